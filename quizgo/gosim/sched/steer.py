"""Somebody else at the helm: what the scheduler of one P decides is noted, or told, move by move.

`Follow` leaves every decision to `find_runnable` and notes who could have run, who did, and by
which rule. `Steer` carries out moves: it may choose any goroutine that is queued, and may take the
processor from the running one before whatever others could see, as the kernel and the signal of
preemption may. Both stop the run where moves are wanted. A run so steered is a function of the
program, the draws and the moves.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.code.instr import JUMP, Instr
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched import find
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.watch import Globals, Observer

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine

MOST_CANDIDATES: Final = 9
"""There is a key for each."""
MOST_GOING_ON: Final = 1_000
"""After so many decisions to let goroutines go on, and none else, the run ends."""
_SHOWN_OF_GLOBAL: Final = 3
"""Of a long global queue: the heads and the tail."""


class Spot(Enum):
    """Where a candidate stands."""

    RUNNING = "running"
    """It runs, and may go on."""
    RUNNEXT = "runnext"
    RING = "ring"
    GLOBAL = "global"


class Rule(Enum):
    """Why `find_runnable` took a goroutine."""

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


class AsGo(NamedTuple):
    """Leave the scheduler to itself, and note what it decides."""

    skip: int = 0
    """Decisions that are not noted."""
    most: int = 1 << 30
    """Decisions that are noted; the run ends where the next one is due."""


class Moves(NamedTuple):
    """Decide instead of the scheduler."""

    moves: tuple[int, ...] = ()
    """Which of the candidates, decision by decision."""
    goes_on: bool = False
    """After the last move goroutines go on as long as they can, up to MOST_GOING_ON times; else
    the run ends there."""


class Candidate(NamedTuple):
    """A goroutine that could run next."""

    goid: int
    spot: Spot
    at: int
    """Its place in the ring or the global queue, from 1."""


class Decision(NamedTuple):
    """Where it was settled who runs next."""

    candidates: tuple[Candidate, ...]
    picked: int
    """An index into `candidates`."""
    rule: Rule | None
    """None: somebody chose."""
    line: int = 0
    """Where the running goroutine stood, if it could go on."""

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
    """How the last goroutine stopped running; None: it could go on, or there was none."""
    stdout: bytes
    tick: int
    """`schedtick` of the P."""


_STOPS: Final = frozenset(
    {Kind.GO_BLOCK, Kind.GO_EXIT, Kind.GO_SCHED, Kind.GO_PREEMPT, Kind.GO_YIELD, Kind.SYS_ENTER}
)


class Helm(Observer):
    """Is asked by the scheduler of one P for the next goroutine."""

    def __init__(self, sched: Proc, globals: Globals) -> None:
        super().__init__(sched, globals)
        self.decisions: list[Decision] = []
        self.position: Position | None = None
        """There once the run has come to where a move is wanted."""
        self._stopped: Event | None = None
        sched.helm = self.next
        sched.note_special()

    @abstractmethod
    def decide(self, m: M, p: P, queued: tuple[Candidate, ...]) -> G | None:
        """The goroutine that runs next, of two or more; None: the thread has left, or the run is
        over."""

    def next(self, m: M) -> G | None:
        """As find_runnable."""
        sched, p = self.sched, m.p
        assert p is not None
        if sched.is_stopping() or sched.has_ended() or sched.gc.is_marking:
            return find.find_runnable(sched, m)
        p.timers.check(sched.clock.now())
        queued = candidates(sched, p)
        if len(queued) < 2:
            return find.find_runnable(sched, m)
        return self.decide(m, p, queued)

    def saw_event(self, event: Event) -> None:
        if event.kind in _STOPS and event.line:  # the runtime's own stand in no line
            self._stopped = event

    def settled(self) -> None:
        """Nothing is looked at here."""

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        return self.sched.has_ended()

    def place(self, queued: tuple[Candidate, ...]) -> Position:
        """The run as it stands, with who could run next."""
        sched = self.sched
        stopped = None if queued[0].spot is Spot.RUNNING else self._stopped
        return Position(queued, self.look(), stopped, bytes(sched.stdout), sched.p.schedtick)


class Follow(Helm):
    """Lets Go decide."""

    def __init__(self, sched: Proc, globals: Globals, course: AsGo) -> None:
        super().__init__(sched, globals)
        self._skip, self._most = course
        self._seen = 0

    def decide(self, m: M, p: P, queued: tuple[Candidate, ...]) -> G | None:
        sched, tick = self.sched, p.schedtick
        heir = p.runnext if p.preempt else None
        is_last = self._seen - self._skip == self._most
        position = self.place(queued) if is_last else None
        g = find.find_runnable(sched, m)
        picked = -1 if g is None else _index(queued, g)
        if g is None or picked < 0:  # the poller or the collector had one that comes first
            return g
        self._seen += 1
        if self._seen <= self._skip:
            return g
        has_lost = heir is not None and heir is not g and heir is not p.runnext
        rule = Rule.HEIR if has_lost else _rule(queued[picked].spot, tick)
        self.decisions.append(Decision(queued, picked, rule))
        if position is not None:
            self.position = position
            self.end_run()
            return None
        return g


def _rule(spot: Spot, tick: int) -> Rule:
    if spot is Spot.GLOBAL:
        return Rule.FAIR if tick % find.FAIRNESS == 0 else Rule.GLOBAL
    return Rule.RUNNEXT if spot is Spot.RUNNEXT else Rule.RING


class Steer(Helm):
    """Carries out moves, and then stops."""

    def __init__(self, sched: Proc, globals: Globals, course: Moves) -> None:
        super().__init__(sched, globals)
        self._moves, self._goes_on = course
        self._bound = len(self._moves) + MOST_GOING_ON
        self._wanted: G | None = None
        """Who runs next, once the running one has yielded."""
        self._paused: set[int] = set()
        """Those who stand before an operation and have been asked for it."""
        self._fresh = 0
        """Who was just chosen, and does what comes first without being asked."""
        self._calling: dict[int, Instr] = {}
        """The call of the library that a goroutine is in, once it has been asked for."""
        self._is_end_asked = False
        sched.before_end = self._before_end

    def decide(self, m: M, p: P, queued: tuple[Candidate, ...]) -> G | None:
        g = self._wanted
        self._wanted = None
        if g is None or not is_queued(self.sched, p, g):  # with more Ps it may have been stolen
            choice = self._choice(queued, 0)
            if choice is None:
                return None
            g = _goroutine(self.sched, p, queued[choice].goid)
        take(self.sched, p, g)
        if g.goid in self._paused:
            self._paused.remove(g.goid)
        else:
            self._fresh = g.goid
        return g

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        """Before what others could see: shall it go on, or somebody else?"""
        sched = self.sched
        if sched.has_ended():
            return True
        if g.goid == self._fresh:
            self._fresh = 0
            return False
        if line:
            self._calling.pop(g.goid, None)
        p = sched.p
        queued = candidates(sched, p) if line or self._calls(g) else ()
        if not queued or sched.gcwaiting or sched.is_marking() or sched.gc_is_wanted():
            return False
        if not self._gives_way(g, queued, line or _line(g)):
            return False
        p.preempt = p.signalled = True
        return True

    def _before_end(self, main: G) -> bool:
        """Main has come to its return, which others could see: shall it, or somebody else run?"""
        sched, p = self.sched, self.sched.p
        queued = candidates(sched, p)
        if self._is_end_asked or main.exiting or not queued or sched.has_ended():
            return False
        self._is_end_asked = True
        if not self._gives_way(main, queued, main.line):
            return False
        # Run again, it does nothing but return.
        end = main.instr
        main.instr = Instr(JUMP, end.function, end.pos)
        main.instr.next = lambda registers, world: end
        sched.gosched(main, Kind.GO_PREEMPT)
        return True

    def _gives_way(self, g: Routine, queued: tuple[Candidate, ...], line: int) -> bool:
        """Whether it must stop: for another one, who is then wanted, or because the run is over."""
        running = Candidate(g.goid, Spot.RUNNING, 0)
        choice = self._choice((running, *queued[: MOST_CANDIDATES - 1]), line)
        if choice:
            self._paused.add(g.goid)
            self._wanted = _goroutine(self.sched, self.sched.p, queued[choice - 1].goid)
        return choice != 0

    def _calls(self, g: Routine) -> bool:
        """Whether it comes to what others could see in a call of the library for the first time:
        inside of the call it is not interrupted again."""
        call = next(_own_calls(g), None)
        if call is None or self._calling.get(g.goid) is call:
            return False
        self._calling[g.goid] = call
        return True

    def _choice(self, queued: tuple[Candidate, ...], line: int) -> int | None:
        """The move that is due here. None: there is none any more, and the run is over."""
        done = len(self.decisions)
        if done < len(self._moves) and 0 <= self._moves[done] < len(queued):
            choice = self._moves[done]
        elif self._goes_on and queued[0].spot is Spot.RUNNING and done < self._bound:
            choice = 0
        else:
            self.position = self.place(queued)
            self.end_run()
            return None
        self.decisions.append(Decision(queued, choice, None, line))
        return choice


# The queues -----------------------------------------------------------------


def candidates(sched: Proc, p: P) -> tuple[Candidate, ...]:
    """The program's goroutines that are queued, in the order in which they were made, which says
    nothing of whose turn it is. At most MOST_CANDIDATES of them: of long queues the heads and the
    tail, which are those that a rule could take or a learner mistake for it."""
    found = _queue(Spot.RUNNEXT, () if p.runnext is None else (p.runnext,))
    ring, shared = _queue(Spot.RING, p.runq), _queue(Spot.GLOBAL, sched.globq)
    found += _ends(ring, MOST_CANDIDATES - len(found) - min(len(shared), _SHOWN_OF_GLOBAL))
    found += _ends(shared, MOST_CANDIDATES - len(found))
    return tuple(sorted(found))


def _queue(spot: Spot, gs: Iterable[G]) -> list[Candidate]:
    """Those of the runtime's own stand between them, and run when it is their turn."""
    own = [g.goid for g in gs if not g.is_system]
    return [Candidate(goid, spot, at) for at, goid in enumerate(own, start=1)]


def _ends(queue: list[Candidate], most: int) -> list[Candidate]:
    return queue if len(queue) <= most else [*queue[: most - 1], queue[-1]]


def is_queued(sched: Proc, p: P, g: G) -> bool:
    return p.runnext is g or g in p.runq or g in sched.globq


def take(sched: Proc, p: P, g: G) -> None:
    """Out of its queue, wherever in it. A slice of its own begins, but from runnext."""
    if p.runnext is g:
        p.runnext = None
        return
    p.schedtick += 1
    (p.runq if g in p.runq else sched.globq).remove(g)


def _line(g: Routine) -> int:
    """Where it calls the library."""
    return next(_own_calls(g)).pos >> 16


def _own_calls(g: Routine) -> Iterator[Instr]:
    """The calls that it is in and that the program itself makes, innermost first."""
    return (at for at, _ in reversed(g.frames) if not at.function.is_library)


def _index(queued: Sequence[Candidate], g: G) -> int:
    return next((i for i, each in enumerate(queued) if each.goid == g.goid), -1)


def _goroutine(sched: Proc, p: P, goid: int) -> G:
    queued = [*p.runq, *sched.globq]
    if p.runnext is not None:
        queued.append(p.runnext)
    return next(g for g in queued if g.goid == goid)
