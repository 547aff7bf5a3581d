"""How one item is forgotten, if it is not reviewed: a line of blocks, and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from quizgo.model import ItemId, Progress
from quizgo.schedule.insight.periods import shifted
from quizgo.text.safe import one_line
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.numbers import percent
from quizgo.ui.stats.signs import EIGHTHS, UPWARDS

LONGEST = 60
"""Cells of the line."""
SHORTEST_DAYS = 14
"""The line goes at least so far ahead."""

Chance = Callable[[date], float | None]
"""Of recalling the item on a day, if it is not reviewed until then."""


def curve_lines(
    item: ItemId,
    progress: Progress,
    chance: Chance,
    words: StatsWords,
    width: int,
    *,
    today: date,
    is_drawn: bool,
) -> Iterator[Line]:
    """From the last review to as far behind the due day; nothing where no chance is known.

    A full block is a chance of 100 %, an empty cell one under 6 %.
    """
    due, last = progress.memory.due, progress.last_on
    if due is None or last is None or chance(today) is None:
        return
    end = shifted(max(due, today), max(SHORTEST_DAYS, (due - last).days))
    points = _points(chance, words, today, due, end)
    said = words.curve.format(item=one_line(item), points=words.list_and.join(points))
    yield from wrapped([("", said)], width)
    if is_drawn:
        yield _blocks(chance, last, end, min(LONGEST, width))
        yield _marks(last, end, min(LONGEST, width), today, due)


def _points(chance: Chance, words: StatsWords, today: date, due: date, end: date) -> Iterator[str]:
    yield words.curve_today.format(share=percent(chance(today), words))
    if due > today:
        yield words.curve_due.format(share=percent(chance(due), words), day=due)
    yield words.curve_later.format(share=percent(chance(end), words), day=end)


def _blocks(chance: Chance, start: date, end: date, cells: int) -> Line:
    days = (end - start).days
    signs = ""
    for cell in range(cells):
        share = chance(shifted(start, round(cell * days / max(1, cells - 1)))) or 0
        signs += UPWARDS[round(share * EIGHTHS)]
    return (("class:good", signs.rstrip()),)


def _marks(start: date, end: date, cells: int, today: date, due: date) -> Line:
    """`^` under today, `|` under the due day; one mark where they are one."""
    days = max(1, (end - start).days)
    line = [" "] * cells
    for day, mark in ((due, "|"), (today, "^")):
        place = round((day - start).days * (cells - 1) / days)
        line[min(max(0, place), cells - 1)] = mark
    return (("class:quiet", "".join(line).rstrip()),)
