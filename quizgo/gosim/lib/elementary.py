"""Exponential, logarithm and powers, to the last bit as Go has them on amd64.

C's own library differs in the last bit for one argument in ten or so, and a program that prints
all digits shows it. The methods and coefficients are those that Go's package math names:
Shibata's for exp (on a machine with fused multiply-add), FreeBSD's for log, exp2 and cbrt.
"""

from __future__ import annotations

import math
import struct
from math import copysign, frexp, inf, isfinite, isinf, isnan, nan
from typing import Final, NamedTuple

LN2: Final = 0.693147180559945309417232121458176568
_1_BY_LN2: Final = 1.442695040888963407359924681001892137
_1_BY_LN10: Final = 0.434294481903251827651128918916605082

_EXP_TAYLOR: Final = (
    2.4801587301587301587e-5,
    1.9841269841269841270e-4,
    1.3888888888888888889e-3,
    8.3333333333333333333e-3,
    4.1666666666666666667e-2,
    1.6666666666666666667e-1,
    0.5,
    1.0,
)
_EXP_OVERFLOW: Final = 7.09782712893384e02
_LN2_UPPER: Final = 0.69314718055966295651160180568695068359375
_LN2_LOWER: Final = 0.28235290563031577122588448175013436025525412068e-12

_LN2_HI: Final = 6.93147180369123816490e-01
_LN2_LO: Final = 1.90821492927058770002e-10
_LOG_SERIES: Final = (
    1.479819860510658591e-01,
    1.531383769920937332e-01,
    1.818357216161805012e-01,
    2.222219843214978396e-01,
    2.857142874366239149e-01,
    3.999999999940941908e-01,
    6.666666666666735130e-01,
)
_LOG_ODD: Final = _LOG_SERIES[::2]
_LOG_EVEN: Final = _LOG_SERIES[1::2]
_EXPM1: Final = (
    -2.01099218183624371326e-07,
    4.00821782732936239552e-06,
    -7.93650757867487942473e-05,
    1.58730158725481460165e-03,
    -3.33333333333331316428e-02,
    1.0,
)
_EXP_REMAINDER: Final = (
    4.13813679705723846039e-08,
    -1.65339022054652515390e-06,
    6.61375632143793436117e-05,
    -2.77777777770155933842e-03,
    1.66666666666666657415e-01,
)


def polynomial(x: float, coefficients: tuple[float, ...]) -> float:
    """By Horner's rule, the highest power first."""
    total = coefficients[0]
    for coefficient in coefficients[1:]:
        total = total * x + coefficient
    return total


class Ratio(NamedTuple):
    """A quotient of polynomials, by their coefficients, the highest power first."""

    over: tuple[float, ...]
    under: tuple[float, ...]

    @classmethod
    def of(cls, text: str) -> Ratio:
        """From numbers, a stroke and numbers."""
        over, under = (tuple(map(float, part.split())) for part in text.split("/"))
        return cls(over, under)

    def at(self, x: float) -> float:
        return polynomial(x, self.over) / polynomial(x, self.under)

    def scaled(self, factor: float, x: float) -> float:
        """The value times a factor, which is multiplied before the division."""
        return factor * polynomial(x, self.over) / polynomial(x, self.under)


def divided(x: float, y: float) -> float:
    """x / y as the machine does it, zero included."""
    if y:
        return x / y
    return nan if x == 0 or isnan(x) or isnan(y) else copysign(inf, x) * copysign(1.0, y)


def ldexp(fraction: float, exponent: int) -> float:
    """fraction * 2**exponent; what is too large is infinite."""
    try:
        return math.ldexp(fraction, exponent)
    except OverflowError:
        return copysign(inf, fraction)


def fma(x: float, y: float, z: float) -> float:
    """x * y + z, rounded once."""
    if not (isfinite(x) and isfinite(y) and isfinite(z)) or not (x and y and z):
        return x * y + z
    a, b = x.as_integer_ratio()
    c, d = y.as_integer_ratio()
    e, f = z.as_integer_ratio()
    numerator = a * c * f + e * b * d
    try:
        return numerator / (b * d * f)
    except OverflowError:
        return inf if numerator > 0 else -inf


def exp(x: float) -> float:
    """e**x."""
    if isnan(x) or x > _EXP_OVERFLOW:
        return x if isnan(x) else inf
    if x < -800:
        return 0.0
    k = round(_1_BY_LN2 * x)
    r = fma(float(-k), _LN2_LOWER, fma(float(-k), _LN2_UPPER, x)) * 0.0625
    p = _EXP_TAYLOR[0]
    for coefficient in _EXP_TAYLOR[1:]:
        p = fma(p, r, coefficient)
    r *= p
    for _ in range(3):
        r *= r + 2.0
    return _raised(fma(r + 2.0, r, 1.0), k)


def _raised(fraction: float, k: int) -> float:
    biased = k + 0x3FF
    if biased >= 0x7FF:
        return inf
    if biased > 0:
        return fraction * 2.0**k
    if biased < -52:
        return 0.0
    return fraction * 2.0 ** (biased - 1) * 2.0**-1022


def exp2(x: float) -> float:
    """2**x."""
    if isnan(x) or x > 1.0239999999999999e03:
        return x if isnan(x) else inf
    if x < -1.0740e03:
        return 0.0
    k = int(x + copysign(0.5, x)) if x else 0
    t = x - k
    hi, lo = t * _LN2_HI, -t * _LN2_LO
    r = hi - lo
    square = r * r
    c = r - square * polynomial(square, _EXP_REMAINDER)
    return ldexp(1 - ((lo - (r * c) / (2 - c)) - hi), k)


def log(x: float) -> float:
    """The natural logarithm."""
    if isnan(x) or x == inf:
        return x
    if x <= 0:
        return nan if x else -inf
    fraction, exponent = frexp(x)
    if x < 2.0**-1022:
        # Go's log in assembly takes a denormal number for a normal one, and so is wrong.
        fraction, exponent = 0.5 + x * 2.0**1021, -1022
    if fraction < math.sqrt(2) / 2:
        fraction *= 2
        exponent -= 1
    f = fraction - 1
    k = float(exponent)
    s = f / (2 + f)
    s2 = s * s
    s4 = s2 * s2
    rest = s2 * polynomial(s4, _LOG_ODD) + s4 * polynomial(s4, _LOG_EVEN)
    half = 0.5 * f * f
    return k * _LN2_HI - ((half - (s * (half + rest) + k * _LN2_LO)) - f)


def log10(x: float) -> float:
    """The decimal logarithm."""
    return log(x) * _1_BY_LN10


def log2(x: float) -> float:
    """The binary logarithm; exact for powers of two."""
    if not 0 < x < inf:
        return log(x)
    fraction, exponent = frexp(x)
    if fraction == 0.5:
        return float(exponent - 1)
    return log(fraction) * (1 / LN2) + exponent


def log1p(x: float) -> float:
    """log(1 + x)."""
    if not -1 < x < inf:
        if x == -1:
            return -inf
        return inf if x == inf else nan
    if abs(x) < 2.0**-29:
        return x - x * x * 0.5 if abs(x) >= 2.0**-54 else x
    k, f, lost = 0, x, 0.0
    # Unless 1 + x is between the roots of 1/2 and 2:
    if not -2.928932188134524755992e-01 < x < 4.142135623730950488017e-01:
        k, f, lost = _one_more(x)
    half = 0.5 * f * f
    s = f / (2 + f)
    z = s * s
    series = s * (half + z * polynomial(z, _LOG_SERIES))
    return k * _LN2_HI - ((half - (series + (k * _LN2_LO + lost))) - f)


def _one_more(x: float) -> tuple[int, float, float]:
    """k and f such that 1 + x is 2**k * (1 + f), and the share of it that rounding lost."""
    total = 1 + x if x < 2.0**53 else x
    fraction, k = frexp(total)
    lost = 1 - (total - x) if k > 1 else x - (total - 1)
    if fraction < math.sqrt(2) / 2:
        fraction *= 2
        k -= 1
    return k, fraction - 1, lost / total if k and x < 2.0**53 else 0.0


def expm1(x: float) -> float:
    """e**x - 1."""
    if x >= 7.09782712893383973096e02 or isnan(x):
        return x if isnan(x) else inf
    if x <= -56 * LN2:
        return -1.0
    k, lost = 0, 0.0
    if abs(x) > 0.5 * LN2:
        k = int(_1_BY_LN2 * x + copysign(0.5, x)) if abs(x) >= 1.5 * LN2 else int(copysign(1, x))
        high, low = x - k * _LN2_HI, k * _LN2_LO
        x = high - low
        lost = (high - x) - low
    elif abs(x) < 2.0**-54:
        return x
    half = 0.5 * x
    square = x * half
    series = polynomial(square, _EXPM1)
    t = 3 - series * half
    e = square * ((series - t) / (6 - x * t))
    if k == 0:
        return x - (x * e - square)
    return _less_one(x, (x * (e - lost) - lost) - square, k)


def _less_one(x: float, e: float, k: int) -> float:
    """2**k * (1 + x - e) - 1, with the 1 taken where it costs least."""
    if k == -1:
        return 0.5 * (x - e) - 0.5
    if k == 1:
        return -2 * (e - (x + 0.5)) if x < -0.25 else 1 + 2 * (x - e)
    if k < 0 or k > 56:
        return ldexp(1 - (e - x), k) - 1
    if k < 20:
        return ldexp((1 - 2.0**-k) - (e - x), k)
    return ldexp((x - (e + 2.0**-k)) + 1, k)


def power(x: float, y: float) -> float:
    """x**y: by exp and log for the fraction of y, by squaring for the rest."""
    if y == 0 or x == 1:
        return 1.0
    if y == 1:
        return x
    if isnan(x) or isnan(y):
        return nan
    if x == 0 or isinf(x) or isinf(y):
        return _limit_of_power(x, y)
    if abs(y) == 0.5:
        root = math.sqrt(x) if x > 0 else nan
        return root if y > 0 else 1 / root
    fraction, whole = math.modf(abs(y))
    if fraction and x < 0:
        return nan
    if whole >= 2**63:
        return _limit_of_power(x, copysign(inf, y))
    result = 1.0
    if fraction:
        if fraction > 0.5:
            fraction -= 1
            whole += 1
        result = exp(fraction * log(x))
    return _squared(result, x, int(whole), inverse=y < 0)


def _squared(result: float, x: float, n: int, *, inverse: bool) -> float:
    """result * x**n, or the inverse, powers of two counted apart."""
    exponent = 0
    base, base_exponent = frexp(x)
    while n:
        if not -4096 <= base_exponent <= 4096:
            # Too much already, in one direction or the other.
            exponent += base_exponent
            break
        if n & 1:
            result *= base
            exponent += base_exponent
        base *= base
        base_exponent *= 2
        if base < 0.5:
            base += base
            base_exponent -= 1
        n >>= 1
    if inverse:
        return ldexp(1 / result, -exponent)
    return ldexp(result, exponent)


def _limit_of_power(x: float, y: float) -> float:
    """Where x is zero, or x or y infinite."""
    if isinf(y):
        if abs(x) == 1:
            return 1.0
        return 0.0 if (abs(x) < 1) == (y > 0) else inf
    is_odd = isfinite(y) and y % 2 in (1, -1)
    size = 0.0 if (x == 0) == (y > 0) else inf
    return copysign(size, x) if is_odd else size


def cbrt(x: float) -> float:
    """The cubic root."""
    if x == 0 or not isfinite(x):
        return x
    a = abs(x)
    t = _from_bits(_bits(a) // 3 + (715094163 << 32))
    if a < 2.22507385850720138309e-308:
        t = _from_bits(_bits(a * 2.0**54) // 3 + (696219795 << 32))
    r = t * t / a
    s = 5.42857142857142815906e-01 + r * t
    t *= 3.57142857142857150787e-01 + 1.60714285714285720630e00 / (
        s + 1.41428571428571436819e00 + -7.05306122448979611050e-01 / s
    )
    t = _from_bits((_bits(t) & (0xFFFFFFFFC << 28)) + (1 << 30))
    r = a / (t * t)
    r = (r - t) / (t + t + r)
    return copysign(t + t * r, x)


def hypot(p: float, q: float) -> float:
    """sqrt(p*p + q*q)."""
    if isinf(p) or isinf(q):
        return inf
    if isnan(p) or isnan(q):
        return nan
    small, large = sorted((abs(p), abs(q)))
    if not large:
        return 0.0
    ratio = small / large
    return large * math.sqrt(1 + ratio * ratio)


def high_half(x: float) -> float:
    """The number without the lower 32 bits of its 64."""
    return _from_bits(_bits(x) >> 32 << 32)


def _bits(x: float) -> int:
    return int.from_bytes(struct.pack(">d", x), "big")


def _from_bits(bits: int) -> float:
    value: float = struct.unpack(">d", bits.to_bytes(8, "big"))[0]
    return value
