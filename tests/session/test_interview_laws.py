"""What holds of every interview, however it is answered and wherever it is cut off."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import CardId, EntryKind, Grade, Level, Memory, Progress
from quizgo.schedule.sm2 import NEW
from quizgo.session.actions import Quit
from quizgo.session.interview.budget import SHARES, strand
from quizgo.session.interview.events import Event, Why, from_line, history, to_line
from quizgo.session.interview.mix import mix
from quizgo.session.interview.pool import UNSEEN, Pool, weakness
from quizgo.session.interview.report import Z_80, report, share
from tests.interviews import HEADINGS, Died, Room, answer, asked, hold, placed, typed
from tests.studying import DAY, LAB, POINTS, PREDICT, TYPED, item

ANSWERS = st.lists(st.booleans(), min_size=30, max_size=30)
SEEDS = st.integers(0, 10**6)
SOME = settings(max_examples=20, deadline=None)


def held(room: Room, wells: list[bool], *, seed: int = 7, minutes: int = 10) -> list[str]:
    flow = room.begin(seconds=60 * minutes, seed=seed)
    return hold(flow, lambda number: wells[number % len(wells)])


@given(SEEDS, ANSWERS)
@SOME
def test_the_same_seed_and_answers_ask_the_same(seed: int, wells: list[bool]) -> None:
    assert held(Room(), wells, seed=seed) == held(Room(), wells, seed=seed)


@given(SEEDS)
@SOME
def test_a_mix_asks_each_card_once_and_begins_with_an_open_question(seed: int) -> None:
    pool = Room().pool()
    plan = mix(pool, seconds=600, questions=None, seed=seed)
    assert plan == mix(reversed(list(pool)), seconds=600, questions=None, seed=seed)
    assert plan[0] == "go/mixed/lead"
    cards = [item.partition("#")[0] for item in plan]
    assert len(set(cards)) == len(cards)


@given(SEEDS, ANSWERS)
@SOME
def test_the_report_and_the_log_say_the_same(seed: int, wells: list[bool]) -> None:
    room = Room()
    order = held(room, wells, seed=seed)
    told = report(1, history(room.events))
    assert [one.asked.item for one in told.questions] == order
    assert len(set(order)) == len(order)
    logged = [(entry.item, entry.answered, entry.id) for entry in room.journal.entries]
    assert logged == [
        (one.asked.item, one.answered.review.answered, one.entry) for one in told.questions
    ]
    kinds = [entry.kind is EntryKind.SCHEDULED for entry in room.journal.entries]
    assert kinds == [one.is_scheduled for one in told.questions]
    assert sum(len(topic.questions) for topic in told.topics) == len(order)
    assert sum(level.share.asked for level in told.levels) == len(order)


@given(ANSWERS, st.integers(1, 40))
@SOME
def test_dying_at_any_write_loses_no_answer_and_doubles_none(
    wells: list[bool], fails_after: int
) -> None:
    room = Room(fails_after=fails_after)
    order: list[str] = []
    try:
        flow = room.begin(seconds=600)
        while one := asked(flow):
            answer(flow, well=wells[len(order)])
            order.append(one)
    except Died:
        pass
    room.fails_after = None
    rest = hold(room.take_up(), lambda number: wells[number % len(wells)])
    told = report(1, history(room.events))
    items = [one.asked.item for one in told.questions]
    assert items[: len(order)] == order
    assert items[len(items) - len(rest) :] == rest
    assert len(items) - len(order) - len(rest) in (0, 1)
    assert [entry.item for entry in room.journal.entries] == items


@given(ANSWERS, st.sets(st.integers(0, 8)))
@SOME
def test_leaving_and_going_on_asks_what_would_have_been_asked(
    wells: list[bool], leaves: set[int]
) -> None:
    room = Room()
    flow = room.begin(seconds=600)
    order: list[str] = []
    while one := asked(flow):
        if len(order) in leaves:
            flow.apply(Quit())
            flow = room.take_up()
            assert asked(flow) == one
        answer(flow, well=wells[len(order)])
        order.append(one)
    whole = Room()
    assert hold(whole.begin(seconds=600), lambda number: wells[number - 1]) == order


@given(ANSWERS)
@SOME
def test_lines_of_a_file_are_the_events_again(wells: list[bool]) -> None:
    room = Room()
    held(room, wells)
    lines = [to_line(event) for event in room.events]
    assert not any("\n" in line for line in lines)
    back: list[Event] = [from_line(line) for line in lines]
    assert back == room.events


@given(st.data())
@SOME
def test_a_damaged_line_is_a_value_error(data: st.DataObject) -> None:
    room = Room()
    held(room, [True, False])
    line = to_line(data.draw(st.sampled_from(room.events)))
    at = data.draw(st.integers(0, len(line) - 1))
    kept = line[:at] if data.draw(st.booleans()) else line[:at] + "\x00" + line[at + 1 :]
    try:
        event = from_line(kept)
    except ValueError:
        return
    assert to_line(event)  # a character of a text may have changed; then it is an event still


@given(ANSWERS, st.integers(1, 20), st.integers(0, 90))
@SOME
def test_the_time_is_kept_within_the_last_question(
    wells: list[bool], minutes: int, each: int
) -> None:
    room = Room()
    flow = room.begin(seconds=60 * minutes)
    before = 0.0
    while asked(flow):
        before = flow.elapsed_seconds()
        room.clock.seconds += each
        answer(flow, well=wells[len(flow.history.answered)])
    assert before <= 60 * minutes
    assert flow.history.ended is not None
    assert flow.history.ended.why in (Why.TIME, Why.POOL)


# Weakness and shares ----------------------------------------------------------

PROGRESS = st.builds(
    lambda grade, lapses, ease, days: Progress(
        Memory(1, days, ease, DAY + timedelta(days)),
        reviews=lapses + 1,
        lapses=lapses,
        last_grade=grade,
    ),
    st.sampled_from(Grade),
    st.integers(0, 20),
    st.integers(130, 400),
    st.integers(1, 4000),
)


@given(PROGRESS)
def test_weakness_grows_with_lapses_and_bad_grades_and_fades_with_days(progress: Progress) -> None:
    here = weakness(progress)
    assert 0 <= here <= 1
    assert weakness(replace(progress, lapses=progress.lapses + 1)) > here
    longer = replace(progress.memory, interval_days=progress.memory.interval_days + 1)
    assert weakness(replace(progress, memory=longer)) < here
    if progress.last_grade is not None and progress.last_grade > 0:
        worse = Grade(progress.last_grade - 1)
        assert weakness(replace(progress, last_grade=worse)) > here


def test_an_item_never_seen_is_weaker_than_a_known_one_and_stronger_than_a_lapsed_one() -> None:
    known = Progress(Memory(3, 15, 250, DAY), 3, last_grade=Grade.GOOD)
    lapsed = Progress(Memory(0, 1, 170, DAY), 6, 4, last_grade=Grade.WRONG)
    assert weakness(known) < UNSEEN < weakness(lapsed)


@given(SEEDS)
@SOME
def test_the_weakest_comes_first_and_no_topic_twice_in_a_row(seed: int) -> None:
    known = Progress(Memory(5, 200, 260, DAY), 5, last_grade=Grade.EASY)
    lapsed = Progress(Memory(0, 1, 140, DAY), 9, 8, last_grade=Grade.BLACKOUT)
    cards = {
        name: placed(typed(name), deck, Level.BASIC)
        for name, deck in (("a", "go/gc"), ("b", "go/gc"), ("c", "go/scheduling"))
    }
    found = [
        (item(cards[name]), cards[name], progress)
        for name, progress in (("a", known), ("b", lapsed), ("c", lapsed))
    ]
    plan = mix(Pool(found, HEADINGS), seconds=600, questions=None, seed=seed)
    assert set(plan[:2]) == {"go/gc/b", "go/scheduling/c"}
    assert plan[2] == "go/gc/a"


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_each_strand_gets_its_share_of_the_time(seed: int) -> None:
    cards = [
        placed(replace(one, id=CardId(f"{one.id}{number}")), "go/gc", Level.BASIC)
        for number in range(60)
        for one in (POINTS, PREDICT, LAB, TYPED)
    ]
    pool = Pool(((item(one), one, Progress(NEW)) for one in cards), HEADINGS)
    plan = mix(pool, seconds=3600, questions=None, seed=seed)
    given_to = Counter(strand(one.card) for one in map(pool.item, plan) if one is not None)
    shares = {each: count / len(plan) for each, count in given_to.items()}
    for each, share_of in SHARES.items():
        assert abs(shares[each] - share_of / 100) < 0.05


def test_the_memory_of_fsrs_counts_as_that_of_sm2_does() -> None:
    soon = Memory(2, 5, 250, DAY, stability=3.0, difficulty=9.0)
    late = Memory(2, 5, 250, DAY, stability=200.0, difficulty=2.0)
    weak, strong = (Progress(memory, 3, last_grade=Grade.GOOD) for memory in (soon, late))
    assert weakness(strong) < weakness(weak)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    passed, of = counts
    found = share(passed, of)
    assert 0 <= found.low <= passed / of + 1e-12
    assert passed / of - 1e-12 <= found.high <= 1


def test_the_ends_of_an_interval_are_shares_from_which_the_answers_are_z_away() -> None:
    found = share(4, 5)
    for end in (found.low, found.high):
        assert abs(0.8 - end) == pytest.approx(Z_80 * sqrt(end * (1 - end) / 5))


@given(st.integers(2, 40))
def test_more_answers_say_more(asked: int) -> None:
    one, twice = share(asked // 2, asked), share(2 * (asked // 2), 2 * asked)
    assert twice.high - twice.low < one.high - one.low
