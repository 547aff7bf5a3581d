"""The exact values of literals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.syntax.bigfloat import BigFloat
from quizgo.gosim.syntax.literal import (
    float_value,
    imaginary_value,
    int_value,
    rune_value,
    string_value,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("017", 15), ("0o17", 15), ("0b_101", 5), ("0xdead_BEEF", 0xDEADBEEF), ("1_0", 10)],
)
def test_integers(text: str, value: int) -> None:
    assert int_value(text) == value


def test_ten_thousand_digits_are_read() -> None:
    assert int_value("9" * 10_000) == 10**10_000 - 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", Fraction(1, 10)),
        ("1_0.5e-1", Fraction(21, 20)),
        (".5", Fraction(1, 2)),
        ("08.5", Fraction(17, 2)),
        ("0x1.8p1", Fraction(3)),
        ("0x.8p-1", Fraction(1, 4)),
        ("0e999999999", Fraction(0)),
    ],
)
def test_floats_are_exact(text: str, value: Fraction) -> None:
    assert float_value(text) == value


@pytest.mark.parametrize(
    "text", ["1e646456993", "1e999999999999", "1e-999999999999", "0x1p2147483647", "0e" + "9" * 20]
)
def test_exponents_beyond_32_bits_are_refused_at_once(text: str) -> None:
    assert float_value(text) is None


@pytest.mark.parametrize("text", ["1e646456992", "1e1000000", "0x1p2147483646", "12345e600000000"])
def test_large_exponents_are_read_at_once(text: str) -> None:
    value = float_value(text)
    assert isinstance(value, BigFloat)
    assert value > Fraction(2) ** 4000


@pytest.mark.parametrize("text", ["1e-1000000", "3.5e-600000000", "0x1p-9999999"])
def test_next_to_nothing_is_not_zero(text: str) -> None:
    value = float_value(text)
    assert value is not None
    assert 0 < value < Fraction(1, 2**2000)


def test_what_no_exponent_reaches_is_zero() -> None:
    assert float_value("1e-646456994") == 0


@pytest.mark.parametrize(
    ("text", "value"), [("2i", 2), ("010i", 10), ("0x10i", 16), ("0b11i", 3), ("0x1p3i", 8)]
)
def test_imaginary_numbers(text: str, value: int) -> None:
    assert imaginary_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("'a'", 97), ("'世'", 0x4E16), (r"'\xff'", 255), (r"'\''", 39), (r"'\u00e9'", 233)],
)
def test_runes(text: str, value: int) -> None:
    assert rune_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"世\\n"', "世\n".encode()),
        (r'"\xff\377\u00ff"', b"\xff\xff\xc3\xbf"),
        ("`a\\n\r\nb`", b"a\\n\nb"),
        (r'"\\x41"', b"\\x41"),
    ],
)
def test_strings_are_bytes(text: str, value: bytes) -> None:
    assert string_value(text) == value


@given(st.text(alphabet=st.characters(exclude_characters='"\\\n', codec="utf-8")))
def test_plain_strings_are_their_utf8(text: str) -> None:
    assert string_value(f'"{text}"') == text.encode()
