"""Maps. The order of iteration is drawn when a loop begins."""

from __future__ import annotations

from typing import Final, NoReturn

from quizgo.gosim.code.rtypes import RType
from quizgo.gosim.vm.faults import Throw, Unhashable, plain_error
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.keys import normal, normaliser
from quizgo.gosim.vm.values import Map, Value

_ENTRY: Final = 150
"""Bytes that an entry is accounted for with: its place in a table, key and value."""
_NORMAL_ENTRY: Final = 400
"""The same where the key has a stand-in, which is in a table of its own."""

_SMALL: Final = 8
"""Go keeps so many entries in one group, and begins a loop at any of them: a rotation."""

_SHUFFLE: Final = 8
"""Steps that putting a key in its place takes."""

_PROBED: Final = 3
"""Steps that a write may take besides its own."""
_SEEDS: Final = 1 << 16

_NIL_MAP: Final = "assignment to entry in nil map"


def make_map(world: World, key: RType, hint: int) -> Map:
    world.charge(_ENTRY)
    return Map(normaliser(key))


def map_get2(m: Map | None, key: Value, zero: Value) -> tuple[Value, bool]:
    """`v, ok := m[key]` for keys that are their own normal form."""
    if m is None or key not in m.table:
        return zero, False
    return m.table[key], True


def map_get_normal(m: Map | None, key: Value, zero: Value, rtype: RType) -> Value:
    """`m[key]` for other keys. Even an empty map panics at a key that has no hash."""
    return m.table.get(normal(key, rtype), zero) if m else _absent(key, rtype, zero)


def map_get_own(m: Map | None, key: Value, zero: Value) -> Value:
    """The old value in `m[key] += x`, for such keys: Go looks for the place to write to."""
    if m is None:
        raise plain_error(_NIL_MAP)
    assert m.normal is not None
    return m.table.get(m.normal(key), zero)


def map_get2_normal(m: Map | None, key: Value, zero: Value, rtype: RType) -> tuple[Value, bool]:
    if not m:
        return _absent(key, rtype, zero), False
    table = m.table
    stand_in = normal(key, rtype)
    return (table[stand_in], True) if stand_in in table else (zero, False)


def _absent(key: Value, rtype: RType, zero: Value) -> Value:
    """What a key gives where nothing is in the map."""
    try:
        normal(key, rtype)
    except Unhashable as panic:
        raise panic.of_empty_map() from None
    return zero


def map_set(world: World, m: Map | None, key: Value, value: Value) -> None:
    if m is None:
        raise plain_error(_NIL_MAP)
    table = m.table
    count = len(table)
    if m.normal is None:
        table[key] = value
    else:
        m.set(key, value)
    if len(table) != count:
        world.charge(_ENTRY if m.normal is None else _NORMAL_ENTRY)


def begin_write(world: World, m: Map | None, how: str = "") -> None:
    """A goroutine begins to change the map. Raises `Throw` if another one has not finished; `how`
    it is changed, if not by an assignment, is for the trace.

    How long that takes differs with what is in the map: goroutines in equal loops do not keep in
    step for ever.
    """
    if m is not None:
        if m.writing:
            raise Throw("concurrent map writes", how)
        m.writing = True
        world.fuel -= len(m.table) & _PROBED


def end_write(m: Map | None) -> None:
    """It has the map to itself and finishes, at once."""
    if m is not None:
        m.writing = False


def no_read() -> NoReturn:
    raise Throw("concurrent map read and map write")


def no_iteration() -> NoReturn:
    raise Throw("concurrent map iteration and map write")


def map_delete(m: Map | None, key: Value, rtype: RType) -> None:
    if m:
        m.delete(key)
    else:
        _absent(key, rtype, None)


def map_clear(m: Map | None) -> None:
    if m is not None:
        m.clear()


def map_keys(world: World, m: Map | None) -> list[Value]:
    """The normal forms of all keys, in the order in which a loop will visit them."""
    if m is None:
        return []
    keys = list(m.table)
    count = len(keys)
    if count < 2:
        return keys
    if count <= _SMALL:
        start = world.host.pick("map", count)
        return keys[start:] + keys[:start]
    world.spend(_SHUFFLE * count)
    return _shuffled(keys, world.host.pick("map", _SEEDS))


def _shuffled(keys: list[Value], seed: int) -> list[Value]:
    """An order that looks like that of a hash table: a function of the seed alone."""
    state = seed * 0x9E3779B97F4A7C15 + 1 & _MASK
    for i in range(len(keys) - 1, 0, -1):
        state = state * 6364136223846793005 + 1442695040888963407 & _MASK
        j = (state >> 33) % (i + 1)
        keys[i], keys[j] = keys[j], keys[i]
    return keys


_MASK: Final = (1 << 64) - 1
