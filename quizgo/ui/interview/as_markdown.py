"""A report as a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
from quizgo.ui.programs import fenced


def report_markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_block, blocks))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Title(text=text):
            return f"# {_literal(text)}"
        case Section(text=text):
            return f"## {_literal(text)}"
        case Said(text=text):
            return "`".join(map(_escaped, one_line(text).split("`")))
        case Explained(source=source):
            return printable(source).strip()
        case Bullets(texts=texts):
            return "\n".join(f"- {_literal(text)}" for text in texts)
        case Grid(head=head, rows=rows):
            rule = ("---", *("---:" for _ in head[1:]))
            return "\n".join(map(_row, (head, rule, *rows)))
        case Asked(number=number, source=source, note=note):
            return f"### {number}. {_headed(source)}\n\n{_literal(note)}"
        case Quoted(text=text):
            lines = printable(text).rstrip("\n").split("\n")
            return "> " + "\\\n> ".join(map(_literal, lines))
        case Marks(lines=lines, is_code=is_code):
            return _code(lines) if is_code else _list(lines)
        case Command(text=text):
            return fenced(printable(text), "sh")
        case _:
            assert_never(block)


def _headed(source: str) -> str:
    """A text behind the number of a heading: on its line, or below it where it is longer."""
    text = printable(source).strip()
    return f"\n\n{text}" if "\n" in text else text


_MEANT = re.compile(r"[\\`*_\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What would mean something to a reader of Markdown."""


def _literal(text: str) -> str:
    """Markdown of one line that shows `text` as it stands, with no more marks than it needs."""
    return _escaped(one_line(text))


def _escaped(text: str) -> str:
    return _MEANT.sub(r"\\\g<0>", text)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _code(marks: Sequence[Mark]) -> str:
    """Lines of code as a difference, remarks behind them."""
    lines = (f"{mark.sign} {one_line(mark.source)}{mark.remark}" for mark in marks)
    return fenced("\n".join(lines), "diff")


def _list(marks: Sequence[Mark]) -> str:
    return "\n".join(
        ("- " if mark.sign == " " else f"- `{mark.sign}` ") + one_line(mark.source) + mark.remark
        for mark in marks
    )
