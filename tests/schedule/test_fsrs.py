"""FSRS-6: against its vectors, against the package it comes from, and on our days."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.errors import BadGrade
from quizgo.model import Grade, ItemId, Memory
from quizgo.schedule import fsrs
from quizgo.schedule.scheduling import RETENTION
from quizgo.schedule.sm2 import NEW, Fuzz

START = date(2026, 1, 1)
GRADES = (None, Grade.CLOSE, Grade.HARD, Grade.GOOD, Grade.EASY)
"""The grade that stands for each rating, 1 to 4."""


class Step(NamedTuple):
    rating: int
    days: int
    stability: float
    difficulty: float
    interval: int


def histories() -> list[list[Step]]:
    path = Path(__file__).parent / "data" / "fsrs_vectors.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    assert tuple(found["params"]) == fsrs.PUBLISHED
    return [
        [
            Step(
                step["rating"],
                step["elapsed_days"],
                step["py_fsrs"]["s"],
                step["py_fsrs"]["d"],
                step["py_fsrs"]["ivl"],
            )
            for step in history
        ]
        for history in found["histories"]
    ]


courses = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400)), min_size=1, max_size=12)
"""Grades, each with the days since the one before."""

own_parameters = st.tuples(*(st.floats(least, most) for least, most in fsrs.BOUNDS))


def studied(
    course: Sequence[tuple[int, int]],
    *,
    retention: float = RETENTION,
    parameters: tuple[float, ...] = (),
    maximum_days: int = 36_500,
) -> list[Memory]:
    """The memories of a course, one after the other."""
    memory, on, last_on = NEW, START, None
    found = []
    for grade, days in course:
        on += timedelta(days=days)
        memory = fsrs.review(
            memory,
            grade,
            on,
            last_on=last_on,
            retention=retention,
            parameters=parameters,
            maximum_days=maximum_days,
        )
        last_on = on
        found.append(memory)
    return found


# Vectors ----------------------------------------------------------------------


@pytest.mark.parametrize("history", histories())
def test_vectors(history: list[Step]) -> None:
    course = [(int(GRADES[step.rating] or 0), step.days) for step in history]
    for memory, step in zip(studied(course), history, strict=True):
        assert memory.stability == pytest.approx(step.stability, rel=1e-4)
        assert memory.difficulty == pytest.approx(step.difficulty, rel=1e-4)
        assert memory.interval_days == step.interval


@settings(deadline=None, max_examples=60)
@given(courses, st.floats(0.7, 0.99), st.none() | own_parameters)
def test_the_package_says_the_same(
    course: list[tuple[int, int]], retention: float, own: tuple[float, ...] | None
) -> None:
    scheduler = Scheduler(
        own or fsrs.PUBLISHED,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    at = datetime.combine(START, time(12), tzinfo=UTC)
    card = Card(card_id=1, due=at)
    memories = studied(course, retention=retention, parameters=own or ())
    for memory, (grade, days) in zip(memories, course, strict=True):
        at += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(max(1, grade - 1)), at)
        assert card.stability is not None
        if card.stability > fsrs.MOST_STABILITY:  # the package has no bound; powers overflow then
            return
        assert memory.stability == pytest.approx(card.stability, rel=1e-4)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-4)
        assert memory.interval_days == pytest.approx((card.due - at).days, rel=1e-3, abs=1)


# Intervals --------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(courses, st.floats(0.7, 0.99), st.none() | own_parameters, st.integers(1, 500))
def test_every_memory_is_whole(
    course: list[tuple[int, int]], retention: float, own: tuple[float, ...] | None, most: int
) -> None:
    on = START
    memories = studied(course, retention=retention, parameters=own or (), maximum_days=most)
    for memory, (_, days) in zip(memories, course, strict=True):
        on += timedelta(days=days)
        assert memory.stability is not None
        assert memory.difficulty is not None
        assert 0 < memory.stability <= fsrs.MOST_STABILITY
        assert 1 <= memory.difficulty <= 10
        assert 1 <= memory.interval_days <= most
        assert memory.due == on + timedelta(days=memory.interval_days)
        assert memory.efactor == NEW.efactor


@settings(deadline=None, max_examples=60)
@given(courses)
def test_the_same_course_gives_the_same_bits(course: list[tuple[int, int]]) -> None:
    assert studied(course) == studied(course)


@settings(deadline=None, max_examples=60)
@given(courses)
def test_repetitions_are_passes_in_a_row(course: list[tuple[int, int]]) -> None:
    row = 0
    for memory, (grade, _) in zip(studied(course), course, strict=True):
        row = row + 1 if grade >= 3 else 0
        assert memory.repetitions == row


@settings(deadline=None, max_examples=60)
@given(courses, st.integers(1, 200))
def test_a_better_grade_never_comes_sooner(course: list[tuple[int, int]], days: int) -> None:
    memory = studied(course)[-1]
    on = START + timedelta(days=days)
    offers = [fsrs.review(memory, grade, on, last_on=START).interval_days for grade in Grade]
    assert offers == sorted(offers)


def test_more_retention_is_asked_sooner() -> None:
    course = [(4, 0), (4, 3), (5, 12)]
    intervals = [studied(course, retention=r)[-1].interval_days for r in (0.7, 0.8, 0.9, 0.95)]
    assert intervals == sorted(intervals, reverse=True)
    assert len(set(intervals)) == 4


def test_two_reviews_of_one_day_move_the_memory_a_little() -> None:
    once = studied([(4, 0), (4, 5)])[-1]
    twice = studied([(4, 0), (4, 5), (4, 0)])[-1]
    assert once.stability is not None
    assert twice.stability is not None
    assert once.stability <= twice.stability < 2 * once.stability


def test_a_clock_that_went_back_counts_no_day() -> None:
    memory = studied([(4, 0)])[-1]
    back = fsrs.review(memory, 4, START, last_on=START + timedelta(days=9))
    assert back == fsrs.review(memory, 4, START, last_on=START)


def test_the_last_day_there_is() -> None:
    memory = studied([(5, 0)])[-1]
    late = fsrs.review(memory, 5, date.max, last_on=date.min)
    assert late.due == date.max


@pytest.mark.parametrize("grade", [-1, 6, 2.5, True, "4", None])
def test_what_is_no_grade_is_refused(grade: object) -> None:
    with pytest.raises(BadGrade):
        fsrs.review(NEW, grade, START, last_on=None)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(courses, st.integers(0, 50))
def test_spread_is_close_and_the_same_each_time(course: list[tuple[int, int]], number: int) -> None:
    memory = studied(course)[-1]
    fuzz = Fuzz(ItemId("d/c"), number)
    on = START + timedelta(days=30)
    plain = fsrs.review(memory, 4, on, last_on=START).interval_days
    spread = fsrs.review(memory, 4, on, last_on=START, fuzz=fuzz).interval_days
    assert spread == fsrs.review(memory, 4, on, last_on=START, fuzz=fuzz).interval_days
    assert abs(spread - plain) <= (max(1, plain * 5 // 100) if plain >= 3 else 0)


# The curve --------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(st.floats(0.01, 30_000), st.floats(0.7, 0.99), st.none() | own_parameters)
def test_the_curve_and_its_inverse(
    stability: float, wanted: float, own: tuple[float, ...] | None
) -> None:
    days = fsrs.days_until(stability, wanted, own or ())
    reached = fsrs.chance(stability, math.ceil(days), own or ())
    assert reached <= wanted + 1e-9
    assert fsrs.chance(stability, math.floor(days), own or ()) >= wanted - 1e-9


def test_after_as_many_days_as_its_stability_nine_in_ten_are_known() -> None:
    assert fsrs.chance(20, 20) == pytest.approx(0.9)
    assert fsrs.days_until(20, 0.9) == pytest.approx(20)


def test_retrievability_is_one_on_the_day_and_unknown_for_sm2() -> None:
    memory = studied([(4, 0)])[-1]
    assert fsrs.retrievability(memory, START, START) == 1
    assert fsrs.retrievability(Memory(1, 1, 250, START), START, START) is None


# Parameters -------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(own_parameters)
def test_bounds_are_those_of_the_package(own: tuple[float, ...]) -> None:
    assert fsrs.out_of_bounds(own) is None
    assert fsrs.out_of_bounds((*own[:-1], 0.9)) == 20
    assert fsrs.out_of_bounds((0.0, *own[1:])) == 0
    Scheduler(own)
    with pytest.raises(ValueError):
        Scheduler((*own[:-1], 0.9))


def test_who_schedules_by_sm2_does_not_import_the_package() -> None:
    code = "import sys, quizgo.store.store, quizgo.commands.study; assert 'fsrs' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
