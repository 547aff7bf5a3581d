"""Limits of trees of decks, over the real store and many sessions."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import DayLimits, TreeLimits
from quizgo.schedule.queue import Waiting
from quizgo.schedule.trees import takes_in
from quizgo.store.store import Store
from quizgo.store.values import Selection
from tests.store.making import a_deck, day, scheduled, write

DECKS = ("a", "a/b", "a/b/c", "a/d", "e")
amounts = st.none() | st.integers(1, 3)
trees = st.lists(
    st.builds(TreeLimits, st.sampled_from(("a", "a/b", "a/*", "e")), amounts, amounts),
    max_size=3,
    unique_by=lambda tree: tree.pattern,
).map(tuple)
sittings = st.lists(
    st.tuples(st.sampled_from(((), ("a",), ("a/b",), ("e",))), st.integers(1, 4)), max_size=3
)


def fits(one: Waiting, pattern: str) -> bool:
    return pattern == "" or takes_in(pattern, one.deck)


@settings(max_examples=12, deadline=None)
@given(
    st.builds(DayLimits, st.integers(1, 5), st.integers(1, 5), trees),
    st.lists(sittings, min_size=2, max_size=4),
    st.data(),
)
def test_no_day_exceeds_a_limit_at_any_level_whatever_its_sessions(
    limits: DayLimits, days: list[list[tuple[tuple[str, ...], int]]], data: st.DataObject
) -> None:
    levels: list[tuple[str, int | None, int | None]] = [("", limits.new, limits.reviews)]
    levels += [(tree.pattern, tree.new, tree.reviews) for tree in limits.trees]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "quizgo.db", device="here") as store,
    ):
        store.update_decks([a_deck(name, "one", "two", "three") for name in DECKS])
        for number, sessions in enumerate(days):
            answered: list[Waiting] = []
            for decks, most in [*sessions, ((), 99)]:
                chosen = store.queue(
                    day(number), seed=1, limits=limits, selection=Selection(decks=decks)
                )
                for one in chosen.items[:most]:
                    grade = data.draw(st.sampled_from((1, 4)))
                    write(store, scheduled(one.item, grade, day(number)))
                    answered.append(one)
            for pattern, new, reviews in levels:
                here = [one.due is None for one in answered if fits(one, pattern)]
                assert new is None or sum(here) <= new
                assert reviews is None or len(here) - sum(here) <= reviews
            assert store.queue(day(number), seed=1, limits=limits).items == ()
