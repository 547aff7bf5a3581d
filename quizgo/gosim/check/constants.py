"""Exact arithmetic on constants, and whether a type can represent one.

A value is kept in the form of its type: int for integers and runes, Fraction for floats, a pair of
Fractions for complex numbers, bytes for strings, bool. Where two forms meet, the wider is used.
None stands for a constant whose value is not known because of an earlier error. Numbers that
would grow without end are rounded to 512 bits, as the compiler does.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from quizgo.gosim.check import types as t
from quizgo.gosim.check.objects import Constant
from quizgo.gosim.check.types import Basic
from quizgo.gosim.check.typestring import go_quote

Number = int | Fraction | tuple[Fraction, Fraction]

EXACT_BITS: Final = 4096
"""Fractions with more bits than this are rounded."""
ROUNDED_BITS: Final = 512
MAX_EXPONENT: Final = 1 << 20
"""Beyond this power of two a number is not computed with."""
MAX_STRING: Final = 64 << 20
"""The longest constant string, in bytes. The compiler's own limit would fill a small machine."""
LONGEST_QUOTE: Final = 72

_RANGES: Final[dict[int, tuple[int, int]]] = {
    t.INT: (-(1 << 63), (1 << 63) - 1),
    t.INT8: (-(1 << 7), (1 << 7) - 1),
    t.INT16: (-(1 << 15), (1 << 15) - 1),
    t.INT32: (-(1 << 31), (1 << 31) - 1),
    t.INT64: (-(1 << 63), (1 << 63) - 1),
    t.UINT: (0, (1 << 64) - 1),
    t.UINT8: (0, (1 << 8) - 1),
    t.UINT16: (0, (1 << 16) - 1),
    t.UINT32: (0, (1 << 32) - 1),
    t.UINT64: (0, (1 << 64) - 1),
    t.UINTPTR: (0, (1 << 64) - 1),
}


def int_bits(kind: int) -> int:
    return (_RANGES[kind][1] - _RANGES[kind][0]).bit_length()


def to_int(value: Constant) -> int | None:
    """The value as an integer, if it is one."""
    if isinstance(value, bool | bytes):
        return None
    if isinstance(value, int):
        return value
    real = to_float(value)
    return real.numerator if real is not None and real.denominator == 1 else None


def to_float(value: Constant) -> Fraction | None:
    if isinstance(value, bool | bytes):
        return None
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value)
    return value[0] if value[1] == 0 else None


def to_complex(value: Constant) -> tuple[Fraction, Fraction] | None:
    if isinstance(value, tuple):
        return value
    real = to_float(value)
    return None if real is None else (real, Fraction(0))


def is_zero(value: Constant | None) -> bool:
    if isinstance(value, tuple):
        return value[0] == 0 and value[1] == 0
    return value is not None and not isinstance(value, bytes) and value == 0


def sign(value: Constant) -> int:
    if isinstance(value, bytes | tuple):
        return 1
    return (value > 0) - (value < 0)


def in_form(value: Constant, typ: Basic) -> Constant:
    """The value in the form of the type, where it has one there."""
    form: Constant | None = value
    if typ.info & t.IS_INTEGER:
        form = to_int(value)
    elif typ.info & t.IS_FLOAT:
        form = to_float(value)
    elif typ.info & t.IS_COMPLEX:
        form = to_complex(value)
    return value if form is None else form


def _limited(value: Fraction) -> Fraction | None:
    """The value, rounded when it is long; None when it is out of all bounds."""
    top, bottom = value.numerator.bit_length(), value.denominator.bit_length()
    if top <= EXACT_BITS and bottom <= EXACT_BITS:
        return value
    if abs(top - bottom) > MAX_EXPONENT:
        return None
    return rounded(value, ROUNDED_BITS, -MAX_EXPONENT, MAX_EXPONENT)


def rounded(value: Fraction, bits: int, low: int, high: int) -> Fraction | None:
    """To the nearest number with a mantissa of so many bits, ties to even.

    `low`: the exponent of the smallest step; `high`: the largest exponent; beyond it None.
    """
    if value == 0:
        return value
    magnitude = abs(value)
    exponent = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
    if _scaled(magnitude, -exponent) < 1:
        exponent -= 1
    step = max(exponent - bits + 1, low)
    mantissa = round(_scaled(magnitude, -step))
    if mantissa.bit_length() + step - 1 > high:
        return None
    result = _scaled(Fraction(mantissa), step)
    return -result if value < 0 else result


def _scaled(value: Fraction, power: int) -> Fraction:
    if power >= 0:
        return Fraction(value.numerator << power, value.denominator)
    return Fraction(value.numerator, value.denominator << -power)


def round_float32(value: Fraction) -> Fraction | None:
    return rounded(value, 24, -149, 127)


def round_float64(value: Fraction) -> Fraction | None:
    return rounded(value, 53, -1074, 1023)


def represent(value: Constant | None, typ: Basic) -> Constant | None:
    """The value as the type holds it (rounded for floats), or None if it cannot.

    An unknown value cannot be told from a wrong one here: ask before.
    """
    if value is None:
        return None
    info = typ.info
    if info & t.IS_INTEGER:
        integer = to_int(value)
        if integer is None or typ.kind in (t.UNTYPED_INT, t.UNTYPED_RUNE):
            return integer
        low, high = _RANGES[typ.kind]
        return integer if low <= integer <= high else None
    if info & t.IS_FLOAT:
        real = to_float(value)
        return None if real is None else _round_to(real, typ.kind)
    if info & t.IS_COMPLEX:
        return _represent_complex(value, typ.kind)
    if info & t.IS_STRING:
        return value if isinstance(value, bytes) else None
    if info & t.IS_BOOLEAN:
        return value if isinstance(value, bool) else None
    return None


def _round_to(value: Fraction, kind: int) -> Fraction | None:
    if kind in (t.FLOAT32, t.COMPLEX64):
        return round_float32(value)
    if kind in (t.FLOAT64, t.COMPLEX128):
        return round_float64(value)
    return value


def _represent_complex(value: Constant, kind: int) -> Constant | None:
    pair = to_complex(value)
    if pair is None:
        return None
    real, imaginary = _round_to(pair[0], kind), _round_to(pair[1], kind)
    return None if real is None or imaginary is None else (real, imaginary)


def _rank(value: Constant) -> int:
    if isinstance(value, tuple):
        return 2
    return 1 if isinstance(value, Fraction) else 0


def _matched(x: Constant, y: Constant) -> tuple[Constant, Constant]:
    rank = max(_rank(x), _rank(y))
    if rank == 0 or isinstance(x, bytes | bool) or isinstance(y, bytes | bool):
        return x, y
    convert = to_float if rank == 1 else to_complex
    left, right = convert(x), convert(y)
    assert left is not None
    assert right is not None
    return left, right


_INT_OPS: Final[dict[str, Callable[[int, int], int]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "&^": lambda x, y: x & ~y,
}


def quotient(x: int, y: int) -> int:
    """Integer division that truncates toward zero."""
    q = abs(x) // abs(y)
    return q if (x < 0) == (y < 0) else -q


def binary(op: str, x: Constant, y: Constant, integer: bool) -> Constant | None:
    """`x op y`; `integer`: the type is an integer type, which decides what `/` means.

    The divisor is not zero. None: the result is out of all bounds.
    """
    if isinstance(x, bool) or isinstance(y, bool):
        return (x and y) if op == "&&" else (x or y)
    if isinstance(x, bytes) or isinstance(y, bytes):
        assert isinstance(x, bytes)
        assert isinstance(y, bytes)
        return x + y if len(x) + len(y) <= MAX_STRING else None
    if integer:
        left, right = to_int(x), to_int(y)
        assert left is not None
        assert right is not None
        if op == "/":
            return quotient(left, right)
        if op == "%":
            return left - right * quotient(left, right)
        return _INT_OPS[op](left, right)
    x, y = _matched(x, y)
    if isinstance(x, tuple) and isinstance(y, tuple):
        return _binary_complex(op, x, y)
    left_f, right_f = to_float(x), to_float(y)
    assert left_f is not None
    assert right_f is not None
    return _binary_float(op, left_f, right_f)


def _binary_float(op: str, x: Fraction, y: Fraction) -> Fraction | None:
    match op:
        case "+":
            return _limited(x + y)
        case "-":
            return _limited(x - y)
        case "*":
            return _limited(x * y)
        case _:
            return _limited(x / y)


def _binary_complex(
    op: str, x: tuple[Fraction, Fraction], y: tuple[Fraction, Fraction]
) -> Constant | None:
    (a, b), (c, d) = x, y
    match op:
        case "+":
            real, imaginary = a + c, b + d
        case "-":
            real, imaginary = a - c, b - d
        case "*":
            real, imaginary = a * c - b * d, b * c + a * d
        case _:
            size = c * c + d * d
            real, imaginary = (a * c + b * d) / size, (b * c - a * d) / size
    left, right = _limited(real), _limited(imaginary)
    return None if left is None or right is None else (left, right)


def unary(op: str, x: Constant, unsigned_bits: int) -> Constant:
    """`+x -x ^x !x`; `unsigned_bits`: the size of an unsigned type, else 0."""
    if op == "!":
        return not x
    if isinstance(x, bytes) or op == "+":
        return x
    if op == "-":
        return (-x[0], -x[1]) if isinstance(x, tuple) else -x
    assert isinstance(x, int)
    return ~x & ((1 << unsigned_bits) - 1) if unsigned_bits else ~x


_COMPARE: Final[dict[str, Callable[..., bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(op: str, x: Constant, y: Constant) -> bool:
    x, y = _matched(x, y)
    return _COMPARE[op](x, y)


def shift(op: str, x: int, count: int) -> int:
    return x << count if op == "<<" else x >> count


def rune_bytes(code: int) -> bytes:
    """`string(code)`: UTF-8, the replacement character for what is no code point."""
    if 0 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
        return chr(code).encode()
    return b"\xef\xbf\xbd"


def constant_string(value: Constant | None) -> str:
    """As messages print a constant: numbers short, long strings cut."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if value.bit_length() < 10_000 else hex(value)
    if isinstance(value, bytes):
        return _short_quote(value)
    if isinstance(value, tuple):
        return f"({_float_string(value[0])} + {_float_string(value[1])}i)"
    return _float_string(value)


def _short_quote(value: bytes) -> str:
    text = go_quote(value[: LONGEST_QUOTE * 4])
    return text[: LONGEST_QUOTE - 3] + "..." if len(text) > LONGEST_QUOTE else text


def _float_string(value: Fraction) -> str:
    """`%.6g`, with more digits where that would hide a fraction."""
    try:
        number = float(value)
    except OverflowError:
        return _far_float_string(value)
    if value != 0 and number == 0:
        return _far_float_string(value)
    text = f"{number:.6g}"
    if value.denominator != 1 and "." not in text:
        text = _shortest(number)
    return text


def _shortest(number: float) -> str:
    """As Go's `%g`: the shortest digits; an exponent below -4 and from 6 on."""
    _, digits, scale = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(scale, int)
    exponent = len(digits) - 1 + scale
    if -4 <= exponent < 6:
        return f"{Decimal(repr(number)).normalize():f}"
    sign = "-" if number < 0 else ""
    text = "".join(map(str, digits))
    point = f".{text[1:]}" if len(text) > 1 else ""
    return f"{sign}{text[0]}{point}e{exponent:+03d}"


def _far_float_string(value: Fraction) -> str:
    """A number outside float64: `m e±x` from its size in bits."""
    magnitude = abs(value)
    bits = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
    exponent = int(bits * 0.30102999566398120)
    scale = Fraction(10) ** exponent
    mantissa = magnitude / scale
    while mantissa >= 10:
        mantissa /= 10
        exponent += 1
    while mantissa < 1:
        mantissa *= 10
        exponent -= 1
    prefix = "-" if value < 0 else ""
    return f"{prefix}{float(mantissa):.6g}e{exponent:+d}"
