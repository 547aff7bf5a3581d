"""Trigonometric and hyperbolic functions, to the last bit as Go has them on amd64.

The methods and coefficients are those that Go's package math names: Moshier's Cephes for the
circular functions and tanh, Hart and Cheney's for sinh, Payne and Hanek's way to take a huge angle
modulo pi/4.
"""

from __future__ import annotations

from functools import cache
from math import copysign, frexp, inf, isinf, isnan, nan, pi, sqrt
from typing import Final

from quizgo.gosim.lib.elementary import LN2, divided, exp, log, log1p, polynomial

_QUARTER_PI: Final = (
    7.85398125648498535156e-1,
    3.77489470793079817668e-8,
    2.69515142907905952645e-15,
)
"""In three parts, so that the product of the first two with an integer below 2**30 is exact."""
_HUGE: Final = 2.0**29
_SIN: Final = (
    1.58962301576546568060e-10,
    -2.50507477628578072866e-8,
    2.75573136213857245213e-6,
    -1.98412698295895385996e-4,
    8.33333333332211858878e-3,
    -1.66666666666666307295e-1,
)
_COS: Final = (
    -1.13585365213876817300e-11,
    2.08757008419747316778e-9,
    -2.75573141792967388112e-7,
    2.48015872888517045348e-5,
    -1.38888888888730564116e-3,
    4.16666666666665929218e-2,
)
_TAN_P: Final = (-1.30936939181383777646e4, 1.15351664838587416140e6, -1.79565251976484877988e7)
_TAN_Q: Final = (
    1.0,
    1.36812963470692954678e4,
    -1.32089234440210967447e6,
    2.50083801823357915839e7,
    -5.38695755929454629881e7,
)
_ATAN_P: Final = (
    -8.750608600031904122785e-01,
    -1.615753718733365076637e01,
    -7.500855792314704667340e01,
    -1.228866684490136173410e02,
    -6.485021904942025371773e01,
)
_ATAN_Q: Final = (
    1.0,
    2.485846490142306297962e01,
    1.650270098316988542046e02,
    4.328810604912902668951e02,
    4.853903996359136964868e02,
    1.945506571482613964425e02,
)
_MORE_OF_HALF_PI: Final = 6.123233995736765886130e-17
_SINH_P: Final = (
    -0.2630563213397497062819489e2,
    -0.2894211355989563807284660366e4,
    -0.8991272022039509355398013511e5,
    -0.6307673640497716991184787251e6,
)
_SINH_Q: Final = (
    1.0,
    -0.173678953558233699533450911e3,
    0.1521517378790019070696485176e5,
    -0.6307673640497716991212077277e6,
)
_TANH_P: Final = (
    -9.64399179425052238628e-1,
    -9.92877231001918586564e1,
    -1.61468768441708447952e3,
)
_TANH_Q: Final = (
    1.0,
    1.12811678491632931402e2,
    2.23548839060100448583e3,
    4.84406305325125486048e3,
)


def sincos(x: float) -> tuple[float, float]:
    """Sine and cosine."""
    if x == 0:
        return x, 1.0
    if isnan(x) or isinf(x):
        return nan, nan
    octant, z = _reduced(abs(x))
    zz = z * z
    sine = z + z * zz * polynomial(zz, _SIN)
    cosine = 1.0 - 0.5 * zz + zz * zz * polynomial(zz, _COS)
    if octant & 3 in (1, 2):
        sine, cosine = cosine, sine
    if octant > 3:
        sine = -sine
    if 2 <= octant <= 5:
        cosine = -cosine
    return -sine if x < 0 else sine, cosine


def sin(x: float) -> float:
    return sincos(x)[0]


def cos(x: float) -> float:
    return sincos(x)[1]


def tan(x: float) -> float:
    if x == 0 or isnan(x):
        return x
    if isinf(x):
        return nan
    octant, z = _reduced(abs(x))
    zz = z * z
    y = z
    if zz > 1e-14:
        y = z + z * (zz * polynomial(zz, _TAN_P) / polynomial(zz, _TAN_Q))
    if octant & 2:
        y = divided(-1.0, y)
    return -y if x < 0 else y


def _reduced(x: float) -> tuple[int, float]:
    """The octant of a positive angle, made even, and how far it is from there."""
    if x >= _HUGE:
        return _reduced_exactly(x)
    octants = int(x * (4 / pi))
    octants += octants & 1
    first, second, third = _QUARTER_PI
    return octants & 7, ((x - octants * first) - octants * second) - octants * third


def _reduced_exactly(x: float) -> tuple[int, float]:
    fraction, exponent = frexp(x)
    # 4/pi times the mantissa, in units of 2**-125: multiples of eight octants fall off at the top.
    digits = _four_over_pi(exponent - 53 + 189) % (1 << 192)
    product = ((int(fraction * 2**53) * digits) >> 64) % (1 << 128)
    octant = product >> 125
    high, low = (product >> 61) % (1 << 64), product % (1 << 64)
    zeros = 65 - high.bit_length()
    # Go takes the digits below from the top of `low`, three of which `high` has already.
    mantissa = ((high << zeros) % (1 << 64) | low >> (64 - zeros)) >> 12
    z = (2**52 + mantissa) / 2.0 ** (52 + zeros)
    if octant & 1:
        octant = (octant + 1) & 7
        z -= 1
    return octant, z * (pi / 4)


@cache
def _inverse_pi(bits: int) -> int:
    """1/pi * 2**bits, by Machin's formula."""
    guard = 32
    one = 1 << (bits + guard)
    quarter = 4 * _arctan_of_inverse(5, one) - _arctan_of_inverse(239, one)
    return (one << bits) // (4 * quarter)


def _arctan_of_inverse(n: int, one: int) -> int:
    term = total = one // n
    divisor = 1
    while term:
        term //= -n * n
        divisor += 2
        total += term // divisor
    return total


def _four_over_pi(bits: int) -> int:
    """4/pi * 2**bits, rounded down."""
    return _inverse_pi(1280) >> (1280 - 2 - bits)


def atan(x: float) -> float:
    if x == 0:
        return x
    return _atan_of_positive(x) if x > 0 else -_atan_of_positive(-x)


def _atan_of_positive(x: float) -> float:
    """By the angle from 0, an eighth or a quarter of a turn, whichever is nearest."""
    if x <= 0.66:
        return _atan_near_zero(x)
    if x > 2.41421356237309504880:
        whole, rest, more = pi / 2, -1 / x, _MORE_OF_HALF_PI
    else:
        whole, rest, more = pi / 4, (x - 1) / (x + 1), 0.5 * _MORE_OF_HALF_PI
    return whole + _atan_near_zero(rest) + more


def _atan_near_zero(x: float) -> float:
    z = x * x
    return x * (z * polynomial(z, _ATAN_P) / polynomial(z, _ATAN_Q)) + x


def asin(x: float) -> float:
    if x == 0:
        return x
    size = abs(x)
    if not size <= 1:
        return nan
    other = sqrt(1 - size * size)
    if size > 0.7:
        angle = pi / 2 - _atan_of_positive(other / size)
    else:
        angle = _atan_of_positive(size / other)
    return copysign(angle, x)


def acos(x: float) -> float:
    return pi / 2 - asin(x)


def atan2(y: float, x: float) -> float:
    """The angle of the point (x, y)."""
    if isnan(y) or isnan(x):
        return nan
    if isinf(x) or y == 0:
        to_the_right = copysign(1.0, x) > 0
        if isinf(y):
            return copysign(pi / 4 if to_the_right else 3 * pi / 4, y)
        return copysign(0.0 if to_the_right else pi, y)
    if x == 0 or isinf(y):
        return copysign(pi / 2, y)
    angle = atan(y / x)
    if x < 0:
        return angle + pi if angle <= 0 else angle - pi
    return angle


_LARGE: Final = 21
"""From here on e**-x is nothing beside e**x."""


def sinh(x: float) -> float:
    a = abs(x)
    if a > 0.5:
        grown = exp(a)
        size = (grown if a > _LARGE else grown - 1 / grown) * 0.5
    else:
        square = a * a
        size = polynomial(square, _SINH_P) * a / polynomial(square, _SINH_Q)
    return copysign(size, x)


def cosh(x: float) -> float:
    a = abs(x)
    grown = exp(a)
    return (grown if a > _LARGE else grown + 1 / grown) * 0.5


def tanh(x: float) -> float:
    a = abs(x)
    if a > 0.5 * 8.8029691931113054295988e01:
        return copysign(1.0, x)
    if a >= 0.625:
        return copysign(1 - 2 / (exp(2 * a) + 1), x)
    if x == 0:
        return x
    square = x * x
    return x + x * square * polynomial(square, _TANH_P) / polynomial(square, _TANH_Q)


def asinh(x: float) -> float:
    a = abs(x)
    if isnan(x) or isinf(x) or a < 2.0**-28:
        return x
    if a > 2.0**28:
        result = log(a) + LN2
    elif a > 2:
        result = log(2 * a + 1 / (sqrt(a * a + 1) + a))
    else:
        result = log1p(a + a * a / (1 + sqrt(1 + a * a)))
    return copysign(result, x)


def acosh(x: float) -> float:
    if not x >= 1:
        return nan
    if x <= 2:
        above = x - 1
        return log1p(above + sqrt(2 * above + above * above))
    if x < 2.0**28:
        return log(2 * x - 1 / (x + sqrt(x * x - 1)))
    return log(x) + LN2


def atanh(x: float) -> float:
    a = abs(x)
    if not a <= 1:
        return nan
    if a == 1:
        return copysign(inf, x)
    if a < 2.0**-28:
        return x
    twice = a + a
    if a < 0.5:
        result = 0.5 * log1p(twice + twice * a / (1 - a))
    else:
        result = 0.5 * log1p(twice / (1 - a))
    return copysign(result, x)
