"""Types at run time: what an interface value carries, what `%T`, `%v` and type switches ask.

One `RType` a type: identical types give the same object, so `is` compares types. They are made
from the checker's types by `code.typing`; nothing here knows the checker.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function


class Kind(IntEnum):
    """As reflect.Kind, with its numbers."""

    INVALID = 0
    BOOL = 1
    INT = 2
    INT8 = 3
    INT16 = 4
    INT32 = 5
    INT64 = 6
    UINT = 7
    UINT8 = 8
    UINT16 = 9
    UINT32 = 10
    UINT64 = 11
    UINTPTR = 12
    FLOAT32 = 13
    FLOAT64 = 14
    COMPLEX64 = 15
    COMPLEX128 = 16
    ARRAY = 17
    CHAN = 18
    FUNC = 19
    INTERFACE = 20
    MAP = 21
    POINTER = 22
    SLICE = 23
    STRING = 24
    STRUCT = 25
    UNSAFE_POINTER = 26


PLAIN_KINDS: Final = frozenset((*range(Kind.BOOL, Kind.UINTPTR + 1), Kind.STRING))
"""Kinds whose values are equal just when their stand-ins here are, alone or in lists."""


NUMBERS: Final = frozenset(
    kind
    for kind in Kind
    if Kind.INT <= kind <= Kind.COMPLEX128 and kind not in (Kind.INT8, Kind.UINT8)
)
"""Kinds whose values may be objects of their own here."""
NUMBER: Final = 32
"""Bytes of such an object."""
SMALLEST: Final = -5
LARGEST: Final = 256
"""Of integers in this range there is one object each, whoever has them."""
LONG: Final = 64
"""Elements of an array that is looked at as a whole, if they are numbers."""
PARTS_OF_STEP: Final = 4
"""Parts of values (`RType.parts`) that are compared in the time of a step."""
BYTES_OF_STEP: Final = 9
"""Bytes that are compared or copied in the time of a step: two to this power."""


class FieldType(NamedTuple):
    """A field of a struct type, in the order of the struct's slots."""

    name: str
    rtype: RType
    embedded: bool
    exported: bool
    tag: bytes


class Method(NamedTuple):
    """A method as an interface call finds it."""

    function: Function
    """Takes the receiver, as the interface holds it, as its first argument."""
    copies: RType | None
    """The receiver is a struct or an array of that type, and the callee gets its own copy."""


class RType:
    """A type. `string` is what `%T` prints (`main.T`, `[]int`, `map[string]*main.T`)."""

    __slots__ = (
        "assign",
        "bits",
        "comparable",
        "copy",
        "direction",
        "elem",
        "equal",
        "fields",
        "find_method",
        "fits",
        "found",
        "has_pointers",
        "implemented",
        "interface_methods",
        "is_composite",
        "is_flat",
        "key",
        "kind",
        "length",
        "method_names",
        "name",
        "named",
        "normal",
        "numbers",
        "params",
        "parts",
        "pkg_path",
        "results",
        "room",
        "size",
        "string",
        "variadic",
        "zero",
    )

    def __init__(self, kind: Kind, string: str, zero: Callable[[], object]) -> None:
        self.kind = kind
        self.string = string
        self.zero = zero
        """Makes a zero value; structs and arrays are fresh ones."""
        self.name = ""
        """Of a defined type: its name without the package; otherwise empty."""
        self.pkg_path = ""
        self.named = False
        self.elem: RType | None = None
        """Of arrays, slices, pointers, channels and maps."""
        self.key: RType | None = None
        """Of maps."""
        self.length = 0
        """Of arrays."""
        self.fields: tuple[FieldType, ...] = ()
        self.params: tuple[RType, ...] = ()
        self.results: tuple[RType, ...] = ()
        self.variadic = False
        self.direction = 0
        """Of channels: 0 both, 1 send only, 2 receive only."""
        self.size = 8
        """Bytes on amd64."""
        self.room = 8
        """Bytes that a variable of the type takes here, without what it refers to."""
        self.numbers = 0
        """Numbers in a variable whose own objects `room` counts. Those of a long array are not in
        it: its zeros are one object, and the others are charged when it fills."""
        self.parts = 1
        """What a comparison looks at: 1 a number or string, more what takes Python longer."""
        self.bits = 64
        """Of numbers."""
        self.comparable = True
        """False: `==` on interfaces that hold it panics, and so does a map key."""
        self.is_composite = False
        """Struct or array: copied on assignment."""
        self.interface_methods: tuple[str, ...] = ()
        """Of interfaces: sorted names, those of other packages with their path before a dot."""
        self.method_names: tuple[str, ...] = ()
        """The exported method set, sorted."""
        self.find_method: Callable[[str], Method | None] = _no_method
        self.found: dict[str, Method | None] = {}
        self.fits: Callable[[RType], bool] = _always
        """Do the methods that an interface asks for have its signatures?"""
        self.implemented: dict[RType, bool] = {}
        self.has_pointers = False
        self.is_flat = True
        """Of composites: no field or element is a composite, or carries state of natives."""
        self.equal: Callable[[object, object], bool] | None = None
        """Made by `vm.composite` when first needed, and so are the next two."""
        self.copy: Callable[[object], object] | None = None
        self.assign: Callable[[object, object], None] | None = None
        self.normal: Callable[[object], bytes] | None = None
        """The same of `vm.keys`."""

    def method(self, name: str) -> Method | None:
        """The method of that name in the method set, promoted ones included."""
        try:
            return self.found[name]
        except KeyError:
            method = self.found[name] = self.find_method(name)
            return method

    def implements(self, interface: RType) -> bool:
        try:
            return self.implemented[interface]
        except KeyError:
            named = all(self.method(name) is not None for name in interface.interface_methods)
            verdict = self.implemented[interface] = named and self.fits(interface)
            return verdict

    def __repr__(self) -> str:
        return f"<RType {self.string}>"


def slot_room(elem: RType, count: int) -> int:
    """Bytes that each of so many elements of an array takes here, when the array is new."""
    if elem.kind is Kind.UINT8:
        return 1
    return elem.room - NUMBER * elem.numbers if count >= LONG else elem.room


def _no_method(name: str) -> Method | None:
    return None


def _always(interface: RType) -> bool:
    return True
