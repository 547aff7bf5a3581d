"""One simulated future keeps the rules of the real days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import DeckName, Grade, ItemId, Kind, Level, Memory, Scheduler
from quizgo.schedule import fsrs, sm2
from quizgo.schedule.learner.learner import Learner, Likeness
from quizgo.schedule.learner.recall import AVERAGE, Ability, Recall
from quizgo.schedule.learner.speed import USUAL
from quizgo.schedule.plan.simulate import SAFE, Filling, Stage, Subject, quota
from quizgo.schedule.plan.values import Pace, Spent
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling

TODAY = date(2026, 12, 1)
FOR_EVER = Pace(seconds=1e9, new=1e6)


def subject(
    number: int,
    memory: Memory = sm2.NEW,
    scheduling: Scheduling = AS_PUBLISHED,
    answers: tuple[tuple[int, int], ...] = (),
) -> Subject:
    item = ItemId(f"d/{number}")
    return Subject(item, DeckName("d"), Kind.BASIC, Level.BASIC, memory, answers, scheduling)


def always(rating: int) -> Likeness:
    """Somebody who knows everything, and says so."""
    first = tuple(float(place >= rating - 1) for place in range(4))
    passes = tuple(float(place >= rating - 2) for place in range(3))
    return Likeness(Recall(AVERAGE, Ability(sureness=50.0)), first, passes, 1.0, 1.0)


def days_of(stage: Stage, like: Likeness, days: int) -> list[int]:
    """The days on which the only item is asked."""
    future = stage.run(like, stage.states(like.recall), FOR_EVER, days, Random(1))
    return [day for day, done in enumerate(future.days) if done.reviews + done.new]


@pytest.mark.parametrize(("rating", "grade"), [(2, 3), (3, 4), (4, 5)])
def test_sm2_brings_items_round_as_it_really_does(rating: int, grade: int) -> None:
    expected, memory, on = [], sm2.NEW, TODAY
    while (on - TODAY).days < 400:
        expected.append((on - TODAY).days)
        memory = sm2.review(memory, Grade(grade), on)
        assert memory.due is not None
        on = memory.due
    stage = Stage([subject(1)], TODAY.toordinal(), USUAL)
    assert days_of(stage, always(rating), 400) == expected


def test_fsrs_brings_items_round_as_it_really_does() -> None:
    scheduling = Scheduling(scheduler=Scheduler.FSRS, retention=0.85)
    expected, memory, on, last = [], sm2.NEW, TODAY, None
    while (on - TODAY).days < 400:
        expected.append((on - TODAY).days)
        memory = fsrs.review(memory, Grade.GOOD, on, last_on=last, retention=0.85)
        assert memory.due is not None
        last, on = on, memory.due
    stage = Stage([subject(1, scheduling=scheduling)], TODAY.toordinal(), USUAL)
    assert days_of(stage, always(3), 400) == expected


def test_an_interval_ends_at_the_maximum() -> None:
    stage = Stage([subject(1, scheduling=Scheduling(maximum_days=3))], TODAY.toordinal(), USUAL)
    assert days_of(stage, always(4), 14) == [0, 1, 4, 7, 10, 13]


def test_a_failed_item_comes_back_on_the_next_day() -> None:
    never = Likeness(Recall(AVERAGE, Ability(sureness=-50.0)), (1.0,) * 4, (1.0,) * 3, 1.0, 1.0)
    memory = Memory(5, 60, 250, TODAY)
    seen = subject(1, memory, answers=((TODAY.toordinal() - 60, 3),))
    assert days_of(Stage([seen], TODAY.toordinal(), USUAL), never, 4) == [0, 1, 2, 3]


def test_nobody_studies_on_days_off_and_the_rest_waits() -> None:
    stage = Stage([subject(n) for n in range(3)], TODAY.toordinal(), USUAL, off={1, 2})
    future = stage.run(always(3), stage.states(Recall()), Pace(1e9, 3), 5, Random(1))
    assert [day.new for day in future.days] == [3, 0, 0, 0, 0]
    assert [day.due for day in future.days] == [0, 3, 3, 3, 0]
    assert [day.reviews for day in future.days] == [0, 0, 0, 3, 0]


def test_what_was_never_seen_is_not_known() -> None:
    stage = Stage([subject(n) for n in range(10)], TODAY.toordinal(), USUAL)
    future = stage.run(always(4), stage.states(Recall()), Pace(1e9, 2), 3, Random(1))
    assert future.seen == [True] * 6 + [False] * 4
    assert future.chances[6:] == [0.0] * 4
    assert min(future.chances[:6]) > 0.99


def test_the_same_seed_gives_the_same_future() -> None:
    stage = Stage([subject(n) for n in range(50)], TODAY.toordinal(), USUAL)
    like = Learner().drawn(Random(5))
    runs = [
        stage.run(like, stage.states(like.recall), Pace(600, 5), 30, Random(9)) for _ in range(2)
    ]
    assert runs[0] == runs[1]


# What a day holds ---------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(st.floats(1, 90), max_size=80), st.floats(60, 3_000), st.floats(0, 1))
def test_a_day_keeps_room_for_chance(turns: list[float], room: float, spread: float) -> None:
    filling = Filling(room, spread)
    taken = [seconds for seconds in turns if filling.takes_review(seconds)]
    assert filling.used == pytest.approx(sum(taken))
    if len(taken) > 1:
        assert sum(taken) + SAFE * spread * sum(x * x for x in taken) ** 0.5 <= room * 1.000001


def test_a_day_takes_one_long_question_when_half_of_it_is_free() -> None:
    filling = Filling(600, 0.5)
    assert filling.takes_new(900)
    assert not filling.takes_new(900)
    full = Filling(600, 0.5)
    while full.takes_review(10):
        pass
    assert not full.takes_new(900)


def test_a_day_that_was_begun_takes_nothing_out_of_its_minutes() -> None:
    lab = replace(subject(1), kind=Kind.LAB)
    stage = Stage([lab, subject(2)], TODAY.toordinal(), USUAL)
    assert quota(stage, Pace(300, 2)).new == 1
    assert quota(stage, Pace(300, 2), Spent(seconds=100, new=1)).new == 0


def test_todays_quota_counts_what_the_day_has_seen() -> None:
    memory = Memory(2, 6, 250, TODAY - timedelta(days=1))
    answers = ((TODAY.toordinal() - 7, 3),)
    subjects = [subject(n, memory, answers=answers) for n in range(30)]
    subjects += [subject(100 + n) for n in range(30)]
    stage = Stage(subjects, TODAY.toordinal(), USUAL)
    whole = quota(stage, Pace(3_600, 12))
    assert (whole.reviews, whole.new) == (30, 12)
    rest = quota(stage, Pace(3_600, 12), Spent(seconds=100, new=5, reviews=4))
    assert (rest.reviews, rest.new) == (30, 7)
    assert rest.limits(Spent(new=5, reviews=4)).new == 12
    tight = quota(stage, Pace(300, 12))
    assert tight.new == 0
    assert 10 < tight.reviews < 24
    assert tight.seconds < 300
    assert quota(stage, Pace(600, 12, reviews=10)).reviews == 10
    gone = quota(stage, Pace(300, 12), Spent(seconds=400))
    assert (gone.new, gone.reviews) == (0, 0)
