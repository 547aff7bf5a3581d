"""Stopping the world, starting it again, and changing the number of Ps meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import netpoll
from quizgo.gosim.sched.clock import SIGNAL
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sched.p import P, PStatus
from quizgo.gosim.sched.runq import runqempty
from quizgo.gosim.sched.schedt import coprimes
from quizgo.gosim.sched.syscall import detach, is_in_syscall
from quizgo.gosim.sched.sysmon import preemptall

if TYPE_CHECKING:
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.proc import Proc

RETRY_NS: Final = 100_000
"""Who has not stopped by then is asked again."""


def stop_the_world(sched: Proc, m: M, why: str) -> bool:
    """Stop all Ps. True: they have stopped. Else the thread waits, and goes on at `At.STOPPED`."""
    own = m.p
    assert own is not None
    if sched.events is not None:
        sched.emit(Kind.STW_STOP, m.curg, why)
    sched.stop_began = sched.clock.now()
    sched.stopwait = sched.gomaxprocs
    sched.gcwaiting = True
    sched.note_special()
    for p in sched.allp:
        if p is own or p in sched.pidle:
            sched.stop_p(p)
        elif is_in_syscall(p):
            p.syscalltick += 1
            detach(p)
            sched.stop_p(p)
    sched.pidle.clear()
    if sched.stopwait == 0 and not sched.costs.stop_world:
        return True
    m.state = State.STOPPING
    if sched.stopwait == 0:
        m.at = At.STOPPED
        sched.clock.push(m, sched.costs.stop_world)
        return False
    preemptall(sched)
    sched.stopper = m
    sched.clock.at(sched.clock.now() + RETRY_NS, SIGNAL, partial(_again, sched, m))
    return False


def _again(sched: Proc, m: M, now: int) -> None:
    if sched.stopper is m and sched.stopwait > 0:
        preemptall(sched)
        sched.clock.at(now + RETRY_NS, SIGNAL, partial(_again, sched, m))


def carry_on(sched: Proc, m: M) -> None:
    """The world is stopped: do what it was stopped for, and start it again."""
    then, procs = m.then, m.procs
    m.then = m.procs = None
    sched.stopper = None
    m.state = State.RUNNING
    assert m.p is not None
    sched.p = m.p
    if then is not None:
        then()
    start_the_world(sched, m, sched.gomaxprocs if procs is None else procs)
    assert m.p is not None
    sched.p = m.p


def start_the_world(sched: Proc, m: M, procs: int) -> None:
    """Let the Ps run again; `procs` is how many there shall be."""
    ready = netpoll.take(sched)
    with_work = procresize(sched, m, procs)
    sched.gcwaiting = False
    sched.note_special()
    sched.sysmon.wake(by_syscall=True)
    if sched.events is not None:
        sched.emit(Kind.STW_START, m.curg, str(sched.clock.now() - sched.stop_began))
    for p in with_work:
        _restart(sched, p)
    sched.injectglist(ready, m.p)
    sched.wakep()


def _restart(sched: Proc, p: P) -> None:
    """A thread for a P that has work; since 1.26 the one that had it before, if it is idle."""
    if sched.rules.oldm_preference_on_restart:
        for m in sched.midle:
            if m.oldp is p:
                sched.midle.remove(m)
                sched.wake(m, p, sched.costs.wake_m)
                return
    sched.startm(p, spinning=False)


def procresize(sched: Proc, m: M, procs: int) -> list[P]:
    """With the world stopped: `procs` Ps. Those that have work and need a thread.

    Goroutines of Ps that are gone come to the global queue's head, their timers to the P of `m`.
    """
    current = m.p
    assert current is not None
    while len(sched.every_p) < procs:
        sched.every_p.append(sched.new_p(len(sched.every_p)))
    sched.allp = sched.every_p[:procs]
    sched.gomaxprocs = procs
    sched.steal_strides = coprimes(procs)
    if current.id >= procs:
        m.p = None
        current.m = None
        current = sched.allp[0]
        sched.acquirep(m, current)
    current.status = PStatus.RUNNING
    for p in sched.every_p[procs:]:
        if p.status is not PStatus.DEAD:
            _bury(sched, p, current)
    others = [p for p in sched.allp if p is not current]
    for p in others:
        p.m = None
        p.status = PStatus.IDLE
    sched.list_idle([p for p in others if runqempty(p)])
    return [p for p in others if not runqempty(p)]


def _bury(sched: Proc, p: P, heir: P) -> None:
    while p.runq:
        sched.globq.appendleft(p.runq.pop())
    if p.runnext is not None:
        sched.globq.appendleft(p.runnext)
        p.runnext = None
    p.timers.move_to(heir.timers)
    heir.gfree.extend(p.gfree)
    p.gfree.clear()
    p.status = PStatus.DEAD
