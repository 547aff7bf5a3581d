"""System calls: the goroutine's thread is in the kernel, and the P may be taken from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizgo.gosim.events import Kind
from quizgo.gosim.sched.g import RUNNABLE, RUNNING, SYSCALL

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc

_CLASS = 0
"""The end of a system call among the things of one instant: before all others."""


def enter(sched: Proc, g: G, ns: int) -> bool:
    """A system call of `ns`. True: it is over and the P was not taken; the goroutine runs on.

    Its slice goes on too: no tick.
    """
    clock = sched.clock
    clock.charge(sched.costs.sysenter)
    g.status = SYSCALL
    sched.retaken = False
    sched.emit(Kind.SYS_ENTER, g)
    end = clock.now() + ns
    clock.advance(end, stop=lambda: sched.retaken)
    if not sched.retaken:
        g.status = RUNNING
        sched.p.syscalltick += 1
        clock.charge(sched.costs.sysexit)
        sched.emit(Kind.SYS_EXIT, g, "fast")
        return True
    sched.in_syscall += 1
    clock.at(end, _CLASS, partial(exitsyscall, sched, g))
    return False


def exitsyscall(sched: Proc, g: G, now: int) -> None:
    """Out of a system call that lost its P: take the idle P, or queue up globally."""
    sched.in_syscall -= 1
    if sched.is_idle and sched.returned is None:
        sched.returned = g
        sched.p.syscalltick += 1
        sched.emit(Kind.SYS_EXIT, g, "idle")
        return
    g.status = RUNNABLE
    sched.globq.append(g)
    sched.emit(Kind.SYS_EXIT, g, "slow")
