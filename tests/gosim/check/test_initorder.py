"""Package variables are initialised in the order of their dependencies."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.check import STANDARD_LIBRARY
from tests.gosim.check.programs import checked


def _order(text: str) -> list[str]:
    return [v.name for init in checked(text).init_order for v in init.lhs]


def test_a_variable_waits_for_what_it_uses() -> None:
    assert _order("var a = c + b\nvar b = f()\nvar c = 1\nfunc f() int { return c + 1 }") == list(
        "cba"
    )


def test_dependencies_lead_through_functions_and_methods() -> None:
    text = "var a = g()\nfunc g() int { return t.m() }\nvar t T\ntype T struct{}\n"
    assert _order(text + "func (T) m() int { return z }\nvar z = 3") == ["z", "a"]


def test_independent_variables_keep_the_order_of_the_source() -> None:
    assert _order("var c = 1\nvar a = 2\nvar b = 3") == list("cab")


def test_variables_without_a_value_are_not_initialised() -> None:
    assert _order("var a int\nvar b = a") == ["b"]


def test_several_results_are_one_initialiser() -> None:
    program = checked("var a, b = f()\nfunc f() (int, int) { return 1, 2 }")
    assert [[v.name for v in init.lhs] for init in program.init_order] == [["a", "b"]]


@given(st.permutations(range(8)), st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_the_order_of_the_source_dependencies_come_first(
    order: list[int], data: st.DataObject
) -> None:
    uses = {
        n: data.draw(st.lists(st.integers(0, n - 1), unique=True)) if n else [] for n in range(8)
    }
    lines = [f"var v{n} = 1{''.join(f' + v{m}' for m in uses[n])}" for n in order]
    place = {name: i for i, name in enumerate(_order("\n".join(lines)))}
    assert len(place) == 8
    for n, needed in uses.items():
        assert all(place[f"v{m}"] < place[f"v{n}"] for m in needed)


def test_an_imported_packages_variables_are_ordered_when_asked_for() -> None:
    pkg = STANDARD_LIBRARY.package("io")
    assert pkg is not None
    names = [v.name for init in STANDARD_LIBRARY.init_order(pkg) for v in init.lhs]
    assert "EOF" in names
