"""`quizgo check` on drives: what has nothing to decide, or a goal out of reach, is a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgo.grading.check_drives import drive_faults
from quizgo.model import Drive, Goal, GoalKind
from tests.driving import AS_GO, LOST, drive

ORDER, UPDATE = drive(AS_GO), drive(LOST)
ALONE = "package main\n\nfunc main() {\n\tprintln(1)\n}\n"
ENDLESS = "package main\n\nvar x int\n\nfunc main() {\n\tfor {\n\t\tx++\n\t}\n}\n"
BY_CHANCE = """package main

import "math/rand"

func wait(ch chan bool) { <-ch }

func main() {
	ch, stop := make(chan bool), make(chan bool)
	for range 1 + rand.Intn(8) {
		go wait(ch)
	}
	close(ch)
	go wait(stop)
	go close(stop)
	<-stop
}
"""


def faults(body: Drive) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in drive_faults(AS_GO, body)]


@pytest.mark.parametrize("body", [ORDER, UPDATE, replace(UPDATE, procs=2)])
def test_good_drives_have_no_fault(body: Drive) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "line", "part"),
    [
        (replace(ORDER, go="package main\n"), 20, "does not compile"),
        (replace(ORDER, go=ALONE), 20, "nothing to decide"),
        (replace(ORDER, go=ENDLESS), 20, "stopped by the steps limit"),
        (replace(ORDER, moves=20), 30, "decides only 3 times"),
        (replace(ORDER, after=2, moves=2), 30, "decides only 1 times"),
        (replace(ORDER, go=BY_CHANCE), 20, "depends on chance"),
        (replace(UPDATE, goal=Goal(GoalKind.OUTPUT, "2"), go=ALONE), 30, "cannot be reached"),
        (replace(UPDATE, moves=1), 30, "all "),
        (replace(UPDATE, goal=Goal(GoalKind.PANIC, "x")), 30, "cannot be reached in 2 moves"),
        (replace(UPDATE, go=ALONE, goal=Goal(GoalKind.OUTPUT)), 30, "without a move"),
        (replace(UPDATE, moves=9, procs=4, goal=Goal(GoalKind.PANIC, "x")), 30, "In 600 runs"),
        (replace(ORDER, procs=4, go=ENDLESS), 20, "stopped by the steps limit"),
        (replace(ORDER, procs=3, moves=30), 30, "decides only"),
    ],
)
def test_faults_are_told_at_their_line(body: Drive, line: int, part: str) -> None:
    ((at, message),) = faults(replace(body, go_line=20, goal_line=30))
    assert part in message
    assert at >= line
