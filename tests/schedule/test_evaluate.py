"""Judging schedulers: scores on small logs by hand, and on a learner whose mind is known."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Entry, EntryKind, Grade, ItemId
from quizgo.schedule import fsrs
from quizgo.schedule.evaluate import Model, evaluate, fsrs_chances, sm2_chances, steps
from quizgo.schedule.fit import LEAST_REVIEWS, fitted, is_installed, tried
from quizgo.schedule.fold import effective
from quizgo.schedule.scores import scores
from quizgo.schedule.trials import Course, Trial, before, courses_of, trials
from tests.schedule.forgetful import MIND, Forgetful
from tests.schedule.logs import entry, logs

D = ItemId("d/c")


def course(*answers: tuple[int, int]) -> Course:
    """Of day and grade."""
    (found,) = courses_of(D, [entry(day, grade=grade) for day, grade in answers])
    return found


def trial(passed: bool, *, days: int = 1, number: int = 1, lapses: int = 0) -> Trial:
    return Trial(datetime(2026, 1, 1, tzinfo=UTC), 0, number, days, lapses, passed)


# Trials -----------------------------------------------------------------------


def test_a_trial_comes_on_a_later_day_than_the_first_review() -> None:
    log = [entry(0), entry(1, days=0), entry(2, grade=1, days=4), entry(3, days=9)]
    (found,) = courses_of(D, log)
    assert [(one.number, one.days, one.lapses, one.passed) for one in trials([found])] == [
        (2, 4, 0, False),
        (3, 5, 1, True),
    ]


def test_a_reset_begins_another_course() -> None:
    log = [entry(0), entry(3), entry(5, EntryKind.RESET), entry(6), entry(7, EntryKind.DRILL)]
    assert [len(one.answers) for one in courses_of(D, log)] == [2, 1]


@given(logs())
@settings(deadline=None, max_examples=60)
def test_trials_are_in_the_order_in_which_they_came(log: list[Entry]) -> None:
    found = trials(list(courses_of(D, effective(log))))
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert all(one.days > 0 and one.number > 0 for one in found)


# Chances ----------------------------------------------------------------------


def test_sm2_means_nine_in_ten_at_the_end_of_an_interval() -> None:
    # Intervals of 1 and 6 days: kept, then let wait for twice as long.
    assert sm2_chances(course((0, 4), (1, 4), (13, 4))) == pytest.approx([1, 0.9, 0.81])


def test_fsrs_foretells_what_its_scheduler_remembers() -> None:
    answers = ((0, 4), (3, 1), (5, 3), (30, 5), (90, 4))
    trace, expected, last = None, [], 0
    for day, grade in answers:
        if trace is not None:
            expected.append(fsrs.chance(trace.stability, day - last, MIND))
        trace, _ = fsrs.after(trace, Grade(grade), day - last, parameters=MIND)
        last = day
    assert fsrs_chances(course(*answers), MIND)[1:] == pytest.approx(expected, rel=1e-6)


# Scores -----------------------------------------------------------------------


def test_scores_by_hand() -> None:
    outcomes = [True, True, False, True]
    found = scores([0.8, 0.6, 0.4, 0.3], [trial(passed) for passed in outcomes])
    expected = -(math.log(0.8) + math.log(0.6) + math.log(0.6) + math.log(0.3)) / 4
    assert found.log_loss == pytest.approx(expected)
    assert found.rmse == pytest.approx(abs(0.525 - 0.75))  # alike reviews: one bin
    assert found.auc == pytest.approx(2 / 3)
    assert [(one.least, one.count, one.happened) for one in found.calibration] == [
        (0.3, 1, 1),
        (0.4, 1, 0),
        (0.6, 1, 1),
        (0.8, 1, 1),
    ]


def test_reviews_that_are_not_alike_are_binned_apart() -> None:
    alike = scores([0.5, 0.5], [trial(True), trial(False)])
    assert alike.rmse == 0
    apart = scores([0.5, 0.5], [trial(True), trial(False, days=30)])
    assert apart.rmse == pytest.approx(0.5)


def test_equal_chances_tell_nothing_apart() -> None:
    assert scores([0.9] * 3, [trial(True), trial(False), trial(True)]).auc == 0.5
    assert scores([0.9] * 2, [trial(True), trial(True)]).auc is None


def test_one_surprise_does_not_outweigh_everything() -> None:
    assert scores([0.0], [trial(True)]).log_loss < 10
    assert scores([1.0], [trial(False)]).log_loss < 10


outcomes = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


@given(outcomes)
@settings(deadline=None, max_examples=60)
def test_scores_are_whole(found: list[tuple[float, bool]]) -> None:
    one = scores([chance for chance, _ in found], [trial(passed) for _, passed in found])
    assert one.log_loss >= 0
    assert 0 <= one.rmse <= 1
    assert one.auc is None or 0 <= one.auc <= 1
    assert sum(each.count for each in one.calibration) == len(found)
    assert all(each.least <= each.said <= each.most + 1e-9 for each in one.calibration)


# A learner --------------------------------------------------------------------


def test_nothing_to_judge_is_none() -> None:
    assert evaluate([]) is None
    assert evaluate([course((0, 4))]) is None


def test_averages_know_only_what_came_before() -> None:
    found = evaluate([course((0, 4), (1, 1))])
    assert found is not None
    assert found.reviews == 1
    surprise = pytest.approx(-math.log(0.1))
    assert found.models[Model.AVERAGE].log_loss == surprise
    assert found.models[Model.MOVING].log_loss == surprise
    assert (found.first, found.last) == (date(2026, 1, 2), date(2026, 1, 2))


def test_true_retention_goes_by_the_days_between() -> None:
    found = evaluate([course((0, 4), (20, 4), (41, 1), (43, 4))])
    assert found is not None
    assert (found.young.reviews, found.young.passed) == (2, 2)
    assert (found.mature.reviews, found.mature.passed) == (1, 0)
    assert found.retention.share == pytest.approx(2 / 3)
    assert found.is_small


@pytest.fixture(scope="module")
def learned() -> list[Course]:
    """A year of somebody whose memory is not the average one."""
    return Forgetful(seed=2).courses(350, 365)


def test_fitted_beats_published_and_fsrs_beats_sm2(learned: list[Course]) -> None:
    assert is_installed(), "fsrs-rs-python is among the tools of the tests"
    told: list[int] = []
    found = evaluate(learned, own=lambda _: MIND, fit=fitted, step=told.append)
    assert found is not None
    assert not found.is_small
    loss = {model: one.log_loss for model, one in found.models.items()}
    assert loss[Model.OWN] < loss[Model.FITTED] < loss[Model.FSRS] < loss[Model.SM2]
    assert loss[Model.FSRS] < min(loss[Model.AVERAGE], loss[Model.MOVING])
    assert found.models[Model.FITTED].rmse < found.models[Model.FSRS].rmse
    assert found.fits >= 3
    assert sum(told) == steps(learned, has_own=True, has_fit=True)


def test_parameters_are_fitted_alike_each_time(learned: list[Course]) -> None:
    found = trials(learned)
    parameters = fitted(learned, found)
    assert parameters == fitted(learned, found)
    assert parameters is not None
    assert fsrs.out_of_bounds(parameters) is None
    assert parameters != fsrs.PUBLISHED


def test_a_fit_is_tried_on_what_it_has_not_seen(learned: list[Course]) -> None:
    all_of_them = trials(learned)
    found = tried(learned, all_of_them, lambda _: ())
    assert found is not None
    assert found.is_better
    assert found.reviews == pytest.approx(len(all_of_them) / 5, abs=1)
    found_before = fitted(learned, before(all_of_them, len(all_of_them) - found.reviews))
    assert found_before is not None
    same = tried(learned, all_of_them, lambda _: found_before)
    assert same is not None
    assert same.after == same.before == found.after
    assert not same.is_better


def test_too_little_is_not_fitted(learned: list[Course]) -> None:
    few = trials(learned)[: LEAST_REVIEWS - 1]
    assert fitted(learned, few) is None
    assert tried(learned, few, lambda _: ()) is None
