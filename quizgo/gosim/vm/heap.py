"""What a program is charged with: the heap that it holds, and the time that large values take.

The heap is measured like Go collects: when it has grown enough. Most of its growth is charged by
the operation that allocates. What grows without an allocation of its own, the stacks and the
numbers in arrays, is charged from time to time, when the fuel is used up.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Sequence
from types import CodeType
from typing import TYPE_CHECKING, Final

from quizgo.gosim.code.rtypes import NUMBER
from quizgo.gosim.vm.host import FIRST_HEAP, LimitReached
from quizgo.gosim.vm.live import live

if TYPE_CHECKING:
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.vm.host import Host, Routine, World
    from quizgo.gosim.vm.values import Value

_GROWTH: Final = 3
"""The heap is measured again when that many times what is live has been allocated."""
_MOST_ALLOCATED: Final = 8 << 30
"""What a run may allocate in all, live or not. Filling so much takes as long as all its steps."""
GOROUTINE: Final = 700
"""Bytes of heap that a goroutine is accounted for with, besides its frames."""
_CLOSE: Final = 8
"""A heap that is so near to its limit, a part of it, is over it."""
_NEAR: Final = 16
"""What is allocated at least between two measurements: such a part of the limit."""
_SELDOM: Final = 50_000
"""Steps between two looks at what grows by itself."""
_STORE: Final = 3
"""Steps that it takes to put a number into an array, at least."""
_MANY: Final = 4096
"""Goroutines of which every stack is looked at; of more, some are."""
_NO_FRAMES: Final = sys.getsizeof([])
_FRAME: Final = 130
"""Bytes of a frame besides its registers and what only they refer to."""
_OWN: Final = 3
_HELD: Final = 16
"""Bytes more than an object itself that it takes with a part of its own, on average."""
_STACK_PART: Final = 170
"""A stack is full when its frames take so many bytes each, were there as many as may be."""
_SAMPLES: Final = 64
_LOOK: Final = 120
"""As so many heavy operations (see `World.heavy`) counts a measurement of the heap, besides what it
looks at."""
_OBJECTS: Final = 8
"""Objects that are looked at in the time of a heavy operation."""
_AGAIN, _GROWN = 3, 1.25
"""Where they have not become that many times as many, each counts for more: who lets the same heap
be measured over and over shall not do so for long; who fills it may."""


def settle(world: World, running: Routine) -> None:
    """Charge what operations could not charge themselves. Called between two of them, when the
    fuel is used up. Raises `LimitReached`."""
    world.fuel -= world.debt
    world.debt = 0
    steps = world.host.steps()
    since = steps - world.settled
    if since >= _SELDOM:
        world.settled = steps
        filled = min(world.loose, since // _STORE)
        world.loose -= filled
        frames = _frames(world.host)
        grown = max(0, frames - world.stacked)
        world.stacked = frames
        world.heap_left -= NUMBER * filled + _bytes_of_frame(running.frames) * grown
    if world.heap_left < 0:
        exhausted(world, 0)


def _frames(host: Host) -> int:
    """How many frames all goroutines have, about."""
    stride = host.places() // _MANY + 1
    return stride * sum([len(routine.frames) for routine in host.routines(stride)])


def is_full(world: World, frames: list[tuple[Instr, list[Value]]]) -> bool:
    """Whether a goroutine with many frames has no more room on its stack: as many as it may have,
    or fewer large ones."""
    count = len(frames)
    size = _bytes_of_frame(frames)
    return count > world.max_frames or count * size > world.max_frames * _STACK_PART


def _bytes_of_frame(frames: list[tuple[Instr, list[Value]]]) -> int:
    """What a frame of a stack takes on average, by samples."""
    size = 0
    sample = frames[:: len(frames) // _SAMPLES + 1]
    for _, registers in sample:
        size += _FRAME + 8 * len(registers)
        for value in registers:
            # The register, the variable here and the argument refer to what is the frame's own.
            if sys.getrefcount(value) <= _OWN:
                size += _HELD + sys.getsizeof(value)
    return size // len(sample) if sample else 2 * _FRAME


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


def regrant(world: World, grant: int) -> int:
    """The collector's mind has changed: `grant` bytes until it is told again. What was allocated
    of the last grant."""
    used = world.heap_granted - world.heap_left
    world.allocated += used
    world.until_measured -= used
    world.heap_left = world.heap_granted = max(0, min(world.until_measured, grant))
    return used


def measure(world: World, wanted: int, *, is_stopped: bool = False, cycles: bool = True) -> None:
    """Find out what is live, and when to look again. Raises `LimitReached`.

    The segment that is running holds values in Python locals: they are roots too, unless the world
    `is_stopped`. Without `cycles`, garbage that refers to itself may stay, if it is little.
    """
    routines = world.host.routines()
    found = live(_roots(world, routines, is_stopped=is_stopped))
    if cycles or world.allocated - world.collected >= FIRST_HEAP:
        # Go values in cycles are not freed by counting references.
        gc.collect()
        world.collected = world.allocated
    again = _AGAIN if found.looked < world.looked * _GROWN else 1
    world.heavy += _LOOK + found.looked * again // _OBJECTS
    world.looked = found.looked
    idle = sum([not routine.frames for routine in routines])
    used = found.bytes + _NO_FRAMES * idle + GOROUTINE * (len(routines) - 1)
    world.heap_used = used
    world.loose = found.loose
    # Close to the limit is over it: the host holds more than what is counted.
    room = world.heap_limit - world.heap_limit // _CLOSE - used
    if wanted + found.walk > room:
        raise LimitReached("heap")
    # Not for the last bytes again and again.
    room = max(room, world.heap_limit // _NEAR)
    world.until_measured = min(room, max(FIRST_HEAP, _GROWTH * used))
    world.stacked = _frames(world.host)


def _roots(world: World, routines: Sequence[Routine], *, is_stopped: bool) -> list[object]:
    """Kind by kind: many goroutines are looked at together."""
    roots: list[object] = [routine.registers for routine in routines]
    roots += [frames for routine in routines if (frames := routine.frames)]
    roots += [x.elem for g in routines if (x := g.sudog) is not None and x.elem is not None]
    roots += [value for routine in routines if (value := routine.transfer) is not None]
    roots += world.globals
    if not is_stopped:
        roots += _running()
    return roots


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
