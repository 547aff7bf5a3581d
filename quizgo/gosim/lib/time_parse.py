"""How package time reads a moment after a layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from quizgo.gosim.lib.calendar import days_before_month, days_in, is_leap, seconds_of
from quizgo.gosim.lib.durations import quoted
from quizgo.gosim.lib.time_layout import MONTHS, WEEKDAYS, elements, is_fraction


class BadTime(Exception):
    """The text does not follow the layout: fields of a ParseError."""

    def __init__(self, layout_element: bytes, value_element: bytes, message: str = "") -> None:
        super().__init__(message)
        self.layout_element = layout_element
        self.value_element = value_element
        self.message = message


class _Unreadable(Exception):
    """No value of the element's kind stands there."""


class _OutOfRange(Exception):
    """The value is none of those there are; `name` says of what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Parsed(NamedTuple):
    """What was read: seconds since the year 1 as the clock shows them, and what zone was given."""

    seconds: int
    nanosecond: int
    is_utc: bool
    offset: int | None
    zone: bytes


class _Reading:
    """The text, how far it was read, and what it said."""

    __slots__ = ("at", "fields", "following", "halves", "is_utc", "offset", "value", "zone")

    def __init__(self, value: bytes) -> None:
        self.value = value
        self.at = 0
        self.fields: dict[str, int] = {}
        """By name; month, day and day-of-year count from 1."""
        self.halves: set[bytes] = set()
        """PM, AM or both."""
        self.is_utc = False
        self.offset: int | None = None
        self.zone = b""
        self.following = b""
        """The next element of the layout."""

    def rest(self) -> bytes:
        """The text from here on: for a message."""
        return self.value[self.at :]

    def starts(self, text: bytes) -> bool:
        """Whether that is next."""
        return self.value.startswith(text, self.at)

    def take(self, size: int) -> bytes:
        """The next bytes of the text."""
        taken = self.value[self.at : self.at + size]
        if len(taken) < size:
            raise _Unreadable
        self.at += size
        return taken

    def match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        """Text of that form, which must be next."""
        match = pattern.match(self.value, self.at)
        if match is None:
            raise _Unreadable
        self.at = match.end()
        return match


def parsed(layout: bytes, value: bytes) -> Parsed:
    """The moment that the text tells after the layout. Raises `BadTime`."""
    reading = _Reading(value)
    pieces = list(elements(layout))
    for piece, following in pairwise(pieces):
        _skip(reading, piece.prefix)
        reading.following = following.text
        before = reading.at
        try:
            _read(reading, piece.text)
        except _Unreadable:
            raise BadTime(piece.text, value[before:]) from None
        except _OutOfRange as fault:
            raise BadTime(piece.text, reading.rest(), f": {fault.name} out of range") from None
    _skip(reading, pieces[-1].prefix)
    if reading.at < len(value):
        rest = reading.rest()
        raise BadTime(b"", rest, f": extra text: {quoted(rest)}")
    return _finished(reading)


_RUN = re.compile(rb" +|[^ ]+")


def _skip(reading: _Reading, prefix: bytes) -> None:
    """Text of the layout that stands for itself; a run of spaces for any other, or for the end."""
    for run in _RUN.findall(prefix):
        if run.startswith(b" "):
            if reading.at < len(reading.value) and not reading.starts(b" "):
                raise BadTime(prefix, reading.rest())
            reading.match(_SPACES)
        elif reading.starts(run):
            reading.at += len(run)
        else:
            rest = reading.rest()
            pairs = zip(run, rest, strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            raise BadTime(prefix, rest[same:])


_SPACES = re.compile(rb" *")


def _finished(reading: _Reading) -> Parsed:
    fields = reading.fields
    year = fields.get("year", 0)
    month, day = _date(reading, year)
    if not 1 <= day <= days_in(month, year):
        raise BadTime(b"", b"", ": day out of range")
    clock = (_hour(reading), fields.get("minute", 0), fields.get("second", 0))
    return Parsed(
        seconds_of(year, month, day, *clock),
        fields.get("nanosecond", 0),
        reading.is_utc,
        reading.offset,
        reading.zone,
    )


def _hour(reading: _Reading) -> int:
    hour = reading.fields.get("hour", 0)
    if b"PM" in reading.halves and hour < 12:
        return hour + 12
    if reading.halves == {b"AM"} and hour == 12:
        return 0
    return hour


def _date(reading: _Reading, year: int) -> tuple[int, int]:
    """The month and the day of it, which the day of the year may give too."""
    month, day = reading.fields.get("month"), reading.fields.get("day")
    year_day = reading.fields.get("day-of-year")
    if year_day is None:
        return (1 if month is None else month), (1 if day is None else day)
    if not 1 <= year_day <= 365 + is_leap(year):
        raise BadTime(b"", b"", ": day-of-year out of range")
    true_month = max(m for m in range(1, 13) if days_before_month(m, year) < year_day)
    true_day = year_day - days_before_month(true_month, year)
    if month not in (None, true_month):
        raise BadTime(b"", b"", ": day-of-year does not match month")
    if day not in (None, true_day):
        raise BadTime(b"", b"", ": day-of-year does not match day")
    return true_month, true_day


class _Number(NamedTuple):
    """An element that stands for a number."""

    name: str
    form: re.Pattern[bytes]
    first: int
    last: int
    """Those there are; what is no day of a month is seen when the month is known."""


_ONE_OR_TWO = re.compile(rb"(\d\d?)")
_TWO = re.compile(rb"(\d\d)")
_NUMBERS = {
    b"2006": _Number("year", re.compile(rb"(\d{4})"), 0, 9999),
    b"1": _Number("month", _ONE_OR_TWO, 1, 12),
    b"01": _Number("month", _TWO, 1, 12),
    b"2": _Number("day", _ONE_OR_TWO, 0, 99),
    b"_2": _Number("day", re.compile(rb" ?(\d\d?)"), 0, 99),
    b"02": _Number("day", _TWO, 0, 99),
    b"__2": _Number("day-of-year", re.compile(rb" {0,2}(\d{1,3})"), 0, 999),
    b"002": _Number("day-of-year", re.compile(rb"(\d{3})"), 0, 999),
    b"15": _Number("hour", _ONE_OR_TWO, 0, 23),
    b"3": _Number("hour", _ONE_OR_TWO, 0, 12),
    b"03": _Number("hour", _TWO, 0, 12),
    b"4": _Number("minute", _ONE_OR_TWO, 0, 59),
    b"04": _Number("minute", _TWO, 0, 59),
    b"5": _Number("second", _ONE_OR_TWO, 0, 59),
    b"05": _Number("second", _TWO, 0, 59),
}


def _read(reading: _Reading, text: bytes) -> None:
    number = _NUMBERS.get(text)
    if number is None:
        reader = _read_fraction if is_fraction(text) else _READERS.get(text, _read_offset)
        reader(reading, text)
        return
    value = int(reading.match(number.form)[1])
    if not number.first <= value <= number.last:
        raise _OutOfRange(number.name)
    reading.fields[number.name] = value
    # A fraction is read though the layout has none.
    if number.name == "second" and not is_fraction(reading.following):
        _read_digits(reading)


_DIGITS = re.compile(rb"(?:[.,](\d+))?")
_YEAR_OF_CENTURY = re.compile(rb"[-+]?\d+")
"""With a sign, which Go reads here as well."""


def _read_digits(reading: _Reading) -> None:
    """A fraction, if there is one."""
    digits = reading.match(_DIGITS)[1]
    if digits is not None:
        reading.fields["nanosecond"] = int(digits[:9].ljust(9, b"0"))


def _read_fraction(reading: _Reading, text: bytes) -> None:
    """As many digits as the layout has zeros. Go does not look at those after the ninth."""
    if text[1:2] == b"9":
        _read_digits(reading)
        return
    taken = reading.take(len(text))[:10]
    if not re.fullmatch(rb"[.,][-+]?\d+", taken):
        raise _Unreadable
    value = int(taken[1:])
    if value < 0:
        raise _OutOfRange("fractional second")
    reading.fields["nanosecond"] = value * 10 ** (10 - len(taken))


def _read_short_year(reading: _Reading, text: bytes) -> None:
    digits = reading.take(2)
    if not _YEAR_OF_CENTURY.fullmatch(digits):
        raise _Unreadable
    year = int(digits)
    reading.fields["year"] = year + (1900 if year >= 69 else 2000)


_LONGEST = 9
"""Letters of a name: September."""


def _name_reader(names: Sequence[str], field: str | None, size: int | None) -> _Reader:
    """Of names that are all written in full, or with so many letters."""
    wanted = [name[:size].lower().encode() for name in names]

    def read(reading: _Reading, text: bytes) -> None:
        rest = reading.value[reading.at : reading.at + _LONGEST].lower()
        for number, name in enumerate(wanted, 1):
            if rest.startswith(name):
                reading.at += len(name)
                if field is not None:
                    reading.fields[field] = number
                return
        raise _Unreadable

    return read


def _read_half(reading: _Reading, text: bytes) -> None:
    """Of the day, in letters as large as the layout's."""
    half = reading.take(2)
    if half not in ((b"PM", b"AM") if text == b"PM" else (b"pm", b"am")):
        raise _Unreadable
    reading.halves.add(half.upper())


_ZONE_NAME = re.compile(
    rb"ChST|MeST|GMT(?:[-+](?:0{0,20}(?:1\d|2[0-3]|\d))(?!\d))?|[-+]0{0,20}(?:1\d|2[0-3]|\d)(?!\d)"
    rb"|(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])"
)


def _read_zone_name(reading: _Reading, text: bytes) -> None:
    if reading.starts(b"UTC"):
        reading.take(3)
        reading.is_utc = True
    elif len(reading.value) < reading.at + 3:
        raise _Unreadable
    else:
        reading.zone = reading.match(_ZONE_NAME)[0]


_Reader = Callable[[_Reading, bytes], None]
_READERS: dict[bytes, _Reader] = {
    b"06": _read_short_year,
    b"Jan": _name_reader(MONTHS, "month", 3),
    b"January": _name_reader(MONTHS, "month", None),
    b"Mon": _name_reader(WEEKDAYS, None, 3),
    b"Monday": _name_reader(WEEKDAYS, None, None),
    b"PM": _read_half,
    b"pm": _read_half,
    b"MST": _read_zone_name,
}


def _read_offset(reading: _Reading, text: bytes) -> None:
    if text.startswith(b"Z") and reading.starts(b"Z"):
        reading.take(1)
        reading.is_utc = True
        return
    taken = reading.take(len(text))
    step = 3 if b":" in text else 2
    if step == 3 and taken[3::3].strip(b":"):
        raise _Unreadable
    numbers = [taken[i : i + 2] for i in range(1, len(text), step)]
    known = len(list(takewhile(bytes.isdigit, numbers)))
    hours, minutes, seconds = (*map(int, numbers[:known]), 0, 0, 0)[:3]
    # Go looks for numbers out of range before it looks at the others, and tells the last of them.
    for name, value, most in (
        ("second", seconds, 60),
        ("minute", minutes, 60),
        ("hour", hours, 24),
    ):
        if value > most:
            raise _OutOfRange(f"time zone offset {name}")
    if known < len(numbers) or taken[:1] not in (b"+", b"-"):
        raise _Unreadable
    offset = (hours * 60 + minutes) * 60 + seconds
    reading.offset = -offset if taken.startswith(b"-") else offset
