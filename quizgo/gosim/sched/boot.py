"""schedinit and runtime.main: what is there when main.main begins."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import noise
from quizgo.gosim.sched.g import RUNNING, G
from quizgo.gosim.sched.m import At
from quizgo.gosim.sched.proc import Proc
from quizgo.gosim.sched.runq import runqput
from quizgo.gosim.sync.waitq import PARK, Signal
from quizgo.gosim.vm.host import Routine
from quizgo.gosim.vm.requests import Park

FIRST_TICK: Final = 4
"""P0's schedtick when main.main begins (seen on real Go)."""
_PARKED: Final = ("force gc (idle)", "GC sweep wait", "GC scavenge wait")
"""System goroutines that have parked by then; they only use up ids."""
_UPDATER: Final = "GOMAXPROCS updater (idle)"
_FINALIZER: Final = "finalizer wait"


class Idle(Park):
    """What a system goroutine waits for: nothing that ever comes."""

    __slots__ = ()

    def resume(self, g: Routine, now: int) -> Signal:
        return PARK


def boot(sched: Proc, main: G, *, with_os: bool) -> None:
    """Main is about to run; behind it the system goroutines that real Go has not run yet.

    A program that imports fmt or os, itself or through others (`with_os`), has made the finalizer
    goroutine: it sits in runnext and has pushed the GOMAXPROCS updater into the ring.
    """
    p = sched.p
    sched.main = main
    main.goid = sched.next_goid(p)
    sched.enlist(main, p)
    for _ in _PARKED:
        sched.next_goid(p)
    reasons = [_UPDATER] * sched.rules.cgroup_limit + [_FINALIZER] * with_os
    waiting = [G.system(sched.next_goid(p), Idle(reason)) for reason in reasons]
    sched.sysmon.start()
    p.schedtick = FIRST_TICK
    sched.ngsys = len(_PARKED) + len(waiting)
    for g in waiting:
        if p.runnext is not None:
            runqput(p, p.runnext, sched.globq)
        p.runnext = g
    m = sched.m
    m.curg = main
    m.at = At.EXECUTE
    main.status = RUNNING
    sched.switches += 1
    sched.emit(Kind.GO_START, main)
    sched.clock.push(m)
    noise.start(sched)
