"""Arithmetic that Python does differently from Go."""

from __future__ import annotations

import math
from struct import Struct
from typing import Final, NoReturn

from quizgo.gosim.vm.faults import DIVIDE, runtime_error
from quizgo.gosim.vm.values import GoPanic

_SINGLE: Final = Struct("<f")
_pack = _SINGLE.pack
_unpack = _SINGLE.unpack


def float32(x: float) -> float:
    """Rounded to the nearest float32."""
    try:
        return _unpack(_pack(x))[0]  # type: ignore[no-any-return]
    except OverflowError:
        return math.copysign(math.inf, x)


def complex64(z: complex) -> complex:
    return complex(float32(z.real), float32(z.imag))


def int_to_float32(n: int) -> float:
    """Rounded once: by way of a float64 with its last bit made odd if anything was cut."""
    x = float(n)
    if int(x) != n and abs(n) >= 1 << 53:
        # Round to odd, so that the second rounding is right.
        bits = abs(n).bit_length() - 53
        kept = abs(n) >> bits | 1
        x = math.copysign(float(kept << bits), n)
    return float32(x)


def int_div(a: int, b: int, bits: int) -> int:
    """Truncated division of signed integers."""
    if b == 0:
        raise GoPanic(DIVIDE)
    quotient = abs(a) // abs(b)
    if (a < 0) != (b < 0):
        return -quotient
    # The most negative number divided by -1 is itself.
    return quotient if quotient >> (bits - 1) == 0 else -quotient


def int_rem(a: int, b: int) -> int:
    """The remainder of truncated division: its sign is the dividend's."""
    if b == 0:
        raise GoPanic(DIVIDE)
    rest = abs(a) % abs(b)
    return -rest if a < 0 else rest


def shl_far(count: int) -> int:
    """A left shift by a count that is negative, or as large as the type or larger."""
    if count < 0:
        negative_shift()
    return 0


def shr_far(a: int, count: int) -> int:
    if count < 0:
        negative_shift()
    return -1 if a < 0 else 0


def negative_shift() -> NoReturn:
    raise runtime_error("negative shift amount")


def float_div(a: float, b: float) -> float:
    """Division by a zero."""
    if a == 0 or a != a:
        return math.nan
    return math.copysign(math.inf, math.copysign(1.0, a) * math.copysign(1.0, b))


def complex_div(a: complex, b: complex) -> complex:
    """As complex128 division in runtime/complex.go: infinities and NaNs included."""
    if b != 0 and _is_finite(a) and _is_finite(b):
        try:
            return a / b
        except OverflowError:
            pass
    n, m = a, b
    if b == 0:
        if a == 0 or _is_nan(a):
            return complex(math.nan, math.nan)
        sign = math.copysign(math.inf, m.real)
        return complex(_times(sign, n.real), _times(sign, n.imag))
    if _is_inf(n) and _is_finite(m):
        p = complex(_one_if_inf(n.real), _one_if_inf(n.imag))
        return complex(
            math.inf * (p.real * m.real + p.imag * m.imag),
            math.inf * (p.imag * m.real - p.real * m.imag),
        )
    if _is_finite(n) and _is_inf(m):
        q = complex(_one_if_inf(m.real), _one_if_inf(m.imag))
        return complex(
            0.0 * (n.real * q.real + n.imag * q.imag), 0.0 * (n.imag * q.real - n.real * q.imag)
        )
    return complex(math.nan, math.nan)


def _times(infinity: float, x: float) -> float:
    return math.nan if x != x else infinity * x if x else math.copysign(0.0, infinity) * x


def _one_if_inf(x: float) -> float:
    return math.copysign(1.0 if math.isinf(x) else 0.0, x)


def _is_finite(z: complex) -> bool:
    return math.isfinite(z.real) and math.isfinite(z.imag)


def _is_inf(z: complex) -> bool:
    return math.isinf(z.real) or math.isinf(z.imag)


def _is_nan(z: complex) -> bool:
    return not _is_inf(z) and (z.real != z.real or z.imag != z.imag)


def float_to_int(x: float, bits: int, signed: bool) -> int:
    """As amd64 does it: what does not fit is undefined by the language, and this there."""
    if x != x or math.isinf(x):
        n = -(1 << 63)
    else:
        n = int(x)
        in_range = -(1 << 63) <= n < 1 << 63 or (not signed and bits == 64 and 0 <= n < 1 << 64)
        if not in_range:
            n = -(1 << 63)
    n &= (1 << bits) - 1
    return n - (1 << bits) if signed and n >> (bits - 1) else n


def min_float(a: float, b: float) -> float:
    """The builtin `min`: a NaN wins, and -0.0 is less than 0.0."""
    if a != a or b != b:
        return math.nan
    if a == b == 0:
        return a if math.copysign(1.0, a) < 0 else b
    return a if a < b else b


def max_float(a: float, b: float) -> float:
    if a != a or b != b:
        return math.nan
    if a == b == 0:
        return b if math.copysign(1.0, a) < 0 else a
    return a if a > b else b
