"""Constants too large or too small to be kept exact, as Go's compiler keeps them.

A number is exact while numerator and denominator have fewer than EXACT_BITS bits. Beyond, it is
512 bits and a power of two, and so is every result it has part in; what is out of the powers'
range is no number any more, what is next to nothing is zero.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

EXACT_BITS: Final = 4096
BITS: Final = 512
MAX_EXPONENT: Final = (1 << 31) - 1
"""Of the power of two that goes with a mantissa from a half up to one."""
MIN_EXPONENT: Final = -(1 << 31)
_SMALL_POWER: Final = 1000
"""Of ten: a number of so many bits times such a power is moderate for certain."""
_SPARE_BITS: Final = 4
"""So many of the last bits may come from rounding."""


class BigFloat:
    """`mantissa * 2**exponent`, not zero; the mantissa has exactly BITS bits and a sign."""

    __slots__ = ("exponent", "mantissa")

    def __init__(self, mantissa: int, exponent: int) -> None:
        self.mantissa = mantissa
        self.exponent = exponent

    @property
    def size(self) -> int:
        """The power of two below which the magnitude is."""
        return self.exponent + BITS

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BigFloat) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: Real | int) -> bool:
        return self._above(other) < 0

    def __le__(self, other: Real | int) -> bool:
        return self._above(other) <= 0

    def __gt__(self, other: Real | int) -> bool:
        return self._above(other) > 0

    def __ge__(self, other: Real | int) -> bool:
        return self._above(other) >= 0

    def __neg__(self) -> BigFloat:
        return BigFloat(-self.mantissa, self.exponent)

    def _above(self, other: Real | int) -> int:
        """The sign of the difference, which has that of the larger number if it is too large."""
        difference = added(self, -(Fraction(other) if isinstance(other, int) else other))
        if isinstance(difference, Fraction):
            return 0
        return 1 if (difference or self).mantissa > 0 else -1

    def _key(self) -> tuple[int, int]:
        return self.mantissa, self.exponent

    def __repr__(self) -> str:
        return f"BigFloat({self.mantissa:#x}, {self.exponent})"


Real = Fraction | BigFloat
"""A real constant. Zero is always a Fraction."""


def made(mantissa: int, exponent: int) -> Real | None:
    """`mantissa * 2**exponent` rounded to BITS, half to even; None: out of range."""
    if mantissa == 0:
        return Fraction(0)
    mantissa, exponent = _rounded(mantissa, exponent, BITS)
    size = exponent + BITS
    if size > MAX_EXPONENT:
        return None
    if size < MIN_EXPONENT:
        return Fraction(0)
    return BigFloat(mantissa, exponent)


def _rounded(mantissa: int, exponent: int, bits: int) -> tuple[int, int]:
    """With exactly so many bits."""
    over = abs(mantissa).bit_length() - bits
    if over <= 0:
        return mantissa << -over, exponent + over
    magnitude = abs(mantissa)
    kept, rest = magnitude >> over, magnitude & ((1 << over) - 1)
    half = 1 << (over - 1)
    kept += rest > half or (rest == half and kept & 1)
    if kept >> bits:
        kept >>= 1
        over += 1
    return -kept if mantissa < 0 else kept, exponent + over


def ratio(top: int, bottom: int, exponent: int = 0) -> Real | None:
    """`top / bottom * 2**exponent` in BITS bits."""
    shift = BITS + 2 + bottom.bit_length() - abs(top).bit_length()
    scaled = abs(top) << shift if shift > 0 else abs(top)
    if shift < 0:
        bottom <<= -shift
    quotient, rest = divmod(scaled, bottom)
    mantissa = quotient << 1 | (rest != 0)  # what is left over only decides ties
    return made(-mantissa if top < 0 else mantissa, exponent - shift - 1)


def widened(value: Real) -> BigFloat | None:
    """As one that is not exact; None: zero."""
    if isinstance(value, BigFloat):
        return value
    found = ratio(value.numerator, value.denominator)
    return found if isinstance(found, BigFloat) else None


def limited(value: Fraction) -> Real | None:
    """A result of exact arithmetic: exact where that is short enough."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) < EXACT_BITS:
        return value
    return ratio(value.numerator, value.denominator)


def added(x: Real, y: Real) -> Real | None:
    """`x + y`, where one at least is not exact."""
    left, right = widened(x), widened(y)
    if left is None or right is None:
        return left or right or Fraction(0)
    if left.exponent < right.exponent:
        left, right = right, left
    apart = min(left.exponent - right.exponent, 2 * BITS + 2)  # further down only ties are decided
    low = left.exponent - apart
    distant = low != right.exponent
    small = (1 if right.mantissa > 0 else -1) if distant else right.mantissa
    return made((left.mantissa << apart) + small, low)


def multiplied(x: Real, y: Real) -> Real | None:
    """`x * y`, where one at least is not exact."""
    left, right = widened(x), widened(y)
    if left is None or right is None:
        return Fraction(0)
    return made(left.mantissa * right.mantissa, left.exponent + right.exponent)


def divided(x: Real, y: Real) -> Real | None:
    """`x / y`, where one at least is not exact; `y` is not zero."""
    left, right = widened(x), widened(y)
    assert right is not None
    if left is None:
        return Fraction(0)
    sign = -1 if right.mantissa < 0 else 1
    return ratio(left.mantissa * sign, abs(right.mantissa), left.exponent - right.exponent)


def scaled(digits: int, base: int, power: int) -> Real | None:
    """`digits * base**power` for a base of 2 or 10, whatever the power: exact where it is
    moderate. None: out of range."""
    if abs(power) < _SMALL_POWER and digits.bit_length() < _SMALL_POWER:
        return Fraction(digits) * Fraction(base) ** power
    mantissa, exponent = _power_of_five(abs(power)) if base == 10 else (1, 0)
    if power >= 0:
        found = made(digits * mantissa, exponent + power)
    else:
        found = ratio(digits, mantissa, power - exponent)
    if isinstance(found, BigFloat) and is_moderate(found):
        return Fraction(digits) * Fraction(base) ** power
    return found


def is_moderate(value: BigFloat) -> bool:
    """Could it as well be a fraction?"""
    return -EXACT_BITS < value.size < EXACT_BITS


def _power_of_five(n: int) -> tuple[int, int]:
    """`5**n` as mantissa and exponent, with some bits to spare."""
    result, factor = (1, 0), (5, 0)
    while n:
        if n & 1:
            result = _rounded(result[0] * factor[0], result[1] + factor[1], BITS + 64)
        factor = _rounded(factor[0] * factor[0], 2 * factor[1], BITS + 128)
        n >>= 1
    return result


def exact(value: Real) -> Fraction | None:
    """As a fraction; None: too far from one for that."""
    if isinstance(value, Fraction):
        return value
    if not is_moderate(value):
        return None
    return Fraction(value.mantissa) * Fraction(2) ** value.exponent


def whole(value: BigFloat) -> int | None:
    """The integer that it is, or is but for its last few bits; None: none, or too large."""
    if not is_moderate(value):
        return None
    if value.exponent >= 0:
        return value.mantissa << value.exponent
    magnitude, fraction_bits = abs(value.mantissa), -value.exponent
    step = 1 << _SPARE_BITS
    for near in (magnitude, magnitude // step * step, -(-magnitude // step) * step):
        if not near & ((1 << fraction_bits) - 1):
            found = near >> fraction_bits
            return -found if value.mantissa < 0 else found
    return None
