"""From the inside of a scheduler to the rows that GODEBUG=schedtrace prints."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.sched.inside import STATUS, Fields, Inside
from quizgo.gosim.view.schedtrace import GRow, MRow, PRow, SchedSnapshot

_NUMBER = {name: int(status) for status, name in STATUS.items()}


def snapshot(inside: Inside) -> SchedSnapshot:
    """The same moment as rows."""
    sched = inside.schedt
    return SchedSnapshot(
        time_ns=inside.time,
        idleprocs=_int(sched, "npidle"),
        threads=_int(sched, "mcount"),
        spinningthreads=_int(sched, "nmspinning"),
        needspinning=_int(sched, "needspinning"),
        idlethreads=_int(sched, "nmidle"),
        runqueue=_int(sched, "runqsize"),
        ps=[_p(fields) for fields in inside.ps],
        ms=[_m(fields) for fields in reversed(inside.ms)],
        gs=[_g(fields) for fields in inside.gs],
        gcwaiting=bool(sched["gcwaiting"]),
        nmidlelocked=_int(sched, "nmidlelocked"),
        stopwait=_int(sched, "stopwait"),
        sysmonwait=bool(sched["sysmonwait"]),
    )


def _p(p: Fields) -> PRow:
    return PRow(
        id=_int(p, "id"),
        status=_int(p, "statusnumber"),
        schedtick=_int(p, "schedtick"),
        syscalltick=_int(p, "syscalltick"),
        m=_id(p, "m"),
        runqsize=_int(p, "runqsize"),
        gfreecnt=_int(p, "gFree"),
        timerslen=len(cast("list[int]", p["timers"])),
    )


def _m(m: Fields) -> MRow:
    return MRow(
        id=_int(m, "id"),
        p=_id(m, "p"),
        curg=_id(m, "curg"),
        spinning=bool(m["spinning"]),
        blocked=bool(m["blocked"]),
        lockedg=_id(m, "lockedg"),
    )


def _g(g: Fields) -> GRow:
    return GRow(
        goid=_int(g, "goid"),
        status=_NUMBER[cast("str", g["atomicstatus"])],
        waitreason=cast("str", g["waitreason"]),
        m=_id(g, "m"),
        lockedm=_id(g, "lockedm"),
    )


def _int(fields: Fields, name: str) -> int:
    return cast("int", fields[name])


def _id(fields: Fields, name: str) -> int | None:
    return cast("int | None", fields[name])
