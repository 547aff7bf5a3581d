"""Sources that mean harm are refused in words, or end by the name of a limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo import gosim
from tests.gosim.hostile import outcome

PAIRS = "type B[P, Q any] struct{ a *P; b *Q }\ntype T0 = int\n" + "".join(
    f"type T{i + 1} = B[T{i}, T{i}]\n" for i in range(60)
)
FUNCTIONS = "type T0 = func(int)\ntype U0 = func(int)\n" + "".join(
    f"type {x}{i + 1} = func({x}{i}, {x}{i})\n" for x in "TU" for i in range(60)
)
MULTIPLYING = {
    "instances of functions": "".join(
        f"func f{i}[T any](x T) {{ f{i + 1}([]T{{x}}); f{i + 1}([1]T{{x}}) }}\n" for i in range(24)
    )
    + "func f24[T any](T) {}\nfunc main() { f0(1) }",
    "methods of instances": "".join(
        f"type T{i}[P any] struct{{}}\n"
        f"func (T{i}[P]) m() {{ T{i + 1}[[]P]{{}}.m(); T{i + 1}[[1]P]{{}}.m() }}\n"
        for i in range(24)
    )
    + "type T24[P any] struct{}\nfunc (T24[P]) m() {}\nfunc main() { T0[int]{}.m() }",
    "types in types": FUNCTIONS + "func main() { var x T60; var y U60 = x; println(y == nil) }",
}
"""A few lines that stand for more types or functions than there is room for."""
NESTED = {
    "type arguments": PAIRS + "func main() { var x any = T60{}; println(x) }",
    "bytes": "//" + "x" * (1 << 20) + "\nfunc main() {}",
    "tokens": "func main() { x := 0\n" + "x++\n" * 40_000 + "}",
    "parentheses": "func main() { x := " + "(" * 20_000 + "1" + ")" * 20_000 + "; _ = x }",
    "unary": "func main() { x := 1; y := " + "- " * 20_000 + "x; _ = y }",
    "binary": "func main() { x := 1; y := x" + "+x" * 20_000 + "; _ = y }",
    "blocks": "func main() { " + "{" * 20_000 + "}" * 20_000 + " }",
    "else-ifs": "func main() { x := 1\n" + "if x == 2 {} else " * 20_000 + "{}\n }",
    "literals": "func main() { " + "func(){" * 2_000 + "}()" * 2_000 + " }",
    "types": "func main() { var x " + "[]" * 20_000 + "int; _ = x }",
    "selectors": "func main() { x := 1; _ = x" + ".y" * 20_000 + " }",
    "calls": "func f(int) int { return 1 }\nfunc main() { _ = "
    + "f(" * 20_000
    + "1"
    + ")" * 20_000
    + "}",
    "a constant": "const x = " + "9" * 200_000 + "\nfunc main() { println(x > 1) }",
    "an exponent": "const x = 1e1000000000\nfunc main() { println(x > 1) }",
    "a shift": "const x = 1 << 100000000\nfunc main() { println(x >> 99999990) }",
    "a doubled constant": 'const c0 = "abc"\n'
    + "\n".join(f"const c{i + 1} = c{i} + c{i}" for i in range(60))
    + "\nfunc main() { println(len(c60)) }",
    "sums of constants": f'const s = "{"x" * 100_000}"\n'
    + "var x = len("
    + "+".join("s" * 100)
    + ")\nfunc main() { println(x) }",
    "instances": "func f[P any](p P) { f([]P{p}) }\nfunc main() { f(1) }",
}


@pytest.mark.parametrize("name", MULTIPLYING)
def test_what_multiplies_before_it_runs_is_stopped(name: str) -> None:
    assert outcome(MULTIPLYING[name])[2] is gosim.Limit.HEAP


@pytest.mark.parametrize("name", NESTED)
def test_what_nests_or_grows_too_far_does_not_compile(name: str) -> None:
    text, how, _ = outcome(NESTED[name])
    assert how is None
    assert text.startswith("prog.go:")


@pytest.mark.parametrize(
    "body",
    [
        "x := " + "(" * 450 + "1" + ")" * 450 + "; println(x)",
        "type T []T; println(len(T" + "{" * 450 + "}" * 450 + "))",
        "func() {" * 450 + "}()" * 450,
        "x := 1; println(x" + "+(x" * 450 + ")" * 450 + ")",
    ],
)
def test_what_nests_a_few_hundred_deep_compiles_and_runs(body: str) -> None:
    _, how, limit = outcome(f"func main() {{ {body} }}")
    assert how is gosim.How.EXIT
    assert limit is None


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_program_or_a_complaint(source: bytes) -> None:
    compiled = gosim.compile(source, "prog.go")
    assert isinstance(compiled, gosim.Program) or compiled.lines
