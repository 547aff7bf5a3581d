"""Runs one goroutine until it stops: carries out control operations between compiled segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import (
    BACK,
    CALL,
    CALL_FUNC,
    CALL_METHOD,
    CALL_NATIVE,
    CLOSE,
    DEFER,
    GO,
    JUMP,
    NATIVE_AGAIN,
    PANIC,
    RECEIVE,
    RECOVER,
    RESUME_PANIC,
    RETURN,
    RUN_DEFERS,
    SELECT,
    SEND,
    STEP,
    VISIBLE,
    WITHIN,
    Instr,
)
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import select
from quizgo.gosim.sync.waitq import CLOSED, DONE, PARK, Sudog, sudog_of
from quizgo.gosim.vm import natives, panics, raised, selecting
from quizgo.gosim.vm.crash import crash
from quizgo.gosim.vm.faults import NIL_DEREFERENCE, PANIC_NIL, plain_error
from quizgo.gosim.vm.heap import GOROUTINE, exhausted, is_full, settle
from quizgo.gosim.vm.host import (
    Call,
    Context,
    Goexit,
    Host,
    Registers,
    Request,
    Routine,
    Stop,
    World,
)
from quizgo.gosim.vm.raised import FAULTS, STACK_OVERFLOW
from quizgo.gosim.vm.selecting import CLOSED_SEND
from quizgo.gosim.vm.stacks import USUAL
from quizgo.gosim.vm.stacks import check as check_stack
from quizgo.gosim.vm.values import Closure, GoPanic, Interface, RType, Value

_preempted: Final = Stop.PREEMPT  # an attribute of an enum takes long

_SETTLED: Final = 63
"""Threads that give way to each other settle accounts every so many times."""
_DEFERRED: Final = 250
"""Bytes of a deferred call."""
_FREE_DEFERS: Final = 32
"""Deferred calls of one function that are not accounted for."""

_SOON: Final = 100_000
"""Steps that a goroutine may owe after a call of a native (see `World.spend`)."""
_PANIC: Final = 8
"""As so many heavy operations counts a panic."""


def runner(world: World, host: Host) -> Callable[[Routine], Stop]:
    """The function that runs a goroutine of this run until it stops (see `vm.host`)."""
    world.host = host
    context = Context(host, world)
    races = world.races
    send = chan.send if races is None else races.send
    receive = chan.receive if races is None else races.receive
    choose: selecting.Choose = select if races is None else races.select
    parked, exited = Stop.PARK, Stop.EXIT  # an attribute of an enum takes long

    def run(g: Routine) -> Stop:
        frames = g.frames
        ins = g.instr
        r: Registers = g.registers
        callee: Any
        if races is not None:
            races.switch(g.goid)
        fault: Interface = None
        sudog: Sudog | None
        op = ins.op
        if op <= BACK:
            pass
        elif op == RECEIVE:
            sudog = g.sudog
            assert sudog is not None
            value = sudog.elem if sudog.success else _zero(ins)
            r[0] = (value, sudog.success) if ins.pair else value
        elif op == SEND:
            sudog = g.sudog
            assert sudog is not None
            if not sudog.success:
                fault = plain_error(CLOSED_SEND).value
        elif op == SELECT:
            assert g.fired is not None
            fault = selecting.selected(g.fired, ins, r)
        elif op == CALL_NATIVE:
            r[0] = g.transfer
        elif op == NATIVE_AGAIN:
            ins, r = frames.pop()
            r[0] = g.transfer
        while True:
            try:
                if fault is not None:
                    raise GoPanic(fault)
                while True:
                    ins = ins.next(r, world)
                    op = ins.op
                    if op == CALL:
                        frames.append((ins, r))
                        r = r[0]
                        callee = ins.callee
                        if len(frames) >= g.stack_mark or callee.frame_bytes > USUAL:
                            check_stack(g, callee, host)
                        ins = callee.start
                        world.fuel -= callee.cost
                        if world.fuel < 0:
                            return _out_of_fuel(g, ins, r, world)
                    elif op == RETURN:
                        if not frames:
                            g.instr = ins
                            g.registers = r
                            return exited
                        value = r[0]
                        ins, r = frames.pop()
                        r[0] = value
                    elif op == RECEIVE:
                        ch = r[0]
                        if ch is None:
                            return _park(g, ins, r, "chan receive (nil chan)", None)
                        sudog = g.sudog
                        if sudog is None:
                            sudog = sudog_of(g)
                        woken = receive(ch, sudog)
                        if woken is PARK:
                            g.instr = ins
                            g.registers = r
                            g.wait_reason = "chan receive"
                            g.wait_object = ch
                            return parked
                        value = sudog.elem if sudog.success else _zero(ins)
                        r[0] = (value, sudog.success) if ins.pair else value
                        if woken is not DONE:
                            host.ready(woken)
                    elif op == SEND:
                        ch, value = r[0]
                        if ch is None:
                            return _park(g, ins, r, "chan send (nil chan)", None)
                        woken = send(ch, value, g)
                        if woken is PARK:
                            g.instr = ins
                            g.registers = r
                            g.wait_reason = "chan send"
                            g.wait_object = ch
                            return parked
                        if woken is not DONE:
                            if woken is CLOSED:
                                raise plain_error(CLOSED_SEND)
                            host.ready(woken)
                    elif op == JUMP:
                        pass
                    elif op == VISIBLE:
                        if world.stepping is not None and world.stepping(g, ins, r):
                            return _out_of_fuel(g, ins, r, world)
                        world.fuel -= 1
                        if world.fuel < world.ahead:
                            return _out_of_fuel(g, ins, r, world)
                    elif op == CALL_NATIVE:
                        args = r[0]
                        world.heavy += 2
                        context.g = g
                        context.memo = []
                        context.pos = ins.pos
                        value = ins.native(context, *args)  # type: ignore[misc]
                        if isinstance(value, Request):
                            if type(value) is Call:
                                frames.append((ins, r))
                                r = [None, ins.native, args, []]
                                ins, r = natives.call_go(g, value, r)
                            elif type(value) is Goexit:
                                panics.begin_goexit(g, ins, r)
                                call = panics.next_deferred(g)
                                if call is None:
                                    return _exited(g)
                                world.heavy += _PANIC
                                function, r = call
                                ins = function.start
                                world.fuel -= function.cost
                                if world.fuel < 0:
                                    return _out_of_fuel(g, ins, r, world)
                            else:
                                g.instr = ins
                                g.registers = r
                                g.request = value
                                return Stop.REQUEST
                        elif world.debt < _SOON:
                            r[0] = value
                        else:
                            g.transfer = value
                            return _out_of_fuel(g, ins, r, world)
                    elif op == CALL_FUNC:
                        closure, args = r[0]
                        frames.append((ins, r))
                        if closure is None:
                            frames.pop()
                            raise GoPanic(NIL_DEREFERENCE)
                        callee = closure.function
                        pad = callee.pad
                        if pad is None:
                            pad = callee.prepare()
                        args.extend(closure.free)
                        args.extend(pad)
                        r = args
                        if len(frames) >= g.stack_mark or callee.frame_bytes > USUAL:
                            check_stack(g, callee, host)
                        ins = callee.start
                        world.fuel -= callee.cost
                        if world.fuel < 0:
                            return _out_of_fuel(g, ins, r, world)
                    elif op == CALL_METHOD:
                        receiver, args = r[0]
                        world.heavy += 1
                        if receiver is None:
                            raise GoPanic(NIL_DEREFERENCE)
                        callee, value = _method(receiver, ins.name)
                        args[1] = value
                        frames.append((ins, r))
                        r = args
                        pad = callee.pad
                        if pad is None:
                            pad = callee.prepare()
                        r.extend(pad)
                        if len(frames) >= g.stack_mark or callee.frame_bytes > USUAL:
                            check_stack(g, callee, host)
                        ins = callee.start
                        world.fuel -= callee.cost
                        if world.fuel < 0:
                            return _out_of_fuel(g, ins, r, world)
                    elif op == BACK:
                        return _out_of_fuel(g, ins, r, world)
                    elif op == SELECT:
                        world.heavy += 2
                        if selecting.carry_out(g, ins, r, host, choose) is PARK:
                            return _park(g, ins, r, selecting.reason(ins), None)
                    elif op == RUN_DEFERS:
                        deferred = r[ins.function.defers]
                        if deferred:
                            function, args = deferred.pop()
                            frames.append((panics.recovery_of(ins), r))
                            r = args
                            ins = function.start
                            world.fuel -= function.cost
                            if world.fuel < 0:
                                return _out_of_fuel(g, ins, r, world)
                    elif op == DEFER:
                        _defer(ins, r, world)
                    elif op == GO:
                        callee, args = r[0]
                        if callee is None:
                            g.crash = "go of nil func value"
                            g.instr, g.registers = ins, r
                            return Stop.FATAL
                        if isinstance(callee, Closure):
                            args.extend(callee.free)
                            callee = callee.function
                        pad = callee.pad
                        if pad is None:
                            pad = callee.prepare()
                        args.extend(pad)
                        g.instr = ins
                        g.registers = r
                        world.heap_left -= GOROUTINE
                        if world.heap_left < 0:
                            exhausted(world, GOROUTINE)
                        host.newproc(callee, args, ins)
                    elif op == CLOSE:
                        if races is not None:
                            races.closing(r[0])
                        _close(r[0], host)
                    elif op == RECOVER:
                        panic = panics.may_recover(g, deferred=ins.pair)
                        if panic is None:
                            r[0] = None
                        else:
                            panic.recovered = True
                            r[0] = panic.value
                    elif op == PANIC:
                        raise GoPanic(r[0] or PANIC_NIL)
                    elif op == RESUME_PANIC:
                        if g.panics[-1].recovered:
                            control = panics.recovered_at(g)
                            if control is not None:
                                ins, r = control
                                continue
                        call = panics.next_deferred(g)
                        if call is None:
                            if g.panics[-1].goexit:
                                return _exited(g)
                            return crash(g, world, run)
                        function, r = call
                        ins = function.start
                        world.fuel -= function.cost
                        if world.fuel < 0:
                            return _out_of_fuel(g, ins, r, world)
                    elif op == NATIVE_AGAIN:
                        done = natives.go_on(g, r, context)
                        if done is None:
                            ins, r = natives.call_go(g, cast("Call", g.request), r)
                            g.request = None
                        elif done:
                            value = r[0]
                            ins, r = frames.pop()
                            r[0] = value
                        else:
                            g.instr = ins
                            g.registers = r
                            return Stop.REQUEST
                    elif op == WITHIN:
                        if world.stepping is not None and world.stepping(g, ins, r):
                            return _out_of_fuel(g, ins, r, world)
                        world.fuel -= 1
                        if world.fuel < world.ahead:
                            return _out_of_fuel(g, ins, r, world)
                    else:
                        assert op == STEP, ins
                        if world.stepping is not None and world.stepping(g, ins, r):
                            return _out_of_fuel(g, ins, r, world)
            except FAULTS as error:
                world.heavy += _PANIC
                fault = None
                site = Instr(PANIC, ins.function, raised.line_of(error, ins) << 16)
                stop = raised.begin_panic(g, error, site, r)
                if stop is not None:
                    return stop
                call = panics.next_deferred(g)
                if call is None:
                    if g.panics[-1].goexit:
                        return _exited(g)
                    return crash(g, world, run)
                function, r = call
                ins = function.start
                world.fuel -= function.cost
                if world.fuel < 0:
                    return _out_of_fuel(g, ins, r, world)

    return run


def _park(g: Routine, ins: Instr, r: Registers, reason: str, target: object) -> Stop:
    g.instr = ins
    g.registers = r
    g.wait_reason = reason
    g.wait_object = target
    return Stop.PARK


def _out_of_fuel(g: Routine, ins: Instr, r: Registers, world: World) -> Stop:
    g.instr = ins
    g.registers = r
    if len(g.frames) >= world.many_frames and is_full(world, g.frames):
        g.crash = STACK_OVERFLOW
        return Stop.FATAL
    if world.fuel >= 0 and not world.debt and world.heap_left >= 0:
        # It gives way to another thread, after a few operations: that is accounted for later.
        world.yields += 1
        if world.yields & _SETTLED:
            return _preempted
    settle(world, g)
    return _preempted


def _exited(g: Routine) -> Stop:
    """Goexit has run all deferred calls."""
    g.frames.clear()
    g.panics.clear()
    return Stop.EXIT


def _zero(ins: Instr) -> Value:
    return None if ins.zero is None else ins.zero()


def _method(receiver: tuple[RType, Value], name: str) -> tuple[Function, Value]:
    rtype, value = receiver
    method = rtype.method(name)
    assert method is not None, f"{rtype.string} has no method {name}"
    if method.copies is not None:
        from quizgo.gosim.vm.composite import copy_deep

        value = copy_deep(value, method.copies)
    return method.function, value


def _defer(ins: Instr, r: Registers, world: World) -> None:
    callee, args = cast("tuple[Function | Closure | None, list[Value]]", r[0])
    slot = ins.function.defers or ins.function.borrows
    deferred = r[slot]
    if deferred is None:
        deferred = r[slot] = []
    elif len(deferred) >= _FREE_DEFERS:
        world.charge(_DEFERRED)
    if callee is None:
        # A nil function panics when it is called, not when it is deferred.
        deferred.append((_NIL_CALL.function, [None]))
    else:
        deferred.append(panics.prepared(callee, args))


def _nil_call() -> Closure:
    function = Function("nil", 0, lambda _: None)
    function.pad = []
    function.is_system = True

    def segment(registers: Registers, world: object) -> Instr:
        raise GoPanic(NIL_DEREFERENCE)

    function.start.next = segment
    return Closure(function)


_NIL_CALL: Final = _nil_call()


def _close(ch: Chan | None, host: Host) -> None:
    if ch is None:
        raise plain_error("close of nil channel")
    woken = chan.close(ch)
    if woken is CLOSED:
        raise plain_error("close of closed channel")
    for other in cast("list[object]", woken):
        host.ready(other)
