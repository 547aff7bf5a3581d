"""What is counted: the answers that the log holds, and the items as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.model import (
    Answered,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    ItemId,
    ItemState,
    Kind,
    Progress,
)
from quizgo.schedule.fold import UNTOUCHED
from quizgo.schedule.insight.mastery import MATURE_DAYS
from quizgo.schedule.insight.periods import Period, shifted
from quizgo.schedule.sm2 import PASS


class Round(StrEnum):
    """On what occasion an answer was given."""

    NEW = "new"
    """The first scheduled review, ever or since a reset."""
    YOUNG = "young"
    MATURE = "mature"
    """Scheduled reviews, by the interval that lay before them."""
    DRILL = "drill"
    CRAM = "cram"

    @property
    def is_scheduled(self) -> bool:
        return self not in (Round.DRILL, Round.CRAM)


SCHEDULED = frozenset(round for round in Round if round.is_scheduled)
RECALLED = frozenset({Round.YOUNG, Round.MATURE})
"""The rounds of which retention is told: what was learned before is recalled or not."""


class Answer(NamedTuple):
    """One answer that counts: it was not taken back."""

    item: ItemId
    on: date
    hour: int
    """Of the learner's local day, 0 to 23."""
    round: Round
    grade: Grade
    duration_ms: int
    kind: Kind | None
    """Of the question; None where its text is gone."""

    @property
    def is_pass(self) -> bool:
        return self.grade >= PASS


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item as it stands today."""

    item: ItemId
    deck: DeckName
    state: ItemState
    progress: Progress
    retrievability: float | None = None
    """The chance of recalling it today, where the scheduler knows one."""

    @property
    def is_mature(self) -> bool:
        return self.progress.memory.interval_days >= MATURE_DAYS


@dataclass(frozen=True, slots=True)
class Course:
    """What the log says of one item's way so far."""

    answers: tuple[Answer, ...]
    waits: tuple[Period, ...]
    """The days on which it was due and had not been answered, suspended ones left out."""


def course_of(
    item: ItemId,
    kind: Kind | None,
    entries: Iterable[Entry],
    step: Callable[[Progress, Entry], Progress],
    *,
    zone: tzinfo | None,
    until: date,
) -> Course:
    """The course of an item up to the day `until`, by the entries that count, in order.

    `step` is the fold's, with how the item is scheduled: the interval before an answer
    is what the entries so far fold to. `zone` is the learner's; None is the machine's.
    """
    answers: list[Answer] = []
    waits: list[Period] = []
    progress, since = UNTOUCHED, date.min
    for entry in entries:
        _wait(progress, since, shifted(entry.on, -1), waits)
        if entry.answered is not None:
            answers.append(_answer(item, kind, entry, entry.answered, progress, zone))
        progress, since = step(progress, entry), entry.on
    _wait(progress, since, until, waits)
    return Course(tuple(answers), tuple(waits))


def _wait(progress: Progress, since: date, until: date, waits: list[Period]) -> None:
    """Note the days from `since` to `until` on which an item that stands so is due."""
    due = progress.memory.due
    if due is not None and due <= until and since <= until and not progress.suspended:
        waits.append(Period(max(due, since), until))


def _answer(
    item: ItemId,
    kind: Kind | None,
    entry: Entry,
    answered: Answered,
    before: Progress,
    zone: tzinfo | None,
) -> Answer:
    return Answer(
        item=item,
        on=entry.on,
        hour=_hour(entry.at, zone),
        round=_round(entry.kind, before),
        grade=answered.grade,
        duration_ms=max(0, answered.duration_ms),
        kind=kind,
    )


def _round(kind: EntryKind, before: Progress) -> Round:
    if kind is EntryKind.DRILL:
        return Round.DRILL
    if kind is EntryKind.CRAM:
        return Round.CRAM
    if before.first_on is None:
        return Round.NEW
    return Round.MATURE if before.memory.interval_days >= MATURE_DAYS else Round.YOUNG


def _hour(at: datetime, zone: tzinfo | None) -> int:
    try:
        return at.astimezone(zone).hour
    except (OverflowError, OSError):  # a moment at the very end of the calendar
        return at.hour
