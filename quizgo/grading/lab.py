"""Grades a lab: the learner's program is run often, and every run is held against the checks."""

from __future__ import annotations

from quizgo.grading import lab_checks
from quizgo.grading.answers import Answer, Driven, Program
from quizgo.grading.programs import unfit
from quizgo.grading.ran import Json, from_json
from quizgo.grading.sandbox import SANDBOX, Broken
from quizgo.grading.verdict import (
    Detail,
    DriveDetail,
    Failure,
    GivenUp,
    LabDetail,
    Outcome,
    Refusal,
    Unfit,
    UnfitDetail,
)
from quizgo.model import Grade, Lab

MAX_SOURCE = 100_000
"""Characters of a program that is handed in. A lab's own programs are shorter than a fifth."""

GOOD_TRIES = 3
"""Up to so many hand-ins the grade is 4."""


def judge_lab(body: Lab, answer: Answer) -> tuple[Outcome, Detail]:
    """What becomes of a program that is handed in, or of giving up.

    Raises programs.Stopped where the learner stops it.
    """
    if not isinstance(answer, Program):
        return Outcome.NOTHING, GivenUp(some_passed=False)
    if answer.gives_up:
        outcome = Outcome.WRONG if answer.handed_in else Outcome.NOTHING
        return outcome, GivenUp(answer.some_passed)
    found = tried(body, answer.source)
    match found:
        case LabDetail():
            return Outcome.RIGHT if found.is_right else Outcome.WRONG, found
        case Refusal():
            return Outcome.NOTHING, found
        case UnfitDetail():
            return Outcome.SELF, found


def lab_grade(detail: LabDetail | DriveDetail | Refusal | GivenUp, answer: Answer) -> Grade:
    """The grade by how many hand-ins it took, or by how far they came. Hints are not looked at."""
    tries = answer.handed_in if isinstance(answer, Program | Driven) else 0
    match detail:
        case LabDetail() | DriveDetail() if detail.is_right:
            if tries == 0:
                return Grade.EASY
            return Grade.GOOD if tries < GOOD_TRIES else Grade.HARD
        case GivenUp(some_passed=True):
            return Grade.CLOSE
        case LabDetail() | DriveDetail() | Refusal() | GivenUp():
            return Grade.WRONG if tries else Grade.BLACKOUT


def tried(body: Lab, source: str) -> LabDetail | Refusal | UnfitDetail:
    """A program held against the checks of a lab, over all its runs up to the first failure."""
    if len(source) > MAX_SOURCE:
        return Refusal((f"prog.go:1: the program is longer than {MAX_SOURCE:,} characters",))
    answer = SANDBOX.ask("lab", _job(body, source))
    if isinstance(answer, Broken):
        broken = unfit(answer)
        if broken.why is Unfit.LIMIT:
            return LabDetail((False,) * len(body.checks), 0, None, broken.text)
        return broken
    if answer[0] == "refused":
        return Refusal(tuple(answer[1]))
    if answer[0] == "passed":
        return LabDetail((True,) * len(body.checks), answer[1], None)
    return _failed(*answer[1:])


def _failed(
    runs: int,
    rules: str,
    procs: int,
    seed: int,
    ran: Json,
    passed: list[bool],
    lines: list[int],
) -> LabDetail:
    check = passed.index(False) if False in passed else None
    run = from_json(ran)
    line = lab_checks.line_of_limit(run) if check is None else lines[check]
    failure = Failure(check, line, rules, procs, seed, run)
    return LabDetail(tuple(passed), runs, failure)


def _job(body: Lab, source: str) -> dict[str, Json]:
    return {
        "source": source,
        "starter": body.go,
        "checks": lab_checks.to_json(body.checks),
        "rules": body.runs.rules,
        "procs": body.runs.procs,
        "seeds": body.runs.seeds,
    }
