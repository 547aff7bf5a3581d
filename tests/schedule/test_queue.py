"""What a study day holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quizgo.model import CardId, DayLimits, ItemId
from quizgo.schedule.forecast import forecast
from quizgo.schedule.queue import Done, Queue, Waiting, due_order, estimate, today

MONDAY = date(2026, 11, 23)
PLENTY = DayLimits(1000, 1000)


def due(name: str, late: int = 0) -> Waiting:
    return Waiting(ItemId(f"d/{name}"), CardId(f"d/{name.partition('#')[0]}"), _ago(late))


def new(name: str) -> Waiting:
    return Waiting(ItemId(f"d/{name}"), CardId(f"d/{name.partition('#')[0]}"), None)


def _ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def names(queue: Queue) -> list[str]:
    return [one.item.removeprefix("d/") for one in queue.items]


def queue(
    reviews: list[Waiting],
    fresh: list[Waiting],
    *,
    done: Done = Done(),  # noqa: B008 - frozen
    limits: DayLimits = PLENTY,
    seed: int = 1,
) -> Queue:
    return today(sorted(reviews, key=due_order), fresh, done=done, limits=limits, seed=seed)


def test_longest_overdue_comes_first() -> None:
    assert names(queue([due("a"), due("b", 9), due("c", 2)], [])) == ["b", "c", "a"]


def test_new_ones_are_mixed_in_evenly_in_deck_order() -> None:
    mixed = names(queue([due(str(n)) for n in range(6)], [new("a"), new("b")]))
    assert [mixed.index("a"), mixed.index("b")] == [2, 5]
    assert names(queue([], [new("b"), new("a")])) == ["b", "a"]


def test_seed_orders_what_is_due_on_one_day() -> None:
    reviews = [due(str(n)) for n in range(20)]
    orders = {tuple(names(queue(reviews, [], seed=seed))) for seed in range(5)}
    assert len(orders) == 5
    assert names(queue(reviews, [], seed=3)) == names(queue(reviews[::-1], [], seed=3))


def test_limits_count_across_the_sessions_of_a_day() -> None:
    reviews, fresh = [due(str(n)) for n in range(9)], [new(f"n{n}") for n in range(9)]
    left = queue(reviews, fresh, done=Done(new=3, reviews=1), limits=DayLimits(5, 4))
    assert (left.new, left.reviews) == (2, 3)
    assert queue(reviews, fresh, done=Done(new=9, reviews=9), limits=DayLimits(5, 4)).items == ()


def test_siblings_do_not_share_a_day() -> None:
    fresh = [new("a#c3"), new("b"), new("b#reversed")]
    assert names(queue([due("a#c1"), due("a#c2", 3)], fresh)) == ["a#c2", "b"]


def test_sibling_of_what_was_answered_today_waits() -> None:
    done = Done(cards={CardId("d/a")})
    assert names(queue([due("a#reversed")], [new("a"), new("b")], done=done)) == ["b"]


def test_no_more_is_read_than_the_limits_need() -> None:
    def endless() -> Iterator[Waiting]:
        return (new(str(n)) for n in count())

    chosen = today((), endless(), done=Done(), limits=DayLimits(3, 3), seed=1)
    assert names(chosen) == ["0", "1", "2"]


words = st.text("abc", min_size=1, max_size=2)
parts = st.sampled_from(["", "#c1", "#c2", "#reversed"])


@given(
    st.dictionaries(st.builds(str.__add__, words, parts), st.none() | st.integers(0, 5)),
    st.integers(-1, 8),
    st.integers(-1, 8),
    st.integers(),
)
def test_laws_of_the_day(
    waiting: dict[str, int | None], most_new: int, most: int, seed: int
) -> None:
    reviews = [due(name, late) for name, late in waiting.items() if late is not None]
    fresh = [new(name) for name, late in waiting.items() if late is None]
    made = queue(reviews, fresh, limits=DayLimits(most_new, most), seed=seed)
    cards = [one.card for one in made.items]
    assert len(cards) == len(set(cards))
    assert made.new <= max(0, most_new)
    assert made.reviews <= max(0, most)
    days = [one.due for one in made.items if one.due is not None]
    assert days == sorted(days)
    kept = [one for one in made.items if one.due is None]
    assert kept == [one for one in fresh if one in kept]
    if most >= len(reviews) and most_new >= len(fresh):
        assert set(cards) == {one.card for one in (*reviews, *fresh)}


def test_estimate_is_in_seconds() -> None:
    assert estimate(12, 7.4) == 89


def test_forecast_counts_overdue_for_the_first_day() -> None:
    counts = [(_ago(5), 2), (MONDAY, 1), (_ago(-2), 4), (_ago(-3), 8), (_ago(-90), 9)]
    assert forecast(counts, MONDAY, 3) == (3, 0, 4)
    assert forecast([], MONDAY, 2) == (0, 0)
