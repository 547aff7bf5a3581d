"""The settings file as it is first written: every setting as a comment with its default."""

from __future__ import annotations

import textwrap

from quizgo.settings.table import SETTINGS
from quizgo.settings.values import Settings

WIDTH = 98

HEAD = (
    "Settings of quizgo. Take the # away from a line to change it, or type "
    "`quizgo config set NAME VALUE`. `quizgo config check` tells what is wrong here."
)


def template() -> str:
    """The text of a settings file that changes nothing."""
    blocks = [_comment(HEAD), *(_block(name) for name in SETTINGS)]
    return "\n".join(blocks)


def default_line(name: str) -> str:
    """A setting as a comment, with its default."""
    setting = SETTINGS[name]
    if setting.example is not None:
        return f"# {name}:\n" + "".join(f"#   {line}\n" for line in setting.example())
    return f"# {name}: {setting.kind.written(getattr(Settings(), name))}\n"


def _block(name: str) -> str:
    return _comment(f"{SETTINGS[name].about}.") + default_line(name)


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, WIDTH))
