"""Statistics in lines without drawing: for pipes, dumb terminals and screen readers.

Every number stands on a line with what it is of. Where nobody listens, a bar of `#` stands
behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.ui.lines import Line, padded, wrapped
from quizgo.ui.stats.charts import Chart, Picture, Row, Section, Shape, Told, table_of
from quizgo.ui.stats.tabling import aligned, grid, head_line, table_lines
from quizgo.ui.tables import BETWEEN

LONGEST_BAR = 30
LEAST_BAR = 4


def plain(told: Told, width: int, *, bars: bool) -> Iterator[Line]:
    """All sections. Without `bars` for somebody who is read to."""
    yield from wrapped([("", told.title)], width)
    for sentence in told.sentences:
        yield from wrapped([("", sentence)], width)
    for section in told.sections:
        yield ()
        yield from _section(section, width, bars=bars)


def _section(section: Section, width: int, *, bars: bool) -> Iterator[Line]:
    yield from wrapped([("", section.title)], width)
    for sentence in section.sentences:
        yield from wrapped([("", sentence)], width)
    for at, picture in enumerate(section.pictures):
        if at or section.sentences:
            yield ()
        if picture.title != section.title:
            yield from wrapped([("", picture.title)], width)
        yield from _picture(picture, width, bars=bars)
    if section.notes and section.pictures:
        yield ()
        for note in section.notes:
            yield from wrapped([("", note)], width)


def _picture(picture: Picture, width: int, *, bars: bool) -> Iterator[Line]:
    made = grid(table_of(picture), width)
    front = made.width + len(BETWEEN)
    room = min(LONGEST_BAR, width - front)
    if (
        not bars
        or room < LEAST_BAR
        or not isinstance(picture, Chart)
        or picture.shape is Shape.PARTS
    ):
        yield from table_lines(table_of(picture), width)
        return
    yield head_line(made)
    for row, texts in zip(picture.rows, made.rows, strict=True):
        line = padded(aligned(texts, made), front) + "#" * _length(row, picture, room)
        yield (("", line.rstrip()),)


def _length(row: Row, chart: Chart, room: int) -> int:
    """Of a bar; what is there at all is seen."""
    value = row.values[0] or 0 if chart.shape is Shape.LINES else row.sum
    return max(round(value / chart.most * room), value > 0)
