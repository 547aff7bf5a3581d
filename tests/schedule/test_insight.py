"""What is counted adds up to what was answered, and to the items there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Entry, EntryKind, Grade, ItemId, ItemState, Kind, Memory, Progress
from quizgo.schedule.fold import UNTOUCHED, effective, fold, step
from quizgo.schedule.insight.activity import Streaks, streaks, tallies
from quizgo.schedule.insight.answers import SCHEDULED, Answer, Course, ItemFacts, Round, course_of
from quizgo.schedule.insight.periods import (
    Grain,
    Period,
    buckets,
    grain_of,
    is_within,
    last_days,
    merged,
    place_in,
)
from quizgo.schedule.insight.report import report
from quizgo.schedule.insight.retention import Rate, Span
from quizgo.schedule.insight.spreads import DAYS, spread
from quizgo.schedule.insight.standing import Maturity
from quizgo.schedule.scheduling import AS_PUBLISHED
from tests.schedule import insights
from tests.schedule.insights import TODAY, reported
from tests.schedule.logs import START, entry, logs

some = settings(max_examples=60, deadline=None)


def an_answer(
    days_ago: int, grade: int = 4, round: Round = Round.YOUNG, item: str = "d/c", ms: int = 1000
) -> Answer:
    on = TODAY - timedelta(days=days_ago)
    return Answer(ItemId(item), on, 8, round, Grade(grade), ms, Kind.BASIC)


def the_course(
    log: Sequence[Entry], kind: Kind | None = None, zone: tzinfo | None = UTC, until: date = TODAY
) -> Course:
    return course_of(ItemId("d/c"), kind, log, one_step, zone=zone, until=until)


def one_step(progress: Progress, entry: Entry) -> Progress:
    return step(progress, entry, AS_PUBLISHED)


# Sums -------------------------------------------------------------------------


@some
@given(st.lists(insights.answers), insights.collections(), insights.periods)
def test_every_answer_is_counted_once(
    given_: list[Answer], items: list[ItemFacts], period: Period
) -> None:
    told = reported(given_, items, period)
    until_today = [one for one in given_ if one.on <= TODAY]
    inside = [one for one in until_today if one.on in period]
    assert told.ahead_of_time + told.ever.answers == len(given_)
    assert told.ever.answers == len(until_today)
    assert told.in_period.answers == len(inside)
    assert sum(day.answers for day in told.days) == len(inside)
    assert sum(sum(piece.rounds.values()) for piece in told.pieces) == len(inside)
    assert sum(sum(by.values()) for by in told.grades.values()) == len(inside)
    assert sum(hour.answers for hour in told.hours) == len(inside)
    spent = sum(one.duration_ms for one in inside)
    assert told.in_period.milliseconds == told.effort.milliseconds == spent
    assert sum(piece.milliseconds for piece in told.pieces) == spent
    with_text = [one for one in inside if one.kind is not None]
    assert sum(one.answers for one in told.kinds.values()) == len(with_text)


@some
@given(st.lists(insights.answers), insights.periods)
def test_retention_is_of_reviews_of_what_was_learned_before(
    given_: list[Answer], period: Period
) -> None:
    told = reported(given_, [], period)
    recalled = [
        one for one in given_ if one.on <= TODAY and one.round in (Round.YOUNG, Round.MATURE)
    ]
    assert told.retention[Span.ALL].all.total == len(recalled)
    passed = sum(one.grade >= 3 for one in recalled)
    assert told.retention[Span.ALL].all.passed == passed
    totals = [told.retention[span].all.total for span in Span if span is not Span.YESTERDAY]
    assert totals == sorted(totals)
    inside = sum(one.on in period for one in recalled)
    assert sum(piece.retention.all.total for piece in told.pieces) == inside
    assert sum(hour.rate.total for hour in told.hours) == inside


@some
@given(insights.collections())
def test_every_item_is_of_one_class(items: list[ItemFacts]) -> None:
    told = reported([], items)
    assert sum(told.states.values()) == len(items)
    left_out = told.states[Maturity.SUSPENDED] + told.states[Maturity.ORPHAN]
    assert told.mastery.total == len(items) - left_out
    in_topics = [one for one in items if one.deck in insights.TOPICS]
    hidden = sum(one.state in (ItemState.SUSPENDED, ItemState.ORPHAN) for one in in_topics)
    assert sum(topic.total for topic in told.topics) == len(in_topics) - hidden


@some
@given(insights.collections())
def test_every_item_in_review_falls_due_once(items: list[ItemFacts]) -> None:
    ahead = reported([], items).ahead
    waiting = [
        one
        for one in items
        if one.progress.memory.due and one.state in (ItemState.REVIEW, ItemState.BURIED)
    ]
    months = sum(load.all for _, load in ahead.months)
    assert ahead.backlog.all + months + ahead.later.all == len(waiting)
    days_ahead = [((one.progress.memory.due or TODAY) - TODAY).days for one in waiting]
    assert sum(load.all for _, load in ahead.days) == sum(0 <= days < 30 for days in days_ahead)
    assert len(ahead.days) == 30
    assert len(ahead.months) == 12


@some
@given(st.lists(st.floats(0, 40_000)))
def test_bins_partition_and_keep_their_order(values: list[float]) -> None:
    made = spread(values, DAYS)
    assert made.total == len(values)
    for one in made.bins:
        high = float("inf") if one.high is None else one.high
        assert one.items == sum(one.low <= value < high for value in values)
    assert (made.middle is None) == (not values)


@some
@given(insights.collections())
def test_spreads_are_of_what_is_scheduled(items: list[ItemFacts]) -> None:
    made = reported([], items).spreads
    fsrs = made.stabilities.total
    assert made.intervals.total == made.efactors.total + fsrs


# Days -------------------------------------------------------------------------


@some
@given(st.sets(st.integers(0, 25)), st.integers(1, 30))
def test_streaks_are_those_counted_by_hand(ago: set[int], days: int) -> None:
    """Where something is due every day."""
    period = last_days(TODAY, days)
    always = [last_days(TODAY, 400)]
    made = streaks(tallies(an_answer(number) for number in ago), period, always)
    start = 0 if 0 in ago else 1
    current = next(n for n in range(100) if start + n not in ago)
    assert made.current == current
    runs = [next(n for n in range(100) if first + n not in ago) for first in range(27)]
    assert made.longest == max(runs)
    assert made.studied == sum(number < days for number in ago)
    since_first = min(max(ago) + 1, days) if ago else 0
    missed = [number for number in range(1, since_first) if number not in ago]
    assert made.missed == len(missed)


def test_only_a_scheduled_review_makes_a_study_day() -> None:
    given_ = tallies([an_answer(0, round=Round.CRAM), an_answer(1)])
    made = streaks(given_, last_days(TODAY, 7), [Period(TODAY, TODAY)])
    assert made == Streaks(1, 1, studied=1, missed=0)


def test_a_day_without_anything_due_or_away_is_not_missed() -> None:
    given_ = tallies([an_answer(6), an_answer(0)])
    due, away = [day_ago(4), day_ago(3), day_ago(2)], [day_ago(3), day_ago(1)]
    waits = [Period(day, day) for day in due]
    assert streaks(given_, last_days(TODAY, 7), waits, away).missed == 2
    assert streaks(given_, last_days(TODAY, 7), [], away) == Streaks(5, 5, studied=2, missed=0)


def day_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_nothing_answered_is_nothing_counted() -> None:
    told = reported([], [])
    assert (told.first, told.ever.answers, told.days) == (None, 0, ())
    assert told.streaks == Streaks(0, 0, 0, 0)
    assert told.retention[Span.ALL].all.share is None
    assert told.mastery.share is None
    assert told.spreads.intervals.middle is None


@some
@given(insights.periods, st.sampled_from(Grain))
def test_pieces_partition_a_period(period: Period, grain: Grain) -> None:
    pieces = buckets(period, grain)
    days = [day for piece in pieces for day in Period(*piece)]
    assert days == list(period)
    for at, piece in enumerate(pieces):
        assert place_in(pieces, piece.start) == place_in(pieces, piece.end) == at


@some
@given(insights.periods)
def test_a_period_is_never_cut_too_finely(period: Period) -> None:
    assert len(buckets(period, grain_of(period))) <= 38


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 1), date(1, 1, 9)])
def test_the_ends_of_the_calendar_are_days_like_others(day: date) -> None:
    told = report(
        [an_answer(0)._replace(on=day)],
        [],
        on=day,
        period=last_days(day, 365),
        topics={},
        leech_lapses=8,
    )
    assert told.ever.answers == 1
    assert told.ahead.days[0][0] == day
    assert len(told.ahead.months) >= 1


# Answers from the log ---------------------------------------------------------


@some
@given(logs())
def test_answers_are_those_that_the_fold_counts(log: list[Entry]) -> None:
    counting = effective(log)
    given_ = the_course(counting, Kind.BASIC).answers
    assert len(given_) == sum(one.answered is not None for one in counting)
    resets = [at for at, one in enumerate(counting) if one.kind is EntryKind.RESET]
    since_reset = counting[resets[-1] + 1 :] if resets else counting
    reviews = sum(one.kind is EntryKind.SCHEDULED for one in since_reset)
    assert fold(log).reviews == reviews
    assert sum(one.round in SCHEDULED for one in given_) >= reviews


def test_rounds_go_by_the_interval_before() -> None:
    log = [
        entry(0),  # then 1 day
        entry(1),  # then 6
        entry(7),  # then 15
        entry(22),  # then 38
        entry(60, grade=1),
        entry(61, EntryKind.DRILL),
        entry(62, EntryKind.CRAM),
        entry(63, EntryKind.RESET),
        entry(64),
    ]
    given_ = the_course(log).answers
    rounds = "new young young young mature drill cram new"
    assert [one.round for one in given_] == rounds.split()


@some
@given(logs(), st.integers(0, 40))
def test_it_waits_on_the_days_on_which_the_fold_had_it_due(log: list[Entry], number: int) -> None:
    """Where the clock never went back, so that what was answered by a day is a fold of its own."""
    counting = sorted(effective(log), key=lambda one: one.on)
    day = START + timedelta(days=number)
    progress = UNTOUCHED
    for one in counting:
        if one.on <= day:
            progress = one_step(progress, one)
    due = progress.memory.due
    is_waiting = due is not None and due <= day and not progress.suspended
    waits = the_course(counting, until=START + timedelta(days=60)).waits
    assert any(day in wait for wait in waits) == is_waiting


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=8))
def test_merged_periods_hold_the_same_days(drawn: list[tuple[int, int]]) -> None:
    periods = [Period(day_ago(ago + days), day_ago(ago)) for ago, days in drawn]
    found = merged(periods)
    assert found == sorted(found, key=lambda one: one.since)
    for ago in range(60):
        day = day_ago(ago)
        assert is_within(found, day) == any(day in one for one in periods)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [(UTC, [0, 0]), (timezone(timedelta(hours=8)), [8, 8]), (ZoneInfo("Europe/Berlin"), [1, 2])],
)
def test_hours_are_the_learners_own(zone: tzinfo, hours: list[int]) -> None:
    given_ = the_course([entry(0), entry(180)], zone=zone).answers
    assert [one.hour for one in given_] == hours


def test_a_moment_at_the_end_of_time_has_an_hour() -> None:
    late = replace(entry(0), at=datetime.max.replace(tzinfo=UTC))
    zone = timezone(timedelta(hours=8))
    assert [one.hour for one in the_course([late], zone=zone).answers] == [23]


def test_the_hardest_are_those_with_most_lapses() -> None:
    items = [
        ItemFacts(
            ItemId(f"d/{name}"),
            insights.DECKS[0],
            state,
            Progress(Memory(0, 1, 250, TODAY), lapses=lapses),
        )
        for name, lapses, state in [
            ("easy", 0, ItemState.REVIEW),
            ("hard", 3, ItemState.REVIEW),
            ("leech", 8, ItemState.SUSPENDED),
            ("worse", 3, ItemState.REVIEW),
            ("gone", 9, ItemState.ORPHAN),
        ]
    ]
    given_ = [an_answer(3, 4, item="d/hard"), an_answer(2, 1, item="d/worse", ms=5000)]
    told = reported(given_, items).hardest
    assert [one.item for one in told] == ["d/leech", "d/worse", "d/hard"]
    assert (told[0].is_leech, told[0].is_suspended) == (True, True)
    assert (told[1].rate, told[1].milliseconds) == (Rate(0, 1), 5000)
