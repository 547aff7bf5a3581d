"""Signs and styles of series. Every series has a sign of its own besides its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Role, Series
from quizgo.ui.tables import is_drawn

SIGNS: dict[Role, str] = {
    Role.ALL: "█",
    Role.TOTAL: "█",
    Role.MATURE: "█",
    Role.YOUNG: "▒",
    Role.NEW: "░",
    Role.DRILL: "▚",
    Role.CRAM: "╱",
    Role.SUSPENDED: "░",
}
STYLES: dict[Role, str] = {
    Role.ALL: "class:code",
    Role.TOTAL: "class:code",
    Role.MATURE: "class:good",
    Role.YOUNG: "class:code",
    Role.NEW: "class:hint",
}
SHADES = "·░▒▓█"
"""Of the heatmap, from nothing on."""
RIGHTWARDS = " ▏▎▍▌▋▊▉█"
UPWARDS = " ▁▂▃▄▅▆▇█"
"""Eighths of a cell."""
EIGHTHS = 8


def can_draw(out: TextIO) -> bool:
    """Whether `out` is a terminal that can draw, and whose letters hold the signs."""
    encoding = (out.encoding or "").lower().replace("-", "")
    return is_drawn(out) and encoding.startswith("utf")


def style_of(series: Series) -> str:
    return STYLES.get(series.role, "")


def scale(series: Sequence[Series], words: StatsWords) -> Iterator[tuple[str, str]]:
    """What the signs stand for."""
    for at, one in enumerate(series):
        yield "", "  " if at else ""
        yield style_of(one), words.scale.format(sign=SIGNS[one.role], name=one.name)
