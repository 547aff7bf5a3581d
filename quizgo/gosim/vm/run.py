"""Runs one goroutine until it stops: carries out control operations between compiled segments."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, TypeAlias, cast

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
    Instr,
)
from quizgo.gosim.code.segment import FILE
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import Case, Chosen, select
from quizgo.gosim.sync.waitq import CLOSED, DONE, PARK, Sudog
from quizgo.gosim.vm import panics
from quizgo.gosim.vm.crash import crash
from quizgo.gosim.vm.faults import DIVIDE, NIL_DEREFERENCE, PANIC_NIL, plain_error
from quizgo.gosim.vm.heap import GOROUTINE, is_full, settle
from quizgo.gosim.vm.host import (
    Call,
    Context,
    Goexit,
    Host,
    LimitReached,
    Request,
    Routine,
    Stop,
    World,
)
from quizgo.gosim.vm.stacks import USUAL
from quizgo.gosim.vm.stacks import check as check_stack
from quizgo.gosim.vm.values import Closure, GoPanic, Interface, RType, Value

Registers: TypeAlias = "list[Any]"
"""What a register holds is known only to the code that was generated: here it has no type."""

STACK_OVERFLOW: Final = "stack overflow"
"""`crash` of a goroutine whose stack is full: FATAL."""

_FAULTS: Final = (
    GoPanic,
    TypeError,
    AttributeError,
    ZeroDivisionError,
    LimitReached,
    MemoryError,
    RecursionError,
)

_DEFERRED: Final = 250
"""Bytes of a deferred call."""
_FREE_DEFERS: Final = 32
"""Deferred calls of one function that are not accounted for."""

_CLOSED_SEND: Final = "send on closed channel"

_PANIC: Final = 4
"""As so many heavy operations counts a panic."""
_NATIVE: Final = Function("native", 0, lambda _: None)
_NATIVE.is_system = True
_native_again: Final = Instr(NATIVE_AGAIN, _NATIVE, 0)
_FROM_GO: Final = Instr(NATIVE_AGAIN, _NATIVE, 0)
"""Where a Go function returns to that a native asked for."""
_FROM_GO.next = lambda registers, world: _native_again


def runner(world: World, host: Host) -> Callable[[Routine], Stop]:
    """The function that runs a goroutine of this run until it stops (see `vm.host`)."""
    world.host = host
    context = Context(host, world)
    send = chan.send
    receive = chan.receive
    parked, exited = Stop.PARK, Stop.EXIT  # an attribute of an enum takes long

    def run(g: Routine) -> Stop:
        frames = g.frames
        ins = g.instr
        r: Registers = g.registers
        callee: Any
        fault: Interface = None
        op = ins.op
        if op <= BACK:
            pass
        elif op == RECEIVE:
            sudog = g.sudog
            value = sudog.elem if sudog.success else _zero(ins)
            r[0] = (value, sudog.success) if ins.pair else value
        elif op == SEND:
            if not g.sudog.success:
                fault = plain_error(_CLOSED_SEND).value
        elif op == SELECT:
            assert g.fired is not None
            fault = _selected(g.fired, ins, r)
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
                        woken = send(ch, value, g.sudog)
                        if woken is PARK:
                            g.instr = ins
                            g.registers = r
                            g.wait_reason = "chan send"
                            g.wait_object = ch
                            return parked
                        if woken is not DONE:
                            if woken is CLOSED:
                                raise plain_error(_CLOSED_SEND)
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
                        world.heavy += 1
                        context.g = g
                        context.memo = []
                        context.pos = ins.pos
                        value = ins.native(context, *args)  # type: ignore[misc]
                        if isinstance(value, Request):
                            if type(value) is Call:
                                frames.append((ins, r))
                                r = [None, ins.native, args, []]
                                ins, r = _call_for_native(g, value, r)
                            elif type(value) is Goexit:
                                panics.begin_goexit(g, ins, r)
                                call = panics.next_deferred(g)
                                if call is None:
                                    return _exited(g)
                                function, r = call
                                ins = function.start
                            else:
                                g.instr = ins
                                g.registers = r
                                g.request = value
                                return Stop.REQUEST
                        else:
                            r[0] = value
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
                        world.heavy += 1
                        if _select(g, ins, r, host) is PARK:
                            return _park(g, ins, r, _select_reason(ins), None)
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
                        world.charge(GOROUTINE)
                        host.newproc(callee, args, ins)
                    elif op == CLOSE:
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
                    elif op == NATIVE_AGAIN:
                        done = _native_goes_on(g, r, context)
                        if done is None:
                            ins, r = _call_for_native(g, cast("Call", g.request), r)
                            g.request = None
                        elif done:
                            value = r[0]
                            ins, r = frames.pop()
                            r[0] = value
                        else:
                            g.instr = ins
                            g.registers = r
                            return Stop.REQUEST
                    else:
                        assert op == STEP, ins
                        if world.stepping is not None and world.stepping(g, ins, r):
                            return _out_of_fuel(g, ins, r, world)
            except _FAULTS as error:
                world.heavy += _PANIC
                fault = None
                site = Instr(PANIC, ins.function, _line_of(error, ins) << 16)
                stop = _fault(g, error, site, r)
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
    if is_full(world, g.frames):
        g.crash = STACK_OVERFLOW
        return Stop.FATAL
    settle(world, g)
    return Stop.PREEMPT


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


def _select_reason(ins: Instr) -> str:
    return "select" if ins.cases else "select (no cases)"


def _select(g: Routine, ins: Instr, r: Registers, host: Host) -> object:
    """PARK, or whatever else when a case (or the default, number -1) was chosen."""
    values = cast("tuple[Value, ...]", r[0])
    cases: list[Case] = []
    at = 0
    for case in ins.cases:
        if case.is_send:
            cases.append(Case(cast("Chan | None", values[at]), True, values[at + 1]))
            at += 2
        else:
            cases.append(Case(cast("Chan | None", values[at]), False))
            at += 1
    chosen = select(cases, ins.blocks, g.sudog, host.pick)
    if chosen is PARK:
        return PARK
    if not isinstance(chosen, Chosen):
        r[0] = (-1, None, False)
        return None
    case = ins.cases[chosen.case]
    if chosen.answer is CLOSED:
        raise plain_error(_CLOSED_SEND)
    _deliver_case(chosen.case, g.sudog, ins, r)
    if chosen.answer is not DONE:
        host.ready(chosen.answer)
    return None


def _deliver_case(index: int, sudog: Sudog, ins: Instr, r: Registers) -> None:
    case = ins.cases[index]
    if case.is_send:
        r[0] = (index, None, False)
    elif sudog.success:
        r[0] = (index, sudog.elem, True)
    else:
        r[0] = (index, None if case.zero is None else case.zero(), False)


def _selected(fired: Sudog, ins: Instr, r: Registers) -> Interface:
    """A select that had parked was woken; the panic of a send that found its channel closed."""
    index = fired.case
    if ins.cases[index].is_send and not fired.success:
        return plain_error(_CLOSED_SEND).value
    _deliver_case(index, fired, ins, r)
    return None


def _call_for_native(g: Routine, call: Call, r: Registers) -> tuple[Instr, Registers]:
    """Enter the Go function that the native with the frame `r` asked for."""
    g.frames.append((_FROM_GO, r))
    function, registers = panics.prepared(call.closure, [None, *call.args])
    return function.start, registers


def _native_goes_on(g: Routine, r: Registers, context: Context) -> bool | None:
    """A Go function returned to the native whose frame is `r` = [result, native, args, memo].

    True: the native is done, its result is in r[0]. None: it wants another call, in g.request.
    False: it asks the scheduler, by g.request.
    """
    result, native, args, memo = r
    assert isinstance(memo, list)
    memo.append(result)
    context.g = g
    context.memo = memo
    value = native(context, *args)
    if not isinstance(value, Request):
        r[0] = value
        return True
    g.request = value
    return None if type(value) is Call else False


def _line_of(error: BaseException, ins: Instr) -> int:
    """The Go line of the operation that raised: segments carry them in their code."""
    trace: TracebackType | None = error.__traceback__
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line or ins.pos >> 16


def _fault(g: Routine, error: BaseException, site: Instr, r: Registers) -> Stop | None:
    """Turn what an operation raised into a panic under way, or an end of the goroutine."""
    if isinstance(error, LimitReached):
        g.instr, g.registers = site, r
        g.crash = error.name
        return Stop.LIMIT
    if isinstance(error, MemoryError):
        g.instr, g.registers = site, r
        g.crash = "heap"
        return Stop.LIMIT
    if isinstance(error, RecursionError):
        # Of comparing, hashing or copying values that nest without end; Go has more room.
        g.instr, g.registers = site, r
        g.crash = STACK_OVERFLOW
        return Stop.FATAL
    panics.begin(g, _go_value(error), site, r)
    return None


def _go_value(error: BaseException) -> Interface:
    """The Go panic that an exception in a segment stands for. Others are bugs of ours."""
    if isinstance(error, GoPanic):
        return error.value
    if _is_of_segment(error):
        if isinstance(error, ZeroDivisionError):
            return DIVIDE
        if isinstance(error, AttributeError) and error.obj is None:
            return NIL_DEREFERENCE
        if isinstance(error, TypeError) and "'NoneType' object" in str(error):
            return NIL_DEREFERENCE
    raise error


def _is_of_segment(error: BaseException) -> bool:
    """Whether the segment itself raised, not something it called."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == FILE


__all__ = ["STACK_OVERFLOW", "runner"]
