"""What another scheduling moves, summed up."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import ItemId
from quizgo.schedule.moves import DAYS_SHOWN, MOST_SHOWN, Move, moves

TODAY = date(2027, 1, 15)
days = st.integers(-40, 400).map(lambda ahead: TODAY + timedelta(days=ahead))
some = st.lists(st.builds(Move, st.sampled_from("abcdef").map(ItemId), days, days), max_size=30)


def test_the_farthest_come_first() -> None:
    found = [Move(ItemId(f"d/{n}"), TODAY, TODAY + timedelta(days=n - 9)) for n in range(20)]
    most = moves(found, TODAY).most
    assert [abs(move.days) for move in most] == [10, 9, 9, 8, 8, 7, 7, 6, 6, 5]


@settings(deadline=None, max_examples=60)
@given(some)
def test_every_item_is_counted_once(found: list[Move]) -> None:
    summed = moves(found, TODAY)
    assert summed.items == len(found)
    assert len(summed.most) == min(MOST_SHOWN, summed.earlier + summed.later)
    assert sum(summed.before) == sum((one.before - TODAY).days < DAYS_SHOWN for one in found)
    assert sum(summed.after) == sum((one.after - TODAY).days < DAYS_SHOWN for one in found)
    assert len(summed.before) == len(summed.after) == DAYS_SHOWN
