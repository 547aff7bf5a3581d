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
_RT0: Final = ("rt0_go", "check", "args", "osinit")
"""On m0, whose scheduling stack is g0's: before there is a scheduler."""
_SCHEDINIT: Final = (
    *("schedinit", "stackinit", "randinit", "mallocinit", "mcommoninit(m0)", "modulesinit"),
    *("goargs", "goenvs", "gcinit"),
)
_BGSWEEP: Final = "bgsweep"
_PARKED: Final = ("forcegchelper", _BGSWEEP, "bgscavenge")
"""System goroutines that have parked by the time main.main begins; but for bgsweep, they only use
up ids."""
_UPDATER: Final = "GOMAXPROCS updater (idle)"
_FINALIZER: Final = "finalizer wait"


class Idle(Park):
    """What a system goroutine waits for: nothing that ever comes."""

    __slots__ = ()

    def resume(self, g: Routine, now: int) -> Signal:
        return PARK


def boot(sched: Proc, main: G, *, with_os: bool) -> None:
    """From the first instruction of the process to main.main, step by step.

    Behind main are the system goroutines that real Go has not run yet by then. A program that
    imports fmt or os, itself or through others (`with_os`), has made the finalizer goroutine: it
    sits in runnext and has pushed the GOMAXPROCS updater into the ring.
    """
    for step in _RT0:
        sched.emit(Kind.BOOT, None, step)
    _schedinit(sched)
    p = sched.p
    sched.main = main
    main.goid = sched.next_goid(p)
    sched.enlist(main, p)
    sched.emit(Kind.BOOT, main, "newproc(runtime.main)")
    sched.emit(Kind.BOOT, None, "mstart")
    sched.emit(Kind.BOOT, None, "schedule")
    _runtime_main(sched, main, with_os=with_os)
    m = sched.m
    m.curg = main
    m.at = At.EXECUTE
    main.status = RUNNING
    sched.switches += 1
    p.toldtick = p.schedtick
    sched.emit(Kind.GO_START, main)
    sched.clock.push(m)
    noise.start(sched)


def _schedinit(sched: Proc) -> None:
    """`schedinit`; the Ps were made when the scheduler was."""
    for step in _SCHEDINIT:
        sched.emit(Kind.BOOT, None, step)
    sched.emit(Kind.BOOT, None, f"procresize({sched.gomaxprocs})")


def _runtime_main(sched: Proc, main: G, *, with_os: bool) -> None:
    """What the main goroutine does before main.main, and what that leaves in the queues."""
    p = sched.p
    sched.emit(Kind.BOOT, main, "runtime.main")
    sched.emit(Kind.BOOT, main, "newm(sysmon)")
    sched.sysmon.start()
    sched.emit(Kind.BOOT, main, "doInit(runtime_inittasks)")
    for name in _PARKED:
        goid = sched.next_goid(p)
        sched.emit(Kind.BOOT, main, f"go {name} (goroutine {goid})")
        if name == _BGSWEEP:
            sched.gc.sweep.make(goid)
    sched.emit(Kind.BOOT, main, "gcenable")
    waiting = []
    for name, reason in _waiting(sched.rules.cgroup_limit, with_os):
        g = G.system(sched.next_goid(p), Idle(reason))
        sched.emit(Kind.BOOT, main, f"go {name} (goroutine {g.goid})")
        waiting.append(g)
    sched.ngsys = len(_PARKED) + len(waiting)
    p.schedtick = FIRST_TICK
    for g in waiting:
        if p.runnext is not None:
            runqput(p, p.runnext, sched.globq)
        p.runnext = g
    sched.emit(Kind.BOOT, main, "doInit(main_inittasks)")
    sched.emit(Kind.BOOT, main, "main.main")


def _waiting(has_updater: bool, has_finalizer: bool) -> list[tuple[str, str]]:
    """System goroutines that are made, and have not run when main.main begins."""
    found = []
    if has_updater:
        found.append(("updateMaxProcsGoroutine", _UPDATER))
    if has_finalizer:
        found.append(("runFinalizers", _FINALIZER))
    return found
