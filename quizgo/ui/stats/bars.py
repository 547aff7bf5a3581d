"""Charts whose bars go to the right, each between its label and its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgo.ui.lines import Line, cells, clipped, line_cells, padded, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Chart, Row, Shape, table_of
from quizgo.ui.stats.signs import EIGHTHS, RIGHTWARDS, SIGNS, scale, style_of
from quizgo.ui.stats.tabling import aligned, grid, head_line
from quizgo.ui.table_lines import BETWEEN

LONGEST_BAR = 60
LEAST_BAR = 4


def bars(chart: Chart, words: StatsWords, width: int) -> Iterator[Line]:
    """A line a row."""
    texts = [_beside(row, chart) for row in chart.rows]
    label = _label_width(chart, texts, width)
    room = max(LEAST_BAR, min(LONGEST_BAR, width - label - 2 - max(map(cells, texts))))
    if len(chart.series) > 1:
        yield from wrapped(scale(chart.series, words), width)
    for row, text in zip(chart.rows, texts, strict=True):
        bar = _bar(row, chart, room)
        filled = line_cells(bar)
        front = padded(clipped(row.label, label), label) + " "
        yield (("", front), *bar, ("", " " * (room - filled) + " " + text))


def _beside(row: Row, chart: Chart) -> str:
    said = " / ".join(row.said)
    return f"{said}  {row.total}" if row.total and row.total != said else said


def _label_width(chart: Chart, texts: Sequence[str], width: int) -> int:
    """So wide that the labels fit, but that the bars keep some room."""
    longest = max(cells(row.label) for row in chart.rows)
    room = width - max(map(cells, texts)) - 2 - min(LONGEST_BAR // 3, width // 5)
    return max(1, min(longest, max(room, width // 4)))


def _bar(row: Row, chart: Chart, room: int) -> Line:
    if len(chart.series) == 1:
        style = style_of(chart.series[0])
        return ((style, eighths(row.sum / chart.most * room)),)
    most = row.sum if chart.shape is Shape.PARTS else chart.most
    if not most:
        return ()
    ends = [0]
    upto = 0.0
    for value in row.values:
        upto += value or 0
        ends.append(round(upto / most * room))
    return tuple(
        (style_of(series), SIGNS[series.role] * (end - start))
        for series, start, end in zip(chart.series, ends, ends[1:], strict=False)
        if end > start
    )


def eighths(length: float) -> str:
    """A bar so many cells long; what is there at all is seen."""
    eighths = round(length * EIGHTHS)
    if length > 0:
        eighths = max(1, eighths)
    whole, rest = divmod(eighths, EIGHTHS)
    return "█" * whole + (RIGHTWARDS[rest] if rest else "")


def lines(chart: Chart, width: int) -> Iterator[Line]:
    """Shares told as numbers, with a bar for the first series; places without any left out."""
    rows = [row for row in chart.rows if any(value is not None for value in row.values)]
    made = grid(table_of(replace(chart, rows=tuple(rows))), width)
    front = made.width + len(BETWEEN)
    room = min(LONGEST_BAR // 2, width - front)
    yield head_line(made)
    for row, texts in zip(rows, made.rows, strict=True):
        bar = eighths((row.values[0] or 0) * room) if room >= LEAST_BAR else ""
        yield ("", padded(aligned(texts, made), front)), (style_of(chart.series[0]), bar)
