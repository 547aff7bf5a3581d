"""Timers until Go 1.13: goroutines of the runtime that sleep in a system call.

Timers sit in buckets, by the P that armed them. The first timer of a bucket makes its goroutine,
`timerproc`: it runs what is due, then gives its P away and sleeps in the kernel until the next
timer, or parks where there is none. Every wake-up so costs a hand-off and the way out of a system
call. Since 1.14 the scheduler itself runs timers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched import syscall
from quizgo.gosim.sched.g import WAITING, G
from quizgo.gosim.sched.m import State
from quizgo.gosim.sched.timers import Timers
from quizgo.gosim.sync.waitq import PARK, Signal
from quizgo.gosim.vm.requests import Park

if TYPE_CHECKING:
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine

BUCKETS: Final = 64
IDLE: Final = "timer goroutine (idle)"


class TimerProc(Park):
    """One bucket and its goroutine."""

    __slots__ = ("g", "m", "sched", "timers", "until")

    def __init__(self, sched: Proc) -> None:
        super().__init__(IDLE)
        self.sched = sched
        self.timers = Timers()
        self.timers.now = sched.clock.now
        self.timers.most = sched.p.timers.most
        self.timers.armed = self.armed
        self.g: G | None = None
        self.m: M | None = None
        """The thread that sleeps in the kernel for it."""
        self.until = 0
        """When that thread wakes."""

    def armed(self, when: int) -> None:
        """A timer is the first of the bucket now (`addtimerLocked`)."""
        sched = self.sched
        if self.g is None:
            self.g = G.system(sched.next_goid(sched.p), self)
            sched.start_system(self.g)
        elif self.m is not None and self.m.curg is self.g:
            if when < self.until and self.m.state is State.SYSCALL:
                self.until = when
                sched.clock.postpone(self.m, sched.costs.wake_m)
        elif self.g.status is WAITING:
            sched.ready(self.g)

    def resume(self, g: Routine, now: int) -> Signal:
        """Run what is due; then sleep, or park."""
        sched = self.sched
        assert self.g is not None
        self.m = None
        self.timers.check(now)
        when = self.timers.wake_time()
        if when is not None:
            self.m = sched.m
            self.until = when
            syscall.entersyscallblock(sched, self.g, max(0, when - sched.clock.now()))
        return PARK


def bucket_of(sched: Proc, p: P) -> Timers:
    """The timers that a goroutine on this P arms."""
    index = p.id % BUCKETS
    bucket = sched.buckets.get(index)
    if bucket is None:
        bucket = sched.buckets[index] = TimerProc(sched)
    return bucket.timers
