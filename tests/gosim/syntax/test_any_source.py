"""Whatever the bytes: a tree or faults, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.source import reported
from quizgo.gosim.syntax import parse

WORDS = [
    *("break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough"),
    *("for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range"),
    *("return", "select", "struct", "switch", "type", "var", "(", ")", "[", "]", "{", "}"),
    *(",", ";", ":", ":=", "=", "==", "+", "-", "*", "&", "|", "~", "!", "<-", "...", "."),
    *("x", "T", "1", "0x", '"a"', "'a'", "`", "/*", "//", "\n"),
]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(source: bytes) -> None:
    parsed = parse(source, "prog.go")
    assert parsed.file is not None or parsed.faults


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words(words: list[str]) -> None:
    source = "package main\nfunc main() {\n" + " ".join(words) + "\n}\n"
    parsed = parse(source.encode(), "prog.go")
    assert parsed.file is not None or parsed.faults
    assert len(reported(parsed.faults)) <= 11


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(", ")"),
        ("[]", ""),
        ("-", ""),
        ("*", ""),
        ("<-", ""),
        ("func() {", "}"),
        ("[]T{", "}"),
        ("f(", ")"),
        ("x[", "]"),
        ("map[int]", ""),
        ("struct { a ", "}"),
        ("interface { m(", ")}"),
        ("chan ", ""),
        ("func(", ")"),
    ],
)
def test_deep_nesting_is_a_fault(opening: str, closing: str) -> None:
    depth = 20_000
    body = f"var v = {opening * depth}x{closing * depth}"
    parsed = parse(f"package main\n{body}\n".encode(), "prog.go")
    assert parsed.file is None
    assert len(parsed.faults) < 30


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{", "}"), ("if x {", "}"), ("for {", "}"), ("switch { case x:", "}"), ("L: ", "")],
)
def test_deep_statements_are_a_fault(opening: str, closing: str) -> None:
    source = "package main\nfunc main() {" + opening * 20_000 + closing * 20_000 + "}\n"
    assert parse(source.encode(), "prog.go").file is None


def test_long_chains_are_fine() -> None:
    source = "package main\nvar v = " + " + ".join(["1"] * 20_000) + "\n"
    assert parse(source.encode(), "prog.go").file is not None


def test_long_else_chains_within_reason() -> None:
    source = "package main\nfunc main() {\n" + "if x {\n} else " * 300 + "{\n}\n}\n"
    assert parse(source.encode(), "prog.go").file is not None


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "?",
            "\0",
            "。",
            "世",
            '"',
            "'",
            '"\\q',
            "/*",
            "..",
            "9",
            "0x ",
            "1_ ",
            "L:\n",
            "goto L\n",
        ),
        *("{}", "x.", "x,", "x()", ";", "x := 1; goto L\n", "case 1:", "L%d: goto L%d\n"),
    ],
)
def test_a_lot_of_anything_is_read_in_time_that_grows_with_it(piece: str) -> None:
    many = "".join(piece % (i, i + 1) if "%" in piece else piece for i in range(20_000))
    parsed = parse(f"package main\nfunc main() {{\n{many}\n}}\n".encode(), "prog.go")
    assert parsed.file is not None or parsed.faults


def test_a_file_of_broken_bytes_is_given_up_early() -> None:
    parsed = parse(b"package main\n" + b"\xff" * 1_000_000, "prog.go")
    assert parsed.file is None


@pytest.mark.parametrize("source", ["if x%s = 1 {\n}", "var v [P%s]int", "type T[P *%s a] int"])
def test_a_chain_too_long_to_quote_is_a_fault(source: str) -> None:
    body = source % ("|a" * 50_000 if "*" in source else ".y" * 50_000)
    parsed = parse(f"package main\nfunc main() {{\n{body}\n}}\n".encode(), "prog.go")
    assert parsed.file is None or not parsed.faults
