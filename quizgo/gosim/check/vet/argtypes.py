"""Which types a printf verb accepts."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check import types as t
from quizgo.gosim.check.lookup import lookup_field_or_method, missing_method
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.objects import Func
from quizgo.gosim.check.predicates import is_interface, is_type_param
from quizgo.gosim.check.types import (
    TYP_INVALID,
    TYP_STRING,
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Type,
    unalias,
)
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.universe import ERROR
from quizgo.gosim.check.vet.walk import is_type_named, vet_type

# What a verb accepts (bits).
BOOL: Final = 1
BYTE: Final = 2
INT: Final = 4
RUNE: Final = 8
STRING: Final = 16
FLOAT: Final = 32
COMPLEX: Final = 64
POINTER: Final = 128
ERROR_VALUE: Final = 256
ANY: Final = -1

_BASICS: Final = {
    t.BOOL: BOOL,
    t.UNTYPED_BOOL: BOOL,
    t.UINT8: INT | BYTE,
    t.INT32: INT | RUNE,
    t.UNTYPED_RUNE: INT | RUNE,
    t.STRING: STRING,
    t.UNTYPED_STRING: STRING,
    t.UNSAFE_POINTER: POINTER | INT,
    t.UNTYPED_NIL: 0,
}


def is_error(typ: Type) -> bool:
    return missing_method(typ, ERROR, static=True) is None


def is_formatter(typ: Type) -> bool:
    """Whether the type prints itself (an interface may hold one that does)."""
    if is_interface(typ):
        return not is_type_param(typ)
    found = lookup_field_or_method(typ, False, None, "Format").obj
    if not isinstance(found, Func):
        return False
    params = found.signature.params.vars
    return (
        len(params) == 2
        and not found.signature.results.vars
        and is_type_named(params[0].typ, "fmt", "State")
        and unalias(params[1].typ).under() is not TYP_INVALID
    )


def is_stringer(typ: Type) -> bool:
    """Whether the type has a String or an Error method."""
    if typ is t.UNTYPED_NIL_TYPE:
        return False
    if is_error(typ):
        return True
    found = lookup_field_or_method(typ, False, None, "String").obj
    return isinstance(found, Func) and returns_string(found.signature)


def returns_string(sig: Signature) -> bool:
    results = sig.results.vars
    return not sig.params.vars and len(results) == 1 and unalias(results[0].typ) is TYP_STRING


class ArgMatcher:
    """Whether a type fits; `reason` says which type of a constraint does not."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.reason = ""
        self.seen: list[Type] = []

    def matches(self, typ: Type, *, top: bool = True) -> bool:
        wanted = self.wanted
        if wanted == ANY:
            return True
        if wanted == ERROR_VALUE:
            return is_error(typ)
        if is_formatter(typ) or (wanted & STRING and is_stringer(typ)):
            return True
        param = unalias(typ)
        if isinstance(param, TypeParam):
            return self._param(param, top)
        u = typ.under()
        if any(u is other for other in self.seen):
            return True
        self.seen.append(u)
        return self._under(u, top)

    def _param(self, param: TypeParam, top: bool) -> bool:
        if param in self.seen:
            return True
        self.seen.append(param)
        first = len(self.seen) == 1
        terms = type_set(param.iface()).terms
        if not terms:
            return False
        for term in terms:
            if not self.matches(term.type, top=top):
                if first:
                    tilde = "~" if term.tilde else ""
                    self.reason = f"contains {tilde}{vet_type(term.type)}"
                return False
        return True

    def _under(self, u: Type, top: bool) -> bool:
        wanted = self.wanted
        match u:
            case Basic():
                return u is TYP_INVALID or bool(_basic(u) & wanted)
            case Signature():
                return wanted == POINTER
            case Chan():
                return bool(wanted & POINTER)
            case Map():
                if wanted == POINTER:
                    return True
                return self.matches(u.key, top=False) and self.matches(u.elem, top=False)
            case Array() | Slice():
                elem = u.elem.under()
                if wanted & STRING and isinstance(elem, Basic) and elem.kind == t.UINT8:
                    return True
                if wanted == POINTER and isinstance(u, Slice):
                    return True
                return self.matches(u.elem, top=False)
            case Pointer():
                return self._pointer(u, top)
            case Struct():
                return self._struct(u)
            case Interface():
                return True
        return False

    def _pointer(self, u: Pointer, top: bool) -> bool:
        if u.elem is TYP_INVALID or self.wanted == POINTER or is_type_param(u.elem):
            return True
        inner = u.elem.under()
        if not isinstance(inner, Struct | Array | Slice | Map):
            return bool(self.wanted & POINTER)
        return top and self.matches(inner, top=False)

    def _struct(self, u: Struct) -> bool:
        for f in u.fields:
            if not self.matches(f.typ, top=False):
                return False
            if self.wanted & STRING and not f.exported and is_stringer(f.typ):
                return False  # fmt cannot call methods on unexported fields
        return True


def _basic(u: Basic) -> int:
    known = _BASICS.get(u.kind)
    if known is not None:
        return known
    if u.info & t.IS_INTEGER:
        return INT
    return FLOAT if u.info & t.IS_FLOAT else COMPLEX
