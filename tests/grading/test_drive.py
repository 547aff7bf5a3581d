"""Drives: moves are judged by steering the run; the right ones are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.grading.answers import Driven, Shown
from quizgo.grading.drive import NoWay, Way, is_complete, stand, way
from quizgo.grading.grade import grade
from quizgo.grading.helm import GLOBAL, RING, RUNNEXT, RUNNING, Stand
from quizgo.grading.verdict import DriveDetail, GivenUp, Outcome, Unfit, UnfitDetail, Verdict
from quizgo.model import Drive, Goal, GoalKind, Grade, Lang
from tests.driving import AS_GO, LOST, drive
from tests.studying import item

ORDER, UPDATE = drive(AS_GO), drive(LOST)


def judged(body: Drive, answer: Driven | Shown, *, hints: int = 0) -> Verdict:
    return grade(item(AS_GO), body, answer, lang=Lang.EN, seconds=1.0, hints=hints)


def stood(body: Drive, *moves: int, goes_on: bool = False) -> Stand:
    found = stand(body, moves, goes_on=goes_on)
    assert isinstance(found, Stand)
    return found


def test_the_first_decision_is_shown_with_the_queues() -> None:
    found = stood(ORDER)
    assert [(each.name, each.spot, each.at) for each in found.candidates] == [
        ("worker#1", RING, 1),
        ("worker#2", RING, 2),
        ("worker#3", RING, 3),
        ("worker#4", RUNNEXT, 1),
    ]
    (only,) = found.seats
    assert (only.runnext, only.ring) == ("worker#4", ("worker#1", "worker#2", "worker#3"))
    assert (found.stopped, found.stopped_name) == ("go_block", "main")
    assert found.made == ()


def test_a_running_goroutine_can_go_on() -> None:
    found = stood(UPDATE)
    assert [(each.name, each.spot) for each in found.candidates] == [
        ("main", RUNNING),
        ("add", RUNNEXT),
    ]
    assert found.can_go_on
    assert found.variables == (("counter", "0"),)


def test_going_on_stops_where_somebody_must_be_chosen() -> None:
    found = stood(UPDATE, goes_on=True)
    assert not found.can_go_on
    assert found.used == 0
    assert set(found.moves) == {0}


def test_who_is_interrupted_goes_to_the_global_queue() -> None:
    found = stood(UPDATE, 1)
    assert found.shared == ("main",)
    assert [each.spot for each in found.candidates] == [RUNNING, GLOBAL]


SLOW = """package main

var x int

func spin() {
	for range 1_000_000 {
		x++
	}
}

func main() {
	go spin()
	go spin()
	spin()
}
"""


def test_who_is_preempted_at_the_end_of_its_slice_is_told() -> None:
    found = stood(replace(ORDER, go=SLOW))
    assert (found.stopped, found.stopped_name) == ("go_preempt", "main")
    assert {each.spot for each in found.candidates} == {RUNNEXT, RING, GLOBAL}


def test_go_s_own_moves_are_right() -> None:
    found = way(ORDER)
    assert isinstance(found, Way)
    verdict = judged(ORDER, Driven(found.moves))
    assert (verdict.outcome, verdict.proposed) == (Outcome.RIGHT, Grade.EASY)


def test_the_first_wrong_move_is_told_and_go_s_takes_its_place() -> None:
    verdict = judged(ORDER, Driven((3, 1)))
    detail = verdict.detail
    assert isinstance(detail, DriveDetail)
    assert (detail.wrong, detail.kept, detail.some_right) == (1, (3, 0), True)
    assert detail.stand.made[1].rule == "ring"
    assert verdict.outcome is Outcome.WRONG


def test_fewest_moves_are_right_and_more_are_not() -> None:
    found = way(UPDATE)
    assert isinstance(found, Way)
    assert found.cost == 2
    assert judged(UPDATE, Driven(found.moves)).outcome is Outcome.RIGHT
    late = replace(UPDATE, moves=1)
    assert judged(late, Driven(found.moves)).outcome is Outcome.WRONG
    assert judged(UPDATE, Driven((0, 0, 0, 0, 0))).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("handed_in", "hints", "expected"), [(0, 0, 5), (1, 0, 4), (2, 0, 4), (3, 0, 3), (0, 1, 3)]
)
def test_grades_go_by_hand_ins_and_hints(handed_in: int, hints: int, expected: int) -> None:
    found = way(ORDER)
    assert isinstance(found, Way)
    answer = Driven(found.moves, handed_in=handed_in)
    assert judged(ORDER, answer, hints=hints).proposed == expected


@pytest.mark.parametrize(
    ("handed_in", "some", "expected"), [(0, False, 0), (1, False, 1), (2, True, 2)]
)
def test_giving_up_is_graded_by_how_far_one_came(handed_in: int, some: bool, expected: int) -> None:
    answer = Driven((), gives_up=True, handed_in=handed_in, some_passed=some)
    verdict = judged(ORDER, answer)
    assert verdict.detail == GivenUp(some)
    assert verdict.proposed == expected


def test_an_answer_of_another_kind_is_none() -> None:
    assert judged(ORDER, Shown()).outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    ("kind", "text", "go"),
    [
        (
            GoalKind.DEADLOCK,
            "",
            "\tch := make(chan int)\n\tgo func() { <-ch }()\n\tch <- 1\n\t<-ch\n",
        ),
        (GoalKind.LEAK, "", "\tgo func() { select {} }()\n"),
        (
            GoalKind.PANIC,
            "closed",
            "\tch := make(chan int, 1)\n\tgo func() { ch <- 1 }()\n\tclose(ch)\n",
        ),
        (GoalKind.OUTPUT, "", "\tgo func() {}()\n"),
    ],
)
def test_every_goal_can_be_reached(kind: GoalKind, text: str, go: str) -> None:
    body = replace(UPDATE, go=f"package main\n\nfunc main() {{\n{go}}}\n", goal=Goal(kind, text))
    found = way(body)
    assert isinstance(found, Way)
    assert stood(body, *found.moves).is_reached


def test_what_cannot_be_reached_is_told() -> None:
    found = way(replace(UPDATE, goal=Goal(GoalKind.PANIC, "no")))
    assert isinstance(found, NoWay)
    assert found.is_certain


def test_a_program_that_does_not_compile_makes_no_question() -> None:
    body = replace(ORDER, go="package main\n")
    for found in (stand(body, ()), way(body)):
        assert isinstance(found, UnfitDetail)
        assert found.why is Unfit.COMPILE
    assert judged(body, Driven(())).outcome is Outcome.SELF


@pytest.mark.parametrize("go", ["for {\n\t}", 'for {\n\t\tprint("x")\n\t}', "main()"])
def test_programs_without_end_are_ended(go: str) -> None:
    body = replace(UPDATE, go=f"package main\n\nfunc main() {{\n\tgo main()\n\t{go}\n}}\n")
    found = stand(body, (0,) * 20, goes_on=True)
    assert isinstance(found, Stand | UnfitDetail)


@settings(max_examples=30, deadline=None)
@given(moves=st.lists(st.integers(-1, 9), max_size=15))
def test_any_moves_are_judged(moves: list[int]) -> None:
    for body in (ORDER, UPDATE):
        verdict = judged(body, Driven(tuple(moves)))
        assert isinstance(verdict.detail, DriveDetail)
        assert verdict.outcome in (Outcome.RIGHT, Outcome.WRONG)
        if verdict.outcome is Outcome.RIGHT:
            assert is_complete(body, verdict.detail.stand)
