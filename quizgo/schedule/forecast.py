"""What the coming days will bring, if nothing is answered in between."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def forecast(due: Iterable[tuple[date, int]], on: date, days: int) -> tuple[int, ...]:
    """How many reviews fall due on each of `days` days, the first of which is `on`.

    `due` gives counts by due day, in any order. What is overdue counts for `on`.
    """
    counts = [0] * days
    for day, count in due:
        ahead = max(0, (day - on).days)
        if ahead < days:
            counts[ahead] += count
    return tuple(counts)
