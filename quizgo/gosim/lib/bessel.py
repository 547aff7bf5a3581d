"""Bessel functions of orders zero and one, to the last bit as Go has them on amd64.

The methods and coefficients are those of FreeBSD's library, which Go's package math names. Up to 2
they are quotients of polynomials; beyond, with x' = x - pi/4 (for order 1, x - 3 pi/4),

    J(x) = sqrt(2 / (pi x)) * (P(x) cos x' - Q(x) sin x')
    Y(x) = sqrt(2 / (pi x)) * (P(x) sin x' + Q(x) cos x')

where P and Q go to a constant. Other orders are made of these in `packages/math.go`.
"""

from __future__ import annotations

import re
import sys
from math import inf, isinf, isnan, nan, sqrt
from typing import Final, NamedTuple

from quizgo.gosim.lib.angles import cos, sincos
from quizgo.gosim.lib.elementary import Ratio, log, polynomial

_J0: Final = Ratio.of(
    """
    -4.618326885321032e-09 1.8295404953270067e-06 -0.00018997929423885472 0.015624999999999995
    / 1.1661400333379e-09 5.135465502073181e-07 0.00011692678466333745 0.015619102946489001 1.0
    """
)
_Y0: Final = Ratio.of(
    """
    -3.982051941321034e-11 1.9559013703502292e-08 -3.8140705372436416e-06 0.00034745343209368365
    -0.01381856719455969 0.17666645250918112 -0.07380429510868723
    / 4.4111031133267547e-10 2.591508518404578e-07 7.600686273503533e-05 0.01273048348341237 1.0
    """
)
_J1: Final = Ratio.of(
    """
    4.9672799960958445e-08 -1.599556310840356e-05 0.001407056669551897 -0.0625
    / 1.2354227442613791e-11 5.0463625707621704e-09 1.1771846404262368e-06 0.00018594678558863092
      0.019153759953836346 1.0
    """
)
_Y1: Final = Ratio.of(
    """
    -9.190991580398789e-08 2.352526005616105e-05 -0.0019125689587576355 0.05044387166398113
    -0.19605709064623894
    / 1.6655924620799208e-11 6.227414523646215e-09 1.3560880109751623e-06 0.00020255258102513517
      0.01991673182366499 1.0
    """
)


class _Fit(NamedTuple):
    """A quotient in 1/x squared that is good from some x on."""

    start: float
    ratio: Ratio


def _fits(text: str) -> tuple[_Fit, ...]:
    """Each its start, a colon, and the numbers of the quotient."""
    parts = re.split(r"([\d.]+):", text)[1:]
    return tuple(
        _Fit(float(start), Ratio.of(numbers))
        for start, numbers in zip(parts[::2], parts[1::2], strict=True)
    )


class _Order(NamedTuple):
    """P and Q of an order."""

    p: tuple[_Fit, ...]
    """What P is above 1."""
    q: tuple[_Fit, ...]
    """What x Q(x) is above its limit."""
    limit: float


_ZERO: Final = _Order(
    p=_fits(
        """
        8.0:
        -5253.043804907295 -2485.216410094288 -257.06310567970485 -8.081670412753498
        -0.07031249999999004 0.0
        / 47627.728414673096 116752.97256437592 40597.857264847255 3833.7447536412183
          116.53436461966818 1.0
        4.5454:
        -346.4333883656049 -331.23129964917297 -67.67476522651673 -4.159610644705878
        -0.07031249408735993 -1.141254646918945e-11
        / 2406.058159229391 9625.445143577745 5978.970943338558 1051.2523059570458
          60.753938269230034 1.0
        2.8571:
        -31.44794705948885 -58.07917047017376 -21.96597747348831 -2.409032215495296
        -0.07031196163814817 -2.547046017719519e-09
        / 173.58093081333575 1127.9967985690741 1193.6078379211153 361.51398305030386
          35.85603380552097 1.0
        2.0:
        -3.2336457935133534 -11.193166886035675 -7.635696138235278 -1.4507384678095299
        -0.07030309954836247 -8.875343330325264e-08
        / 14.65761769482562 153.87539420832033 270.4702786580835 136.2067942182152
          22.22029975320888 1.0
        """
    ),
    q=_fits(
        """
        8.0:
        37014.62677768878 8859.197207564686 557.6733802564019 11.76820646822527 0.0732421874999935
        0.0
        / -343899.2935378666 840501.5798190605 803309.2571195144 142538.29141912048
          8098.344946564498 163.77602689568982 1.0
        4.5454:
        1989.9778586460538 1027.243765961641 135.11157728644983 5.8356350896205695
        0.07324217666126848 1.8408596359451553e-11
        / -5354.342756019448 35976.75384251145 56751.11228949473 18847.28877857181 2077.81416421393
          82.77661022365378 1.0
        2.8571:
        166.73394869665117 170.8080913405656 42.621844074541265 3.344231375161707
        0.07324111800429114 4.377410140897386e-09
        / -149.2474518361564 2516.3336892036896 6460.425167525689 3704.1482262011136
          709.689221056606 48.75887297245872 1.0
        2.0:
        16.252707571092927 31.666231750478154 14.495602934788574 1.99819174093816
        0.07322342659630793 1.5044444488698327e-07
        / -5.3109549388266695 212.66638851179883 882.9358451124886 844.7837575953201
          269.34811860804984 30.36558483552192 1.0
        """
    ),
    limit=-0.125,
)
_ONE: Final = _Order(
    p=_fits(
        """
        8.0:
        7914.479540318917 3874.7453891396053 412.05185430737856 13.239480659307358
        0.11718749999998865 0.0
        / 30804.27206278888 97602.79359349508 36956.206026903346 3650.9308342085346
          114.20737037567841 1.0
        4.5454:
        528.7152013633375 517.6361395331998 108.30818299018911 6.802751278684329 0.1171874931906141
        1.3199051955624352e-11
        / 1504.0468881036106 7844.690317495512 5353.26695291488 991.4014187336144 59.28059872211313
          1.0
        2.8571:
        48.55906851973649 91.05501107507813 35.11940355916369 3.9329775003331564
        0.11718686556725359 3.025039161373736e-09
        / 103.78793243963928 890.8113463982564 1046.8713997577513 336.76245874782575
          34.79130950012515 1.0
        2.0:
        5.073523125888185 17.693971127168773 12.242610914826123 2.368514966676088
        0.11717621946268335 1.0771083010687374e-07
        / 8.364638933716183 117.6793732871471 232.2764690571628 125.29022716840275
          21.43648593638214 1.0
        """
    ),
    q=_fits(
        """
        8.0:
        -48438.512428575035 -11849.806670242959 -759.6017225139501 -16.271753454459
        -0.10253906249999271 0.0
        / -294490.26430383464 666601.2326177764 719657.7236832409 133875.33628724958
          7825.385999233485 161.3953697007229 1.0
        4.5454:
        -2612.4444045321566 -1373.1937606550816 -183.66960747488838 -8.05644828123936
        -0.10253905024137543 -2.089799311417641e-11
        / -4719.183547951285 27948.075163891812 49851.42709103523 17468.48519249089
          1991.7987346048596 81.27655013843358 1.0
        2.8571:
        -219.21012847890933 -228.2445407376317 -57.847221656278364 -4.610115811394734
        -0.10253782982083709 -5.078312264617666e-09
        / -135.20119144430734 1903.119193388108 5547.729097207228 3380.1528667952634
          673.8651126766997 47.66515503237295 1.0
        2.0:
        -21.371921170370406 -42.32531333728305 -19.663616264370372 -2.7522056827818746
        -0.10251704260798555 -1.7838172751095887e-07
        / -4.959498988226282 155.94900333666612 739.3932053204672 757.5028348686454
          252.98154998219053 29.533362906052385 1.0
        """
    ),
    limit=0.375,
)

_ROOT_OF_1_BY_PI: Final = 0.56418958354775628694807945156077258584405062932900
_2_BY_PI: Final = 0.63661977236758134307553505349005744813783858296182


def j0(x: float) -> float:
    """The first kind, of order zero."""
    x = abs(x)
    if not 0 < x < inf:
        return x if isnan(x) else float(x == 0)
    if x >= 2:
        total, difference = _waves(x)
        return _far(_ZERO, x, total, -difference)
    if x < 2.0**-13:
        return 1 - 0.25 * x * x if x >= 2.0**-27 else 1.0
    z = x * x
    rest = _J0.scaled(z, z)
    if x < 1:
        return 1 + z * (-0.25 + rest)
    half = 0.5 * x
    return (1 + half) * (1 - half) + z * rest


def y0(x: float) -> float:
    """The second kind, of order zero."""
    if not 0 < x < inf:
        return _second_kind_at_an_end(x)
    if x >= 2:
        total, difference = _waves(x)
        return _far(_ZERO, x, difference, total)
    if x <= 2.0**-27:
        return _Y0.over[-1] + _2_BY_PI * log(x)
    return _Y0.at(x * x) + _2_BY_PI * j0(x) * log(x)


def j1(x: float) -> float:
    """The first kind, of order one."""
    if isnan(x):
        return x
    if x == 0 or isinf(x):
        return 0.0
    if abs(x) < 2.0**-27:
        return 0.5 * abs(x)  # positive for a negative x, too: Go has it so
    return -_j1_of_positive(-x) if x < 0 else _j1_of_positive(x)


def _j1_of_positive(x: float) -> float:
    if x >= 2:
        total, difference = _waves(x)
        return _far(_ONE, x, difference, total)
    z = x * x
    return 0.5 * x + z * polynomial(z, _J1.over) * x / polynomial(z, _J1.under)


def y1(x: float) -> float:
    """The second kind, of order one."""
    if not 0 < x < inf:
        return _second_kind_at_an_end(x)
    if x >= 2:
        total, difference = _waves(x)
        return _far(_ONE, x, -total, difference)
    if x <= 2.0**-54:
        return -_2_BY_PI / x
    return x * _Y1.at(x * x) + _2_BY_PI * (j1(x) * log(x) - 1 / x)


def _second_kind_at_an_end(x: float) -> float:
    if x == 0:
        return -inf
    return 0.0 if x == inf else nan


def _waves(x: float) -> tuple[float, float]:
    """sin(x) + cos(x) and sin(x) - cos(x). Their product is -cos(2x): where one of them is small,
    it is had from the other."""
    sine, cosine = sincos(x)
    total, difference = sine + cosine, sine - cosine
    if x < sys.float_info.max / 2:
        product = -cos(x + x)
        if sine * cosine < 0:
            total = product / difference
        else:
            difference = product / total
    return total, difference


def _far(order: _Order, x: float, p_wave: float, q_wave: float) -> float:
    """From 2 on."""
    if x > 2.0**129:
        return _ROOT_OF_1_BY_PI * p_wave / sqrt(x)
    z = 1 / (x * x)
    p = 1 + _fit(order.p, x).at(z)
    q = (order.limit + _fit(order.q, x).at(z)) / x
    return _ROOT_OF_1_BY_PI * (p * p_wave + q * q_wave) / sqrt(x)


def _fit(fits: tuple[_Fit, ...], x: float) -> Ratio:
    return next(fit.ratio for fit in fits if x >= fit.start)
