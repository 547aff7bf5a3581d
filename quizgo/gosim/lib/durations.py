"""Durations of package time: nanoseconds as text and back, and rounded."""

from __future__ import annotations

import re

MAX = 2**63 - 1
MIN = -(2**63)

_UNITS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_TERM = re.compile(rb"(\d*)(\.\d*)?([^.0-9]*)")


def duration_text(d: int) -> str:
    """As Duration.String: `1h2m3.5s`, and below a second in the largest unit that gives a one."""
    if d == 0:
        return "0s"
    sign = "-" if d < 0 else ""
    ns = abs(d)
    for digits, unit in ((0, "ns"), (3, "µs"), (6, "ms")):
        if ns < 10 ** (digits + 3):
            return f"{sign}{_decimal(ns, digits)}{unit}"
    minutes, rest = divmod(ns, 60 * 10**9)
    text = f"{_decimal(rest, 9)}s"
    if minutes:
        hours, minutes = divmod(minutes, 60)
        text = f"{minutes}m{text}"
        if hours:
            text = f"{hours}h{text}"
    return sign + text


def _decimal(number: int, digits: int) -> str:
    """The number divided by a power of ten, without zeros at the end."""
    whole, rest = divmod(number, 10**digits)
    return f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip(".") if rest else str(whole)


class BadDuration(ValueError):
    """What is wrong, in Go's words without `time: `, up to the text itself."""


def parsed_duration(text: bytes) -> int:
    """As ParseDuration. Raises `BadDuration`."""
    terms = text[1:] if text[:1] in (b"-", b"+") else text
    if terms == b"0":
        return 0
    if not terms:
        raise BadDuration("invalid duration")
    total = 0
    for match in _TERM.finditer(terms):
        if match.start() < len(terms):  # behind the last one there is an empty match
            total += _term(*match.groups(b""))
        if total > 2**63:
            raise BadDuration("invalid duration")
    if text.startswith(b"-"):
        return -total
    if total > MAX:
        raise BadDuration("invalid duration")
    return total


def _term(whole: bytes, point: bytes, unit_name: bytes) -> int:
    if not whole and len(point) < 2:
        raise BadDuration("invalid duration")
    whole = whole.lstrip(b"0") or b"0"
    if len(whole) > 19 or int(whole) > 2**63:
        raise BadDuration("invalid duration")
    if not unit_name:
        raise BadDuration("missing unit in duration")
    unit = _UNITS.get(unit_name.decode("utf-8", "replace"))
    if unit is None:
        raise BadDuration(f"unknown unit {quoted(unit_name)} in duration")
    value = int(whole) * unit
    if value > 2**63:
        raise BadDuration("invalid duration")
    fraction, scale = _leading_fraction(point[1:])
    if fraction:
        value += int(float(fraction) * (float(unit) / scale))
    if value > 2**63:
        raise BadDuration("invalid duration")
    return value


def _leading_fraction(digits: bytes) -> tuple[int, float]:
    """As many digits as an int64 holds, and by what they are to be divided."""
    fraction, scale = 0, 1.0
    for digit in digits:
        more = fraction * 10 + digit - ord("0")
        if fraction > MAX // 10 or more > 2**63:
            break
        fraction = more
        scale *= 10
    return fraction, scale


def truncated(d: int, m: int) -> int:
    """Towards zero to a multiple of m."""
    if m <= 0:
        return d
    rest = abs(d) % m
    return d - rest if d > 0 else d + rest


def rounded(d: int, m: int) -> int:
    """To the nearest multiple of m, halves away from zero; what does not fit is the utmost."""
    if m <= 0:
        return d
    rest = abs(d) % m
    size = abs(d) - rest + (m if 2 * rest >= m else 0)
    return min(size, MAX) if d >= 0 else max(-size, MIN)


def quoted(text: bytes) -> str:
    """In quotes, as errors of package time show texts: all but ASCII as bytes in hexadecimal."""
    body = "".join(
        f"\\x{byte:02x}" if byte >= 0x80 or byte < 0x20 else chr(byte)
        for byte in text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    )
    return f'"{body}"'
