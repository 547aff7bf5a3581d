"""The colours of each theme. Each has a sign in the text beside it that says the same.

Written as prompt-toolkit writes styles; `rich_style` says the same to rich.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from quizgo.settings import Theme

_OFF = ("", "0")

_FORMS = {
    "header": "reverse",
    "heading": "bold",
    "label": "bold",
    "cursor": "bold",
    "carried": "bold reverse",
    "sentence": "italic",
    "key": "bold",
    "proposed": "bold reverse",
    "code.block": "",
}
"""What has a form in every theme, and no colour."""

_PLAIN = {
    **_FORMS,
    "quiet": "",
    "good": "bold",
    "bad": "underline",
    "good.piece": "underline bold",
    "bad.piece": "reverse",
    "hint": "italic",
    "quote": "italic",
    "mark": "",
    "rule": "",
    "code": "bold",
    "code.edge": "",
    "go.comment": "italic",
    "go.keyword": "bold",
    "go.string": "",
    "go.number": "",
    "go.function": "",
    "go.builtin": "",
}


def _palette(
    *, good: str, bad: str, hint: str, quiet: str, code: str, go: tuple[str, str, str, str, str]
) -> dict[str, str]:
    """A theme. `go`: keywords, strings, numbers, functions, built-in names."""
    keyword, string, number, function, builtin = go
    return {
        **_FORMS,
        "quiet": quiet,
        "good": good,
        "bad": bad,
        "good.piece": f"{good} underline bold",
        "bad.piece": f"{bad} reverse",
        "hint": hint,
        "quote": quiet,
        "mark": quiet,
        "rule": quiet,
        "code": code,
        "code.edge": quiet,
        "go.comment": f"{quiet} italic".strip(),
        "go.keyword": keyword,
        "go.string": string,
        "go.number": number,
        "go.function": function,
        "go.builtin": builtin,
    }


_DARK = _palette(
    good="ansigreen",
    bad="ansired",
    hint="ansiyellow",
    quiet="ansibrightblack",
    code="ansicyan",
    go=("ansimagenta", "ansigreen", "ansicyan", "ansiblue", "ansicyan"),
)
_LIGHT = _palette(
    good="#006600",
    bad="#b00000",
    hint="#7a4b00",
    quiet="#585858",
    code="#005f87",
    go=("#870087", "#006600", "#005f87", "#0000af", "#005f87"),
)
_CONTRAST = {
    "": "bg:#000000 #ffffff",
    **_palette(
        good="#00ff00 bold",
        bad="#ffaaaa bold underline",
        hint="#ffff00 bold",
        quiet="#ffffff",
        code="#00ffff",
        go=("#ffffff bold", "#00ff00", "#00ffff", "#ffffff", "#00ffff"),
    ),
}

_SKY, _BLUE, _GREEN = "#56b4e9", "#0072b2", "#009e73"
_YELLOW, _ORANGE, _VERMILION, _PURPLE = "#f0e442", "#e69f00", "#d55e00", "#cc79a7"

_COLOUR_BLIND_DARK = _palette(
    good=_SKY,
    bad=_ORANGE,
    hint=_YELLOW,
    quiet="ansibrightblack",
    code=_SKY,
    go=(_PURPLE, _ORANGE, _YELLOW, _SKY, _GREEN),
)
_COLOUR_BLIND_LIGHT = _palette(
    good=_BLUE,
    bad="#b34f00",  # vermilion, darkened to be read on white
    hint="#8a5f00",  # orange, likewise
    quiet="#585858",
    code=_BLUE,
    go=("#a0527f", "#b34f00", _BLUE, _BLUE, "#007555"),
)


def palette(theme: Theme, environ: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """The style of each class in a theme."""
    light = is_light(environ)
    match theme:
        case Theme.AUTO:
            return _LIGHT if light else _DARK
        case Theme.DARK:
            return _DARK
        case Theme.LIGHT:
            return _LIGHT
        case Theme.CONTRAST:
            return _CONTRAST
        case Theme.COLOUR_BLIND:
            return _COLOUR_BLIND_LIGHT if light else _COLOUR_BLIND_DARK
        case Theme.PLAIN:
            return _PLAIN


def is_light(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal says that its background is light: `COLORFGBG`, as rxvt began it."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "9", "10", "11", "12", "13", "14", "15")


def has_colours(
    is_terminal: bool, theme: Theme = Theme.AUTO, environ: Mapping[str, str] = os.environ
) -> bool:
    """Whether to write in colour: `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR`, then the terminal."""
    if environ.get("NO_COLOR") or theme is Theme.PLAIN:
        return False
    if is_forced(environ):
        return True
    if environ.get("CLICOLOR") == "0":
        return False
    return is_terminal and environ.get("TERM", "") not in ("", "dumb")


def is_forced(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether colours are wanted even where no terminal is."""
    forced = environ.get("FORCE_COLOR", ""), environ.get("CLICOLOR_FORCE", "")
    return any(value not in _OFF for value in forced)


def rich_style(style: str) -> str:
    """A style as rich writes it."""
    words = (_RICH.get(word, word.removeprefix("ansi")) for word in style.split())
    return " ".join(word for word in words if word)


_RICH = {
    "ansibrightblack": "dim",
    **{
        f"ansibright{name}": f"bright_{name}"
        for name in ("red", "green", "yellow", "blue", "magenta", "cyan", "white")
    },
}
