"""What a session needs of whoever keeps the log. The command joins it with the store."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from quizgo.frozen import dataclass
from quizgo.model import Answered, EntryKind, ItemId, Progress

MARKED = "marked"
"""The tag of an item that the learner marked, as Anki names it."""

SETS = frozenset({EntryKind.FLAG, EntryKind.NOTE, EntryKind.TAG, EntryKind.UNTAG})
"""Entries that leave the card on show."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something written about an item that is no answer."""

    kind: EntryKind
    value: str | None = None
    """For those that set something: what."""


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer, ready to be written."""

    item: ItemId
    kind: EntryKind
    """SCHEDULED, DRILL or CRAM."""
    at: datetime
    """Aware, UTC."""
    on: date
    answered: Answered
    brings: tuple[Mark, ...] = ()
    """What is written with it, on the same item, and taken back with it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry is on the disk."""

    entry: str
    """Its id, by which it can be undone."""
    progress: Progress
    """The item's progress with it."""


@dataclass(frozen=True, slots=True)
class AlreadyAnswered:
    """Another session was first; nothing was written."""

    progress: Progress


class Journal(Protocol):
    """The log. Each method returns once what it wrote is durable."""

    def progress(self, item: ItemId) -> Progress:
        """What the log says of an item now; of one it does not name, that it is new.

        Asked whenever a question is shown: a scheduled review of the item counts only
        if its memory is still the one given here.
        """
        ...

    def record(self, review: Review) -> Recorded | AlreadyAnswered:
        """Write an answer."""
        ...

    def mark(
        self, item: ItemId, kind: EntryKind, *, at: datetime, on: date, value: str | None = None
    ) -> Recorded:
        """Write a SUSPEND or BURY, or a flag, a note or a tag with its `value`."""
        ...

    def undo(self, entry: str, *, at: datetime, on: date) -> Progress:
        """Take an entry back and what it brought; the progress of its item without them."""
        ...
