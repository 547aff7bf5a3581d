"""The gamma function and its logarithm, to the last bit as Go has them on amd64.

The methods and coefficients are those that Go's package math names: Moshier's Cephes for gamma,
FreeBSD's for lgamma.
"""

from __future__ import annotations

from math import copysign, floor, fmod, inf, isinf, isnan, nan, pi
from typing import Final, NamedTuple

from quizgo.gosim.lib.angles import cos, sin
from quizgo.gosim.lib.elementary import Ratio, exp, log, polynomial, power

_GAMMA: Final = Ratio.of(
    """
    0.00016011952247675185 0.0011913514700658638 0.010421379756176158 0.04763678004571372
    0.20744822764843598 0.4942148268014971 1.0
    / -2.3158187332412014e-05 0.0005396055804933034 -0.004456419138517973 0.011813978522206043
      0.035823639860549865 -0.23459179571824335 0.0714304917030273 1.0
    """
)
"""Between 2 and 3, of what is above 2."""
_STIRLING: Final = (
    0.0007873113957930937,
    -0.00022954996161337813,
    -0.0026813261780578124,
    0.0034722222160545866,
    0.08333333333334822,
    1.0,
)
"""Of 1/x."""
_ROOT_OF_2_PI: Final = 2.506628274631000502417
_EULER: Final = 0.57721566490153286060651209008240243104215933593992

_LEAST: Final = -1.21486290535849611461e-01
_LEAST_TAIL: Final = -3.63867699703950536541e-18
"""The least value of lgamma in two parts."""


class _Areas(NamedTuple):
    """Between two integers: where the quotient, the powers about the least value, and those about
    the upper integer are used."""

    least_from: float
    least_at: float
    least_to: float


_AREAS: Final = (
    _Areas(0.191632144968362245, 0.46163214496836224576, 0.731632144968362245),
    _Areas(1.191632144968362245, 1.46163214496836224576, 1.731632144968362245),
)
"""From 0 on and from 1 on. Where it is least by the functional equation, and 0.27 to each side."""
_LOWER: Final = (
    2.5214456545125733e-05,
    0.00022086279071390839,
    0.0011927076318336207,
    0.007385550860814029,
    0.06735230105312927,
    0.07721566490153287,
)
_LOWER_ODD: Final = (
    4.4864094961891516e-05,
    0.00010801156724758394,
    0.0005100697921535113,
    0.0028905138367341563,
    0.020580808432516733,
    0.3224670334241136,
)
"""Below 1 or 2: powers of the distance squared."""
_AROUND_LEAST: Final = (
    (
        0.00031563207090362595,
        -0.0014034646998923284,
        0.006100538702462913,
        -0.032788541075985965,
        0.48383612272381005,
    ),
    (
        -0.00031275416837512086,
        0.000881081882437654,
        -0.0036845201678113826,
        0.01797067508118204,
        -0.1475877229945939,
    ),
    (
        0.0003355291926355191,
        -0.0005385953053567405,
        0.0022596478090061247,
        -0.010314224129834144,
        0.06462494023913339,
    ),
)
"""Every third power of the distance."""
_UPPER: Final = Ratio.of(
    """
    0.013381091853678766 0.22896372806469245 0.9777175279633727 1.4549225013723477
    0.6328270640250934 -0.07721566490153287
    / 0.003217092422824239 0.10422264559336913 0.7692851504566728 2.128489763798934
      2.4559779371304113 1.0
    """
)
"""Above 0 or 1."""
_UP_TO_8: Final = Ratio.of(
    """
    3.194753265841009e-05 0.0018402845140733772 0.02664227030336386 0.14635047265246445
    0.325778796408931 0.21498241596060885 -0.07721566490153287
    / 7.326684307446256e-06 0.0007779424963818936 0.01864591917156529 0.17193386563280308
      0.7219355475671381 1.3920053346762105 1.0
    """
)
_TO_INFINITY: Final = (
    -0.0016309293409657527,
    0.0008363399189962821,
    -0.00059518755745034,
    0.0007936505586430196,
    -0.0027777777772877554,
    0.08333333333333297,
)
_LAST: Final = 0.4189385332046727


def gamma(x: float) -> float:
    """The gamma function."""
    if x == 0:
        return copysign(inf, x)
    if isnan(x) or x == -inf or (x < 0 and x == floor(x)):
        return nan
    if abs(x) > 33:
        return _gamma_of_negative(x) if x < 0 else _stirling(x)
    factor = 1.0
    while x >= 3:
        x -= 1
        factor *= x
    while x < 2:
        if abs(x) < 1e-9:
            return factor / ((1 + _EULER * x) * x) if x else inf
        factor /= x
        x += 1
    return _GAMMA.scaled(factor, x - 2) if x != 2 else factor


def _stirling(x: float) -> float:
    """Stirling's formula; the power in two parts where it would be too large."""
    first, second = _stirling_parts(x)
    return first * second


def _stirling_parts(x: float) -> tuple[float, float]:
    if x > 200:
        return inf, 1.0
    correction = _ROOT_OF_2_PI * polynomial(1 / x, _STIRLING)
    if x > 143.01608:
        half = power(x, 0.5 * x - 0.25)
        return half, correction * (half / exp(x))
    return power(x, x - 0.5) / exp(x), correction


def _gamma_of_negative(x: float) -> float:
    """By reflection: gamma(x) gamma(-x) = -pi / (x sin(pi x))."""
    size = -x
    whole = floor(size)
    sign = -1.0 if whole % 2 == 0 else 1.0
    beyond = size - whole
    if beyond > 0.5:
        beyond = size - (whole + 1)
    product = abs(size * sin(pi * beyond))
    if product == 0:
        return sign * inf
    first, second = _stirling_parts(size)
    whole_product = product * first * second
    if isinf(whole_product):
        return sign * (pi / product / first / second)
    return sign * (pi / whole_product)


def lgamma(x: float) -> tuple[float, int]:
    """The logarithm of what gamma(x) is without its sign, and the sign."""
    if isnan(x) or isinf(x):
        return x, 1
    if x == 0 or (x < 0 and x == floor(x)):
        return inf, 1
    size = abs(x)
    if size < 2.0**-70:
        return -log(size), -1 if x < 0 else 1
    if x > 0:
        return _lgamma_of_positive(x), 1
    sine = _sin_of_turns(size)
    return log(pi / abs(sine * size)) - _lgamma_of_positive(size), 1 if sine < 0 else -1


def _sin_of_turns(x: float) -> float:
    """sin(pi * x), for a positive x, by the nearest half."""
    x = fmod(x, 2)
    halves = (int(x * 4) + 1) // 2
    angle = pi * (x - halves / 2)
    value = cos(angle) if halves % 2 else sin(angle)
    return -value if halves in (2, 3) else value


def _lgamma_of_positive(x: float) -> float:
    if x in (1, 2):
        return 0.0
    if x <= 0.9:
        return -log(x) + _lgamma_above(x, 0)
    if x < 2:
        return _lgamma_above(x, 1)
    if x < 8:
        return _lgamma_up_to_8(x)
    if x < 2.0**58:
        z = 1 / x
        rest = _LAST + z * polynomial(z * z, _TO_INFINITY)
        return (x - 0.5) * (log(x) - 1) + rest
    return x * (log(x) - 1)


def _lgamma_above(x: float, start: int) -> float:
    """The logarithm of gamma(x - start + 1), for an x from `start` to the next integer."""
    areas = _AREAS[start]
    if x >= areas.least_to:
        y = 1 + start - x
        z = y * y
        return y * polynomial(z, _LOWER) + z * polynomial(z, _LOWER_ODD) - 0.5 * y
    if x >= areas.least_from:
        return _lgamma_around_least(x - areas.least_at)
    y = x - start
    return -0.5 * y + _UPPER.scaled(y, y)


def _lgamma_around_least(y: float) -> float:
    z = y * y
    w = z * y
    first, second, third = (polynomial(w, powers) for powers in _AROUND_LEAST)
    return _LEAST + (z * first - (_LEAST_TAIL - w * (second + y * third)))


def _lgamma_up_to_8(x: float) -> float:
    whole = int(x)
    y = x - whole
    result = 0.5 * y + _UP_TO_8.scaled(y, y)
    product = 1.0
    for factor in range(whole - 1, 1, -1):
        product *= y + factor
    return result + log(product) if whole > 2 else result
