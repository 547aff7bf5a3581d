"""Putting type arguments in: substitution, instances of generic types, their methods."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Final
from weakref import WeakValueDictionary

from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import BLACK, Func, TypeName, Var
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
    Term,
    Tuple,
    Type,
    Union,
)
from quizgo.gosim.errors import TooLarge

Replacements = dict[TypeParam, Type]
MOST_INSTANCES: Final = 1_000
"""Of one generic type, and of all generic functions together."""


def subst(typ: Type, tparams: Sequence[TypeParam], targs: Sequence[Type]) -> Type:
    """`typ` with the arguments in place of the parameters; `typ` itself where nothing changes."""
    if not tparams:
        return typ
    return Subst(dict(zip(tparams, targs, strict=True))).typ(typ)


class Subst:
    """One substitution."""

    def __init__(self, replacements: Replacements) -> None:
        self.replacements = replacements

    def typ(self, typ: Type) -> Type:
        match typ:
            case Basic():
                return typ
            case TypeParam():
                return self.replacements.get(typ, typ)
            case Named():
                return self.named(typ)
            case Pointer():
                elem = self.typ(typ.elem)
                return typ if elem is typ.elem else Pointer(elem)
            case Slice():
                elem = self.typ(typ.elem)
                return typ if elem is typ.elem else Slice(elem)
            case Array():
                elem = self.typ(typ.elem)
                return typ if elem is typ.elem else Array(elem, typ.length)
            case Map():
                key, elem = self.typ(typ.key), self.typ(typ.elem)
                return typ if key is typ.key and elem is typ.elem else Map(key, elem)
            case Chan():
                elem = self.typ(typ.elem)
                return typ if elem is typ.elem else Chan(typ.dir, elem)
            case Signature():
                return self.signature(typ)
            case Tuple():
                return self.tuple_of(typ)
            case Struct():
                fields = [self.var(f) for f in typ.fields]
                changed = any(f is not g for f, g in zip(fields, typ.fields, strict=True))
                return Struct(fields, typ.tags) if changed else typ
            case Interface():
                return self.interface(typ)
            case Union():
                terms = [self.term(term) for term in typ.terms]
                changed = any(a is not b for a, b in zip(terms, typ.terms, strict=True))
                return Union(terms) if changed else typ
            case Alias():
                return self.alias(typ)
        raise AssertionError(typ)

    def term(self, term: Term) -> Term:
        inner = self.typ(term.type)
        return term if inner is term.type else Term(term.tilde, inner)

    def named(self, typ: Named) -> Type:
        old = typ.targs or tuple(typ.enclosing)
        if not old:
            return typ
        if len(old) != len(parameters(typ.origin)):
            return TYP_INVALID
        targs = tuple(self.typ(a) for a in old)
        if all(a is b for a, b in zip(targs, old, strict=True)):
            return typ
        return instance_of(typ.origin, targs, typ.pos)

    def alias(self, typ: Alias) -> Type:
        if not typ.targs:
            # It may stand in a generic function and mention the function's parameters.
            rhs = None if typ.tparams or typ.rhs is None else self.typ(typ.rhs)
            return typ if rhs is None or rhs is typ.rhs else rhs
        targs = tuple(self.typ(a) for a in typ.targs)
        if all(a is b for a, b in zip(targs, typ.targs, strict=True)):
            return typ
        return alias_instance(typ.origin, targs)

    def var(self, v: Var) -> Var:
        typ = self.typ(v.typ)
        return v if typ is v.type else clone_var(v, typ)

    def tuple_of(self, typ: Tuple) -> Tuple:
        variables = [self.var(v) for v in typ.vars]
        if all(a is b for a, b in zip(variables, typ.vars, strict=True)):
            return typ
        return Tuple(variables)

    def signature(self, typ: Signature) -> Signature:
        tparams, inner = typ.tparams, self
        if tparams and tparams[0] not in self.replacements:
            tparams, inner = self._fresh_tparams(tparams)
        params, results = inner.tuple_of(typ.params), inner.tuple_of(typ.results)
        if params is typ.params and results is typ.results:
            return typ
        return Signature(
            params,
            results,
            typ.variadic,
            recv=typ.recv,
            tparams=tparams,
            recv_tparams=typ.recv_tparams,
        )

    def _fresh_tparams(self, tparams: list[TypeParam]) -> tuple[list[TypeParam], Subst]:
        """Own type parameters for the changed copy of a generic function."""
        fresh = [clone_tparam(p) for p in tparams]
        inner = Subst({**self.replacements, **dict(zip(tparams, fresh, strict=True))})
        for old, new in zip(tparams, fresh, strict=True):
            new.bound = None if old.bound is None else inner.typ(old.bound)
        return fresh, inner

    def interface(self, typ: Interface) -> Interface:
        methods = [self.func(m) for m in typ.methods]
        embeddeds = [self.typ(e) for e in typ.embeddeds]
        same = all(a is b for a, b in zip(methods, typ.methods, strict=True))
        if same and all(a is b for a, b in zip(embeddeds, typ.embeddeds, strict=True)):
            return typ
        return Interface(methods, embeddeds, typ.embed_pos, implicit=typ.implicit)

    def func(self, f: Func) -> Func:
        sig = self.signature(f.signature)
        return f if sig is f.type else clone_func(f, sig)


def clone_var(v: Var, typ: Type) -> Var:
    copy = Var(v.pos, v.pkg, v.name, typ, kind=v.kind, embedded=v.embedded)
    copy.used = True
    copy.origin = v.origin
    return copy


def clone_func(f: Func, sig: Signature) -> Func:
    copy = Func(f.pos, f.pkg, f.name, sig, f.decl)
    copy.has_ptr_recv = f.has_ptr_recv
    copy.origin = f.origin
    return copy


def clone_tparam(param: TypeParam) -> TypeParam:
    obj = TypeName(param.obj.pos, param.obj.pkg, param.obj.name, None)
    copy = TypeParam(obj, None)
    copy.index = param.index
    obj.type = copy
    obj.color = BLACK
    return copy


def rename_tparams(tparams: list[TypeParam]) -> tuple[list[TypeParam], Subst]:
    """Fresh copies, and the substitution that puts them in."""
    fresh = [clone_tparam(p) for p in tparams]
    renaming = Subst(dict(zip(tparams, fresh, strict=True)))
    for old, new in zip(tparams, fresh, strict=True):
        new.bound = None if old.bound is None else renaming.typ(old.bound)
    return fresh, renaming


def parameters(origin: Named) -> list[TypeParam]:
    """What the arguments of an instance stand for."""
    return origin.tparams or origin.enclosing


def instance_of(origin: Named, targs: tuple[Type, ...], pos: int = 0) -> Named:
    """The instance, the same object for identical arguments."""
    from quizgo.gosim.check.typestring import type_key

    key = ",".join(type_key(a) for a in targs)
    instances = origin.instances
    if instances is None:
        instances = origin.instances = WeakValueDictionary()
    found = instances.get(key)
    if found is None:
        if len(instances) >= MOST_INSTANCES:
            _refuse_if_there_are_as_many(origin, instances)
        found = Named(origin.obj, None)
        found.origin = origin
        found.targs = targs
        found.tparams = origin.tparams
        found.pos = pos
        instances[key] = found
    return found


def _refuse_if_there_are_as_many(origin: Named, instances: WeakValueDictionary[str, Named]) -> None:
    """Those of programs that are gone may only wait for Python's collector."""
    gc.collect()
    if len(instances) >= MOST_INSTANCES:
        raise TooLarge(f"{origin.obj.name} has more than {MOST_INSTANCES:,} instances")


def alias_instance(origin: Alias, targs: tuple[Type, ...]) -> Alias:
    rhs = TYP_INVALID if origin.rhs is None else subst(origin.rhs, origin.tparams, targs)
    made = Alias(origin.obj, rhs)
    made.origin = origin
    made.tparams = origin.tparams
    made.targs = targs
    return made


def instantiate_signature(sig: Signature, targs: Sequence[Type]) -> Signature:
    replaced = Subst(dict(zip(sig.tparams, targs, strict=True))).signature(sig)
    return Signature(
        replaced.params,
        replaced.results,
        sig.variadic,
        recv=sig.recv,
        recv_tparams=sig.recv_tparams,
    )


def expand_rhs(named: Named) -> Type | None:
    """The right side of an instance's declaration, with the arguments put in."""
    origin = named.origin
    rhs = origin.resolve_rhs()
    if rhs is None:
        return None
    tparams = parameters(origin)
    if len(tparams) != len(named.targs):
        return TYP_INVALID
    return subst(rhs, tparams, named.targs)


def expand_method(named: Named, method: Func) -> Func:
    """A method of a generic type as a method of an instance."""
    resolve_object(method)
    old = method.signature
    sig = old
    if len(old.recv_tparams) == len(named.targs):
        sig = Subst(dict(zip(old.recv_tparams, named.targs, strict=True))).signature(old)
    recv_type: Type = Pointer(named) if method.has_ptr_recv else named
    recv = clone_var(old.recv, recv_type) if old.recv is not None else None
    made = Signature(sig.params, sig.results, sig.variadic, recv=recv, tparams=sig.tparams)
    return clone_func(method, made)


def resolve_object(obj: Func) -> None:
    """Make sure that a function's signature is known."""
    if obj.type is None and obj.pkg is not None and obj.pkg.resolve is not None:
        obj.pkg.resolve(obj)
