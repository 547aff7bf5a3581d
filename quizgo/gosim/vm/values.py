"""What Go values are while a program runs. Everything in `vm`, `lib` and `sched` agrees on this.

| Go                     | here                                                                  |
|------------------------|-----------------------------------------------------------------------|
| bool                   | `bool`                                                                |
| int…, uint…, uintptr   | `int`, always inside the range of its type                            |
| float32, float64       | `float` (a float32 is rounded after every operation)                  |
| complex64, complex128  | `complex`                                                             |
| string                 | `bytes`                                                               |
| struct                 | `list`, one slot a field (blank ones too); copied on assignment       |
| array                  | `list`, or `bytearray` for elements of kind uint8; copied likewise    |
| pointer to struct, array | the very `list` or `bytearray`; nil is `None`                       |
| pointer to array       | also a `Window`, where the array is a part of a slice's               |
| any other pointer      | `Ptr(base, index)`: slot `index` of the list `base`; nil is `None`    |
| slice                  | `Slice`, immutable; nil is `NIL_SLICE` (compare with `is`)            |
| map                    | `Map`; nil is `None`                                                  |
| chan                   | `sync.chan.Chan`; nil is `None`                                       |
| func                   | `Closure`; nil is `None`                                              |
| interface              | nil is `None`, otherwise the pair `(rtype, value)`                    |
| several results        | `tuple`; none: `None`                                                 |

A variable that is captured or whose address is taken is a list of one slot, and a `Ptr` to it has
index 0; a struct or array variable is its own list. Two struct pointers are equal when they are
the same object. Composite values are copied by whoever stores or passes them on (generated code
does; a native that keeps an argument need not copy it again, one that hands out a struct it keeps
must).

State that natives keep in a Go struct (the waiters of a lock, the bytes of a Builder) sits in a
field declared `native any` in the package's Go text; its zero is `None`. The object there may
have `copy_value()`, called when Go code copies the struct; without it, it is shared; and
`compared()`, for `==` (see `state_of`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol, TypeAlias

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.rtypes import FieldType, Kind, Method, RType
from quizgo.gosim.sync.chan import Chan

__all__ = [
    "NIL_SLICE",
    "Chan",
    "Closure",
    "FieldType",
    "Function",
    "GoPanic",
    "Interface",
    "Kind",
    "Map",
    "Method",
    "Ptr",
    "RType",
    "Slice",
    "Value",
    "Window",
    "bytes_of",
    "slice_of",
    "state_of",
    "string_slice",
]

Value: TypeAlias = object
Interface: TypeAlias = "tuple[RType, Value] | None"
Store: TypeAlias = "list[Value] | bytearray"


class Slice:
    """A slice header. `array[off : off + len]` are its elements; `off + cap` bounds its growth."""

    __slots__ = ("array", "cap", "len", "off")

    def __init__(self, array: Store, off: int, len: int, cap: int) -> None:
        self.array = array
        self.off = off
        self.len = len
        self.cap = cap

    def items(self) -> Store:
        """A copy of the elements."""
        return self.array[self.off : self.off + self.len]

    def __repr__(self) -> str:
        return f"Slice({self.items()!r}, cap={self.cap})"


NIL_SLICE: Final = Slice([], 0, 0, 0)
"""The nil slice of every type."""


class Ptr:
    """A pointer to a slot: a variable, a field, an element. Equal when the slot is the same."""

    __slots__ = ("base", "index")

    def __init__(self, base: Store, index: int) -> None:
        self.base = base
        self.index = index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ptr) and self.base is other.base and self.index == other.index

    def __hash__(self) -> int:
        return hash((id(self.base), self.index))


class Window:
    """A part of the array of a slice, as an array: what `(*[n]T)(s)` points to.

    It is used as the list or bytearray of an array would be. Equal when it is the same part; never
    of a window: where it begins and ends is always counted in the array itself.
    """

    __slots__ = ("array", "len", "off")

    def __init__(self, array: Store, off: int, len: int) -> None:
        self.array = array
        self.off = off
        self.len = len

    def _at(self, index: int | slice) -> int | slice:
        if isinstance(index, int):
            return self.off + index
        start, stop, _ = index.indices(self.len)
        return slice(self.off + start, self.off + stop)

    def __len__(self) -> int:
        return self.len

    def __getitem__(self, index: int | slice) -> Value:
        return self.array[self._at(index)]

    def __setitem__(self, index: int | slice, value: Value) -> None:
        self.array[self._at(index)] = value  # type: ignore[call-overload]

    def __iter__(self) -> Iterator[Value]:
        return iter(self.array[self.off : self.off + self.len])

    def __eq__(self, other: object) -> bool:
        """Whether the elements are equal: pointers are compared by `is_same`."""
        return self.array[self.off : self.off + self.len] == (
            other[:] if isinstance(other, Window) else other
        )

    __hash__ = None  # type: ignore[assignment]

    def is_same(self, other: object) -> bool:
        return isinstance(other, Window) and self.array is other.array and self.off == other.off


class Closure:
    """A function value: code, and the variables (lists) or values it captured."""

    __slots__ = ("free", "function")

    def __init__(self, function: Function, free: tuple[Value, ...] = ()) -> None:
        self.function = function
        self.free = free


class Map:
    """A map. `table` goes from normalised keys to values, in order of insertion.

    Booleans, integers and strings are their own normal form. Other keys are normalised by `normal`
    (see `vm.keys`), and `originals` holds the Go key of each normal form.
    """

    __slots__ = ("normal", "originals", "table", "writing")

    def __init__(self, normal: Callable[[Value], Value] | None = None) -> None:
        self.table: dict[Value, Value] = {}
        self.normal = normal
        self.originals: dict[Value, Value] | None = None if normal is None else {}
        self.writing = False
        """A goroutine is in the middle of a write."""

    def __len__(self) -> int:
        return len(self.table)

    def get(self, key: Value, default: Value = None) -> Value:
        return self.table.get(key if self.normal is None else self.normal(key), default)

    def __contains__(self, key: Value) -> bool:
        return (key if self.normal is None else self.normal(key)) in self.table

    def set(self, key: Value, value: Value) -> None:
        if self.normal is not None:
            assert self.originals is not None
            normal = self.normal(key)
            self.originals.setdefault(normal, key)
            key = normal
        self.table[key] = value

    def delete(self, key: Value) -> None:
        if self.normal is not None:
            assert self.originals is not None
            key = self.normal(key)
            self.originals.pop(key, None)
        self.table.pop(key, None)

    def clear(self) -> None:
        self.table.clear()
        if self.originals is not None:
            self.originals.clear()

    def items(self) -> Iterator[tuple[Value, Value]]:
        """Go keys and values in order of insertion (Go's order is drawn: see `host.pick`)."""
        if self.originals is None:
            return iter(self.table.items())
        return iter([(self.originals[k], v) for k, v in self.table.items()])


class GoPanic(Exception):
    """A Go panic on its way from an operation or a native to the VM, with the panic's value."""

    def __init__(self, value: Interface) -> None:
        super().__init__(value)
        self.value = value


class _Copies(Protocol):
    def copy_value(self) -> Value: ...


def state_of(native: object) -> tuple[int, ...]:
    """What Go's `==` would compare of state that natives keep: the numbers that `compared()` of
    the object gives, none when all are zero; without it, the object is equal to itself only."""
    if native is None:
        return ()
    compared = getattr(native, "compared", None)
    numbers = (id(native),) if compared is None else compared()
    return numbers if any(numbers) else ()


def bytes_of(s: Slice) -> bytes:
    """The contents of a []byte."""
    return bytes(s.array[s.off : s.off + s.len])  # type: ignore[arg-type]


def slice_of(items: list[Value]) -> Slice:
    """A slice that owns the list."""
    return Slice(items, 0, len(items), len(items))


def string_slice(data: bytes) -> Slice:
    """A fresh []byte with that contents."""
    return Slice(bytearray(data), 0, len(data), len(data))
