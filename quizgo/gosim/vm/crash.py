"""What a goroutine that dies of a panic says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizgo.gosim.limits import Limit
from quizgo.gosim.vm.faults import NIL_DEREFERENCE
from quizgo.gosim.vm.host import LimitReached, Routine, Stop
from quizgo.gosim.vm.printing import panic_text

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import World
    from quizgo.gosim.vm.panics import Panic
    from quizgo.gosim.vm.values import Interface

SIGNAL = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]"
_PATIENCE = 1_000_000
"""Operations that Error or String may take."""
_PRINTING = 0
"""What has the place of an id in the goroutine that carries them out."""


class PrintingFailed(Exception):
    """Error or String of a panic's value panicked itself: a fatal error of that text."""


def crash(g: Routine, world: World, run: Callable[[Routine], Stop]) -> Stop:
    """No deferred call recovered: leave in `g.crash` what is to be printed."""
    if g.goid == _PRINTING:
        return Stop.CRASH  # of Error or String: their panic's value is not printed in turn
    try:
        g.crash = _panics_text(g, world, run)
    except PrintingFailed as error:
        g.crash = str(error)
        return Stop.FATAL
    except LimitReached as error:
        g.crash = error.name
        return Stop.LIMIT
    return Stop.CRASH


def _panics_text(g: Routine, world: World, run: Callable[[Routine], Stop]) -> str:
    """`panic: …`, for all panics under way, as printpanics in panic.go prints them."""
    chain = g.panics
    lines: list[str] = []
    size = 0
    for i, panic in enumerate(chain):
        if panic.goexit:
            continue
        after = chain[i + 1] if i + 1 < len(chain) else None
        before = chain[i - 1] if i else None
        if before is not None and _is_repanic(before, panic):
            continue
        text = "\t" if before is not None and not before.goexit else ""
        text += "panic: " + _value_text(panic.value, world, run)
        if panic.recovered:
            repanicked = after is not None and _is_repanic(panic, after)
            text += " [recovered, repanicked]" if repanicked else " [recovered]"
        lines.append(text)
        size += len(text)
        _has_room(world, size)
    if chain[-1].value is NIL_DEREFERENCE:
        lines.append(SIGNAL)
    return "\n".join(lines)


def _is_repanic(first: Panic, second: Panic) -> bool:
    """Whether the second panic has the value of the first."""
    if first.goexit or second.goexit:
        return False
    a, b = first.value, second.value
    if a is None or b is None:
        return a is b
    return a[0] is b[0] and (a[1] is b[1] or (type(a[1]) is not list and a[1] == b[1]))


def _value_text(value: Interface, world: World, run: Callable[[Routine], Stop]) -> str:
    if value is not None:
        for name in ("Error", "String"):
            method = value[0].method(name)
            if method is None:
                continue
            function = method.function
            registers = [None, value[1], *function.prepare()]
            text = _call(Routine(_PRINTING, function, registers), world, run)
            if text is not None:
                return text.replace("\n", "\n\t")
        if isinstance(value[1], bytes):
            _has_room(world, len(value[1]))
    return panic_text(world, value).decode(errors="replace")


def _has_room(world: World, size: int) -> None:
    """What a panic says counts as output, before it is put together."""
    if size > world.host.room():
        raise LimitReached(Limit.OUTPUT.value)


def _call(routine: Routine, world: World, run: Callable[[Routine], Stop]) -> str | None:
    """Run Error or String to its end, in no time. None: it did not come to one."""
    fuel, world.fuel = world.fuel, _PATIENCE
    stop = run(routine)
    world.fuel = fuel
    if stop is Stop.CRASH:
        raise PrintingFailed(f"panic while printing panic value: {_thrown(routine)}")
    if stop is Stop.LIMIT:
        raise LimitReached(routine.crash)
    result = routine.registers[0]
    if stop is not Stop.EXIT or not isinstance(result, bytes):
        return None
    _has_room(world, len(result))
    return result.decode(errors="replace")


def _thrown(routine: Routine) -> str:
    value = routine.panics[-1].value
    if value is not None and isinstance(value[1], bytes) and not value[0].named:
        return value[1].decode(errors="replace")
    return f"type {'nil' if value is None else value[0].string}"
