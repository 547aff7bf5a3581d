"""Colours of the screen. Each has a sign in the text beside it that says the same."""

from __future__ import annotations

import os
from collections.abc import Mapping

from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

STYLE = Style.from_dict(
    {
        "header": "reverse",
        "heading": "bold",
        "label": "bold",
        "quiet": "ansibrightblack",
        "good": "ansigreen",
        "bad": "ansired",
        "good.piece": "ansigreen underline bold",
        "bad.piece": "ansired reverse",
        "cursor": "bold",
        "carried": "bold reverse",
        "sentence": "italic",
        "key": "bold",
        "proposed": "bold reverse",
        "hint": "ansiyellow",
        "quote": "ansibrightblack",
        "mark": "ansibrightblack",
        "rule": "ansibrightblack",
        "code": "ansicyan",
        "code.block": "",
        "code.edge": "ansibrightblack",
        "go.comment": "ansibrightblack italic",
        "go.keyword": "ansimagenta",
        "go.string": "ansigreen",
        "go.number": "ansicyan",
        "go.function": "ansiblue",
        "go.builtin": "ansicyan",
    }
)


def color_depth(environ: Mapping[str, str] = os.environ) -> ColorDepth | None:
    """Black and white under `NO_COLOR`; None leaves it to what the terminal says of itself."""
    return ColorDepth.DEPTH_1_BIT if environ.get("NO_COLOR") else None
