"""Exact arithmetic on constants."""

from __future__ import annotations

import math
import struct
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.check import constants as k
from quizgo.gosim.check import types as t
from quizgo.gosim.check.objects import Constant
from quizgo.gosim.syntax.bigfloat import BigFloat, Real, ratio, widened

INTS = st.integers(-(1 << 520), 1 << 520)
FRACTIONS = st.fractions()


@given(INTS, INTS.filter(bool))
def test_integer_division_truncates(x: int, y: int) -> None:
    q, r = k.binary("/", x, y, True), k.binary("%", x, y, True)
    assert isinstance(q, int)
    assert isinstance(r, int)
    assert q * y + r == x
    assert abs(r) < abs(y)
    assert r == 0 or (r < 0) == (x < 0)


@given(FRACTIONS, FRACTIONS)
def test_fractions_are_exact(x: Fraction, y: Fraction) -> None:
    assert k.binary("-", k.binary("+", x, y, False) or Fraction(0), y, False) == x


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_float64_holds_every_float(x: float) -> None:
    assert k.represent(Fraction(x), t.TYP_FLOAT64) == Fraction(x)


@given(st.fractions(max_denominator=10**30))
def test_rounding_to_float64_is_pythons(x: Fraction) -> None:
    assert k.round_float64(x) == Fraction(x.numerator / x.denominator)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_float32_rounds_to_itself(x: float) -> None:
    assert k.round_float32(Fraction(x)) == Fraction(x)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_to_float32_is_the_machines(x: float) -> None:
    try:
        machine = struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        machine = math.inf
    expected = None if math.isinf(machine) else Fraction(machine)
    assert k.round_float32(Fraction(x)) == expected


@pytest.mark.parametrize(
    ("typ", "fits", "too_big"),
    [
        (t.TYP_INT8, 127, 128),
        (t.TYP_INT64, (1 << 63) - 1, 1 << 63),
        (t.TYP_UINT8, 255, 256),
        (t.TYP_UINT64, (1 << 64) - 1, 1 << 64),
        (t.TYP_INT8, -128, -129),
        (t.TYP_UINT, 0, -1),
    ],
)
def test_integer_types_have_bounds(typ: t.Basic, fits: int, too_big: int) -> None:
    assert k.represent(fits, typ) == fits
    assert k.represent(too_big, typ) is None


def test_a_whole_float_is_an_integer() -> None:
    assert k.represent(Fraction(4, 2), t.TYP_INT) == 2
    assert k.represent(Fraction(1, 2), t.TYP_INT) is None
    assert k.represent((Fraction(3), Fraction(0)), t.TYP_INT) == 3


@given(st.integers(0, 255))
def test_complement_of_an_unsigned_constant_stays_unsigned(x: int) -> None:
    assert k.unary("^", x, 8) == 255 - x


def test_numbers_do_not_grow_without_end() -> None:
    x: k.Number | None = Fraction(11, 10)
    for _ in range(32):
        assert isinstance(x, Fraction | BigFloat)
        product = k.binary("*", x, x, False)
        assert isinstance(product, Fraction | BigFloat)
        x = product
    assert isinstance(x, BigFloat)
    assert k.constant_string(x) == "1.11738e+177780229"
    assert (
        k.binary("*", x, k.binary("*", x, k.binary("*", x, x, False) or 0, False) or 0, False)
        is None
    )


MODERATE = st.builds(
    lambda n, e: Fraction(n) * Fraction(2) ** e, st.integers(), st.integers(-99, 99)
)
FAR = st.integers(5000, (1 << 30) - 1000)


@given(MODERATE, MODERATE.filter(bool), FAR, st.sampled_from(["*", "/", "+", "-"]))
def test_rounded_numbers_count_as_exact_ones_do(
    x: Fraction, y: Fraction, far: int, op: str
) -> None:
    """Both moved by the same power of two, which moves the result by a known one."""
    moved = {"*": 2 * far, "/": 0}.get(op, far)
    left, right = shifted(x, far), shifted(y, far)
    result = k.binary(op, left, right, False)
    assert result is not None
    exact = k.binary(op, x, y, False)
    assert isinstance(exact, Fraction)
    assert isinstance(result, Fraction | BigFloat)
    difference = k.binary("-", result, shifted(exact, moved), False)
    assert isinstance(difference, Fraction | BigFloat)
    error = widened(difference)
    assert error is None or error.size <= shifted_size(exact, moved) - 510


def shifted(x: Fraction, far: int) -> Real:
    found = ratio(x.numerator, x.denominator, far)
    assert found is not None
    return found


def shifted_size(x: Fraction, far: int) -> int:
    value = shifted(x, far)
    assert isinstance(value, BigFloat)
    return value.size


@given(MODERATE, MODERATE, FAR)
def test_rounded_numbers_are_ordered_as_exact_ones(x: Fraction, y: Fraction, far: int) -> None:
    for op in ("<", "<=", ">", ">=", "==", "!="):
        assert k.compare(op, shifted(x, far), shifted(y, far)) == k.compare(op, x, y)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (12345678901234567890, "12345678901234567890"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(10) ** 30, "1e+30"),
        (Fraction(1000005, 10), "100000.5"),
        (Fraction(10) ** 400, "1e+400"),
        ((Fraction(1), Fraction(-2)), "(1 + -2i)"),
        ("é\n".encode(), '"é\\n"'),
        (b"\xff", '"\\xff"'),
        (None, "unknown"),
    ],
)
def test_constants_in_messages(value: Constant | None, text: str) -> None:
    assert k.constant_string(value) == text


def test_long_strings_are_cut_in_messages() -> None:
    text = k.constant_string(b"x" * 100)
    assert len(text) == 72
    assert text.endswith("...")
