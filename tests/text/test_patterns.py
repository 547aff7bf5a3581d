"""Our expressions say what Python's say, and cannot be made to hang."""

from __future__ import annotations

import re

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from quizgo.text.patterns import BadPattern, compile_pattern

_ATOMS = st.sampled_from(
    [
        "a",
        "b",
        "c",
        ".",
        r"\d",
        r"\w",
        r"\s",
        r"\.",
        "[ab]",
        "[^a]",
        "[a-c1]",
        r"[\d_]",
        r"\b",
        "^",
        "$",
    ]
)
_REPEATS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "+?"])


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = inner.map(lambda each: f"(?:{each})")
    repeated = st.tuples(group, _REPEATS).map("".join)
    row = st.lists(st.one_of(repeated, st.tuples(_ATOMS, st.just("")).map("".join)), max_size=3)
    return st.lists(row.map("".join), min_size=1, max_size=2).map("|".join)


_REPEATED_ATOMS = st.tuples(st.sampled_from(["a", "b", ".", "[ab]", r"\w", r"\d"]), _REPEATS)
_EXPRESSIONS = st.recursive(_REPEATED_ATOMS.map("".join), _grow, max_leaves=6)
_TEXTS = st.text(alphabet="abc1 _.\n", max_size=8)


@settings(max_examples=400)
@given(_EXPRESSIONS, _TEXTS)
def test_matches_what_python_matches(source: str, text: str) -> None:
    ours, python = compile_pattern(source), re.compile(source)
    assert ours.matches(text) == (python.fullmatch(text) is not None)
    assert ours.is_in(text) == (python.search(text) is not None)


@settings(max_examples=200)
@given(_EXPRESSIONS, _TEXTS)
def test_ignores_case_as_python_does(source: str, text: str) -> None:
    python = re.compile(source, re.IGNORECASE)
    text = text.upper()
    assert compile_pattern("(?i)" + source).matches(text) == (python.fullmatch(text) is not None)


@given(st.text(max_size=12))
def test_any_text_is_an_expression_or_refused(source: str) -> None:
    try:
        compile_pattern(source).is_in(source)
    except BadPattern:
        event("refused")


@pytest.mark.parametrize(
    "source", ["(a+)+$", "(a|a)*b", "(a|aa)+$", "(a*)*b", "a*a*a*a*a*b", "(.*)*x"]
)
def test_expressions_that_hang_python_do_not_hang_here(source: str) -> None:
    assert not compile_pattern(source).matches("a" * 2_000 + "!")


@pytest.mark.parametrize(
    "source",
    [
        *(
            "(",
            ")",
            "a)",
            "[a",
            "*",
            "a**",
            "a{3,1}",
            r"\1",
            r"\q",
            "(?=a)",
            "(?<!a)",
            "(?P=n)",
            "\\",
        ),
        *(
            "[z-a]",
            "a" * 600,
            "((((a{9}){9}){9}){9}){9}",
            "(" * 60 + ")" * 60,
            r"\x1"[:-1],
            "a{99999}",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(source: str) -> None:
    with pytest.raises(BadPattern):
        compile_pattern(source)


def test_chinese_and_case() -> None:
    assert compile_pattern("(?i)gmp|调度器?").is_in("讲 GMP 模型")
    assert compile_pattern("调度器?").is_in("关于调度")
    assert compile_pattern("gmp", ignore_case=True).matches("GMP")
