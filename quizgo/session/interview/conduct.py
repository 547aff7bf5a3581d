"""What an interview works with, and the log as its questions see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from quizgo.frozen import dataclass
from quizgo.model import EntryKind, ItemId, Progress
from quizgo.session.course import Course
from quizgo.session.interview.events import Event
from quizgo.session.interview.pool import Pool
from quizgo.session.journal import Journal, Recorded, Review


@dataclass(frozen=True, slots=True)
class Conduct:
    """What an interview works with."""

    course: Course
    """Of any session: each question is one of its own, with another queue and journal."""
    pool: Pool
    write: Callable[[Event], None]
    """Appends to the interview's file; durable when it returns."""
    logged: Callable[[Review], str | None]
    """The entry of the log that a review was written as, if it was."""
    ticks_settle: bool = True
    """Whether the learner has corrected the ticks of an open answer when it is judged. Plain mode
    lets them be corrected at the grade."""


class QuestionJournal:
    """The log as one question sees it: its answer goes the way of the interview."""

    def __init__(self, journal: Journal, record: Callable[[Review], Recorded]) -> None:
        self._journal = journal
        self._record = record

    def progress(self, item: ItemId) -> Progress:
        return self._journal.progress(item)

    def record(self, review: Review) -> Recorded:
        return self._record(review)

    def mark(
        self, item: ItemId, kind: EntryKind, *, at: datetime, on: date, value: str | None = None
    ) -> Recorded:
        return self._journal.mark(item, kind, at=at, on=on, value=value)

    def undo(self, entry: str, *, at: datetime, on: date) -> Progress:
        return self._journal.undo(entry, at=at, on=on)


def is_open(progress: Progress, on: date) -> bool:
    """Whether an answer counts as a review: the item is new or due, and not put aside."""
    due = progress.memory.due
    is_aside = progress.suspended or progress.buried_on == on
    return not is_aside and (due is None or due <= on)
