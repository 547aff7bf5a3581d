"""Charts as values: what is to be drawn, in the learner's language, and not how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.ui.tables import Column, Table


class Role(StrEnum):
    """What a series stands for: it has the same colour and the same sign everywhere."""

    ALL = "all"
    """The only one of its chart."""
    TOTAL = "total"
    """What the others come to together."""
    NEW = "new"
    YOUNG = "young"
    MATURE = "mature"
    DRILL = "drill"
    CRAM = "cram"
    SUSPENDED = "suspended"
    GRADE_0 = "g0"
    GRADE_1 = "g1"
    GRADE_2 = "g2"
    GRADE_3 = "g3"
    GRADE_4 = "g4"
    GRADE_5 = "g5"


GRADES = (
    Role.GRADE_0,
    Role.GRADE_1,
    Role.GRADE_2,
    Role.GRADE_3,
    Role.GRADE_4,
    Role.GRADE_5,
)


class Shape(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    """A bar a row to the right; series stacked."""
    COLUMNS = "columns"
    """A bar a row upwards, time or a scale to the right; series stacked."""
    LINES = "lines"
    """Shares, 0 to 1, of each series on its own; time to the right."""
    PARTS = "parts"
    """A bar a row, all of one length: the series' shares of it."""


class Series(NamedTuple):
    """One of the quantities of a chart."""

    name: str
    role: Role


class Row(NamedTuple):
    """One place of a chart, with a value a series. None is nothing to judge by."""

    label: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    """Each value in words."""
    total: str = ""
    """What stands beside the bar."""

    @property
    def sum(self) -> float:
        return sum(value for value in self.values if value is not None)


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of values by series."""

    title: str
    head: str
    """What the labels are."""
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    shape: Shape = Shape.BARS
    total_head: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(value is not None and value > 0 for row in self.rows for value in row.values)

    @property
    def most(self) -> float:
        """The end of the scale, over 0."""
        if self.shape in (Shape.LINES, Shape.PARTS):
            return 1.0
        return max((row.sum for row in self.rows), default=0) or 1.0


@dataclass(frozen=True, slots=True)
class Heat:
    """How much each day of a period saw."""

    title: str
    since: date
    until: date
    counts: dict[date, int]
    """Only of days that saw something."""
    weekdays: tuple[str, ...]
    """Seven names, from Monday."""
    levels: tuple[int, ...]
    """The least count of each shade, the palest first: 1, and three more that grow."""
    week_head: str
    sum_head: str

    @property
    def is_empty(self) -> bool:
        return not self.counts

    def level(self, count: int) -> int:
        """The shade, 0 for nothing up to the number of levels."""
        return sum(count >= least for least in self.levels)

    @property
    def mondays(self) -> tuple[date, ...]:
        """Of the weeks that the period touches. The first of all days is a Monday."""
        first = self.since.toordinal() - self.since.weekday()
        return tuple(map(date.fromordinal, range(first, self.until.toordinal() + 1, 7)))

    def days_of(self, monday: date) -> list[date]:
        """The week's days; fewer at the end of the calendar."""
        last = min(monday.toordinal() + 6, date.max.toordinal())
        return list(map(date.fromordinal, range(monday.toordinal(), last + 1)))


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that is not drawn otherwise."""

    title: str
    table: Table

    @property
    def is_empty(self) -> bool:
        return not self.table.rows


Picture = Chart | Heat | Rows


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the statistics."""

    key: str
    """What names it on the command line and in JSON."""
    title: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    """None of them empty."""
    notes: tuple[str, ...] = ()
    """Definitions."""


@dataclass(frozen=True, slots=True)
class Told:
    """All statistics in one language."""

    title: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]


def heat_levels(counts: Sequence[int]) -> tuple[int, ...]:
    """Where the shades begin: at quarters of what a busy day sees, each above the one before.

    A busy day is one that only a tenth of the days surpasses, so that one long night does
    not make all others pale.
    """
    busy = sorted(counts)[len(counts) * 9 // 10] if counts else 1
    levels = [1]
    for quarter in (1, 2, 3):
        levels.append(max(levels[-1] + 1, -(-busy * quarter // 4)))
    return tuple(levels)


def table_of(picture: Picture) -> Table:
    """The numbers of a picture as a table."""
    match picture:
        case Rows(table=table):
            return table
        case Chart():
            return _rows(picture)
        case Heat():
            return _weeks(picture)


def _rows(chart: Chart) -> Table:
    is_lines = chart.shape is Shape.LINES  # of which the first sums up the others
    heads = [
        Column(one.name, is_number=True, rank=at if is_lines else 0)
        for at, one in enumerate(chart.series)
    ]
    totals = [Column(chart.total_head, is_number=True)] if chart.total_head else []
    rows = [(row.label, *row.said, *([row.total] if totals else [])) for row in chart.rows]
    return Table((Column(chart.head), *heads, *totals), rows)


def _weeks(heat: Heat) -> Table:
    """A row a week that saw something: its days, and their sum."""
    days = [Column(name, is_number=True) for name in heat.weekdays]
    columns = (Column(heat.week_head), *days, Column(heat.sum_head, is_number=True))
    rows = []
    for monday in heat.mondays:
        week = [heat.counts.get(day, 0) for day in heat.days_of(monday)]
        if any(week):
            week += [0] * (7 - len(week))
            rows.append((monday.isoformat(), *map(str, week), str(sum(week))))
    return Table(columns, rows)
