"""Layouts: how package time writes and reads a moment after the example of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from quizgo.gosim.lib.calendar import (
    Civil,
    days_before_month,
    days_in,
    is_leap,
    seconds_of,
)
from quizgo.gosim.lib.durations import quoted

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

_ELEMENT = re.compile(
    rb"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15?|2006|2|_2(?!006)|__2|[345]|PM|pm"
    rb"|[-Z]07(?:0000|:00:00|00|:00)?|[.,](?:0+|9+)(?![0-9])"
)


class Element(NamedTuple):
    """A piece of a layout that stands for a value, and the text before it."""

    prefix: bytes
    text: bytes
    """Empty at the end of the layout."""


def elements(layout: bytes) -> Iterator[Element]:
    """The layout in pieces, the last one with no text."""
    end = 0
    for match in _ELEMENT.finditer(layout):
        yield Element(layout[end : match.start()], match.group())
        end = match.end()
    yield Element(layout[end:], b"")


# Writing


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
    if text[:1] in (b".", b","):
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
    digits = f"{nanosecond:09d}"[: len(text) - 1].ljust(len(text) - 1, "0")
    if len(text) > 10:
        digits = f"{nanosecond:09d}"
    if text[1:2] == b"9":
        digits = digits.rstrip("0")
        if not digits:
            return b""
    return text[:1] + digits.encode()


# Reading


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
    """The fields read so far, and the rest of the text."""

    __slots__ = (
        "afternoon",
        "day",
        "fields",
        "following",
        "forenoon",
        "is_utc",
        "month",
        "offset",
        "rest",
        "year_day",
        "zone",
    )

    def __init__(self, value: bytes) -> None:
        self.rest = value
        self.fields = {"year": 0, "hour": 0, "minute": 0, "second": 0, "nanosecond": 0}
        self.month = self.day = self.year_day = -1
        self.forenoon = self.afternoon = self.is_utc = False
        self.offset: int | None = None
        self.zone = b""
        self.following = b""
        """The next element of the layout."""

    def take(self, size: int) -> bytes:
        """The next bytes of the text."""
        if len(self.rest) < size:
            raise _Unreadable
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def number(self, most: int, *, least: int = 1) -> int:
        """A number of some digits."""
        size = 0
        while size < most and self.rest[size : size + 1].isdigit():
            size += 1
        if size < least:
            raise _Unreadable
        return int(self.take(size))

    def padding(self, most: int) -> None:
        """Spaces that may be in the place of digits."""
        while most and self.rest.startswith(b" "):
            self.rest = self.rest[1:]
            most -= 1

    def one_of(self, names: list[str], *, short: bool) -> int:
        """Which of the names is next."""
        for index, name in enumerate(names):
            wanted = (name[:3] if short else name).lower().encode()
            if self.rest[: len(wanted)].lower() == wanted:
                self.rest = self.rest[len(wanted) :]
                return index
        raise _Unreadable


def parsed(layout: bytes, value: bytes) -> Parsed:
    """The moment that the text tells after the layout. Raises `BadTime`."""
    reading = _Reading(value)
    pieces = list(elements(layout))
    for index, (prefix, text) in enumerate(pieces):
        _skip(reading, prefix)
        if not text:
            if reading.rest:
                extra = f": extra text: {quoted(reading.rest)}"
                raise BadTime(b"", reading.rest, extra)
            break
        before = reading.rest
        reading.following = pieces[index + 1].text
        try:
            _reader(text)(reading, text)
        except _Unreadable:
            raise BadTime(text, before) from None
        except _OutOfRange as fault:
            raise BadTime(text, reading.rest, f": {fault.name} out of range") from None
    return _finished(reading)


def _skip(reading: _Reading, prefix: bytes) -> None:
    """Text of the layout that stands for itself; a run of spaces for any other."""
    rest = reading.rest
    left = prefix
    while left:
        if left.startswith(b" "):
            if rest and not rest.startswith(b" "):
                raise BadTime(prefix, rest)
            left, rest = left.lstrip(b" "), rest.lstrip(b" ")
        elif not rest or rest[0] != left[0]:
            raise BadTime(prefix, rest)
        else:
            left, rest = left[1:], rest[1:]
    reading.rest = rest


def _finished(reading: _Reading) -> Parsed:
    fields = reading.fields
    hour = fields["hour"]
    if reading.afternoon and hour < 12:
        hour += 12
    elif reading.forenoon and hour == 12:
        hour = 0
    year = fields["year"]
    month, day = _date(reading, year)
    if not 1 <= day <= days_in(month, year):
        raise BadTime(b"", reading.rest, ": day out of range")
    seconds = seconds_of(year, month, day, hour, fields["minute"], fields["second"])
    return Parsed(seconds, fields["nanosecond"], reading.is_utc, reading.offset, reading.zone)


def _date(reading: _Reading, year: int) -> tuple[int, int]:
    """The month and the day of it, which the day of the year may give too."""
    if reading.year_day < 0:
        return max(reading.month, 1) if reading.month < 0 else reading.month, (
            1 if reading.day < 0 else reading.day
        )
    if not 1 <= reading.year_day <= 365 + is_leap(year):
        raise BadTime(b"", reading.rest, ": day-of-year out of range")
    month = 12
    while days_before_month(month, year) >= reading.year_day:
        month -= 1
    day = reading.year_day - days_before_month(month, year)
    if reading.month not in (-1, month):
        raise BadTime(b"", reading.rest, ": day-of-year does not match month")
    if reading.day not in (-1, day):
        raise BadTime(b"", reading.rest, ": day-of-year does not match day")
    return month, day


_Reader = Callable[[_Reading, bytes], None]


def _reader(text: bytes) -> _Reader:
    known = _READERS.get(text)
    if known is not None:
        return known
    return _read_fraction if text[:1] in (b".", b",") else _read_zone


def _read_short_year(reading: _Reading, text: bytes) -> None:
    digits = reading.take(2)
    # Go reads a sign here as well.
    if not re.fullmatch(rb"[-+]?\d+", digits):
        raise _Unreadable
    year = int(digits)
    reading.fields["year"] = year + (1900 if year >= 69 else 2000)


def _read_year(reading: _Reading, text: bytes) -> None:
    digits = reading.take(4)
    if not digits.isdigit():
        raise _Unreadable
    reading.fields["year"] = int(digits)


def _read_month_name(reading: _Reading, text: bytes) -> None:
    reading.month = reading.one_of(MONTHS, short=text == b"Jan") + 1


def _read_month(reading: _Reading, text: bytes) -> None:
    reading.month = reading.number(2, least=len(text))
    if not 1 <= reading.month <= 12:
        raise _OutOfRange("month")


def _read_weekday(reading: _Reading, text: bytes) -> None:
    reading.one_of(WEEKDAYS, short=text == b"Mon")


def _read_day(reading: _Reading, text: bytes) -> None:
    if text == b"_2":
        reading.padding(1)
    reading.day = reading.number(2, least=2 if text == b"02" else 1)


def _read_year_day(reading: _Reading, text: bytes) -> None:
    if text == b"__2":
        reading.padding(2)
    reading.year_day = reading.number(3, least=3 if text == b"002" else 1)


def _clock_reader(name: str, limit: int) -> _Reader:
    def read(reading: _Reading, text: bytes) -> None:
        value = reading.number(2, least=2 if text.startswith(b"0") else 1)
        if value >= limit:
            raise _OutOfRange(name)
        reading.fields[name] = value

    return read


_READ_SECOND = _clock_reader("second", 60)


def _read_second(reading: _Reading, text: bytes) -> None:
    _READ_SECOND(reading, text)
    # A fraction is read though the layout has none.
    if reading.following[:1] not in (b".", b",") and re.match(rb"[.,]\d", reading.rest):
        _read_digits(reading)


def _read_half(reading: _Reading, text: bytes) -> None:
    half = reading.take(2)
    afternoon, forenoon = (b"PM", b"AM") if text == b"PM" else (b"pm", b"am")
    if half not in (afternoon, forenoon):
        raise _Unreadable
    reading.afternoon = reading.afternoon or half == afternoon
    reading.forenoon = reading.forenoon or half == forenoon


def _read_fraction(reading: _Reading, text: bytes) -> None:
    if text[1:2] == b"9":
        if re.match(rb"[.,]\d", reading.rest):
            _read_digits(reading)
        return
    taken = reading.take(len(text))
    if not re.fullmatch(rb"[.,][-+]?\d+", taken):
        raise _Unreadable
    if b"-" in taken and int(taken[1:10]):
        raise _OutOfRange("fractional second")
    reading.fields["nanosecond"] = int(taken[1:10]) * 10 ** max(0, 10 - len(text))


def _read_digits(reading: _Reading) -> None:
    match = re.match(rb"[.,](\d+)", reading.rest)
    assert match is not None
    reading.rest = reading.rest[match.end() :]
    reading.fields["nanosecond"] = int(match.group(1)[:9].ljust(9, b"0"))


def _read_zone(reading: _Reading, text: bytes) -> None:
    if text.startswith(b"Z") and reading.rest.startswith(b"Z"):
        reading.rest = reading.rest[1:]
        reading.is_utc = True
        return
    taken = reading.take(len(text))
    match = _OFFSETS[len(text), b":" in text].fullmatch(taken)
    if match is None:
        raise _Unreadable
    sign, *numbers = match.groups(b"00")
    hours, minutes, seconds = (*map(int, numbers), 0, 0)[:3]
    for name, value, most in (
        ("hour", hours, 24),
        ("minute", minutes, 60),
        ("second", seconds, 60),
    ):
        if value > most:
            raise _OutOfRange(f"time zone offset {name}")
    offset = (hours * 60 + minutes) * 60 + seconds
    reading.offset = -offset if sign == b"-" else offset


_OFFSETS = {
    (3, False): re.compile(rb"([-+])(\d\d)"),
    (5, False): re.compile(rb"([-+])(\d\d)(\d\d)"),
    (6, True): re.compile(rb"([-+])(\d\d):(\d\d)"),
    (7, False): re.compile(rb"([-+])(\d\d)(\d\d)(\d\d)"),
    (9, True): re.compile(rb"([-+])(\d\d):(\d\d):(\d\d)"),
}
"""By the length of the layout's element, and whether it has colons."""

_ZONE_NAME = re.compile(
    rb"ChST|MeST|GMT(?:[-+](?:0{0,20}(?:1\d|2[0-3]|\d))(?!\d))?|[-+]0{0,20}(?:1\d|2[0-3]|\d)(?!\d)"
    rb"|(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])"
)


def _read_zone_name(reading: _Reading, text: bytes) -> None:
    if reading.rest.startswith(b"UTC"):
        reading.rest = reading.rest[3:]
        reading.is_utc = True
        return
    match = _ZONE_NAME.match(reading.rest) if len(reading.rest) >= 3 else None
    if match is None:
        raise _Unreadable
    reading.zone = reading.take(match.end())


_READERS: dict[bytes, _Reader] = {
    b"06": _read_short_year,
    b"2006": _read_year,
    b"Jan": _read_month_name,
    b"January": _read_month_name,
    b"1": _read_month,
    b"01": _read_month,
    b"Mon": _read_weekday,
    b"Monday": _read_weekday,
    b"2": _read_day,
    b"_2": _read_day,
    b"02": _read_day,
    b"__2": _read_year_day,
    b"002": _read_year_day,
    b"15": _clock_reader("hour", 24),
    b"3": _clock_reader("hour", 13),
    b"03": _clock_reader("hour", 13),
    b"4": _clock_reader("minute", 60),
    b"04": _clock_reader("minute", 60),
    b"5": _read_second,
    b"05": _read_second,
    b"PM": _read_half,
    b"pm": _read_half,
    b"MST": _read_zone_name,
}
