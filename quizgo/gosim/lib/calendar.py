"""The Gregorian calendar, for all years before and after the first."""

from __future__ import annotations

from typing import NamedTuple

DAY = 86_400
"""Seconds."""

_DAYS_OF_400_YEARS = 146_097
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


class Civil(NamedTuple):
    """A moment as a calendar and a clock show it."""

    year: int
    month: int
    """1 to 12."""
    day: int
    hour: int
    minute: int
    second: int
    weekday: int
    """0 is Sunday."""
    year_day: int
    """1 to 366."""


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(month: int, year: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_before_year(year: int) -> int:
    """Days from January 1, year 1 to that of another year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def days_before_month(month: int, year: int) -> int:
    """Days of the year before a month."""
    return _BEFORE_MONTH[month - 1] + (month > 2 and is_leap(year))


def seconds_of(year: int, month: int, day: int, hour: int, minute: int, second: int) -> int:
    """Seconds since the year 1. What is outside its range counts on: month 13 is January."""
    more_years, month0 = divmod(month - 1, 12)
    year += more_years
    days = days_before_year(year) + days_before_month(month0 + 1, year) + day - 1
    return days * DAY + hour * 3600 + minute * 60 + second


def civil(seconds: int) -> Civil:
    """What calendar and clock show so many seconds after the beginning of the year 1."""
    days, clock = divmod(seconds, DAY)
    year = _year_of(days)
    year_day = days - days_before_year(year)
    month = 12
    while days_before_month(month, year) > year_day:
        month -= 1
    day = year_day - days_before_month(month, year) + 1
    hour, rest = divmod(clock, 3600)
    return Civil(year, month, day, hour, *divmod(rest, 60), (days + 1) % 7, year_day + 1)


def _year_of(days: int) -> int:
    centuries4, rest = divmod(days, _DAYS_OF_400_YEARS)
    year = centuries4 * 400 + rest // 366 + 1
    while days_before_year(year + 1) <= days:
        year += 1
    return year


def iso_week(seconds: int) -> tuple[int, int]:
    """The year and the week of ISO 8601: those of its Thursday."""
    days = seconds // DAY
    thursday = civil((days - days % 7 + 3) * DAY)
    return thursday.year, (thursday.year_day - 1) // 7 + 1
