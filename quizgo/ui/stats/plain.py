"""Statistics in lines without drawing: for pipes, dumb terminals and screen readers.

Every number stands on a line with what it is of. Where nobody listens, a bar of `#` stands
behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.ui.lines import Line, cells, wrapped
from quizgo.ui.stats.charts import Chart, Picture, Section, Shape, Told, table_of
from quizgo.ui.stats.tabling import table_lines

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
    table = list(table_lines(table_of(picture), width))
    if not bars or not isinstance(picture, Chart) or picture.shape is Shape.PARTS:
        yield from table
        return
    texts = ["".join(text for _, text in line) for line in table]
    longest = max(map(cells, texts)) + 2
    room = min(LONGEST_BAR, width - longest)
    yield table[0]
    for row, text in zip(picture.rows, texts[1:], strict=True):
        value = (row.values[0] or 0) if picture.shape is Shape.LINES else row.sum
        length = max(round(value / picture.most * room), value > 0) if room >= LEAST_BAR else 0
        bar = " " * (longest - cells(text)) + "#" * length
        yield (("", (text + bar).rstrip()),)
