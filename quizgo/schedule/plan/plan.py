"""A plan to be ready by a date: what was asked for.

A plan says how many minutes a day there are until when, and for which decks. From it
and the log follows everything else, anew each morning: the pace, what the day holds,
what will be known (`outlook`), and how good such forecasts were (`score`).

Every start of quizgo asks for the plan in force, so there is little here.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

MOST_DAYS = 3 * 366
"""No plan reaches further: nobody knows what they will do in three years."""


class NoteKind(StrEnum):
    """What a note on plans is about."""

    PLAN = "plan"
    STOP = "stop"
    AWAY = "away"
    """All days away from now on."""
    MOVED = "moved"
    """Entries of the log by which reviews were moved from days away."""
    FORECAST = "forecast"


class Plan(NamedTuple):
    """What the learner asked for."""

    ready: date
    """The day to be ready on. Nothing is studied for the plan on it any more."""
    minutes: int
    """Minutes a day."""
    decks: tuple[str, ...] = ()
    """Patterns of decks; none means all."""
    since: date | None = None
    """The day on which it was made."""


class Away(NamedTuple):
    """Days without study, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(count))

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


class Span(NamedTuple):
    """A forecast number: its mean, and the ends between which it falls four times in five."""

    mean: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high
