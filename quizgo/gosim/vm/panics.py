"""Panic, recover and Goexit: which deferred call runs next, and where control goes after it.

A panic does not unwind the stack. The panicking frame and its callers stay, and the deferred calls
run on top of them, from the innermost frame that has any, as in Go; so a crash can still show
where the panic came from. Only a recovery drops frames: down to the function whose deferred call
recovered, which then runs the rest of its deferred calls and returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import RESUME_PANIC, Instr

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import Routine
    from quizgo.gosim.vm.values import Closure, Interface, Value


class Panic:
    """One panic, or Goexit, that is running deferred calls."""

    __slots__ = ("base", "frame", "goexit", "recovered", "value")

    def __init__(self, value: Interface, base: int, *, goexit: bool = False) -> None:
        self.value = value
        self.goexit = goexit
        self.recovered = False
        self.base = base
        """Frames on the stack when it began: the last of them is where it happened."""
        self.frame = base - 1
        """The frame whose deferred calls it is running. Those above it have none left."""

    @property
    def depth(self) -> int:
        """Frames on the stack when its deferred call runs: who sees that many may recover it."""
        return self.base + 1


Call = tuple[Function, "list[Value]"]
"""A function and its registers."""

PANIC_FUNCTION = Function("panic", 0, lambda _: None)
PANIC_FUNCTION.is_system = True
_resume = Instr(RESUME_PANIC, PANIC_FUNCTION, 0)
RESUME = Instr(RESUME_PANIC, PANIC_FUNCTION, 0)
"""The return address of a deferred call that a panic runs."""
RESUME.next = lambda registers, world: _resume


def prepared(callee: Function | Closure, args: list[Value]) -> Call:
    """A call of a function or closure; `args` becomes its registers."""
    if isinstance(callee, Function):
        return callee, args + callee.prepare()
    function = callee.function
    args.extend(callee.free)
    pad = function.prepare()
    args.extend(pad)
    return function, args


def begin(g: Routine, value: Interface, instr: Instr, registers: list[Value]) -> None:
    """Start a panic at `instr`."""
    g.frames.append((instr, registers))
    _push(g, Panic(value, len(g.frames)))


def begin_goexit(g: Routine, instr: Instr, registers: list[Value]) -> None:
    g.frames.append((instr, registers))
    _push(g, Panic(None, len(g.frames), goexit=True))
    g.exiting = True


def _push(g: Routine, panic: Panic) -> None:
    if not g.panics:
        g.panics = []  # the empty list is everybody's
    g.panics.append(panic)


def next_deferred(g: Routine) -> Call | None:
    """The next deferred call of the innermost panic, its frame pushed; None: there is none left."""
    panic = g.panics[-1]
    # What began inside a deferred call of another panic passes over the frames that one emptied.
    outer = g.panics[-2] if len(g.panics) > 1 else None
    frames = g.frames
    while panic.frame >= 0:
        instr, registers = frames[panic.frame]
        slot = instr.function.defers
        if slot:
            deferred = registers[slot]
            if deferred:
                call = cast("list[Call]", deferred).pop()
                frames.append((RESUME, registers))
                return call
        panic.frame -= 1
        if outer is not None and outer.frame < panic.frame < outer.base:
            panic.frame = outer.frame
    return None


def may_recover(g: Routine, *, deferred: bool) -> Panic | None:
    """The panic that a recover in the running function stops: the function must have been called
    directly by that panic. Wrappers that the compiler made do not count. `deferred`: the recover
    is itself a deferred call, and it is its function that must have been called so.
    """
    if not g.panics:
        return None
    panic = g.panics[-1]
    if panic.goexit or panic.recovered:
        return None
    frames = g.frames
    depth = len(frames) - deferred
    while depth > panic.depth and frames[depth - 1][0].function.is_wrapper:
        depth -= 1
    return panic if depth == panic.depth else None


def recovered_at(g: Routine) -> tuple[Instr, list[Value]] | None:
    """Control after a recovery: the function whose deferred call recovered returns.

    None: a Goexit that the panic had replaced goes on (it cannot be recovered).
    """
    panic = g.panics.pop()
    frames = g.frames
    at = panic.frame
    instr, registers = frames[at]
    del frames[at:]
    replaced_goexit = False
    while g.panics and g.panics[-1].base > at:
        replaced_goexit = g.panics.pop().goexit or replaced_goexit
    if replaced_goexit:
        begin_goexit(g, instr, registers)
        return None
    recovery = instr.function.recovery
    assert recovery is not None
    return recovery_of(recovery), registers


def recovery_of(run_defers: Instr) -> Instr:
    """An address whose next operation is that RUN_DEFERS."""
    again = run_defers.again
    if again is None:
        again = run_defers.again = Instr(run_defers.op, run_defers.function, run_defers.pos)
        again.next = lambda registers, world: run_defers
    return again
