"""SM-2 against the published text."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.errors import BadGrade
from quizgo.model import Grade, ItemId, Memory
from quizgo.schedule.sm2 import MAXIMUM_DAYS, NEW, Fuzz, preview, review

MONDAY = date(2026, 11, 23)
VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "sm2_vectors.json").read_text()
)["vectors"]

grades = st.integers(0, 5)
courses = st.lists(grades, max_size=30)


def course(grades: list[int], fuzz: bool = False, maximum_days: int = MAXIMUM_DAYS) -> list[Memory]:
    """The memories of an item that is reviewed on each day it is due."""
    memories = [NEW]
    for number, grade in enumerate(grades):
        last = memories[-1]
        spread = Fuzz(ItemId("d/c"), number) if fuzz else None
        memories.append(
            review(last, grade, last.due or MONDAY, fuzz=spread, maximum_days=maximum_days)
        )
    return memories[1:]


def test_all_vectors_are_there() -> None:
    assert len(VECTORS) == 250


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["name"]))
def test_published_course(vector: dict[str, Any]) -> None:
    memory = NEW
    for grade, (repetitions, days, efactor) in zip(vector["grades"], vector["expect"], strict=True):
        memory = review(memory, grade, MONDAY)
        assert (memory.repetitions, memory.efactor) == (repetitions, efactor)
        assert memory.interval_days == min(days, MAXIMUM_DAYS)
        assert memory.due == MONDAY + timedelta(days=memory.interval_days)


def test_failed_card_comes_back_tomorrow_with_its_ease() -> None:
    *_, before, after = course([5, 5, 5, 1])
    assert after == Memory(0, 1, before.efactor, (before.due or MONDAY) + timedelta(days=1))


@pytest.mark.parametrize("nonsense", [-1, 6, 7, 2.5, "4", None, True, False, b"4", [4]])
def test_what_is_no_grade_is_refused(nonsense: Any) -> None:
    with pytest.raises(BadGrade, match="whole number from 0 to 5"):
        review(NEW, nonsense, MONDAY)


@pytest.mark.parametrize("on", [date.max, date.max - timedelta(days=3), date.min])
def test_due_stops_at_the_last_day_there_is(on: date) -> None:
    due = review(Memory(5, 30_000, 300, None), 5, on).due
    assert due == date.fromordinal(min(date.max.toordinal(), on.toordinal() + MAXIMUM_DAYS))


@given(courses, st.integers(1, 400))
def test_interval_and_ease_stay_in_their_bounds(grades: list[int], maximum_days: int) -> None:
    for memory in course(grades, maximum_days=maximum_days):
        assert 1 <= memory.interval_days <= maximum_days
        assert memory.efactor >= 130


def test_preview_is_what_each_grade_does() -> None:
    (memory,) = course([4])
    shown = preview(memory, MONDAY)
    assert shown == {grade: review(memory, grade, MONDAY) for grade in Grade}
    assert [memory.interval_days for memory in shown.values()] == [1, 1, 1, 6, 6, 6]


@given(courses)
def test_fuzz_stays_near_and_spares_the_first_two_intervals(grades: list[int]) -> None:
    last = NEW
    for memory in course(grades, fuzz=True):
        exact = review(last, 4, MONDAY).interval_days if memory.repetitions else 1
        if memory.repetitions > 2:
            exact = -(-last.interval_days * memory.efactor // 100)
            assert abs(memory.interval_days - min(exact, MAXIMUM_DAYS)) <= max(1, exact // 20)
        else:
            assert memory.interval_days == exact
        assert 1 <= memory.interval_days <= MAXIMUM_DAYS
        last = memory


def test_fuzz_is_the_same_every_time_and_differs_between_items() -> None:
    assert course([4] * 6, fuzz=True) == course([4] * 6, fuzz=True)
    spreads = {Fuzz(ItemId(f"d/{name}"), 5).spread(100) for name in range(50)}
    assert spreads <= set(range(95, 106))
    assert len(spreads) > 5
    assert Fuzz(ItemId("go/g/m"), 3).spread(100) == 104
