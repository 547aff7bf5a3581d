"""What a search asks of the store."""

from __future__ import annotations

from quizgo.model import EntryKind, ItemId
from quizgo.store.store import Store
from quizgo.store.values import Selection
from tests.store.making import a_card, a_deck, day, drilled, marked, noon, scheduled, write


def test_rows_come_with_their_cards_and_orphans_without(store: Store) -> None:
    two = a_card("d", "two", both_ways=True)
    store.update_decks([a_deck("d", "one", two)])
    write(store, scheduled("d/one", 4, day(0)))
    store.update_decks([a_deck("d", two)])
    found = [(row.item.id, card) for row, card in store.rows_with_cards(day(0))]
    assert found == [("d/two", two), ("d/two#reversed", two), ("d/one", None)]


def test_items_may_be_selected_one_by_one_and_many_at_once(store: Store) -> None:
    store.update_decks([a_deck("d", "one", "two", "three")])
    many = frozenset(ItemId(f"x/{number}") for number in range(40_000))
    chosen = Selection(items=many | {ItemId("d/two"), ItemId('d/"')})
    assert [row.item.id for row in store.rows(day(0), chosen)] == ["d/two"]
    assert [one.item for one in store.queue(day(0), seed=1, selection=chosen).items] == ["d/two"]
    assert store.counts(day(0), chosen).total == 1
    assert store.items(Selection(items=frozenset())) == ()


def test_entries_that_count_are_found_under_every_name(store: Store) -> None:
    store.update_decks([a_deck("d", "a", "other")])
    write(store, scheduled("d/a", 1, day(0)))
    write(store, drilled("d/a", 4, day(0)))
    write(store, marked("d/other", EntryKind.SUSPEND, day(1)))
    undone = write(store, scheduled("d/a", 4, day(1))).entry
    store.undo(undone.id, at=noon(day(1)), on=day(1))
    store.update_decks([a_deck("d", a_card("d", "b", was=("d/a",)), "other")])
    kinds = {item: [e.kind for e in entries] for item, entries in store.effective()}
    assert kinds == {
        "d/b": [EntryKind.SCHEDULED, EntryKind.DRILL],
        "d/other": [EntryKind.SUSPEND],
    }
