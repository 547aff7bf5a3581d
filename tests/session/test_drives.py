"""A drive in a session: failed moves are counted, the first right ones end it, no drill follows."""

from __future__ import annotations

from quizgo.grading.answers import Driven
from quizgo.grading.drive import Way, way
from quizgo.grading.verdict import DriveDetail, GivenUp
from quizgo.model import Answered, Card, EntryKind
from quizgo.session.actions import AcceptGrade, GiveAnswer, Reload, Retry, ShowHint
from quizgo.session.state import Asking, Finished, Judged, Question
from tests.driving import AS_GO, LOST, drive
from tests.studying import Sitting, sitting


def right(card: Card) -> tuple[int, ...]:
    found = way(drive(card))
    assert isinstance(found, Way)
    return found.moves


def asking(one: Sitting) -> Question:
    state = one.session.view.state
    assert isinstance(state, Asking)
    return state.question


def logged(one: Sitting) -> Answered:
    one.session.apply(AcceptGrade())
    answered = one.journal.entries[-1].answered
    assert answered is not None
    return answered


def test_right_at_once_is_a_5() -> None:
    one = sitting([LOST])
    one.session.apply(GiveAnswer(Driven(right(LOST))))
    assert isinstance(one.session.view.state, Judged)
    answered = logged(one)
    assert (answered.grade, answered.attempts, answered.hints) == (5, 1, 0)


def test_moves_that_fail_are_counted_and_the_question_stays() -> None:
    one = sitting([AS_GO])
    one.session.apply(GiveAnswer(Driven((3, 1))))
    question = asking(one)
    assert isinstance(question.tried, DriveDetail)
    assert (question.hand_ins, question.some_passed) == (1, True)
    one.session.apply(GiveAnswer(Driven(right(AS_GO))))
    answered = logged(one)
    assert (answered.grade, answered.attempts) == (4, 2)


def test_with_a_hint_it_is_a_3_at_most() -> None:
    one = sitting([AS_GO])
    one.session.apply(ShowHint())
    one.session.apply(GiveAnswer(Driven(right(AS_GO))))
    answered = logged(one)
    assert (answered.grade, answered.hints) == (3, 1)


def test_giving_up_after_a_good_beginning_is_a_2_and_not_drilled() -> None:
    one = sitting([AS_GO])
    one.session.apply(GiveAnswer(Driven((3, 1))))
    one.session.apply(GiveAnswer(Driven((3, 0), gives_up=True)))
    state = one.session.view.state
    assert isinstance(state, Judged)
    assert state.verdict.detail == GivenUp(some_passed=True)
    assert logged(one).grade == 2
    assert isinstance(one.session.view.state, Finished)
    assert one.journal.kinds() == [EntryKind.SCHEDULED]


def test_a_retry_counts_anew_and_keeps_the_first_verdict() -> None:
    one = sitting([AS_GO])
    one.session.apply(GiveAnswer(Driven((), gives_up=True)))
    one.session.apply(Retry())
    assert asking(one).hand_ins == 0
    one.session.apply(GiveAnswer(Driven(right(AS_GO))))
    assert logged(one).grade == 0


def test_a_card_that_is_read_again_forgets_what_failed() -> None:
    one = sitting([AS_GO])
    one.session.apply(GiveAnswer(Driven((0,))))
    one.session.apply(Reload())
    assert asking(one).tried is None
