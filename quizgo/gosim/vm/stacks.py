"""Stacks, as stack.go sizes them: they start small, and are copied to one of twice the size.

Frames are lists of registers here, not bytes. What they would take as bytes is known
(`Function.frame_bytes`), and so is the moment at which a prologue would find too little room.
Copying takes no virtual time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from quizgo.gosim.vm.host import STACK_MIN
from quizgo.gosim.vm.panics import PANIC_FUNCTION

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.vm.host import Host, Routine
    from quizgo.gosim.vm.values import Value

STACK_GUARD: Final = 928
"""Bytes that a prologue leaves free below it, for chains of functions without a check."""
STACK_SMALL: Final = 128
"""A frame up to this size may protrude below the guard."""
FIRST: Final = 56
"""Bytes in use when the first function of a goroutine begins."""
USUAL: Final = 96
"""A frame up to this size is not looked at one by one."""
_DEEP: Final = 512
"""Frames up to which every one is looked at."""


def used(g: Routine) -> int:
    """Bytes of the goroutine's stack that its frames take."""
    total = FIRST + g.instr.function.frame_bytes
    for call, _ in g.frames:
        total += call.function.frame_bytes
    return total


def used_by_all(routines: Iterable[Routine]) -> int:
    """The sum of what they use."""
    total = 0
    for g in routines:
        total += FIRST + g.instr.function.frame_bytes
        if g.frames:
            total += sum([call.function.frame_bytes for call, _ in g.frames])
    return total


def check(g: Routine, callee: Function, host: Host) -> None:
    """The prologue of `callee`: grow the stack if its frame does not fit (`newstack`)."""
    more = (callee.frame_bytes - 1) // USUAL
    if len(g.frames) + more < g.stack_mark:
        # There is room for so many usual frames. It is not given back when the callee returns:
        # then the room is measured anew, sooner.
        g.stack_mark -= more
        return
    top = FIRST + _bytes_of(g.frames)
    frame = callee.frame_bytes
    size = g.stack_size
    while top + max(0, frame - STACK_SMALL) > size - STACK_GUARD:
        size *= 2
        if top + frame + STACK_GUARD <= size:
            break
    if size != g.stack_size:
        before = g.stack_size
        g.stack_size = size
        host.stack_resized(g, before, size)
    g.stack_mark = len(g.frames) + max(1, (size - STACK_GUARD - top - frame) // USUAL)


def _bytes_of(frames: list[tuple[Instr, list[Value]]]) -> int:
    """What frames take. Of a deep stack some stand for all: this is asked at every call of a
    function with a large frame."""
    stride = len(frames) // _DEEP + 1
    return stride * sum([call.function.frame_bytes for call, _ in frames[::stride]])


def forget_dead_registers(routines: Iterable[Routine]) -> int:
    """Clear the registers that no code will read, and those that pass values to and fro where
    goroutines stand; what a function was given that has not begun stays. How many frames were
    looked at."""
    dead: dict[Instr, list[int]] = {}
    count = 0
    for g in routines:
        count += 1
        instr, registers = g.instr, g.registers
        registers[0] = None
        if instr is not instr.function.start:
            numbers = dead.get(instr)
            if numbers is None:
                numbers = dead[instr] = _dead(instr, len(registers))
            for i in numbers:
                registers[i] = None
        frames = g.frames
        if frames:
            count += len(frames)
            for instr, registers in frames:
                numbers = dead.get(instr)
                if numbers is None:
                    numbers = dead[instr] = _dead(instr, len(registers))
                for i in numbers:
                    registers[i] = None
    return count


def _dead(instr: Instr, count: int) -> list[int]:
    """Which of the registers nothing reads after that operation."""
    function = instr.function
    if function is PANIC_FUNCTION or function.is_system:
        return []  # registers of a frame below, or of a native
    live = instr.live | function.pinned | 1
    return [i for i in range(count) if not live >> i & 1]


def shrink(g: Routine, resized: Callable[[Routine, int, int], None]) -> None:
    """The collector has seen the stack: halve it when less than a quarter is in use."""
    if g.stack_size > STACK_MIN and used(g) + STACK_GUARD < g.stack_size // 4:
        before = g.stack_size
        g.stack_size //= 2
        g.stack_mark = 0
        resized(g, before, g.stack_size)
