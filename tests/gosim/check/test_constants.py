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
    for _ in range(18):
        assert isinstance(x, Fraction)
        product = k.binary("*", x, x, False)
        assert product is None or isinstance(product, Fraction)
        x = product
    assert isinstance(x, Fraction)
    assert x.numerator.bit_length() < 1 << 20


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
