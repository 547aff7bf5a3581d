"""Unification: making two types equal by choosing types for type parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizgo.gosim.check import types as t
from quizgo.gosim.check.instances import resolve_object
from quizgo.gosim.check.lookup import lookup_field_or_method
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Func, Var
from quizgo.gosim.check.predicates import as_named, identical, is_interface, is_type_lit, same_id
from quizgo.gosim.check.types import (
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Tuple,
    Type,
    unalias,
)
from quizgo.gosim.check.typeset import common_under, method_key, terms_equal, type_set

ASSIGN: Final = 1
"""The types need only be assignable at the top: `chan int` for `<-chan int`."""
EXACT: Final = 2
"""No underlying types are looked at."""
DEPTH_LIMIT: Final = 50

_Pairs = tuple[tuple[Interface, Interface], ...]


class _Handle:
    """What is known of one type parameter, or of several that were found equal."""

    __slots__ = ("type",)

    def __init__(self, typ: Type | None) -> None:
        self.type = typ


class Unifier:
    def __init__(self, tparams: Sequence[TypeParam], targs: Sequence[Type | None]) -> None:
        self.tparams = tparams
        self.handles = {
            p: _Handle(targs[i] if i < len(targs) else None) for i, p in enumerate(tparams)
        }
        self.depth = 0

    def at(self, param: TypeParam) -> Type | None:
        return self.handles[param].type

    def set(self, param: TypeParam, typ: Type) -> None:
        self.handles[param].type = typ

    def inferred(self) -> list[Type | None]:
        return [self.at(p) for p in self.tparams]

    def unknown_count(self) -> int:
        return sum(h.type is None for h in self.handles.values())

    def unify(self, x: Type, y: Type, mode: int) -> bool:
        return self._unify(x, y, mode, ())

    def _bound(self, typ: Type) -> TypeParam | None:
        typ = unalias(typ)
        return typ if isinstance(typ, TypeParam) and typ in self.handles else None

    def _join(self, x: TypeParam, y: TypeParam) -> bool:
        hx, hy = self.handles[x], self.handles[y]
        if hx is hy:
            return True
        if hx.type is not None and hy.type is not None:
            return False
        old, new = (hy, hx) if hx.type is not None else (hx, hy)
        for p, h in self.handles.items():
            if h is old:
                self.handles[p] = new
        return True

    def _unify(self, x: Type, y: Type, mode: int, seen: _Pairs) -> bool:
        if self.depth > DEPTH_LIMIT:
            return False
        self.depth += 1
        try:
            return self._unify_types(x, y, mode, seen)
        finally:
            self.depth -= 1

    def _unify_types(self, x: Type, y: Type, mode: int, seen: _Pairs) -> bool:
        if x is y or unalias(x) is unalias(y):
            return True
        if as_named(x) is not None or self._bound(y) is not None:
            x, y = y, x
        named = as_named(y)
        if not mode & EXACT and named is not None and is_type_lit(x) and not is_interface(x):
            y = named.under()
            if unalias(x) is unalias(y):
                return True
        px, py = self._bound(x), self._bound(y)
        if px is not None and py is not None:
            if self._join(px, py):
                return True
            tx, ty = self.at(px), self.at(py)
            assert tx is not None
            assert ty is not None
            return self._unify(tx, ty, mode, seen)
        if px is not None:
            return self._unify_param(px, y, mode, seen)
        if not mode & EXACT:
            decided = self._unify_interfaces(x, y, seen)
            if decided is not None:
                return decided
        if isinstance(unalias(y), TypeParam):
            x, y = y, x
        return self._unify_structure(x, y, mode, seen)

    def _unify_param(self, px: TypeParam, y: Type, mode: int, seen: _Pairs) -> bool:
        x = self.at(px)
        if x is None:
            self.set(px, y)
            return True
        if not self._unify(x, y, mode, seen):
            return False
        xi, yi = _as_interface(x), _as_interface(y)
        x_named, y_named = as_named(x) is not None, as_named(y) is not None
        if xi is not None and yi is not None:
            if x_named and y_named:
                return identical(x, y)
            if len(type_set(xi).methods) != len(type_set(yi).methods):
                return False
        elif xi is not None or yi is not None:
            return False
        if not mode & EXACT and not x_named:
            u = y.under()
            if y_named or (isinstance(u, Chan) and u.dir != t.SEND_RECV):
                self.set(px, y)
        return True

    def _unify_interfaces(self, x: Type, y: Type, seen: _Pairs) -> bool | None:
        """Inexactly: the methods that both have; None if neither is an interface."""
        xi, yi = _as_interface(x), _as_interface(y)
        if xi is not None and yi is not None:
            return self._shared_methods(xi, yi, seen)
        interface, other = (xi, y) if xi is not None else (yi, x)
        if interface is None:
            return None
        for m in type_set(interface).methods:
            found = lookup_field_or_method(other, False, m.pkg, m.name).obj
            if not isinstance(found, Func):
                return False
            resolve_object(found)
            if found.signature.tparams:
                return False
            if not self._unify(m.signature, found.signature, EXACT, seen):
                return False
        return True

    def _shared_methods(self, xi: Interface, yi: Interface, seen: _Pairs) -> bool:
        xset, yset = type_set(xi), type_set(yi)
        if xset.comparable != yset.comparable or not terms_equal(xset.terms, yset.terms):
            return False
        if _seen_before(xi, yi, seen):
            return True
        seen = (*seen, (xi, yi))
        few, many = xset.methods, yset.methods
        if len(few) > len(many):
            few, many = many, few
        by_key = {method_key(m): m for m in many}
        for m in few:
            other = by_key.get(method_key(m))
            if other is None or not self._unify(m.signature, other.signature, EXACT, seen):
                return False
        return True

    def _unify_structure(self, x: Type, y: Type, mode: int, seen: _Pairs) -> bool:
        elem_mode = mode | EXACT if mode & ASSIGN else mode
        original = y
        x, y = unalias(x), unalias(y)
        if isinstance(x, TypeParam):
            core, _ = common_under(x)
            return core is not None and self._unify(core, original, ASSIGN, seen)
        match x, y:
            case Basic(), Basic():
                return x.kind == y.kind
            case Array(), Array():
                same = x.length < 0 or y.length < 0 or x.length == y.length
                return same and self._unify(x.elem, y.elem, elem_mode, seen)
            case Slice(), Slice():
                return self._unify(x.elem, y.elem, elem_mode, seen)
            case Pointer(), Pointer():
                return self._unify(x.elem, y.elem, elem_mode, seen)
            case Map(), Map():
                return self._unify(x.key, y.key, elem_mode, seen) and self._unify(
                    x.elem, y.elem, elem_mode, seen
                )
            case Chan(), Chan():
                same = not mode & EXACT or x.dir == y.dir
                return same and self._unify(x.elem, y.elem, elem_mode, seen)
            case Signature(), Signature():
                return (
                    x.variadic == y.variadic
                    and self._vars(x.params.vars, y.params.vars, elem_mode, seen)
                    and self._vars(x.results.vars, y.results.vars, elem_mode, seen)
                )
            case Tuple(), Tuple():
                return self._vars(x.vars, y.vars, mode, seen)
            case Struct(), Struct():
                return self._structs(x, y, elem_mode, seen)
            case Interface(), Interface():
                return self._interfaces(x, y, seen)
            case Named(), Named():
                return (
                    x.origin.obj is y.origin.obj
                    and len(x.targs) == len(y.targs)
                    and all(
                        self._unify(a, b, mode, seen) for a, b in zip(x.targs, y.targs, strict=True)
                    )
                )
        return False

    def _vars(self, xs: list[Var], ys: list[Var], mode: int, seen: _Pairs) -> bool:
        return len(xs) == len(ys) and all(
            self._unify(a.typ, b.typ, mode, seen) for a, b in zip(xs, ys, strict=True)
        )

    def _structs(self, x: Struct, y: Struct, mode: int, seen: _Pairs) -> bool:
        if len(x.fields) != len(y.fields):
            return False
        return all(
            f.embedded == g.embedded
            and x.tag(i) == y.tag(i)
            and same_id(f.name, f.pkg, g.name, g.pkg)
            and self._unify(f.typ, g.typ, mode, seen)
            for i, (f, g) in enumerate(zip(x.fields, y.fields, strict=True))
        )

    def _interfaces(self, x: Interface, y: Interface, seen: _Pairs) -> bool:
        xset, yset = type_set(x), type_set(y)
        if len(xset.methods) != len(yset.methods):
            return False
        return self._shared_methods(x, y, seen)


def _as_interface(typ: Type) -> Interface | None:
    if isinstance(unalias(typ), TypeParam):
        return None
    u = typ.under()
    return u if isinstance(u, Interface) else None


def _seen_before(x: Interface, y: Interface, seen: _Pairs) -> bool:
    return any((a is x and b is y) or (a is y and b is x) for a, b in seen)
