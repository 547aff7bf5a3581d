"""math: what is simple; the rest is in modules by family. All is Go's to the last bit."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from importlib import import_module
from math import copysign, inf, isfinite, isinf, isnan, nan
from typing import cast

from quizgo.gosim.lib import angles, elementary
from quizgo.gosim.lib.elementary import ldexp
from quizgo.gosim.vm.values import Value

_NAN = struct.unpack(">d", bytes.fromhex("7ff8000000000001"))[0]
"""Go's, which differs from other NaNs in its bits."""
_MIN_INT32 = -(2**31)
_MAX_INT32 = 2**31 - 1


def _rounded(by: Callable[[float], int]) -> Callable[[float], float]:
    """A rounding to integers that leaves zeros, infinities and NaN alone."""

    def function(x: float) -> float:
        if not isfinite(x) or abs(x) >= 2**52:
            return x
        return copysign(float(by(x)), x)

    return function


def _half_away(x: float) -> int:
    whole = math.trunc(x)
    return whole + (1 if x > 0 else -1) if abs(x - whole) >= 0.5 else whole


def _is_inf(f: float, sign: int) -> bool:
    return isinf(f) and (sign == 0 or (f > 0) == (sign > 0))


def _dim(x: float, y: float) -> float:
    difference = x - y
    return 0.0 if difference <= 0 else difference


def _max(x: float, y: float) -> float:
    if inf in (x, y):
        return inf
    if isnan(x) or isnan(y):
        return nan
    if x == y == 0:
        return y if copysign(1, x) < 0 else x
    return max(x, y)


def _min(x: float, y: float) -> float:
    return -_max(-x, -y)


def _mod(x: float, y: float) -> float:
    if y == 0 or isinf(x) or isnan(x) or isnan(y):
        return nan
    return math.fmod(x, y)


def _remainder(x: float, y: float) -> float:
    if y == 0 or isinf(x) or isnan(x) or isnan(y):
        return nan
    return math.remainder(x, y)


def _modf(f: float) -> tuple[float, float]:
    if isinf(f):
        return f, nan
    fraction, whole = math.modf(f)
    return whole, fraction


def _frexp(f: float) -> tuple[float, int]:
    return math.frexp(f) if isfinite(f) else (f, 0)


def _ilogb(x: float) -> int:
    if x == 0:
        return _MIN_INT32
    return math.frexp(x)[1] - 1 if isfinite(x) else _MAX_INT32


def _logb(x: float) -> float:
    if x == 0:
        return -inf
    if not isfinite(x):
        return inf if isinf(x) else nan
    return float(_ilogb(x))


def _nextafter32(x: float, y: float) -> float:
    if isnan(x) or isnan(y):
        return nan
    if x == y:
        return x
    if x == 0:
        return copysign(2.0**-149, y)
    bits = _float32_bits(x) + (1 if (y > x) == (x > 0) else -1)
    return _float32_from_bits(bits)


def _pow10(n: int) -> float:
    """As Go has it from its tables: a power of 10**32 and a rest, multiplied or divided."""
    if not -323 <= n <= 308:
        return 0.0 if n < 0 else inf
    big, small = divmod(abs(n), 32)
    if n < 0:
        return float(f"1e-{32 * big}") / float(f"1e{small}")
    return float(f"1e{32 * big}") * float(f"1e{small}")


def _nextafter(x: float, y: float) -> float:
    return x if x == y else math.nextafter(x, y)


def _sqrt(x: float) -> float:
    return nan if x < 0 else math.sqrt(x)


def _float64_bits(f: float) -> int:
    return int.from_bytes(struct.pack(">d", f), "big")


def _float64_from_bits(b: int) -> float:
    value: float = struct.unpack(">d", b.to_bytes(8, "big"))[0]
    return value


def _float32_bits(f: float) -> int:
    return int.from_bytes(struct.pack(">f", f), "big")


def _float32_from_bits(b: int) -> float:
    value: float = struct.unpack(">f", b.to_bytes(4, "big"))[0]
    return value


def _rare(module: str, name: str) -> Callable[..., Value]:
    """A function of a module that is loaded when one of its functions is called."""

    def native(x: float) -> Value:
        family = import_module(f"quizgo.gosim.lib.{module}")
        return cast("Callable[..., Value]", getattr(family, name))(x)

    return native


NATIVES: dict[str, Callable[..., Value]] = {
    "Abs": math.fabs,
    "Acos": angles.acos,
    "Acosh": angles.acosh,
    "Asin": angles.asin,
    "Asinh": angles.asinh,
    "Atan": angles.atan,
    "Atan2": angles.atan2,
    "Atanh": angles.atanh,
    "Cbrt": elementary.cbrt,
    "Ceil": _rounded(math.ceil),
    "Copysign": copysign,
    "Cos": angles.cos,
    "Cosh": angles.cosh,
    "Dim": _dim,
    "Erf": _rare("erf", "erf"),
    "Erfc": _rare("erf", "erfc"),
    "Erfcinv": _rare("erf", "erfcinv"),
    "Erfinv": _rare("erf", "erfinv"),
    "Exp": elementary.exp,
    "Exp2": elementary.exp2,
    "Expm1": elementary.expm1,
    "FMA": elementary.fma,
    "Float32bits": _float32_bits,
    "Float32frombits": _float32_from_bits,
    "Float64bits": _float64_bits,
    "Float64frombits": _float64_from_bits,
    "Floor": _rounded(math.floor),
    "Frexp": _frexp,
    "Gamma": _rare("gamma", "gamma"),
    "Hypot": elementary.hypot,
    "Ilogb": _ilogb,
    "Inf": lambda sign: inf if sign >= 0 else -inf,
    "IsInf": _is_inf,
    "IsNaN": isnan,
    "J0": _rare("bessel", "j0"),
    "J1": _rare("bessel", "j1"),
    "Ldexp": ldexp,
    "Lgamma": _rare("gamma", "lgamma"),
    "Log": elementary.log,
    "Log10": elementary.log10,
    "Log1p": elementary.log1p,
    "Log2": elementary.log2,
    "Logb": _logb,
    "Max": _max,
    "Min": _min,
    "Mod": _mod,
    "Modf": _modf,
    "NaN": lambda: _NAN,
    "Nextafter": _nextafter,
    "Nextafter32": _nextafter32,
    "Pow": elementary.power,
    "Pow10": _pow10,
    "Remainder": _remainder,
    "Round": _rounded(_half_away),
    "RoundToEven": _rounded(round),
    "Signbit": lambda x: copysign(1, x) < 0,
    "Sin": angles.sin,
    "Sincos": angles.sincos,
    "Sinh": angles.sinh,
    "Sqrt": _sqrt,
    "Tan": angles.tan,
    "Tanh": angles.tanh,
    "Trunc": _rounded(math.trunc),
    "Y0": _rare("bessel", "y0"),
    "Y1": _rare("bessel", "y1"),
}
_STEPS = {
    20: "Acosh Asinh Atan2 Cbrt Cos Erfcinv Erfinv Expm1 Exp2 FMA Log10 Log1p Log2 Mod Nextafter32 "
    "Remainder Sin Sincos Tan",
    50: "Lgamma",
    100: "Cosh Exp J0 J1 Sinh Tanh Y0 Y1",
    250: "Erf Erfc Gamma Pow",
}
SLOW: dict[str, int] = {name: steps for steps, names in _STEPS.items() for name in names.split()}
