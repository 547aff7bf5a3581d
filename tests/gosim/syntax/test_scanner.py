"""Tokens: semicolons, literals, and text that is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.syntax.scanner import scan


def words(source: str) -> str:
    tokens = scan(source.encode())
    shown = [
        text if kind in ("name", "literal", "op") else kind
        for kind, text in zip(tokens.kinds, tokens.texts, strict=True)
    ]
    return " ".join(shown)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x\ny", "x ; y ; EOF"),
        ("return\nx++\n", "return ; x opop ; EOF"),
        ("f(\n1,\n)\n", "f ( 1 , ) ; EOF"),
        ("x // note\ny", "x ; y ; EOF"),
        ("x /* on\ntwo lines */ y", "x ; y ; EOF"),
        ("x /* one line */ y", "x y ; EOF"),
        ("if x {\n}\n", "if x { } ; EOF"),
        ("a <- b", "a <- b ; EOF"),
        ("a <-b <= c << d <<= e &^= f", "a <- b <= c << d op= e op= f ; EOF"),
        ("x.(type) ... .5 a...", "x . ( type ) ... .5 a ... EOF"),
        ("a = b := c == d", "a = b := c == d ; EOF"),
        ("x ? y", "x y ; EOF"),
        ("", "EOF"),
    ],
)
def test_semicolons_stand_where_go_puts_them(source: str, expected: str) -> None:
    assert words(source) == expected


@pytest.mark.parametrize(
    "literal",
    [
        *("0", "17", "017", "0o17", "0b1_0", "0xFf_1", "1_000", "1.", ".5", "1e3", "1.5e-3"),
        *("0x1p-2", "0x1.8p3", "3i", "0x10i", "1.5i", "'a'", "'\\n'", "'\\''", "'世'", "'\\u4e16'"),
        *('""', '"a\\"b"', '"世界"', '"\\U0001F600\\x41\\101"', "`raw\\`", "`two\nlines`"),
    ],
)
def test_literals_are_one_token_without_fault(literal: str) -> None:
    tokens = scan(literal.encode())
    assert tokens.kinds == ["literal", ";", "EOF"]
    assert tokens.texts[0] == literal
    assert not tokens.faults


def test_columns_count_bytes() -> None:
    tokens = scan('世界 := "é" + x'.encode())
    assert [pos & 0xFFFF for pos in tokens.positions[:5]] == [1, 8, 11, 16, 18]


def test_broken_bytes_are_named_and_do_not_shift_columns() -> None:
    tokens = scan(b'a \xff b "\x00" c')
    faults = [fault for found in tokens.faults.values() for fault in found]
    assert [(f.column, f.message) for f in faults] == [
        (3, "invalid UTF-8 encoding"),
        (8, "invalid NUL character"),
    ]
    assert [pos & 0xFFFF for pos in tokens.positions[:4]] == [1, 5, 7, 11]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab1'\"`\\/* \n\t.+-=<&世é0x_eui\u0663", max_size=40))
def test_tokens_come_in_order_and_end_with_eof(source: str) -> None:
    tokens = scan(source.encode())
    assert tokens.kinds[-1] == "EOF"
    assert tokens.positions == sorted(tokens.positions)
    assert len(tokens.kinds) == len(tokens.texts) == len(tokens.positions)
