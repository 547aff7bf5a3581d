"""The log, of some items, from a day on, by grades."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from quizgo.model import EntryKind, Grade, ItemId
from quizgo.store.store import Store
from quizgo.store.values import Asked, Recorded
from tests.store.making import a_card, a_deck, day, marked, noon, scheduled

A, B = ItemId("d/a"), ItemId("d/b")


@pytest.fixture
def filled(store: Store) -> Store:
    store.update_decks([a_deck("d", "a", "b")])
    store.record(scheduled(A, 1, day(0)))
    store.record(scheduled(B, 4, day(1)))
    store.record(marked(A, EntryKind.SUSPEND, day(2)))
    store.record(scheduled(A, 5, day(3)))
    return store


@pytest.mark.parametrize(
    ("items", "since", "grades", "found"),
    [
        (None, 0, (), "a5 a- b4 a1"),
        (None, 1, (), "a5 a- b4"),
        (None, 9, (), ""),
        (None, 0, (Grade.WRONG, Grade.GOOD), "b4 a1"),
        ([A], 1, (), "a5 a-"),
        ([A], 0, (Grade.GOOD,), ""),
        ([], 0, (), ""),
    ],
)
def test_what_is_asked_for_newest_first(
    filled: Store,
    items: Collection[ItemId] | None,
    since: int,
    grades: Collection[Grade],
    found: str,
) -> None:
    lines = filled.history(items, since=day(since), grades=grades)
    told = [
        f"{line.entry.item[-1]}{line.entry.answered.grade if line.entry.answered else '-'}"
        for line in lines
    ]
    assert " ".join(told) == found
    assert filled.many_asked(Asked(items, day(since), grades)) == len(told)


def test_the_limit_is_of_what_was_asked_for(filled: Store) -> None:
    (line,) = filled.history(limit=1, grades=[Grade.WRONG])
    assert line.entry.item == A


def test_more_items_than_a_statement_has_room_for(filled: Store) -> None:
    many = [ItemId(f"d/x{number}") for number in range(40_000)]
    assert len(filled.history([*many, B])) == 1


def test_an_item_is_found_under_its_earlier_name(filled: Store) -> None:
    filled.update_decks([a_deck("d", a_card("d", "z", was=("d/a",)), "b")])
    assert len(filled.history([ItemId("d/z")])) == 3


def test_an_undo_of_an_undo_is_told_of_items_and_of_all(filled: Store) -> None:
    (last,) = filled.undoable(1)
    undo = filled.undo(last.id, at=noon(day(3)), on=day(3))
    assert isinstance(undo, Recorded)
    assert [line.undone for line in filled.history()] == [False, True, False, False, False]
    filled.undo(undo.entry.id, at=noon(day(3)), on=day(3))
    for lines in (filled.history(), filled.history([A])):
        assert [line.entry.kind for line in lines if line.undone] == [EntryKind.UNDO]
    assert not any(line.undone for line in filled.history([B]))
