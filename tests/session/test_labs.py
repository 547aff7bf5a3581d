"""A lab in a session: hand-ins are counted, and the drill leaves it out."""

from __future__ import annotations

from quizgo.grading.answers import Program
from quizgo.grading.verdict import GivenUp, LabDetail, Refusal
from quizgo.model import Answered, EntryKind, Lab, Predict, Text
from quizgo.session.actions import AcceptGrade, GiveAnswer, Reload, Retry, ShowHint
from quizgo.session.state import Asking, Finished, Judged, Question, Saved
from tests.studying import BASIC, LAB, LAB_SOLUTION, LAB_STARTER, Sitting, card, item, sitting

HALF = "package main\n\nfunc main() {}\n"
"""Ends as is asked, and prints nothing."""


def hand_in(one: Sitting, program: str, *, gives_up: bool = False) -> None:
    one.session.apply(GiveAnswer(Program(program, gives_up)))


def asking(one: Sitting) -> Question:
    state = one.session.view.state
    assert isinstance(state, Asking)
    return state.question


def logged(one: Sitting) -> Answered:
    one.session.apply(AcceptGrade())
    answered = one.journal.entries[-1].answered
    assert answered is not None
    return answered


def test_the_first_hand_in_that_passes_is_a_5() -> None:
    one = sitting([LAB])
    hand_in(one, LAB_SOLUTION)
    assert isinstance(one.session.view.state, Judged)
    answered = logged(one)
    assert (answered.grade, answered.attempts, answered.hints) == (5, 1, 0)


def test_what_fails_stays_in_hand_and_is_counted() -> None:
    one = sitting([LAB])
    hand_in(one, HALF)
    question = asking(one)
    assert isinstance(question.tried, LabDetail)
    assert (question.hand_ins, question.some_passed) == (1, True)
    hand_in(one, LAB_SOLUTION)
    answered = logged(one)
    assert (answered.grade, answered.attempts) == (4, 2)


def test_what_does_not_compile_is_not_counted() -> None:
    one = sitting([LAB])
    for program in ("", "x", LAB_STARTER + "}"):
        hand_in(one, program)
        assert isinstance(asking(one).tried, Refusal)
        assert asking(one).hand_ins == 0
    hand_in(one, LAB_SOLUTION)
    assert logged(one).grade == 5


def test_hints_and_many_hand_ins_make_it_a_3() -> None:
    one = sitting([LAB])
    one.session.apply(ShowHint())
    hand_in(one, LAB_SOLUTION)
    assert logged(one).grade == 3
    one = sitting([LAB])
    for _ in range(3):
        hand_in(one, LAB_STARTER)
    hand_in(one, LAB_SOLUTION)
    answered = logged(one)
    assert (answered.grade, answered.attempts) == (3, 4)


def test_giving_up_shows_the_reference_and_is_graded_by_what_passed() -> None:
    for programs, grade in (((), 0), ((LAB_STARTER,), 1), ((HALF, LAB_STARTER), 2)):
        one = sitting([LAB])
        for program in programs:
            hand_in(one, program)
        hand_in(one, LAB_STARTER, gives_up=True)
        state = one.session.view.state
        assert isinstance(state, Judged)
        assert isinstance(state.verdict.detail, GivenUp)
        assert logged(one).grade == grade


def test_another_try_begins_anew_and_the_first_counts() -> None:
    one = sitting([LAB])
    hand_in(one, HALF)
    hand_in(one, LAB_STARTER, gives_up=True)
    one.session.apply(Retry())
    assert (asking(one).hand_ins, asking(one).tried) == (0, None)
    hand_in(one, LAB_SOLUTION)
    answered = logged(one)
    assert (answered.grade, answered.attempts) == (2, 2)


def test_a_lab_does_not_come_round_in_the_drill() -> None:
    one = sitting([LAB])
    hand_in(one, LAB_STARTER, gives_up=True)
    view = one.session.apply(AcceptGrade())
    assert isinstance(view.state, Finished)
    (saved,) = view.notices
    assert isinstance(saved, Saved)
    assert not saved.again


def test_a_lab_of_an_earlier_session_is_left_out_of_the_drill() -> None:
    first = sitting([LAB, BASIC], queue=[item(LAB), item(BASIC)])
    hand_in(first, LAB_STARTER, gives_up=True)
    first.session.apply(AcceptGrade())
    journal = first.journal
    later = sitting([LAB, BASIC], journal=journal, queue=[], drill=[item(LAB)])
    assert isinstance(later.session.view.state, Finished)


def test_an_edited_card_is_asked_without_the_old_verdict() -> None:
    one = sitting([LAB])
    hand_in(one, LAB_STARTER)
    one.session.apply(Reload())
    assert (asking(one).tried, asking(one).hand_ins) == (None, 1)


def test_a_card_that_varies_is_drawn_by_the_seed_in_the_log() -> None:
    go = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println({{n}}) }\n'
    varied = card("vary", Predict(Text("{{n}}?"), go, vary=(("n", ("3", "5", "8")),)))
    drawn = set()
    for seed in range(9):
        one = sitting([varied], seed=seed)
        body = asking(one).card.body
        assert isinstance(body, Predict)
        assert body.ask.en is not None
        assert f"Println({body.ask.en[0]})" in body.go
        drawn.add(body.ask.en)
        one.session.apply(Reload())
        assert asking(one).card.body == body
    assert drawn == {"3?", "5?", "8?"}


def test_the_log_tells_the_kind_of_round() -> None:
    one = sitting([LAB], cram=True)
    assert isinstance(asking(one).card.body, Lab)
    hand_in(one, LAB_SOLUTION)
    one.session.apply(AcceptGrade())
    assert one.journal.kinds() == [EntryKind.CRAM]
