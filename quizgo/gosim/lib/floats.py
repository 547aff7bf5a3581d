"""Floating-point numbers as text, digit for digit as strconv does."""

from __future__ import annotations

import math
import struct

_FLOAT32_BIAS = (23, 8, -127)
_FLOAT64_BIAS = (52, 11, -1023)


def float32(value: float) -> float:
    """Rounded to a float32; too large becomes infinite."""
    try:
        rounded: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return rounded


def format_float(value: float, verb: str, precision: int, bits: int) -> str:
    """As strconv.FormatFloat: verbs e E f g G b x X; precision -1 is the shortest exact."""
    if bits == 32:
        value = float32(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if verb == "b":
        return _binary(value, bits)
    if verb in "xX":
        return _hexadecimal(value, verb, precision)
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    value = abs(value)
    shortest = precision < 0
    if shortest:
        digits, point = _shortest(value, bits)
        if verb in "eE":
            precision = len(digits) - 1
        elif verb == "f":
            precision = max(len(digits) - point, 0)
        else:
            precision = len(digits)
    elif verb == "f":
        return f"{sign}{value:.{precision}f}"
    elif verb in "eE":
        digits, point = _rounded(value, precision + 1)
    else:
        precision = precision or 1
        digits, point = _rounded(value, precision)
        digits = digits.rstrip("0") or "0"
    if verb in "eE":
        return sign + _with_exponent(digits, point, precision, verb)
    if verb == "f":
        return sign + _plain(digits, point, precision)
    limit = precision
    if limit > len(digits) >= point:
        limit = len(digits)
    if shortest:
        limit = 6
    exponent = point - 1
    if exponent < -4 or exponent >= limit:
        mark = "e" if verb == "g" else "E"
        return sign + _with_exponent(digits, point, min(precision, len(digits)) - 1, mark)
    return sign + _plain(digits, point, max(len(digits) - point, 0))


def _rounded(value: float, count: int) -> tuple[str, int]:
    """`count` correctly rounded digits, and where the point stands behind the first digit."""
    if value == 0:
        return "0" * count, 1
    mantissa, _, exponent = f"{value:.{count - 1}e}".partition("e")
    return mantissa.replace(".", ""), int(exponent) + 1


def _shortest(value: float, bits: int) -> tuple[str, int]:
    """The fewest digits that read back as the same number."""
    if value == 0:
        return "0", 1
    if bits == 64:
        mantissa, _, exponent = repr(value).partition("e")
        whole, _, fraction = mantissa.partition(".")
        if fraction == "0":
            fraction = ""
        digits = (whole + fraction).lstrip("0")
        point = len(whole) - (len(whole + fraction) - len(digits)) + int(exponent or "0")
        return digits.rstrip("0"), point
    for count in range(1, 10):
        mantissa, _, exponent = f"{value:.{count - 1}e}".partition("e")
        if float32(float(f"{mantissa}e{exponent}")) == value:
            break
    return mantissa.replace(".", "").rstrip("0"), int(exponent) + 1


def _with_exponent(digits: str, point: int, precision: int, mark: str) -> str:
    digits = digits.ljust(precision + 1, "0")[: precision + 1]
    fraction = f".{digits[1:]}" if precision > 0 else ""
    exponent = 0 if not digits.strip("0") else point - 1
    return f"{digits[0]}{fraction}{mark}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _plain(digits: str, point: int, precision: int) -> str:
    whole = digits[:point].ljust(point, "0") if point > 0 else "0"
    if precision <= 0:
        return whole
    fraction = "0" * max(-point, 0) + digits[max(point, 0) :]
    return f"{whole}.{fraction.ljust(precision, '0')[:precision]}"


def _binary(value: float, bits: int) -> str:
    """Mantissa and binary exponent as decimal integers: 4503599627370496p-52."""
    mantissa_bits, _, bias = _FLOAT32_BIAS if bits == 32 else _FLOAT64_BIAS
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    value = abs(value)
    smallest = bias + 1 - mantissa_bits
    if value == 0:
        return f"{sign}0p{smallest:+d}"
    exponent = math.frexp(value)[1]
    exponent = max(exponent - 1 - mantissa_bits, smallest)
    return f"{sign}{int(math.ldexp(value, -exponent))}p{exponent:+d}"


def _hexadecimal(value: float, verb: str, precision: int) -> str:
    """`0x1.8p+01`, rounded half to even where a precision is given."""
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    value = abs(value)
    if value == 0:
        exponent, mantissa, nibbles = 0, 0, 0
    else:
        fraction, exponent = math.frexp(value)
        exponent -= 1
        mantissa = int(math.ldexp(fraction, 61))  # one bit before the point, 60 behind it
        nibbles = 15
        if 0 <= precision < 15:
            shift = (15 - precision) * 4
            extra = mantissa & ((1 << shift) - 1)
            mantissa >>= shift
            half = 1 << (shift - 1)
            if extra > half or (extra == half and mantissa & 1):
                mantissa += 1
            nibbles = precision
            if mantissa >> (precision * 4) > 1:
                mantissa >>= 1
                exponent += 1
    lead = mantissa >> (nibbles * 4)
    body = f"{mantissa & ((1 << (nibbles * 4)) - 1):0{nibbles}x}" if nibbles else ""
    body = body.rstrip("0") if precision < 0 else body.ljust(precision, "0")
    point = "." if body else ""
    text = f"0x{lead}{point}{body}p{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    return sign + (text.upper() if verb == "X" else text)
