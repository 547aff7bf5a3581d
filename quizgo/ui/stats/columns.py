"""Charts whose bars go up, with time or a scale to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgo.ui.lines import Line, padded, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Chart, Row, Series
from quizgo.ui.stats.signs import EIGHTHS, SIGNS, UPWARDS, scale, style_of

HEIGHT, LOW_HEIGHT = 8, 5
"""Lines of bars; of a narrow chart."""
NARROW = 60
WIDEST = 8
"""Cells of a column, the gap to the next one included."""


def columns(chart: Chart, words: StatsWords, width: int) -> Iterator[Line]:
    axis = len(f"{chart.most:g}") + 1
    rows = _merged(chart.rows, max(1, width - axis))
    most = max(row.sum for row in rows)
    axis = len(f"{most:g}") + 1
    column = max(1, min(WIDEST, (width - axis) // len(rows)))
    height = LOW_HEIGHT if width < NARROW else HEIGHT
    if len(chart.series) > 1:
        yield from wrapped(scale(chart.series, words), width)
    for level in range(height, 0, -1):
        number = f"{most:g}" if level == height else "0" if level == 1 else ""
        cells_ = [_cell(row, chart.series, level, most, height) for row in rows]
        gap = " " if column > 1 else ""
        drawn_ = tuple((style, sign * (column - len(gap)) + gap) for style, sign in cells_)
        yield (("class:quiet", f"{number:>{axis - 1}} "), *drawn_)
    numbers = [_short(row.sum) for row in rows]
    if max(map(len, numbers)) < column:
        front = " " * axis
        yield (("", front + "".join(padded(number, column) for number in numbers).rstrip()),)
    yield (("class:quiet", " " * axis + _ticks([row.label for row in rows], column)),)


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


def _cell(
    row: Row, series: Sequence[Series], level: int, most: float, height: int
) -> tuple[str, str]:
    """What stands in one cell of a column: `level` counts from 1 at the bottom."""
    if len(series) == 1:
        eighths = row.sum / most * height * EIGHTHS - (level - 1) * EIGHTHS
        if row.sum > 0 and level == 1:
            eighths = max(1, eighths)
        return style_of(series[0]), UPWARDS[max(0, min(EIGHTHS, round(eighths)))]
    total = max(1, round(row.sum / most * height)) if row.sum else 0
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
