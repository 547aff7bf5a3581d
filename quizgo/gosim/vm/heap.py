"""How much of the heap is live. Measured like Go collects: when it has grown enough."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, cast

from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import FIRST_HEAP, LimitReached
from quizgo.gosim.vm.values import Closure, Map, Ptr, Slice

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import Routine, World

_WORD: Final = 8
_OBJECT: Final = 64
"""What a small object takes besides its contents (see `code.builder.OBJECT`)."""
_NUMBER: Final = 32
"""A number that is an object of its own."""
_CHANNEL: Final = 1_500
_ENTRY: Final = 150
_GROWTH: Final = 3
"""The heap is measured again when that many times what is live has been allocated."""
_MOST_ALLOCATED: Final = 8 << 30
"""What a run may allocate in all, live or not. Filling so much takes as long as all its steps."""
_CLOSE: Final = 16
_LONG: Final = 64
"""Lists this long are looked at by samples, if they hold numbers."""


def exhausted(world: World, wanted: int) -> None:
    """What was granted is used up: the collector learns of it, and the heap is measured if it may
    have become too large. Raises `LimitReached`."""
    used = world.heap_granted - world.heap_left
    world.heap_granted = world.heap_left = 0
    world.until_measured -= used
    if world.until_measured < 0:
        measure(world, wanted)
    world.allocated += used
    if world.allocated > _MOST_ALLOCATED:
        raise LimitReached("steps")
    world.host.allocated(used)
    world.heap_left = world.heap_granted = min(world.until_measured, world.host.grant())


def measure(world: World, wanted: int) -> None:
    """Find out what is live, and when to look again. Raises `LimitReached`.

    The segment that is running holds values in Python locals: they are roots too.
    """
    roots: list[object] = [world.globals]
    for routine in world.host.routines():
        roots.extend(_roots_of(routine))
    roots.extend(_running())
    live = live_bytes(roots)
    # Go values in cycles are not freed by counting references.
    gc.collect()
    world.heap_used = live
    # Close to the limit is over it: else the last bytes would be measured again and again.
    if live + wanted > world.heap_limit - world.heap_limit // _CLOSE:
        raise LimitReached("heap")
    left = min(world.heap_limit - live, max(FIRST_HEAP, _GROWTH * live))
    world.until_measured = left


def _roots_of(routine: Routine) -> Iterable[object]:
    yield routine.registers
    for _, registers in routine.frames:
        yield registers
    yield routine.sudog.elem
    yield routine.transfer


def _running() -> Iterable[object]:
    frame = sys._getframe(1)
    code: CodeType | None = None
    while frame is not None:
        code = frame.f_code
        if code.co_filename == __file__:
            frame = frame.f_back  # type: ignore[assignment]
            continue
        yield from frame.f_locals.values()
        if code.co_name == "run" and code.co_filename.endswith("run.py"):
            return
        frame = frame.f_back  # type: ignore[assignment]


def live_bytes(roots: Iterable[object]) -> int:
    """Bytes that the simulation uses for what can be reached from these values."""
    seen: set[int] = set()
    stack = list(roots)
    total = 0
    while stack:
        value = stack.pop()
        kind = type(value)
        if kind in _FREE or id(value) in seen:
            continue
        seen.add(id(value))
        total += _OBJECT
        measure_kind = _KINDS.get(kind)
        if measure_kind is not None:
            total += measure_kind(value, stack)
    return total


def _list(value: list[object], stack: list[object]) -> int:
    numbers = _bytes_of_numbers(value)
    if numbers is None:
        stack.extend(value)
        numbers = 0
    return _WORD * len(value) + numbers


def _bytes(value: bytes, stack: list[object]) -> int:
    return len(value)


def _tuple(value: tuple[object, ...], stack: list[object]) -> int:
    stack.extend(value)
    return _WORD * len(value)


def _slice(value: Slice, stack: list[object]) -> int:
    stack.append(value.array)
    return 0


def _pointer(value: Ptr, stack: list[object]) -> int:
    stack.append(value.base)
    return 0


def _closure(value: Closure, stack: list[object]) -> int:
    stack.extend(value.free)
    return 0


def _map(value: Map, stack: list[object]) -> int:
    stack.extend(value.table)
    stack.extend(value.table.values())
    return _ENTRY * len(value.table)


def _channel(value: Chan, stack: list[object]) -> int:
    stack.extend(value.buf)
    stack.extend([sudog.elem for sudog in value.sendq])
    return _CHANNEL


_FREE: Final = frozenset((int, bool, float, type(None)))
_KINDS: Final[dict[type, Callable[[Any, list[object]], int]]] = {
    list: _list,
    bytes: _bytes,
    bytearray: _bytes,
    tuple: _tuple,
    Slice: _slice,
    Ptr: _pointer,
    Closure: _closure,
    Map: _map,
    Chan: _channel,
}
"""What an object of a type takes besides itself; what it refers to goes on the stack. State of
natives is not here: they account for it themselves."""


def _bytes_of_numbers(items: list[object]) -> int | None:
    """What the numbers of a long list take besides their slots; None: look at every item."""
    count = len(items)
    if count < _LONG:
        return None
    sample = items[:: max(1, count // _LONG)]
    if not all(type(item) in (int, float) for item in sample):
        return None
    objects = sum(type(x) is float or not -5 <= cast("int", x) <= 256 for x in sample)
    return _NUMBER * count * objects // len(sample)
