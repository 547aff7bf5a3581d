"""find_runnable: what to do when the local queue is empty, as in proc.go.

The timers, the 61 rule and the local queue come before; `Proc.run` has them in its loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Limit
from quizgo.gosim.sched import runq
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.m import State

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc

MS: Final = 1_000_000
DEADLOCK: Final = "all goroutines are asleep - deadlock!"
NO_GOROUTINES: Final = "no goroutines (main called runtime.Goexit) - deadlock!"


def find_runnable(sched: Proc) -> G | None:
    """A share of the global queue; else wait for a timer or a system call and answer None.

    None too when there is nothing to wait for: the program has ended by then.
    """
    p = sched.p
    if sched.globq:
        g, n = runq.globrunqgetbatch(p, sched.globq, gomaxprocs=1)
        sched.clock.charge(sched.costs.globrunq)
        if sched.events is not None:
            sched.emit(Kind.GLOBAL_BATCH, g, str(n))
        p.schedtick += 1
        return g
    wake = p.timers.wake_time()
    if wake is None and not sched.in_syscall:
        checkdead(sched)
        return None
    _idle(sched, wake)
    returned = sched.returned
    sched.returned = None
    return returned


def checkdead(sched: Proc) -> None:
    """Nobody can ever run again: end the program in Go's words."""
    sched.end(How.DEADLOCK, DEADLOCK if sched.alive else NO_GOROUTINES)


def _idle(sched: Proc, wake: int | None) -> None:
    """Nothing to run: the M sleeps until the instant `wake`, or until a system call ends.

    The poller sleeps whole milliseconds, rounded down, at least one; waking too early it sleeps
    again. So timers that end within the same millisecond are found together.
    """
    m = sched.p.m
    assert m is not None
    now = sched.clock.now()
    until = None
    if wake is not None:
        if wake <= now:
            return
        until = now + max(1, (wake - now) // MS) * MS
        if until > sched.limits.time_ns:
            sched.reach(Limit.TIME)
            return
    sched.is_idle = True
    sched.idles += 1
    m.state = State.NETPOLL
    sched.clock.advance(until, stop=lambda: sched.returned is not None)
    m.state = State.RUNNING
    sched.is_idle = False
    sched.sysmon.wake(by_syscall=sched.returned is not None)
    sched.check_limits()
