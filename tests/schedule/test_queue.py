"""What a study day holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quizgo.model import CardId, DayLimits, DeckName, ItemId, TreeLimits
from quizgo.schedule.forecast import forecast
from quizgo.schedule.queue import (
    Apart,
    Done,
    Queue,
    Room,
    Seen,
    Waiting,
    always,
    due_order,
    estimate,
    today,
)
from quizgo.schedule.trees import takes_in

MONDAY = date(2026, 11, 23)
PLENTY = DayLimits(1000, 1000)


def due(name: str, late: int = 0) -> Waiting:
    return Waiting(ItemId(f"d/{name}"), CardId(f"d/{name.partition('#')[0]}"), _ago(late))


def new(name: str) -> Waiting:
    return Waiting(ItemId(f"d/{name}"), CardId(f"d/{name.partition('#')[0]}"), None)


def seen(**decks: Seen) -> Done:
    return Done({DeckName(name): what for name, what in decks.items()})


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
    apart: Apart = always,
) -> Queue:
    room = Room(limits, done, apart)
    return today(sorted(reviews, key=due_order), fresh, room=room, seed=seed)


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
    left = queue(reviews, fresh, done=seen(d=Seen(3, 1)), limits=DayLimits(5, 4))
    assert (left.new, left.reviews) == (2, 3)
    assert queue(reviews, fresh, done=seen(d=Seen(9, 9)), limits=DayLimits(5, 4)).items == ()


def test_siblings_do_not_share_a_day() -> None:
    fresh = [new("a#c3"), new("b"), new("b#reversed")]
    assert names(queue([due("a#c1"), due("a#c2", 3)], fresh)) == ["a#c2", "b"]


def test_sibling_of_what_was_answered_today_waits() -> None:
    done = Done(cards={CardId("d/a")})
    assert names(queue([due("a#reversed")], [new("a"), new("b")], done=done)) == ["b"]


def test_no_more_is_read_than_the_limits_need() -> None:
    def endless() -> Iterator[Waiting]:
        return (new(str(n)) for n in count())

    chosen = today((), endless(), room=Room(DayLimits(3, 3)), seed=1)
    assert names(chosen) == ["0", "1", "2"]


# Trees of decks


def of(deck: str, name: str, late: int | None = None) -> Waiting:
    when = None if late is None else _ago(late)
    return Waiting(ItemId(f"{deck}/{name}"), CardId(f"{deck}/{name.partition('#')[0]}"), when)


def test_a_limit_holds_for_a_deck_and_all_below_it() -> None:
    limits = DayLimits(9, 9, (TreeLimits("go", new=3), TreeLimits("go/g", new=1, reviews=0)))
    fresh = [of(deck, str(n)) for deck in ("go/g", "go/g/stack", "go/m", "gone") for n in range(3)]
    left = queue([of("go/g", "due", 1), of("go/m", "due", 1)], fresh, limits=limits)
    assert [one.item for one in left.items if one.due] == ["go/m/due"]
    new = [one.item for one in left.items if one.due is None]
    assert new == ["go/g/0", "go/m/0", "go/m/1", "gone/0", "gone/1", "gone/2"]


def test_limits_of_a_tree_count_across_the_sessions_of_a_day() -> None:
    limits = DayLimits(9, 9, (TreeLimits("go", new=3),))
    done = Done({DeckName("go/m"): Seen(new=2), DeckName("d"): Seen(new=1)})
    left = queue([], [of("go/g", str(n)) for n in range(5)], limits=limits, done=done)
    assert left.new == 1


def test_a_pattern_is_one_limit_for_all_that_fit_it() -> None:
    limits = DayLimits(9, 9, (TreeLimits("*/g", new=2),))
    fresh = [of("a/g", "0"), of("b/g", "0"), of("c/g", "0"), of("c/h", "0")]
    assert [one.item for one in queue([], fresh, limits=limits).items] == [
        "a/g/0",
        "b/g/0",
        "c/h/0",
    ]


def test_siblings_share_a_day_where_their_deck_lets_them() -> None:
    fresh = [of("a", "x#c1"), of("a", "x#c2"), of("b", "x#c1"), of("b", "x#c2")]
    left = queue([], fresh, apart=lambda deck: deck == "b")
    assert [one.item for one in left.items] == ["a/x#c1", "a/x#c2", "b/x#c1"]


decks = st.sampled_from(["a", "a/b", "a/b/c", "a/d", "e", "e/b"])
patterns = st.sampled_from(["a", "a/b", "a/b/c", "e", "*/b", "[ae]"])
amounts = st.none() | st.integers(0, 4)
trees = st.lists(
    st.builds(TreeLimits, patterns, amounts, amounts), max_size=4, unique_by=lambda t: t.pattern
)


@given(
    st.lists(st.tuples(decks, st.none() | st.integers(0, 3)), max_size=25),
    st.dictionaries(decks, st.builds(Seen, st.integers(0, 3), st.integers(0, 3))),
    st.builds(DayLimits, st.integers(0, 8), st.integers(0, 8), trees.map(tuple)),
    st.booleans(),
)
def test_no_limit_is_exceeded_at_any_level_and_no_room_is_left_unused(
    waiting: list[tuple[str, int | None]],
    before: dict[str, Seen],
    limits: DayLimits,
    by_cards: bool,
) -> None:
    made = [of(deck, f"{n}", late) for n, (deck, late) in enumerate(waiting)]
    done = Done({DeckName(deck): what for deck, what in before.items()})
    chosen = queue(
        [one for one in made if one.due],
        [one for one in made if one.due is None],
        limits=limits,
        done=done,
        apart=lambda _: by_cards,
    ).items
    for is_new in (True, False):
        levels = [("*", limits.new if is_new else limits.reviews)]
        levels += [
            (tree.pattern, most)
            for tree in limits.trees
            if (most := tree.new if is_new else tree.reviews) is not None
        ]
        full = set()
        for pattern, most in levels:
            here = [one for one in chosen if (one.due is None) is is_new and fits(one, pattern)]
            already = sum(
                (what.new if is_new else what.reviews)
                for deck, what in before.items()
                if pattern == "*" or takes_in(pattern, deck)
            )
            assert len(here) <= max(0, most - already)
            if len(here) >= most - already:
                full.add(pattern)
        for one in made:
            if one not in chosen and (one.due is None) is is_new:
                assert any(fits(one, pattern) for pattern in full)


def fits(one: Waiting, pattern: str) -> bool:
    return pattern == "*" or takes_in(pattern, one.deck)


@given(
    st.lists(st.tuples(decks, st.integers(0, 3)), max_size=25),
    st.lists(st.builds(TreeLimits, patterns, st.none(), st.integers(1, 4)), max_size=4).map(tuple),
)
def test_everything_due_comes_in_the_end(
    waiting: list[tuple[str, int]], trees: tuple[TreeLimits, ...]
) -> None:
    left = [of(deck, str(n), late) for n, (deck, late) in enumerate(waiting)]
    days = 0
    while left:
        came = queue(left, [], limits=DayLimits(0, 3, trees)).items
        assert came
        left = [one for one in left if one not in came]
        days += 1
    assert days <= len(waiting)


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
