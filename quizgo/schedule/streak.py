"""Days in a row.

A day counts when at least one scheduled review was done on it, or when nothing was due. A
day on which something was due and nothing was done ends the row. A day that was announced
as one away does neither. The row begins with the first review ever, or the first one after
it ended. Today may still be to come: as long as something is due and nothing done, it does
neither.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta

from quizgo.frozen import dataclass

WasDue = Callable[[date, date], bool]
"""Whether something was due by the second day, nothing having been reviewed since the first."""


@dataclass(frozen=True, slots=True)
class Streak:
    """The row that goes on, and the longest there was, both in days."""

    days: int = 0
    longest: int = 0


def streak(
    studied: Iterable[date], on: date, was_due: WasDue, away: Collection[date] = ()
) -> Streak:
    """The row up to `on`. `studied` are the days with a scheduled review up to then, in order."""
    row = longest = 0
    before: date | None = None
    for day in studied:
        row, most = (0, 0) if before is None else _over(row, before, day, was_due, away)
        row += 1
        longest = max(longest, most, row)
        before = day
    if before is not None and before < on:
        row, most = _over(row, before, on, was_due, away)
        row += on not in away and not was_due(before, on)
        longest = max(longest, most, row)
    return Streak(row, longest)


def _over(
    row: int, after: date, until: date, was_due: WasDue, away: Collection[date]
) -> tuple[int, int]:
    """A row behind the days between two, on which nothing was reviewed; and how long it got."""
    count = (until - after).days
    between = [after + timedelta(days=number) for number in range(1, count)]
    idle = [day for day in between if day not in away]
    # What is due stays due: the days without come first.
    free = bisect(idle, False, key=lambda day: was_due(after, day))
    return (row + free if free == len(idle) else 0), row + free
