"""Colours of pictures, for a light and a dark ground.

Okabe and Ito's hues, and scales from orange to blue or within one hue, which are told apart
with any sort of colour vision; neighbours differ in lightness, too, for print.
"""

from __future__ import annotations

from collections.abc import Mapping

from quizgo.ui.stats.charts import Role

HEAT = ("h0", "h1", "h2", "h3", "h4")
"""Classes of the heatmap's shades, from nothing on."""

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "quiet": "#57606a",
    "grid": "#d8dee4",
    Role.ALL: "#0072b2",
    Role.TOTAL: "#57606a",
    Role.MATURE: "#0072b2",
    Role.YOUNG: "#e69f00",
    Role.NEW: "#a6daf8",
    Role.DRILL: "#8c959f",
    Role.CRAM: "#cc79a7",
    Role.SUSPENDED: "#8c959f",
    Role.GRADE_0: "#8c3a00",
    Role.GRADE_1: "#d55e00",
    Role.GRADE_2: "#f3b27a",
    Role.GRADE_3: "#b8d6ea",
    Role.GRADE_4: "#4d9ecf",
    Role.GRADE_5: "#00588a",
    "h0": "#eaeef2",
    "h1": "#b3d7ef",
    "h2": "#6aaed6",
    "h3": "#2474b0",
    "h4": "#08306b",
}
DARK: Mapping[str, str] = {
    "paper": "#14181d",
    "ink": "#e6edf3",
    "quiet": "#9da7b1",
    "grid": "#343b44",
    Role.ALL: "#56b4e9",
    Role.TOTAL: "#9da7b1",
    Role.MATURE: "#3d9ad6",
    Role.YOUNG: "#f0b429",
    Role.NEW: "#b9e1f8",
    Role.DRILL: "#7d8590",
    Role.CRAM: "#d98bb6",
    Role.SUSPENDED: "#7d8590",
    Role.GRADE_0: "#a84a0a",
    Role.GRADE_1: "#e6731a",
    Role.GRADE_2: "#f6c08e",
    Role.GRADE_3: "#d3e8f5",
    Role.GRADE_4: "#6fb9e6",
    Role.GRADE_5: "#2a8ac6",
    "h0": "#262c34",
    "h1": "#114b78",
    "h2": "#1f78b4",
    "h3": "#66b3e6",
    "h4": "#c2e3fb",
}


def style() -> str:
    """The style sheet of a picture. What is printed is always on light ground."""
    return "\n".join(
        [
            f"text {{ fill: {LIGHT['ink']}; font-family: {FONT}; }}",
            f".grid {{ stroke: {LIGHT['grid']}; fill: none; }}",
            f".bar {{ stroke: {LIGHT['paper']}; stroke-width: .5; }}",
            ".line { fill: none; stroke-width: 1.5; }",
            *_rules(LIGHT),
            "@media screen and (prefers-color-scheme: dark) {",
            f"text {{ fill: {DARK['ink']}; }}",
            f".grid {{ stroke: {DARK['grid']}; }}",
            f".bar {{ stroke: {DARK['paper']}; }}",
            *_rules(DARK),
            "}",
        ]
    )


FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', sans-serif"


def _rules(colours: Mapping[str, str]) -> list[str]:
    fills = [
        f".{name} {{ fill: {colour}; }}"
        for name, colour in colours.items()
        if name not in ("ink", "grid")
    ]
    lines = [
        f".line.{role} {{ stroke: {colours[role]}; fill: none; }}"
        for role in (Role.TOTAL, Role.YOUNG, Role.MATURE)
    ]
    return fills + lines
