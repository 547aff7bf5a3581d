"""How much of the Go heap is live. Measured as Go collects: when it has grown by as much again."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import CodeType
from typing import TYPE_CHECKING

from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import FIRST_HEAP, LimitReached
from quizgo.gosim.vm.values import Closure, Map, Ptr, Slice

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import Routine, World

_WORD = 8
_PAIR = 16
_HEADER = 24
_CHANNEL = 96
_ENTRY = 48


def measure(world: World, wanted: int) -> None:
    """Find out what is live, and when to look again. Raises `LimitReached`.

    The segment that is running holds values in Python locals: they are roots too.
    """
    roots: list[object] = [world.globals]
    for routine in world.host.routines():
        roots.extend(_roots_of(routine))
    roots.extend(_running())
    live = live_bytes(roots)
    world.heap_used = live
    if live + wanted > world.heap_limit:
        raise LimitReached("heap")
    world.heap_left = min(world.heap_limit - live, max(FIRST_HEAP, live))


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
    """Bytes of Go memory that can be reached from these values."""
    seen: set[int] = set()
    stack = list(roots)
    total = 0
    while stack:
        value = stack.pop()
        kind = type(value)
        if kind is int or value is None or kind is bool or kind is float:
            continue
        if id(value) in seen:
            continue
        if kind is list:
            seen.add(id(value))
            total += _WORD * len(value)  # type: ignore[arg-type]
            if not _is_scalar(value):  # type: ignore[arg-type]
                stack.extend(value)  # type: ignore[arg-type]
        elif kind is bytes or kind is bytearray:
            seen.add(id(value))
            total += len(value)  # type: ignore[arg-type]
        elif kind is tuple:
            total += _PAIR
            stack.extend(value)  # type: ignore[arg-type]
        elif kind is Slice:
            total += _HEADER
            stack.append(value.array)  # type: ignore[attr-defined]
        elif kind is Ptr:
            stack.append(value.base)  # type: ignore[attr-defined]
        elif kind is Closure:
            seen.add(id(value))
            total += _PAIR
            stack.extend(value.free)  # type: ignore[attr-defined]
        elif kind is Map:
            seen.add(id(value))
            total += _ENTRY * (len(value.table) + 1)  # type: ignore[attr-defined]
            stack.extend(value.table)  # type: ignore[attr-defined]
            stack.extend(value.table.values())  # type: ignore[attr-defined]
        elif kind is Chan:
            seen.add(id(value))
            total += _CHANNEL
            stack.extend(value.buf)  # type: ignore[attr-defined]
            stack.extend(s.elem for s in value.sendq)  # type: ignore[attr-defined]
    return total


def _is_scalar(items: list[object]) -> bool:
    """Whether a long list holds numbers: then its elements need no visit."""
    return (
        len(items) > 64 and type(items[0]) in (int, float, bool) and len(set(map(type, items))) == 1
    )
