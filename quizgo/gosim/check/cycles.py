"""Declarations that go in circles, and types that would contain themselves."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Const, Object, TypeName, Var
from quizgo.gosim.check.predicates import identical, is_generic
from quizgo.gosim.check.types import (
    TYP_INVALID,
    Alias,
    Array,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Type,
    Union,
    unalias,
)
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree


def direct_cycles(c: Checker, names: list[TypeName]) -> None:
    """`type A B; type B A`: types whose declarations name each other and nothing else."""
    place: dict[TypeName, int] = {}
    for name in names:
        _direct_cycle(c, name, place)


def _direct_cycle(c: Checker, name: TypeName, place: dict[TypeName, int]) -> None:
    path: list[TypeName] = []
    current: TypeName | None = name
    while current is not None:
        start = place.get(current)
        if start is not None and start < 0:
            break  # already looked at
        if start is not None:
            current.type = TYP_INVALID
            cycle: list[Object] = list(path[start:])
            cycle_error(c, cycle, first_in_source(cycle))
            break
        place[current] = len(path)
        path.append(current)
        decl = c.decls[current].type_decl
        rhs = decl.type_expr if decl is not None else None
        if not isinstance(rhs, tree.Name):
            break
        found = c.pkg.scope.lookup(rhs.name)
        current = found if isinstance(found, TypeName) else None
    for seen in path:
        place[seen] = -1


def valid_cycle(c: Checker, obj: Object) -> bool:
    """Whether the declarations on the path back to `obj` may refer to each other; else report."""
    cycle = c.path[obj.color - 1 :]
    values = definitions = 0
    for member in cycle:
        if isinstance(member, Const | Var):
            values += 1
        elif isinstance(member, TypeName):
            if c.env.in_tparams and member.type is not None and is_generic(member.type):
                return True
            if not member.is_alias:
                definitions += 1
    if values == len(cycle):
        return True  # initialisation order will tell
    if values == 0 and definitions > 0:
        return True
    cycle_error(c, cycle, first_in_source(cycle))
    return False


def first_in_source(cycle: list[Object]) -> int:
    return min(range(len(cycle)), key=lambda i: cycle[i].pos)


def cycle_error(c: Checker, cycle: list[Object], start: int) -> None:
    obj = cycle[start]
    is_type = isinstance(obj, TypeName)
    if isinstance(obj.type, Alias):
        obj.type.rhs = TYP_INVALID
        obj.type.actual = TYP_INVALID
    name = _cycle_name(c, obj)
    if len(cycle) == 1:
        what = "invalid recursive type" if is_type else "invalid cycle in declaration"
        c.error(obj.pos, f"{what}: {name} refers to itself")
        return
    first = f"invalid recursive type {name}"
    if not is_type:
        first = f"invalid cycle in declaration of {name}"
    lines: list[str | tuple[Place, str]] = [first]
    for i in range(len(cycle)):
        after = cycle[(start + i + 1) % len(cycle)]
        lines.append((obj.pos, f"{_cycle_name(c, obj)} refers to {_cycle_name(c, after)}"))
        obj = after
    c.error(cycle[start].pos, *lines)


def _cycle_name(c: Checker, obj: Object) -> str:
    named = obj.type
    if isinstance(named, Named) and named.targs:
        return c.ts(named)
    prefix = c.qualifier(obj.pkg) if obj.pkg is not None else ""
    return f"{prefix}.{obj.name}" if prefix else obj.name


def is_complete(c: Checker, typ: Type) -> bool:
    """Whether the type's declaration is finished; if its size is needed before that, report."""
    while isinstance(typ, Alias | Named):
        obj = typ.obj
        if obj.color > 0 and not typ.targs and c.is_on_path(obj):
            cycle = c.path[obj.color - 1 :]
            cycle_error(c, cycle, first_in_source(cycle))
            return False
        if typ.rhs is None:
            return True
        typ = typ.rhs
    return True


def check_valid_type(c: Checker, named: Named) -> None:
    """Report a type that contains itself without a pointer between."""
    if isinstance(named.rhs, Struct | Array | Interface | Named | Alias | Union):
        _Validator(c).valid(named, [])


class _Validator:
    """Walks through what is stored inside a value of a type. `nest` are the types around it as it
    is written, where the arguments of generic ones are found; `trail` is the whole way here."""

    def __init__(self, c: Checker) -> None:
        self.c = c
        self.trail: list[Named] = []
        self.budget = 100_000

    def valid(self, typ: Type, nest: list[Named]) -> bool:
        self.budget -= 1
        if self.budget < 0:
            return True
        typ = unalias(typ)
        match typ:
            case Array():
                return self.valid(typ.elem, nest)
            case Struct():
                return all(self.valid(f.typ, nest) for f in typ.fields)
            case Union():
                return all(self.valid(term.type, nest) for term in typ.terms)
            case Interface():
                return all(self.valid(e, nest) for e in typ.embeddeds)
            case Named():
                return self._valid_named(typ, nest)
            case TypeParam():
                return self._valid_param(typ, nest)
        return True

    def _valid_named(self, typ: Named, nest: list[Named]) -> bool:
        c = self.c
        if (typ.obj.pkg is not c.pkg and not typ.targs) or typ in c.valid_types:
            return True
        for entry in nest:
            if entry is typ or (typ.targs and identical(entry, typ)):
                return self._report(typ)
        rhs = typ.origin.resolve_rhs()
        if rhs is None:
            return True
        self.trail.append(typ)
        valid = self.valid(rhs, [*nest, typ])
        self.trail.pop()
        if valid and not typ.targs:
            c.valid_types.add(typ)
        return valid

    def _report(self, typ: Named) -> bool:
        typ.origin.rhs = TYP_INVALID
        typ.origin.forget_underlying()
        for i, entry in enumerate(self.trail):
            if entry is typ or identical(entry, typ):
                cycle = [_cycle_object(named) for named in self.trail[i:]]
                cycle_error(self.c, cycle, 0)
                break
        return False

    def _valid_param(self, typ: TypeParam, nest: list[Named]) -> bool:
        if not nest:
            return True
        inst = nest[-1]
        for param, targ in zip(inst.origin.tparams, inst.targs, strict=False):
            if param is typ:
                return self.valid(targ, nest[:-1])
        return True


def _cycle_object(named: Named) -> Object:
    """What stands for a type in the report: an instance is shown where it was asked for."""
    if not named.targs or not named.pos:
        return named.obj
    return TypeName(named.pos, named.obj.pkg, named.obj.name, named)


def anonymous_cycles(interfaces: list[tuple[int, Interface]]) -> Iterator[Fault]:
    """Interfaces written in place whose methods lead back to them without a name between."""
    finder = _CycleFinder()
    for pos, interface in interfaces:
        if finder.has_cycle(interface):
            text = "anonymous interface refers to itself (see https://go.dev/issue/56103)"
            yield Fault(pos, f"invalid recursive type: {text}")
            finder.cyclic = dict.fromkeys(finder.cyclic, False)


class _CycleFinder:
    def __init__(self) -> None:
        self.cyclic: dict[Interface, bool] = {}

    def has_cycle(self, typ: Type) -> bool:
        match typ:
            case Interface():
                return self._interface(typ)
            case Array() | Slice() | Pointer() | Chan():
                return self.has_cycle(typ.elem)
            case Map():
                return self.has_cycle(typ.key) or self.has_cycle(typ.elem)
            case Struct():
                return any(self.has_cycle(f.typ) for f in typ.fields)
            case Signature():
                parts = (*typ.params.vars, *typ.results.vars)
                return any(self.has_cycle(v.typ) for v in parts)
        return False

    def _interface(self, typ: Interface) -> bool:
        known = self.cyclic.get(typ)
        if known is not None:
            return known
        methods = type_set(typ).methods
        if not methods:
            return False
        self.cyclic[typ] = True
        if any(self.has_cycle(m.signature) for m in methods):
            return True
        self.cyclic[typ] = False
        return False
