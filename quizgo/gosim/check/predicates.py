"""Questions about types: properties of basic types, identity, comparability, default types."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check import types as t
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Package, Var, is_exported
from quizgo.gosim.check.types import (
    TYP_INVALID,
    Alias,
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
    Union,
    unalias,
)
from quizgo.gosim.check.typeset import (
    comparable_type,
    set_is_empty,
    terms_equal,
    type_set,
    under_is,
    union_terms,
)


def is_valid(typ: Type) -> bool:
    return unalias(typ) is not TYP_INVALID


def is_basic(typ: Type, info: int) -> bool:
    """Whether the underlying type is basic with one of the properties; a type parameter is not."""
    u = typ.under()
    return isinstance(u, Basic) and u.info & info != 0


def all_basic(typ: Type, info: int) -> bool:
    """As `is_basic`; of a type parameter, whether it holds for every type of its set."""
    typ = unalias(typ)
    if isinstance(typ, TypeParam):
        terms = type_set(typ.iface()).terms
        return bool(terms) and all(is_basic(term.type, info) for term in terms or ())
    return is_basic(typ, info)


def is_boolean(typ: Type) -> bool:
    return is_basic(typ, t.IS_BOOLEAN)


def is_integer(typ: Type) -> bool:
    return is_basic(typ, t.IS_INTEGER)


def is_numeric(typ: Type) -> bool:
    return is_basic(typ, t.IS_NUMERIC)


def is_string(typ: Type) -> bool:
    return is_basic(typ, t.IS_STRING)


def is_const_type(typ: Type) -> bool:
    return is_basic(typ, t.IS_CONST_TYPE)


def is_untyped(typ: Type) -> bool:
    return isinstance(typ, Basic) and typ.info & t.IS_UNTYPED != 0


def is_typed(typ: Type) -> bool:
    return not is_untyped(typ)


def has_name(typ: Type) -> bool:
    """Predeclared types, defined types and type parameters have names."""
    return isinstance(unalias(typ), Basic | Named | TypeParam)


def is_type_lit(typ: Type) -> bool:
    return not isinstance(unalias(typ), Named | TypeParam)


def is_type_param(typ: Type) -> bool:
    return isinstance(unalias(typ), TypeParam)


def is_interface(typ: Type) -> bool:
    return isinstance(typ.under(), Interface)


def is_value_interface(typ: Type) -> bool:
    """An interface that is not a type parameter's constraint."""
    return not is_type_param(typ) and is_interface(typ)


def is_pointer(typ: Type) -> bool:
    return isinstance(typ.under(), Pointer)


def is_bytes_or_runes(typ: Type) -> bool:
    u = typ.under()
    if not isinstance(u, Slice):
        return False
    elem = u.elem.under()
    return isinstance(elem, Basic) and elem.kind in (t.UINT8, t.INT32)


def as_named(typ: Type) -> Named | None:
    typ = unalias(typ)
    return typ if isinstance(typ, Named) else None


def is_generic(typ: Type) -> bool:
    """A generic type without arguments."""
    if isinstance(typ, Alias):
        if typ.tparams and not typ.targs:
            return True
        typ = unalias(typ)
    return isinstance(typ, Named) and bool(typ.tparams) and not typ.targs and typ.origin is typ


def has_empty_type_set(typ: Type) -> bool:
    typ = unalias(typ)
    return isinstance(typ, TypeParam) and set_is_empty(type_set(typ.iface()))


def is_comparable(typ: Type) -> bool:
    """Whether `==` may be used (it may still panic on interfaces)."""
    return comparable_type(typ, True) is None


def has_nil(typ: Type) -> bool:
    u = typ.under()
    if isinstance(u, Slice | Pointer | Signature | Map | Chan):
        return True
    if isinstance(u, Basic):
        return u.kind == t.UNSAFE_POINTER
    if isinstance(u, Interface):
        return not is_type_param(typ) or under_is(typ, lambda v: v is not None and has_nil(v))
    return False


def deref(typ: Type) -> tuple[Type, bool]:
    """What an unnamed pointer points to, and whether it was one."""
    p = unalias(typ)
    if isinstance(p, Pointer):
        return p.elem, True
    return typ, False


def deref_struct(typ: Type) -> Type:
    p = typ.under()
    if isinstance(p, Pointer) and isinstance(p.elem.under(), Struct):
        return p.elem
    return typ


def array_of(typ: Type) -> Type:
    """The array, for an unnamed pointer to one."""
    p = unalias(typ)
    if isinstance(p, Pointer):
        u = p.elem.under()
        if isinstance(u, Array):
            return u
    return typ


def is_interface_pointer(typ: Type) -> bool:
    p = typ.under()
    return isinstance(p, Pointer) and is_interface(p.elem)


def default_type(typ: Type) -> Type:
    """The type that an untyped value gets where none is asked for."""
    if isinstance(typ, Basic):
        return _DEFAULTS.get(typ.kind, typ)
    return typ


_DEFAULTS: dict[int, Type] = {
    t.UNTYPED_BOOL: t.TYP_BOOL,
    t.UNTYPED_INT: t.TYP_INT,
    t.UNTYPED_RUNE: t.TYP_RUNE,
    t.UNTYPED_FLOAT: t.TYP_FLOAT64,
    t.UNTYPED_COMPLEX: t.TYP_COMPLEX128,
    t.UNTYPED_STRING: t.TYP_STRING,
}


def max_type(x: Type, y: Type) -> Type | None:
    """The wider of two untyped types, if they go together."""
    if x is y:
        return x
    if (
        isinstance(x, Basic)
        and isinstance(y, Basic)
        and x.info & t.IS_UNTYPED
        and y.info & t.IS_UNTYPED
        and x.info & t.IS_NUMERIC
        and y.info & t.IS_NUMERIC
    ):
        return x if x.kind > y.kind else y
    return None


def same_id(name: str, pkg: Package | None, other: str, other_pkg: Package | None) -> bool:
    """Whether two field or method names are the same: unexported ones only within a package."""
    if name != other:
        return False
    return is_exported(name) or same_package(pkg, other_pkg)


def same_package(a: Package | None, b: Package | None) -> bool:
    if a is None or b is None:
        return a is b
    return a is b or a.path == b.path


_Pairs = dict[tuple[int, int], tuple[Type, Type]]
"""By their ids, types that are being compared, or were: none of them differ."""


_BRANCHING: Final = (Interface, Map, Signature, Struct)
"""Types that hold several others: they can hold the same one over and over, or themselves."""


def identical(x: Type, y: Type, *, ignore_tags: bool = False) -> bool:
    """Go's identity of types."""
    if x is y:
        return True
    return _identical(x, y, ignore_tags, {})


def _identical(x: Type, y: Type, no_tags: bool, seen: _Pairs) -> bool:
    x = unalias(x)
    y = unalias(y)
    if x is y:
        return True
    if type(x) is not type(y):
        return False
    if isinstance(x, Basic):
        assert isinstance(y, Basic)
        return x.kind == y.kind
    if isinstance(x, Named):
        assert isinstance(y, Named)
        return (
            x.origin.obj is y.origin.obj
            and len(x.targs) == len(y.targs)
            and all(identical(a, b) for a, b in zip(x.targs, y.targs, strict=True))
        )
    if isinstance(x, _BRANCHING):
        pair = id(x), id(y)
        if pair in seen:
            return True
        seen[pair] = x, y
    if isinstance(x, Pointer | Slice):
        assert isinstance(y, Pointer | Slice)
        return _identical(x.elem, y.elem, no_tags, seen)
    if isinstance(x, Map):
        assert isinstance(y, Map)
        return _identical(x.key, y.key, no_tags, seen) and _identical(x.elem, y.elem, no_tags, seen)
    if isinstance(x, Chan):
        assert isinstance(y, Chan)
        return x.dir == y.dir and _identical(x.elem, y.elem, no_tags, seen)
    if isinstance(x, Array):
        assert isinstance(y, Array)
        same_length = x.length < 0 or y.length < 0 or x.length == y.length
        return same_length and _identical(x.elem, y.elem, no_tags, seen)
    if isinstance(x, Signature):
        assert isinstance(y, Signature)
        return _same_signature(x, y, no_tags, seen)
    if isinstance(x, Tuple):
        assert isinstance(y, Tuple)
        return _same_vars(x.vars, y.vars, no_tags, seen)
    if isinstance(x, Struct):
        assert isinstance(y, Struct)
        return _same_struct(x, y, no_tags, seen)
    if isinstance(x, Interface):
        assert isinstance(y, Interface)
        return _same_interface(x, y, no_tags, seen)
    if isinstance(x, Union):
        assert isinstance(y, Union)
        return terms_equal(union_terms(x), union_terms(y))
    return False


def _same_vars(xs: list[Var], ys: list[Var], no_tags: bool, seen: _Pairs) -> bool:
    return len(xs) == len(ys) and all(
        _identical(a.typ, b.typ, no_tags, seen) for a, b in zip(xs, ys, strict=True)
    )


def _same_signature(x: Signature, y: Signature, no_tags: bool, seen: _Pairs) -> bool:
    if len(x.tparams) != len(y.tparams) or x.variadic != y.variadic:
        return False
    params, results = y.params, y.results
    if x.tparams:
        from quizgo.gosim.check.instances import Subst

        subst = Subst(dict(zip(y.tparams, x.tparams, strict=True)))
        for a, b in zip(x.tparams, y.tparams, strict=True):
            if not _identical(a.iface(), subst.typ(b.iface()), no_tags, seen):
                return False
        params, results = subst.tuple_of(params), subst.tuple_of(results)
    return _same_vars(x.params.vars, params.vars, no_tags, seen) and _same_vars(
        x.results.vars, results.vars, no_tags, seen
    )


def _same_struct(x: Struct, y: Struct, no_tags: bool, seen: _Pairs) -> bool:
    if len(x.fields) != len(y.fields):
        return False
    for i, (f, g) in enumerate(zip(x.fields, y.fields, strict=True)):
        if (
            f.embedded != g.embedded
            or (not no_tags and x.tag(i) != y.tag(i))
            or not same_id(f.name, f.pkg, g.name, g.pkg)
            or not _identical(f.typ, g.typ, no_tags, seen)
        ):
            return False
    return True


def _same_interface(x: Interface, y: Interface, no_tags: bool, seen: _Pairs) -> bool:
    xset, yset = type_set(x), type_set(y)
    if xset.comparable != yset.comparable or not terms_equal(xset.terms, yset.terms):
        return False
    if len(xset.methods) != len(yset.methods):
        return False
    return all(
        same_id(f.name, f.pkg, g.name, g.pkg)
        and _identical(f.signature, g.signature, no_tags, seen)
        for f, g in zip(xset.methods, yset.methods, strict=True)
    )
