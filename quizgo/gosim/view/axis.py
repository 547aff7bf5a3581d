"""Where an instant lies on a picture that is drawn to scale.

Stretches in which nothing goes on are drawn short, or a run of microseconds around a sleep of
seconds would be two dots. Where no time passes at all (all costs are zero) events are counted
instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from quizgo.gosim.view.lanes import QUIET, Bar, Picture

GAP: Final = 0.04
"""What a quiet stretch may take of the time in which something goes on."""


class Knot(NamedTuple):
    """Between two knots the axis is even."""

    at: int
    """Virtual nanoseconds, or an event's number."""
    x: float
    """0 to 1."""


class Axis(NamedTuple):
    """Instants to places between 0 and 1."""

    knots: tuple[Knot, ...]
    """Two at least; the first at 0, the last at 1."""
    is_timed: bool
    """Else events are counted."""
    breaks: tuple[tuple[float, float], ...] = ()
    """The places of quiet stretches that are drawn shorter than they were."""

    def x(self, at: int) -> float:
        """The place of an instant, or of an event's number."""
        knots = self.knots
        i = min(max(bisect_right(knots, at, key=lambda knot: knot.at), 1), len(knots) - 1)
        before, after = knots[i - 1], knots[i]
        if after.at == before.at:
            return after.x
        part = (at - before.at) / (after.at - before.at)
        return min(max(before.x + part * (after.x - before.x), 0.0), 1.0)

    def instant(self, x: float) -> int:
        """What lies at a place."""
        knots = self.knots
        i = min(max(bisect_right(knots, x, key=lambda knot: knot.x), 1), len(knots) - 1)
        before, after = knots[i - 1], knots[i]
        part = (x - before.x) / (after.x - before.x) if after.x > before.x else 1.0
        return round(before.at + part * (after.at - before.at))

    def ends(self, bar: Bar) -> tuple[float, float]:
        """From where to where a bar goes."""
        if self.is_timed:
            return self.x(bar.start), self.x(bar.end)
        return self.x(bar.first), self.x(bar.last)


def axis(picture: Picture) -> Axis:
    """The axis of a picture."""
    if picture.end == 0:
        return Axis((Knot(0, 0.0), Knot(max(picture.events, 1), 1.0)), False)
    edges = _edges(picture)
    busy = sum(b - a for a, b, is_quiet in edges if not is_quiet)
    most = max(int(busy * GAP), 1)
    lengths = [min(b - a, most) if is_quiet and busy else b - a for a, b, is_quiet in edges]
    whole = sum(lengths)
    places = [0.0, *(length / whole for length in accumulate(lengths))]
    times = [0, *(b for _, b, _ in edges)]
    breaks = tuple(
        (x, end)
        for (a, b, _), length, x, end in zip(edges, lengths, places, places[1:], strict=False)
        if length < b - a
    )
    return Axis(tuple(map(Knot, times, places)), True, breaks)


def _edges(picture: Picture) -> list[tuple[int, int, bool]]:
    """The run in stretches, one after the other: from, to, and whether it is quiet."""
    busy = _merged(
        sorted(
            (bar.start, bar.end)
            for lane in picture.lanes
            for bar in lane.bars
            if bar.shade not in QUIET and bar.end > bar.start
        )
    )
    marks = [0, *(edge for stretch in busy for edge in stretch), picture.end]
    return [(a, b, i % 2 == 0) for i, (a, b) in enumerate(pairwise(marks)) if b > a]


def _merged(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
