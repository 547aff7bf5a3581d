"""A report as styled lines of a width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from quizgo.text.safe import one_line, printable
from quizgo.ui.interview.blocks import (
    Asked,
    Block,
    Bullets,
    Command,
    Explained,
    Grid,
    Mark,
    Marks,
    Quoted,
    Said,
    Section,
    Title,
)
from quizgo.ui.lines import Line, cells, clipped, cut, line_cells, padded, wrapped
from quizgo.ui.markdown import rendered

STYLES = {"+": "class:good", "-": "class:bad", " ": "class:quiet"}
LEAST_NAME = 16
"""Cells that a topic has in a table; below it, its figures stand on a line of their own."""
BETWEEN = "  "
INNER: Line = (("", "  "),)
BULLET: Line = (("", "- "),)
QUOTE: Line = (("class:quote", "  > "),)
MOST_QUOTED = 12
"""Lines of an answer that are shown."""


def report_lines(blocks: Iterable[Block], width: int) -> list[Line]:
    """The report, every line within `width` cells."""
    lines: list[Line] = []
    is_below_heading = True
    for block in blocks:
        if _stands_apart(block) and not is_below_heading:
            lines.append(())
        lines += _block(block, max(8, width))
        is_below_heading = isinstance(block, Section)
    return lines


def _stands_apart(block: Block) -> bool:
    is_inner = isinstance(block, Said) and block.is_inner
    return not is_inner and not isinstance(block, Marks | Bullets | Quoted | Explained | Command)


def _block(block: Block, width: int) -> list[Line]:
    match block:
        case Title(text=text) | Section(text=text):
            return wrapped([("class:heading", one_line(text))], width)
        case Said(text=text, is_inner=is_inner):
            front = INNER if is_inner else ()
            return wrapped([("", one_line(text))], width, first=front, rest=front)
        case Explained(source=source):
            return [INNER + line for line in rendered(source, max(1, width - 2))]
        case Bullets(texts=texts):
            return [
                line
                for text in texts
                for line in wrapped([("", one_line(text))], width, first=BULLET, rest=INNER)
            ]
        case Grid():
            return _grid(block, width)
        case Asked(number=number, source=source, note=note):
            label = f"{number}. "
            lines = _under(label, "class:label", source, width)
            space: Line = (("", " " * cells(label)),)
            return lines + wrapped([("class:quiet", note)], width, first=space, rest=space)
        case Quoted(text=text):
            return _quoted(text, width)
        case Marks(lines=marks, is_code=is_code):
            return [line for mark in marks for line in _mark(mark, width, is_code=is_code)]
        case Command(text=text):
            return [
                line
                for each in broken(text, width - 2)
                for line in cut([("class:code", each)], width, front=INNER)
            ]
        case _:
            assert_never(block)


def _under(front: str, style: str, source: str, width: int) -> list[Line]:
    """A Markdown text behind a front, its further lines below its first."""
    room = max(1, width - cells(front))
    first, *rest = rendered(source, room) or [()]
    space: Line = (("", " " * cells(front)),)
    return [((style, front), *first), *(space + line if line else line for line in rest)]


def _mark(mark: Mark, width: int, *, is_code: bool) -> list[Line]:
    style = STYLES.get(mark.sign, "")
    front: Line = (("", "  "), (style, f"{mark.sign} "))
    if is_code:
        lines = cut([(style, one_line(mark.source))], width, front=front)
    else:
        first, *rest = rendered(mark.source, max(1, width - 4)) or [()]
        space: Line = (("", "    "),)
        lines = [front + first, *(space + line for line in rest)]
    if not mark.remark:
        return lines
    if line_cells(lines[-1]) + cells(mark.remark) <= width:
        return [*lines[:-1], (*lines[-1], (style, mark.remark))]
    space = (("", "    "),)
    return lines + wrapped([(style, mark.remark.strip())], width, first=space, rest=space)


def _quoted(text: str, width: int) -> list[Line]:
    lines = printable(text).rstrip("\n").split("\n")
    shown = lines[:MOST_QUOTED] + (["…"] if len(lines) > MOST_QUOTED else [])
    return [
        line
        for each in shown
        for line in wrapped([("class:quiet", each)], width, first=QUOTE, rest=QUOTE)
    ]


def _grid(grid: Grid, width: int) -> list[Line]:
    """Figures beside their topics, or below them where it is narrow."""
    rows = [grid.head, *grid.rows]
    widths = [max(cells(row[at]) for row in rows) for at in range(1, len(grid.head))]
    room = width - sum(size + len(BETWEEN) for size in widths)
    if room < LEAST_NAME:
        return [line for row in grid.rows for line in _stacked(row, width)]
    room = min(room, max(cells(row[0]) for row in rows))
    lines: list[Line] = []
    for number, row in enumerate(rows):
        figures = "".join(
            BETWEEN + " " * (size - cells(text)) + text
            for size, text in zip(widths, row[1:], strict=True)
        )
        style = "class:label" if number == 0 else ""
        lines.append(((style, padded(clipped(row[0], room), room) + figures),))
    return lines


def _stacked(row: tuple[str, ...], width: int) -> list[Line]:
    space: Line = (("", "  "),)
    return [
        *wrapped([("class:label", row[0])], width),
        *wrapped([("", " · ".join(row[1:]))], width, first=space, rest=space),
    ]


def broken(command: str, width: int) -> list[str]:
    """A command in lines that a shell reads as the one command.

    Inside its quotes a line may end at any space; elsewhere a backslash says that it goes on.
    """
    lines: list[str] = []
    line = ""
    for word in printable(command).split(" "):
        is_quoted = ("".join([*lines, line])).count("'") % 2 == 1
        room = width if is_quoted else width - 2
        if line and cells(line) + 1 + cells(word) > room:
            lines.append(line if is_quoted else f"{line} \\")
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
