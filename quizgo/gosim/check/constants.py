"""Exact arithmetic on constants, and whether a type can represent one.

A value is kept in the form of its type: int for integers and runes, Fraction for floats (BigFloat
for those that would grow without end), a pair of them for complex numbers, bytes for strings,
bool. Where two forms meet, the wider is used. None stands for a constant whose value is not known
because of an earlier error.
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
from quizgo.gosim.syntax.bigfloat import (
    BITS,
    BigFloat,
    Real,
    added,
    divided,
    exact,
    limited,
    multiplied,
    whole,
    widened,
)

Number = int | Real | tuple[Real, Real]

MAX_STRING: Final = 64 << 20
"""The longest constant string, in bytes. The compiler's own limit would fill a small machine."""
MAX_STRINGS: Final = 3 * MAX_STRING // 2
"""Bytes of all that are put together in a program."""
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
    if isinstance(real, BigFloat):
        return whole(real)
    return real.numerator if real is not None and real.denominator == 1 else None


def to_float(value: Constant) -> Real | None:
    if isinstance(value, bool | bytes):
        return None
    if isinstance(value, Fraction | BigFloat):
        return value
    if isinstance(value, int):
        return Fraction(value)
    return value[0] if value[1] == 0 else None


def to_complex(value: Constant) -> tuple[Real, Real] | None:
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


_ROUNDING: Final[dict[int, Callable[[Fraction], Fraction | None]]] = {
    t.FLOAT32: round_float32,
    t.COMPLEX64: round_float32,
    t.FLOAT64: round_float64,
    t.COMPLEX128: round_float64,
}


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


def _round_to(value: Real, kind: int) -> Real | None:
    rounding = _ROUNDING.get(kind)
    if rounding is None:
        return value
    fraction = exact(value)
    if fraction is not None:
        return rounding(fraction)
    assert isinstance(value, BigFloat)
    return None if value.size > 0 else Fraction(0)


def _represent_complex(value: Constant, kind: int) -> Constant | None:
    pair = to_complex(value)
    if pair is None:
        return None
    real, imaginary = _round_to(pair[0], kind), _round_to(pair[1], kind)
    return None if real is None or imaginary is None else (real, imaginary)


def _rank(value: Constant) -> int:
    if isinstance(value, tuple):
        return 2
    return 1 if isinstance(value, Fraction | BigFloat) else 0


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
    return _binary_real(op, left_f, right_f)


_EXACT_OPS: Final[dict[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_ROUNDED_OPS: Final[dict[str, Callable[[Real, Real], Real | None]]] = {
    "+": added,
    "-": lambda x, y: added(x, -y),
    "*": multiplied,
    "/": divided,
}


def _binary_real(op: str, x: Real, y: Real) -> Real | None:
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        return limited(_EXACT_OPS[op](x, y))
    return _ROUNDED_OPS[op](x, y)


def _binary_complex(op: str, x: tuple[Real, Real], y: tuple[Real, Real]) -> Constant | None:
    if op in ("+", "-"):
        return _pair(_combined(x[0], op, y[0]), _combined(x[1], op, y[1]))
    inverse = (y[0], -y[1]) if op == "/" else y
    real = _combined(_combined(x[0], "*", inverse[0]), "-", _combined(x[1], "*", inverse[1]))
    imaginary = _combined(_combined(x[1], "*", inverse[0]), "+", _combined(x[0], "*", inverse[1]))
    if op == "*":
        return _pair(real, imaginary)
    size = _squared(y)
    return _pair(_combined(real, "/", size), _combined(imaginary, "/", size))


def _squared(value: tuple[Real, Real]) -> Real | None:
    """The square of its distance from zero."""
    return _combined(_combined(value[0], "*", value[0]), "+", _combined(value[1], "*", value[1]))


def _combined(x: Real | None, op: str, y: Real | None) -> Real | None:
    return None if x is None or y is None else _binary_real(op, x, y)


def _pair(real: Real | None, imaginary: Real | None) -> Constant | None:
    return None if real is None or imaginary is None else (real, imaginary)


def is_no_divisor(x: Constant | None, y: Constant | None) -> bool:
    """Is `y` zero or, where complex numbers are divided, its square?"""
    if y is not None and (isinstance(x, tuple) or isinstance(y, tuple)):
        pair = to_complex(y)
        return pair is not None and is_zero(_squared(pair))
    return is_zero(y)


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


def _float_string(value: Real) -> str:
    """`%.6g`, with more digits where that would hide a fraction."""
    fraction = exact(value)
    try:
        number = 0.0 if fraction is None else float(fraction)
    except OverflowError:
        number = 0.0
    if not number and value != 0:
        return _far_float_string(value)
    text = f"{number:.6g}"
    if fraction is not None and fraction.denominator != 1 and "." not in text:
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


def _far_float_string(value: Real) -> str:
    """A number outside float64, as `m e±x`; in floats, with the last digits as Go has them."""
    far = widened(value)
    assert far is not None
    mantissa = far.mantissa / (1 << BITS)
    places = far.size * _LOG10_2
    exponent = int(places)
    mantissa *= 10 ** (places - exponent)
    if abs(mantissa) < 1 - _HALF_A_DIGIT:
        mantissa, exponent = mantissa * 10, exponent - 1
    elif abs(mantissa) >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{mantissa:.6g}e{exponent:+d}"


_LOG10_2: Final = 0.30102999566398119521
_HALF_A_DIGIT: Final = 0.5e-6
"""Of what `%.6g` shows of a number below one."""
