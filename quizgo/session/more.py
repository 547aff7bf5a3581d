"""What may be studied besides what the day asks for, once that is done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model import DeckName


class MoreKind(StrEnum):
    """Which items those are."""

    NEW = "new"
    """More new cards than the day's limit."""
    EARLY = "early"
    """What falls due next, or is due over the day's limit. Scheduled from today on."""
    FORGOTTEN = "forgotten"
    """What was forgotten today, once more. The schedule stays as it is."""
    DECK = "deck"
    """A whole deck, due or not. The schedule stays as it is."""


@dataclass(frozen=True, slots=True)
class More:
    """One thing that is offered."""

    kind: MoreKind
    count: int
    """How many items that would be."""
    until: date | None = None
    """For EARLY: up to which day they fall due."""
    deck: DeckName | None = None
    """For DECK."""
