"""System calls: the goroutine's thread is in the kernel, and the P may be taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.gosim.events import Kind
from quizgo.gosim.sched.g import RUNNABLE, RUNNING, SYSCALL
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sched.p import PStatus

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc


def entersyscall(sched: Proc, g: G, ns: int) -> None:
    """Into the kernel for `ns`. Until 1.25 the P is let go, since then it stays attached."""
    m, p = sched.m, sched.m.p
    assert p is not None
    sched.clock.charge(sched.costs.sysenter)
    if sched.events is not None:
        sched.emit(Kind.SYS_ENTER, g)
    g.status = SYSCALL
    m.state = State.SYSCALL
    m.syscalltick = p.syscalltick
    m.oldp = p
    if not sched.rules.syscall_keeps_p:
        m.p = None
        p.m = None
        p.status = PStatus.SYSCALL
    if sched.gcwaiting and sched.stopwait > 0:
        p.syscalltick += 1
        detach(p)
        sched.stop_p(p)
    m.at = At.SYSEXIT
    sched.clock.push(m, ns)
    sched.sysmon.wake(by_syscall=True)


def entersyscallblock(sched: Proc, g: G, ns: int) -> None:
    """Into the kernel for long: the P is handed over at once."""
    m, p = sched.m, sched.m.p
    assert p is not None
    if sched.events is not None:
        sched.emit(Kind.SYS_ENTER, g)
    g.status = SYSCALL
    m.state = State.SYSCALL
    m.oldp = p
    p.syscalltick += 1
    detach(p)
    p.status = PStatus.IDLE
    sched.handoffp(p, "blocking syscall")
    m.at = At.SYSEXIT
    sched.clock.push(m, ns)
    sched.sysmon.wake(by_syscall=True)


def is_in_syscall(p: P) -> bool:
    """Whether the goroutine on this P is in the kernel."""
    if p.status is PStatus.SYSCALL:
        return True
    return p.m is not None and p.m.curg is not None and p.m.curg.status is SYSCALL


def detach(p: P) -> None:
    """Take a P from a thread that is in the kernel."""
    if p.m is not None:
        p.m.p = None
        p.m = None


def exitsyscall(sched: Proc, m: M) -> G | None:
    """Out of the kernel: the goroutine, if it can run on; else it is queued up globally, and the
    thread has parked."""
    g = m.curg
    assert g is not None
    m.state = State.RUNNING
    sched.sysmon.wake(by_syscall=True)
    how = _regain(sched, m)
    if how is not None:
        assert m.p is not None
        m.p.syscalltick += 1
        g.status = RUNNING
        sched.clock.charge(sched.costs.sysexit)
        if sched.events is not None:
            sched.emit(Kind.SYS_EXIT, g, how)
        return g
    if sched.rules.exit_via_running:
        g.status = RUNNING  # since 1.26 it is told apart only after this
    g.status = RUNNABLE
    m.curg = None
    sched.globq.append(g)
    if sched.events is not None:
        sched.emit(Kind.SYS_EXIT, g, "slow")
    if m.lockedg is not None:
        sched.park_locked(m)
    else:
        sched.stopm(m)
    return None


def _regain(sched: Proc, m: M) -> str | None:
    """Get a P: its own, if it is still there; or an idle one."""
    if m.p is not None:
        return "fast"
    old = m.oldp
    assert old is not None
    if old.status is PStatus.SYSCALL and old.m is None:
        # Until 1.25: nobody has taken it.
        sched.acquirep(m, old)
        return "fast"
    if sched.rules.syscall_keeps_p and old.status is PStatus.RUNNING and is_in_syscall(old):
        # Another thread has it, and is in the kernel itself.
        detach(old)
        sched.acquirep(m, old)
        return "fast"
    if sched.pidle:
        sched.acquirep(m, sched.pidle.pop())
        return "idle"
    return None
