"""sysmon: the thread without a P that looks, at a rhythm, whether somebody has run for too long."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import netpoll
from quizgo.gosim.sched.clock import SIGNAL, SYSMON
from quizgo.gosim.sched.debug import MS
from quizgo.gosim.sched.p import PStatus
from quizgo.gosim.sched.runq import runqempty
from quizgo.gosim.sched.syscall import detach, is_in_syscall

if TYPE_CHECKING:
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc

FORCE_PREEMPT_NS: Final = 10_000_000
"""The time slice: asked to yield at the first round after it."""
POLL_NS: Final = 10_000_000
"""Nobody has polled for so long: sysmon does."""
_SHORTEST, _LONGEST = 20_000, 10_000_000
_ROUNDS_AT_SHORTEST = 50


class Sysmon:
    """The state of sysmon, and its rounds as things due on the clock."""

    __slots__ = ("asleep", "delay", "idle", "sched", "traced")

    def __init__(self, sched: Proc) -> None:
        self.sched = sched
        self.asleep = False
        """No P is busy, or the world is stopped; woken by a system call or with the next timer."""
        self.delay = 0
        self.idle = 0
        """Rounds in which nothing was retaken."""
        self.traced = -(1 << 62)
        """When GODEBUG=schedtrace last had a look."""

    def start(self) -> None:
        self._sleep(self.sched.clock.now())

    def wake(self, *, by_syscall: bool) -> None:
        """Go on after deep sleep. A time-out leaves the rhythm as it was (since 1.14)."""
        if not self.asleep:
            return
        self.asleep = False
        if by_syscall or not self.sched.rules.timers_in_scheduler:
            self.idle = 0
        self.sched.clock.at(self.sched.clock.now(), SYSMON, self.round)

    def round(self, now: int) -> None:
        """One round of its loop."""
        sched = self.sched
        sched.check_limits()
        if (sched.is_idle or sched.gcwaiting) and sched.on_schedtrace is None:
            self.asleep = True
            return
        sched.m = sched.allm[1]
        if sched.netwaiters and sched.poller is None and now - sched.lastpoll > POLL_NS:
            sched.lastpoll = now
            sched.injectglist(netpoll.take(sched), None)
        sched.gc.check_forced(now)
        retaken = 0
        for p in sched.allp:
            retaken += self._retake(p, now)
        self.idle = 0 if retaken else self.idle + 1
        self._trace(now)
        self._sleep(now)

    def _trace(self, now: int) -> None:
        every = self.sched.debug.schedtrace * MS
        if self.sched.on_schedtrace is not None and now >= self.traced + every:
            self.traced = now
            self.sched.on_schedtrace()

    def _sleep(self, now: int) -> None:
        if self.idle == 0:
            self.delay = _SHORTEST
        elif self.idle > _ROUNDS_AT_SHORTEST:
            self.delay = min(self.delay * 2, _LONGEST)
        self.sched.clock.at(now + self.delay, SYSMON, self.round)

    def _retake(self, p: P, now: int) -> bool:
        """Ask who ran too long to yield; take the P from a system call. Whether it was taken."""
        if p.status is not PStatus.RUNNING and p.status is not PStatus.SYSCALL:
            return False
        seen = p.sysmontick
        overdue = False
        if p.schedtick != seen.schedtick:
            seen.schedtick = p.schedtick
            seen.schedwhen = now
        elif now - seen.schedwhen >= FORCE_PREEMPT_NS:
            preemptone(self.sched, p)
            overdue = True
        if not is_in_syscall(p):
            return False
        if not overdue and p.syscalltick != seen.syscalltick:
            seen.syscalltick = p.syscalltick
            seen.syscallwhen = now
            return False
        others = self.sched.nmspinning + len(self.sched.pidle)
        if runqempty(p) and others > 0 and now - seen.syscallwhen < FORCE_PREEMPT_NS:
            return False
        retake(self.sched, p)
        return True


def retake(sched: Proc, p: P) -> None:
    """Take the P from a thread in the kernel, and hand it on."""
    g = p.m.curg if p.m is not None else None
    detach(p)
    p.status = PStatus.IDLE
    p.syscalltick += 1
    if sched.events is not None:
        sched.emit(Kind.P_RETAKE, g, str(p.id))
    sched.handoffp(p, "syscall")


def preemptone(sched: Proc, p: P) -> None:
    """Ask who runs on this P to yield: at the next call, or when the signal arrives.

    A goroutine that is about to inherit the slice is meant too.
    """
    if p.m is None:
        return
    p.preempt = True
    if sched.rules.async_preempt and not sched.debug.asyncpreemptoff:
        at = sched.clock.now() + sched.costs.signal
        sched.clock.at(at, SIGNAL, partial(_signal, p))


def _signal(p: P, now: int) -> None:
    p.signalled = p.preempt


def preemptall(sched: Proc) -> None:
    """Ask all that run."""
    for p in sched.allp:
        if p.status is PStatus.RUNNING:
            preemptone(sched, p)
