"""What laying out a large table costs, against putting its texts beside each other."""

from __future__ import annotations

import io

import pytest

from quizgo.model import Lang
from quizgo.ui.prose import words_in
from quizgo.ui.tables import Column, Table, write_table
from tests.bench.timing import lower_quartiles

pytestmark = pytest.mark.benchmark

ROWS = 100_000
MOST = 20.0


class Tty(io.StringIO):
    """A terminal as far as `isatty` goes."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_100_000_rows_at_twenty_times_the_cost_of_joining_them() -> None:
    columns = (Column("card"), Column("due", rank=1), Column("n", is_number=True))
    rows = [(f"go/d{n % 100}/c{n}", "2027-01-15", str(n)) for n in range(ROWS)]
    table, words = Table(columns, rows), words_in(Lang.EN)

    def drawn() -> None:
        write_table(table, words, Tty(), columns=80, environ={"TERM": "xterm"})

    def joined() -> None:
        io.StringIO().write("\n".join(map("  ".join, rows)))

    laid_out, bare = lower_quartiles([drawn, joined], rounds=5)
    assert laid_out <= MOST * bare, f"{laid_out / bare:.1f} times joining the texts"
