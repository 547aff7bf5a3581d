"""Recording, undoing, marking: what one session does to the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgo.errors import StoreError
from quizgo.model import EntryKind, ItemId, ItemState, Progress
from quizgo.schedule.sm2 import NEW
from quizgo.store.store import Store
from quizgo.store.values import AlreadyAnswered, NothingToUndo, Recorded
from tests.store.making import a_deck, day, drilled, marked, noon, scheduled, write

ONE = ItemId("go/g/one")
TWO = ItemId("go/g/two")


@pytest.fixture(autouse=True)
def deck(store: Store) -> None:
    store.update_decks([a_deck("go/g", "one", "two", "three")])


def test_item_that_nobody_answered_is_new(store: Store) -> None:
    standing = store.standing(ONE)
    assert standing.progress == Progress(NEW)
    assert standing.version == 0


def test_answer_moves_the_item_on(store: Store) -> None:
    written = write(store, scheduled(ONE, 4, day(0)))
    assert written.entry.device == "here"
    assert written.entry.sequence == 1
    assert written.progress.memory.due == day(1)
    assert store.standing(ONE).progress == written.progress
    assert store.standing(ONE).version == written.version == 1


def test_answer_outlives_the_process(store: Store, path: Path) -> None:
    written = write(store, scheduled(ONE, 4, day(0)))
    store.close()
    with Store.open(path, device="here") as again:
        assert list(again.entries()) == [written.entry]
        assert again.standing(ONE).progress == written.progress


def test_second_session_cannot_answer_what_the_first_answered(store: Store, path: Path) -> None:
    with Store.open(path, device="here") as other:
        shown = other.standing(ONE)
        first = write(store, scheduled(ONE, 4, day(0)))
        late = other.record(scheduled(ONE, 2, day(0)), expected=shown.version)
        assert late == AlreadyAnswered(ONE, first.progress, first.version)
        assert list(other.entries()) == [first.entry]


def test_drill_by_another_session_does_not_stand_in_the_way(store: Store) -> None:
    shown = store.standing(ONE)
    write(store, drilled(ONE, 4, day(0)))
    assert isinstance(store.record(scheduled(ONE, 4, day(0)), expected=shown.version), Recorded)


def test_undo_is_exact_and_deep(store: Store) -> None:
    before = [store.standing(ONE).progress]
    entries = []
    for number, grade in enumerate((4, 4, 1, 5)):
        written = write(store, scheduled(ONE, grade, day(number)))
        before.append(written.progress)
        entries.append(written.entry.id)
    for entry, progress in zip(reversed(entries), reversed(before[:-1]), strict=True):
        undone = store.undo(entry, at=noon(day(5)), on=day(5))
        assert isinstance(undone, Recorded)
        assert undone.progress == progress


def test_undoing_the_undo_brings_the_answer_back(store: Store) -> None:
    written = write(store, scheduled(ONE, 4, day(0)))
    undone = store.undo(written.entry.id, at=noon(day(0)), on=day(0))
    assert isinstance(undone, Recorded)
    redone = store.undo(undone.entry.id, at=noon(day(0)), on=day(0))
    assert isinstance(redone, Recorded)
    assert redone.progress == written.progress


def test_undo_of_nothing_writes_nothing(store: Store) -> None:
    written = write(store, scheduled(ONE, 4, day(0)))
    store.undo(written.entry.id, at=noon(day(0)), on=day(0))
    again = store.undo(written.entry.id, at=noon(day(0)), on=day(0))
    assert again == NothingToUndo(written.entry.id)
    assert store.undo("no such entry", at=noon(day(0)), on=day(0)) == NothingToUndo("no such entry")
    assert len(list(store.entries())) == 2


def test_undoable_entries_come_newest_first_without_the_undone(store: Store) -> None:
    first = write(store, scheduled(ONE, 4, day(0))).entry
    second = write(store, scheduled(TWO, 4, day(0))).entry
    third = write(store, marked(ONE, EntryKind.SUSPEND, day(0))).entry
    assert store.undoable(2) == (third, second)
    store.undo(third.id, at=noon(day(0)), on=day(0))
    assert store.undoable(5) == (second, first)


def test_only_this_device_s_entries_are_offered_for_undo(store: Store, path: Path) -> None:
    with Store.open(path, device="there") as other:
        write(other, scheduled(ONE, 4, day(0)))
    assert store.undoable() == ()


@pytest.mark.parametrize(
    ("kind", "then", "tomorrow"),
    [
        (EntryKind.SUSPEND, ItemState.SUSPENDED, ItemState.SUSPENDED),
        (EntryKind.BURY, ItemState.BURIED, ItemState.REVIEW),
        (EntryKind.RESET, ItemState.NEW, ItemState.NEW),
    ],
)
def test_marks_change_the_state(
    store: Store, kind: EntryKind, then: ItemState, tomorrow: ItemState
) -> None:
    write(store, scheduled(ONE, 4, day(0)))
    write(store, marked(ONE, kind, day(1)))
    for on, state in ((day(1), then), (day(2), tomorrow)):
        row = store.row(ONE, on)
        assert row is not None
        assert row.state is state


def test_resume_brings_back_what_was_suspended_or_buried(store: Store) -> None:
    store.record_all(
        [
            marked(ONE, EntryKind.SUSPEND, day(0)),
            marked(ONE, EntryKind.BURY, day(0)),
            marked(ONE, EntryKind.RESUME, day(0)),
        ]
    )
    assert store.standing(ONE).progress == Progress(NEW)


def test_reset_keeps_the_history(store: Store) -> None:
    write(store, scheduled(ONE, 4, day(0)))
    write(store, marked(ONE, EntryKind.RESET, day(1)))
    assert [line.entry.kind for line in store.history([ONE])] == [
        EntryKind.RESET,
        EntryKind.SCHEDULED,
    ]


def test_history_is_newest_first_and_shows_what_was_undone(store: Store) -> None:
    first = write(store, scheduled(ONE, 4, day(0))).entry
    second = write(store, scheduled(TWO, 3, day(1))).entry
    store.undo(first.id, at=noon(day(2)), on=day(2))
    lines = store.history()
    assert [line.undone for line in lines] == [False, False, True]
    assert [line.entry for line in lines[1:]] == [second, first]
    assert [line.entry for line in store.history(limit=2)] == [line.entry for line in lines[:2]]
    assert [line.entry for line in store.history([TWO])] == [second]


def test_answer_to_a_card_whose_text_just_went_is_kept(store: Store) -> None:
    written = write(store, scheduled("go/gone/card", 4, day(0)))
    row = store.row(ItemId("go/gone/card"), day(0))
    assert row is not None
    assert row.state is ItemState.ORPHAN
    assert row.progress == written.progress


def test_word_that_is_no_text_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="is no text"):
        store.find("\udcff")


@pytest.mark.parametrize(
    "damage", [{"answered": None}, {"of": "e0"}, {"kind": EntryKind.UNDO, "answered": None}]
)
def test_damaged_log_of_another_machine_is_refused_whole(
    store: Store, damage: dict[str, Any]
) -> None:
    good = write(store, scheduled(ONE, 4, day(0))).entry
    with pytest.raises(StoreError, match="Nothing was taken over"):
        store.absorb([replace(good, id="g"), replace(good, id="b", **damage)])
    assert list(store.entries()) == [good]


def test_log_refuses_to_be_changed(store: Store, path: Path) -> None:
    write(store, scheduled(ONE, 4, day(0)))
    with closing(sqlite3.connect(path)) as connection:
        for deed in ("UPDATE entry SET grade = 5", "DELETE FROM entry"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(deed)


# What an answer brings


def with_marks(store: Store, item: ItemId, on: int) -> Recorded:
    tag = replace(marked(item, EntryKind.TAG, day(on)), value="leech")
    suspend = marked(item, EntryKind.SUSPEND, day(on))
    written = store.record(scheduled(item, 1, day(on)), bringing=[tag, suspend])
    assert isinstance(written, Recorded)
    return written


def test_what_an_answer_brings_is_written_with_it(store: Store) -> None:
    written = with_marks(store, ONE, 0)
    assert written.entry.kind is EntryKind.SCHEDULED
    assert written.progress == store.standing(ONE).progress
    assert (written.progress.marks, written.progress.suspended) == (("leech",), True)
    assert [line.entry.kind for line in store.history([ONE])] == ["suspend", "tag", "scheduled"]


def test_it_is_taken_back_and_brought_back_with_the_answer(store: Store) -> None:
    before = store.standing(ONE).progress
    written = with_marks(store, ONE, 0)
    assert store.undoable(5) == (written.entry,)
    undone = store.undo(written.entry.id, at=noon(day(0)), on=day(0))
    assert isinstance(undone, Recorded)
    assert undone.progress == store.standing(ONE).progress == before
    redone = store.undo(undone.entry.id, at=noon(day(0)), on=day(0))
    assert isinstance(redone, Recorded)
    assert redone.progress == store.standing(ONE).progress == written.progress
    assert store.verify() == ()


def test_an_answer_that_came_too_late_brings_nothing(store: Store) -> None:
    shown = store.standing(ONE)
    write(store, scheduled(ONE, 4, day(0)))
    tag = replace(marked(ONE, EntryKind.TAG, day(0)), value="leech")
    late = store.record(scheduled(ONE, 1, day(0)), expected=shown.version, bringing=[tag])
    assert isinstance(late, AlreadyAnswered)
    assert store.standing(ONE).progress.marks == ()


def test_what_an_answer_brought_goes_with_it_among_many(store: Store) -> None:
    answer = store.record(
        scheduled(ONE, 1, day(0)),
        bringing=[replace(marked(ONE, EntryKind.TAG, day(0)), value="leech")],
    )
    assert isinstance(answer, Recorded)
    assert store.standing(ONE).progress.marks == ("leech",)
    undos = store.undo_all([answer.entry.id] * 2, at=noon(day(1)), on=day(1))
    assert len(undos) == 2
    assert store.standing(ONE).progress == Progress(NEW)
    store.undo_all([undos[0].id], at=noon(day(2)), on=day(2))
    assert store.standing(ONE).progress.marks == ("leech",)
