"""An interview: what it asks, when it shows what, and how it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizgo.grading.answers import TypedAnswer, Written
from quizgo.model import EntryKind, Grade, Level, Pattern, Text, Typed
from quizgo.session.actions import (
    AcceptGrade,
    Bury,
    CorrectTicks,
    GiveAnswer,
    GoOn,
    Pause,
    Quit,
    Reload,
    Retry,
    ShowHint,
    Undo,
)
from quizgo.session.interview.events import Ended, Feedback, Gone, Logged, Paused, Why
from quizgo.session.interview.report import report
from quizgo.session.state import (
    Asking,
    CardGone,
    Finished,
    Judged,
    Lead,
    Left,
    Nod,
    NotNow,
    Saved,
    Ticking,
)
from tests.interviews import Room, answer, asked, hold, open_question, placed
from tests.studying import NOON, card

OPEN = ["go/mixed/lead", "go/gc/intermediate0", "go/scheduling/intermediate0"]


def nod(notices: tuple[object, ...]) -> Nod:
    (found,) = (notice for notice in notices if isinstance(notice, Nod))
    return found


def test_it_begins_with_an_open_question_and_says_how_long_it_is() -> None:
    flow = Room().begin(seconds=600)
    assert asked(flow) == "go/mixed/lead"
    assert nod(flow.view.notices) == Nod(Lead.BEGIN, minutes=10)


def test_a_verdict_waits_for_the_report() -> None:
    room = Room()
    flow = room.begin(plan=["go/gc/intermediate0", "go/gc/pick-basic"])
    view = flow.apply(GiveAnswer(TypedAnswer("no")))
    assert isinstance(view.state, Asking)
    assert not any(isinstance(notice, Saved) for notice in view.notices)
    assert room.journal.grades() == [1]


def test_with_feedback_the_answer_is_shown_and_graded() -> None:
    flow = Room().begin(plan=["go/gc/intermediate0"], feedback=Feedback.EACH)
    view = flow.apply(GiveAnswer(TypedAnswer("yes")))
    assert isinstance(view.state, Judged)
    view = flow.apply(AcceptGrade(Grade.GOOD))
    assert [notice.grade for notice in view.notices if isinstance(notice, Saved)] == [Grade.GOOD]


def test_what_only_the_learner_can_judge_is_shown() -> None:
    flow = Room().begin(plan=["go/scheduling/recall"])
    answer(flow, well=True)
    assert flow.history.answered[0].grade is Grade.GOOD
    assert report(1, flow.history).self_graded == 1


def test_the_points_of_an_open_answer_are_ticked_by_the_learner() -> None:
    flow = Room().begin(plan=OPEN)
    assert isinstance(flow.apply(GiveAnswer(Written("alpha"))).state, Ticking)
    view = flow.apply(CorrectTicks(frozenset({0, 1})))
    assert isinstance(view.state, Asking)
    assert flow.history.answered[0].grade is Grade.EASY


def test_plain_mode_corrects_ticks_at_the_grade() -> None:
    room = Room()
    room.begin(plan=OPEN)
    flow = room.take_up(ticks_settle=False)
    flow.apply(GiveAnswer(Written("alpha")))
    assert isinstance(flow.apply(CorrectTicks(frozenset({0}))).state, Judged)
    flow.apply(CorrectTicks(frozenset({0, 1})))
    flow.apply(AcceptGrade())
    assert flow.history.answered[0].answered is not None
    assert flow.history.answered[0].answered.ticks == (True, True)


# What follows -----------------------------------------------------------------


def test_a_point_left_out_leads_to_the_card_about_it() -> None:
    flow = Room().begin(plan=OPEN)
    flow.apply(GiveAnswer(Written("alpha")))
    view = flow.apply(CorrectTicks(frozenset({0})))
    assert asked(flow) == "go/mixed/on-beta"
    told = nod(view.notices)
    assert told.lead is Lead.MISSED
    assert told.point is not None
    assert told.point.en == "say beta"


def test_of_two_cards_on_a_point_left_out_the_one_that_is_about_little_else_comes() -> None:
    room = Room()
    lead = open_question("wide", ["alpha", "beta", "gamma"], ["all-of-it", "on-gamma"])
    for name, text in (("all-of-it", "alpha, beta and gamma?"), ("on-gamma", "Why gamma?")):
        body = Typed(Text(text), (Pattern("yes", False),))
        room.cards.append(placed(card(name, body), "go/mixed", Level.BASIC))
    room.cards.append(placed(lead, "go/mixed", Level.BASIC))
    flow = room.begin(plan=["go/mixed/wide"])
    flow.apply(GiveAnswer(Written("")))
    flow.apply(CorrectTicks(frozenset()))
    assert asked(flow) == "go/mixed/on-gamma"
    point = nod(flow.view.notices).point
    assert point is not None
    assert point.en == "say gamma"


def test_a_full_answer_leads_to_the_deepest_card_named() -> None:
    flow = Room().begin(plan=OPEN)
    answer(flow, well=True)
    assert asked(flow) == "go/gc/expert0"
    assert nod(flow.view.notices) == Nod(Lead.DEEPER, passed=True)


def test_a_good_answer_leads_deeper_under_its_heading_and_a_failed_one_back() -> None:
    for well, level, lead in ((True, "expert", Lead.DEEPER), (False, "basic", Lead.EASIER)):
        flow = Room().begin(plan=["go/gc/intermediate0", "go/scheduling/pick-basic"])
        answer(flow, well=well)
        last = flow.history.questions[-1].asked
        assert (last.level, last.topic.deck, last.lead) == (level, "go/gc", lead)
        assert last.after == 1


def test_after_two_follow_ups_another_topic_has_its_turn() -> None:
    flow = Room().begin(plan=["go/gc/expert0", "go/scheduling/pick-basic"])
    leads = []
    for _ in range(4):
        leads.append(flow.history.questions[-1].asked.lead)
        answer(flow, well=False)
    assert leads == [Lead.BEGIN, Lead.EASIER, Lead.EASIER, Lead.NEXT]


# The clock --------------------------------------------------------------------


def test_both_clocks_run_while_a_question_is_open() -> None:
    room = Room()
    flow = room.begin(seconds=600, plan=OPEN)
    room.clock.seconds += 30
    clocks = flow.view.clocks
    assert clocks is not None
    assert (clocks.question, clocks.interview, clocks.budget) == (60, 570, 90)


def test_a_question_over_its_time_is_not_cut_off_but_told() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    room.clock.seconds += 100
    assert flow.view.clocks is not None
    assert flow.view.clocks.question == -10
    answer(flow, well=True)
    assert nod(flow.view.notices).over_seconds == 10
    (told,) = report(1, flow.history).questions
    assert told.over_seconds == 10


def test_the_clocks_stand_while_it_is_paused() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    room.clock.seconds += 20
    flow.apply(Pause())
    room.clock.seconds += 1000
    flow.apply(GoOn())
    room.clock.seconds += 5
    answer(flow, well=True)
    assert flow.history.questions[0].took_ms == 25_000


def test_reading_an_answer_costs_no_time() -> None:
    room = Room()
    flow = room.begin(plan=["go/scheduling/recall"])
    room.clock.seconds += 10
    flow.apply(GiveAnswer(Written("")))
    room.clock.seconds += 500
    assert flow.view.clocks is not None
    assert flow.view.clocks.interview == 590


def test_it_ends_when_no_question_fits_any_more() -> None:
    room = Room()
    flow = room.begin(seconds=120, plan=["go/gc/basic0", "go/gc/basic1", "go/scheduling/basic0"])
    room.clock.seconds += 110
    answer(flow, well=True)
    assert isinstance(flow.view.state, Finished)
    assert isinstance(room.events[-1], Ended)
    assert room.events[-1].why is Why.TIME


def test_it_ends_after_as_many_questions_as_asked_for() -> None:
    room = Room()
    flow = room.begin(seconds=3600, questions=3)
    assert len(hold(flow, lambda _: True)) == 3
    assert isinstance(room.events[-1], Ended)
    assert room.events[-1].why is Why.QUESTIONS


def test_how_many_are_likely_to_come_is_told() -> None:
    flow = Room().begin(seconds=3600, questions=3)
    for number in (1, 2, 3):
        view = flow.view
        assert (view.position, view.total) == (number, 3)
        answer(flow, well=True)
    timed = Room().begin(seconds=300, plan=["go/mixed/lead", "go/gc/basic0", "go/gc/basic1"])
    assert timed.view.total == 3
    short = Room().begin(seconds=120, plan=["go/mixed/lead", "go/gc/basic0", "go/gc/basic1"])
    assert short.view.total == 1


# What is refused --------------------------------------------------------------


@pytest.mark.parametrize("action", [Undo(), Bury(), Retry(), Reload(), AcceptGrade()])
def test_an_answer_stands(action: Undo | Bury | Retry | Reload | AcceptGrade) -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    before = list(room.events)
    view = flow.apply(action)
    assert view.notices == (NotNow(),)
    assert room.events == before
    assert not room.journal.entries


def test_a_hint_costs_what_it_costs_in_study() -> None:
    room = Room()
    room.cards = [
        replace(one, hints=(one.why,)) if one.why and one.id == "go/gc/basic0" else one
        for one in room.cards
    ]
    flow = room.begin(plan=["go/gc/basic0"])
    flow.apply(ShowHint())
    answer(flow, well=True)
    assert flow.history.answered[0].grade is Grade.HARD


# Leaving and going on ---------------------------------------------------------


def test_an_open_question_goes_on_where_its_clock_stood() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    room.clock.seconds += 40
    assert isinstance(flow.apply(Quit()).state, Left)
    assert isinstance(room.events[-1], Paused)
    room.clock.seconds += 5000
    flow = room.take_up()
    assert asked(flow) == "go/mixed/lead"
    assert nod(flow.view.notices).lead is Lead.RESUME
    assert flow.view.clocks is not None
    assert (flow.view.clocks.question, flow.view.clocks.interview) == (50, 560)
    room.clock.seconds += 2
    answer(flow, well=True)
    assert flow.history.questions[0].took_ms == 42_000


def test_an_answer_written_but_not_logged_is_logged_when_it_goes_on() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    answer(flow, well=True)
    cut = next(at for at, event in enumerate(room.events) if isinstance(event, Logged))
    del room.events[cut:]
    room.journal.entries.clear()
    room.take_up()
    assert len(room.journal.entries) == 1
    del room.events[cut:]
    room.take_up()
    assert len(room.journal.entries) == 1


def test_what_was_handed_in_counts_when_it_is_left() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    flow.apply(GiveAnswer(Written("alpha beta")))
    flow.apply(Quit())
    assert room.journal.grades() == [5]
    assert asked(room.take_up()) != "go/mixed/lead"
    shown = Room()
    flow = shown.begin(plan=["go/gc/basic0"], feedback=Feedback.EACH)
    flow.apply(GiveAnswer(TypedAnswer("no")))
    flow.apply(Quit())
    assert shown.journal.grades() == [1]


def test_a_late_answer_that_another_session_forestalled_is_logged_as_cram() -> None:
    room = Room()
    flow = room.begin(plan=["go/gc/basic0"])
    answer(flow, well=True)
    cut = next(at for at, event in enumerate(room.events) if isinstance(event, Logged))
    del room.events[cut:]
    given = replace(room.journal.entries[0], id="other", sequence=2, at=NOON + timedelta(hours=1))
    room.journal.entries[:] = [given]
    room.take_up()
    assert room.journal.kinds() == [EntryKind.SCHEDULED, EntryKind.CRAM]


def test_a_card_gone_meanwhile_is_told_and_passed_over() -> None:
    room = Room()
    flow = room.begin(plan=OPEN)
    flow.apply(Quit())
    room.cards = [one for one in room.cards if one.id != "go/mixed/lead"]
    flow = room.take_up()
    assert asked(flow) == "go/gc/intermediate0"
    assert any(isinstance(notice, CardGone) for notice in flow.view.notices)
    assert [event.card for event in room.events if isinstance(event, Gone)] == ["go/mixed/lead"]
    assert report(1, flow.history).gone == ("go/mixed/lead",)


def test_a_finished_interview_stays_finished() -> None:
    room = Room()
    hold(room.begin(seconds=3600, questions=2), lambda _: True)
    written = len(room.events)
    flow = room.take_up()
    assert isinstance(flow.view.state, Finished)
    flow.apply(Quit())
    assert len(room.events) == written


# The log ----------------------------------------------------------------------


def test_an_item_that_is_not_due_is_logged_as_cram() -> None:
    room = Room()
    hold(room.begin(plan=["go/gc/basic0"], questions=1), lambda _: True)
    room.events.clear()
    flow = room.begin(plan=["go/gc/basic0"], questions=1)
    hold(flow, lambda _: False)
    assert room.journal.kinds() == [EntryKind.SCHEDULED, EntryKind.CRAM]
    assert room.journal.progress(flow.history.questions[0].asked.item).lapses == 0
    assert report(2, flow.history).scheduled == 0


def test_an_answer_forestalled_by_another_session_is_logged_as_cram() -> None:
    room = Room()
    flow = room.begin(plan=["go/gc/basic0"], questions=1)
    other = Room(journal=room.journal, clock=room.clock).begin(plan=["go/gc/basic0"], questions=1)
    shown = dict(room.journal.shown)
    hold(other, lambda _: True)
    room.journal.shown = shown
    answer(flow, well=False)
    assert room.journal.kinds() == [EntryKind.SCHEDULED, EntryKind.CRAM]
    logged = flow.history.answered[0].logged
    assert logged is not None
    assert logged.kind is EntryKind.CRAM
