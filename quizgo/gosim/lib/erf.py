"""The error function, its complement and its inverse, to the last bit as Go has them.

The methods and coefficients are those that Go's package math names: FreeBSD's, and for the inverse
Wichura's AS 241.
"""

from __future__ import annotations

from math import copysign, inf, isnan, nan, sqrt
from typing import Final

from quizgo.gosim.lib.elementary import LN2, Ratio, exp, high_half, log

_ERF_NEAR: Final = Ratio.of(
    """
    -2.3763016656650163e-05 -0.005770270296489442 -0.02848174957559851 -0.3250421072470015
    0.12837916709551256
    / -3.960228278775368e-06 0.00013249473800432164 0.005081306281875766 0.0650222499887673
      0.39791722395915535 1.0
    """
)
"""Of x squared: what erf(x)/x is above 1, below 0.84375."""
_ERF_AT_1: Final = 0.8450629115104675
_ERF_AROUND_1: Final = Ratio.of(
    """
    -0.002166375594868791 0.035478304325618236 -0.11089469428239668 0.31834661990116175
    -0.3722078760357013 0.41485611868374833 -0.0023621185607526594
    / 0.011984499846799107 0.01363708391202905 0.12617121980876164 0.07182865441419627
      0.540397917702171 0.10642088040084423 1.0
    """
)
_ERFC_FAR: Final = Ratio.of(
    """
    -9.814329344169145 -81.2874355063066 -184.60509290671104 -162.39666946257347
    -62.375332450326006 -10.558626225323291 -0.6938585727071818 -0.009864944034847148
    / -0.0604244152148581 6.570249770319282 108.63500554177944 429.00814002756783 645.3872717332679
      434.56587747522923 137.65775414351904 19.651271667439257 1.0
    """
)
"""Of 1/x squared, up to 1/0.35."""
_ERFC_FARTHER: Final = Ratio.of(
    """
    -483.5191916086514 -1025.0951316110772 -637.5664433683896 -160.63638485582192
    -17.757954917754752 -0.799283237680523 -0.0098649429247001
    / -22.44095244658582 474.52854120695537 2553.0504064331644 3199.8582195085955 1536.729586084437
      325.7925129965739 30.33806074348246 1.0
    """
)
_ERF_SLOPE: Final = 0.1283791670955126
"""What the slope at 0 is above 1."""
_ERF_SLOPE_8: Final = 1.0270333367641007

_INVERSE_NEAR: Final = Ratio.of(
    """
    887.0940696254552 11819.493347062295 23782.041382114385 16235.862515167575 4854.886889384388
    697.062665343896 47.07268811238398 1.1975323115670913
    / 5226.495278852854 28729.085735721943 39307.89580009271 21213.794301586597 5394.196021424751
      687.1870074920579 42.31333070160091 1.0
    """
)
_INVERSE_FAR: Final = Ratio.of(
    """
    0.0007745450142783414 0.022723844989269184 0.2417807251774506 1.2704582524523684
    3.6478483247632045 5.769497221460691 4.630337846156546 1.4234371107496835
    / 1.4859850019840355e-09 0.0007744145906515771 0.021494160384252878 0.2094506521051275
      0.9754783200178743 2.3707661626024534 2.9036514445419948 1.4142135623730951
    """
)
_INVERSE_FARTHER: Final = Ratio.of(
    """
    2.0103343992922881e-07 2.7115555687434876e-05 0.0012426609473880784 0.026532189526576124
    0.29656057182850487 1.7848265399172913 5.463784911164114 6.657904643501103
    / 2.8910246058729655e-15 2.010321207683943e-07 2.6110884050805935e-05 0.0011128009970788597
      0.02103693768272069 0.19364809469506591 0.8482908416595164 1.4142135623730951
    """
)


def erf(x: float) -> float:
    """The error function."""
    return nan if isnan(x) else copysign(_erf_of_positive(abs(x)), x)


def _erf_of_positive(x: float) -> float:
    if x < 2.848094538889218e-306:
        return 0.125 * (8.0 * x + _ERF_SLOPE_8 * x)
    if x < 2.0**-28:
        return x + _ERF_SLOPE * x
    if x < 0.84375:
        return x + x * _ERF_NEAR.at(x * x)
    if x < 1.25:
        return _ERF_AT_1 + _ERF_AROUND_1.at(x - 1)
    return 1 - _erfc_far(x) if x < 6 else 1.0


def _erfc_far(x: float) -> float:
    """From 1.25 on: exp(-x*x)/x and a factor; the square in two parts, of which one is exact."""
    factor = (_ERFC_FAR if x < 1 / 0.35 else _ERFC_FARTHER).at(1 / (x * x))
    high = high_half(x)
    return exp(-high * high - 0.5625) * exp((high - x) * (high + x) + factor) / x


def erfc(x: float) -> float:
    """1 - erf(x)."""
    if isnan(x):
        return nan
    a = abs(x)
    if a < 0.84375:
        return 1 - copysign(_erf_below(a), x)
    if a < 1.25:
        rest = _ERF_AROUND_1.at(a - 1)
        return 1 - _ERF_AT_1 - rest if x > 0 else 1 + _ERF_AT_1 + rest
    if x > 0:
        return _erfc_far(x) if x < 28 else 0.0
    return 2 - _erfc_far(a) if a <= 6 else 2.0


def _erf_below(x: float) -> float:
    """erf as erfc takes it: rounded otherwise where it is about a half."""
    if x < 2.0**-56:
        return x
    slope = _ERF_NEAR.at(x * x)
    return x + x * slope if x < 0.25 else 0.5 + (x * slope + (x - 0.5))


def erfinv(x: float) -> float:
    """The number whose erf is x."""
    a = abs(x)
    if a <= 0.85:
        r = 0.180625 - 0.25 * a * a
        return copysign(_INVERSE_NEAR.scaled(a, r), x)
    if not a < 1:
        return copysign(inf, x) if a == 1 else nan
    r = sqrt(LN2 - log(1.0 - a))
    return copysign(_INVERSE_FAR.at(r - 1.6) if r <= 5 else _INVERSE_FARTHER.at(r - 5.0), x)


def erfcinv(x: float) -> float:
    """The number whose erfc is x."""
    return erfinv(1 - x)
