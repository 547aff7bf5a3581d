"""The log as memory models see it: each item's reviews, one after the other, day by day.

A *course* is what came between an item's being new and its reset, or the end of the
log. Its first review teaches; each that comes on a later day is a *trial* of the
memory, and can be foretold. Drill and cram are left out, as they are by every scheduler.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, pairwise
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.model import Entry, EntryKind, Grade, ItemId
from quizgo.schedule.fsrs import elapsed
from quizgo.schedule.sm2 import PASS


class Answer(NamedTuple):
    """One scheduled review."""

    on: date
    at: datetime
    grade: Grade


@dataclass(frozen=True, slots=True)
class Course:
    """The scheduled reviews of an item from new on, in order. There is one at least."""

    item: ItemId
    answers: tuple[Answer, ...]
    gaps: tuple[tuple[int, Grade], ...]
    """Each answer's grade, behind the days since the one before; 0 for the first."""


class Trial(NamedTuple):
    """One review that could be foretold, and how it came out."""

    at: datetime
    course: int
    """The place of its course among the courses."""
    number: int
    """How many reviews of its course came before; 1 at least."""
    days: int
    """Since the review before; 1 at least."""
    lapses: int
    """Failures among those before, the first review left out."""
    passed: bool


def courses_of(item: ItemId, entries: Iterable[Entry]) -> Iterator[Course]:
    """The courses in an item's entries that count, which are given in order."""
    answers: list[Answer] = []
    for entry in entries:
        if entry.kind is EntryKind.RESET and answers:
            yield _course(item, answers)
            answers = []
        elif entry.kind is EntryKind.SCHEDULED and entry.answered is not None:
            answers.append(Answer(entry.on, entry.at, entry.answered.grade))
    if answers:
        yield _course(item, answers)


def trials(courses: Sequence[Course]) -> list[Trial]:
    """All that could be foretold, in the order in which it happened."""
    found = [one for place, course in enumerate(courses) for one in _of_course(place, course)]
    return sorted(found)


def before(found: Sequence[Trial], place: int) -> list[Trial]:
    """Those, in order, that came before the one at a place, and not at the same moment."""
    at = found[place].at
    return [one for one in found[:place] if one.at < at]


def _course(item: ItemId, answers: Sequence[Answer]) -> Course:
    days = (elapsed(before.on, answer.on) for before, answer in pairwise(answers))
    gaps = zip(chain([0], days), (answer.grade for answer in answers), strict=True)
    return Course(item, tuple(answers), tuple(gaps))


def _of_course(place: int, course: Course) -> Iterator[Trial]:
    lapses = 0
    for number, (days, grade) in enumerate(course.gaps):
        passed = grade >= PASS
        if number and days:
            yield Trial(course.answers[number].at, place, number, days, lapses, passed)
        lapses += number > 0 and not passed
