"""The fields of `drive` cards: what the learner at the scheduler's helm is to bring about."""

from __future__ import annotations

from quizgo.deck.types import (
    BOOL,
    STRING,
    Field,
    Getter,
    Report,
    Shape,
    Type,
    integer,
    mapping,
)
from quizgo.model import Body, Drive, Goal, GoalKind
from quizgo.text.yaml_nodes import Map, Node, Scalar

_AIMS = "`as-go`, or one of `{deadlock: true}`, `{leak: true}`, `{panic: text}`, `{output: text}`"

DEADLOCK = Field("deadlock", BOOL, False, "All goroutines must fall asleep.")
LEAK = Field("leak", BOOL, False, "main must end while other goroutines still wait.")
PANIC = Field("panic", STRING, "", "It must panic, with a message that holds this text.")
OUTPUT = Field("output", STRING, "", "It must end by itself and have printed this on stdout.")
_FAILURE = Shape.of(DEADLOCK, LEAK, PANIC, OUTPUT)


def _failure(get: Getter) -> Goal | None:
    if get(DEADLOCK):
        return Goal(GoalKind.DEADLOCK)
    if get(LEAK):
        return Goal(GoalKind.LEAK)
    if get(PANIC):
        return Goal(GoalKind.PANIC, get(PANIC))
    return Goal(GoalKind.OUTPUT, get(OUTPUT)) if get(OUTPUT) else None


_FAILURE_MAPPING = mapping(_FAILURE, _failure)


def _read_goal(node: Node, where: str, report: Report) -> Goal | None:
    if isinstance(node, Scalar) and node.value == GoalKind.AS_GO:
        return Goal(GoalKind.AS_GO)
    if isinstance(node, Map):
        before = len(report.faults)
        goal = _FAILURE_MAPPING.read(node, where, report)
        if len(report.faults) > before or (goal is not None and len(node.values) == 1):
            return goal
    report.add(node.line, f"`{where}` must be {_AIMS}.")
    return None


GOAL: Field[Goal] = Field(
    "goal",
    Type(
        _read_goal,
        {
            "anyOf": [
                {"const": str(GoalKind.AS_GO)},
                {**_FAILURE_MAPPING.schema, "minProperties": 1, "maxProperties": 1},
            ]
        },
    ),
    Goal(GoalKind.AS_GO),
    f"What the learner does: {_AIMS}. `as-go` is to choose what the scheduler would choose.",
    True,
)

MOST_MOVES = 30
MOVES = Field(
    "moves",
    integer(1, MOST_MOVES),
    0,
    "At most so many moves; for `as-go`, how many decisions are asked (else all there are).",
)
AFTER = Field(
    "after",
    integer(0, 1_000),
    0,
    "For `as-go`: so many decisions are left to the scheduler first.",
)

MOST_DRIVEN = 4
"""Ps that fit on a small screen."""
DRIVE_PROCS = Field("procs", integer(1, MOST_DRIVEN), 1, "GOMAXPROCS: how many Ps are steered.")


def check_goal(body: Body, lines: Getter, report: Report) -> None:
    """What must be there for a goal, or must not."""
    assert isinstance(body, Drive)
    if body.goal.kind is GoalKind.AS_GO:
        return
    if not body.moves:
        line = lines.node.line_of(GOAL.name)
        report.add(line, "`moves` is missing. Say in how many the goal must be reached.")
    if AFTER.name in lines.node.values:
        line = lines.node.line_of(AFTER.name)
        report.add(line, "`after` is for `goal: as-go`. Take it out.")
