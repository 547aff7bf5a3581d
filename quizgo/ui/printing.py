"""Styled lines written below each other, for commands that answer in text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from typing import TextIO

from quizgo.settings import Theme
from quizgo.ui.lines import Line, line_text, wrapped
from quizgo.ui.looks import current
from quizgo.ui.palettes import has_colours, palette, rich_style
from quizgo.ui.tables import is_drawn

PIPE_COLUMNS = 100
"""The width that texts are wrapped to where there is no terminal."""

_UNREAD = frozenset({"class:rule", "class:code.edge"})
"""Styles of what is drawn, and says nothing when it is read aloud."""


def columns_of(out: TextIO) -> int:
    """The width to wrap to."""
    return shutil.get_terminal_size().columns if out.isatty() else PIPE_COLUMNS


def write_lines(
    lines: Iterable[Line], out: TextIO, *, environ: Mapping[str, str] = os.environ
) -> None:
    """Write lines, in the learner's colours where there are to be some."""
    looks = current()
    if looks.screen_reader:
        for line in lines:
            out.write("".join(text for style, text in line if style not in _UNREAD) + "\n")
    elif has_colours(out.isatty(), looks.theme, environ) or is_drawn(out, environ):
        _write_styled(lines, out, looks.theme, environ)
    else:
        for line in lines:
            out.write(line_text(line) + "\n")


def _write_styled(
    lines: Iterable[Line], out: TextIO, theme: Theme, environ: Mapping[str, str]
) -> None:
    from rich.console import Console
    from rich.text import Text

    colours = has_colours(out.isatty(), theme, environ)
    console = Console(
        file=out, highlight=False, soft_wrap=True, force_terminal=True, no_color=not colours
    )
    styles = {f"class:{name}": rich_style(written) for name, written in palette(theme).items()}
    for line in lines:
        pieces = ((text, _style(style, styles)) for style, text in line)
        console.print(Text.assemble(*pieces))


def write_sentences(sentences: Iterable[str], out: TextIO) -> None:
    """Write sentences, each on a line of its own; on a terminal wrapped between words."""
    if out.isatty():
        width = columns_of(out)
        write_lines((line for one in sentences for line in wrapped([("", one)], width)), out)
        return
    for sentence in sentences:
        out.write(sentence + "\n")


def _style(style: str, styles: Mapping[str, str]) -> str:
    """What the screen's styles are to rich. Unknown ones are drawn plainly."""
    known = (styles.get(name, name if name in ("bold", "italic") else "") for name in style.split())
    return " ".join(one for one in known if one)
