"""What a session does with each action, and what it writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quizgo.grading.answers import Picked, Shown, TypedAnswer, Written
from quizgo.grading.verdict import Outcome
from quizgo.model import Answered, Asked, EntryKind, Grade, Predict, Text, Typed
from quizgo.session.actions import (
    AcceptGrade,
    Bury,
    CorrectTicks,
    GiveAnswer,
    Quit,
    Reload,
    Retry,
    ShowHint,
    Suspend,
    SwitchLanguage,
    Undo,
)
from quizgo.session.journal import Review
from quizgo.session.session import Session
from quizgo.session.state import (
    AnsweredElsewhere,
    Asking,
    CardGone,
    Finished,
    Judged,
    Left,
    NoMoreHints,
    NothingToUndo,
    NotNow,
    PutAside,
    Question,
    Saved,
    Ticking,
    Undone,
)
from quizgo.settings import Show
from tests.studying import (
    BASIC,
    CHOICE,
    DAY,
    NOON,
    ORDER,
    POINTS,
    PREDICT,
    REVERSED,
    TYPED,
    MemoryJournal,
    Sitting,
    item,
    sitting,
)


def asked(session: Session) -> Question:
    state = session.view.state
    assert isinstance(state, Asking)
    return state.question


def judged(session: Session) -> Judged:
    state = session.view.state
    assert isinstance(state, Judged)
    return state


def graded(session: Session, grade: int) -> None:
    """The card on show turned over and graded."""
    session.apply(GiveAnswer(Shown()))
    session.apply(AcceptGrade(Grade(grade)))


def test_an_answer_is_written_before_the_next_card_shows() -> None:
    one = sitting([BASIC, REVERSED])
    one.session.apply(GiveAnswer(Shown()))
    assert one.journal.entries == []
    view = one.session.apply(AcceptGrade())
    assert one.journal.grades() == [4]
    assert view.notices == (Saved(BASIC.id, Grade.GOOD, date(2026, 11, 25), again=False),)
    assert asked(one.session).card is REVERSED


def test_an_empty_queue_is_finished_at_once() -> None:
    one = sitting([])
    assert isinstance(one.session.view.state, Finished)
    assert one.session.view.counts.total == 0


def test_the_proposal_can_be_overridden() -> None:
    one = sitting([BASIC])
    graded(one.session, 5)
    (entry,) = one.journal.entries
    assert entry.answered is not None
    assert (entry.answered.grade, entry.answered.proposed) == (5, 4)


def test_the_time_is_from_the_question_to_its_answer() -> None:
    one = sitting([TYPED])
    one.clock.seconds += 7.25
    one.session.apply(GiveAnswer(TypedAnswer("gopark")))
    one.clock.seconds += 100
    one.session.apply(AcceptGrade())
    (entry,) = one.journal.entries
    assert entry.answered is not None
    assert entry.answered.duration_ms == 7250
    assert entry.at == NOON


def test_a_hint_is_shown_and_counted() -> None:
    one = sitting([TYPED])
    view = one.session.apply(ShowHint())
    assert isinstance(view.state, Asking)
    assert view.state.question.hints_shown == 1
    assert one.session.apply(ShowHint()).notices == (NoMoreHints(),)
    one.session.apply(GiveAnswer(TypedAnswer("gopark")))
    assert judged(one.session).proposed == Grade.HARD
    one.session.apply(AcceptGrade())
    answered = one.journal.entries[0].answered
    assert answered is not None
    assert answered.hints == 1


def test_the_first_answer_counts_and_a_retry_only_teaches() -> None:
    one = sitting([TYPED])
    one.session.apply(GiveAnswer(TypedAnswer("schedule")))
    one.session.apply(Retry())
    one.session.apply(GiveAnswer(TypedAnswer("gopark")))
    state = judged(one.session)
    assert state.verdict.outcome is Outcome.RIGHT
    assert state.proposed == Grade.WRONG
    one.session.apply(AcceptGrade())
    answered = one.journal.entries[0].answered
    assert answered is not None
    assert (answered.grade, answered.attempts) == (1, 2)


def test_what_was_graded_under_four_comes_round_until_it_is_known() -> None:
    one = sitting([BASIC, REVERSED], queue=[item(BASIC), item(REVERSED)])
    graded(one.session, 2)
    assert one.session.view.counts.again == 1
    graded(one.session, 4)
    assert asked(one.session).round is EntryKind.DRILL
    graded(one.session, 3)
    graded(one.session, 4)
    assert isinstance(one.session.view.state, Finished)
    kinds = one.journal.kinds()
    assert kinds == [EntryKind.SCHEDULED] * 2 + [EntryKind.DRILL] * 2
    assert one.journal.progress(item(BASIC).id).reviews == 1


def test_what_still_waited_for_the_drill_joins_a_later_session() -> None:
    journal = MemoryJournal()
    first = sitting([BASIC], journal=journal)
    graded(first.session, 1)
    first.session.apply(Quit())
    second = sitting([BASIC, REVERSED], journal=journal, queue=[], drill=[item(BASIC)])
    assert asked(second.session).round is EntryKind.DRILL
    graded(second.session, 4)
    assert journal.progress(item(BASIC).id).drill_on is None


def test_cram_changes_no_memory_and_repeats_as_cram() -> None:
    one = sitting([BASIC], cram=True)
    graded(one.session, 3)
    graded(one.session, 5)
    assert one.journal.kinds() == [EntryKind.CRAM, EntryKind.CRAM]
    assert one.journal.progress(item(BASIC).id).memory.due is None
    assert isinstance(one.session.view.state, Finished)


def test_each_grade_offers_the_day_it_would_bring() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    offers = judged(one.session).offers
    assert {int(grade): (due - DAY).days for grade, due in offers.items()} == dict.fromkeys(
        range(6), 1
    )


def test_a_drill_offers_no_days() -> None:
    one = sitting([BASIC])
    graded(one.session, 0)
    one.session.apply(GiveAnswer(Shown()))
    assert judged(one.session).offers == {}


# Undo -----------------------------------------------------------------------


def test_undo_asks_the_undone_card_again() -> None:
    one = sitting([BASIC, REVERSED])
    graded(one.session, 5)
    view = one.session.apply(Undo())
    assert view.notices == (Undone(BASIC.id, EntryKind.SCHEDULED, Grade.EASY),)
    assert asked(one.session).card is BASIC
    assert one.journal.progress(item(BASIC).id).reviews == 0
    assert (view.done, view.can_undo) == (0, False)


def test_undo_goes_back_over_all_answers_from_the_finish() -> None:
    one = sitting([BASIC, REVERSED])
    graded(one.session, 2)
    for _ in range(2):
        graded(one.session, 4)
    graded(one.session, 4)  # the drill
    assert isinstance(one.session.view.state, Finished)
    for _ in range(4):
        one.session.apply(Undo())
    assert asked(one.session).card is BASIC
    assert one.session.view.counts.again == 0
    assert one.session.apply(Undo()).notices == (NothingToUndo(),)
    assert all(one.journal.progress(item(card).id).reviews == 0 for card in (BASIC, REVERSED))


def test_undo_before_a_grade_takes_back_the_card_before() -> None:
    one = sitting([BASIC, REVERSED])
    graded(one.session, 4)
    one.session.apply(GiveAnswer(Shown()))
    one.session.apply(Undo())
    assert asked(one.session).card is BASIC


@pytest.mark.parametrize(
    ("action", "kind"), [(Bury(), EntryKind.BURY), (Suspend(), EntryKind.SUSPEND)]
)
def test_what_is_put_aside_comes_back_by_undo(action: Bury | Suspend, kind: EntryKind) -> None:
    one = sitting([BASIC, REVERSED])
    view = one.session.apply(action)
    assert view.notices == (PutAside(BASIC.id, kind),)
    assert one.journal.kinds() == [kind]
    assert asked(one.session).card is REVERSED
    view = one.session.apply(Undo())
    assert view.notices == (Undone(BASIC.id, kind, None),)
    assert asked(one.session).card is BASIC


# The world changes meanwhile ------------------------------------------------


def answer_elsewhere(one: Sitting) -> None:
    """Another session answers `BASIC`."""
    other = MemoryJournal(one.journal.entries)
    other.progress(item(BASIC).id)
    review = Review(
        item(BASIC).id,
        EntryKind.SCHEDULED,
        NOON,
        DAY,
        Answered(Grade.GOOD, Grade.GOOD, 1),
    )
    other.record(review)


def test_an_item_answered_elsewhere_while_on_show_is_not_written_twice() -> None:
    one = sitting([BASIC, REVERSED])
    one.session.apply(GiveAnswer(Shown()))
    answer_elsewhere(one)
    view = one.session.apply(AcceptGrade())
    assert view.notices == (AnsweredElsewhere(BASIC.id),)
    assert one.journal.progress(item(BASIC).id).reviews == 1
    assert asked(one.session).card is REVERSED
    assert one.session.view.can_undo is False


def test_an_item_answered_elsewhere_before_its_turn_is_skipped() -> None:
    one = sitting([REVERSED, BASIC], queue=[item(REVERSED), item(BASIC)])
    answer_elsewhere(one)
    graded(one.session, 4)
    assert AnsweredElsewhere(BASIC.id) in one.session.view.notices
    assert isinstance(one.session.view.state, Finished)


def test_a_card_deleted_meanwhile_is_skipped() -> None:
    one = sitting(
        [BASIC, REVERSED], queue=[item(BASIC), item(REVERSED), item(REVERSED, "reversed")]
    )
    del one.cards[REVERSED.id]
    graded(one.session, 4)
    gone = CardGone(REVERSED.id)
    assert [notice for notice in one.session.view.notices if notice == gone] == [gone, gone]


def test_an_edited_card_is_asked_anew_with_its_progress() -> None:
    one = sitting([TYPED, BASIC])
    one.session.apply(ShowHint())
    one.cards[TYPED.id] = replace(TYPED, body=Typed(Text("Which one?"), ()))
    one.session.apply(Reload())
    question = asked(one.session)
    assert isinstance(question.card.body, Typed)
    assert question.card.body.ask == Text("Which one?")
    assert question.hints_shown == 1


def test_a_card_edited_after_the_answer_is_judged_anew() -> None:
    one = sitting([TYPED])
    one.session.apply(GiveAnswer(TypedAnswer("park")))
    assert judged(one.session).proposed < Grade.HARD
    assert isinstance(TYPED.body, Typed)
    wider = replace(TYPED.body, accept=(replace(TYPED.body.accept[0], source="park"),))
    one.cards[TYPED.id] = replace(TYPED, body=wider)
    one.session.apply(Reload())
    assert judged(one.session).proposed == Grade.EASY


def test_a_card_that_editing_took_away_is_skipped() -> None:
    one = sitting([BASIC, TYPED])
    del one.cards[BASIC.id]
    assert one.session.apply(Reload()).notices == (CardGone(BASIC.id),)
    assert asked(one.session).card is TYPED


def test_a_mended_program_is_held_against_the_same_answer() -> None:
    one = sitting([PREDICT])
    body = PREDICT.body
    assert isinstance(body, Predict)
    one.session.apply(GiveAnswer(Written("goready\ngoexit\ngopark")))
    assert judged(one.session).verdict.outcome is Outcome.WRONG
    swapped = '"gopark", "goexit", "goready"'
    source = body.go.replace('"gopark", "goready", "goexit"', swapped)
    one.cards[PREDICT.id] = replace(PREDICT, body=replace(body, go=source))
    one.session.apply(Reload())
    assert judged(one.session).verdict.outcome is Outcome.RIGHT
    one.cards[PREDICT.id] = replace(PREDICT, body=replace(body, what=Asked.ENDING))
    one.session.apply(Reload())
    assert asked(one.session).shuffle == (0, 1, 2, 3, 4)


def test_a_prediction_has_no_ticks_to_correct() -> None:
    one = sitting([PREDICT])
    one.session.apply(GiveAnswer(Written("goexit")))
    before = judged(one.session)
    assert one.session.apply(CorrectTicks(frozenset({0}))).notices == (NotNow(),)
    assert judged(one.session) is before


# Points, order, choice ------------------------------------------------------


def test_found_points_are_ticked_and_the_learner_corrects_them() -> None:
    one = sitting([POINTS])
    one.session.apply(GiveAnswer(Written("there is no lock")))
    state = one.session.view.state
    assert isinstance(state, Ticking)
    assert state.found == frozenset({0})
    one.session.apply(CorrectTicks(frozenset({0, 1, 2})))
    assert judged(one.session).proposed == Grade.EASY
    one.session.apply(CorrectTicks(frozenset({0})))
    assert judged(one.session).proposed < Grade.HARD


def test_a_shuffle_is_the_same_for_the_same_seed() -> None:
    assert asked(sitting([ORDER]).session).shuffle == asked(sitting([ORDER]).session).shuffle
    shuffles = {asked(sitting([ORDER], seed=seed).session).shuffle for seed in range(20)}
    assert len(shuffles) > 1


def test_a_choice_is_written_with_the_seed_of_its_shuffle() -> None:
    one = sitting([CHOICE])
    seed = asked(one.session).seed
    one.session.apply(GiveAnswer(Picked(frozenset({0, 3}))))
    one.session.apply(AcceptGrade())
    answered = one.journal.entries[0].answered
    assert answered is not None
    assert (answered.seed, answered.grade) == (seed, 5)


# The rest -------------------------------------------------------------------


def test_languages_go_round() -> None:
    one = sitting([BASIC])
    shows = [one.session.apply(SwitchLanguage()).show for _ in range(3)]
    assert shows == [Show.ZH, Show.BOTH, Show.EN]


def test_quitting_keeps_what_was_graded_and_ends_the_session() -> None:
    one = sitting([BASIC, REVERSED])
    graded(one.session, 4)
    state = one.session.apply(Quit()).state
    assert isinstance(state, Left)
    assert (state.tally.new, state.remaining) == (1, 2)
    assert one.session.apply(GiveAnswer(Shown())).state is state


def test_actions_at_the_wrong_moment_change_nothing() -> None:
    one = sitting([BASIC])
    for action in (AcceptGrade(), CorrectTicks(frozenset()), Retry()):
        before = one.session.view.state
        assert one.session.apply(action).notices == (NotNow(),)
        assert one.session.view.state is before
    one.session.apply(GiveAnswer(Shown()))
    for again in (ShowHint(), GiveAnswer(Shown())):
        assert one.session.apply(again).notices == (NotNow(),)
    assert one.journal.entries == []


def test_the_finish_tells_what_was_done_and_what_comes() -> None:
    one = sitting([BASIC, REVERSED], queue=[item(BASIC), item(REVERSED)])
    graded(one.session, 5)
    one.clock.seconds += 90
    graded(one.session, 3)
    graded(one.session, 4)
    state = one.session.view.state
    assert isinstance(state, Finished)
    assert (state.tally.new, state.tally.drilled) == (2, 1)
    assert state.tally.grades == (0, 0, 0, 1, 0, 1)
    assert state.seconds == 90
    assert state.ahead == (3, 0, 2, 0, 0, 0, 1)


def test_position_and_total_follow_the_drill() -> None:
    one = sitting([BASIC, TYPED])
    assert (one.session.view.position, one.session.view.total) == (1, 2)
    graded(one.session, 1)
    assert (one.session.view.position, one.session.view.total) == (2, 3)
