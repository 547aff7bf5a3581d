"""time, apart from its clock: natives that deal in seconds since the year 1 and nanoseconds.

Most programs that import time only wait, so layouts are loaded when one is used.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.lib.calendar import civil, iso_week, seconds_of
from quizgo.gosim.lib.charging import weighed
from quizgo.gosim.lib.durations import (
    MAX,
    MIN,
    BadDuration,
    duration_text,
    parsed_duration,
    quoted,
    rounded,
    truncated,
)
from quizgo.gosim.vm.values import Value

_SECOND = 10**9
_DEFAULT, _UTC, _OFFSET, _NAME = range(4)
"""What zone a parsed text has given."""


def _wrapped(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


def _civil(seconds: int) -> Value:
    return tuple(civil(seconds))


def _date(year: int, month: int, day: int, hour: int, minute: int, sec: int, nsec: int) -> Value:
    more, nsec = divmod(nsec, _SECOND)
    return _wrapped(seconds_of(year, month, day, hour, minute, sec) + more), nsec


def _difference(sec: int, nsec: int, other_sec: int, other_nsec: int) -> Value:
    return max(MIN, min(MAX, (sec - other_sec) * _SECOND + nsec - other_nsec))


def _beyond(sec: int, nsec: int, d: int) -> Value:
    """How far a moment is beyond the last multiple of d since the year 1."""
    return (sec * _SECOND + nsec) % d


def _format(sec: int, nsec: int, zone: bytes, offset: int, layout: bytes) -> Value:
    from quizgo.gosim.lib.time_format import Moment, formatted

    return formatted(Moment(civil(sec + offset), nsec, zone, offset), layout)


def _parse(layout: bytes, value: bytes) -> Value:
    """(sec, nsec, zone given, offset, zone's name, layout element, value element, message, ok)."""
    from quizgo.gosim.lib.time_parse import BadTime, parsed

    try:
        found = parsed(layout, value)
    except BadTime as bad:
        message = bad.message.encode()
        return 0, 0, _DEFAULT, 0, b"", bad.layout_element, bad.value_element, message, False
    given = _DEFAULT
    if found.is_utc:
        given = _UTC
    elif found.offset is not None:
        given = _OFFSET
    elif found.zone:
        given = _NAME
    return (
        found.seconds,
        found.nanosecond,
        given,
        _offset_of(found.zone) if found.offset is None else found.offset,
        found.zone,
        b"",
        b"",
        b"",
        True,
    )


def _offset_of(zone: bytes) -> int:
    """GMT+3 says what it means; of other names nothing is known."""
    return int(zone[3:]) * 3600 if zone.startswith(b"GMT") and len(zone) > 3 else 0


def _parse_duration(text: bytes) -> Value:
    """The duration, and what is wrong, if anything."""
    try:
        return parsed_duration(text), b""
    except BadDuration as bad:
        return 0, f"time: {bad} {quoted(text)}".encode()


def _monotonic(ns: int) -> Value:
    """How String shows a monotonic reading."""
    seconds, rest = divmod(abs(ns), _SECOND)
    return f" m={'-' if ns < 0 else '+'}{seconds}.{rest:09d}".encode()


NATIVES: dict[str, Callable[..., Value]] = {
    "civil": _civil,
    "date": _date,
    "isoWeek": iso_week,
    "difference": _difference,
    "beyond": _beyond,
    "monotonic": _monotonic,
    "decimal": lambda n: str(n).encode(),
    "signed": lambda n: str(n).encode(),
    "quote": lambda text: quoted(text).encode(),
    "truncated": truncated,
    "rounded": rounded,
}
HOSTED: dict[str, Callable[..., Value]] = {
    "durationText": weighed(lambda d: duration_text(d).encode(), call=4),
    "format": weighed(_format, call=32, byte=8),
    "parsedDuration": weighed(_parse_duration, call=16, byte=4),
    "parsed": weighed(_parse, call=48, byte=8),
}
