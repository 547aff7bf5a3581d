"""What the checker leaves in the tree for the code generator."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgo.gosim.check import operand as o
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import FuncInfo, Selection, Var
from quizgo.gosim.check.types import Tuple, Type
from quizgo.gosim.check.typestring import runtime_type_string
from quizgo.gosim.check.vet.walk import walk
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of
from tests.gosim.check.programs import checked, function, local


def _typed(text: str) -> dict[str, str]:
    """Expressions of `main` by their text, with their types."""
    found: dict[str, str] = {}
    for node in walk(checked(text).file):
        if isinstance(node, tree.Expr) and isinstance(node.type, Type):
            found[text_of(node)] = runtime_type_string(node.type)
    return found


@pytest.mark.parametrize(
    ("declaration", "expression", "typ"),
    [
        ("var x float64 = 1", "1", "float64"),
        ("var x any = 1", "1", "int"),
        ("var x any = 'a'", "'a'", "int32"),
        ("var x = 1 < 2", "1 < 2", "bool"),
        ("var s = uint(1); var x int64 = 1 << s", "1 << s", "int64"),
        ("var b byte = 2; var x = b + 'a'", "'a'", "uint8"),
        ("var x []int = nil", "nil", "[]int"),
        ("var m map[string]int; var x, ok = m[`a`]", "m[`a`]", "(int, bool)"),
        ("var c chan int; var x, ok = <-c", "<-c", "(int, bool)"),
        ("var i any; var x, ok = i.(string)", "i.(string)", "(string, bool)"),
        ("var x = len([3]int{})", "len([3]int{})", "int"),
    ],
)
def test_untyped_expressions_have_their_final_type(
    declaration: str, expression: str, typ: str
) -> None:
    found = _typed(declaration.replace("; ", "\n"))
    assert found[expression] == typ


def _values(text: str) -> dict[str, object]:
    return {
        text_of(node): node.value
        for node in walk(checked(text).file)
        if isinstance(node, tree.Expr) and node.mode == o.CONSTANT
    }


def test_constants_have_their_exact_value_in_the_form_of_their_type() -> None:
    values = _values(
        'var a float64 = 1 / 4.0\nvar b int = 7 / 2\nvar c = "x" + "y"\nvar d = 2i * 2i'
    )
    assert values["1 / 4.0"] == Fraction(1, 4)
    assert values["7 / 2"] == 3
    assert values['"x" + "y"'] == b"xy"
    assert values["2i * 2i"] == (Fraction(-4), Fraction(0))


def test_float_constants_are_rounded_to_their_type() -> None:
    values = _values("var a float32 = 0.1\nvar b float64 = 0.1")
    assert values["0.1"] == Fraction(0.1)


def test_selections_say_how_to_come_to_a_field_or_method() -> None:
    program = checked(
        "type A struct{ n int }\nfunc (a *A) M() {}\ntype B struct{ *A }\n"
        "func f(b B) { b.n++; b.M(); g := b.M; g(); h := (*A).M; h(b.A) }"
    )
    found = {
        text_of(node): node.selection
        for node in walk(program.file)
        if isinstance(node, tree.SelectorExpr) and isinstance(node.selection, Selection)
    }
    assert (found["b.n"].kind, found["b.n"].path, found["b.n"].indirect) == ("field", (0, 0), True)
    assert (found["b.M"].kind, found["b.M"].path) == ("method", (0,))
    assert found["(*A).M"].kind == "method_expr"


def test_captured_variables_live_in_cells() -> None:
    program = checked(
        "func f() func() int {\n\ta, b, c := 1, 2, 3\n\t_ = c\n"
        "\treturn func() int {\n\t\td := b\n\t\treturn func() int { return a + d }()\n\t}\n}"
    )
    assert [local(program, n).escapes for n in "abcd"] == [True, True, False, True]
    literals = [n.info for n in walk(program.file) if isinstance(n, tree.FuncLit)]
    captures = [[v.name for v in i.captures] for i in literals if isinstance(i, FuncInfo)]
    assert [sorted(names) for names in captures] == [["a", "b"], ["a", "d"]]


@pytest.mark.parametrize(
    ("body", "escapes"),
    [
        ("x := 1\n_ = &x", True),
        ("x := T{}\n_ = &x.a[1]", True),
        ("x := [3]int{}\n_ = x[:]", True),
        ("x := T{}\nx.p()", True),
        ("x := T{}\nx.v()", False),
        ("x := &T{}\nx.p()\n_ = &x.a", False),
        ("x := []int{1}\n_ = &x[0]\n_ = x[:]", False),
        ("x := T{}\nx.a[1] = 2", False),
        ("x := 1\ndefer func(n int) {}(x)", False),
        ("x := 1\ngo func() { x = 2 }()\n_ = x", True),
    ],
)
def test_a_variable_whose_address_is_taken_lives_in_a_cell(body: str, escapes: bool) -> None:
    program = checked(
        "type T struct{ a [3]int }\nfunc (*T) p() {}\nfunc (T) v() {}\n"
        f"func f() {{\n{body}\n}}"
    )
    assert local(program, "x").escapes is escapes


def test_loop_variables_are_shared_under_an_old_build_line() -> None:
    assert not checked("").shared_loop_vars
    assert checked("//go:build go1.21\n\npackage main\n").shared_loop_vars


def test_a_type_switch_has_a_variable_in_every_clause() -> None:
    program = checked(
        "func f(v any) {\n\tswitch x := v.(type) {\n\tcase int:\n\t\t_ = x\n"
        "\tcase string, bool:\n\t\t_ = x\n\tdefault:\n\t\t_ = x\n\t}\n}"
    )
    types = [
        runtime_type_string(clause.obj.typ)
        for node in walk(program.file)
        if isinstance(node, tree.SwitchStmt)
        for clause in node.body
        if isinstance(clause.obj, Var)
    ]
    assert types == ["int", "interface {}", "interface {}"]


@pytest.mark.parametrize(
    ("over", "types"),
    [
        ("5", ["int"]),
        ("int64(5)", ["int64"]),
        ('"abc"', ["int", "int32"]),
        ("[]string{}", ["int", "string"]),
        ("[2]bool{}", ["int", "bool"]),
        ("&[2]bool{}", ["int", "bool"]),
        ("map[string]int{}", ["string", "int"]),
        ("make(chan error)", ["error"]),
        ("func(yield func(int, string) bool) {}", ["int", "string"]),
        ("iter.Seq[float64](nil)", ["float64"]),
    ],
)
def test_ranges_give_their_variables_types(over: str, types: list[str]) -> None:
    names = ["k", "v"][: len(types)]
    uses = "".join(f"\n\t\t_ = {n}" for n in names)
    program = checked(
        'package main\n\nimport "iter"\n\nvar _ iter.Seq[int]\n\n'
        f"func f() {{\n\tfor {', '.join(names)} := range {over} {{{uses}\n\t}}\n}}"
    )
    assert [runtime_type_string(local(program, n).typ) for n in names] == types


def test_a_deferring_function_is_known() -> None:
    program = checked("func f() { defer println() }\nfunc g() {}")
    infos = [function(program, name).info for name in "fg"]
    assert [info is not None and info.has_defer for info in infos] == [True, False]


def test_calls_with_several_results_have_a_tuple() -> None:
    program = checked("func f() (int, error) { return 1, nil }\nvar a, b = f()")
    call = next(n for n in walk(program.file) if isinstance(n, tree.CallExpr))
    assert isinstance(call.type, Tuple)
    assert [isinstance(v.typ, Named) for v in call.type.vars] == [False, True]
