"""Addresses for `%p` and for pointers under `%v`: invented, but the same in every run."""

from __future__ import annotations

from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.values import NIL_SLICE, Ptr, Slice, Value


def address_of(world: World, value: Value, size: int = 8) -> int:
    """The address of what a pointer, channel, map, function or slice refers to; nil is 0.

    `size` is that of the elements where the value points into an array.
    """
    if value is None or value is NIL_SLICE:
        return 0
    if isinstance(value, Ptr):
        return world.address(value.base) + value.index * size
    if isinstance(value, Slice):
        return world.address(value.array) + value.off * size
    return world.address(value)
