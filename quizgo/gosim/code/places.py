"""What can be assigned to, and what has an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import PkgName, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import ir
from quizgo.gosim.code.builder import BOX, HANDLE, Builder, Home
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import RType
from quizgo.gosim.syntax import tree


class Target(NamedTuple):
    """The left side of an assignment, its operands evaluated."""

    typ: Type
    load: Callable[[], Operand]
    store: Callable[[Operand], None]
    """Takes a value of the type that is the assignment's own."""
    look: Callable[[], Operand] | None = None
    """As `load`, where nothing is written afterwards if what follows panics."""


def is_blank(e: tree.Expr) -> bool:
    return isinstance(e, tree.Name) and e.name == "_"


def target(b: Builder, e: tree.Expr, *, keep: bool = False) -> Target:
    """Evaluate the operands of a left side. `keep`: assignments that come before the store must
    not change them."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    pos = b.pos = e.pos or b.pos
    if isinstance(e, tree.Name):
        assert isinstance(e.obj, Var)
        return _variable(b, e.obj)
    typ = b.type_of(e)
    if isinstance(e, tree.SelectorExpr):
        if isinstance(e.x, tree.Name) and isinstance(e.x.obj, PkgName):
            assert isinstance(e.sel.obj, Var)
            return _variable(b, e.sel.obj)
        return _field(b, e, typ, keep)
    if isinstance(e, tree.IndexExpr):
        return _element(b, e, typ, keep, pos)
    assert isinstance(e, tree.Operation), e
    assert e.op == "*"
    return _pointed(b, e, typ, keep)


def _held(b: Builder, operand: Operand, keep: bool) -> Operand:
    return b.kept(operand) if keep else operand


def _variable(b: Builder, v: Var) -> Target:
    from quizgo.gosim.code import exprs

    rtype = b.rtype(b.typ(v.typ))
    place = b.place_of(v)
    if place.home is Home.GLOBAL:
        b.program.need(b, v)
    return Target(
        b.typ(v.typ), lambda: exprs.variable(b, v), lambda value: b.write(place, value, rtype)
    )


def _field(b: Builder, e: tree.SelectorExpr, typ: Type, keep: bool) -> Target:
    from quizgo.gosim.code import exprs

    selection = b.program.selection(b, e)
    base = exprs.expr(b, e.x)
    base = exprs.follow(b, base, selection.recv, selection.path[:-1], e.pos)
    base = _held(b, base, keep)
    return slot(b, base, Const(selection.path[-1]), typ, e.pos)


def slot(b: Builder, base: Operand, index: Const, typ: Type, pos: int) -> Target:
    """A field, or an array element of constant index."""
    rtype = b.rtype(typ)

    def load() -> Operand:
        b.pos = pos
        return b.op("field", base, index)

    def store(value: Operand) -> None:
        b.pos = pos
        if rtype.is_composite:
            b.assign_into(load(), value, rtype)
        else:
            b.do("setfield", base, index, value)

    return Target(typ, load, store)


def _element(b: Builder, e: tree.IndexExpr, typ: Type, keep: bool, pos: int) -> Target:
    from quizgo.gosim.code import exprs

    container = b.type_of(e.x).under()
    if isinstance(container, gotypes.Map):
        return _map_element(b, e, container, pos)
    base = _held(b, exprs.expr(b, e.x), keep)
    index = _held(b, exprs.expr(b, e.index), keep)
    is_slice = isinstance(container, gotypes.Slice)
    array = container.elem.under() if isinstance(container, gotypes.Pointer) else container
    if not is_slice and isinstance(index, Const):
        return slot(b, base, index, typ, pos)
    rtype = b.rtype(typ)

    def load() -> Operand:
        b.pos = pos
        return exprs.element(b, base, index, container)

    def store(value: Operand) -> None:
        b.pos = pos
        if rtype.is_composite:
            b.assign_into(load(), value, rtype)
        elif is_slice:
            b.do("setindex.slice", base, index, value)
        else:
            assert isinstance(array, gotypes.Array)
            b.do("setindex.array", base, index, value, Const(array.length))

    return Target(typ, load, store)


def _map_element(b: Builder, e: tree.IndexExpr, container: gotypes.Map, pos: int) -> Target:
    from quizgo.gosim.code import exprs

    base = b.kept(exprs.expr(b, e.x))
    key = b.kept(exprs.value(b, e.index, container.key))
    key_type = b.rtype(container.key)
    elem = b.rtype(container.elem)

    def look() -> Operand:
        b.pos = pos
        b.spend(key_type, key)
        zero = b.zero(elem)
        if exprs.needs_normal(key_type):
            return b.op("map.get.normal", base, key, zero, Const(key_type))
        return b.op("map.get", base, key, zero)

    def load() -> Operand:
        if not exprs.needs_normal(key_type):
            return look()
        b.pos = pos
        b.spend(key_type, key)
        return b.op("map.get.own", base, key, b.zero(elem))

    def store(value: Operand) -> None:
        b.pos = pos
        b.spend(key_type, key)
        b.do("map.set", base, key, value)

    return Target(container.elem, load, store, look)


def _pointed(b: Builder, e: tree.Operation, typ: Type, keep: bool) -> Target:
    from quizgo.gosim.code import exprs

    pointer = _held(b, exprs.expr(b, e.x), keep)
    rtype = b.rtype(typ)
    pos = e.pos

    def load() -> Operand:
        b.pos = pos
        return b.op("nilcheck" if rtype.is_composite else "load", pointer)

    def store(value: Operand) -> None:
        b.pos = pos
        if rtype.is_composite:
            b.assign_into(b.op("nilcheck", pointer), value, rtype)
        else:
            b.do("store", pointer, value)

    return Target(typ, load, store)


# Addresses.


def address(b: Builder, e: tree.Expr) -> Operand:
    """`&e`"""
    from quizgo.gosim.code import exprs

    while isinstance(e, tree.ParenExpr):
        e = e.x
    if isinstance(e, tree.CompositeLit):
        return _of_literal(b, e)
    rtype = b.rtype(b.type_of(e))
    b.pos = e.pos or b.pos
    match e:
        case tree.Name():
            assert isinstance(e.obj, Var)
            return of_variable(b, e.obj, rtype)
        case tree.SelectorExpr():
            if isinstance(e.x, tree.Name) and isinstance(e.x.obj, PkgName):
                assert isinstance(e.sel.obj, Var)
                return of_variable(b, e.sel.obj, rtype)
            return _of_field(b, e, rtype)
        case tree.IndexExpr():
            return _of_element(b, e, rtype)
        case tree.Operation():
            assert e.op == "*"
            return b.op("nilcheck", exprs.expr(b, e.x))
    # A value that has no place gets one: pointer methods on what generic code holds.
    return boxed(b, exprs.expr(b, e), rtype)


def _of_literal(b: Builder, e: tree.CompositeLit) -> Operand:
    from quizgo.gosim.code import literals

    return boxed(b, literals.composite(b, e), b.rtype(b.type_of(e)))


def boxed(b: Builder, operand: Operand, rtype: RType) -> Operand:
    """A pointer to a new variable with that value; composites are their own variable."""
    if rtype.is_composite:
        return operand
    b.charge(BOX + HANDLE)
    return b.op("ref.box", b.op("box", operand))


def of_variable(b: Builder, v: Var, rtype: RType) -> Operand:
    place = b.place_of(v)
    if place.home is Home.GLOBAL:
        b.program.need(b, v)
        if rtype.is_composite:
            return b.op("global", Const(place.number))
        return b.op("ref.global", Const(place.number))
    if rtype.is_composite:
        return place.number
    assert place.home is Home.BOX, v.name
    b.charge(HANDLE)
    return b.op("ref.box", place.number)


def _of_field(b: Builder, e: tree.SelectorExpr, rtype: RType) -> Operand:
    from quizgo.gosim.code import exprs

    selection = b.program.selection(b, e)
    base = exprs.expr(b, e.x)
    if rtype.is_composite:
        return exprs.follow(b, base, selection.recv, selection.path, e.pos)
    base = exprs.follow(b, base, selection.recv, selection.path[:-1], e.pos)
    b.charge(HANDLE)
    return b.op("ref.field", base, Const(selection.path[-1]))


def _of_element(b: Builder, e: tree.IndexExpr, rtype: RType) -> Operand:
    from quizgo.gosim.code import exprs

    container = b.type_of(e.x).under()
    base = exprs.expr(b, e.x)
    index = exprs.expr(b, e.index)
    b.pos = e.pos
    if rtype.is_composite:
        return exprs.element(b, base, index, container)
    b.charge(HANDLE)
    if isinstance(container, gotypes.Slice):
        return b.op("ref.slice", base, index)
    array = container.elem.under() if isinstance(container, gotypes.Pointer) else container
    assert isinstance(array, gotypes.Array)
    return b.op("ref.array", base, index, Const(array.length))


__all__ = ["Target", "address", "ir", "is_blank", "target"]
