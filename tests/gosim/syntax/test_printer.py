"""Expressions as messages quote them."""

from __future__ import annotations

import pytest

from quizgo.gosim.syntax import parse, tree
from quizgo.gosim.syntax.printer import emphasized, text_of


def expression(text: str) -> tree.Expr:
    file = parse(f"package p\nvar _ = {text}\n".encode(), "p.go").file
    assert file is not None
    decl = file.decl_list[0]
    assert isinstance(decl, tree.VarDecl)
    assert decl.values is not None
    return decl.values


@pytest.mark.parametrize(
    "text",
    [
        *("x", "1.5e3", "a.b.c", "f(x, y...)", "x[1:2:3]", "x[:]", "x.(T)", "-x", "&x", "<-c"),
        *("a + b*c", "[]int{}", "[...]int{…}", "map[string]int", "chan<- int", "<-chan int"),
        *("chan (<-chan int)", "func(a, b int, c ...string) (n int, err error)", "*T", "(T)(x)"),
        *("struct{a, b int; c string}", 'struct{a int "tag"}', "interface{m(); ~int | string}"),
        *("func() {}", "func(x int) int {…}", "G[int, string]", "struct{T; *U}"),
    ],
)
def test_text_is_gos(text: str) -> None:
    source = text.replace("{…}", "{1}" if not text.startswith("func") else "{ return x }")
    assert text_of(expression(source)).replace(" * ", "*") == text


def test_an_assignment_for_a_comparison_is_made_plain() -> None:
    assert emphasized(expression("x + 1")) == "(x + 1)"
    assert emphasized(expression("x")) == "x"


def test_a_long_chain_is_written_without_deep_recursion() -> None:
    assert len(text_of(expression("+".join("1" * 5000)))) == 4 * 5000 - 3
