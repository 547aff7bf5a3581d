"""Styled lines written below each other, for commands that answer in text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from typing import TextIO

from quizgo.ui.lines import Line, line_text
from quizgo.ui.tables import is_drawn

PIPE_COLUMNS = 100
"""The width that texts are wrapped to where there is no terminal."""

_RICH = {
    "class:heading": "bold",
    "class:label": "bold",
    "class:quiet": "dim",
    "class:good": "green",
    "class:bad": "red",
    "class:hint": "yellow",
    "class:code": "cyan",
    "class:code.edge": "dim",
    "class:go.comment": "dim italic",
    "class:go.keyword": "magenta",
    "class:go.string": "green",
    "class:go.number": "cyan",
    "class:go.function": "blue",
    "class:go.builtin": "cyan",
    "bold": "bold",
    "italic": "italic",
}
"""What the screen's styles are to rich. Others are drawn plainly."""


def columns_of(out: TextIO) -> int:
    """The width to wrap to."""
    return shutil.get_terminal_size().columns if out.isatty() else PIPE_COLUMNS


def write_lines(
    lines: Iterable[Line], out: TextIO, *, environ: Mapping[str, str] = os.environ
) -> None:
    """Write lines, styled where `out` is a terminal that can draw."""
    if not is_drawn(out, environ):
        for line in lines:
            out.write(line_text(line) + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((text, _style(style)) for style, text in line)))


def write_sentences(sentences: Iterable[str], out: TextIO) -> None:
    """Write sentences, each on a line of its own."""
    for sentence in sentences:
        out.write(sentence + "\n")


def _style(style: str) -> str:
    return " ".join(_RICH[name] for name in style.split() if name in _RICH)
