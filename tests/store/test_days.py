"""What a study day holds and what it has seen, as the store tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgo.model import DayLimits, DeckName, EntryKind, ItemId, Lab, Text
from quizgo.schedule.insight.mastery import Mastery
from quizgo.store.store import Store
from quizgo.store.values import Recorded, Selection, Today
from tests.store.making import (
    a_card,
    a_deck,
    answered,
    day,
    drilled,
    marked,
    noon,
    scheduled,
    write,
)


@pytest.fixture(autouse=True)
def decks(store: Store) -> None:
    both = a_card("b", "two", both_ways=True, tags=("hard",))
    store.update_decks([a_deck("b", "one", both, order=1), a_deck("a", "one", "two", order=2)])


def queued(store: Store, on: int, *, new: int = 20, reviews: int = 200) -> list[str]:
    queue = store.queue(day(on), seed=1, limits=DayLimits(new, reviews))
    return [waiting.item for waiting in queue.items]


def test_new_items_come_in_the_order_of_the_decks(store: Store) -> None:
    assert queued(store, 0) == ["b/one", "b/two", "a/one", "a/two"]
    assert queued(store, 0, new=2) == ["b/one", "b/two"]


def test_queue_can_be_narrowed(store: Store) -> None:
    def chosen(selection: Selection) -> list[str]:
        return [waiting.item for waiting in store.queue(day(0), seed=1, selection=selection).items]

    assert chosen(Selection(decks=("a",))) == ["a/one", "a/two"]
    assert chosen(Selection(tags=("hard",))) == ["b/two"]
    assert chosen(Selection(decks=("nothing",))) == []


def test_what_was_answered_counts_against_the_day(store: Store) -> None:
    write(store, scheduled("b/two", 4, day(0)))
    assert queued(store, 0, new=2) == ["b/one"]
    assert queued(store, 1, new=2) == ["b/two", "b/one", "a/one"]
    write(store, scheduled("b/two", 4, day(1)))
    assert queued(store, 1, new=2, reviews=1) == ["b/one", "a/one"]


def test_sibling_waits_for_another_day(store: Store) -> None:
    write(store, scheduled("b/two", 4, day(0)))
    assert "b/two#reversed" not in queued(store, 0)
    assert "b/two#reversed" not in queued(store, 1)
    write(store, scheduled("b/two", 4, day(1)))
    assert "b/two#reversed" in queued(store, 2)


def test_suspended_and_buried_items_do_not_come(store: Store) -> None:
    write(store, marked("b/one", EntryKind.SUSPEND, day(0)))
    write(store, marked("a/one", EntryKind.BURY, day(0)))
    assert queued(store, 0) == ["b/two", "a/two"]
    assert queued(store, 1) == ["b/two", "a/one", "a/two"]


def test_orphans_do_not_come(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(0)))
    store.update_decks([a_deck("a", "two")])
    assert "a/one" not in queued(store, 5)


def test_drill_waits_on_its_day_in_the_order_of_the_answers(store: Store) -> None:
    write(store, scheduled("b/one", 3, day(0)))
    write(store, scheduled("a/two", 1, day(0)))
    write(store, scheduled("a/one", 4, day(0)))
    assert {item.id for item in store.drilling(day(0))} == {"b/one", "a/two"}
    write(store, drilled("b/one", 3, day(0)))
    assert len(store.drilling(day(0))) == 2
    write(store, drilled("b/one", 4, day(0)))
    assert [item.id for item in store.drilling(day(0))] == ["a/two"]
    assert store.drilling(day(0), Selection(decks=("b",))) == ()
    assert store.drilling(day(1)) == ()


def test_a_lab_is_not_drilled(store: Store) -> None:
    lab = replace(a_card("l", "one"), body=Lab(Text("Mend it."), "", (), ""))
    store.update_decks([a_deck("l", lab)])
    write(store, scheduled("l/one", 1, day(0)))
    assert store.drilling(day(0)) == ()


def test_today_tells_what_was_done(store: Store) -> None:
    write(store, scheduled("b/one", 4, day(0)))
    write(store, scheduled("b/one", 1, day(1)))
    write(store, scheduled("a/one", 1, day(1)))
    write(store, drilled("a/one", 4, day(1)))
    assert store.today(day(1)) == Today(new=1, reviews=1, answers=3, seconds=12.0)
    assert store.today(day(2)) == Today(0, 0, 0, 0.0)


def test_undone_answer_gives_its_place_back(store: Store) -> None:
    entry = write(store, scheduled("b/one", 4, day(0))).entry
    store.undo(entry.id, at=noon(day(0)), on=day(0))
    assert store.today(day(0)).new == 0
    assert queued(store, 0, new=1) == ["b/one"]


def row(store: Store, on: int, *away: int) -> tuple[int, int]:
    found = store.streak(day(on), [day(number) for number in away])
    return found.days, found.longest


def test_a_day_with_something_due_and_nothing_done_ends_the_row(store: Store) -> None:
    assert row(store, 0) == (0, 0)
    for number in (0, 2, 3, 3, 4):
        write(store, scheduled("b/one", 1, day(number)))  # due again the day after
    write(store, drilled("b/one", 4, day(1)))
    assert [row(store, number) for number in (0, 1, 2, 4)] == [(1, 1), (1, 1), (1, 1), (3, 3)]
    assert [row(store, number) for number in (5, 6)] == [(3, 3), (0, 3)]


def test_a_day_on_which_nothing_was_due_counts(store: Store) -> None:
    write(store, scheduled("b/one", 4, day(0)))
    write(store, scheduled("b/one", 4, day(1)))  # due on day 7
    assert [row(store, number)[0] for number in range(2, 9)] == [3, 4, 5, 6, 7, 7, 0]
    write(store, scheduled("b/one", 4, day(7)))
    assert row(store, 8) == (9, 9)
    write(store, scheduled("b/one", 4, day(9)))
    assert row(store, 9) == (10, 10), "what is reviewed later was not due before"


def test_a_gap_is_told_by_the_log_as_it_stood(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(0)))
    write(store, scheduled("b/one", 4, day(0)))
    write(store, scheduled("b/one", 4, day(3)))
    write(store, scheduled("a/one", 4, day(3)))
    assert row(store, 3) == (1, 1)


def test_days_away_neither_count_nor_end_the_row(store: Store) -> None:
    write(store, scheduled("b/one", 1, day(0)))
    write(store, scheduled("b/one", 1, day(4)))
    assert row(store, 4) == (1, 1)
    assert row(store, 4, 1, 2, 3) == (2, 2)
    assert row(store, 4, 1, 2) == (1, 1)


def test_a_day_whose_reviews_were_taken_back_was_not_studied(store: Store) -> None:
    write(store, scheduled("b/one", 1, day(0)))
    entry = write(store, scheduled("b/one", 4, day(1))).entry
    assert row(store, 1) == (2, 2)
    undo = store.undo(entry.id, at=noon(day(1)), on=day(1))
    assert row(store, 1) == (1, 1)
    assert row(store, 2) == (0, 1)
    assert isinstance(undo, Recorded)
    store.undo(undo.entry.id, at=noon(day(1)), on=day(1))
    assert row(store, 1) == (2, 2)


def test_what_was_suspended_then_was_not_due(store: Store) -> None:
    write(store, scheduled("b/one", 1, day(0)))
    write(store, marked("b/one", EntryKind.SUSPEND, day(0)))
    write(store, replace(marked("b/one", EntryKind.RESUME, day(0)), on=day(3), at=noon(day(3))))
    write(store, scheduled("b/one", 1, day(3)))
    assert row(store, 3) == (4, 4)


def test_due_days_are_counted_for_the_forecast(store: Store) -> None:
    write(store, scheduled("b/one", 4, day(0)))
    write(store, scheduled("a/one", 4, day(0)))
    write(store, scheduled("a/two", 4, day(3)))
    write(store, marked("a/one", EntryKind.SUSPEND, day(0)))
    assert store.due_days(day(9)) == ((day(1), 1), (day(4), 1))
    assert store.due_days(day(9), Selection(decks=("a",))) == ((day(4), 1),)


def test_mean_seconds_are_of_scheduled_answers(store: Store) -> None:
    assert store.mean_seconds() is None
    for number, milliseconds in enumerate((1000, 4000)):
        draft = scheduled("b/one", 4, day(number))
        write(store, replace(draft, answered=answered(4, milliseconds=milliseconds)))
    write(store, drilled("b/one", 4, day(1)))
    assert store.mean_seconds() == 2.5


def test_orphans_are_listed_last(store: Store) -> None:
    write(store, scheduled(ItemId("a/one"), 4, day(0)))
    store.update_decks([a_deck("a", "two", order=2)])
    rows = list(store.rows(day(0)))
    assert [row.item.id for row in rows][-2:] == ["a/two", "a/one"]
    assert rows[-1].kind is None
    assert store.items()[-1].id == "a/two"


def test_mastery_is_counted_by_deck(store: Store) -> None:
    store.update_decks([a_deck("d", "a", "b", "c", "e"), a_deck("f", "z")])
    for number in (0, 1, 7, 22):  # to an interval of 38 days
        write(store, scheduled("d/a", 4, day(number)))
    write(store, scheduled("d/b", 4, day(0)))
    write(store, marked("d/c", EntryKind.SUSPEND, day(0)))
    found = store.mastery()
    assert found[DeckName("d")] == Mastery(new=1, young=1, mature=1)
    assert found[DeckName("f")] == Mastery(new=1, young=0, mature=0)
