"""Themes: which colours, when there are none, and that none is the only sign of anything."""

from __future__ import annotations

import pytest
from prompt_toolkit.output import ColorDepth

from quizgo.settings import Theme
from quizgo.ui.palettes import has_colours, is_light, palette, rich_style
from quizgo.ui.theme import color_depth, style

XTERM = {"TERM": "xterm-256color"}
LIGHT = {**XTERM, "COLORFGBG": "0;15"}


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("environ", [XTERM, LIGHT])
def test_every_theme_has_a_style_for_the_same_classes(
    theme: Theme, environ: dict[str, str]
) -> None:
    assert palette(theme, environ).keys() - {""} == palette(Theme.DARK, XTERM).keys()
    style(theme, environ)


@pytest.mark.parametrize("theme", list(Theme))
def test_rich_understands_every_style(theme: Theme) -> None:
    from rich.style import Style

    for name, written in palette(theme, XTERM).items():
        Style.parse(rich_style(written.replace("bg:", "on ")) if name else "")


def luminance(colour: str) -> float:
    """As WCAG defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("theme", "environ", "background", "least"),
    [
        (Theme.LIGHT, XTERM, "#ffffff", 4.5),
        (Theme.CONTRAST, XTERM, "#000000", 7.0),
        (Theme.COLOUR_BLIND, XTERM, "#000000", 4.5),
        (Theme.COLOUR_BLIND, LIGHT, "#ffffff", 4.5),
    ],
)
def test_letters_stand_out_from_their_background(
    theme: Theme, environ: dict[str, str], background: str, least: float
) -> None:
    for name, written in palette(theme, environ).items():
        for word in written.split():
            if word.startswith("#"):
                assert contrast(word, background) >= least, name


def test_auto_goes_by_what_the_terminal_says() -> None:
    assert palette(Theme.AUTO, LIGHT) == palette(Theme.LIGHT, XTERM)
    assert palette(Theme.AUTO, XTERM) == palette(Theme.DARK, XTERM)
    assert is_light({"COLORFGBG": "0;default;15"})
    assert not is_light({"COLORFGBG": "15;0"})
    assert not is_light({"COLORFGBG": "nonsense"})


@pytest.mark.parametrize(
    ("environ", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR": "0"}, False, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_the_environment_decides_on_colours(
    environ: dict[str, str], on_terminal: bool, in_pipe: bool
) -> None:
    there = {**XTERM, **environ}
    assert has_colours(True, environ=there) is on_terminal
    assert has_colours(False, environ=there) is in_pipe
    depth = None if on_terminal else ColorDepth.DEPTH_1_BIT
    assert color_depth(environ=there) is depth


def test_the_plain_theme_has_no_colour() -> None:
    assert color_depth(Theme.PLAIN, XTERM) is ColorDepth.DEPTH_1_BIT
    assert not any("#" in one or "ansi" in one for one in palette(Theme.PLAIN, XTERM).values())
