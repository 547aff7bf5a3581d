"""sort: reaching into a slice of any type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import cast

from quizgo.gosim.vm.values import Interface, Kind, Slice, Value


def _slice_len(x: Interface) -> Value:
    return x[1].len if x is not None and isinstance(x[1], Slice) else -1


def _search(a: Slice, x: Value) -> Value:
    """Where x is or would be, in numbers or strings that are sorted."""
    elements = cast("list[int]", a.array)
    return bisect_left(elements, cast("int", x), a.off, a.off + a.len) - a.off


def _kind_name(x: Interface) -> Value:
    """As reflect.Kind's String."""
    if x is None:
        return b"zero"
    kind = Kind(x[0].kind)
    return b"ptr" if kind is Kind.POINTER else kind.name.lower().encode()


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


NATIVES: dict[str, Callable[..., Value]] = {
    "SearchInts": _search,
    "SearchStrings": _search,
    "sliceLen": _slice_len,
    "kindName": _kind_name,
    "swapElems": _swap_elems,
}
