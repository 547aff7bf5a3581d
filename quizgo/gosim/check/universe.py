"""The names every Go program knows without importing anything."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Builtin, Const, Func, Nil, Object, Scope, TypeName, Var
from quizgo.gosim.check.types import (
    BASIC_TYPES,
    EMPTY_INTERFACE,
    EMPTY_TUPLE,
    IS_UNTYPED,
    TYP_BYTE,
    TYP_INVALID,
    TYP_RUNE,
    TYP_STRING,
    TYP_UNSAFE_POINTER,
    UNTYPED_BOOL_TYPE,
    UNTYPED_INT_TYPE,
    Alias,
    Interface,
    Signature,
    Tuple,
    Type,
    TypeSet,
)

UNIVERSE: Final = Scope(None)

BUILTINS: Final[dict[str, tuple[int, bool, bool]]] = {
    "append": (1, True, False),
    "cap": (1, False, False),
    "clear": (1, False, True),
    "close": (1, False, True),
    "complex": (2, False, False),
    "copy": (2, False, True),
    "delete": (2, False, True),
    "imag": (1, False, False),
    "len": (1, False, False),
    "make": (1, True, False),
    "max": (1, True, False),
    "min": (1, True, False),
    "new": (1, False, False),
    "panic": (1, False, True),
    "print": (0, True, True),
    "println": (0, True, True),
    "real": (1, False, False),
    "recover": (0, False, True),
}
"""How many arguments at least, whether more are allowed, whether a call may be a statement."""


def _define(obj: Object) -> None:
    UNIVERSE.insert(obj)


def _define_types() -> None:
    for typ in (*BASIC_TYPES, TYP_BYTE, TYP_RUNE):
        if not typ.info & IS_UNTYPED and typ not in (TYP_INVALID, TYP_UNSAFE_POINTER):
            _define(TypeName(0, None, typ.name, typ))


def _define_error() -> Named:
    obj = TypeName(0, None, "error", None)
    named = Named(obj, None)
    result = Tuple([Var(0, None, "", TYP_STRING)])
    sig = Signature(EMPTY_TUPLE, result, recv=Var(0, None, "", named))
    named.rhs = Interface([Func(0, None, "Error", sig)])
    _named_object(obj, named)
    return named


def _define_comparable() -> Named:
    obj = TypeName(0, None, "comparable", None)
    interface = Interface([])
    interface.tset = TypeSet([], None, comparable=True)
    named = Named(obj, interface)
    _named_object(obj, named)
    return named


def _define_any() -> Alias:
    obj = TypeName(0, None, "any", None)
    alias = Alias(obj, EMPTY_INTERFACE)
    _named_object(obj, alias)
    return alias


def _named_object(obj: TypeName, typ: Type) -> None:
    obj.type = typ
    _define(obj)


_define_types()
ERROR: Final = _define_error()
COMPARABLE: Final = _define_comparable()
ANY: Final = _define_any()
_define(Const(0, None, "true", UNTYPED_BOOL_TYPE, True))
_define(Const(0, None, "false", UNTYPED_BOOL_TYPE, False))
IOTA: Final = Const(0, None, "iota", UNTYPED_INT_TYPE, 0)
_define(IOTA)
_define(Nil())
for _name in BUILTINS:
    _define(Builtin(_name))
