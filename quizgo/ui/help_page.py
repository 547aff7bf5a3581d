"""The help of one command, and how it is laid out for a width in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgo.frozen import dataclass
from quizgo.ui.lines import cells, line_text, padded, wrapped
from quizgo.ui.prose.help import HelpWords

WIDEST, NARROWEST = 78, 20
INDENT = "  "
WIDEST_NAME = 30
LEAST_ABOUT = 30
"""Cells. Where it would have less beside its name, a text stands below it."""
_GAP = re.compile(r"\S {2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words to be wrapped, or a block of lines to be kept."""

    text: str
    keeps_lines: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An option, or a command of a group, and what it does."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that is said of one command."""

    called: str
    usage: str
    """What follows the command's name."""
    about: tuple[Paragraph, ...]
    options: tuple[Row, ...]
    commands: tuple[Row, ...]
    more: tuple[Paragraph, ...]
    """Examples, and what stands with them."""


def help_lines(page: Page, words: HelpWords, columns: int) -> Iterator[str]:
    """The page for a terminal as wide as `columns`."""
    width = max(NARROWEST, min(columns - 2, WIDEST))
    front = f"{words.usage}{words.colon}{page.called} "
    yield from _wrapped(page.usage, width, front, " " * min(cells(front), width // 3))
    for paragraph in page.about:
        yield ""
        yield from paragraph_lines(paragraph, width)
    for heading, rows in ((words.options, page.options), (words.commands, page.commands)):
        if rows:
            yield ""
            yield heading + words.colon.rstrip()
            yield from _rows(rows, width)
    for paragraph in page.more:
        yield ""
        yield from paragraph_lines(paragraph, width)


def paragraph_lines(paragraph: Paragraph, width: int) -> Iterator[str]:
    """The lines of a paragraph, indented."""
    if not paragraph.keeps_lines:
        yield from _wrapped(paragraph.text, width, INDENT, INDENT)
        return
    for line in paragraph.text.splitlines():
        yield from _kept(line, width)


def _kept(line: str, width: int) -> Iterator[str]:
    """A line as it stands. Too long a one goes on below its second column of two, or indented."""
    if cells(INDENT + line) <= width:
        yield (INDENT + line).rstrip()
        return
    bare = line.lstrip(" ")
    front = INDENT + line[: len(line) - len(bare)]
    gaps = list(_GAP.finditer(bare))
    if len(gaps) == 1 and cells(front + bare[: gaps[0].end()]) <= width // 2:
        name, bare = bare[: gaps[0].end()], bare[gaps[0].end() :]
        yield from _wrapped(bare, width, front + name, " " * cells(front + name))
    else:
        yield from _wrapped(bare, width, front, front + INDENT)


def _rows(rows: Sequence[Row], width: int) -> Iterator[str]:
    column = min(max(cells(row.name) for row in rows), WIDEST_NAME) + 2 * len(INDENT)
    if width - column < LEAST_ABOUT:
        for row in rows:
            yield from _wrapped(row.name, width, INDENT, INDENT * 2)
            yield from _wrapped(row.about, width, INDENT * 3, INDENT * 3)
        return
    for row in rows:
        name = INDENT + row.name
        if cells(name) + len(INDENT) > column:
            yield name
            name = ""
        yield from _wrapped(row.about, width, padded(name, column), " " * column)


def _wrapped(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    for line in wrapped((("", text),), width, first=(("", first),), rest=(("", rest),)):
        yield line_text(line).rstrip()
