"""Leeches, time boxes, more to study, flags and notes: what a session makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from quizgo.grading.answers import Shown
from quizgo.model import Answered, Card, EntryKind, Grade, Item
from quizgo.schedule.leech import is_told
from quizgo.session.actions import (
    AcceptGrade,
    GiveAnswer,
    GoOn,
    Quit,
    SetFlag,
    StudyMore,
    ToggleMark,
    Undo,
    WriteNote,
)
from quizgo.session.journal import Review
from quizgo.session.more import More, MoreKind
from quizgo.session.plan import Planned
from quizgo.session.session import Session
from quizgo.session.state import (
    Asking,
    Finished,
    Judged,
    Leech,
    Left,
    NotNow,
    Saved,
    Set,
    State,
    TimeUp,
    Undone,
)
from tests.studying import BASIC, CHOICE, DAY, TYPED, MemoryJournal, Sitting, item, sitting

ONE, TWO, THREE = item(BASIC), item(CHOICE), item(TYPED)


def graded(session: Session, grade: int) -> None:
    session.apply(GiveAnswer(Shown()))
    session.apply(AcceptGrade(Grade(grade)))


def shown(session: Session) -> State:
    return session.view.state


def known(card: Item, *grades: int, journal: MemoryJournal | None = None) -> MemoryJournal:
    """A log in which the item was reviewed, once a week, up to a week ago."""
    log = journal or MemoryJournal()
    for number, grade in enumerate(grades):
        on = DAY - timedelta(weeks=len(grades) - number)
        at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        log.progress(card.id)
        answer = Answered(Grade(grade), Grade(grade), 1000)
        log.record(Review(card.id, EntryKind.SCHEDULED, at, on, answer))
    return log


# Leeches


@pytest.mark.parametrize(
    ("most", "told"),
    [(8, [8, 12, 16, 20]), (5, [5, 8, 11, 14, 17, 20]), (1, list(range(1, 21))), (0, [])],
)
def test_a_leech_is_told_of_at_so_many_lapses_and_every_half_more(
    most: int, told: list[int]
) -> None:
    assert [lapses for lapses in range(21) if is_told(lapses, most)] == told


def leech(lapses: int, *, suspends: bool = False) -> Sitting:
    journal = known(ONE, 4, *[1] * lapses)
    return sitting([BASIC], journal=journal, leech_lapses=3, suspends_leeches=suspends)


def test_the_lapse_that_makes_a_leech_tags_it() -> None:
    one = leech(2)
    graded(one.session, 1)
    assert one.journal.progress(ONE.id).marks == ("leech",)
    assert one.session.view.notices[1:] == (Leech(BASIC, 3, suspended=False),)
    assert isinstance(one.session.view.state, Asking), "it is drilled like any other"


def test_a_leech_may_be_put_away_with_the_answer_and_comes_back_with_it() -> None:
    one = leech(2, suspends=True)
    before = one.journal.progress(ONE.id)
    graded(one.session, 1)
    assert one.journal.progress(ONE.id).suspended
    saved, told = one.session.view.notices
    assert isinstance(saved, Saved)
    assert not saved.again
    assert told == Leech(BASIC, 3, suspended=True)
    assert isinstance(one.session.view.state, Finished), "what is put away is not drilled"
    one.session.apply(Undo())
    assert one.journal.progress(ONE.id) == before


@pytest.mark.parametrize(("lapses", "grade"), [(1, 1), (3, 1), (2, 4)])
def test_between_two_times_nothing_is_said(lapses: int, grade: int) -> None:
    one = leech(lapses)
    graded(one.session, grade)
    assert len(one.session.view.notices) == 1
    assert one.journal.progress(ONE.id).marks == ()


def test_a_drill_and_a_cram_make_no_leech() -> None:
    one = sitting([BASIC], journal=known(ONE, 4, 1, 1), leech_lapses=3, cram=True)
    graded(one.session, 1)
    graded(one.session, 1)
    assert one.journal.progress(ONE.id).marks == ()


# Time boxes


def test_a_time_box_that_is_over_offers_to_stop_after_the_answer() -> None:
    one = sitting([BASIC, CHOICE, TYPED], box_seconds=60)
    graded(one.session, 4)
    one.clock.seconds += 61
    assert isinstance(shown(one.session), Asking), "nobody is interrupted"
    graded(one.session, 4)
    assert shown(one.session) == TimeUp(answered=2, seconds=61)
    one.session.apply(GoOn())
    assert isinstance(shown(one.session), Asking)


def test_another_box_has_the_same_length() -> None:
    one = sitting([BASIC, CHOICE, TYPED], box_seconds=60)
    one.clock.seconds += 90
    graded(one.session, 4)
    one.session.apply(GoOn())
    one.clock.seconds += 59
    graded(one.session, 4)
    assert isinstance(shown(one.session), Asking)
    one.session.apply(Undo())
    one.clock.seconds += 1
    graded(one.session, 4)
    assert shown(one.session) == TimeUp(answered=1, seconds=60)
    assert isinstance(one.session.apply(Quit()).state, Left)


def test_time_that_is_up_with_the_last_card_is_not_told() -> None:
    one = sitting([BASIC], box_seconds=60)
    one.clock.seconds += 90
    graded(one.session, 4)
    assert isinstance(one.session.view.state, Finished)
    assert one.session.apply(GoOn()).notices == (NotNow(),)


def test_an_answer_can_be_taken_back_when_time_is_up() -> None:
    one = sitting([BASIC, CHOICE], box_seconds=60)
    one.clock.seconds += 60
    graded(one.session, 4)
    state = one.session.apply(Undo()).state
    assert isinstance(state, Asking)
    assert state.question.card == BASIC


# More


@dataclass
class Shelf:
    """Offers what a test puts on it, as long as it is there."""

    things: dict[More, list[Planned]]

    def offers(self) -> list[More]:
        return [more for more, planned in self.things.items() if planned]

    def items(self, more: More) -> list[Planned]:
        found, self.things[more] = self.things[more], []
        return found


NEW = More(MoreKind.NEW, 1)
EARLY = More(MoreKind.EARLY, 1, DAY + timedelta(days=3))
AGAIN = More(MoreKind.FORGOTTEN, 1)


def finished(things: dict[More, list[Planned]], *cards: Card, journal: MemoryJournal) -> Sitting:
    """A session that is done with the first card and has the others to offer."""
    one = sitting(cards, journal=journal, queue=[item(cards[0])], shelf=Shelf(things))
    graded(one.session, 4)
    return one


def test_a_finished_session_goes_on_with_what_it_offers() -> None:
    things = {NEW: [Planned(TWO, is_new=True)], AGAIN: []}
    one = finished(things, BASIC, CHOICE, journal=MemoryJournal())
    state = one.session.view.state
    assert isinstance(state, Finished)
    assert state.offers == (NEW,)
    one.session.apply(StudyMore(NEW))
    assert one.session.view.counts.new == 1
    graded(one.session, 4)
    assert one.journal.kinds() == [EntryKind.SCHEDULED] * 2
    last = one.session.view.state
    assert isinstance(last, Finished)
    assert (last.tally.new, last.offers) == (2, ())


def test_undo_reaches_back_behind_what_was_offered() -> None:
    one = finished({NEW: [Planned(TWO, True)]}, BASIC, CHOICE, journal=MemoryJournal())
    one.session.apply(StudyMore(NEW))
    state = one.session.apply(Undo()).state
    assert isinstance(state, Asking)
    assert state.question.item == ONE
    graded(one.session, 4)
    assert isinstance(one.session.view.state, Asking)


def test_what_is_not_yet_due_is_scheduled_from_today_on() -> None:
    journal = known(TWO, 4, 4, 4)
    due = journal.progress(TWO.id).memory.due
    assert due is not None
    assert due > DAY
    things = {EARLY: [Planned(TWO, False, is_early=True)]}
    one = finished(things, BASIC, CHOICE, journal=journal)
    one.session.apply(StudyMore(EARLY))
    graded(one.session, 4)
    memory = one.journal.progress(TWO.id).memory
    assert one.journal.progress(TWO.id).last_on == DAY
    assert memory.due == DAY + timedelta(days=memory.interval_days)


def test_what_was_answered_today_is_not_asked_ahead_of_its_time() -> None:
    things = {EARLY: [Planned(ONE, False, is_early=True)]}
    one = finished(things, BASIC, journal=MemoryJournal())
    assert isinstance(one.session.apply(StudyMore(EARLY)).state, Finished)


def test_cram_on_top_leaves_the_schedule_as_it_is() -> None:
    things = {AGAIN: [Planned(ONE, False, is_crammed=True)]}
    one = finished(things, BASIC, journal=MemoryJournal())
    before = one.journal.progress(ONE.id)
    one.session.apply(StudyMore(AGAIN))
    graded(one.session, 1)
    graded(one.session, 4)
    assert one.journal.kinds() == [EntryKind.SCHEDULED, EntryKind.CRAM, EntryKind.CRAM]
    assert one.journal.progress(ONE.id) == before


def test_an_offer_that_another_session_took_is_an_offer_no_more() -> None:
    things = {NEW: [Planned(TWO, True)], AGAIN: [Planned(ONE, False, is_crammed=True)]}
    one = finished(things, BASIC, CHOICE, journal=MemoryJournal())
    things[NEW] = []
    view = one.session.apply(StudyMore(NEW))
    assert view.notices == (NotNow(),)
    assert isinstance(view.state, Finished)
    assert view.state.offers == (AGAIN,)


def test_more_before_the_end_is_not_given() -> None:
    one = sitting([BASIC], shelf=Shelf({NEW: [Planned(TWO, True)]}))
    assert one.session.apply(StudyMore(NEW)).notices == (NotNow(),)


# Flags, notes, marks


def test_a_flag_is_kept_and_the_same_one_again_takes_it_away() -> None:
    one = sitting([BASIC])
    view = one.session.apply(SetFlag(3))
    assert view.notices == (Set(EntryKind.FLAG, "3"),)
    assert isinstance(view.state, Asking)
    assert view.state.question.progress.flag == 3
    one.session.apply(SetFlag(3))
    assert one.journal.progress(ONE.id).flag == 0


def test_a_note_is_one_line_and_stays_with_its_card() -> None:
    one = sitting([BASIC, CHOICE])
    one.session.apply(GiveAnswer(Shown()))
    state = one.session.apply(WriteNote("  see\tgopark\n  again ")).state
    assert isinstance(state, Judged)
    assert state.question.progress.note == "see gopark again"
    one.session.apply(AcceptGrade())
    assert one.journal.progress(ONE.id).note == "see gopark again"
    one.session.apply(Undo())
    assert one.journal.progress(ONE.id).note == "see gopark again"
    one.session.apply(Undo())
    assert one.journal.progress(ONE.id).note == ""


def test_a_mark_goes_on_and_off() -> None:
    one = sitting([BASIC])
    one.session.apply(ToggleMark())
    assert one.journal.progress(ONE.id).marks == ("marked",)
    one.session.apply(ToggleMark())
    assert one.journal.progress(ONE.id).marks == ()


def test_taking_a_flag_back_leaves_the_card_as_it_is_shown() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    one.session.apply(SetFlag(1))
    view = one.session.apply(Undo())
    assert view.notices == (Undone(BASIC.id, EntryKind.FLAG, None),)
    assert isinstance(view.state, Judged)
    assert view.state.question.progress.flag == 0


def test_a_finished_session_has_no_card_to_flag() -> None:
    one = sitting([])
    for action in (SetFlag(1), WriteNote("x"), ToggleMark()):
        assert one.session.apply(action).notices == (NotNow(),)


def test_the_day_counts_a_flag_for_nothing() -> None:
    one = sitting([replace(BASIC)])
    one.session.apply(SetFlag(1))
    assert (one.session.view.done, one.session.view.counts.new) == (0, 1)
