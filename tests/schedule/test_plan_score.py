"""Forecasts held against what came of them, and kept as text."""

from __future__ import annotations

from datetime import date, timedelta
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.errors import QuizgoError
from quizgo.schedule.learner.recall import AVERAGE_ABILITY, Ability, Recall
from quizgo.schedule.plan.notes import (
    Foretold,
    away_in,
    away_text,
    foretold_in,
    foretold_text,
    moved_in,
    moved_text,
    plan_in,
    plan_text,
)
from quizgo.schedule.plan.plan import Away, Plan, Span
from quizgo.schedule.plan.score import score

MONDAY = date(2026, 11, 23)
TEN = Span(10, 8, 12)
STUDIED = range(MONDAY.toordinal(), MONDAY.toordinal() + 9)
MOST = Span(0.8, 0.7, 0.9)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def foretold(
    on: int,
    *,
    due: int = 10,
    tomorrow: Span = TEN,
    known: Span = MOST,
    ability: Ability = AVERAGE_ABILITY,
) -> Foretold:
    return Foretold(day(on), day(60), known, 5, 5, 99, due, tomorrow, ability, 100)


def test_loads_are_compared_with_the_next_morning() -> None:
    said = [
        foretold(0, tomorrow=Span(10, 8, 12)),
        foretold(1, due=12, tomorrow=Span(10, 8.4, 12)),
        foretold(2, due=8),
        foretold(5, due=90),  # three days later: nobody foretold that
    ]
    load = score(said, [], STUDIED).load
    assert load is not None
    assert (load.mornings, load.held) == (2, 2)
    assert (load.expected, load.came, load.error) == (10, 10, 2)


def test_a_day_without_study_is_no_fault_of_the_forecast() -> None:
    said = [foretold(0), foretold(1, due=25), foretold(2)]
    load = score(said, [], {day(1).toordinal()}).load
    assert load is not None
    assert (load.mornings, load.came) == (1, 10)


def test_answers_are_compared_with_what_was_known_on_their_morning() -> None:
    knows, doubts = Ability(sureness=1.0), Ability(sureness=-1.0)
    said = [foretold(0, ability=knows), foretold(10, ability=doubts)]
    start = day(-3).toordinal()
    answers = [(start, 3), (start + 5, 3), (start + 15, 1)]
    recall = score(said, [answers], STUDIED).recall
    assert recall is not None
    state = Recall().first(3)
    first = Recall(ability=knows).chance(Recall().kept(state.stability, 5))
    state = Recall().after(state, 5, 3)
    second = Recall(ability=doubts).chance(Recall().kept(state.stability, 10))
    assert recall.reviews == 2
    assert recall.expected == pytest.approx((first + second) / 2)
    assert recall.log_loss == pytest.approx(-(log(first) + log(1 - second)) / 2)
    assert recall.average_log_loss == pytest.approx(log(2))
    assert sum(one.reviews for one in recall.bins) == 2


def test_what_was_answered_before_the_first_forecast_is_not_judged() -> None:
    start = day(-9).toordinal()
    assert score([foretold(0)], [[(start, 3), (start + 2, 3)]], STUDIED).recall is None


def test_shares_are_compared_with_the_last_forecast_of_the_same_plan() -> None:
    said = [
        foretold(0, known=Span(0.5, 0.4, 0.6)),
        foretold(1, known=Span(0.7, 0.6, 0.8)),
        foretold(2, known=Span(0.75, 0.7, 0.8)),
    ]
    known = score(said, [], STUDIED).known
    assert known is not None
    assert (known.mornings, known.held, known.first) == (2, 1, Span(0.5, 0.4, 0.6))


def test_there_is_nothing_to_judge_at_first() -> None:
    for said in ([], [foretold(0)]):
        judged = score(said, [], STUDIED)
        assert (judged.load, judged.recall, judged.known) == (None, None, None)


# Notes --------------------------------------------------------------------------

days = st.dates(date(2026, 1, 1), date(2030, 1, 1))


@given(days, st.integers(1, 960), st.lists(st.text(max_size=9), max_size=3), st.none() | days)
def test_a_plan_is_read_as_it_was_written(
    ready: date, minutes: int, decks: list[str], since: date | None
) -> None:
    plan = Plan(ready, minutes, tuple(decks), since)
    assert plan_in(plan_text(plan)) == plan


@given(st.lists(st.tuples(days, st.integers(0, 30)), max_size=4))
def test_days_away_are_read_as_they_were_written(ranges: list[tuple[date, int]]) -> None:
    away = tuple(Away(first, first + timedelta(days=length)) for first, length in ranges)
    assert away_in(away_text(away)) == away


def test_a_forecast_is_read_as_it_was_written() -> None:
    said = foretold(3, ability=Ability(0.25, -0.5, 0.125))
    assert foretold_in(foretold_text(said), said.on) == said
    assert moved_in(moved_text(["a", "b"])) == ("a", "b")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"ready": 5}', '{"ready": "x", "minutes": 3, "decks": []}', "null"]
)
def test_a_note_that_makes_no_sense_is_said_to_be_damaged(text: str) -> None:
    with pytest.raises(QuizgoError, match="restore a backup"):
        plan_in(text)
    with pytest.raises(QuizgoError, match="restore a backup"):
        foretold_in(text, MONDAY)
    with pytest.raises(QuizgoError, match="restore a backup"):
        away_in(text)
