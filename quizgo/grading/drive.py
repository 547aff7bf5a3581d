"""Grades what a learner does at the scheduler's helm: the run is steered by the moves."""

from __future__ import annotations

from dataclasses import replace

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer, Driven
from quizgo.grading.helm import Stand, stand_of
from quizgo.grading.programs import does_not_compile, unfit
from quizgo.grading.ran import Json
from quizgo.grading.sandbox import SANDBOX, Broken
from quizgo.grading.verdict import Detail, DriveDetail, GivenUp, Outcome, Unfit, UnfitDetail
from quizgo.model import Drive


def stand(
    body: Drive, moves: tuple[int, ...], *, goes_on: bool = False, seed: int | None = None
) -> Stand | UnfitDetail:
    """Where the run stands after these moves; with `goes_on` after those that let it go on besides.

    Raises programs.Stopped where the learner stops it.
    """
    answer = SANDBOX.ask("stand", {**_job(body, seed), "moves": moves, "goes_on": goes_on})
    if isinstance(answer, Broken):
        return unfit(answer)
    return does_not_compile(answer[1]) if answer[0] == "refused" else stand_of(answer[1])


@dataclass(frozen=True, slots=True)
class Way:
    """The right moves."""

    moves: tuple[int, ...]
    cost: int
    """How many of them count."""


@dataclass(frozen=True, slots=True)
class NoWay:
    """None was found in so many runs."""

    runs: int
    is_certain: bool
    """There is none of so few moves."""


def way(body: Drive, *, seed: int | None = None) -> Way | NoWay | UnfitDetail:
    """What Go does, or the fewest moves to the goal. Raises programs.Stopped."""
    answer = SANDBOX.ask("way", _job(body, seed))
    if isinstance(answer, Broken):
        return unfit(answer)
    match answer:
        case ["refused", messages]:
            return does_not_compile(messages)
        case ["limit", text]:
            return UnfitDetail(Unfit.LIMIT, text)
        case ["way", moves, cost]:
            return Way(tuple(moves), cost)
        case _:
            return NoWay(*answer[1:])


def is_complete(body: Drive, found: Stand) -> bool:
    """Whether nothing is left to decide: the moves can be handed in."""
    if not found.candidates or (body.is_as_go and found.first_wrong is not None):
        return True
    if body.is_as_go:
        return 0 < body.moves <= len(found.moves)
    return found.used > body.moves


def judge_drive(body: Drive, answer: Answer) -> tuple[Outcome, Detail]:
    """What becomes of the moves. Raises programs.Stopped."""
    if not isinstance(answer, Driven):
        return Outcome.NOTHING, GivenUp(some_passed=False)
    if answer.gives_up:
        way(body)  # what is shown next
        outcome = Outcome.WRONG if answer.handed_in else Outcome.NOTHING
        return outcome, GivenUp(answer.some_passed)
    found = stand(body, answer.moves)
    if isinstance(found, UnfitDetail):
        return Outcome.SELF, found
    detail = _detail(body, answer.moves, found)
    return Outcome.RIGHT if detail.is_right else Outcome.WRONG, detail


def _detail(body: Drive, moves: tuple[int, ...], found: Stand) -> DriveDetail:
    wrong = found.first_wrong
    if body.is_as_go:
        kept = moves if wrong is None else (*moves[:wrong], found.made[wrong].go)
        is_right = wrong is None and is_complete(body, found)
        return DriveDetail(found, kept, is_right, wrong, bool(wrong))
    is_right = found.is_reached and found.used <= body.moves
    if found.used > body.moves:  # nothing more can be chosen from there
        found = replace(found, candidates=())
    return DriveDetail(found, moves, is_right, None, some_right=False)


def _job(body: Drive, seed: int | None) -> dict[str, Json]:
    return {
        "source": body.go,
        "rules": body.rules,
        "seed": body.seed if seed is None else seed,
        "goal": [body.goal.kind, body.goal.text],
        "after": body.after,
        "most": body.moves,
        "procs": body.procs,
    }
