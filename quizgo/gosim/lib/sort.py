"""sort: reaching into a slice of any type."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from quizgo.gosim.vm.values import Interface, Slice, Value


def _slice_len(x: Interface) -> Value:
    return x[1].len if x is not None and isinstance(x[1], Slice) else -1


def _swap_elems(x: Interface, i: int, j: int) -> Value:
    """Structs and arrays exchange their contents: a pointer to an element sees the other one."""
    assert x is not None
    held = cast("Slice", x[1])
    array = cast("list[Value]", held.array)
    a, b = held.off + i, held.off + j
    elem = x[0].elem
    if elem is not None and elem.is_composite:
        first, second = cast("list[Value]", array[a]), cast("list[Value]", array[b])
        if first is not second:
            saved = first[:]
            first[:] = second
            second[:] = saved
    else:
        array[a], array[b] = array[b], array[a]
    return None


NATIVES: dict[str, Callable[..., Value]] = {"sliceLen": _slice_len, "swapElems": _swap_elems}
