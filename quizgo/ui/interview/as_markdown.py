"""A report as a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from quizgo.text.safe import one_line, printable
from quizgo.ui.interview.blocks import (
    Asked,
    Block,
    Bullets,
    Command,
    Grid,
    Mark,
    Marks,
    Quoted,
    Section,
    Title,
    Words,
)
from quizgo.ui.programs import fenced, literal


def report_markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_block, blocks))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Title(text=text):
            return f"# {_literal(text)}"
        case Section(text=text):
            return f"## {_literal(text)}"
        case Words(source=source):
            return printable(source).strip()
        case Bullets(sources=sources):
            return "\n".join(f"- {one_line(source)}" for source in sources)
        case Grid(head=head, rows=rows):
            rule = ("---", *("---:" for _ in head[1:]))
            return "\n".join(map(_row, (head, rule, *rows)))
        case Asked(number=number, source=source, note=note):
            return f"### {number}.\n\n{printable(source).strip()}\n\n{_literal(note)}"
        case Quoted(text=text):
            lines = printable(text).rstrip("\n").split("\n")
            return "\n".join(f"> {literal(line)}  ".rstrip() if line else ">" for line in lines)
        case Marks(lines=lines):
            return "\n\n".join(
                _code(list(marks)) if is_code else _list(list(marks))
                for is_code, marks in groupby(lines, key=lambda mark: mark.is_code)
            )
        case Command(text=text):
            return fenced(printable(text), "sh")
        case _:
            assert_never(block)


def _literal(text: str) -> str:
    return _readable(literal(one_line(text)))


def _readable(text: str) -> str:
    """Without escapes that no reader of Markdown needs in a line of words."""
    return re.sub(r"\\([-.,:;/'\"()=+%?!·])", r"\1", text)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _code(marks: Sequence[Mark]) -> str:
    """Lines of code as a difference, remarks behind them."""
    lines = [
        f"{mark.sign} {one_line(mark.source)}" + (f"    ({mark.remark})" if mark.remark else "")
        for mark in marks
    ]
    return fenced("\n".join(lines), "diff")


def _list(marks: Sequence[Mark]) -> str:
    return "\n".join(
        f"- `{mark.sign}` {one_line(mark.source)}" + (f" ({mark.remark})" if mark.remark else "")
        for mark in marks
    )
