"""Tables as lines, in aligned columns or, where there is no room for those, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgo.ui.lines import Line, cells, padded, wrapped
from quizgo.ui.table_lines import BETWEEN
from quizgo.ui.tables import Column, Table

NARROWEST = " "
INDENT: Line = (("", "  "),)


class Grid(NamedTuple):
    """Texts in columns, and how wide each of these is."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    between: str

    @property
    def width(self) -> int:
        return sum(self.widths) + len(self.between) * (len(self.widths) - 1)


def grid(table: Table, width: int) -> Grid:
    """The columns that fit; where the needed ones do not, they move closer to each other."""
    kept = list(range(len(table.columns)))
    while (made := _grid(table, kept)).width > width:
        least = max(kept, key=lambda at: table.columns[at].rank)
        if table.columns[least].rank == 0:
            return made._replace(between=NARROWEST)
        kept.remove(least)
    return made


def _grid(table: Table, kept: Sequence[int]) -> Grid:
    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(tuple(row[at] for at in kept) for row in table.all_rows)
    heads = [column.head for column in columns]
    widths = tuple(max(map(cells, texts)) for texts in zip(heads, *rows, strict=True))
    return Grid(columns, rows, widths, BETWEEN)


def table_lines(table: Table, width: int) -> Iterator[Line]:
    """Head and rows, the least needed columns left out where there is no room."""
    made = grid(table, width)
    if made.width > width:
        yield from _row_by_row(made, width)
        return
    yield head_line(made)
    for row in made.rows:
        yield (("", aligned(row, made)),)


def head_line(made: Grid) -> Line:
    return (("class:quiet", aligned([column.head for column in made.columns], made)),)


def aligned(texts: Sequence[str], made: Grid) -> str:
    """Texts below those of other rows, numbers to the right of their columns."""
    cells_ = [
        " " * (width - cells(text)) + text if column.is_number else padded(text, width)
        for text, width, column in zip(texts, made.widths, made.columns, strict=True)
    ]
    return made.between.join(cells_).rstrip()


def _row_by_row(made: Grid, width: int) -> Iterator[Line]:
    """The first text of each row on a line, and below it the others, each behind its head."""
    heads = [column.head for column in made.columns][1:]
    for first, *rest in made.rows:
        yield from wrapped([("", first)], width)
        pairs = zip(heads, rest, strict=True)
        told = BETWEEN.join(f"{head}: {text}" if head else text for head, text in pairs)
        yield from wrapped([("", told)], width, first=INDENT, rest=INDENT)
