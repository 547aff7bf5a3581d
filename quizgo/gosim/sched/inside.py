"""The inside of the scheduler at one moment, by the runtime's own names, as plain data.

Every structure is a dict from the field's name in runtime2.go to a number, a text, a list or None.
A goroutine, thread or P that a field points to is its id. Fields of Go's that mean nothing here
(race detector, signals, cgo) are not there; those that only one of the two versions has are there
under its rules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from quizgo.gosim.sched.g import DEAD, RUNNABLE, RUNNING, SYSCALL, WAITING, G, Status
from quizgo.gosim.sched.m import M, State
from quizgo.gosim.sched.p import P, PStatus
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.waitq import Sudog, sudog_of
from quizgo.gosim.vm.requests import Park
from quizgo.gosim.vm.show import shown
from quizgo.gosim.vm.stacks import STACK_GUARD, used

if TYPE_CHECKING:
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.code.rtypes import RType
    from quizgo.gosim.sched.proc import Proc

Plain: TypeAlias = "int | str | bool | list[Plain] | dict[str, Plain] | None"
Fields: TypeAlias = dict[str, Plain]
Variable: TypeAlias = "tuple[str, object, RType | None]"
"""A variable's name, its value, and its type where it is known."""

STACK_PREEMPT: Final = 0xFFFF_FFFF_FFFF_FADE
"""`stackguard0` of a goroutine that shall yield: above every stack pointer."""
_ALL_ONES: Final = (1 << 64) - 1
_STACKS: Final = 0xC000_0000_0000
STATUS: Final = {
    RUNNABLE: "Grunnable",
    RUNNING: "Grunning",
    SYSCALL: "Gsyscall",
    WAITING: "Gwaiting",
    DEAD: "Gdead",
}
_P_STATUS: Final = {
    PStatus.IDLE: (0, "Pidle"),
    PStatus.RUNNING: (1, "Prunning"),
    PStatus.SYSCALL: (2, "Psyscall"),
    PStatus.GCSTOP: (3, "Pgcstop"),
    PStatus.DEAD: (4, "Pdead"),
}


class Inside(NamedTuple):
    """What there is at one moment."""

    time: int
    """Virtual nanoseconds since the start."""
    schedt: Fields
    ps: tuple[Fields, ...]
    ms: tuple[Fields, ...]
    gs: tuple[Fields, ...]
    """Goroutines of the program that are not dead."""
    channels: tuple[Fields, ...]
    """All that a goroutine waits on, or a variable of a running function or the package holds."""
    globals: Fields
    """The package-level variables of the program, by name."""
    born: tuple[tuple[int, str], ...] = ()
    """Every goroutine of the program so far, dead ones too, in the order in which they were made,
    and the function it began in. For who looks at a moment of a run; else empty."""


def inside(sched: Proc, globals: Sequence[Variable] = ()) -> Inside:
    """Look inside, now. `globals` are the variables of the package."""
    gs = [g for g in sched.allgs if g is not None]
    return Inside(
        sched.clock.now(),
        schedt(sched),
        tuple(p_fields(p) for p in sched.allp),
        tuple(m_fields(m) for m in sched.allm if m.state is not State.DEAD),
        tuple(g_fields(sched, g) for g in gs),
        tuple(hchan(sched, ch) for ch in _channels(gs, [value for _, value, _ in globals])),
        {name: shown(value, sched.world, rtype) for name, value, rtype in globals},
    )


def schedt(sched: Proc) -> Fields:
    """The variable `sched`."""
    return {
        "goidgen": sched.goidgen,
        "lastpoll": 0 if sched.poller is not None else sched.lastpoll,
        "pollUntil": sched.polluntil if sched.poller is not None else 0,
        "midle": [m.id for m in reversed(sched.midle)],
        "nmidle": len(sched.midle),
        "nmidlelocked": sched.nmidlelocked,
        "mnext": len(sched.allm),
        "maxmcount": 10_000,
        "nmsys": sched.nmsys,
        "ngsys": sched.ngsys,
        "pidle": [p.id for p in reversed(sched.pidle)],
        "npidle": len(sched.pidle),
        "nmspinning": sched.nmspinning,
        "needspinning": int(sched.needspinning),
        "runq": [g.goid for g in sched.globq],
        "runqsize": len(sched.globq),
        "gcwaiting": int(sched.gcwaiting),
        "stopwait": sched.stopwait if sched.gcwaiting else 0,
        "sysmonwait": int(sched.sysmon.asleep),
        "gomaxprocs": sched.gomaxprocs,
        "mcount": sched.mcount,
    }


def p_fields(p: P) -> Fields:
    """A `p`. `runqhead` and `runqtail` count from 0 here: the ring is given as a list."""
    number, name = _P_STATUS[p.status]
    seen = p.sysmontick
    return {
        "id": p.id,
        "status": name,
        "statusnumber": number,
        "schedtick": p.schedtick,
        "syscalltick": p.syscalltick,
        "sysmontick": {
            "schedtick": seen.schedtick,
            "schedwhen": seen.schedwhen,
            "syscalltick": seen.syscalltick,
            "syscallwhen": seen.syscallwhen,
        },
        "m": None if p.m is None else p.m.id,
        "goidcache": p.goidcache,
        "goidcacheend": p.goidcacheend,
        "runq": [g.goid for g in p.runq],
        "runqsize": len(p.runq),
        "runnext": None if p.runnext is None else p.runnext.goid,
        "gFree": len(p.gfree),
        "timers": [*sorted(when for when, seq, timer in p.timers.heap if timer.seq == seq)],
        "preempt": p.preempt,
    }


def m_fields(m: M) -> Fields:
    """An `m`."""
    return {
        "id": m.id,
        "curg": None if m.curg is None else m.curg.goid,
        "p": None if m.p is None else m.p.id,
        "nextp": None if m.nextp is None else m.nextp.id,
        "oldp": None if m.oldp is None else m.oldp.id,
        "lockedg": None if m.lockedg is None else m.lockedg.goid,
        "spinning": m.spinning,
        "blocked": m.state in (State.PARKED, State.PARKED_LOCKED, State.NETPOLL),
        "insyscall": m.state is State.SYSCALL,
        "syscalltick": m.syscalltick,
        "state": m.state.value,
    }


def g_fields(sched: Proc, g: G) -> Fields:
    """A `g`: the fields of the struct of Go 1.13 that mean something here, and today's."""
    is_old = not sched.rules.async_preempt
    hi = _STACKS + (g.goid << 32) + (g.stack_size << 4)
    lo = hi - g.stack_size
    sp = hi - used(g)
    in_syscall = g.status is SYSCALL
    m = next((m for m in sched.allm if m.curg is g), None)
    asked = g.status is RUNNING and m is not None and m.p is not None and m.p.preempt
    gobuf: Fields = {
        "sp": sp,
        "pc": _place(g.instr),
        "g": g.goid,
        "ctxt": None,
        "lr": 0,
        "bp": sp + 8,
    }
    if is_old:
        gobuf["ret"] = 0
    waits = waiting(g)
    fields: Fields = {
        "stack": {"lo": lo, "hi": hi},
        "stackguard0": STACK_PREEMPT if asked or in_syscall else lo + STACK_GUARD,
        "stackguard1": _ALL_ONES,
        "_panic": len(g.panics),
        "_defer": _defers(g),
        "m": None if m is None else m.id,
        "sched": gobuf,
        "syscallsp": sp if in_syscall else 0,
        "syscallpc": _place(g.instr) if in_syscall else 0,
        "stktopsp": hi - 8,
        "param": None if g.fired is None else g.fired.case,
        "atomicstatus": STATUS[g.status],
        "stackLock": 0,
        "goid": g.goid,
        "schedlink": _schedlink(sched, g),
        "waitsince": g.waitsince if g.status is WAITING else 0,
        "waitreason": g.wait_reason if g.status is WAITING else "",
        "preempt": asked,
        "paniconfault": False,
        "gcscandone": g.gcscandone,
        "throwsplit": in_syscall,
        "lockedm": None if g.lockedm is None else g.lockedm.id,
        "gopc": 0 if g.creator is None else _place(g.creator),
        "startpc": _start(g),
        "waiting": [sudog(sched, each) for each in waits],
        "timer": g.wait_reason == "sleep" and g.status is WAITING,
        "selectDone": int(g.fired is not None),
        "gcAssistBytes": g.gc_assist_bytes,
    }
    if is_old:
        fields["preemptscan"] = False
        fields["gcscanvalid"] = g.gcscandone and g.status is WAITING
    else:
        fields["preemptStop"] = False
        fields["parentGoid"] = g.parent
    fields["stacksize"] = g.stack_size
    fields["line"] = g.line
    fields["frames"] = [_frame(sched, instr, registers) for instr, registers in frames(g)]
    return fields


def frames(g: G) -> list[tuple[Instr, list[object]]]:
    """Where the functions of the goroutine stand, innermost first, without the compiler's own."""
    every = [(g.instr, g.registers), *reversed(g.frames)]
    return [
        (instr, registers)
        for instr, registers in every
        if not (instr.function.is_wrapper or instr.function.is_system)
    ]


def waiting(g: G) -> list[Sudog]:
    """The sudogs by which the goroutine waits: one, or one a case of a select."""
    if g.status is not WAITING:
        return []
    if isinstance(g.request, Park):
        return [] if g.request.target is None else [sudog_of(g)]
    if g.wait_object is not None:
        return [sudog_of(g)]
    if g.selecting is not None:
        return list(g.selecting)
    return []


def sudog(sched: Proc, each: Sudog) -> Fields:
    """A `sudog`."""
    g = each.g
    assert isinstance(g, G)
    target = each.channel if each.channel is not None else g.wait_object
    return {
        "g": g.goid,
        "elem": shown(each.elem, sched.world),
        "isSelect": each.peers is not None,
        "success": each.success,
        "ticket": each.ticket,
        "acquiretime": each.acquiretime,
        "c": sched.world.number(target) if isinstance(target, Chan) else None,
    }


def hchan(sched: Proc, ch: Chan) -> Fields:
    """An `hchan`; `address` is what Go would print for the channel."""
    return {
        "address": sched.world.number(ch),
        "qcount": len(ch.buf),
        "dataqsiz": ch.capacity,
        "buf": [shown(value, sched.world) for value in ch.buf],
        "closed": int(ch.closed),
        "recvq": [_goid(each) for each in ch.recvq],
        "sendq": [_goid(each) for each in ch.sendq],
    }


def _goid(each: Sudog) -> int:
    return each.g.goid


def _channels(gs: Iterable[G], others: Iterable[object]) -> list[Chan]:
    found = {value.id: value for value in others if isinstance(value, Chan)}
    for g in gs:
        candidates: list[object] = [g.wait_object]
        candidates += [each.channel for each in waiting(g)]
        for instr, registers in frames(g):
            candidates += [value for _, value, _ in variables(instr, registers)]
        for value in candidates:
            if isinstance(value, Chan):
                found.setdefault(value.id, value)
    return [found[id] for id in sorted(found)]


def variables(instr: Instr, registers: list[object]) -> list[Variable]:
    """The named variables of a call that it may still read, their values and types."""
    function = instr.function
    live = instr.live | function.pinned
    found = []
    for number, name in sorted(function.names.items()):
        if name == "_" or number >= len(registers) or not live >> number & 1:
            continue
        value = registers[number]
        if function.boxed >> number & 1 and isinstance(value, list):
            value = value[0]
        found.append((name, value, function.types.get(number)))
    return found


def _frame(sched: Proc, instr: Instr, registers: list[object]) -> Fields:
    function = instr.function
    return {
        "function": function.name,
        "line": instr.pos >> 16,
        "variables": {
            name: shown(value, sched.world, rtype)
            for name, value, rtype in variables(instr, registers)
        },
    }


def _place(instr: Instr) -> str:
    """A program counter, as function and line."""
    return f"{instr.function.name}:{instr.pos >> 16}"


def _start(g: G) -> str:
    first = g.frames[0][0] if g.frames else g.instr
    return first.function.name


def _defers(g: G) -> int:
    """Deferred calls that are pending."""
    count = 0
    for instr, registers in [(g.instr, g.registers), *g.frames]:
        slot = instr.function.defers
        pending = registers[slot] if slot and slot < len(registers) else None
        if isinstance(pending, list):
            count += len(pending)
    return count


def _schedlink(sched: Proc, g: G) -> int | None:
    """The next goroutine of the global queue: the local one is an array and needs no links."""
    for i, other in enumerate(sched.globq):
        if other is g:
            return sched.globq[i + 1].goid if i + 1 < len(sched.globq) else None
    return None


__all__ = ["Fields", "Inside", "Plain", "Status", "Variable", "inside"]
