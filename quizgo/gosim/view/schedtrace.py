"""What GODEBUG=schedtrace prints, with and without scheddetail, as Go prints it since 1.21.

As schedtrace in proc.go. The state comes in as plain rows: whoever has a scheduler fills them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MS = 1_000_000


@dataclass(frozen=True, slots=True)
class PRow:
    """One P."""

    id: int
    status: int
    """The runtime's number: 0 idle, 1 running, 2 in a system call, 3 stopped, 4 dead."""
    schedtick: int
    syscalltick: int
    m: int | None
    runqsize: int
    """In the ring; runnext does not count."""
    gfreecnt: int = 0
    timerslen: int = 0


@dataclass(frozen=True, slots=True)
class MRow:
    """One thread."""

    id: int
    p: int | None
    curg: int | None
    mallocing: int = 0
    throwing: int = 0
    preemptoff: str = ""
    locks: int = 0
    dying: int = 0
    spinning: bool = False
    blocked: bool = False
    lockedg: int | None = None


@dataclass(frozen=True, slots=True)
class GRow:
    """One goroutine, dead ones too where they are kept for reuse."""

    goid: int
    status: int
    """The runtime's number: 1 runnable, 2 running, 3 in a system call, 4 waiting, 6 dead."""
    waitreason: str
    m: int | None
    lockedm: int | None = None


@dataclass(frozen=True, slots=True)
class SchedSnapshot:
    """The scheduler at one instant."""

    time_ns: int
    """Since the first line that was printed."""
    idleprocs: int
    threads: int
    spinningthreads: int
    needspinning: int
    idlethreads: int
    runqueue: int
    """In the global queue."""
    ps: Sequence[PRow]
    ms: Sequence[MRow] = ()
    """The newest first, as the runtime's list has them."""
    gs: Sequence[GRow] = ()
    gcwaiting: bool = False
    nmidlelocked: int = 0
    stopwait: int = 0
    sysmonwait: bool = False


def schedtrace(sched: SchedSnapshot) -> str:
    """The one line of GODEBUG=schedtrace, with its end."""
    rings = " ".join(str(p.runqsize) for p in sched.ps)
    ticks = "".join(f"{p.schedtick} " for p in sched.ps)
    return f"{_head(sched)} [ {rings} ] schedticks=[ {ticks}]\n"


def scheddetail(sched: SchedSnapshot) -> str:
    """The lines of GODEBUG=schedtrace,scheddetail=1."""
    return "".join(line + "\n" for line in _detail(sched))


def _head(sched: SchedSnapshot) -> str:
    return (
        f"SCHED {sched.time_ns // MS}ms: gomaxprocs={len(sched.ps)} idleprocs={sched.idleprocs}"
        f" threads={sched.threads} spinningthreads={sched.spinningthreads}"
        f" needspinning={sched.needspinning} idlethreads={sched.idlethreads}"
        f" runqueue={sched.runqueue}"
    )


def _detail(sched: SchedSnapshot) -> Iterator[str]:
    yield (
        f"{_head(sched)} gcwaiting={_bool(sched.gcwaiting)} nmidlelocked={sched.nmidlelocked}"
        f" stopwait={sched.stopwait} sysmonwait={_bool(sched.sysmonwait)}"
    )
    for p in sched.ps:
        yield (
            f"  P{p.id}: status={p.status} schedtick={p.schedtick} syscalltick={p.syscalltick}"
            f" m={_id(p.m)} runqsize={p.runqsize} gfreecnt={p.gfreecnt} timerslen={p.timerslen}"
        )
    for m in sched.ms:
        yield (
            f"  M{m.id}: p={_id(m.p)} curg={_id(m.curg)} mallocing={m.mallocing}"
            f" throwing={m.throwing} preemptoff={m.preemptoff} locks={m.locks} dying={m.dying}"
            f" spinning={_bool(m.spinning)} blocked={_bool(m.blocked)} lockedg={_id(m.lockedg)}"
        )
    for g in sched.gs:
        yield (
            f"  G{g.goid}: status={g.status}({g.waitreason}) m={_id(g.m)} lockedm={_id(g.lockedm)}"
        )


def _id(number: int | None) -> str:
    return "nil" if number is None else str(number)


def _bool(value: bool) -> str:
    return "true" if value else "false"
