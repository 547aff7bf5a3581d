"""From the log of one item to all that is known of it.

The log is the truth: undo, another scheduler, two machines and repair are all
"fold again". Entries are taken in their total order, whatever order they come in.

An undo takes back the one entry it names, whichever came first by the clock. An
undo may itself be undone by a later undo, which brings the entry back. Undoing
the same entry twice is undoing it once, and an undo of an entry that is not in
the log does nothing until that entry arrives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never

from quizgo.model import Answered, Entry, EntryKind, Grade, Progress
from quizgo.schedule.merge import in_order
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling, review
from quizgo.schedule.sm2 import NEW, PASS

UNTOUCHED = Progress(NEW)
"""An item of which the log says nothing."""

FLAGS = tuple("01234567")
"""The values of a FLAG entry."""

DRILLED = Grade.GOOD
"""A scheduled review under this grade is drilled until this grade is reached."""


def fold(entries: Iterable[Entry], scheduling: Scheduling = AS_PUBLISHED) -> Progress:
    """What the log of one item says of it, where that item is scheduled like this."""
    progress = UNTOUCHED
    for entry in effective(entries):
        progress = step(progress, entry, scheduling)
    return progress


def effective(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count, in order: without undos and without what they took back."""
    ordered = in_order(entries)
    gone = undone(ordered)
    return [e for e in ordered if e.kind is not EntryKind.UNDO and e.id not in gone]


def undone(entries: Iterable[Entry]) -> set[str]:
    """The ids of what is taken back, undos that were undone included."""
    gone: set[str] = set()
    # Backwards, so that an undo is known to be undone before it is looked at.
    for entry in reversed(in_order(entries)):
        if entry.kind is EntryKind.UNDO and entry.of is not None and entry.id not in gone:
            gone.add(entry.of)
    return gone


def step(progress: Progress, entry: Entry, scheduling: Scheduling) -> Progress:
    """The progress after one more entry, later than all before it and not an undo."""
    match entry.kind:
        case EntryKind.SCHEDULED:
            return _scheduled(progress, entry, scheduling)
        case EntryKind.DRILL:
            if _answered(entry).grade >= DRILLED:
                return replace(progress, drill_on=None)
            return progress
        case EntryKind.RESET:
            return replace(
                UNTOUCHED,
                suspended=progress.suspended,
                buried_on=progress.buried_on,
                flag=progress.flag,
                note=progress.note,
                marks=progress.marks,
            )
        case EntryKind.SUSPEND:
            return replace(progress, suspended=True)
        case EntryKind.RESUME:
            return replace(progress, suspended=False, buried_on=None)
        case EntryKind.BURY:
            return replace(progress, buried_on=entry.on)
        case EntryKind.FLAG:
            return replace(progress, flag=int(_value(entry)))
        case EntryKind.NOTE:
            return replace(progress, note=_value(entry))
        case EntryKind.TAG:
            return replace(progress, marks=_marks({*progress.marks, _value(entry)}))
        case EntryKind.UNTAG:
            return replace(progress, marks=_marks({*progress.marks} - {_value(entry)}))
        case EntryKind.RESCHEDULE:
            due = date.fromisoformat(_value(entry))
            return replace(progress, memory=replace(progress.memory, due=due))
        case EntryKind.CRAM:
            return progress
        case EntryKind.UNDO:
            raise AssertionError("an undo is no step: fold the whole log again")
        case _:
            assert_never(entry.kind)


def says_what_it_sets(entry: Entry) -> bool:
    """Whether an entry has a value where its kind needs one, and one that can be set."""
    value = entry.value
    match entry.kind:
        case EntryKind.FLAG:
            return value is not None and value in FLAGS
        case EntryKind.NOTE:
            return value is not None
        case EntryKind.TAG | EntryKind.UNTAG:
            return value is not None and value.split() == [value]
        case EntryKind.RESCHEDULE:
            return value is not None and _is_day(value)
        case _:
            return value is None


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _scheduled(progress: Progress, entry: Entry, scheduling: Scheduling) -> Progress:
    grade = _answered(entry).grade
    was_passed = progress.memory.repetitions > 0 or progress.lapses > 0
    memory = review(entry.item, progress, grade, entry.on, scheduling)
    return replace(
        progress,
        memory=memory,
        reviews=progress.reviews + 1,
        lapses=progress.lapses + (grade < PASS and was_passed),
        first_on=progress.first_on or entry.on,
        last_on=entry.on,
        last_grade=grade,
        drill_on=entry.on if grade < DRILLED else None,
    )


def _answered(entry: Entry) -> Answered:
    assert entry.answered is not None, f"entry {entry.id} is an answer without a grade"
    return entry.answered


def _value(entry: Entry) -> str:
    assert entry.value is not None, f"entry {entry.id} sets nothing"
    return entry.value


def _marks(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tags))
