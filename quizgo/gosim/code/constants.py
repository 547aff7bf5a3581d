"""Constants of the source as values at run time."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgo.gosim.check.constants import to_complex, to_float, to_int
from quizgo.gosim.code.ir import Const
from quizgo.gosim.code.rtypes import Kind, RType

if TYPE_CHECKING:
    from quizgo.gosim.check.objects import Constant


def constant(value: Constant, rtype: RType) -> Const:
    """The operand for an exact constant of that type."""
    kind = rtype.kind
    if Kind.INT <= kind <= Kind.UINTPTR:
        number = to_int(value)
        assert number is not None
        return Const(_in_range(number, rtype))
    if kind in (Kind.FLOAT32, Kind.FLOAT64):
        return Const(_float(value, kind))
    if kind in (Kind.COMPLEX64, Kind.COMPLEX128):
        parts = to_complex(value)
        assert parts is not None
        single = Kind.FLOAT32 if kind is Kind.COMPLEX64 else Kind.FLOAT64
        return Const(complex(_float(parts[0], single), _float(parts[1], single)))
    return Const(value)


def _in_range(number: int, rtype: RType) -> int:
    """Constants converted in generic code can come in a wider type than the instance's."""
    bits = rtype.bits
    number &= (1 << bits) - 1
    signed = rtype.kind <= Kind.INT64
    return number - (1 << bits) if signed and number >> (bits - 1) else number


def _float(value: Constant, kind: Kind) -> float:
    exact = to_float(value)
    assert isinstance(exact, Fraction)
    number = exact.numerator / exact.denominator
    if kind is Kind.FLOAT32:
        from struct import pack, unpack

        return float(unpack("<f", pack("<f", number))[0])
    return number
