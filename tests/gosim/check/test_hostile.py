"""Bad input gives a fault, soon, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.check import Checked, check_source

CHAIN = 40
HOSTILE = {
    "a shift without end": "const x = 1 << 1000000",
    "squares": "const c0 = 3\n"
    + "".join(f"const c{i} = c{i - 1} * c{i - 1}\n" for i in range(1, 50)),
    "float squares": "const c0 = 1.1\n"
    + "".join(f"const c{i} = c{i - 1} * c{i - 1}\n" for i in range(1, 50)),
    "doubled strings": 'const c0 = "aaaaaaaa"\n'
    + "".join(f"const c{i} = c{i - 1} + c{i - 1}\n" for i in range(1, 50)),
    "digits": "var x = " + "9" * 200_000,
    "an exponent": "var x = 1e999999999",
    "parentheses": "var x = " + "(" * 20_000 + "1" + ")" * 20_000,
    "sums": "var x = 1" + "+1" * 30_000,
    "brackets": "var x " + "[]" * 20_000 + "int",
    "growing instances": "type T[P any] struct{ f *T[[]P] }\nvar x T[int]",
    "growing calls": "func f[P any]() { f[[]P]() }",
    "growing embedding": "type T[P any] struct{ *T[[]P] }\nvar x T[int]\nvar y = x.z",
    "a circle of types": "type A B\ntype B C\ntype C A",
    "a type of its own length": "type T [len(x)]int\nvar x T",
    "a circle of constants": "const a = b\nconst b = a",
    "a circle of functions": "var a = f()\nfunc f() int { return a }",
    "unions": "type U interface{ " + " | ".join(["int"] * 500) + " }",
}
SLOW = {
    "embedded twice over": "".join(
        f"type T{i} struct{{ *T{i + 1}; *U{i + 1} }}\ntype U{i} struct{{ *T{i + 1}; *U{i + 1} }}\n"
        for i in range(CHAIN)
    )
    + f"type T{CHAIN} struct{{}}\ntype U{CHAIN} struct{{}}\nvar x T0\n",
    "types twice as big": "".join(f"type T{i} = struct{{ a, b T{i + 1} }}\n" for i in range(CHAIN))
    + f"type T{CHAIN} = int\nvar x T0\nvar y T0 = x\nvar z = x == y\n",
    "many elements": "var x = []int{" + "1, " * 5_000 + "}",
    "many functions": "".join(f"func f{i}() {{ f{i + 1}() }}\n" for i in range(500))
    + "func f500() {}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_is_refused(name: str) -> None:
    faults = check_source(f"package main\n\n{HOSTILE[name]}\n\nfunc main() {{}}\n".encode(), "p.go")
    assert not isinstance(faults, Checked)
    assert faults


@pytest.mark.parametrize("name", SLOW)
def test_a_program_that_invites_waste_is_checked(name: str) -> None:
    source = f"package main\n\n{SLOW[name]}\n\nfunc main() {{}}\n"
    assert isinstance(check_source(source.encode(), "p.go"), Checked)


VOCABULARY = """
x y f T int string func ( ) { } [ ] * & + - = := == , ; . ... <- chan map struct interface
return if else for range go defer switch case default select type var const 1 1.5 'a' "s"
nil true len make append new any ~ | : break continue goto L: fallthrough
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_words_breaks_the_checker(words: list[str]) -> None:
    body = " ".join(words)
    for text in (f"func main() {{\n{body}\n}}", body):
        found = check_source(f"package main\n\nvar x, y int\n\n{text}\n".encode(), "p.go")
        assert isinstance(found, Checked | list)


FORMS = """
x := {e}|_ = {e}|{e}|x = {e}|if {e} {{ }}|for range {e} {{ }}|return {e}|go f({e})|defer {e}
switch {e} {{ case {e}: }}|var z {t} = {e}|x.f = {e}|{e} <- {e}|switch {e}.(type) {{ case {t}: }}
x, y := {e}, {e}|{e}++|x += {e}
"""
SNIPPETS = st.sampled_from(FORMS.strip().replace("\n", "|").split("|"))
EXPRESSIONS = st.recursive(
    st.sampled_from(
        ["x", "y", "1", "2.5", "'a'", '"s"', "nil", "f", "T{}", "undefined", "int", "f()"]
    ),
    lambda inner: st.one_of(
        st.builds("{} + {}".format, inner, inner),
        st.builds("{} == {}".format, inner, inner),
        st.builds("{} << {}".format, inner, inner),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}.f".format, inner),
        st.builds("{}({})".format, inner, inner),
        st.builds("&{}".format, inner),
        st.builds("*{}".format, inner),
        st.builds("<-{}".format, inner),
        st.builds("-{}".format, inner),
        st.builds("({})".format, inner),
        st.builds("{}.({})".format, inner, inner),
        st.builds("[]int{{{}}}".format, inner),
        st.builds("append({}, {})".format, inner, inner),
        st.builds("func(x int) int {{ return {} }}".format, inner),
        st.builds("{}[{}:{}]".format, inner, inner, inner),
    ),
    max_leaves=6,
)
TYPES = st.sampled_from(
    ["int", "string", "T", "[]T", "map[T]int", "chan int", "func()", "G[int]", "G"]
)


@given(st.lists(st.tuples(SNIPPETS, EXPRESSIONS, TYPES), max_size=5))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_statements_breaks_the_checker(lines: list[tuple[str, str, str]]) -> None:
    body = "\n".join(form.format(e=e, t=typ) for form, e, typ in lines)
    source = (
        "package main\n\ntype T struct{ f int }\ntype G[P any] []P\n\nvar x, y int\n\n"
        f"func f(a ...int) int {{ return 0 }}\n\nfunc main() {{\n{body}\n}}\n"
    )
    assert isinstance(check_source(source.encode(), "p.go"), Checked | list)
