"""Where a steered run stands, out of the simulator: what `helm` reads on the other side."""

from __future__ import annotations

from typing import Final

from quizgo.gosim import How, Inside, Outcome
from quizgo.gosim.sched.follow import Follow
from quizgo.gosim.sched.helm import Decision, Helm, Position
from quizgo.gosim.sched.names import Names
from quizgo.gosim.sched.offered import Candidate
from quizgo.grading.helm import IDLE, IN_KERNEL, LOOKS, RUNS, RUNTIME, WAKES
from quizgo.grading.ran import Json, of_outcome, to_json

MOST_QUEUED: Final = 12
"""Goroutines of one queue that are named."""
MOST_SHOWN: Final = 400
"""Characters of what was printed so far, from the end."""


def stand_json(helm: Helm, outcome: Outcome, moves: tuple[int, ...], *, is_reached: bool) -> Json:
    """Where a run stands, as JSON. `moves` are those that were given."""
    names = Names(helm.born)
    is_over = outcome.how is not How.STOPPED
    ran = of_outcome(outcome) if is_over else None
    decisions = helm.decisions
    if helm.position is not None and isinstance(helm, Follow):
        decisions = decisions[: len(moves)]  # the one that is due was noted, too
    given = [*moves, *[-1] * len(decisions)]
    return [
        [_made(each, names, move) for each, move in zip(decisions, given, strict=False)],
        _position(helm.position, names) if helm.position is not None else None,
        to_json(ran) if ran is not None else None,
        is_reached and is_over,
    ]


def _made(decision: Decision, names: Names, move: int) -> Json:
    """The move, and the decision."""
    candidates = decision.candidates
    is_asked = decision.rule is not None
    if not is_asked or not 0 <= move < len(candidates):
        move = decision.picked
    picked = candidates[decision.picked]
    return [
        move,
        [
            _choosable(candidates[move], names, {}),
            is_asked or decision.is_move,
            names.shown(candidates[0].goid) if decision.is_free else "",
            decision.line,
            decision.p,
            decision.picked if is_asked else -1,
            _choosable(picked, names, {}),
            _named(decision.goid or picked.goid, names),
            decision.rule.value if decision.rule is not None else "",
            decision.drawn,
            [candidates[each].at for each in decision.drawn],
            decision.taken,
            decision.of,
            decision.tick,
        ],
    ]


def _position(position: Position, names: Names) -> Json:
    inside = position.inside
    lines = {goid: line for goid, line, _, _ in _goroutines(inside)}
    stopped = position.stopped
    who = -1 if stopped is None else stopped.g
    is_alone = len(inside.ps) == 1
    return [
        [_choosable(each, names, lines) for each in position.candidates],
        stopped.kind.value if stopped is not None and names.is_known(who) else "",
        names.shown(who) if names.is_known(who) else "",
        stopped.extra if stopped is not None else "",
        position.p,
        _seats(inside, names, lines),
        _queue(inside.schedt["runq"], names, is_alone=is_alone),
        [
            [names.shown(goid), reason, line]
            for goid, line, status, reason in _goroutines(inside)
            if status == "Gwaiting"
        ][:MOST_QUEUED],
        _variables(inside),
        position.stdout.decode("utf-8", "replace")[-MOST_SHOWN:],
    ]


def _seats(inside: Inside, names: Names, lines: dict[int, int]) -> list[Json]:
    """What each P does, and its queues."""
    is_alone = len(inside.ps) == 1
    by_p = {p: m for m in inside.ms if isinstance(p := m["p"], int)}
    given = [m["nextp"] for m in inside.ms]
    seats = []
    for p in inside.ps:
        id = p["id"]
        assert isinstance(id, int)
        m = by_p.get(id)
        curg = m["curg"] if m is not None else None
        name, line = "", 0
        if m is None:
            doing = WAKES if id in given else IDLE
        elif m["insyscall"]:
            doing = IN_KERNEL
        elif isinstance(curg, int):
            doing, name, line = RUNS, _named(curg, names) or RUNTIME, lines.get(curg, 0)
        else:
            doing = LOOKS
        runnext = _queue([] if p["runnext"] is None else [p["runnext"]], names, is_alone=is_alone)
        ring = _queue(p["runq"], names, is_alone=is_alone)
        seats.append([id, doing, name, line, "".join(runnext), ring, p["schedtick"]])
    return seats


def _variables(inside: Inside) -> list[list[str]]:
    """Those of the package; what the library keeps inside of its own types says nothing."""
    shown = [[name, str(value)] for name, value in inside.globals.items()]
    return [each for each in shown if "native:" not in each[1]][:MOST_QUEUED]


def _choosable(candidate: Candidate, names: Names, lines: dict[int, int]) -> Json:
    goid, spot = candidate.goid, candidate.spot
    return [_named(goid, names), spot.value, candidate.at, lines.get(goid, 0)]


def _goroutines(inside: Inside) -> list[tuple[int, int, str, str]]:
    """Goid, line, status and wait reason of each."""
    found = []
    for g in inside.gs:
        goid, line = g["goid"], g["line"]
        assert isinstance(goid, int)
        assert isinstance(line, int)
        found.append((goid, line, str(g["atomicstatus"]), str(g["waitreason"])))
    return found


def _named(goid: object, names: Names) -> str:
    return names.shown(goid) if isinstance(goid, int) and names.is_known(goid) else ""


def _queue(goids: object, names: Names, *, is_alone: bool) -> list[str]:
    """The goroutines of a queue; of a long one the first, and that there are more. On one P those
    of the runtime's own are in nobody's way, and left out."""
    assert isinstance(goids, list)
    every = [_named(goid, names) or ("" if is_alone else RUNTIME) for goid in goids]
    named = [each for each in every if each]
    rest = len(named) - MOST_QUEUED
    return named if rest <= 0 else [*named[:MOST_QUEUED], f"+{rest}"]
