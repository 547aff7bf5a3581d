"""Threads: waking, starting and parking them, and the Ps they hand to each other.

wakep, startm, stopm, handoffp, injectglist and checkdead of proc.go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import noise
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import RUNNABLE, G
from quizgo.gosim.sched.m import At, M, State
from quizgo.gosim.sched.p import P, PStatus
from quizgo.gosim.sched.runq import runqempty, runqput
from quizgo.gosim.sched.schedt import Schedt

DEADLOCK: Final = "all goroutines are asleep - deadlock!"
NO_GOROUTINES: Final = "no goroutines (main called runtime.Goexit) - deadlock!"


class Threads(Schedt):
    """What the scheduler does with its threads."""

    def note_special(self) -> None:
        """Something changed that `is_special` tells of."""
        locked = any(m.lockedg is not None for m in self.allm)
        steered = self.helm is not None
        is_other = self.gcwaiting or self.gc_is_wanted() or locked or steered
        self.is_special = is_other or self.is_marking()
        self.only_marks = not is_other and self.is_marking()

    def is_marking(self) -> bool:
        """The collector is."""
        return False

    def gc_is_wanted(self) -> bool:
        """A cycle is to begin."""
        return False

    # Ps

    def acquirep(self, m: M, p: P) -> None:
        """The thread takes a P that nobody holds."""
        assert p.m is None
        assert m.p is None
        self._wire(m, p)
        if m is self.m:
            self.p = p
        if self.events is not None:
            self.emit(Kind.P_START)

    def releasep(self, m: M, status: PStatus, why: str) -> P:
        """The thread gives its P up."""
        p = m.p
        assert p is not None
        if self.events is not None:
            self.emit(Kind.P_STOP, None, why)
        m.p = None
        p.m = None
        p.status = status
        return p

    def pidleput(self, p: P) -> None:
        assert runqempty(p), "a P with work cannot be idle"
        p.status = PStatus.IDLE
        self.pidle.append(p)

    def pidleget(self) -> P | None:
        """An idle P, taken off the list."""
        return self.pidle.pop() if self.pidle else None

    # Waking threads

    def wakep_checked(self) -> None:
        """There is new work. Until 1.14 the callers looked whether a wake-up makes sense."""
        if self.rules.wake_guard_inside or (self.pidle and not self.nmspinning):
            self.wakep()

    def wakep(self) -> None:
        """Have one more thread look for work, if there is a P for it and none is looking yet."""
        if self.nmspinning:
            return
        p = self.pidleget()
        if p is None:
            self.needspinning = self.rules.needspinning
            return
        self.nmspinning += 1
        self.startm(p, spinning=True)

    def startm(self, p: P | None, *, spinning: bool) -> None:
        """Let a parked thread, or a new one, run with the P (None: an idle one, if there is)."""
        if p is None:
            p = self.pidleget()
            if p is None:
                return
        if self.midle:
            m = self.midle.pop()
            latency = self.costs.wake_m
        else:
            m = self.new_m()
            latency = self.costs.new_m
        m.spinning = spinning
        self.wake(m, p, latency)

    def wake(self, m: M, p: P, latency: int) -> None:
        """The thread will run with that P as soon as the system lets it."""
        m.nextp = p
        m.state = State.WAKING
        m.at = At.WOKEN
        self.clock.wake(m, noise.latency(self, latency))
        if self.is_busy:
            noise.moment(self, noise.WAKES)
        if self.events is not None:
            self.emit(Kind.M_WAKE, None, str(m.id))

    def new_m(self) -> M:
        m = M(len(self.allm))
        self.allm.append(m)
        self.mcount += 1
        if self.events is not None:
            self.emit(Kind.M_NEW, None, str(m.id))
        return m

    def stopm(self, m: M) -> None:
        """Park a thread that has no P, until somebody gives it one."""
        assert m.p is None
        assert not m.spinning
        m.state = State.PARKED
        self.midle.append(m)
        if self.events is not None:
            self.emit(Kind.M_PARK)
        self.checkdead()

    # Handing over

    def handoffp(self, p: P, why: str) -> None:
        """A P whose thread cannot use it: to another thread if there is work, else to the idle."""
        if self.events is not None:
            self.emit(Kind.P_HANDOFF, None, why)
        if not runqempty(p) or self.globq or self.has_gc_work(p):
            self.startm(p, spinning=False)
        elif self.nmspinning + len(self.pidle) == 0:
            # Nobody looks for work: this P should.
            self.nmspinning += 1
            self.needspinning = False
            self.startm(p, spinning=True)
        elif self.gcwaiting:
            self.stop_p(p)
        elif len(self.pidle) == self.gomaxprocs - 1 and self.poller is None:
            # The last one that runs, and nobody is in the poller.
            self.startm(p, spinning=False)
        else:
            self.pidleput(p)
            when = p.timers.wake_time()
            if when is not None:
                self.wake_net_poller(when)

    def has_gc_work(self, p: P) -> bool:
        """A worker of the collector shall run on this P."""
        return False

    def stop_p(self, p: P) -> None:
        """One P fewer to wait for until the world is stopped; then who stopped it goes on."""
        p.status = PStatus.GCSTOP
        self.stopwait -= 1
        if self.stopwait == 0 and self.stopper is not None:
            self.stopper.at = At.STOPPED
            self.clock.wake(self.stopper, self.costs.stop_world)

    def gcstopm(self, m: M) -> None:
        """The world is stopping: the thread gives its P up, and parks."""
        self.stop_spinning(m)
        p = self.releasep(m, PStatus.GCSTOP, "gcstop")
        m.oldp = p
        self.stop_p(p)
        self.stopm(m)

    def stop_spinning(self, m: M) -> None:
        if m.spinning:
            m.spinning = False
            self.nmspinning -= 1
            if self.events is not None:
                self.emit(Kind.SPIN_OFF)

    def spin(self, m: M) -> None:
        """The thread begins to look for work at the other Ps."""
        m.spinning = True
        self.nmspinning += 1
        self.needspinning = False
        if self.events is not None:
            self.emit(Kind.SPIN_ON)

    def injectglist(self, gs: Sequence[G], p: P | None) -> None:
        """Goroutines that the poller found: onto the queues, and threads for idle Ps."""
        if not gs:
            return
        for g in gs:
            g.status = RUNNABLE
            if self.events is not None:
                self.emit(Kind.GO_UNBLOCK, g, "netpoll")
        if p is None or not self.rules.inject_mixed:
            self.globq.extend(gs)
            self._start_idle(len(gs))
            return
        share = min(len(gs), len(self.pidle))
        self.globq.extend(gs[:share])
        self._start_idle(share)
        for g in gs[share:]:
            runqput(p, g, self.globq)
        if self.rules.inject_final_wakep:
            self.wakep()

    def _start_idle(self, n: int) -> None:
        for _ in range(min(n, len(self.pidle))):
            self.startm(None, spinning=False)

    # The poller

    def wake_net_poller(self, when: int) -> None:
        """A timer is due at that instant: somebody must be awake then."""
        if self.poller is None:
            self.wakep()
        elif self.polluntil == 0 or self.polluntil > when:
            self.netpollbreak()

    def netpollbreak(self) -> None:
        """Call the thread back from the poller, to look again how long it may wait."""
        m = self.poller
        if m is not None and m.at is not At.POLLED:
            m.at = At.POLLED
            self.clock.wake(m, self.costs.wake_m)

    # Deadlock

    def checkdead(self) -> None:
        """No thread runs, and none ever will: end the program in Go's words."""
        running = self.mcount - len(self.midle) - self.nmidlelocked - self.nmsys
        if running > 0 or self.ending is not None:
            return
        if any(p.timers.wake_time() is not None for p in self.allp):
            return
        self.end(How.DEADLOCK, DEADLOCK if self.alive else NO_GOROUTINES)
