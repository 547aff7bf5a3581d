"""Laws of single natives, against Python where it agrees with Go."""

from __future__ import annotations

import math
import struct

from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.lib import casing, strconv, strings, text
from quizgo.gosim.lib.floats import float32, format_float
from quizgo.gosim.lib.unicode_utf8 import decode_first, decode_last, full_rune, is_valid

some_bytes = st.binary(max_size=30) | st.text(max_size=20).map(str.encode)


@given(some_bytes)
def test_decoding_runes_loses_nothing(data: bytes) -> None:
    assert text.encoded(text.decoded(data)) == data
    assert len(text.runes(data)) == text.rune_count(data)


@given(some_bytes)
def test_runes_from_the_front_and_from_the_back_are_the_same(data: bytes) -> None:
    front, rest = [], data
    while rest:
        rune, size = decode_first(rest)
        assert full_rune(rest) or rune == text.RUNE_ERROR
        front.append(rune)
        rest = rest[size:]
    back, rest = [], data
    while rest:
        rune, size = decode_last(rest)
        back.append(rune)
        rest = rest[: len(rest) - size]
    assert front == text.runes(data)
    assert back[::-1] == front
    assert is_valid(data) == (data.decode(errors="replace").encode() == data)


@given(some_bytes)
def test_a_quoted_string_unquotes_to_itself(data: bytes) -> None:
    for ascii_only in (False, True):
        quoted = text.quote(data, ascii_only=ascii_only).encode()
        assert strconv.unquote(quoted) == (data, True)
        assert strconv.quoted_prefix(quoted + b"tail") == (quoted, True)
        assert quoted.isascii() or not ascii_only


@given(st.integers(-(2**63), 2**63 - 1), st.integers(2, 36))
def test_integers_are_read_as_they_are_written(value: int, base: int) -> None:
    written = strconv.format_integer(value, base)
    assert strconv.parse_int(written, base, 64) == (value, 0)
    assert strconv.format_integer(value, 10) == str(value).encode()


@given(st.floats(allow_nan=False))
def test_the_shortest_form_of_a_float_reads_back(value: float) -> None:
    for verb in "egbxEGX":
        written = format_float(value, verb, -1, 64)
        if verb != "b":
            read, code = strconv.parse_float(written.encode(), 64)
            assert (read, code) == (value, 0)
            assert math.copysign(1, read) == math.copysign(1, value)


@given(st.floats(width=32, allow_nan=False))
def test_the_shortest_form_of_a_float32_reads_back(value: float) -> None:
    written = format_float(value, "g", -1, 32)
    assert strconv.parse_float(written.encode(), 32)[0] == value
    assert len(written) <= 15


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 30))
def test_fixed_digits_are_those_of_python(value: float, precision: int) -> None:
    assert format_float(value, "f", precision, 64) == f"{value:.{precision}f}"
    assert format_float(value, "e", precision, 64) == f"{value:.{precision}e}"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_a_float32_is_rounded_once(value: object) -> None:
    read, code = strconv.parse_float(str(value).encode(), 32)
    if code == 0:
        assert struct.unpack("<f", struct.pack("<f", read))[0] == read
        assert abs(read - float(str(value))) <= abs(float32(float(str(value))) - float(str(value)))


@given(some_bytes, st.binary(min_size=1, max_size=3))
def test_joining_what_was_split_gives_the_string(s: bytes, sep: bytes) -> None:
    parts = strings.split(s, sep, 0, -1)
    assert parts is not None
    assert sep.join(parts) == s
    after = strings.split(s, sep, len(sep), -1)
    assert after is not None
    assert b"".join(after) == s
    assert strings.count(s, sep) == len(parts) - 1


@given(some_bytes)
def test_splitting_at_nothing_gives_the_runes(s: bytes) -> None:
    parts = strings.split(s, b"", 0, -1)
    assert parts is not None
    assert b"".join(parts) == s
    assert len(parts) == text.rune_count(s)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=20))
def test_letters_change_case_one_by_one(s: str) -> None:
    upper = strings.to_upper(s.encode()).decode()
    assert len(upper) == len(s)
    assert strings.equal_fold(s.encode(), strings.to_lower(s.encode())) or "İ" in s


@given(st.integers(0, 0x10FFFF))
def test_folding_goes_round_in_a_circle(code: int) -> None:
    circle = [code]
    for _ in range(5):
        following = casing.simple_fold(circle[-1])
        if following == code:
            break
        circle.append(following)
    else:
        raise AssertionError(circle)
    assert all(casing.fold_key(c) == casing.fold_key(code) for c in circle)
