"""What a plan promises, held against people who really study by it.

The people and their memories are of `learners`: the forecast sees nothing but their log.
A few in the ordinary run; many, and a whole year, with `pytest -m benchmark`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from quizgo.model import DayLimits, Scheduler
from quizgo.schedule.learner.learner import Learner, learner_of
from quizgo.schedule.plan.futures import Morning, best_pace
from quizgo.schedule.plan.outlook import outlook_at
from quizgo.schedule.plan.plan import Plan
from quizgo.schedule.plan.simulate import Stage, quota
from quizgo.schedule.plan.values import NOTHING_SPENT, Outlook
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling
from tests.schedule.learners import NAMED, Person, Study, anybody, begun

HOLDS = 0.78
"""The interval is stated for four times in five."""

REPLANNED_EVERY = 6
"""Days. What is thought of the learner is thought anew each morning; for a test this is enough."""

SCHEDULINGS = AS_PUBLISHED, Scheduling(scheduler=Scheduler.FSRS)
"""Every other person goes by FSRS."""


@dataclass(frozen=True)
class Course:
    """How a plan went."""

    outlook: Outlook
    """What was said on its first morning."""
    known: float
    """The share that was known on its day."""
    minutes: list[float]
    """Of each day that was studied."""


def follow(study: Study, plan: Plan, seed: int) -> Course:
    """Study by the plan, day by day, until its date."""
    morning = _morning(study, plan, seed)
    new = best_pace(morning)
    first = outlook_at(morning, new)
    minutes = []
    learner = morning.learner
    while study.day < plan.ready:
        day = study.day
        if day != plan.since and (day - plan.ready).days % REPLANNED_EVERY == 0:
            learner = _learner(study)
        if study.is_willing():
            stage = Stage(study.subjects(), day.toordinal(), learner.speed)
            today = quota(stage, morning.pace(new))
            study.study(today.limits(NOTHING_SPENT))
            minutes.append(study.seconds_a_day[day] / 60)
        else:
            study.rest()
    return Course(first, study.share_known(), minutes)


def planned(person: Person, seed: int, *, items: int, logged: int, days: int) -> Course:
    """A person with a log of so many days, who then plans for so many more."""
    study = begun(person, items, seed)
    study.scheduling = SCHEDULINGS[seed % 2]
    for _ in range(logged):
        if study.is_willing():
            study.study(DayLimits(6, 200))
        else:
            study.rest()
    minutes = (6, 10, 15)[seed % 3]
    plan = Plan(study.day + timedelta(days=days), minutes, since=study.day)
    return follow(study, plan, seed)


def test_a_forecast_is_told_what_the_log_says() -> None:
    study = begun(NAMED["weak"](), 30, seed=4)
    for _ in range(12):
        study.study(DayLimits(5, 99))
    assert study.answers == study.past().answers


def share_held(courses: list[Course]) -> float:
    return sum(one.outlook.known.holds(one.known) for one in courses) / len(courses)


def test_the_interval_holds_what_people_came_to_know() -> None:
    people = [(seed, anybody(Random(seed))) for seed in range(20)]
    courses = [planned(person, seed, items=90, logged=14, days=24) for seed, person in people]
    assert share_held(courses) >= HOLDS
    widths = [one.outlook.known.high - one.outlook.known.low for one in courses]
    assert sum(widths) / len(widths) < 0.3  # an interval that says nothing would hold, too


def test_days_under_a_plan_stay_within_its_minutes() -> None:
    study = begun(NAMED["average"](), 700, seed=2)
    plan = Plan(study.day + timedelta(days=80), 12, since=study.day)
    course = follow(study, plan, seed=2)
    within = [minutes <= 12 for minutes in course.minutes]
    assert sum(within) >= 0.9 * len(within)
    assert sum(course.minutes) / len(course.minutes) > 7  # and they are used


@pytest.mark.benchmark
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("logged", [0, 14, 30])
def test_the_interval_holds_for_many(logged: int) -> None:
    courses = [
        planned(anybody(Random(seed)), seed, items=150, logged=logged, days=30)
        for seed in range(1_000, 1_200)
    ]
    print(f"\n{logged} days of log: {share_held(courses):.1%} of 200 held")
    assert share_held(courses) >= HOLDS


@pytest.mark.benchmark
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", sorted(NAMED))
def test_the_interval_holds_for_each_sort_of_learner(name: str) -> None:
    courses = [planned(NAMED[name](), seed, items=150, logged=14, days=30) for seed in range(60)]
    print(f"\n{name}: {share_held(courses):.1%} of 60 held")
    assert share_held(courses) >= HOLDS


@pytest.mark.benchmark
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("person", [NAMED["average"], NAMED["weak"], NAMED["irregular"]])
def test_a_year_with_five_thousand_cards_stays_within_its_minutes(
    person: Callable[[], Person],
) -> None:
    study = begun(person(), 5_000, seed=1)
    plan = Plan(study.day + timedelta(days=365), 45, since=study.day)
    course = follow(study, plan, seed=1)
    within = sum(minutes <= 45 for minutes in course.minutes) / len(course.minutes)
    print(
        f"\n{within:.1%} of {len(course.minutes)} days within 45 minutes; "
        f"known {course.known:.1%}, foretold {course.outlook.known}"
    )
    assert within >= 0.9
    assert sum(course.minutes) / len(course.minutes) > 20


def _morning(study: Study, plan: Plan, seed: int) -> Morning:
    return Morning(plan, study.day, _learner(study), study.subjects(), seed=seed)


def _learner(study: Study) -> Learner:
    return learner_of(study.past(), study.day)
