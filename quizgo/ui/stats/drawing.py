"""Statistics drawn with blocks in a terminal, as wide as it is."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.ui.lines import Line, clipped_line, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.bars import bars, lines
from quizgo.ui.stats.charts import Chart, Heat, Picture, Rows, Section, Shape, Told, table_of
from quizgo.ui.stats.columns import columns
from quizgo.ui.stats.tabling import table_lines
from quizgo.ui.stats.weeks import weeks

MOST_SERIES = 5
"""A bar of more parts is told as a table."""


def drawn(told: Told, words: StatsWords, width: int) -> Iterator[Line]:
    """All sections, as wide as the terminal."""
    yield from wrapped([("class:heading", told.title)], width)
    for sentence in told.sentences:
        yield from wrapped([("", sentence)], width)
    for section in told.sections:
        yield ()
        yield from _section(section, words, width)


def _section(section: Section, words: StatsWords, width: int) -> Iterator[Line]:
    yield from wrapped([("class:heading", section.title)], width)
    for sentence in section.sentences:
        yield from wrapped([("", sentence)], width)
    for at, picture in enumerate(section.pictures):
        if at or section.sentences:
            yield ()
        if picture.title != section.title:
            yield from wrapped([("class:label", picture.title)], width)
        for line in picture_lines(picture, words, width):
            yield clipped_line(line, width)
    if section.notes and section.pictures:
        yield ()
        for note in section.notes:
            yield from wrapped([("class:quiet", note)], width)


def picture_lines(picture: Picture, words: StatsWords, width: int) -> Iterator[Line]:
    """One picture without its title."""
    match picture:
        case Heat():
            return weeks(picture, words, width)
        case Rows(table=table):
            return table_lines(table, width)
        case Chart(shape=Shape.COLUMNS):
            return columns(picture, words, width)
        case Chart(shape=Shape.LINES):
            return lines(picture, width)
        case Chart() if len(picture.series) > MOST_SERIES:
            return table_lines(table_of(picture), width)
        case Chart():
            return bars(picture, words, width)
