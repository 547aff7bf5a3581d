"""What stands for a key in the table of a map: bytes, equal just when the keys are.

Only bytes will do. Python finds other values by a hash that anybody can work out, and a program
whose keys all had the same one would take a look at all of them each time: -1 and -2 share one, so
do tuples made of them, and of complex numbers there is no end. The hash of bytes is drawn anew for
every process. Maps of integers need no stand-ins: few integers of 64 bits share a hash.

Parts follow each other; a part whose type does not say how long it is says so itself.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from struct import Struct
from typing import Final, cast

from quizgo.gosim.code.rtypes import PLAIN_KINDS, Kind, RType
from quizgo.gosim.vm.faults import Unhashable
from quizgo.gosim.vm.values import Ptr, Store, Value, Window, state_of

StandIn = Callable[[Value], bytes]

_LETTERS: Final = {
    Kind.BOOL: "?",
    Kind.INT: "q",
    Kind.INT8: "b",
    Kind.INT16: "h",
    Kind.INT32: "i",
    Kind.INT64: "q",
    Kind.UINT: "Q",
    Kind.UINT8: "B",
    Kind.UINT16: "H",
    Kind.UINT32: "I",
    Kind.UINT64: "Q",
    Kind.UINTPTR: "Q",
}
"""How `struct` packs integers. Without padding: it would be undefined bytes."""
_WORD: Final = Struct("=Q").pack
_INT: Final = Struct("=q").pack
_PLACE: Final = Struct("=Qq").pack
_FLOAT: Final = Struct("=d").pack
_NO_NUMBER: Final = _FLOAT(float("nan"))
_NIL: Final = _PLACE(0, 0)
_WHOLE: Final = -1
"""Index of a pointer to all of a struct or array."""

_nans = count()


def normal(key: Value, rtype: RType) -> bytes:
    """The stand-in for a key that needs one."""
    return (rtype.normal or _make_normal(rtype))(key)


def normaliser(rtype: RType) -> StandIn | None:
    """The `normal` of maps with that type of key; None when keys stand for themselves."""
    if rtype.kind in PLAIN_KINDS:
        return None
    return rtype.normal or _make_normal(rtype)


def _make_normal(rtype: RType) -> StandIn:
    rtype.normal = made = _normality(rtype)
    return made


def _normality(rtype: RType) -> StandIn:
    kind = rtype.kind
    if kind in _LETTERS:
        return Struct("=" + _LETTERS[kind]).pack
    if kind is Kind.ARRAY:
        return _of_array(rtype)
    if kind is Kind.STRUCT:
        return _of_struct(rtype)
    return _OTHERS[kind]


def _of_array(rtype: RType) -> StandIn:
    elem = rtype.elem
    assert elem is not None
    if elem.kind is Kind.UINT8:
        return lambda key: bytes(cast("bytearray", key))
    if elem.kind in _LETTERS:
        pack = Struct(f"={rtype.length}{_LETTERS[elem.kind]}").pack
        return lambda key: pack(*cast("Store", key))
    one = elem.normal or _make_normal(elem)
    return lambda key: b"".join([one(item) for item in cast("list[Value]", key)])


def _of_struct(rtype: RType) -> StandIn:
    fields = rtype.fields
    if all(f.name != "_" and f.rtype.kind in _LETTERS for f in fields):
        pack = Struct("=" + "".join([_LETTERS[f.rtype.kind] for f in fields])).pack
        return lambda key: pack(*cast("list[Value]", key))
    slots = [
        (i, f.rtype.normal or _make_normal(f.rtype)) for i, f in enumerate(fields) if f.name != "_"
    ]
    return lambda key: b"".join([part(cast("list[Value]", key)[i]) for i, part in slots])


def _of_string(key: Value) -> bytes:
    text = cast("bytes", key)
    return _WORD(len(text)) + text


def _of_float(key: Value) -> bytes:
    number = cast("float", key)
    if number == number:
        return _FLOAT(number + 0.0)  # 0 for -0, too
    return _NO_NUMBER + _WORD(next(_nans))  # a NaN is no key's equal


def _of_complex(key: Value) -> bytes:
    number = cast("complex", key)
    return _of_float(number.real) + _of_float(number.imag)


def _of_pointer(key: Value) -> bytes:
    """By the object that it points into: as long as the key is in the map, that has its id."""
    if key is None:
        return _NIL
    if isinstance(key, Ptr):
        return _PLACE(id(key.base), key.index)
    if isinstance(key, Window):
        return _PLACE(id(key.array), key.off)
    return _PLACE(id(key), _WHOLE)


def _of_state(native: object) -> bytes:
    numbers = state_of(native)
    return _WORD(len(numbers)) + b"".join(map(_INT, numbers)) if numbers else _NIL


def _of_interface(key: Value) -> bytes:
    if key is None:
        return _NIL
    if not isinstance(key, tuple):
        return _of_state(key)
    rtype, value = cast("tuple[RType, Value]", key)
    if not rtype.comparable:
        raise Unhashable(rtype)
    return _WORD(id(rtype)) + normal(value, rtype)


_OTHERS: Final[dict[Kind, StandIn]] = {
    Kind.STRING: _of_string,
    Kind.FLOAT32: _of_float,
    Kind.FLOAT64: _of_float,
    Kind.COMPLEX64: _of_complex,
    Kind.COMPLEX128: _of_complex,
    Kind.POINTER: _of_pointer,
    Kind.UNSAFE_POINTER: _of_pointer,
    Kind.CHAN: _of_pointer,
    Kind.INTERFACE: _of_interface,
}
