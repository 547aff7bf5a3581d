"""Go's types, as the checker, the code generator and the run time see them.

The classes mirror go/types. A type is compared with `predicates.identical`, never with `==`:
two struct types written in two places are different Python objects and may be the same type.
What a type needs to know of objects (fields, methods) lives in `objects`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from quizgo.gosim.syntax import tree

if TYPE_CHECKING:
    from quizgo.gosim.check.named import TypeParam
    from quizgo.gosim.check.objects import Func, TypeName, Var

# Kinds of basic types.
INVALID: Final = 0
BOOL: Final = 1
INT: Final = 2
INT8: Final = 3
INT16: Final = 4
INT32: Final = 5
INT64: Final = 6
UINT: Final = 7
UINT8: Final = 8
UINT16: Final = 9
UINT32: Final = 10
UINT64: Final = 11
UINTPTR: Final = 12
FLOAT32: Final = 13
FLOAT64: Final = 14
COMPLEX64: Final = 15
COMPLEX128: Final = 16
STRING: Final = 17
UNSAFE_POINTER: Final = 18
UNTYPED_BOOL: Final = 19
UNTYPED_INT: Final = 20
UNTYPED_RUNE: Final = 21
UNTYPED_FLOAT: Final = 22
UNTYPED_COMPLEX: Final = 23
UNTYPED_STRING: Final = 24
UNTYPED_NIL: Final = 25

# Properties of basic types (bits).
IS_BOOLEAN: Final = 1
IS_INTEGER: Final = 2
IS_UNSIGNED: Final = 4
IS_FLOAT: Final = 8
IS_COMPLEX: Final = 16
IS_STRING: Final = 32
IS_UNTYPED: Final = 64
IS_ORDERED: Final = IS_INTEGER | IS_FLOAT | IS_STRING
IS_NUMERIC: Final = IS_INTEGER | IS_FLOAT | IS_COMPLEX
IS_CONST_TYPE: Final = IS_BOOLEAN | IS_NUMERIC | IS_STRING

# Directions of channels.
SEND_RECV: Final = 0
SEND_ONLY: Final = 1
RECV_ONLY: Final = 2


class Type(tree.Type):
    """Any Go type."""

    __slots__ = ()

    def under(self) -> Type:
        """The underlying type: never a Named, an Alias; of a type parameter, its constraint."""
        return self

    def __repr__(self) -> str:
        from quizgo.gosim.check.typestring import type_string

        return f"<{type_string(self)}>"


class Basic(Type):
    """A predeclared type; untyped constants have basic types of their own."""

    __slots__ = ("info", "kind", "name")

    def __init__(self, kind: int, info: int, name: str) -> None:
        self.kind = kind
        self.info = info
        self.name = name


class Array(Type):
    """`[length]elem`; a negative length stands for one that could not be computed."""

    __slots__ = ("elem", "length")

    def __init__(self, elem: Type, length: int) -> None:
        self.elem = elem
        self.length = length


class Slice(Type):
    __slots__ = ("elem",)

    def __init__(self, elem: Type) -> None:
        self.elem = elem


class Pointer(Type):
    __slots__ = ("elem",)

    def __init__(self, elem: Type) -> None:
        self.elem = elem


class Map(Type):
    __slots__ = ("elem", "key")

    def __init__(self, key: Type, elem: Type) -> None:
        self.key = key
        self.elem = elem


class Chan(Type):
    __slots__ = ("dir", "elem")

    def __init__(self, direction: int, elem: Type) -> None:
        self.dir = direction
        self.elem = elem


class Struct(Type):
    """Fields in order; an embedded one is a Var with `embedded` set. `tags` is empty or as long."""

    __slots__ = ("fields", "tags")

    def __init__(self, fields: list[Var], tags: list[str] | None = None) -> None:
        self.fields = fields
        self.tags = tags or []

    def tag(self, index: int) -> str:
        return self.tags[index] if index < len(self.tags) else ""


class Tuple(Type):
    """Parameters, results, or the type of a call with several results (or none)."""

    __slots__ = ("vars",)

    def __init__(self, variables: list[Var]) -> None:
        self.vars = variables


class Signature(Type):
    """A function type. `recv` is set for methods; the last parameter of a variadic one is a Slice
    (or a string, for append's special form).

    `tparams` are the function's own type parameters, `recv_tparams` the receiver's.
    """

    __slots__ = ("params", "recv", "recv_tparams", "results", "tparams", "variadic")

    def __init__(
        self,
        params: Tuple,
        results: Tuple,
        variadic: bool = False,
        *,
        recv: Var | None = None,
        tparams: list[TypeParam] | None = None,
        recv_tparams: list[TypeParam] | None = None,
    ) -> None:
        self.params = params
        self.results = results
        self.variadic = variadic
        self.recv = recv
        self.tparams: list[TypeParam] = tparams or []
        self.recv_tparams: list[TypeParam] = recv_tparams or []


class Term(Type):
    """`T` or `~T` inside a union. `type` None stands for every type."""

    __slots__ = ("tilde", "type")

    def __init__(self, tilde: bool, typ: Type) -> None:
        self.tilde = tilde
        self.type = typ


class Union(Type):
    """`~int | string`: only as an element of an interface."""

    __slots__ = ("terms",)

    def __init__(self, terms: list[Term]) -> None:
        self.terms = terms


class TypeSet:
    """What an interface means: all its methods (sorted by name) and which types may satisfy it.

    `terms` None: no restriction. An empty list: no type satisfies it.
    """

    __slots__ = ("by_name", "comparable", "methods", "terms")

    def __init__(
        self, methods: list[Func], terms: list[Term] | None, comparable: bool = False
    ) -> None:
        self.methods = methods
        self.terms = terms
        self.comparable = comparable
        self.by_name: dict[str, Func] = {m.name: m for m in methods}

    @property
    def is_method_set(self) -> bool:
        """Whether the interface may be used as the type of a variable."""
        return not self.comparable and self.terms is None

    @property
    def is_all(self) -> bool:
        return self.is_method_set and not self.methods


OnDuplicate = Callable[[int, "Func", int, "Func", bool], None]
"""Called with a position and method, the position and method that were there before, and whether
the second one is written in the interface itself."""


class Interface(Type):
    """Methods as written, and embedded elements (interfaces, unions, other types).

    `type_set` (in `typeset`) gives the meaning. `implicit`: `[T ~int]` written without
    `interface{}`.
    """

    __slots__ = (
        "complete",
        "embed_pos",
        "embeddeds",
        "implicit",
        "methods",
        "on_duplicate",
        "tset",
    )

    def __init__(
        self,
        methods: list[Func],
        embeddeds: list[Type] | None = None,
        embed_pos: list[int] | None = None,
        *,
        implicit: bool = False,
    ) -> None:
        self.methods = methods
        self.embeddeds: list[Type] = embeddeds or []
        self.embed_pos: list[int] = embed_pos or []
        self.implicit = implicit
        self.complete = True
        """False while its methods and elements are being collected."""
        self.tset: TypeSet | None = None
        self.on_duplicate: OnDuplicate | None = None
        """Told of methods that are there twice."""


class Alias(Type):
    """`type A = T`; everything but messages looks through it (`unalias`)."""

    __slots__ = ("actual", "obj", "origin", "rhs", "targs", "tparams")

    def __init__(self, obj: TypeName, rhs: Type | None) -> None:
        self.obj = obj
        self.rhs = rhs
        self.actual: Type | None = None
        self.origin: Alias = self
        self.targs: tuple[Type, ...] = ()
        self.tparams: list[TypeParam] = []

    def under(self) -> Type:
        return unalias(self).under()


def unalias(t: Type) -> Type:
    """The type an alias stands for; any other type itself."""
    while isinstance(t, Alias):
        if t.actual is not None:
            return t.actual
        nxt = t.rhs
        if nxt is None:
            return TYP_INVALID
        t = nxt
    return t


def _basic(kind: int, info: int, name: str) -> Basic:
    return Basic(kind, info, name)


TYP_INVALID: Final = _basic(INVALID, 0, "invalid type")
TYP_BOOL: Final = _basic(BOOL, IS_BOOLEAN, "bool")
TYP_INT: Final = _basic(INT, IS_INTEGER, "int")
TYP_INT8: Final = _basic(INT8, IS_INTEGER, "int8")
TYP_INT16: Final = _basic(INT16, IS_INTEGER, "int16")
TYP_INT32: Final = _basic(INT32, IS_INTEGER, "int32")
TYP_INT64: Final = _basic(INT64, IS_INTEGER, "int64")
TYP_UINT: Final = _basic(UINT, IS_INTEGER | IS_UNSIGNED, "uint")
TYP_UINT8: Final = _basic(UINT8, IS_INTEGER | IS_UNSIGNED, "uint8")
TYP_UINT16: Final = _basic(UINT16, IS_INTEGER | IS_UNSIGNED, "uint16")
TYP_UINT32: Final = _basic(UINT32, IS_INTEGER | IS_UNSIGNED, "uint32")
TYP_UINT64: Final = _basic(UINT64, IS_INTEGER | IS_UNSIGNED, "uint64")
TYP_UINTPTR: Final = _basic(UINTPTR, IS_INTEGER | IS_UNSIGNED, "uintptr")
TYP_FLOAT32: Final = _basic(FLOAT32, IS_FLOAT, "float32")
TYP_FLOAT64: Final = _basic(FLOAT64, IS_FLOAT, "float64")
TYP_COMPLEX64: Final = _basic(COMPLEX64, IS_COMPLEX, "complex64")
TYP_COMPLEX128: Final = _basic(COMPLEX128, IS_COMPLEX, "complex128")
TYP_STRING: Final = _basic(STRING, IS_STRING, "string")
TYP_UNSAFE_POINTER: Final = _basic(UNSAFE_POINTER, 0, "Pointer")
UNTYPED_BOOL_TYPE: Final = _basic(UNTYPED_BOOL, IS_BOOLEAN | IS_UNTYPED, "untyped bool")
UNTYPED_INT_TYPE: Final = _basic(UNTYPED_INT, IS_INTEGER | IS_UNTYPED, "untyped int")
UNTYPED_RUNE_TYPE: Final = _basic(UNTYPED_RUNE, IS_INTEGER | IS_UNTYPED, "untyped rune")
UNTYPED_FLOAT_TYPE: Final = _basic(UNTYPED_FLOAT, IS_FLOAT | IS_UNTYPED, "untyped float")
UNTYPED_COMPLEX_TYPE: Final = _basic(UNTYPED_COMPLEX, IS_COMPLEX | IS_UNTYPED, "untyped complex")
UNTYPED_STRING_TYPE: Final = _basic(UNTYPED_STRING, IS_STRING | IS_UNTYPED, "untyped string")
UNTYPED_NIL_TYPE: Final = _basic(UNTYPED_NIL, IS_UNTYPED, "untyped nil")

TYP_BYTE: Final = _basic(UINT8, IS_INTEGER | IS_UNSIGNED, "byte")
"""Identical to uint8, under its other name (messages keep the name that was written)."""
TYP_RUNE: Final = _basic(INT32, IS_INTEGER, "rune")

BASIC_TYPES: Final[tuple[Basic, ...]] = (
    TYP_INVALID,
    TYP_BOOL,
    TYP_INT,
    TYP_INT8,
    TYP_INT16,
    TYP_INT32,
    TYP_INT64,
    TYP_UINT,
    TYP_UINT8,
    TYP_UINT16,
    TYP_UINT32,
    TYP_UINT64,
    TYP_UINTPTR,
    TYP_FLOAT32,
    TYP_FLOAT64,
    TYP_COMPLEX64,
    TYP_COMPLEX128,
    TYP_STRING,
    TYP_UNSAFE_POINTER,
    UNTYPED_BOOL_TYPE,
    UNTYPED_INT_TYPE,
    UNTYPED_RUNE_TYPE,
    UNTYPED_FLOAT_TYPE,
    UNTYPED_COMPLEX_TYPE,
    UNTYPED_STRING_TYPE,
    UNTYPED_NIL_TYPE,
)
"""Indexed by kind."""

EMPTY_TUPLE: Final = Tuple([])
EMPTY_INTERFACE: Final = Interface([])
