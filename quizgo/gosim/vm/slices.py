"""Slices: making, cutting, growing, copying."""

from __future__ import annotations

from typing import Final, cast

from quizgo.gosim.code.rtypes import LONG, Kind, RType, slot_room
from quizgo.gosim.vm.composite import copy_deep
from quizgo.gosim.vm.faults import bounds_error, nil_deref, runtime_error
from quizgo.gosim.vm.growth import grown_capacity, rounded_size
from quizgo.gosim.vm.host import LimitReached, World
from quizgo.gosim.vm.values import NIL_SLICE, GoPanic, Ptr, Slice, Store, Value, Window

_STACK_BUFFER = 32
"""Bytes that the compiler sets aside for a slice that does not escape."""

_SHORT: Final = 256
"""Copies of so many elements are not accounted for."""
_SLOTS_OF_STEP: Final = 1
_ALIKE_OF_STEP: Final = 3
_BYTES_OF_STEP: Final = 5
"""Slots, those for elements without a size, and bytes that are copied in the time of a step: two to
this power."""

MAX_ALLOCATION = 1 << 48
"""Bytes of address space on amd64."""


def zeros(elem: RType, count: int) -> Store:
    """Zero values for an array."""
    if elem.kind is Kind.UINT8:
        return bytearray(count)
    if elem.is_composite:
        return [elem.zero() for _ in range(count)]
    return [elem.zero()] * count


def make_slice(world: World, elem: RType, length: int, capacity: int) -> Slice:
    most = MAX_ALLOCATION // elem.size if elem.size else (1 << 63) - 1
    if not 0 <= length <= most:
        raise runtime_error("makeslice: len out of range")
    if not length <= capacity <= most:
        raise runtime_error("makeslice: cap out of range")
    room_for(world, elem, capacity)
    return Slice(zeros(elem, capacity), 0, length, capacity)


def reserve(world: World, size: int, *, of: int = 0) -> None:
    """Account for memory before it is taken; `of`: for what it is a part of, if that is more."""
    if max(size, of) > world.heap_limit:
        raise LimitReached("heap")
    world.charge(size)


def room_for(world: World, elem: RType, count: int) -> None:
    """Account for an array before it is made."""
    reserve(world, count * slot_room(elem, count))
    if count >= LONG:
        world.loose += count * elem.numbers


def slice_lit(world: World, items: list[Value], elem: RType) -> Slice:
    """A slice over a fresh array of these elements."""
    count = len(items)
    world.charge(count * slot_room(elem, count))
    array: Store = bytearray(cast("list[int]", items)) if elem.kind is Kind.UINT8 else items
    return Slice(array, 0, count, count)


def slice_own(array: Store) -> Slice:
    count = len(array)
    return Slice(array, 0, count, count)


def slice_slice(s: Slice, low: int | None, high: int | None, most: int | None) -> Slice:
    """`s[low:high:most]`"""
    capacity = s.cap
    low = 0 if low is None else low
    high = s.len if high is None else high
    if most is None:
        if 0 <= low <= high <= capacity:
            if s is NIL_SLICE:
                return s
            return Slice(s.array, s.off + low, high - low, capacity - low)
        raise _out_of_bounds(low, high, f"capacity {capacity}", capacity)
    _check_three(low, high, most, capacity, f"capacity {capacity}")
    if s is NIL_SLICE:
        return s
    return Slice(s.array, s.off + low, high - low, most - low)


def slice_array(
    array: Store | Window | None, low: int | None, high: int | None, most: int | None
) -> Slice:
    """A slice of an array."""
    if array is None:
        nil_deref()
    capacity = len(array)
    low = 0 if low is None else low
    high = capacity if high is None else high
    if most is None:
        if not 0 <= low <= high <= capacity:
            raise _out_of_bounds(low, high, f"length {capacity}", capacity)
        most = capacity
    else:
        _check_three(low, high, most, capacity, f"length {capacity}")
    if isinstance(array, Window):
        return Slice(array.array, array.off + low, high - low, most - low)
    return Slice(array, low, high - low, most - low)


def _out_of_bounds(low: int, high: int, limit: str, capacity: int) -> GoPanic:
    if high < 0:
        return bounds_error(f"slice bounds out of range [:{high}]")
    if high > capacity:
        return bounds_error(f"slice bounds out of range [:{high}] with {limit}")
    if low < 0:
        return bounds_error(f"slice bounds out of range [{low}:]")
    return bounds_error(f"slice bounds out of range [{low}:{high}]")


def _check_three(low: int, high: int, most: int, capacity: int, limit: str) -> None:
    if 0 <= low <= high <= most <= capacity:
        return
    if most < 0:
        raise bounds_error(f"slice bounds out of range [::{most}]")
    if most > capacity:
        raise bounds_error(f"slice bounds out of range [::{most}] with {limit}")
    if high < 0:
        raise bounds_error(f"slice bounds out of range [:{high}:]")
    if high > most:
        raise bounds_error(f"slice bounds out of range [:{high}:{most}]")
    if low < 0:
        raise bounds_error(f"slice bounds out of range [{low}::]")
    raise bounds_error(f"slice bounds out of range [{low}:{high}:]")


def slice_to_pointer(s: Slice, length: int) -> Store | Window | None:
    """`(*[length]T)(s)`: the array is the slice's own, or a part of it."""
    _check_length(s, length)
    if s is NIL_SLICE:
        return None
    array = s.array
    return array if s.off == 0 and len(array) == length else Window(array, s.off, length)


def slice_to_array(s: Slice, length: int) -> Store:
    """The elements of `[length]T(s)`."""
    _check_length(s, length)
    return s.array[s.off : s.off + length]


def _check_length(s: Slice, length: int) -> None:
    if s.len < length:
        raise runtime_error(
            "cannot convert slice with length "
            f"{s.len} to array or pointer to array with length {length}"
        )


def same_array(a: Store | Window | None, b: Store | Window | None) -> bool:
    """`a == b` of pointers to arrays."""
    return a is b or (isinstance(a, Window) and a.is_same(b))


def array_ref(array: Store | Window | None, index: int) -> Ptr:
    """A pointer to an element."""
    if array is None:
        nil_deref()
    if isinstance(array, Window):
        return Ptr(array.array, array.off + index)
    return Ptr(array, index)


def append(world: World, s: Slice, elem: RType, items: list[Value]) -> Slice:
    """`append(s, items…)`"""
    length = s.len
    needed = length + len(items)
    if needed <= s.cap:
        at = s.off + length
        s.array[at : at + len(items)] = items  # type: ignore[assignment]
        return Slice(s.array, s.off, needed, s.cap)
    if not items:
        return s
    return _grow(world, s, elem, items)


def append_one(world: World, s: Slice, elem: RType, item: Value) -> Slice:
    """`append(s, item)`"""
    length = s.len
    if length < s.cap:
        s.array[s.off + length] = item  # type: ignore[call-overload]
        return Slice(s.array, s.off, length + 1, s.cap)
    return _grow(world, s, elem, [item])


def append_one_stack(world: World, s: Slice, elem: RType, item: Value) -> Slice:
    if s.cap:  # there is room, or something to be copied
        return append_one(world, s, elem, item)
    return append_stack(world, s, elem, [item])


def append_stack(world: World, s: Slice, elem: RType, items: list[Value]) -> Slice:
    """As `append`, for a slice whose first elements have room on the stack."""
    size = elem.size
    if s.len or len(items) <= s.cap or not size or len(items) * size > _STACK_BUFFER:
        return append(world, s, elem, items)
    if s.off and len(s.array) == _STACK_BUFFER // size:  # the buffer was used up
        return append(world, s, elem, items)
    array = zeros(elem, _STACK_BUFFER // size)
    return append(world, Slice(array, 0, 0, _STACK_BUFFER // size), elem, items)


def append_step(world: World, s: Slice, elem: RType, items: list[Value]) -> Slice:
    """As `append`, for a slice that grows on the stack by the classes of sizes, as far as there is
    room (`growsliceBuf`)."""
    needed = s.len + len(items)
    size = elem.size
    if needed <= s.cap or not size or needed > _STACK_BUFFER // size:
        return append(world, s, elem, items)
    capacity = rounded_size(needed * size, has_pointers=elem.has_pointers) // size
    array = zeros(elem, capacity)
    array[: s.len] = s.items()  # type: ignore[assignment]
    return append(world, Slice(array, 0, s.len, capacity), elem, items)


def moved_to_heap(s: Slice, elem: RType) -> Slice:
    """A slice that leaves its function: one that fills the buffer on the stack keeps no room but
    that of its class (`moveSliceNoCap`)."""
    size = elem.size
    if not size or s.cap != _STACK_BUFFER // size or not s.len:
        return s
    capacity = rounded_size(s.len * size, has_pointers=elem.has_pointers) // size
    return Slice(s.array, s.off, s.len, min(capacity, s.cap))


def append_slice(world: World, s: Slice, elem: RType, other: Slice) -> Slice:
    """`append(s, other...)` of elements that need no copies of their own."""
    if not other.len:
        return s
    if other.len > _SHORT:
        _spend_on_copy(world, other, other.len)
    return append(world, s, elem, cast("list[Value]", other.items()))


def append_deep(world: World, s: Slice, elem: RType, other: Slice) -> Slice:
    """`append(s, other...)` of structs or arrays."""
    world.spend(other.len * elem.parts >> 1)
    world.charge(other.len * elem.room)
    return append(world, s, elem, [copy_deep(item, elem) for item in other.items()])


def _grow(world: World, s: Slice, elem: RType, items: list[Value]) -> Slice:
    needed = s.len + len(items)
    capacity = grown_capacity(s.cap, needed, elem)
    room_for(world, elem, capacity)
    array = s.items()
    if not elem.size:
        # One at a time, as in Go: elements without a size leave no room. They are all the same.
        world.weigh(s.len >> _ALIKE_OF_STEP)
    elif elem.is_composite:
        # The old array keeps its elements: there may be pointers to them.
        world.weigh(s.len * elem.parts)
        array = [copy_deep(item, elem) for item in array]
    array.extend(items)  # type: ignore[arg-type]
    if capacity > needed:
        array.extend(zeros(elem, capacity - needed))  # type: ignore[arg-type]
    return Slice(array, 0, needed, capacity)


def grow_bytes(world: World, s: Slice, data: bytes) -> Slice:
    """`append(s, data...)` of bytes."""
    length = s.len
    needed = length + len(data)
    if needed <= s.cap:
        at = s.off + length
        cast("bytearray", s.array)[at : at + len(data)] = data
        return s if not data else Slice(s.array, s.off, needed, s.cap)
    doubled = 2 * s.cap
    capacity = needed if needed > doubled else doubled
    if needed <= doubled and s.cap >= 256:
        capacity = s.cap
        while capacity < needed:
            capacity += (capacity + 768) >> 2
    capacity = rounded_size(capacity, has_pointers=False)
    reserve(world, capacity)
    array = bytearray(s.items()) + data  # type: ignore[arg-type]  # the nil slice has a list
    return Slice(array.ljust(capacity, b"\0"), 0, needed, capacity)


def copy_slice(world: World, target: Slice, source: Slice) -> int:
    """`copy(target, source)`"""
    count = min(target.len, source.len)
    if count > _SHORT:
        _spend_on_copy(world, source, count)
    if count:
        items = source.array[source.off : source.off + count]
        target.array[target.off : target.off + count] = items  # type: ignore[assignment]
    return count


def _spend_on_copy(world: World, source: Slice, count: int) -> None:
    is_bytes = isinstance(source.array, bytearray)
    world.spend(count >> (_BYTES_OF_STEP if is_bytes else _SLOTS_OF_STEP))


def copy_slice_deep(world: World, target: Slice, source: Slice, elem: RType) -> int:
    """`copy` of structs or arrays: pointers to the target's elements see the new values."""
    from quizgo.gosim.vm.composite import assign_deep

    count = min(target.len, source.len)
    world.spend(count * elem.parts >> 1)
    items = [copy_deep(item, elem) for item in source.array[source.off : source.off + count]]
    for i, item in enumerate(items):
        assign_deep(target.array[target.off + i], item, elem)
    return count


def slice_clear(world: World, s: Slice, elem: RType) -> None:
    """`clear(s)`"""
    if s.len:
        world.spend(s.len * elem.parts >> _SLOTS_OF_STEP)
        if elem.is_composite:
            from quizgo.gosim.vm.composite import assign_deep

            for item in s.items():
                assign_deep(item, elem.zero(), elem)
        else:
            s.array[s.off : s.off + s.len] = zeros(elem, s.len)  # type: ignore[assignment]
