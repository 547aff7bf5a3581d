"""Somebody else at the helm: what the scheduler decides is noted, or told, move by move.

`follow` leaves every decision to `find_runnable` and notes what a P could have done, what it did,
and by which rule. `steer` carries out moves. Both stop the run where moves are wanted. A run so
steered is a function of the program, the draws and the moves.
"""

from __future__ import annotations

from abc import abstractmethod
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched import find
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.offered import Candidate, Spot
from quizgo.gosim.sched.watch import Globals, Observer

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine


class Rule(Enum):
    """Why `find_runnable` did what it did."""

    RUNNEXT = "runnext"
    """It inherits the slice."""
    RING = "ring"
    """The head of the P's own queue."""
    FAIR = "fair"
    """At every 61st tick the global queue comes first."""
    GLOBAL = "global"
    """The own queue is empty: a share of the global one."""
    HEIR = "heir"
    """The slice that runnext was to inherit was over: it went to the global queue, and the next
    one was looked for."""
    POLL = "poll"
    """The network poller had one, or a timer that another P keeps."""
    STEAL = "steal"
    """Nothing is queued here nor globally: half of another P's ring, the last of which runs."""
    STEAL_NEXT = "steal-next"
    """All rings are empty: the runnext of a P that does not run."""
    BACK_OFF = "back-off"
    """The same of a P that runs: it has some time to run it itself first."""
    ENOUGH = "enough"
    """As many threads look for work as half of the busy Ps: the thread parks."""


class AsGo(NamedTuple):
    """Leave the scheduler to itself, and note what it decides."""

    skip: int = 0
    """Decisions that are not noted."""
    most: int = 1 << 30
    """Decisions that are noted; the run ends where the next one is due."""
    moves: tuple[int, ...] = ()
    """Where a draw decides, and these name something that may be drawn: that happens. Else what
    comes first among the candidates."""


class Moves(NamedTuple):
    """Decide instead of the scheduler."""

    moves: tuple[int, ...] = ()
    """Which of the candidates, decision by decision."""
    goes_on: bool = False
    """After the last move goroutines go on as long as they can, up to MOST_GOING_ON times; else
    the run ends there."""


class Decision(NamedTuple):
    """Where it was settled what a P does next."""

    candidates: tuple[Candidate, ...]
    picked: int
    """An index into `candidates`."""
    rule: Rule | None
    """None: somebody chose."""
    line: int = 0
    """Where the running goroutine stood, if it could go on."""
    p: int = 0
    """Whose decision it was."""
    drawn: tuple[int, ...] = ()
    """Where chance decides: all that may be drawn, as indices."""
    taken: int = 0
    """How many goroutines left another queue, and `of` how many: a steal, a share."""
    of: int = 0
    goid: int = 0
    """Who ran then, where the candidate does not say it."""
    tick: int = 0
    """`schedtick` of the P."""

    @property
    def is_free(self) -> bool:
        """Whether the running goroutine could go on."""
        return self.candidates[0].spot is Spot.RUNNING

    @property
    def is_move(self) -> bool:
        """Whether it counts: letting a goroutine go on does not."""
        return self.candidates[self.picked].spot is not Spot.RUNNING


class Position(NamedTuple):
    """Where the run waits for a move."""

    candidates: tuple[Candidate, ...]
    inside: Inside
    stopped: Event | None
    """How the last goroutine of that P stopped running; None: it could go on, or there was none."""
    stdout: bytes
    p: int
    """The P that must find work, or whose goroutine may go on."""


STOPS: Final = frozenset(
    {Kind.GO_BLOCK, Kind.GO_EXIT, Kind.GO_SCHED, Kind.GO_PREEMPT, Kind.GO_YIELD, Kind.SYS_ENTER}
)


class Helm(Observer):
    """Is asked by the scheduler instead of `find_runnable`."""

    def __init__(self, sched: Proc, globals: Globals) -> None:
        super().__init__(sched, globals)
        self.decisions: list[Decision] = []
        self.position: Position | None = None
        """There once the run has come to where a move is wanted."""
        self._stopped: dict[int, Event] = {}
        """By P: how the last goroutine stopped running there."""
        sched.helm = self.next
        sched.note_special()

    @abstractmethod
    def decide(self, m: M, p: P) -> G | None:
        """What the thread runs next. None: it has left, or the run is over."""

    def next(self, m: M) -> G | None:
        """As find_runnable."""
        sched, p = self.sched, m.p
        assert p is not None
        if sched.is_stopping() or sched.has_ended() or sched.gc.is_marking:
            return find.find_runnable(sched, m)
        p.timers.check(sched.clock.now())
        return self.decide(m, p)

    def saw_event(self, event: Event) -> None:
        if event.kind in STOPS and event.line:  # the runtime's own stand in no line
            self._stopped[event.p] = event
        elif event.kind is Kind.GO_START and event.line:
            self._stopped.pop(event.p, None)

    def settled(self) -> None:
        """Nothing is looked at here."""

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        return self.sched.has_ended()

    def place(self, p: P, candidates: tuple[Candidate, ...]) -> Position:
        """The run as it stands, with what that P could do next."""
        is_free = candidates[0].spot is Spot.RUNNING
        stopped = None if is_free else self._stopped.get(p.id)
        return Position(candidates, self.look(), stopped, bytes(self.sched.stdout), p.id)
