"""What the browse screen is given to work with, and what it is left with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import Card, CardId, DeckName, EntryKind, ItemId, Lang
from quizgo.search.facts import Facts
from quizgo.ui.tables import HistoryLine


@dataclass(frozen=True, slots=True)
class Change:
    """One entry to be written to the log."""

    item: ItemId
    kind: EntryKind
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Functions of the command that opens the screen. Those that write raise QuizgoError."""

    day: date
    lang: Lang
    """Of labels and sentences."""
    rows: Callable[[], Iterator[Facts]]
    """Every item in the order of the decks, orphans last; read as they are asked for."""
    with_texts: Callable[[], Iterator[Facts]]
    """The same items in the same order, with what only their cards say."""
    with_log: Callable[[Sequence[Facts]], list[Facts]]
    """The rows with what only the log says."""
    with_chance: Callable[[Sequence[Facts]], list[Facts]]
    """The rows with the chance of recalling each today."""
    again: Callable[[Collection[ItemId]], Mapping[ItemId, Facts]]
    """Some rows as they are now."""
    card: Callable[[CardId], Card | None]
    history: Callable[[ItemId], Sequence[HistoryLine]]
    why: Callable[[ItemId], Sequence[str]]
    """In sentences: why it is due when it is due."""
    record: Callable[[Sequence[Change]], tuple[str, ...]]
    """Write all or none; the ids of the entries."""
    undo: Callable[[Sequence[str]], None]
    """Take all of these entries back, or none."""
    edit: Callable[[Card], tuple[str, ...]]
    """Open the card in the learner's editor; faults in sentences."""
    decks: Callable[[], Sequence[DeckName]]


@dataclass(frozen=True, slots=True)
class Studying:
    """The screen is left to study these items; it comes back afterwards."""

    items: frozenset[ItemId]
    cram: bool
    """Outside the schedule, due or not."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The screen is left for good."""

    status: int = 0
    """130 after Ctrl-C, 129 where the terminal is gone."""


Leaving = Studying | Closed
