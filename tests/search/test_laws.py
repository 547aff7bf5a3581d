"""What holds of every query."""

from __future__ import annotations

import contextlib

from hypothesis import example, given
from hypothesis import strategies as st

from quizgo.search.errors import BadQuery
from quizgo.search.facts import Facts
from quizgo.search.reading import parse
from quizgo.search.tree import And, Not, Or, Tree
from tests.search.queries import facts, trees

SOMETHING = st.text('ab一 *_\\"():-<>=.135', max_size=25) | st.lists(
    st.sampled_from(
        [
            *('"', "(", ")", "-", " ", " or ", " and ", "deck:", "is:", "is:due", "re:", "\\"),
            *("prop:", "prop:ivl", "<", "3", "rated:", "tag:", "word", "一", "none", "*", ":"),
        ]
    ),
    max_size=12,
).map("".join)


@given(trees())
def test_printing_a_query_reads_to_the_same(tree: Tree) -> None:
    assert parse(str(tree)) == tree


@given(SOMETHING)
@example("tag:\\none")
@example('re:\\"')
@example("re:(a|b))")
def test_what_is_typed_is_understood_or_refused_at_one_of_its_characters(query: str) -> None:
    tree = _read(query)
    if isinstance(tree, BadQuery):
        assert 0 <= tree.at <= len(query)
        assert str(tree).count("\n") == 2
    else:
        assert parse(str(tree)) == tree


def _read(query: str) -> Tree | BadQuery:
    try:
        return parse(query)
    except BadQuery as error:
        return error


@given(st.text(max_size=30), facts())
def test_no_text_whatever_brings_a_traceback(query: str, row: Facts) -> None:
    with contextlib.suppress(BadQuery):
        parse(query).holds(row)


@given(trees(), trees(), facts())
def test_de_morgan(one: Tree, other: Tree, row: Facts) -> None:
    nor = And((Not(one), Not(other)))
    assert Not(Or((one, other))).holds(row) == nor.holds(row)
    nand = Or((Not(one), Not(other)))
    assert Not(And((one, other))).holds(row) == nand.holds(row)


@given(trees(), facts())
def test_negating_twice_changes_nothing(tree: Tree, row: Facts) -> None:
    assert parse(str(Not(Not(tree)))).holds(row) == tree.holds(row)


@given(trees(), facts())
def test_a_term_and_its_negation_never_agree(tree: Tree, row: Facts) -> None:
    assert tree.holds(row) != Not(tree).holds(row)
