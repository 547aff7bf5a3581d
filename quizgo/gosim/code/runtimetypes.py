"""Makes the `RType` of a type: one object for identical types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.lookup import lookup_field_or_method, method_set, missing_method
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Func, Package
from quizgo.gosim.check.predicates import is_comparable
from quizgo.gosim.check.types import Type, unalias
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.typestring import runtime_type_string, type_key
from quizgo.gosim.code.rtypes import (
    LONG,
    NUMBER,
    NUMBERS,
    PLAIN_KINDS,
    FieldType,
    Kind,
    Method,
    RType,
    slot_room,
)

if TYPE_CHECKING:
    from quizgo.gosim.code.program import Program

_WORD: Final = 8
_OBJECT: Final = 64
"""Bytes of a list with its slot in another."""
_STRUCT: Final = 64
"""What a struct counts for besides its fields: it lies somewhere else."""
_SLOW: Final = 16
"""What comparing a value counts for that Python cannot compare by itself."""

_BASIC_KINDS: Final = {
    gotypes.BOOL: Kind.BOOL,
    gotypes.INT: Kind.INT,
    gotypes.INT8: Kind.INT8,
    gotypes.INT16: Kind.INT16,
    gotypes.INT32: Kind.INT32,
    gotypes.INT64: Kind.INT64,
    gotypes.UINT: Kind.UINT,
    gotypes.UINT8: Kind.UINT8,
    gotypes.UINT16: Kind.UINT16,
    gotypes.UINT32: Kind.UINT32,
    gotypes.UINT64: Kind.UINT64,
    gotypes.UINTPTR: Kind.UINTPTR,
    gotypes.FLOAT32: Kind.FLOAT32,
    gotypes.FLOAT64: Kind.FLOAT64,
    gotypes.COMPLEX64: Kind.COMPLEX64,
    gotypes.COMPLEX128: Kind.COMPLEX128,
    gotypes.STRING: Kind.STRING,
    gotypes.UNSAFE_POINTER: Kind.UNSAFE_POINTER,
    gotypes.UNTYPED_BOOL: Kind.BOOL,
    gotypes.UNTYPED_INT: Kind.INT,
    gotypes.UNTYPED_RUNE: Kind.INT32,
    gotypes.UNTYPED_FLOAT: Kind.FLOAT64,
    gotypes.UNTYPED_COMPLEX: Kind.COMPLEX128,
    gotypes.UNTYPED_STRING: Kind.STRING,
}

_SIZES: Final = {
    Kind.BOOL: 1,
    Kind.INT8: 1,
    Kind.UINT8: 1,
    Kind.INT16: 2,
    Kind.UINT16: 2,
    Kind.INT32: 4,
    Kind.UINT32: 4,
    Kind.FLOAT32: 4,
    Kind.COMPLEX128: 16,
    Kind.STRING: 16,
    Kind.INTERFACE: 16,
    Kind.SLICE: 24,
}

_POINTERS: Final = frozenset(
    (
        Kind.POINTER,
        Kind.STRING,
        Kind.SLICE,
        Kind.MAP,
        Kind.CHAN,
        Kind.FUNC,
        Kind.INTERFACE,
        Kind.UNSAFE_POINTER,
    )
)


class RuntimeTypes:
    """All run-time types of one program."""

    def __init__(self, program: Program, nil_slice: object) -> None:
        self.program = program
        self.nil_slice = nil_slice
        self._by_object: dict[int, tuple[Type, RType]] = {}
        self._by_key: dict[str, RType] = {}
        self._alignments: dict[RType, int] = {}
        self._interfaces: dict[RType, Type] = {}

    def of(self, typ: Type) -> RType:
        """The run-time type of a type without type parameters."""
        found = self._by_object.get(id(typ))
        if found is not None:
            return found[1]
        key = type_key(typ)
        rtype = self._by_key.get(key)
        if rtype is None:
            rtype = self._make(unalias(typ), key)
        self._by_object[id(typ)] = typ, rtype
        return rtype

    def _make(self, typ: Type, key: str) -> RType:
        under = typ.under()
        kind = kind_of(under)
        rtype = RType(kind, runtime_type_string(typ), _ZEROS.get(kind, _none))
        # Known before its parts are made: a type may contain itself.
        self._by_key[key] = rtype
        rtype.size = _SIZES.get(kind, _WORD)
        rtype.bits = 8 * rtype.size
        if kind in NUMBERS:
            rtype.room = _WORD + NUMBER
            rtype.numbers = 1
        if kind not in PLAIN_KINDS:
            rtype.parts = _SLOW
        rtype.has_pointers = kind in _POINTERS
        if isinstance(typ, Named):
            rtype.named = True
            rtype.name = rtype.string.split(".", 1)[-1]
            rtype.pkg_path = typ.obj.pkg.path if typ.obj.pkg is not None else ""
        elif isinstance(typ, gotypes.Basic):
            rtype.name = rtype.string
        self._fill(rtype, under)
        rtype.comparable = is_comparable(typ)
        rtype.find_method = self._finder(typ)
        if kind is Kind.INTERFACE:
            self._interfaces[rtype] = typ
        else:
            rtype.fits = lambda interface: (
                missing_method(typ, self._interfaces[interface], static=True) is None
            )
            rtype.method_names = tuple(m.name for m in method_set(typ) if m.exported)
        return rtype

    def _fill(self, rtype: RType, under: Type) -> None:
        match under:
            case gotypes.Slice():
                rtype.elem = self.of(under.elem)
                nil = self.nil_slice
                rtype.zero = lambda: nil
            case gotypes.Pointer():
                rtype.elem = self.of(under.elem)
            case gotypes.Chan():
                rtype.elem = self.of(under.elem)
                rtype.direction = under.dir
            case gotypes.Map():
                rtype.key = self.of(under.key)
                rtype.elem = self.of(under.elem)
            case gotypes.Array():
                self._fill_array(rtype, under)
            case gotypes.Struct():
                self._fill_struct(rtype, under)
            case gotypes.Signature():
                rtype.params = tuple(self.of(v.typ) for v in under.params.vars)
                rtype.results = tuple(self.of(v.typ) for v in under.results.vars)
                rtype.variadic = under.variadic
            case gotypes.Interface():
                names = [method_key(m.name, m.pkg) for m in type_set(under).methods]
                rtype.interface_methods = tuple(sorted(names))
            case _:
                pass

    def _fill_array(self, rtype: RType, under: gotypes.Array) -> None:
        elem = rtype.elem = self.of(under.elem)
        length = rtype.length = under.length
        rtype.size = elem.size * length
        rtype.room = _OBJECT + length * slot_room(elem, length)
        rtype.numbers = elem.numbers * length if length < LONG else 0
        rtype.parts = length * elem.parts
        rtype.is_composite = True
        rtype.is_flat = not elem.is_composite
        rtype.has_pointers = elem.has_pointers and length > 0
        zero = elem.zero
        if elem.kind is Kind.UINT8:
            rtype.zero = lambda: bytearray(length)
        elif elem.is_composite:
            rtype.zero = lambda: [zero() for _ in range(length)]
        else:
            rtype.zero = lambda: [zero()] * length

    def _fill_struct(self, rtype: RType, under: gotypes.Struct) -> None:
        rtype.is_composite = True
        fields = [
            FieldType(f.name, self.of(f.typ), f.embedded, f.exported, under.tag(i).encode())
            for i, f in enumerate(under.fields)
        ]
        rtype.fields = tuple(fields)
        zeros = [f.rtype.zero for f in fields]
        composites = [i for i, f in enumerate(fields) if f.rtype.is_composite]
        rtype.is_flat = not composites and all(f.name != "native" for f in fields)
        rtype.has_pointers = any(f.rtype.has_pointers for f in fields)
        rtype.size = self._struct_size(fields)
        rtype.room = _OBJECT + sum(f.rtype.room for f in fields)
        rtype.numbers = sum(f.rtype.numbers for f in fields)
        rtype.parts = _STRUCT + sum(f.rtype.parts for f in fields)
        if composites:
            rtype.zero = lambda: [zero() for zero in zeros]
        else:
            model = [zero() for zero in zeros]
            rtype.zero = model.copy

    def _struct_size(self, fields: list[FieldType]) -> int:
        size = 0
        widest = 1
        for f in fields:
            alignment = self.alignment(f.rtype)
            widest = max(widest, alignment)
            size = -(-size // alignment) * alignment + f.rtype.size
        if fields and size and fields[-1].rtype.size == 0:
            size += 1  # a pointer to the last field must not point behind the struct
        return -(-size // widest) * widest

    def alignment(self, rtype: RType) -> int:
        if rtype.kind is Kind.ARRAY and rtype.elem is not None:
            return self.alignment(rtype.elem)
        if rtype.kind is Kind.STRUCT:
            known = self._alignments.get(rtype)
            if known is None:
                known = max([self.alignment(f.rtype) for f in rtype.fields], default=1)
                self._alignments[rtype] = known
            return known
        if rtype.kind is Kind.COMPLEX64:
            return 4
        return min(rtype.size, _WORD) or 1

    def _finder(self, typ: Type) -> Callable[[str], Method | None]:
        """How methods of the type are found by the key of their name."""
        program = self.program

        def find(key: str) -> Method | None:
            path, _, name = key.rpartition(".")
            pkg = program.packages.get(path) if path else None
            found = lookup_field_or_method(typ, False, pkg, name)
            if not isinstance(found.obj, Func):
                return None
            return program.method_of(typ, found)

        return find


def method_key(name: str, pkg: Package | None) -> str:
    """The name of a method in `RType.method`: unexported ones belong to their package."""
    if name[:1].isupper() or pkg is None:
        return name
    return f"{pkg.path}.{name}"


def kind_of(under: Type) -> Kind:
    """The kind of an underlying type."""
    match under:
        case gotypes.Basic():
            return _BASIC_KINDS.get(under.kind, Kind.INVALID)
        case gotypes.Slice():
            return Kind.SLICE
        case gotypes.Struct():
            return Kind.STRUCT
        case gotypes.Pointer():
            return Kind.POINTER
        case gotypes.Signature():
            return Kind.FUNC
        case gotypes.Interface():
            return Kind.INTERFACE
        case gotypes.Map():
            return Kind.MAP
        case gotypes.Chan():
            return Kind.CHAN
        case gotypes.Array():
            return Kind.ARRAY
    return Kind.INVALID


def _none() -> object:
    return None


def _zero_int() -> object:
    return 0


_ZEROS: Final[dict[Kind, Callable[[], object]]] = {
    **{kind: _zero_int for kind in Kind if Kind.INT <= kind <= Kind.UINTPTR},
    Kind.BOOL: lambda: False,
    Kind.FLOAT32: lambda: 0.0,
    Kind.FLOAT64: lambda: 0.0,
    Kind.COMPLEX64: lambda: 0j,
    Kind.COMPLEX128: lambda: 0j,
    Kind.STRING: lambda: b"",
}
