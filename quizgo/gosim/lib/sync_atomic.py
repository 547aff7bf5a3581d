"""sync/atomic: each operation is one step.

The functions take a `Ptr` to a number, the methods the struct `{_; v}`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, cast

from quizgo.gosim.vm.faults import nil_deref
from quizgo.gosim.vm.values import Interface, Ptr, Value

Place = tuple[list[Value], int]
"""A list and a slot of it."""

_V = 1
"""The slot of the value in the struct of an atomic type; the first is the noCopy."""


def _of_pointer(pointer: Value) -> Place:
    if not isinstance(pointer, Ptr):
        _nil(pointer)
    return cast("list[Value]", pointer.base), pointer.index


def _of_struct(struct: Value) -> Place:
    if not isinstance(struct, list):
        _nil(struct)
    return struct, _V


def _nil(pointer: Value) -> NoReturn:
    assert pointer is None
    nil_deref()


def _wrapping(bits: int, *, signed: bool) -> Callable[[int], int]:
    mask = (1 << bits) - 1
    if not signed:
        return lambda number: number & mask
    half = 1 << (bits - 1)
    return lambda number: (number + half & mask) - half


def _operations(
    place: Callable[[Value], Place], wrap: Callable[[int], int]
) -> dict[str, Callable[..., Value]]:
    def load(where: Value) -> Value:
        slots, i = place(where)
        return slots[i]

    def store(where: Value, value: Value) -> None:
        slots, i = place(where)
        slots[i] = value

    def swap(where: Value, new: Value) -> Value:
        slots, i = place(where)
        old = slots[i]
        slots[i] = new
        return old

    def compare_and_swap(where: Value, old: Value, new: Value) -> bool:
        slots, i = place(where)
        if slots[i] != old:
            return False
        slots[i] = new
        return True

    def add(where: Value, delta: int) -> int:
        slots, i = place(where)
        new = wrap(cast("int", slots[i]) + delta)
        slots[i] = new
        return new

    def and_(where: Value, mask: int) -> Value:
        slots, i = place(where)
        old = cast("int", slots[i])
        slots[i] = old & mask
        return old

    def or_(where: Value, mask: int) -> Value:
        slots, i = place(where)
        old = cast("int", slots[i])
        slots[i] = old | mask
        return old

    return {
        "Load": load,
        "Store": store,
        "Swap": swap,
        "CompareAndSwap": compare_and_swap,
        "Add": add,
        "And": and_,
        "Or": or_,
    }


def _same_type(a: Interface, b: Interface) -> bool:
    return a is not None and b is not None and a[0] is b[0]


_NUMBERS = {
    "Int32": _wrapping(32, signed=True),
    "Int64": _wrapping(64, signed=True),
    "Uint32": _wrapping(32, signed=False),
    "Uint64": _wrapping(64, signed=False),
    "Uintptr": _wrapping(64, signed=False),
}

NATIVES: dict[str, Callable[..., Value]] = {"sameType": _same_type}
for _type, _wrap in _NUMBERS.items():
    for _name, _operation in _operations(_of_pointer, _wrap).items():
        NATIVES[_name + _type] = _operation
    for _name, _operation in _operations(_of_struct, _wrap).items():
        NATIVES[f"(*{_type}).{_name}"] = _operation
for _name in ("Load", "Store", "Swap", "CompareAndSwap"):
    NATIVES[f"(*Bool).{_name}"] = _operations(_of_struct, _NUMBERS["Int32"])[_name]
