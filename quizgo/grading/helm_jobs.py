"""What the child process does for `drive` cards: it steers runs, and searches for ways."""

from __future__ import annotations

from collections.abc import Callable

from quizgo import gosim
from quizgo.gosim.explore import ways
from quizgo.gosim.sched.helm import AsGo, Moves
from quizgo.grading.lab_checks import lines_of
from quizgo.grading.ran import Json
from quizgo.grading.steered import stand_json
from quizgo.model import GoalKind

LIMITS = gosim.Limits(
    steps=1_000_000,
    time_ns=60 * 1_000_000_000,
    goroutines=2_000,
    heap_bytes=64 << 20,
    output_bytes=64 << 10,
    stack_bytes=16 << 20,
)
"""Of one run. What is steered by hand is short."""


def stand(program: gosim.Program, job: Json) -> Json:
    """Where a run stands after the moves of a job: `["stand", …]`."""
    moves = tuple(job["moves"])
    if job["goal"][0] == GoalKind.AS_GO:
        look: AsGo | Moves = AsGo(job["after"], len(moves), moves)
    else:
        look = Moves(moves, job["goes_on"])
    machine, outcome = _run(program, job, look)
    assert machine.helm is not None
    reached = goal_of(job)(outcome)
    return ["stand", stand_json(machine.helm, outcome, moves, is_reached=reached)]


def way(program: gosim.Program, job: Json) -> Json:
    """`["way", right moves, cost]`, `["none", runs, is_certain]` or `["limit", text]`."""
    if job["goal"][0] == GoalKind.AS_GO:
        machine, outcome = _run(program, job, AsGo(job["after"], job["most"] or MOST_ASKED))
        assert machine.helm is not None
        if outcome.how is gosim.How.LIMIT:
            return ["limit", outcome.text]
        picked = [decision.picked for decision in machine.helm.decisions]
        picked = picked[: job["most"] or MOST_ASKED]
        return ["way", picked, len(picked)]
    found = ways.fewest(
        program,
        goal_of(job),
        most=job["most"],
        procs=job["procs"],
        seed=job["seed"],
        rules=gosim.RULES[job["rules"]],
        limits=LIMITS,
    )
    if isinstance(found, ways.Way):
        return ["way", found.moves, found.cost]
    return ["none", found.runs, found.is_certain]


MOST_ASKED = 30
"""Decisions of `as-go` where the card does not say."""


def goal_of(job: Json) -> Callable[[gosim.Outcome], bool]:
    """Whether a run that has ended is what a job's goal asks for."""
    kind, text = job["goal"]
    match GoalKind(kind):
        case GoalKind.DEADLOCK:
            return lambda outcome: outcome.how is gosim.How.DEADLOCK
        case GoalKind.LEAK:
            return lambda outcome: outcome.how is gosim.How.EXIT and bool(outcome.blocked)
        case GoalKind.PANIC:
            return lambda outcome: outcome.how is gosim.How.PANIC and text in outcome.text
        case GoalKind.OUTPUT:
            wanted = lines_of(text)
            return lambda outcome: (
                outcome.how is gosim.How.EXIT and lines_of(_text(outcome)) == wanted
            )
        case GoalKind.AS_GO:
            return lambda outcome: True


def _text(outcome: gosim.Outcome) -> str:
    return outcome.stdout.decode("utf-8", "replace")


def _run(
    program: gosim.Program, job: Json, look: AsGo | Moves
) -> tuple[gosim.Machine, gosim.Outcome]:
    machine = gosim.Machine(
        program,
        gosim.Choices(job["seed"]),
        limits=LIMITS,
        rules=gosim.RULES[job["rules"]],
        costs=ways.QUIET,
        procs=job["procs"],
        look=look,
    )
    return machine, machine.run()
