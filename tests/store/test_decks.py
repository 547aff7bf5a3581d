"""Decks come, change, go and come back under other names; progress stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizgo.deck.loaded import Loaded
from quizgo.model import CardId, DeckName, EntryKind, ItemId, ItemState
from quizgo.store.store import Store
from quizgo.store.values import FreshFile, Selection, Stamp
from quizgo.text.faults import Fault
from tests.store.making import STAMP, a_card, a_deck, day, marked, scheduled, write

ONE = ItemId("go/g/one")


def state(store: Store, item: str) -> ItemState | None:
    row = store.row(ItemId(item), day(0))
    return None if row is None else row.state


def test_card_comes_back_as_it_was_put(store: Store) -> None:
    card = a_card("go/g", "one", tags=("stack", "预占"), both_ways=True)
    store.update_decks([a_deck("go/g", card)])
    assert store.card(card.id) == card
    assert store.card(CardId("go/g/two")) is None
    assert [item.id for item in store.items()] == [ONE, f"{ONE}#reversed"]


def test_files_keep_their_stamp_and_faults(store: Store) -> None:
    path = Path("/decks/bad.yaml")
    faults = (Fault(path, 3, "has no answer. Add `answer:`.", "a"), Fault(path, 9, "No."))
    bad = FreshFile(path, Stamp(7, 8, "9"), Loaded(None, faults))
    store.update_decks([bad, a_deck("go/g", "one")])
    known = store.files()
    assert known[path].faults == faults
    assert known[path].stamp == Stamp(7, 8, "9")
    assert known[path].deck is None
    assert known[Path("/decks/go/g.yaml")].deck == "go/g"


def test_text_that_goes_leaves_an_orphan_and_finds_it_again(store: Store) -> None:
    store.update_decks([a_deck("go/g", "one", "two")])
    written = write(store, scheduled(ONE, 4, day(0)))
    store.update_decks(forget=[Path("/decks/go/g.yaml")])
    assert state(store, ONE) is ItemState.ORPHAN
    assert state(store, "go/g/two") is None
    assert store.card(CardId(ONE)) is None
    assert store.decks(day(0)) == ()
    store.update_decks([a_deck("go/g", "one")])
    assert state(store, ONE) is ItemState.REVIEW
    assert store.standing(ONE).progress == written.progress


def test_item_that_was_never_answered_leaves_nothing(store: Store) -> None:
    store.update_decks([a_deck("go/g", "one", "two")])
    store.update_decks([a_deck("go/g", "one")])
    assert state(store, "go/g/two") is None


def test_renamed_card_carries_its_progress_on(store: Store) -> None:
    store.update_decks([a_deck("go/g", a_card("go/g", "one", both_ways=True))])
    write(store, scheduled(ONE, 4, day(0)))
    back = write(store, scheduled(f"{ONE}#reversed", 3, day(1)))
    moved = a_card("go/h", "uno", was=(ONE,), both_ways=True)
    for _ in range(2):
        store.update_decks([a_deck("go/g", "other"), a_deck("go/h", moved)])
        assert store.standing(ItemId("go/h/uno#reversed")).progress == back.progress
        assert state(store, ONE) is None
        assert [line.entry.item for line in store.history([ItemId("go/h/uno")])] == [ONE]
    assert store.verify() == ()


def test_renamed_card_goes_on_from_there(store: Store) -> None:
    store.update_decks([a_deck("go/g", "one")])
    first = write(store, scheduled(ONE, 4, day(0)))
    store.update_decks([a_deck("go/g", a_card("go/g", "uno", was=(ONE,)))])
    written = write(store, scheduled("go/g/uno", 4, day(1)))
    assert written.progress.memory.interval_days == 6
    store.undo(first.entry.id, at=first.entry.at, on=day(1))
    assert store.standing(ItemId("go/g/uno")).progress.memory.interval_days == 1
    assert store.verify() == ()


def test_chain_of_renames_stays_whole(store: Store) -> None:
    store.update_decks([a_deck("d", "a")])
    written = write(store, scheduled("d/a", 4, day(0)))
    store.update_decks([a_deck("d", a_card("d", "b", was=("d/a",)))])
    store.update_decks([a_deck("d", a_card("d", "c", was=("d/b",)))])
    assert store.standing(ItemId("d/c")).progress == written.progress
    assert state(store, "d/a") is None
    assert state(store, "d/b") is None


def test_earlier_card_that_is_still_there_keeps_its_progress(store: Store) -> None:
    store.update_decks([a_deck("d", "a", a_card("d", "b", was=("d/a",)))])
    write(store, scheduled("d/a", 4, day(0)))
    assert store.standing(ItemId("d/b")).version == 0
    store.update_decks([a_deck("d", a_card("d", "b", was=("d/a",)))])
    assert store.standing(ItemId("d/b")).version == 1
    store.update_decks([a_deck("d", "a", a_card("d", "b", was=("d/a",)))])
    assert store.standing(ItemId("d/b")).version == 0
    assert store.standing(ItemId("d/a")).version == 1
    assert store.verify() == ()


def test_withdrawn_rename_gives_the_progress_back(store: Store) -> None:
    store.update_decks([a_deck("d", "a")])
    write(store, scheduled("d/a", 4, day(0)))
    store.update_decks([a_deck("d", a_card("d", "b", was=("d/a",)))])
    store.update_decks([a_deck("d", "b")])
    assert state(store, "d/a") is ItemState.ORPHAN
    assert state(store, "d/b") is ItemState.NEW
    assert store.verify() == ()


def test_cards_that_claim_each_other_hurt_nobody(store: Store) -> None:
    circle = (a_card("d", "a", was=("d/b", "d/a")), a_card("d", "b", was=("d/a",)))
    store.update_decks([a_deck("d", *circle)])
    write(store, scheduled("d/a", 4, day(0)))
    write(store, scheduled("d/b", 4, day(1)))
    store.update_decks([a_deck("d", circle[0])])
    assert store.standing(ItemId("d/a")).version == 2
    store.update_decks(forget=[Path("/decks/d.yaml")])
    assert state(store, "d/a") is ItemState.ORPHAN
    assert store.verify() == ()


def test_deck_that_moves_to_another_file_is_the_same_deck(store: Store) -> None:
    store.update_decks([a_deck("go/g", "one")])
    written = write(store, scheduled(ONE, 4, day(0)))
    deck = a_deck("go/g", "one").loaded.deck
    assert deck is not None
    there = Path("/elsewhere/g.yaml")
    moved = FreshFile(there, Stamp(1, 1), Loaded(replace(deck, path=there)))
    store.update_decks([moved], forget=[Path("/decks/go/g.yaml")])
    assert [row.path for row in store.decks(day(0))] == [there]
    assert store.standing(ONE).progress == written.progress


def test_shadowed_file_is_known_and_its_cards_are_not(store: Store) -> None:
    ours = a_deck("go/g", "one")
    deck = a_deck("go/g", "two").loaded.deck
    assert deck is not None
    bundled = Path("/bundled/g.yaml")
    theirs = FreshFile(bundled, Stamp(1, 1), Loaded(replace(deck, path=bundled)))
    store.update_decks([theirs])
    store.update_decks([ours, replace(theirs, shadowed=True)])
    assert [item.id for item in store.items()] == [ONE]
    assert store.files()[bundled].shadowed
    assert not store.files()[ours.path].shadowed
    store.update_decks([theirs], forget=[ours.path])
    assert [item.id for item in store.items()] == ["go/g/two"]


def test_decks_stand_in_the_order_of_their_tree(store: Store) -> None:
    store.update_decks(
        [
            a_deck("go/z", "a", order=1),
            a_deck("go/a", "a", order=2),
            a_deck("go/a/b", "a"),
            a_deck("go", "a"),
            a_deck("c", "a", order=5),
        ]
    )
    assert store.deck_names() == ("go", "go/z", "go/a", "go/a/b", "c")
    assert store.deck_names(Selection(decks=("go/a",))) == ("go/a", "go/a/b")
    assert store.deck_names(Selection(decks=("*/z", "c"))) == ("go/z", "c")
    assert store.deck_names(Selection(decks=("nothing",))) == ()


def test_deck_rows_count_what_is_in_them(store: Store) -> None:
    store.update_decks([a_deck("d", "a", "b", "c", a_card("d", "e", both_ways=True), "f")])
    write(store, scheduled("d/a", 4, day(0)))
    write(store, scheduled("d/b", 4, day(2)))
    write(store, marked("d/c", EntryKind.SUSPEND, day(0)))
    write(store, marked("d/f", EntryKind.BURY, day(2)))
    (row,) = store.decks(day(2))
    assert row.name == DeckName("d")
    assert row.cards == 5
    assert row.items == store.counts(day(2))
    assert (row.items.new, row.items.due, row.items.later) == (2, 1, 1)
    assert (row.items.suspended, row.items.buried, row.items.total) == (1, 1, 6)


def test_rows_are_chosen_by_deck_and_tag(store: Store) -> None:
    store.update_decks(
        [
            a_deck("go/g", a_card("go/g", "one", tags=("Stack", "gc")), "two"),
            a_deck("go/p", a_card("go/p", "one", tags=("stack_2",))),
        ]
    )

    def chosen(*, decks: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> list[str]:
        return [row.item.id for row in store.rows(day(0), Selection(decks, tags))]

    assert chosen() == ["go/g/one", "go/g/two", "go/p/one"]
    assert chosen(tags=("stack",)) == ["go/g/one"]
    assert chosen(tags=("stack", "gc")) == ["go/g/one"]
    assert chosen(tags=("stack%",)) == []
    assert chosen(decks=("go/p",)) == ["go/p/one"]


def test_cards_are_found_by_what_people_type(store: Store) -> None:
    store.update_decks(
        [a_deck("go/g", a_card("go/g", "one", both_ways=True)), a_deck("go/p", "one", "two")]
    )

    def found(word: str) -> list[str]:
        return [item.id for item in store.find(word)]

    assert found("go/g/one") == ["go/g/one", "go/g/one#reversed"]
    assert found("go/g/one#reversed") == ["go/g/one#reversed"]
    assert found("two") == ["go/p/two"]
    assert found("one") == ["go/g/one", "go/g/one#reversed", "go/p/one"]
    assert found("one#reversed") == ["go/g/one#reversed"]
    assert found("t_o") == []
    assert found("") == []


def test_cards_kept_in_another_form_are_read_anew(path: Path, store: Store) -> None:
    store.update_decks([a_deck("d", "a")])
    written = write(store, scheduled("d/a", 4, day(0)))
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = 'old' WHERE name = 'form'")
        connection.exec_driver_sql("UPDATE card SET body = 'nobody reads this'")
    with Store.open(path, device="here") as again:
        assert again.files()[Path("/decks/d.yaml")].stamp != STAMP
        assert again.card(CardId("d/a")) is None
        again.update_decks([a_deck("d", "a")])
        assert again.card(CardId("d/a")) == a_card("d", "a")
        assert again.standing(ItemId("d/a")).progress == written.progress
    with Store.open(path, device="here") as again:
        assert again.files()[Path("/decks/d.yaml")].stamp == STAMP
