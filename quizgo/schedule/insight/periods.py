"""Spans of study days, cut into days, weeks, months or years."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from quizgo.frozen import dataclass

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Period:
    """Study days from `since` to `until`, both taken in. `since` is not after `until`."""

    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def __iter__(self) -> Iterator[date]:
        """Each day in turn."""
        ordinals = range(self.since.toordinal(), self.until.toordinal() + 1)
        return map(date.fromordinal, ordinals)


def last_days(on: date, days: int) -> Period:
    """The last `days` study days up to `on`, at least one; no further back than dates go."""
    return Period(shifted(on, 1 - days), on)


def shifted(day: date, days: int) -> date:
    """The day so many days later, or the last or first that there is."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def merged(periods: Iterable[Period]) -> list[Period]:
    """The same days in as few periods as there can be, in order."""
    found: list[Period] = []
    for one in sorted(periods, key=lambda one: one.since):
        if found and one.since.toordinal() <= found[-1].until.toordinal() + 1:
            found[-1] = Period(found[-1].since, max(found[-1].until, one.until))
        else:
            found.append(one)
    return found


def is_within(periods: Sequence[Period], day: date) -> bool:
    """Whether a day lies in one of the periods, which are in order and do not touch."""
    place = bisect_right(periods, day, key=lambda one: one.since)
    return place > 0 and day in periods[place - 1]


# Cutting ----------------------------------------------------------------------


class Grain(StrEnum):
    """How finely a period is cut."""

    DAY = "day"
    WEEK = "week"
    """From Monday."""
    MONTH = "month"
    YEAR = "year"


MOST_DAYS = {Grain.DAY: 31, Grain.WEEK: 182, Grain.MONTH: 1_100}
"""The longest period that is cut so finely; longer ones are cut into years."""


class Bucket(NamedTuple):
    """A piece of a period, from `start` to `end`, both taken in."""

    start: date
    end: date


def grain_of(period: Period) -> Grain:
    """The grain that cuts a period into no more pieces than an eye can take in."""
    return next((grain for grain, most in MOST_DAYS.items() if period.days <= most), Grain.YEAR)


def buckets(period: Period, grain: Grain) -> tuple[Bucket, ...]:
    """The pieces of a period, in order; the first and the last may be cut short."""
    pieces = []
    start = period.since
    while True:
        end = min(_last_day(start, grain), period.until)
        pieces.append(Bucket(start, end))
        if end == period.until:
            return tuple(pieces)
        start = shifted(end, 1)


def place_in(pieces: Sequence[Bucket], day: date) -> int:
    """The place of the piece that holds `day`, which must lie in one of them."""
    return bisect_right(pieces, day, key=lambda piece: piece.start) - 1


def _last_day(start: date, grain: Grain) -> date:
    """The last day of the week, month or year that `start` lies in."""
    match grain:
        case Grain.DAY:
            return start
        case Grain.WEEK:
            return shifted(start, 6 - start.weekday())
        case Grain.MONTH:
            if start.month == 12:
                return date(start.year, 12, 31)
            return shifted(date(start.year, start.month + 1, 1), -1)
        case Grain.YEAR:
            return date(start.year, 12, 31)
