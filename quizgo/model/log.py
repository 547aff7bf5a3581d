"""Grades, memories, the log, and what it says of an item."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from quizgo.frozen import dataclass
from quizgo.model.names import ItemId


class Grade(IntEnum):
    """Wozniak's grades: 3 and up is a pass."""

    BLACKOUT = 0
    WRONG = 1
    CLOSE = 2
    HARD = 3
    GOOD = 4
    EASY = 5


class Scheduler(StrEnum):
    """By which rule an item comes round."""

    SM2 = "sm2"
    FSRS = "fsrs"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the scheduler knows of one item."""

    repetitions: int
    """Passes in a row, 0 after a failure."""
    interval_days: int
    """Days from the last review to `due`; 0 before the first."""
    efactor: int
    """Wozniak's E-factor in hundredths, at least 130. Only SM-2 changes it."""
    due: date | None
    """The day it comes round; None before the first review."""
    stability: float | None = None
    """FSRS only: the days after which it is recalled nine times of ten."""
    difficulty: float | None = None
    """FSRS only: from 1 to 10."""


# The log --------------------------------------------------------------------


class EntryKind(StrEnum):
    """What an entry of the log records."""

    SCHEDULED = "scheduled"
    """A review that changed the memory."""
    DRILL = "drill"
    """A repeat in the session of what was graded under 4. Changes no memory."""
    CRAM = "cram"
    """A repeat outside the schedule. Changes no memory."""
    UNDO = "undo"
    """Takes back the entry that `of` names."""
    RESET = "reset"
    """Makes the item new again."""
    SUSPEND = "suspend"
    RESUME = "resume"
    BURY = "bury"
    """Hides the item until the day after `on`."""
    FLAG = "flag"
    """Gives the item the flag in `value`: a digit from 0, none, to 7."""
    NOTE = "note"
    """Makes `value` the learner's note on the item; empty takes it away."""
    TAG = "tag"
    """Marks the item with the tag in `value`."""
    UNTAG = "untag"
    RESCHEDULE = "reschedule"
    """Makes the item due on the day in `value`, `2027-01-15`. Nothing else changes."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How one answer went: the part of an entry that only answers have."""

    grade: Grade
    """What was accepted."""
    proposed: Grade
    """What the grader proposed."""
    duration_ms: int
    """From the question's showing to the answer, by the monotonic clock."""
    hints: int = 0
    attempts: int = 1
    seed: int = 0
    """What shuffled the options or drew the variant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the append-only log.

    `(at, device, sequence)` is a total order; `id` is unique over all machines,
    so logs merge by union.
    """

    id: str
    at: datetime
    """Aware, UTC."""
    device: str
    sequence: int
    """Grows by one with each entry of a device."""
    item: ItemId
    kind: EntryKind
    on: date
    """The study day it belongs to (days roll over at 04:00 local by default)."""
    answered: Answered | None = None
    """There for scheduled, drill and cram; None for the rest."""
    of: str | None = None
    """For undo: the id of the entry taken back."""
    value: str | None = None
    """There for flag, note, tag, untag and reschedule: what is set."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A note on what was planned, foretold or moved; none is ever changed.

    `id` is unique over all machines.
    """

    id: str
    sequence: int
    """Notes are read in this order; among equal ones by `at`."""
    at: datetime
    """Aware, UTC."""
    on: date
    """The study day on which it was made."""
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the log says of one item: the fold of its entries."""

    memory: Memory
    reviews: int = 0
    """Scheduled reviews; drills and crams do not count."""
    lapses: int = 0
    """Scheduled reviews failed after the item had been passed once."""
    first_on: date | None = None
    """The study day of its first scheduled review."""
    last_on: date | None = None
    last_grade: Grade | None = None
    suspended: bool = False
    buried_on: date | None = None
    """The study day it was buried; it is hidden on that day only."""
    drill_on: date | None = None
    """The study day on which it still waits to be drilled to 4 or better."""
    flag: int = 0
    """From 1 to 7 as in Anki; 0 is none."""
    note: str = ""
    """What the learner wrote about it."""
    marks: tuple[str, ...] = ()
    """The learner's own tags on it, sorted; the deck's tags are its card's."""


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """How much a deck and the decks below it may bring on one day, all together."""

    pattern: str
    """The deck's name, or a pattern with `*`, `?`, `[…]`."""
    new: int | None = None
    """None: as much as the levels above allow."""
    reviews: int | None = None


@dataclass(frozen=True, slots=True)
class DayLimits:
    """How much one study day may hold, counted across its sessions."""

    new: int = 20
    reviews: int = field(default=200)
    trees: tuple[TreeLimits, ...] = ()
    """Hold besides, each for its own decks."""
