"""What a plan makes of days: paces, quotas, outlooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import DayLimits, DeckName, Level
from quizgo.schedule.plan.plan import Away, Span


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

    @property
    def is_nothing(self) -> bool:
        return not (self.seconds or self.new or self.reviews)


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
