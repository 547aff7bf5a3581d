"""Where a steered run stands, as plain values that fit through a pipe: what a learner at the
scheduler's helm sees, and what was decided so far. `steered` writes what is read here.
"""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.grading.ran import Json, Ran, from_json

RUNNING, RUNNEXT, RING, GLOBAL = "running", "runnext", "ring", "global"
STEAL, STEAL_NEXT, POLL, STOP = "steal", "steal-next", "poll", "stop"
ELSEWHERE, SLEEPING = "elsewhere", "sleeping"
"""What can be chosen: gosim's Spot."""

RUNS, LOOKS, WAKES, IDLE, IN_KERNEL = "runs", "looks", "wakes", "idle", "kernel"
"""What a P does: it runs a goroutine, looks for one, has a thread that the system must still wake,
or none; or its thread is in the kernel."""

RUNTIME = "runtime"
"""The name of goroutines that the runtime made."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """What may be done next."""

    name: str
    """Who would then run; empty: nobody, or it is not said."""
    spot: str
    at: int
    """Its place in the ring or the global queue, from 1; with another P, that P's id."""
    line: int
    """Where it goes on; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A goroutine that waits."""

    name: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A P, and what is queued there."""

    id: int
    doing: str
    name: str
    """Whom it runs."""
    line: int
    runnext: str
    ring: tuple[str, ...]
    tick: int
    """schedtick."""


@dataclass(frozen=True, slots=True)
class Made:
    """A decision: what the learner chose and, where Go decides, what Go did."""

    chosen: Choosable
    is_move: bool
    """Whether it counts."""
    over: str
    """Who could have gone on; empty where nobody could."""
    line: int
    """Where that one stood."""
    p: int
    """Whose decision it was."""
    go: int
    """What Go did, as an index into the candidates; -1 where it was not asked."""
    went: Choosable
    """The same in words. Where it was not asked: what was chosen."""
    who: str
    """Who ran then."""
    rule: str
    """The value of gosim's Rule; empty where the learner decided."""
    drawn: tuple[int, ...]
    """Where Go draws: all that it may draw, as indices."""
    victims: tuple[int, ...]
    """The same as ids of Ps."""
    taken: int
    """How many goroutines left another queue, and `of` how many."""
    of: int
    tick: int
    """schedtick of the P."""

    def is_right(self, move: int) -> bool:
        """Whether Go would do that, or might."""
        return self.go in (-1, move) or move in self.drawn


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the run stands after some moves."""

    moves: tuple[int, ...]
    """Those made, one for each decision."""
    candidates: tuple[Choosable, ...]
    """Nobody: the run is over, or no more is asked."""
    stopped: str
    """How the last goroutine of the P stopped: `go_block`, `go_exit`…; empty where one can go on,
    or there was none."""
    stopped_name: str
    stopped_why: str
    p: int
    """The P that is asked."""
    seats: tuple[Seat, ...]
    """All Ps."""
    shared: tuple[str, ...]
    """The global queue."""
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
            if not made.is_right(move):
                return index
        return None


_NOWHERE: Json = [[], "", "", "", 0, [], [], [], [], ""]


def stand_of(value: Json) -> Stand:
    """What `steered.stand_json` wrote."""
    made, position, ran, is_reached = value
    candidates, how, who, why, p, seats, shared, waiting, variables, stdout = position or _NOWHERE
    return Stand(
        moves=tuple(move for move, _ in made),
        candidates=tuple(Choosable(*each) for each in candidates),
        stopped=how,
        stopped_name=who,
        stopped_why=why,
        p=p,
        seats=tuple(_seat(each) for each in seats),
        shared=tuple(shared),
        waiting=tuple(Someone(*each) for each in waiting),
        variables=tuple((name, shown) for name, shown in variables),
        stdout=stdout,
        made=tuple(_made(each) for _, each in made),
        ran=None if ran is None else from_json(ran),
        is_reached=is_reached,
    )


def _seat(value: Json) -> Seat:
    id, doing, name, line, runnext, ring, tick = value
    return Seat(id, doing, name, line, runnext, tuple(ring), tick)


def _made(value: Json) -> Made:
    chosen, is_move, over, line, p, go, went, who, rule, drawn, victims, taken, of, tick = value
    return Made(
        Choosable(*chosen),
        is_move,
        over,
        line,
        p,
        go,
        Choosable(*went),
        who,
        rule,
        tuple(drawn),
        tuple(victims),
        taken,
        of,
        tick,
    )
