"""Charts as elements of SVG. Every bar, dot and day says its numbers under the pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from quizgo.ui.lines import cells, clipped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Chart, Heat, Picture, Role, Row, Rows, Series, Shape
from quizgo.ui.stats.colours import HEAT
from quizgo.ui.stats.numbers import level_names, percent
from quizgo.ui.tables import Table

WIDTH = 840
"""Pixels of every figure."""
CELL = 6.6
"""Pixels of half a Chinese character in the size of labels."""
SMALL = 11
"""Pixels of the letters of labels."""


class Figure(NamedTuple):
    """What stands inside an `svg` element of WIDTH by `height`."""

    height: int
    body: tuple[str, ...]


def figure(picture: Picture, words: StatsWords) -> Figure:
    """One picture without its title."""
    match picture:
        case Heat():
            return _heat(picture, words)
        case Rows(table=table):
            return _table(table)
        case Chart(shape=Shape.COLUMNS):
            return _columns(picture)
        case Chart(shape=Shape.LINES):
            return _lines(picture, words)
        case Chart():
            return _bars(picture)


def text(x: float, y: float, said: str, *, kind: str = "", size: int = SMALL, end: str = "") -> str:
    """One line of text; `end` is where its anchor lies."""
    anchor = f' text-anchor="{end}"' if end else ""
    shade = f' class="{kind}"' if kind else ""
    place = f'x="{x:.1f}" y="{y:.1f}"'
    return f'<text {place} font-size="{size}"{anchor}{shade}>{escape(said)}</text>'


def _rect(x: float, y: float, width: float, height: float, kind: str, tip: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'class="{kind}"><title>{escape(tip)}</title></rect>'
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _tip(row: Row, series: Sequence[Series]) -> str:
    if len(series) == 1:
        told = row.said[0]
    else:
        pairs = zip(series, row.said, strict=True)
        told = ", ".join(f"{one.name} {said}" for one, said in pairs)
    return f"{row.label}: {told}" + (f" ({row.total})" if row.total else "")


# Scale ------------------------------------------------------------------------

SCALE_HEIGHT = 22


def _scale(series: Sequence[Series], *, is_dots: bool = False) -> Iterator[str]:
    """What the colours stand for."""
    x = 0.0
    for one in series:
        yield (
            _dot(x + 5, 7, one.role)
            if is_dots
            else (f'<rect x="{x:.1f}" y="2" width="10" height="10" class="{one.role}"/>')
        )
        yield text(x + 15, 11, one.name, kind="quiet")
        x += 30 + cells(one.name) * CELL


def _dot(x: float, y: float, role: Role, tip: str = "") -> str:
    """A mark with a form of its own for each series."""
    title = f"<title>{escape(tip)}</title>" if tip else ""
    match role:
        case Role.YOUNG:
            mark = f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6" class="{role}">'
            return f"{mark}{title}</rect>"
        case Role.MATURE:
            points = f"{x - 4:.1f},{y + 3:.1f} {x + 4:.1f},{y + 3:.1f} {x:.1f},{y - 4:.1f}"
            return f'<polygon points="{points}" class="{role}">{title}</polygon>'
        case _:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" class="{role}">{title}</circle>'


# Bars -------------------------------------------------------------------------

ROW, BAR = 22, 14


def _bars(chart: Chart) -> Figure:
    top = SCALE_HEIGHT if len(chart.series) > 1 else 0
    body = list(_scale(chart.series)) if top else []
    left = min(300.0, max(cells(row.label) for row in chart.rows) * CELL + 10)
    beside = [_beside(row, chart) for row in chart.rows]
    room = WIDTH - left - max(map(cells, beside)) * CELL - 10
    for at, (row, said) in enumerate(zip(chart.rows, beside, strict=True)):
        y = top + at * ROW
        label = clipped(row.label, round((left - 10) / CELL))
        body.append(text(left - 6, y + 12, label, end="end"))
        end = left
        most = row.sum if chart.shape is Shape.PARTS else chart.most
        for series, value in zip(chart.series, row.values, strict=True):
            width = (value or 0) / (most or 1) * room
            if width > 0:
                kind = f"bar {series.role}"
                body.append(_rect(end, y + 1, width, BAR, kind, _tip(row, chart.series)))
            end += width
        place = left + room if chart.shape is Shape.PARTS else end
        body.append(text(place + 6, y + 12, said, kind="quiet"))
    return Figure(top + ROW * len(chart.rows), tuple(body))


def _beside(row: Row, chart: Chart) -> str:
    if len(chart.series) > 1:
        return row.total or f"{row.sum:g}"
    return f"{row.said[0]} · {row.total}" if row.total else row.said[0]


# Columns and lines --------------------------------------------------------------

PLOT = 140
"""Pixels from the bottom of a scale to its top."""
LEFT = 46
"""Pixels for the numbers of a scale."""
ROUND = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
"""Where a scale may end, times a power of ten."""


def _columns(chart: Chart) -> Figure:
    top = SCALE_HEIGHT if len(chart.series) > 1 else 8
    body = list(_scale(chart.series)) if len(chart.series) > 1 else []
    step = (WIDTH - LEFT) / len(chart.rows)
    width = max(1.0, min(40.0, step - 2))
    most = _round_number(chart.most)
    for part in (0.0, 0.5, 1.0):
        body += _grid_line(top + PLOT * (1 - part), f"{most * part:g}")
    for at, row in enumerate(chart.rows):
        x = LEFT + step * at + (step - width) / 2
        y = float(top + PLOT)
        tip = _tip(row, chart.series)
        for series, value in zip(chart.series, row.values, strict=True):
            height = (value or 0) / most * PLOT
            y -= height
            if height > 0:
                body.append(_rect(x, y, width, height, f"bar {series.role}", tip))
    body += _ticks([row.label for row in chart.rows], step, top + PLOT + 15)
    return Figure(top + PLOT + 22, tuple(body))


def _lines(chart: Chart, words: StatsWords) -> Figure:
    values = [value for row in chart.rows for value in row.values if value is not None]
    low = int(min(values) * 10) / 10 if min(values) < 1 else 0.9
    body = list(_scale(chart.series, is_dots=True))
    step = (WIDTH - LEFT) / len(chart.rows)
    top = SCALE_HEIGHT

    def height(share: float) -> float:
        return top + PLOT * (1 - (share - low) / (1 - low))

    for share in (low, (low + 1) / 2, 1.0):
        y = height(share)
        body += _grid_line(y, percent(share, words))
    for place, series in enumerate(chart.series):
        dots = [
            (LEFT + step * (at + 0.5), height(value), f"{series.name} {_tip_of(row, place)}")
            for at, row in enumerate(chart.rows)
            if (value := row.values[place]) is not None
        ]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in dots)
        body.append(f'<polyline class="line {series.role}" points="{points}"/>')
        body += [_dot(x, y, series.role, tip) for x, y, tip in dots]
    body += _ticks([row.label for row in chart.rows], step, top + PLOT + 15)
    return Figure(top + PLOT + 22, tuple(body))


def _round_number(most: float) -> float:
    """The end of a scale: not less than `most`, and easy to halve."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(power * one for one in ROUND if power * one >= most * (1 - 1e-9))


def _grid_line(y: float, said: str) -> tuple[str, str]:
    return _line(LEFT, y, WIDTH, y), text(LEFT - 6, y + 4, said, kind="quiet", end="end")


def _tip_of(row: Row, place: int) -> str:
    return f"{row.label}: {row.said[place]}"


def _ticks(labels: Sequence[str], step: float, y: float) -> Iterator[str]:
    """As many labels as fit below their columns."""
    end = 0.0
    for at, label in enumerate(labels):
        half = cells(label) * CELL / 2
        x = min(LEFT + step * (at + 0.5), WIDTH - half)
        if x - half >= end:
            yield text(x, y, label, kind="quiet", end="middle")
            end = x + half + 8


# Heatmap ----------------------------------------------------------------------

DAY, GAP = 12, 3
"""Pixels of a day, and between two."""
WEEKS_A_BLOCK = 53
NAMES = 26
"""Pixels for the names of weekdays."""


def _heat(heat: Heat, words: StatsWords) -> Figure:
    body: list[str] = []
    y = 0
    mondays = heat.mondays
    for start in range(0, len(mondays), WEEKS_A_BLOCK):
        body += _block(heat, mondays[start : start + WEEKS_A_BLOCK], y)
        y += 16 + 7 * (DAY + GAP) + 8
    body += _shades(heat, y, words)
    return Figure(y + 16, tuple(body))


def _block(heat: Heat, mondays: Sequence[date], top: int) -> Iterator[str]:
    """Some weeks, a column each, with the months above them."""
    step = DAY + GAP
    yield from _months(mondays, top)
    for at, monday in enumerate(mondays):
        for weekday, day in enumerate(heat.days_of(monday)):
            if heat.since <= day <= heat.until:
                count = heat.counts.get(day, 0)
                x, y = NAMES + at * step, top + 16 + weekday * step
                yield _rect(x, y, DAY, DAY, HEAT[heat.level(count)], f"{day}: {count}")
    for weekday in (0, 2, 4, 6):
        yield text(0, top + 26 + weekday * step, heat.weekdays[weekday], kind="quiet")


def _months(mondays: Sequence[date], top: int) -> Iterator[str]:
    """Each month over its first week, as long as it does not touch the one before."""
    end = 0.0
    for at, monday in enumerate(mondays):
        x = NAMES + at * (DAY + GAP)
        if x >= end and (at == 0 or monday.month != mondays[at - 1].month):
            name = monday.isoformat()[:7]
            yield text(x, top + 10, name, kind="quiet")
            end = x + len(name) * CELL + 4


def _shades(heat: Heat, y: int, words: StatsWords) -> Iterator[str]:
    """Which shade stands for how many."""
    names = ["0", *level_names(heat, words)]
    x = float(NAMES)
    for kind, name in zip(HEAT, names, strict=True):
        yield f'<rect x="{x:.1f}" y="{y}" width="{DAY}" height="{DAY}" class="{kind}"/>'
        yield text(x + DAY + 5, y + 10, name, kind="quiet")
        x += DAY + 20 + cells(name) * CELL


# Tables -----------------------------------------------------------------------


def _table(table: Table) -> Figure:
    """Text in columns, a line under their heads."""
    heads = tuple(column.head for column in table.columns)
    columns = list(zip(heads, *table.all_rows, strict=True))
    widths = [max(map(cells, texts)) * CELL + 18 for texts in columns]
    body = [_line(0, 19, sum(widths), 19)]
    x = 0.0
    for column, texts, width in zip(table.columns, columns, widths, strict=True):
        for at, said in enumerate(texts):
            y = 14 + at * ROW
            kind = "quiet" if at == 0 else ""
            if column.is_number:
                body.append(text(x + width - 18, y, said, kind=kind, end="end"))
            else:
                body.append(text(x, y, said, kind=kind))
        x += width
    return Figure(ROW * len(columns[0]), tuple(body))
