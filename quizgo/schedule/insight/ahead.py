"""What the coming days and months will bring, if nothing is answered in between."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import ItemState
from quizgo.schedule.insight.answers import ItemFacts
from quizgo.schedule.insight.periods import Bucket, Grain, Period, buckets, place_in, shifted

DAYS = 30
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Load:
    """Reviews that fall due, by how well their items are known."""

    young: int = 0
    mature: int = 0

    @property
    def all(self) -> int:
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Ahead:
    """The due forecast. Suspended items are left out."""

    backlog: Load
    """What was due before today."""
    days: tuple[tuple[date, Load], ...]
    """Each of the next days, today first, without the backlog."""
    months: tuple[tuple[Bucket, Load], ...]
    """The calendar months from today on, without the backlog."""
    later: Load
    """Beyond the months."""


def ahead(items: Iterable[ItemFacts], on: date) -> Ahead:
    """The forecast as it stands on the day `on`."""
    days = [Bucket(day, day) for day in (_coming(on))]
    months = _months(on)
    end = months[-1].end
    backlog, later = [0, 0], [0, 0]
    by_day = [[0, 0] for _ in days]
    by_month = [[0, 0] for _ in months]
    for one in items:
        due = one.progress.memory.due
        if due is None or one.state not in (ItemState.REVIEW, ItemState.BURIED):
            continue
        if due < on:
            backlog[one.is_mature] += 1
            continue
        if due <= days[-1].end:
            by_day[(due - on).days][one.is_mature] += 1
        (later if due > end else by_month[place_in(months, due)])[one.is_mature] += 1
    return Ahead(
        backlog=Load(*backlog),
        days=tuple((day.start, Load(*load)) for day, load in zip(days, by_day, strict=True)),
        months=tuple((month, Load(*load)) for month, load in zip(months, by_month, strict=True)),
        later=Load(*later),
    )


def _coming(on: date) -> list[date]:
    """The next days; fewer at the end of the calendar."""
    last = shifted(on, DAYS - 1)
    return [shifted(on, number) for number in range((last - on).days + 1)]


def _months(on: date) -> tuple[Bucket, ...]:
    end = shifted(on, 31 * MONTHS)
    return buckets(Period(on, end), Grain.MONTH)[:MONTHS]
