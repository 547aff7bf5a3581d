"""Arithmetic wraps around as in two's complement, whatever the width."""

from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.code.optable import INT_BITS, UINT_BITS, template
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.vm.numbers import float32, float_to_int, int_to_float32
from quizgo.gosim.vm.ops import BUILTINS
from quizgo.gosim.vm.printing import raw_float
from quizgo.gosim.vm.values import GoPanic

KINDS = {**INT_BITS, **UINT_BITS}


def compute(op: str, a: int, b: int) -> int:
    """What the operation's template gives."""
    names = {"__builtins__": BUILTINS, "a": a, "b": b}
    result = eval(template(op), names)
    assert isinstance(result, int)
    return result


def wrapped(kind: str, exact: int) -> int:
    bits = KINDS[kind]
    exact &= (1 << bits) - 1
    return exact - (1 << bits) if kind in INT_BITS and exact >> (bits - 1) else exact


@st.composite
def operands(draw: st.DrawFn) -> tuple[str, int, int]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    bits = KINDS[kind]
    edges = [0, 1, (1 << (bits - 1)) - 1, 1 << (bits - 1), (1 << bits) - 1]
    number = st.sampled_from(edges) | st.integers(0, (1 << bits) - 1)
    return kind, wrapped(kind, draw(number)), wrapped(kind, draw(number))


@given(operands())
def test_sums_differences_products_are_taken_modulo_the_width(case: tuple[str, int, int]) -> None:
    kind, a, b = case
    assert compute(f"add.{kind}", a, b) == wrapped(kind, a + b)
    assert compute(f"sub.{kind}", a, b) == wrapped(kind, a - b)
    assert compute(f"mul.{kind}", a, b) == wrapped(kind, a * b)
    assert compute(f"neg.{kind}", a, b) == wrapped(kind, -a)


@given(operands())
def test_bits_are_those_of_twos_complement(case: tuple[str, int, int]) -> None:
    kind, a, b = case
    assert compute(f"and.{kind}", a, b) == wrapped(kind, a & b)
    assert compute(f"or.{kind}", a, b) == wrapped(kind, a | b)
    assert compute(f"xor.{kind}", a, b) == wrapped(kind, a ^ b)
    assert compute(f"andnot.{kind}", a, b) == wrapped(kind, a & ~b)
    assert compute(f"com.{kind}", a, b) == wrapped(kind, ~a)


@given(operands())
def test_quotients_are_cut_towards_zero_and_remainders_fit(case: tuple[str, int, int]) -> None:
    kind, a, b = case
    if b == 0:
        with pytest.raises((GoPanic, ZeroDivisionError)):
            compute(f"div.{kind}", a, b)
        return
    quotient, rest = compute(f"div.{kind}", a, b), compute(f"rem.{kind}", a, b)
    assert wrapped(kind, quotient * b + rest) == a
    assert abs(rest) < abs(b)
    assert rest == 0 or (rest < 0) == (a < 0)


@given(operands(), st.integers(0, 200))
def test_shifts_by_more_than_the_width_leave_the_sign(
    case: tuple[str, int, int], count: int
) -> None:
    kind, a, _ = case
    assert compute(f"shl.{kind}", a, count) == wrapped(kind, a << count)
    assert compute(f"shr.{kind}", a, count) == a >> count


@given(operands(), st.sampled_from(sorted(KINDS)))
def test_integer_conversions_keep_the_low_bits(case: tuple[str, int, int], target: str) -> None:
    kind, a, _ = case
    assert compute(f"conv.{kind}.{target}", a, 0) == wrapped(target, a)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_float32_is_its_own_rounding(x: float) -> None:
    assert float32(x) == x


@given(st.integers(-(1 << 63), (1 << 64) - 1))
def test_integers_become_float32_rounded_once(n: int) -> None:
    x = int_to_float32(n)
    bits = struct.unpack("<I", struct.pack("<f", x))[0]
    error = abs(int(x) - n)
    for neighbour in (bits - 1, bits + 1):
        if 0 <= neighbour < 1 << 32:
            y = struct.unpack("<f", struct.pack("<I", neighbour))[0]
            if math.isfinite(y):
                assert error <= abs(int(y) - n)


@given(st.floats(), st.sampled_from(sorted(KINDS)))
def test_floats_become_integers_of_the_type(x: float, kind: str) -> None:
    n = float_to_int(x, KINDS[kind], kind in INT_BITS)
    assert n == wrapped(kind, n)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_printed_floats_read_back(x: float) -> None:
    assert float(raw_float(x)) == x


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_printed_float32s_read_back_in_nine_digits(x: float) -> None:
    text = raw_float(x, Kind.FLOAT32)
    assert float32(float(text)) == x
    assert sum(c in b"0123456789" for c in text.partition(b"e")[0].lstrip(b"-0.")) <= 39
