"""How far the log has come: what a clock that went back is held against."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizgo.store.store import Store
from quizgo.store.values import Latest
from tests.store.making import a_deck, day, noon, scheduled, write


@pytest.fixture(autouse=True)
def decks(store: Store) -> None:
    store.update_decks([a_deck("a", "one", "two")])


def test_a_log_without_entries_is_never_ahead(store: Store) -> None:
    assert store.later_than(noon(day(0)), day(0)) is None


def test_a_clock_that_goes_on_is_not_behind(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(3)))
    assert store.later_than(noon(day(3)), day(3)) is None
    assert store.later_than(noon(day(4)), day(4)) is None


def test_an_earlier_moment_and_an_earlier_day_are_behind(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(3)))
    latest = Latest(noon(day(3)), day(3))
    assert store.later_than(noon(day(3)) - timedelta(hours=1), day(3)) == latest
    assert store.later_than(noon(day(2)), day(2)) == latest
    # Another zone: the moment goes on, the day does not.
    assert store.later_than(noon(day(3)) + timedelta(hours=1), day(2)) == latest


def test_the_latest_day_need_not_be_the_latest_moment_s(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(3)))
    write(store, replace(scheduled("a/two", 4, day(2)), at=noon(day(4))))
    assert store.later_than(noon(day(2)), day(2)) == Latest(noon(day(4)), day(3))


def test_what_was_taken_back_does_not_count(store: Store) -> None:
    write(store, scheduled("a/one", 4, day(0)))
    wrong = write(store, scheduled("a/two", 4, day(900))).entry
    assert store.later_than(noon(day(1)), day(1)) == Latest(noon(day(900)), day(900))
    store.undo(wrong.id, at=noon(day(900)), on=day(900))
    assert store.later_than(noon(day(1)), day(1)) is None
    assert store.later_than(noon(day(-1)), day(-1)) == Latest(noon(day(0)), day(0))
