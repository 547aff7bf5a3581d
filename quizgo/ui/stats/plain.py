"""Statistics in lines without drawing, for pipes and dumb terminals; and as sentences, for those
who are read to.

Every number stands on a line with what it is of, in a pipe with a bar of `#` behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgo.ui.lines import Line, padded, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Chart, Picture, Row, Shape, Told, table_of
from quizgo.ui.stats.numbers import NONE
from quizgo.ui.stats.tabling import aligned, grid, head_line, table_lines
from quizgo.ui.table_lines import BETWEEN

_NOTHING = frozenset({"", "0", NONE})

LONGEST_BAR = 30
LEAST_BAR = 4


def plain(told: Told, width: int) -> Iterator[Line]:
    """All sections as aligned text."""
    return _all(told, width, lambda picture: _picture(picture, width))


def spoken(told: Told, words: StatsWords, width: int) -> Iterator[Line]:
    """All sections as sentences."""
    return _all(told, width, lambda picture: _sentences(picture, words, width))


def _all(told: Told, width: int, lines: Callable[[Picture], Iterator[Line]]) -> Iterator[Line]:
    yield from wrapped([("", told.title)], width)
    for sentence in told.sentences:
        yield from wrapped([("", sentence)], width)
    for section in told.sections:
        yield ()
        yield from wrapped([("", section.title)], width)
        for sentence in section.sentences:
            yield from wrapped([("", sentence)], width)
        for at, picture in enumerate(section.pictures):
            if at or section.sentences:
                yield ()
            if picture.title != section.title:
                yield from wrapped([("", picture.title)], width)
            yield from lines(picture)
        if section.notes and section.pictures:
            yield ()
            for note in section.notes:
                yield from wrapped([("", note)], width)


def _sentences(picture: Picture, words: StatsWords, width: int) -> Iterator[Line]:
    """Each row a sentence, every number behind its name; what is nothing is not spoken of."""
    table = table_of(picture)
    heads = [column.head for column in table.columns][1:]
    for label, *texts in table.all_rows:
        pairs = zip(heads, texts, strict=True)
        named = [f"{head} {text}" for head, text in pairs if text not in _NOTHING]
        if named:
            told = words.spoken.format(label=label, values=words.list_and.join(named))
            yield from wrapped([("", told)], width)


def _picture(picture: Picture, width: int) -> Iterator[Line]:
    table = table_of(picture)
    made = grid(table, width)
    front = made.width + len(BETWEEN)
    room = min(LONGEST_BAR, width - front)
    if not isinstance(picture, Chart) or picture.shape is Shape.PARTS or room < LEAST_BAR:
        yield from table_lines(table, width)
        return
    yield head_line(made)
    for row, texts in zip(picture.rows, made.rows, strict=True):
        line = padded(aligned(texts, made), front) + "#" * _length(row, picture, room)
        yield (("", line.rstrip()),)


def _length(row: Row, chart: Chart, room: int) -> int:
    """Of a bar; what is there at all is seen."""
    value = row.values[0] or 0 if chart.shape is Shape.LINES else row.sum
    return max(round(value / chart.most * room), value > 0)
