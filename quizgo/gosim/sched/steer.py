"""Carries out moves: any goroutine that is queued may be chosen, and the running one may lose the
processor before whatever others could see, as the kernel and the signal of preemption do it.

With several Ps one goroutine moves at a time. The threads of the others stand still until it stops
running, or until one of them is told to go first; so what it does happens when it is asked for. A
sleeper may be chosen, too: then time passes until its timer is due, and nobody else has done
anything meanwhile, as on a machine that is busy with other things.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from quizgo.gosim.code.instr import JUMP, Instr
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched import find, offered
from quizgo.gosim.sched.helm import STOPS, Decision, Helm, Moves
from quizgo.gosim.sched.hold import Hold
from quizgo.gosim.sched.m import At
from quizgo.gosim.sched.offered import Candidate, Spot
from quizgo.gosim.sched.watch import Globals

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine

MOST_GOING_ON: Final = 1_000
"""After so many decisions to let goroutines go on, and none else, the run ends."""


class Steer(Helm):
    """Carries out moves, and then stops."""

    def __init__(self, sched: Proc, globals: Globals, course: Moves) -> None:
        super().__init__(sched, globals)
        self._moves, self._goes_on = course
        self._bound = len(self._moves) + MOST_GOING_ON
        self._wanted: dict[int, Candidate] = {}
        """By thread: what it does next, once the running goroutine has yielded or time passed."""
        self._fresh: set[int] = set()
        """Who was just chosen, and does what comes first without being asked."""
        self._paused: set[int] = set()
        """Those who stand before an operation and have been asked for it."""
        self._calling: dict[int, Instr] = {}
        """The call of the library that a goroutine is in, once it has been asked for."""
        self._is_end_asked = False
        self._hold = Hold(sched)
        self._first: M | None = None
        """The thread that goes on while all others stand still, as soon as this one has left."""
        self._sleeping: M | None = None
        """The thread for which time passes, until a sleeper wakes."""
        sched.before_end = self._before_end

    # Where a P must find work ----------------------------------------------------

    def next(self, m: M) -> G | None:
        if self._sleeping is m:
            self._sleeping = None
        g = super().next(m)
        if g is not None and self.sched.gomaxprocs > 1 and not self._is_busy():
            self._hold.all_but(m)
        return g

    def decide(self, m: M, p: P) -> G | None:
        wanted = self._wanted.pop(m.id, None)
        if wanted is None or not self._can_be_had(p, wanted):
            found = (*offered.own(self.sched, p), *self._steals(p))
            if len(found) < 2:
                return find.find_runnable(self.sched, m)
            found = (*found, *self._elsewhere(m), *offered.sleepers(self.sched))
            choice = self._choice(found, 0, p)
            if choice is None:
                return None
            wanted = found[choice]
        g = self._carried_out(m, p, wanted)
        if g is not None:
            if g.goid in self._paused:
                self._paused.remove(g.goid)
            else:
                self._fresh.add(g.goid)
        return g

    def _steals(self, p: P) -> Iterator[Candidate]:
        """A P steals where nothing else is left to it."""
        sched = self.sched
        if p.runq or p.runnext is not None or sched.globq:
            return
        for victim in offered.victims(sched, p):
            g = offered.loot(victim)
            if not g.is_system:
                yield Candidate(g.goid, Spot.STEAL if victim.runq else Spot.STEAL_NEXT, victim.id)

    def _elsewhere(self, m: M) -> Iterator[Candidate]:
        """Threads that could go first: who looks for work only where there is some."""
        for id, _, g in self._hold.others(m):
            if g is not None and not g.is_system:
                yield Candidate(g.goid, Spot.ELSEWHERE, id)
            elif self._is_any_queued():
                yield Candidate(0, Spot.ELSEWHERE, id)

    def _is_any_queued(self) -> bool:
        sched = self.sched
        queues = (sched.globq, *(each for p in sched.allp for each in (p.runq, (p.runnext,))))
        return any(g is not None and not g.is_system for each in queues for g in each)

    def _can_be_had(self, p: P, wanted: Candidate) -> bool:
        """With more Ps somebody else may have taken it meanwhile."""
        if wanted.spot is Spot.SLEEPING:
            return (
                offered.alarm(self.sched, wanted.goid) is not None
                or offered.queued(self.sched, p, wanted.goid) is not None
            )
        return (
            wanted.spot is Spot.ELSEWHERE or offered.queued(self.sched, p, wanted.goid) is not None
        )

    def _carried_out(self, m: M, p: P, wanted: Candidate) -> G | None:
        sched = self.sched
        match wanted.spot:
            case Spot.ELSEWHERE:
                self._let_go_first(m, wanted.at)
                sched.clock.push(m)
                return None
            case Spot.STEAL | Spot.STEAL_NEXT:
                return offered.steal(sched, p, sched.allp[wanted.at])
            case Spot.SLEEPING if not self._has_woken(wanted.goid):
                self._pass_time(m, wanted)
                return None
        g = offered.queued(sched, p, wanted.goid)
        if g is not None:
            offered.take(sched, p, g)
            return g
        return self.decide(m, p)  # its timer woke somebody else

    # Where a goroutine comes to what others could see ------------------------------

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        """Before what others could see: shall it go on, or somebody else?"""
        sched = self.sched
        if sched.has_ended():
            return True
        if g.goid in self._fresh:
            self._fresh.remove(g.goid)
            return False
        if line:
            self._calling.pop(g.goid, None)
        if self._is_busy() or not (line or self._calls(g)):
            return False
        if sched.gomaxprocs > 1:
            self._hold.all_but(sched.m)
        others = self._instead()
        if not others or not self._gives_way(g, others, line or _line(g)):
            return False
        if self._first is None:
            sched.p.preempt = sched.p.signalled = True
        return True

    def saw_middle(self, g: Routine, line: int) -> bool:
        """No signal stops a goroutine in the middle of a write to a map, but the kernel may let
        other threads go first: who then uses the map ends the program."""
        sched = self.sched
        if sched.has_ended():
            return True
        if self._is_busy() or sched.gomaxprocs == 1:
            return False
        self._hold.all_but(sched.m)
        others = tuple(self._elsewhere(sched.m))
        return bool(others) and self._gives_way(g, others, line)

    def _instead(self) -> tuple[Candidate, ...]:
        """Who could run instead of the running goroutine."""
        sched = self.sched
        queued = offered.own(sched, sched.p)
        return (*queued, *self._elsewhere(sched.m), *offered.sleepers(sched))

    def _before_end(self, main: G) -> bool:
        """Main has come to its return, which others could see: shall it, or somebody else run?"""
        sched = self.sched
        others = self._instead()
        if self._is_end_asked or main.exiting or not others or sched.has_ended():
            return False
        self._is_end_asked = True
        if not self._gives_way(main, others, main.line):
            return False
        # Run again, it does nothing but return.
        end = main.instr
        main.instr = Instr(JUMP, end.function, end.pos)
        main.instr.next = lambda registers, world: end
        sched.gosched(main, Kind.GO_PREEMPT)
        return True

    def _gives_way(self, g: Routine, others: tuple[Candidate, ...], line: int) -> bool:
        """Whether it must stop: for another one, who is then wanted, or because the run is over."""
        m = self.sched.m
        choice = self._choice((Candidate(g.goid, Spot.RUNNING, 0), *others), line, self.sched.p)
        if choice:
            wanted = others[choice - 1]
            if wanted.spot is Spot.ELSEWHERE:
                self._let_go_first(m, wanted.at)
            else:
                self._paused.add(g.goid)
                self._wanted[m.id] = wanted
        return choice != 0

    def _calls(self, g: Routine) -> bool:
        """Whether it comes to what others could see in a call of the library for the first time:
        inside of the call it is not interrupted again."""
        call = next(_own_calls(g), None)
        if call is None or self._calling.get(g.goid) is call:
            return False
        self._calling[g.goid] = call
        return True

    def _choice(self, queued: tuple[Candidate, ...], line: int, p: P) -> int | None:
        """The move that is due here. None: there is none any more, and the run is over."""
        done = len(self.decisions)
        if done < len(self._moves) and 0 <= self._moves[done] < len(queued):
            choice = self._moves[done]
        elif self._goes_on and queued[0].spot is Spot.RUNNING and done < self._bound:
            choice = 0
        else:
            self.position = self.place(p, queued)
            self.end_run()
            return None
        self.decisions.append(Decision(queued, choice, None, line, p.id))
        return choice

    # Time, and other threads -------------------------------------------------------

    def saw_event(self, event: Event) -> None:
        super().saw_event(event)
        if event.kind in STOPS and event.line:
            self._hold.release()

    def settled(self) -> None:
        if self._sleeping is not None:
            self._hold.all_but(self._sleeping)
        elif self._first is self.sched.m:
            self._first = None
        elif self._first is not None:
            self._hold.all_but(self._first)
        elif self._hold and (self._is_busy() or self._hold.is_last()):
            self._hold.release()

    def _is_busy(self) -> bool:
        """The collector is, or waits for all threads."""
        sched = self.sched
        return sched.gcwaiting or sched.is_marking() or sched.gc_is_wanted()

    def _let_go_first(self, m: M, p: int) -> None:
        """The thread of that P goes on, and this one stands still."""
        other = next(each for id, each, _ in self._hold.others(m) if id == p)
        self._hold.release(other)
        self._first = other

    def _has_woken(self, goid: int) -> bool:
        """Whether its time has come; then whoever's timers are due have run."""
        sched = self.sched
        when = offered.alarm(sched, goid)
        if when is not None and when > sched.clock.now():
            return False
        offered.fire(sched)
        return True

    def _pass_time(self, m: M, wanted: Candidate) -> None:
        """The thread goes on when the sleeper's timer is due, and no other one before."""
        sched = self.sched
        when = offered.alarm(sched, wanted.goid)
        assert when is not None
        self._wanted[m.id] = wanted
        self._sleeping = m
        m.at = At.SCHEDULE
        sched.clock.push(m, when - sched.clock.now())


def _line(g: Routine) -> int:
    """Where it calls the library."""
    return next(_own_calls(g)).pos >> 16


def _own_calls(g: Routine) -> Iterator[Instr]:
    """The calls that it is in and that the program itself makes, innermost first."""
    return (at for at, _ in reversed(g.frames) if not at.function.is_library)
