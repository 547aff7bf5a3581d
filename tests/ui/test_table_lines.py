"""Tables as lines: nothing is lost, nothing is wider than the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.ui.lines import cells
from quizgo.ui.table_lines import drawn_lines, plain_lines
from quizgo.ui.tables import Column, Table

TEXTS = st.text("abc 结构体é-", max_size=14).map(lambda text: " ".join(text.split()))
TABLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5).map(
    lambda rows: Table((Column("one"), Column("二", rank=1), Column("n", is_number=True)), rows)
)


def bare(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


@settings(max_examples=100)
@given(table=TABLES, columns=st.integers(12, 60))
def test_no_line_is_wider_than_the_terminal(table: Table, columns: int) -> None:
    assert all(cells(bare(line)) <= columns for line in drawn_lines(table, columns))


@settings(max_examples=100)
@given(table=TABLES, columns=st.integers(12, 60))
def test_what_is_folded_keeps_its_letters(table: Table, columns: int) -> None:
    _, _, *lines = map(bare, drawn_lines(table, columns))
    shown = sorted("".join(lines).replace(" ", ""))
    whole = sorted("".join(map("".join, table.rows)).replace(" ", ""))
    needed = sorted("".join(one + number for one, _, number in table.rows).replace(" ", ""))
    assert shown in (whole, needed)


@pytest.mark.parametrize("wide", ["结构体", "abcdef"])
def test_columns_stand_under_each_other(wide: str) -> None:
    table = Table((Column("card"), Column("n", is_number=True)), [(wide, "7"), ("x", "12")])
    assert list(plain_lines(table)) == ["card     n", f"{wide}   7", "x       12"]
    assert list(map(bare, drawn_lines(table, 80))) == [
        "card      n",
        "───────────",
        f"{wide}    7",
        "x        12",
    ]


def test_a_long_text_is_folded_between_words_and_the_number_stays_beside_it() -> None:
    table = Table(
        (Column("card"), Column("n", is_number=True)), [("a very long name", "7")], ("all", "7")
    )
    assert list(map(bare, drawn_lines(table, 13, rule="-"))) == [
        "card        n",
        "-------------",
        "a very      7",
        "long name",
        "",
        "all         7",
    ]
