"""What is counted: the answers that the log holds, and the items as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from quizgo.model import DeckName, Entry, EntryKind, Grade, ItemId, ItemState, Kind, Progress
from quizgo.schedule.fold import UNTOUCHED
from quizgo.schedule.sm2 import PASS

MATURE_DAYS = 21
"""From this interval on an item is mature, as in Anki; below it is young."""


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


def answers_of(
    item: ItemId,
    kind: Kind | None,
    entries: Iterable[Entry],
    step: Callable[[Progress, Entry], Progress],
    zone: tzinfo | None,
) -> Iterator[Answer]:
    """The answers among the entries of one item that count, which are given in order.

    `step` is the fold's, with how the item is scheduled: the interval before an answer
    is what the entries so far fold to. `zone` is the learner's; None is the machine's.
    """
    progress = UNTOUCHED
    for entry in entries:
        if entry.answered is not None:
            yield Answer(
                item=item,
                on=entry.on,
                hour=_hour(entry.at, zone),
                round=_round(entry.kind, progress),
                grade=entry.answered.grade,
                duration_ms=max(0, entry.answered.duration_ms),
                kind=kind,
            )
        progress = step(progress, entry)


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
