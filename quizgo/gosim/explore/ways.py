"""The fewest moves by which a program can be steered to a goal, by breadth-first search.

Every schedule of one move is tried, then every one of two. Letting a goroutine go on costs
nothing, so one run tells of all the places on its way where a move could be made. The search is
without memory: each schedule is run from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from quizgo.gosim.choices import Choices
from quizgo.gosim.code.program import Program
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.machine import Machine, Outcome
from quizgo.gosim.rules import GO_1_27, Rules
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.helm import Helm, Moves
from quizgo.gosim.sched.offered import Spot

MOST_RUNS = 4_000
"""Of one search."""
MOST_RUNS_OF_SEVERAL = 600
"""The same on several Ps, where a run takes four times as long."""
QUIET = Costs(jitter=0)
"""The machine has nothing else to do: what is steered is left to the moves, not to chance."""
_LIMITS = Limits(steps=200_000, time_ns=10_000_000_000)


class Way(NamedTuple):
    """A way to the goal."""

    moves: tuple[int, ...]
    """A candidate at each decision."""
    cost: int
    """How many of them choose somebody: letting go on is no move."""
    outcome: Outcome
    runs: int


class NoWay(NamedTuple):
    """None was found."""

    runs: int
    is_certain: bool
    """Every schedule of that many moves was run, each to its end."""


def fewest(
    program: Program,
    is_reached: Callable[[Outcome], bool],
    *,
    most: int,
    procs: int = 1,
    seed: int = 1,
    rules: Rules = GO_1_27,
    limits: Limits = _LIMITS,
    most_runs: int | None = None,
) -> Way | NoWay:
    """A way of at most so many moves, none of which is shorter."""
    bound = most_runs or (MOST_RUNS if procs == 1 else MOST_RUNS_OF_SEVERAL)
    runs, is_certain = 0, True
    level: list[tuple[int, ...]] = [()]
    for cost in range(most + 1):
        following: list[tuple[int, ...]] = []
        for moves in level:
            if runs == bound:
                return NoWay(runs, is_certain=False)
            runs += 1
            course = Moves(moves, goes_on=True)
            machine = Machine(
                program,
                Choices(seed),
                rules=rules,
                limits=limits,
                costs=QUIET,
                procs=procs,
                look=course,
            )
            outcome, helm = machine.run(), machine.helm
            assert helm is not None
            if outcome.how is not How.STOPPED and is_reached(outcome):
                made = tuple(decision.picked for decision in helm.decisions)
                return Way(made, cost, outcome, runs)
            is_cut = helm.position is not None and helm.position.candidates[0].spot is Spot.RUNNING
            is_certain = is_certain and not is_cut and outcome.how is not How.LIMIT
            if cost < most:
                following += _one_more(len(moves), helm)
        level = following
    return NoWay(runs, is_certain)


def _one_more(begun: int, helm: Helm) -> Iterator[tuple[int, ...]]:
    """The moves so far and one more, at each place on the way from there."""
    made = tuple(decision.picked for decision in helm.decisions)
    for at in range(begun, len(made)):
        others = range(1, len(helm.decisions[at].candidates))
        yield from ((*made[:at], other) for other in others)
    if helm.position is not None:
        yield from ((*made, other) for other in range(len(helm.position.candidates)))
