"""How package time writes a moment after a layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quizgo.gosim.lib.calendar import Civil
from quizgo.gosim.lib.time_layout import MONTHS, WEEKDAYS, elements, is_fraction


class Moment(NamedTuple):
    """What there is to write."""

    civil: Civil
    nanosecond: int
    zone: bytes
    """The zone's abbreviation."""
    offset: int
    """Seconds east of UTC."""


def formatted(moment: Moment, layout: bytes) -> bytes:
    """The moment after the layout."""
    return b"".join(
        prefix + (_written(text, moment) if text else b"") for prefix, text in elements(layout)
    )


def _written(text: bytes, moment: Moment) -> bytes:
    writer = _WRITERS.get(text)
    if writer is not None:
        return writer(moment.civil).encode()
    if text == b"MST":
        return moment.zone or _numeric_zone(moment.offset, b"-0700")
    if is_fraction(text):
        return _fraction(text, moment.nanosecond)
    return _numeric_zone(moment.offset, text)


def _hour12(at: Civil) -> int:
    return at.hour % 12 or 12


def _year4(at: Civil) -> str:
    return f"{at.year:04d}" if at.year >= 0 else f"{at.year:05d}"


_WRITERS: dict[bytes, Callable[[Civil], str]] = {
    b"January": lambda at: MONTHS[at.month - 1],
    b"Jan": lambda at: MONTHS[at.month - 1][:3],
    b"1": lambda at: str(at.month),
    b"01": lambda at: f"{at.month:02d}",
    b"Monday": lambda at: WEEKDAYS[at.weekday],
    b"Mon": lambda at: WEEKDAYS[at.weekday][:3],
    b"2": lambda at: str(at.day),
    b"_2": lambda at: f"{at.day:2d}",
    b"02": lambda at: f"{at.day:02d}",
    b"__2": lambda at: f"{at.year_day:3d}",
    b"002": lambda at: f"{at.year_day:03d}",
    b"15": lambda at: f"{at.hour:02d}",
    b"3": lambda at: str(_hour12(at)),
    b"03": lambda at: f"{_hour12(at):02d}",
    b"4": lambda at: str(at.minute),
    b"04": lambda at: f"{at.minute:02d}",
    b"5": lambda at: str(at.second),
    b"05": lambda at: f"{at.second:02d}",
    b"2006": _year4,
    b"06": lambda at: f"{abs(at.year) % 100:02d}",
    b"PM": lambda at: "PM" if at.hour >= 12 else "AM",
    b"pm": lambda at: "pm" if at.hour >= 12 else "am",
}


def _numeric_zone(offset: int, text: bytes) -> bytes:
    if offset == 0 and text.startswith(b"Z"):
        return b"Z"
    minutes = abs(offset) // 60
    sign = "-" if offset <= -60 else "+"
    colon = ":" if b":" in text else ""
    written = f"{sign}{minutes // 60:02d}"
    if len(text) > 3:
        written += f"{colon}{minutes % 60:02d}"
    if len(text) > 6:
        # Go makes the seconds positive together with the minutes, and zero minutes are positive.
        minus = "-" if -60 < offset < 0 else ""
        written += f"{colon}{minus}{abs(offset) % 60:02d}"
    return written.encode()


def _fraction(text: bytes, nanosecond: int) -> bytes:
    """Nine digits at most; nines stand for digits without the zeros at the end."""
    digits = f"{nanosecond:09d}"[: len(text) - 1]
    if text[1:2] == b"9":
        digits = digits.rstrip("0")
        return text[:1] + digits.encode() if digits else b""
    return text[:1] + digits.encode()
