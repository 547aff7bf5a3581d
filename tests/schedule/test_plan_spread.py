"""Days away and backlogs: everything finds a day, and no day gets a pile."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import ItemId
from quizgo.schedule.plan.plan import Away
from quizgo.schedule.plan.spread import Due, catch_up, loads, merged, spread

TODAY = date(2026, 12, 1)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def due(number: int, on: int, interval: int = 10) -> Due:
    return Due(ItemId(f"d/{number}"), day(on), interval)


@st.composite
def waiting(draw: st.DrawFn) -> list[Due]:
    places = draw(st.lists(st.tuples(st.integers(-20, 40), st.integers(1, 90)), max_size=60))
    return [due(number, on, interval) for number, (on, interval) in enumerate(places)]


ranges = st.lists(
    st.tuples(st.integers(-3, 30), st.integers(0, 14)).map(
        lambda pair: Away(day(pair[0]), day(pair[0] + pair[1]))
    ),
    min_size=1,
    max_size=3,
)


@settings(deadline=None, max_examples=150)
@given(waiting(), ranges)
def test_nothing_falls_due_on_a_day_away_and_nothing_is_lost(
    items: list[Due], away: list[Away]
) -> None:
    moves = spread(items, away, TODAY)
    off = {one for range_ in away for one in range_.days if one >= TODAY}
    after = {one.item: moves.get(one.item, max(one.day, TODAY)) for one in items}
    assert not off & set(after.values())
    assert all(moved >= TODAY for moved in moves.values())
    assert (
        spread([Due(one.item, after[one.item], one.interval_days) for one in items], away, TODAY)
        == {}
    )


@settings(deadline=None, max_examples=150)
@given(waiting(), ranges)
def test_what_is_moved_fell_due_away_and_comes_at_most_a_quarter_early(
    items: list[Due], away: list[Away]
) -> None:
    off = {one for range_ in away for one in range_.days}
    by_item = {one.item: one for one in items}
    for item, moved in spread(items, away, TODAY).items():
        one = by_item[item]
        assert max(one.day, TODAY) in off
        assert (max(one.day, TODAY) - moved).days <= one.interval_days // 4


def test_ten_days_away_make_no_pile() -> None:
    """Twenty cards a day; ten days away. The days around take their share evenly."""
    items = [due(100 * on + number, on, 4 + number * 5) for on in range(60) for number in range(20)]
    moves = spread(items, [Away(day(10), day(19))], TODAY)
    after = Counter(moves.get(one.item, one.day) for one in items)
    assert len(moves) == 200
    around = [after[day(number)] for number in (*range(3, 10), *range(20, 30))]
    assert min(around) >= 28
    assert max(around) == 32  # 200 over 17 days, onto 20


def test_short_intervals_come_back_first() -> None:
    items = [due(number, 3, 1 + 10 * number) for number in range(20)]
    moves = spread(items, [Away(day(0), day(9))], TODAY)
    days = [moves[one.item] for one in items]
    assert days == sorted(days)
    assert days[0] == day(10)


def test_away_from_today_on_has_only_days_after() -> None:
    moves = spread([due(1, -5), due(2, 0)], [Away(day(-2), day(4))], TODAY)
    assert set(moves.values()) == {day(5), day(6)}


def test_ranges_that_touch_are_one() -> None:
    away = [Away(day(5), day(6)), Away(day(1), day(2)), Away(day(3), day(3)), Away(day(9), day(9))]
    assert merged(away) == (Away(day(1), day(3)), Away(day(5), day(6)), Away(day(9), day(9)))


@settings(deadline=None, max_examples=150)
@given(waiting(), st.integers(1, 30))
def test_a_backlog_is_spread_to_one_level(items: list[Due], days: int) -> None:
    moves = catch_up(items, days, TODAY, lambda item: float(len(item)))
    found = loads(items, moves, TODAY, days)
    behind = sum(one.day <= TODAY for one in items)
    assert sum(after for _, _, after in found) == sum(before for _, before, _ in found)
    anyway = [before if on > TODAY else 0 for on, before, _ in found]
    level = max([*anyway, -(-(behind + sum(anyway)) // days)])
    assert max(after for _, _, after in found) <= max(level, 1 + max(anyway))


def test_what_loses_most_by_waiting_comes_first() -> None:
    items = [due(number, -1) for number in range(6)]
    moves = catch_up(items, 3, TODAY, lambda item: float(item[-1]))
    assert {item: (moved - TODAY).days for item, moved in moves.items()} == {
        "d/3": 1,
        "d/2": 1,
        "d/1": 2,
        "d/0": 2,
    }
