"""Charts whose bars go up, with time or a scale to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgo.ui.lines import Line, padded, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Chart, Row, Series
from quizgo.ui.stats.signs import EIGHTHS, SIGNS, UPWARDS, scale, style_of

HEIGHT, LOW_HEIGHT = 8, 5
"""Lines of bars; of a narrow chart."""
NARROW = 60
WIDEST = 8
"""Cells of a column, the gap to the next one included."""


class Plot(NamedTuple):
    """What is drawn, and how large."""

    rows: Sequence[Row]
    series: Sequence[Series]
    most: float
    """The end of the scale."""
    height: int
    """Lines."""
    column: int
    """Cells of each row, the gap to the next one included."""
    axis: int
    """Cells in front of the first."""


def columns(chart: Chart, words: StatsWords, width: int) -> Iterator[Line]:
    """Bars between their scale and their labels, and their numbers where there is room."""
    plot = _plot(chart, width)
    if len(chart.series) > 1:
        yield from wrapped(scale(chart.series, words), width)
    for level in range(plot.height, 0, -1):
        yield _level(plot, level)
    front = " " * plot.axis
    numbers = [_short(row.sum) for row in plot.rows]
    if max(map(len, numbers)) < plot.column:
        told = "".join(padded(number, plot.column) for number in numbers)
        yield (("", front + told.rstrip()),)
    yield (("class:quiet", front + _ticks([row.label for row in plot.rows], plot.column)),)


def _plot(chart: Chart, width: int) -> Plot:
    rows = _merged(chart.rows, max(1, width - _axis(chart.most)))
    most = max(row.sum for row in rows)
    return Plot(
        rows=rows,
        series=chart.series,
        most=most,
        height=LOW_HEIGHT if width < NARROW else HEIGHT,
        column=max(1, min(WIDEST, (width - _axis(most)) // len(rows))),
        axis=_axis(most),
    )


def _axis(most: float) -> int:
    return len(f"{most:g} ")


def _level(plot: Plot, level: int) -> Line:
    """One line across all bars, with the scale's ends in front; 1 is the lowest."""
    number = {plot.height: f"{plot.most:g}", 1: "0"}.get(level, "")
    gap = " " if plot.column > 1 else ""
    cells = [_cell(plot, row, level) for row in plot.rows]
    bars = tuple((style, sign * (plot.column - len(gap)) + gap) for style, sign in cells)
    return (("class:quiet", f"{number:>{plot.axis - 1}} "), *bars)


def _merged(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """No more than `most` rows: neighbours put together, under the first one's label."""
    many = -(-len(rows) // most)
    if many == 1:
        return rows
    merged = []
    for start in range(0, len(rows), many):
        some = rows[start : start + many]
        by_series = zip(*(row.values for row in some), strict=True)
        values = tuple(sum(value or 0 for value in column) for column in by_series)
        merged.append(Row(some[0].label, values, tuple(map(_short, values))))
    return merged


def _cell(plot: Plot, row: Row, level: int) -> tuple[str, str]:
    """The style and the sign of one bar on one line."""
    series = plot.series
    if len(series) == 1:
        eighths = (row.sum / plot.most * plot.height - (level - 1)) * EIGHTHS
        if row.sum > 0 and level == 1:
            eighths = max(1, eighths)
        return style_of(series[0]), UPWARDS[max(0, min(EIGHTHS, round(eighths)))]
    total = max(1, round(row.sum / plot.most * plot.height)) if row.sum else 0
    if level > total:
        return "", " "
    upto = 0.0
    for one, value in zip(series, row.values, strict=True):
        upto += value or 0
        if upto / row.sum * total >= level - 0.5:
            return style_of(one), SIGNS[one.role]
    return style_of(series[-1]), SIGNS[series[-1].role]


def _ticks(labels: Sequence[str], column: int) -> str:
    """As many labels as fit, each under its column."""
    line = ""
    for at, label in enumerate(labels):
        tick = label[5:] if len(label) == len("2026-11-24") else label
        fits = at == 0 or at * column + len(tick) <= column * len(labels)
        if fits and at * column >= len(line) + (2 if line else 0):
            line = line.ljust(at * column) + tick
    return line


def _short(number: float) -> str:
    return f"{number:.0f}"
