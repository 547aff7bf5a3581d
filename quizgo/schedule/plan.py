"""A plan to be ready by a date: its values, and what it makes of a day.

A plan says how many minutes a day there are until when, and for which decks. From it
and the log follows everything else, anew each morning: the pace, what the day holds,
what will be known (`plan_outlook`), and how good such forecasts were (`plan_score`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizgo.model import DayLimits, DeckName, Level

MOST_DAYS = 3 * 366
"""No plan reaches further: nobody knows what they will do in three years."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the learner asked for."""

    ready: date
    """The day to be ready on. Nothing is studied for the plan on it any more."""
    minutes: int
    """Minutes a day."""
    decks: tuple[str, ...] = ()
    """Patterns of decks; none means all."""
    since: date | None = None
    """The day on which it was made."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days without study, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(count))

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class Pace:
    """What one day may hold."""

    seconds: float
    new: float
    """New items a day."""
    reviews: int = 9_999


@dataclass(frozen=True, slots=True)
class Spent:
    """What today has already seen."""

    seconds: float = 0.0
    new: int = 0
    reviews: int = 0


NOTHING_SPENT = Spent()


@dataclass(frozen=True, slots=True)
class Quota:
    """What is left to do today under a plan."""

    new: int
    reviews: int
    seconds: float
    """It takes about so long."""

    def limits(self, spent: Spent) -> DayLimits:
        """The limits of the whole day, what it has already seen included."""
        return DayLimits(new=self.new + spent.new, reviews=self.reviews + spent.reviews)


@dataclass(frozen=True, slots=True)
class Span:
    """A forecast number: its mean, and the ends between which it falls four times in five."""

    mean: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class DeckOutlook:
    """What will be known of one deck."""

    deck: DeckName
    items: int
    seen: float
    """So many will have been begun."""
    known: Span
    """Share."""


@dataclass(frozen=True, slots=True)
class Drop:
    """New items that could be left out."""

    level: Level
    deck: DeckName
    items: int
    """So many of them, the last ones."""
    of: int
    """So many new ones the deck has of that level."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """By how much the minutes are too few, and what would help."""

    unseen: int
    """So many items will never come up."""
    minutes: int | None
    """With so many a day all would; None where even a whole day a day would not do."""
    drops: tuple[Drop, ...]
    """What to leave out so that the rest fits, the deepest questions first."""
    share_without: float
    """Of the rest so much would be known."""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """What one coming day will bring, on average."""

    new: float
    reviews: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows from a plan, on one morning."""

    items: int
    """So many the plan is about."""
    new_per_day: int
    """The pace that leads to the most being known."""
    known: Span
    """Share of the items known on the day."""
    seen: float
    """So many will have been begun."""
    reviews: float
    minutes: float
    """On a day that is studied, on average."""
    full_minutes: float
    """Nine days in ten take no longer."""
    due_tomorrow: Span
    days: tuple[DayAhead, ...]
    """From today to the day before the plan's end."""
    decks: tuple[DeckOutlook, ...]
    quota: Quota
    shortage: Shortage | None = None


def off_days(away: Sequence[Away], today: date) -> frozenset[int]:
    """The days without study, counted from today."""
    return frozenset((day - today).days for one in away for day in one.days)
