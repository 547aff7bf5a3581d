"""What the store gives and takes: plain values, never rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import NewType

from quizgo.deck.loaded import Loaded
from quizgo.frozen import dataclass
from quizgo.model import (
    Answered,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    Item,
    ItemId,
    ItemState,
    Kind,
    Progress,
    Text,
)
from quizgo.text.faults import Fault

ItemVersion = NewType("ItemVersion", int)
"""Counts the log entries that could change an item's memory. It only grows."""


# The log --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is logged; the store adds the id, the device and the sequence."""

    item: ItemId
    kind: EntryKind
    at: datetime
    """Aware, any zone."""
    on: date
    answered: Answered | None = None
    """There for scheduled, drill and cram; None for the rest."""
    value: str | None = None
    """There for flag, note, tag, untag and reschedule: what is set."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands: show it with this, and record its answer with the version."""

    progress: Progress
    version: ItemVersion


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry is on disk, and this is where its item stands now."""

    entry: Entry
    progress: Progress
    version: ItemVersion


@dataclass(frozen=True, slots=True)
class AlreadyAnswered:
    """Nothing was written: the item changed since it was shown, and this is how it stands."""

    item: ItemId
    progress: Progress
    version: ItemVersion


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """Nothing was written: the entry is not in the log, or is taken back already."""

    entry: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the history."""

    entry: Entry
    undone: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """How far the log has come."""

    at: datetime
    on: date
    """The latest study day that is in it."""


# Decks ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one content of a file from the next."""

    size: int
    mtime_ns: int
    digest: str = ""
    """Of the content, in the caller's choice of hash."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A deck file as it was last read."""

    path: Path
    stamp: Stamp
    deck: DeckName | None
    """None where the file was no deck at all."""
    shadowed: bool
    """A deck of the same name in another file took its place; its cards are not kept."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class FreshFile:
    """A deck file just read, to be kept."""

    path: Path
    stamp: Stamp
    loaded: Loaded
    shadowed: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items are meant; empty means all.

    A deck pattern is a deck's name, which takes in the decks below it, or has
    `*`, `?`, `[…]` as in a shell. An item must be in one of the decks and have all
    the tags. Where `items` is there, it must be one of them besides.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    items: frozenset[ItemId] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items are in which state on a study day."""

    new: int = 0
    due: int = 0
    """In review and due, overdue ones included."""
    later: int = 0
    """In review and due on a later day."""
    suspended: int = 0
    buried: int = 0

    @property
    def total(self) -> int:
        return self.new + self.due + self.later + self.suspended + self.buried

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.new + other.new,
            self.due + other.due,
            self.later + other.later,
            self.suspended + other.suspended,
            self.buried + other.buried,
        )


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck and what is in it."""

    name: DeckName
    title: Text
    about: Text | None
    path: Path
    order: int
    cards: int
    items: Counts
    faults: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as a list shows it."""

    item: Item
    deck: DeckName
    kind: Kind | None
    """None for an orphan, whose text is gone."""
    tags: tuple[str, ...]
    """The card's, then the learner's own."""
    state: ItemState
    progress: Progress


# Days -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Today:
    """What a study day has seen so far, in all sessions."""

    new: int
    """Items reviewed for the first time."""
    reviews: int
    """Items reviewed again."""
    answers: int
    """All answers: scheduled, drilled, crammed."""
    seconds: float
    """What those answers took."""


# Plans ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """One note on what was planned or foretold."""

    kind: str
    text: str
    on: date
    """The study day on which it was made."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries of the log are meant."""

    items: Collection[ItemId] | None = None
    """Of these, under all their names; None means of all."""
    since: date | None = None
    """From this study day on."""
    grades: Collection[Grade] = ()
    """Only answers graded so, where there are any."""
    limit: int | None = None
