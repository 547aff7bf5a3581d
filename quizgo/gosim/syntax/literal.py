"""What literals stand for: exact numbers, runes, and strings as bytes.

Only for literals without faults; the scanner has seen to their form.
"""

from __future__ import annotations

import re
from fractions import Fraction

from quizgo.gosim.syntax.bigfloat import MAX_EXPONENT, MIN_EXPONENT, Real, scaled

_ESCAPE = re.compile(
    r"\\(?:([abfnrtv\\'\"])|([0-7]{3})|x([0-9A-Fa-f]{2})"
    r"|[uU]((?<=U)[0-9A-Fa-f]{8}|(?<=u)[0-9A-Fa-f]{4}))"
)
_SIMPLE = dict(zip("abfnrtv\\'\"", "\a\b\f\n\r\t\v\\'\"", strict=True))
_MOST_EXPONENT_DIGITS = 19
"""What an int64 has at most."""


def int_value(text: str) -> int:
    """`0x_FF`, `0b1`, `0o17`, `017`, `1_000`."""
    digits = text.replace("_", "")
    prefix = digits[:2].lower()
    base = {"0x": 16, "0o": 8, "0b": 2}.get(prefix)
    if base:
        return int(digits[2:], base)
    if digits[0] == "0":
        return int(digits, 8)
    return _decimal(digits)


def _decimal(digits: str) -> int:
    """As int(), which refuses more than 4,300 digits: cut in halves."""
    if len(digits) <= 4000:
        return int(digits)
    half = len(digits) // 2
    low = digits[half:]
    scale: int = 10 ** len(low)
    return _decimal(digits[:half]) * scale + _decimal(low)


def float_value(text: str) -> Real | None:
    """The value; None where it, or its exponent, is too large for Go's compiler to read."""
    digits = text.replace("_", "").lower()
    if digits.startswith("0x"):
        mantissa, _, exponent = digits[2:].partition("p")
        return _scaled(mantissa, 16, 2, exponent)
    mantissa, _, exponent = digits.partition("e")
    return _scaled(mantissa, 10, 10, exponent)


def _scaled(mantissa: str, base: int, exponent_base: int, exponent: str) -> Real | None:
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    number = int(digits, 16) if base == 16 else _decimal(digits)
    if len(exponent.lstrip("+-0")) > _MOST_EXPONENT_DIGITS:
        return None
    power = int(exponent or "0")
    power -= len(fraction) * (4 if base == 16 else 1)
    if not MIN_EXPONENT <= number.bit_length() + power <= MAX_EXPONENT and number:
        return None
    return scaled(number, exponent_base, power)


def imaginary_value(text: str) -> Real | None:
    """The imaginary part of `2i`, `0x1p3i`; `010i` is ten, for old programs' sake."""
    number = text[:-1]
    prefix = number[:2].lower()
    if prefix in ("0o", "0b") or (prefix == "0x" and "p" not in number.lower()):
        return Fraction(int_value(number))
    return float_value(number)


def rune_value(text: str) -> int:
    """The code point of `'x'`; `'\\xff'` is 255."""
    inner = text[1:-1]
    if inner[0] != "\\":
        return ord(inner)
    found = _ESCAPE.fullmatch(inner)
    assert found is not None
    simple, octal, byte, point = found.groups()
    if simple:
        return ord(_SIMPLE[simple])
    if octal:
        return int(octal, 8)
    return int(byte or point, 16)


def string_value(text: str) -> bytes:
    """The bytes of `"…"` or of a raw string, which drops carriage returns."""
    inner = text[1:-1]
    if text[0] == "`":
        return inner.replace("\r", "").encode()
    if "\\" not in inner:
        return inner.encode()
    parts: list[bytes] = []
    last = 0
    for found in _ESCAPE.finditer(inner):
        parts.append(inner[last : found.start()].encode())
        simple, octal, byte, point = found.groups()
        if simple:
            parts.append(_SIMPLE[simple].encode())
        elif point:
            parts.append(chr(int(point, 16)).encode())
        else:
            parts.append(bytes((int(octal, 8) if octal else int(byte, 16),)))
        last = found.end()
    parts.append(inner[last:].encode())
    return b"".join(parts)
