"""A learner's memory, ability, speed and habits, as the log shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import isclose
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Answered, DayLimits, Entry, EntryKind, Grade, ItemId, Kind
from quizgo.schedule.learner.fit import PRIOR, PRIOR_DEVIATIONS, belief
from quizgo.schedule.learner.learner import REGULAR, Learner, learner_of, past_of
from quizgo.schedule.learner.recall import AVERAGE, RATINGS, Ability, Recall
from quizgo.schedule.learner.speed import USUAL, Sort, Turn, speed_of
from tests.schedule.learners import NAMED, begun

MONDAY = date(2026, 11, 23)

courses = st.lists(
    st.tuples(st.sampled_from((0, 1, 2, 6, 15, 40, 300)), st.integers(1, 4)),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=100)
@given(courses)
def test_memory_is_that_of_the_fsrs_package(course: list[tuple[int, int]]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at, day = Card(), datetime(2026, 1, 1, 12, tzinfo=UTC), 0
    answers: list[tuple[int, int]] = []
    recall = Recall()
    for days, rating in course:
        day, at = day + days, at + timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(rating), at)
        answers.append((day, rating))
        state = recall.folded(answers)
        assert state is not None
        assert card.stability is not None
        assert card.difficulty is not None
        assert isclose(state.stability, card.stability, rel_tol=1e-9)
        assert isclose(state.difficulty, card.difficulty, rel_tol=1e-9)
        later = scheduler.get_card_retrievability(card, at + timedelta(days=9))
        assert isclose(recall.kept(state.stability, 9), later, rel_tol=1e-9)


def test_intervals_reach_down_to_what_is_wanted() -> None:
    recall = Recall()
    assert isclose(recall.kept(20.0, recall.days_until(0.8, 20.0)), 0.8)
    assert isclose(recall.days_until(0.9, 20.0), 20.0)


def test_an_ability_bends_memory_its_way() -> None:
    average = Recall()
    state = average.first(3)
    assert Recall(AVERAGE, Ability(lasting=1.0)).kept(5, 10) > average.kept(5, 10)
    sure = Recall(AVERAGE, Ability(sureness=1.0))
    assert sure.kept(5, 10) == average.kept(5, 10)
    assert sure.chance(0.8) > average.chance(0.8) == pytest.approx(0.8)
    growing = Recall(AVERAGE, Ability(growth=0.5))
    assert growing.after(state, 4, 3).stability > average.after(state, 4, 3).stability


def test_without_a_log_a_learner_is_anybody() -> None:
    assert belief([]) == PRIOR
    assert belief([[(1, 3)], [(2, 1)]]) == PRIOR  # first answers say nothing of forgetting


@pytest.mark.parametrize("name", ["weak", "strong"])
def test_the_log_tells_a_weak_learner_from_a_strong_one(name: str) -> None:
    study = begun(NAMED[name](), 120, seed=7)
    for _ in range(30):
        study.study(DayLimits(6, 200))
    found = belief(list(study.past().answers.values()))
    truth = 1 if name == "strong" else -1
    recalled = Recall(AVERAGE, found.mean).kept(4.0, 8) - Recall().kept(4.0, 8)
    assert recalled * truth > 0
    for row, prior in zip(found.root, PRIOR_DEVIATIONS, strict=True):
        assert sum(value**2 for value in row) ** 0.5 < prior


def test_the_same_log_gives_the_same_belief() -> None:
    study = begun(NAMED["average"](), 60, seed=3)
    for _ in range(15):
        study.study(DayLimits(6, 200))
    answers = list(study.past().answers.values())
    assert belief(answers) == belief(answers)


# Speed ------------------------------------------------------------------------


def test_a_few_quick_answers_promise_little_and_many_promise_much() -> None:
    quick = [Turn(Kind.BASIC, Sort.PASS, 4.0)]
    few, many = speed_of(quick * 3), speed_of(quick * 300)
    assert 8 < few.of(Kind.BASIC)[1] < USUAL.of(Kind.BASIC)[1]
    assert 4 < many.of(Kind.BASIC)[1] < 5
    assert many.of(Kind.LAB)[1] < USUAL.of(Kind.LAB)[1]  # who is quick is quick at all


def test_a_learner_who_went_for_tea_is_not_slow() -> None:
    turns = [Turn(Kind.BASIC, Sort.PASS, 12.0)] * 50
    tea = [*turns, Turn(Kind.BASIC, Sort.PASS, 7_200.0)]
    assert speed_of(tea).of(Kind.BASIC)[1] < 15


# The log ----------------------------------------------------------------------


def entry(number: int, kind: EntryKind, grade: int | None, on: date, seconds: int = 10) -> Entry:
    answered = None if grade is None else Answered(Grade(grade), Grade.GOOD, seconds * 1000)
    at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Entry(str(number), at, "here", number, ItemId("d/a"), kind, on, answered)


def test_a_turn_is_the_answer_and_its_repeats_of_the_day() -> None:
    day = MONDAY
    log = [
        entry(1, EntryKind.SCHEDULED, 2, day, 20),
        entry(2, EntryKind.DRILL, 3, day, 8),
        entry(3, EntryKind.DRILL, 4, day, 6),
        entry(4, EntryKind.CRAM, 4, day, 99),
        entry(5, EntryKind.SCHEDULED, 4, day + timedelta(days=1), 7),
    ]
    past = past_of({ItemId("d/a"): log}, {ItemId("d/a"): Kind.TYPED})
    assert past.turns == [
        Turn(Kind.TYPED, Sort.NEW, 34.0),
        Turn(Kind.TYPED, Sort.PASS, 7.0),
    ]
    first = day.toordinal()
    assert past.answers == {"d/a": [(first, RATINGS[2]), (first + 1, RATINGS[4])]}
    assert past.days == {first, first + 1}


def test_a_reset_item_begins_anew() -> None:
    log = [
        entry(1, EntryKind.SCHEDULED, 5, MONDAY),
        entry(2, EntryKind.RESET, None, MONDAY),
    ]
    assert past_of({ItemId("d/a"): log}, {}).answers == {}
    again = [*log, entry(3, EntryKind.SCHEDULED, 1, MONDAY + timedelta(days=2))]
    past = past_of({ItemId("d/a"): again}, {})
    assert past.answers == {"d/a": [((MONDAY + timedelta(days=2)).toordinal(), 1)]}
    assert [turn.sort for turn in past.turns] == [Sort.NEW, Sort.NEW]


def test_days_away_are_not_held_against_a_learner() -> None:
    today = MONDAY.toordinal()
    past = past_of({}, {})
    days = set(range(today - 20, today - 10))
    studied = type(past)({}, (), days)
    alone = learner_of(studied, MONDAY)
    away = learner_of(studied, MONDAY, off=range(today - 10, today))
    assert alone.regular == (REGULAR[0] + 10, REGULAR[1] + 10)
    assert away.regular == (REGULAR[0] + 10, REGULAR[1])


def test_who_comes_back_after_months_is_not_called_lazy() -> None:
    past = type(past_of({}, {}))({}, (), {MONDAY.toordinal() - 100})
    assert learner_of(past, MONDAY).regular == REGULAR


def test_a_likeness_is_drawn_from_the_seed_alone() -> None:
    one, other = Learner().drawn(Random(1)), Learner().drawn(Random(1))
    assert (one.first, one.passes, one.haste, one.regularity) == (
        other.first,
        other.passes,
        other.haste,
        other.regularity,
    )
    assert one.first[-1] == one.passes[-1] == 1.0
    assert 0 < one.regularity < 1
