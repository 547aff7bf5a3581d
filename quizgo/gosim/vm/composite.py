"""Structs and arrays: copies and equality, made for each type when first needed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Final, cast

from quizgo.gosim.code.rtypes import (
    BYTES_OF_STEP,
    PARTS_OF_STEP,
    PLAIN_KINDS,
    FieldType,
    Kind,
    RType,
)
from quizgo.gosim.vm.faults import runtime_error
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.values import Interface, Ptr, Slice, Store, Value, Window, state_of

_PLAIN_KINDS: Final = frozenset(
    (
        *range(Kind.BOOL, Kind.UINTPTR + 1),
        Kind.FLOAT32,
        Kind.FLOAT64,
        Kind.COMPLEX64,
        Kind.COMPLEX128,
        Kind.STRING,
    )
)


def copy_deep(value: Value, rtype: RType) -> Value:
    """A copy of a struct or array, with copies of those inside of it."""
    return (rtype.copy or _make_copy(rtype))(value)


def assign_deep(place: Value, value: Value, rtype: RType) -> None:
    """Copy a struct or array into one that exists: pointers to it and into it see the change."""
    (rtype.assign or _make_assign(rtype))(place, value)


def equal(a: Value, b: Value, rtype: RType) -> bool:
    """`a == b` for operands of that type. Panics on interfaces that hold what has no `==`."""
    return (rtype.equal or _make_equal(rtype))(a, b)


def iface_eq(a: Interface, b: Interface) -> bool:
    if a is None or b is None:
        return a is b
    rtype = a[0]
    if rtype is not b[0]:
        return False
    if rtype.kind in _PLAIN_KINDS:
        return a[1] == b[1]
    if not rtype.comparable:
        raise runtime_error(f"comparing uncomparable type {rtype.string}")
    return equal(a[1], b[1], rtype)


def spend_on(world: World, value: Interface) -> None:
    """Count what looking at all of a large value in an interface takes."""
    if value is None:
        return
    rtype, held = value
    if rtype.kind is Kind.STRING:
        world.spend(len(cast("bytes", held)) >> BYTES_OF_STEP)
    elif rtype.kind is Kind.SLICE:
        world.spend(cast("Slice", held).len)
    elif rtype.parts > PARTS_OF_STEP:
        world.spend(rtype.parts // PARTS_OF_STEP)


def _inner(rtype: RType) -> list[tuple[int, RType]]:
    """The fields that hold composites."""
    return [(i, f.rtype) for i, f in enumerate(rtype.fields) if f.rtype.is_composite]


def _native_slots(rtype: RType) -> list[int]:
    return [i for i, field in enumerate(rtype.fields) if field.name == "native"]


def _make_copy(rtype: RType) -> Callable[[Value], Value]:
    rtype.copy = made = _array_copy(rtype) if rtype.kind is Kind.ARRAY else _struct_copy(rtype)
    return made


def _array_copy(rtype: RType) -> Callable[[Value], Value]:
    elem = rtype.elem
    assert elem is not None
    if not elem.is_composite:
        return lambda value: cast("Store", value)[:]
    return lambda value: [copy_deep(item, elem) for item in cast("list[Value]", value)]


def _struct_copy(rtype: RType) -> Callable[[Value], Value]:
    inner = _inner(rtype)
    natives = _native_slots(rtype)

    def copy(value: Value) -> Value:
        twin = cast("list[Value]", value)[:]
        for i, slot in inner:
            twin[i] = copy_deep(twin[i], slot)
        for i in natives:
            state = twin[i]
            if hasattr(state, "copy_value"):
                twin[i] = state.copy_value()
        return twin

    return copy


def _make_assign(rtype: RType) -> Callable[[Value, Value], None]:
    inner = _inner(rtype)
    elem = rtype.elem if rtype.kind is Kind.ARRAY else None

    def assign(place: Value, value: Value) -> None:
        # The source may be part of the place, or the other way around.
        source = cast("list[Value]", copy_deep(value, rtype))
        target = cast("list[Value]", place)
        if elem is not None and elem.is_composite:
            for old, new in zip(target, source, strict=True):
                assign_deep(old, new, elem)
            return
        for i, slot in inner:
            assign_deep(target[i], source[i], slot)
            source[i] = target[i]
        target[:] = source

    rtype.assign = assign
    return assign


def _make_equal(rtype: RType) -> Callable[[Value, Value], bool]:
    rtype.equal = made = _equality(rtype)
    return made


def _equality(rtype: RType) -> Callable[[Value, Value], bool]:
    if _is_plain(rtype):
        return operator.eq
    if rtype.kind is Kind.ARRAY:
        elem = rtype.elem
        assert elem is not None
        return lambda a, b: all(
            equal(x, y, elem)
            for x, y in zip(cast("list[Value]", a), cast("list[Value]", b), strict=True)
        )
    if rtype.kind is Kind.STRUCT:
        slots = [(i, _slot_equality(f)) for i, f in enumerate(rtype.fields) if f.name != "_"]

        def same_slots(a: Value, b: Value) -> bool:
            x, y = cast("list[Value]", a), cast("list[Value]", b)
            return all(same(x[i], y[i]) for i, same in slots)

        return same_slots
    if rtype.kind is Kind.INTERFACE:
        return iface_eq  # type: ignore[return-value]
    if rtype.kind in (Kind.CHAN, Kind.MAP, Kind.FUNC):
        return lambda a, b: a is b
    if rtype.kind is Kind.POINTER:
        return _same_pointer
    return lambda a, b: a == b


def _slot_equality(field: FieldType) -> Callable[[Value, Value], bool]:
    if field.name == "native" and field.rtype.kind is Kind.INTERFACE:
        return _same_state
    return field.rtype.equal or _make_equal(field.rtype)


def _same_state(a: Value, b: Value) -> bool:
    if isinstance(a, tuple) or isinstance(b, tuple):  # a field of the program's own
        return iface_eq(cast("Interface", a), cast("Interface", b))
    return state_of(a) == state_of(b)


def _same_pointer(a: Value, b: Value) -> bool:
    if a is b:
        return True
    return a == b if isinstance(a, Ptr) else isinstance(a, Window) and a.is_same(b)


def _is_plain(rtype: RType) -> bool:
    """Whether Python's own comparison of lists is that of Go."""
    if rtype.kind is Kind.ARRAY:
        return rtype.elem is not None and _is_plain(rtype.elem)
    if rtype.kind is Kind.STRUCT:
        return all(f.name not in ("_", "native") and _is_plain(f.rtype) for f in rtype.fields)
    return rtype.kind in PLAIN_KINDS
