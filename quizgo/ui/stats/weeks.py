"""The heatmap: a column a week, a line a weekday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from quizgo.ui.lines import Line, cells, padded, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.prose.words import counted
from quizgo.ui.stats.charts import Heat
from quizgo.ui.stats.numbers import level_names
from quizgo.ui.stats.signs import SHADES


def weeks(heat: Heat, words: StatsWords, width: int) -> Iterator[Line]:
    """Of a long period the latest weeks, as many as fit."""
    front = max(map(cells, heat.weekdays)) + 1
    size = 2 if (width - front) // 2 >= len(heat.mondays) else 1
    shown = heat.mondays[-max(1, (width - front) // size) :]
    if len(shown) < len(heat.mondays):
        yield from wrapped([("class:quiet", counted(words.last_weeks, len(shown)))], width)
    yield (("class:quiet", " " * front + _months(shown, size)),)
    rows = [heat.days_of(monday) for monday in shown]
    for weekday, name in enumerate(heat.weekdays):
        signs = [_sign(heat, week, weekday).ljust(size) for week in rows]
        yield (("class:quiet", padded(name, front)), ("class:good", "".join(signs).rstrip()))
    yield from wrapped([("class:quiet", "  ".join(_scale(heat, words)))], width)


def _sign(heat: Heat, week: Sequence[date], weekday: int) -> str:
    if weekday >= len(week) or not heat.since <= week[weekday] <= heat.until:
        return " "
    return SHADES[heat.level(heat.counts.get(week[weekday], 0))]


def _months(mondays: Sequence[date], size: int) -> str:
    """Each month over the week in which it begins, January as its year."""
    line, before = "", None
    for at, monday in enumerate(mondays):
        if before is not None and monday.month != before:
            name = f"{monday.year:04}" if monday.month == 1 else f"{monday.month:02}"
            if at * size > len(line) or not line:
                line = line.ljust(at * size) + name
        before = monday.month
    return line


def _scale(heat: Heat, words: StatsWords) -> Iterator[str]:
    """Which shade stands for how many."""
    for sign, name in zip(SHADES, ("0", *level_names(heat, words)), strict=True):
        yield words.scale.format(sign=sign, name=name)
