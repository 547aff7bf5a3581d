"""Days away and backlogs: what falls due is moved to days that have room, without a pile-up.

Cards are moved, once and visibly, by entries of the log; a queue that held back what is
due would do too, but every list, forecast and reminder would go on to count a pile that
is not meant to be done, and nothing could be done before leaving.

Before days away goes what bears it best: long intervals, at most a quarter early. The
rest comes after, on as many days as were missed and a week at least, the shortest
intervals first. Days are filled to one level, what is due on them anyway included.
Of a backlog, what loses most by waiting comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from quizgo.frozen import dataclass
from quizgo.model import ItemId
from quizgo.schedule.plan.plan import Away

EARLY_PART = 4
"""An interval may be cut by one part in so many."""
LEAST_DAYS = 7
"""The days before, and those after, over which reviews are spread."""

Moves = Mapping[ItemId, date]
"""The new day of each item that is moved."""


@dataclass(frozen=True, slots=True)
class Due:
    """An item that comes round."""

    item: ItemId
    day: date
    interval_days: int


def merged(away: Iterable[Away]) -> tuple[Away, ...]:
    """The same days in as few ranges as can be, the first first."""
    found: list[Away] = []
    for one in sorted(away, key=lambda range_: range_.first):
        if found and one.first <= found[-1].last + timedelta(days=1):
            found[-1] = Away(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return tuple(found)


def spread(waiting: Sequence[Due], away: Iterable[Away], today: date) -> Moves:
    """Move what falls due on days away. What is overdue counts as due today."""
    ranges = [one for one in merged(away) if one.last >= today]
    off = {day for one in ranges for day in one.days}
    days = {one.item: max(one.day, today) for one in waiting}
    moves: dict[ItemId, date] = {}
    for one in ranges:
        falling = [due for due in waiting if one.first <= days[due.item] <= one.last]
        load = Counter(days.values())
        before, after = _days_around(one, off, today)
        moved = _placed(falling, days, load, before, after)
        days.update(moved)
        moves.update(moved)
    return moves


def catch_up(
    waiting: Sequence[Due],
    days: int,
    today: date,
    loss: Callable[[ItemId], float],
    off: Collection[date] = (),
) -> Moves:
    """Spread what is due by today over so many days, today included.

    `loss` says how much an item loses by waiting until the end of them. What stays for
    today is not moved.
    """
    over: list[date] = []
    day = today
    while len(over) < days:
        if day not in off:
            over.append(day)
        day += timedelta(days=1)
    load = Counter(one.day for one in waiting if one.day > today)
    behind = [one for one in waiting if one.day <= today]
    behind.sort(key=lambda one: (-loss(one.item), one.day, one.item))
    filled = _filled(behind, over, load)
    return {item: day for item, day in filled.items() if day > today}


def loads(
    waiting: Sequence[Due], moves: Moves, today: date, days: int
) -> tuple[tuple[date, int, int], ...]:
    """What is due on each of so many days from today, before the moves and after them."""
    before = Counter(max(one.day, today) for one in waiting)
    after = Counter(moves.get(one.item, max(one.day, today)) for one in waiting)
    coming = [today + timedelta(days=number) for number in range(days)]
    return tuple((day, before[day], after[day]) for day in coming)


def _days_around(one: Away, off: Collection[date], today: date) -> tuple[list[date], list[date]]:
    """The days before and after over which to spread, none of them away itself."""
    count = max(LEAST_DAYS, len(one.days))
    before = [one.first - timedelta(days=number) for number in range(1, LEAST_DAYS + 1)]
    after: list[date] = []
    day = one.last
    while len(after) < count:
        day += timedelta(days=1)
        if day not in off:
            after.append(day)
    return [day for day in reversed(before) if day >= today and day not in off], after


def _placed(
    falling: Sequence[Due],
    days: Mapping[ItemId, date],
    load: Counter[date],
    before: Sequence[date],
    after: Sequence[date],
) -> dict[ItemId, date]:
    """A day for each of the items that fall due on days away."""
    level = _level([load[day] for day in (*before, *after)], len(falling))
    moves: dict[ItemId, date] = {}
    for one in sorted(falling, key=lambda one: (-one.interval_days, one.day, one.item)):
        earliest = days[one.item] - timedelta(days=one.interval_days // EARLY_PART)
        open_days = [day for day in before if day >= earliest and load[day] < level]
        if open_days:
            day = min(open_days, key=lambda day: (load[day], -day.toordinal()))
            moves[one.item] = day
            load[day] += 1
    rest = [one for one in falling if one.item not in moves]
    rest.sort(key=lambda one: (one.interval_days, one.day, one.item))
    return {**moves, **_filled(rest, after, load)}


def _filled(items: Sequence[Due], over: Sequence[date], load: Counter[date]) -> dict[ItemId, date]:
    """The items in their order onto days in theirs, to one level."""
    level = _level([load[day] for day in over], len(items))
    places = [day for day in over for _ in range(max(0, level - load[day]))]
    return {one.item: day for one, day in zip(items, places, strict=False)}


def _level(loads: Sequence[int], more: int) -> int:
    """The least level at which so many more fit onto days that hold these."""
    level = filled = 0
    for number, load in enumerate(sorted(loads), start=1):
        if number > 1 and level <= load:
            break  # the lower days take them all
        filled += load
        level = -(-(filled + more) // number)
    return level
