"""A table as lines of text: columns side by side, padded to one width.

For a pipe all columns, however wide. For a terminal what fits its width: the least needed
columns are left out, and what is still too wide is folded into several lines. No row costs more
than a few calls, so that a table of 100,000 rows is there at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from quizgo.ui.lines import cells, line_text, padded, wrapped

if TYPE_CHECKING:
    from quizgo.ui.tables import Table

BETWEEN = "  "
DRAWN_BETWEEN = "   "
LEAST_COLUMNS = 2
"""So many columns are never left out."""
BOLD, USUAL = "\x1b[1m", "\x1b[0m"

Row = Sequence[str]


def plain_lines(table: Table) -> Iterator[str]:
    """The head and all rows."""
    laid_out = _layout(_widths(table), [column.is_number for column in table.columns], BETWEEN)
    yield laid_out(_head(table))
    yield from map(laid_out, table.all_rows)


def drawn_lines(table: Table, columns: int, *, rule: str = "─") -> Iterator[str]:
    """What fits into a terminal, head and sum in bold; `rule` is what the head is underlined by."""
    whole = _widths(table)
    kept = _kept(table, whole, columns)
    if len(kept) < len(table.columns):
        table = table.with_columns(kept)
        whole = [whole[place] for place in kept]
    widths = _narrowed(whole, columns)
    laid_out = _layout(widths, [column.is_number for column in table.columns], DRAWN_BETWEEN)

    def lines(row: Row) -> Iterator[str]:
        return map(laid_out, [row] if widths == whole else _folded(row, widths))

    for line in lines(_head(table)):
        yield f"{BOLD}{line}{USUAL}"
    yield rule * _row_width(widths)
    for row in table.rows:
        yield from lines(row)
    if table.total is not None:
        yield ""
        for line in lines(table.total):
            yield f"{BOLD}{line}{USUAL}"


def kept_columns(table: Table, columns: int) -> list[int]:
    """The columns that fit into a terminal, by their place; the needed ones stay anyhow."""
    return _kept(table, _widths(table), columns)


# Widths -------------------------------------------------------------------------


def _head(table: Table) -> Row:
    return tuple(column.head for column in table.columns)


def _widths(table: Table) -> list[int]:
    """Cells that the widest text of each column takes."""
    return [_widest(column) for column in zip(_head(table), *table.all_rows, strict=True)]


def _widest(texts: Row) -> int:
    if "".join(texts).isascii():
        return max(map(len, texts))
    return max(map(cells, texts))


def _kept(table: Table, widths: Sequence[int], columns: int) -> list[int]:
    kept = list(range(len(widths)))
    while len(kept) > LEAST_COLUMNS and _row_width([widths[place] for place in kept]) > columns:
        least = max(kept, key=lambda place: table.columns[place].rank)
        if table.columns[least].rank == 0:
            break
        kept.remove(least)
    return kept


def _row_width(widths: Sequence[int]) -> int:
    return sum(widths) + len(DRAWN_BETWEEN) * (len(widths) - 1)


def _narrowed(widths: Sequence[int], columns: int) -> list[int]:
    """The widths with as much taken from the widest as makes them fit; none is under 1."""
    narrow = [min(width, columns) for width in widths]
    while _row_width(narrow) > columns and max(narrow) > 1:
        narrow[narrow.index(max(narrow))] -= 1
    return narrow


# Lines --------------------------------------------------------------------------


def _folded(row: Row, widths: Sequence[int]) -> Iterator[Row]:
    """The row as one line, or as several where a text is wider than its column."""
    if all(cells(text) <= width for text, width in zip(row, widths, strict=True)):
        yield row
        return
    texts = [
        [line_text(line) for line in wrapped([("", text)], width)]
        for text, width in zip(row, widths, strict=True)
    ]
    yield from zip_longest(*texts, fillvalue="")


def _layout(
    widths: Sequence[int], are_numbers: Sequence[bool], between: str
) -> Callable[[Row], str]:
    """What makes a line of a row, numbers to the right."""
    quick = between.join(
        f"{{:{'>' if is_number else '<'}{width}}}"
        for width, is_number in zip(widths, are_numbers, strict=True)
    ).format

    def line(row: Row) -> str:
        if "".join(row).isascii():  # a cell a character: nothing to be measured
            return quick(*row).rstrip()
        texts = [
            " " * (width - cells(text)) + text if is_number else padded(text, width)
            for text, width, is_number in zip(row, widths, are_numbers, strict=True)
        ]
        return between.join(texts).rstrip()

    return line
