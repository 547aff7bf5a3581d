"""The settings file as it is first written: every setting as a comment with its default.

The comments are for people: whoever speaks another language hands its `Comments` in. Names, values
and what is done with them are the same in all.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import NamedTuple

from quizgo.settings.actions import ACTIONS
from quizgo.settings.table import SETTINGS
from quizgo.settings.values import Settings

WIDTH = 98
"""Cells of a comment, the `# ` in front not counted."""

HEAD = (
    "Settings of quizgo. Take the # away from a line to change it, or type "
    "`quizgo config set NAME VALUE`. `quizgo config check` tells what is wrong here."
)


class Comments(NamedTuple):
    """What the file says to its reader, in one language; paragraphs as lines of at most `WIDTH`."""

    head: tuple[str, ...]
    settings: Mapping[str, tuple[str, ...]]
    """What each setting does."""
    actions: Mapping[str, str]
    """What each action of the keys does, behind its keys."""


CommentsIn = Callable[[], Comments]
"""Called where a file is begun, which is rare."""


def in_english() -> Comments:
    """The comments in English, which is what the settings speak themselves."""

    def lines(text: str) -> tuple[str, ...]:
        return tuple(textwrap.wrap(text, WIDTH))

    return Comments(
        lines(HEAD),
        {name: lines(f"{setting.about}.") for name, setting in SETTINGS.items()},
        {name: action.about for name, action in ACTIONS.items()},
    )


def template(comments: Comments) -> str:
    """The text of a settings file that changes nothing."""
    blocks = [_comment(comments.head)]
    for name in SETTINGS:
        blocks.append(_comment(comments.settings[name]) + _default(name, comments))
    return "\n".join(blocks)


def default_line(name: str) -> str:
    """A setting as a comment, with its default; of a mapping its name alone."""
    setting = SETTINGS[name]
    if setting.example is not None:
        return f"# {name}:\n"
    return f"# {name}: {setting.kind.written(getattr(Settings(), name))}\n"


def _default(name: str, comments: Comments) -> str:
    example = SETTINGS[name].example
    lines = () if example is None else example(comments.actions)
    return default_line(name) + "".join(f"#   {line}\n" for line in lines)


def _comment(lines: tuple[str, ...]) -> str:
    return "".join(f"# {line}\n" for line in lines)
