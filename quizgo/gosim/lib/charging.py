"""Natives that make new strings and slices account for them, as the VM's own operations do."""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.values import Slice, Value

_HEADER = 16
_PART = 56
"""Bytes that a short string in a slice takes here."""


def charged(native: Callable[..., Value]) -> Callable[..., Value]:
    """A HOSTED native of a plain one: what it returns is charged to the program's heap."""

    def hosted(context: Context, *args: Value) -> Value:
        result = native(*args)
        context.world.charge(_size(result))
        return result

    return hosted


def charged_parts(count: Callable[..., int], native: Callable[..., Value]) -> Callable[..., Value]:
    """A HOSTED native of a plain one that cuts its argument into at most `count` parts, which are
    charged before they are made."""

    def hosted(context: Context, *args: Value) -> Value:
        context.world.charge(_PART * count(*args))
        return native(*args)

    return hosted


def weighed(native: Callable[..., Value], *, call: int = 0, byte: int = 0) -> Callable[..., Value]:
    """A HOSTED native of a plain one that takes long: as long as `call` heavy operations (see
    `World.heavy`), and so many steps for each `byte` of its texts and of those that it returns."""

    def hosted(context: Context, *args: Value) -> Value:
        world = context.world
        world.heavy += call
        if byte:
            world.weigh(byte * sum([len(arg) for arg in args if isinstance(arg, bytes)]))
        result = native(*args)
        if isinstance(result, bytes):
            world.charge(len(result))
        return result

    return hosted


def _size(result: Value) -> int:
    """Bytes of heap, but for what the elements of a slice share with the argument."""
    if isinstance(result, bytes):
        return len(result)
    return _HEADER * result.len if isinstance(result, Slice) else _HEADER
