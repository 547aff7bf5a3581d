"""Where a steered run stands, as plain values that fit through a pipe: what a learner at the
scheduler's helm sees, and what was decided so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.frozen import dataclass
from quizgo.grading.ran import Json, Ran, from_json, of_outcome, to_json

if TYPE_CHECKING:
    from quizgo.gosim import Inside, Outcome
    from quizgo.gosim.sched.names import Names
    from quizgo.gosim.sched.steer import Candidate, Decision, Helm, Position

MOST_QUEUED = 12
"""Goroutines of one queue that are named."""
MOST_SHOWN = 400
"""Characters of what was printed so far, from the end."""

RUNNING, RUNNEXT, RING, GLOBAL = "running", "runnext", "ring", "global"
"""Where a goroutine stands that can be chosen."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A goroutine that may run next."""

    name: str
    spot: str
    at: int
    """Its place in the ring or the global queue, from 1."""
    line: int
    """Where it goes on; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A goroutine that waits."""

    name: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Made:
    """A decision: what the learner chose and, where Go decides, what Go did."""

    chosen: str
    is_move: bool
    """Whether it counts."""
    over: str
    """Who could have gone on; empty where nobody could."""
    line: int
    """Where that one stood."""
    right: int
    """What Go did, as an index into the candidates; -1 where it was not asked."""
    go_chose: str
    rule: str
    """The value of gosim's Rule; empty where the learner decided."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the run stands after some moves."""

    moves: tuple[int, ...]
    """Those made, one for each decision."""
    candidates: tuple[Choosable, ...]
    """Nobody: the run is over, or no more is asked."""
    stopped: str
    """How the last goroutine stopped: `go_block`, `go_exit`…; empty where one can go on."""
    stopped_name: str
    stopped_why: str
    runnext: str
    ring: tuple[str, ...]
    shared: tuple[str, ...]
    """The global queue."""
    tick: int
    """schedtick of the P."""
    waiting: tuple[Someone, ...]
    variables: tuple[tuple[str, str], ...]
    """Of the package."""
    stdout: str
    made: tuple[Made, ...]
    ran: Ran | None
    """How the program ended, once it has."""
    is_reached: bool
    """The goal, by that end."""

    @property
    def used(self) -> int:
        """Moves that count."""
        return sum(one.is_move for one in self.made)

    @property
    def can_go_on(self) -> bool:
        return bool(self.candidates) and self.candidates[0].spot == RUNNING

    @property
    def first_wrong(self) -> int | None:
        """The first decision that Go took otherwise."""
        for index, (move, made) in enumerate(zip(self.moves, self.made, strict=False)):
            if made.right not in (-1, move):
                return index
        return None


# To and from the child process ----------------------------------------------


def stand_json(helm: Helm, outcome: Outcome, moves: tuple[int, ...], *, is_reached: bool) -> Json:
    """Where a run stands, as JSON. `moves` are those that were given."""
    from quizgo.gosim import How
    from quizgo.gosim.sched.names import Names
    from quizgo.gosim.sched.steer import Follow

    names = Names(helm.born)
    is_over = outcome.how is not How.STOPPED
    ran = of_outcome(outcome) if is_over else None
    decisions = helm.decisions
    if helm.position is not None:  # the one that is due was noted too, where Go decides
        decisions = decisions[: len(moves)] if isinstance(helm, Follow) else decisions
    given = [*moves, *[-1] * len(decisions)]
    return [
        [_made(each, names, move) for each, move in zip(decisions, given, strict=False)],
        _position(helm.position, names) if helm.position is not None else None,
        to_json(ran) if ran is not None else None,
        is_reached and is_over,
    ]


def stand_of(value: Json) -> Stand:
    """What `stand_json` wrote."""
    made, position, ran, is_reached = value
    if position is None:
        position = [[], "", "", "", "", [], [], 0, [], [], ""]
    candidates, how, who, why, runnext, ring, shared, tick, waiting, variables, stdout = position
    return Stand(
        moves=tuple(move for move, _ in made),
        candidates=tuple(Choosable(*each) for each in candidates),
        stopped=how,
        stopped_name=who,
        stopped_why=why,
        runnext=runnext,
        ring=tuple(ring),
        shared=tuple(shared),
        tick=tick,
        waiting=tuple(Someone(*each) for each in waiting),
        variables=tuple((name, shown) for name, shown in variables),
        stdout=stdout,
        made=tuple(Made(*each) for _, each in made),
        ran=None if ran is None else from_json(ran),
        is_reached=is_reached,
    )


def _made(decision: Decision, names: Names, move: int) -> Json:
    """The move, and the decision."""
    candidates = decision.candidates
    is_asked = decision.rule is not None
    if not is_asked or not 0 <= move < len(candidates):
        move = decision.picked
    chosen, picked = candidates[move], candidates[decision.picked]
    over = names.shown(candidates[0].goid) if decision.is_free else ""
    return [
        move,
        [
            names.shown(chosen.goid),
            is_asked or decision.is_move,
            over,
            decision.line,
            decision.picked if is_asked else -1,
            names.shown(picked.goid) if is_asked else "",
            decision.rule.value if decision.rule is not None else "",
        ],
    ]


def _position(position: Position, names: Names) -> Json:
    inside = position.inside
    lines = {goid: line for goid, line, _, _ in _goroutines(inside)}
    stopped = position.stopped
    who = -1 if stopped is None else stopped.g
    p = inside.ps[0]
    return [
        [_choosable(each, names, lines) for each in position.candidates],
        stopped.kind.value if stopped is not None and names.is_known(who) else "",
        names.shown(who) if names.is_known(who) else "",
        stopped.extra if stopped is not None else "",
        _named(p["runnext"], names),
        _queue(p["runq"], names),
        _queue(inside.schedt["runq"], names),
        position.tick,
        [
            [names.shown(goid), reason, line]
            for goid, line, status, reason in _goroutines(inside)
            if status == "Gwaiting"
        ][:MOST_QUEUED],
        _variables(inside),
        position.stdout.decode("utf-8", "replace")[-MOST_SHOWN:],
    ]


def _variables(inside: Inside) -> list[list[str]]:
    """Those of the package; what the library keeps inside of its own types says nothing."""
    shown = [[name, str(value)] for name, value in inside.globals.items()]
    return [each for each in shown if "native:" not in each[1]][:MOST_QUEUED]


def _choosable(candidate: Candidate, names: Names, lines: dict[int, int]) -> Json:
    line = lines.get(candidate.goid, 0)
    return [names.shown(candidate.goid), candidate.spot.value, candidate.at, line]


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


def _queue(goids: object, names: Names) -> list[str]:
    """The program's goroutines of a queue; of a long one the first, and that there are more."""
    assert isinstance(goids, list)
    named = [shown for goid in goids if (shown := _named(goid, names))]
    rest = len(named) - MOST_QUEUED
    return named if rest <= 0 else [*named[:MOST_QUEUED], f"+{rest}"]
