"""Expressions, but for those with a file of their own (`operators`, `calls`, `literals`)."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import Func, FuncInfo, Nil, PkgName, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import calls, convert, ir, operators, order, places
from quizgo.gosim.code.builder import HANDLE, Builder, Home
from quizgo.gosim.code.constants import constant
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.syntax import tree


def value(b: Builder, e: tree.Expr, typ: Type) -> Operand:
    """The expression's value as one of the type `typ`, for its receiver to keep: converted to an
    interface where that is wanted, composites copied unless they are fresh."""
    if is_nil(e):
        return b.zero(b.rtype(typ))
    source = b.type_of(e)
    if isinstance(source, gotypes.Tuple):  # v, ok used as one value
        source = b.typ(source.vars[0].typ)
    operand = expr(b, e)
    rtype = b.rtype(source)
    if rtype.is_composite and not is_fresh(e):
        operand = b.copied(operand, rtype)
    return convert.to_interface(b, operand, source, typ)


def is_nil(e: tree.Expr) -> bool:
    while isinstance(e, tree.ParenExpr):
        e = e.x
    return e.mode == modes.NIL_VALUE or (isinstance(e, tree.Name) and isinstance(e.obj, Nil))


def is_fresh(e: tree.Expr) -> bool:
    """Whether nothing else can hold the composite that the expression gives."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    if isinstance(e, tree.CompositeLit):
        return True
    if isinstance(e, tree.CallExpr):
        if e.fun.mode == modes.TYPE_EXPR:
            return is_fresh(e.arg_list[0])
        return True
    return isinstance(e, tree.Operation) and e.y is None and e.op == "<-"


def values(b: Builder, pairs: list[tuple[tree.Expr, Type]]) -> list[Operand]:
    """Several values, as arguments are evaluated."""
    order.lift(b, [e for e, _ in pairs])
    return [value(b, e, typ) for e, typ in pairs]


def expr(b: Builder, e: tree.Expr, dst: int = -2) -> Operand:
    """The value of an expression. Composites may be those of a variable: copy what is kept.

    With `dst`, an operation that makes the value may put it right there.
    """
    if e.value is not None and e.mode == modes.CONSTANT:
        return constant(e.value, b.rtype(b.type_of(e)))
    if b.lifted and e in b.lifted:
        return b.lifted.pop(e)
    if e.pos:
        b.pos = e.pos
    match e:
        case tree.ParenExpr():
            return expr(b, e.x, dst)
        case tree.Name():
            return _name(b, e)
        case tree.Operation():
            return operators.unary(b, e, dst) if e.y is None else operators.binary(b, e, e.y, dst)
        case tree.CallExpr():
            return calls.call(b, e, dst)
        case tree.SelectorExpr():
            return selector(b, e)
        case tree.IndexExpr():
            return _index(b, e)
        case tree.SliceExpr():
            return _slice(b, e)
        case tree.CompositeLit():
            from quizgo.gosim.code import literals

            return literals.composite(b, e)
        case tree.FuncLit():
            return func_lit(b, e)
        case tree.AssertExpr():
            return _assert(b, e)
    raise AssertionError(e)


# Names.


def _name(b: Builder, e: tree.Name) -> Operand:
    obj = e.obj
    if isinstance(obj, Var):
        return variable(b, obj)
    if isinstance(obj, Func):
        return func_value(b, obj, _targs(b, e))
    if isinstance(obj, Nil):
        return b.zero(b.rtype(b.type_of(e)))
    raise AssertionError(e.name)


def variable(b: Builder, v: Var) -> Operand:
    place = b.place_of(v)
    if place.home is Home.GLOBAL:
        b.program.need(b, v)
    return b.read(place)


def _targs(b: Builder, e: tree.Name | tree.SelectorExpr | tree.IndexExpr) -> list[Type]:
    return [b.typ(t) for t in cast("list[Type]", e.targs or [])]


def func_value(b: Builder, func: Func, targs: list[Type]) -> Operand:
    """A declared function as a value."""
    function = b.program.function(func, targs)
    return Const(b.program.closure_of(function))


def func_lit(b: Builder, e: tree.FuncLit) -> Operand:
    """A function literal: a closure over the homes of the variables it captures."""
    function, homes = literal(b, e)
    if not homes:
        return Const(b.program.closure_of(function))
    return b.op("closure", Const(function), *homes)


def literal(b: Builder, e: tree.FuncLit) -> tuple[Function, list[Operand]]:
    """The parts of a closure, which the program is charged with."""
    info = e.info
    assert isinstance(info, FuncInfo)
    function = b.program.literal(b, e, info)
    homes: list[Operand] = [captured(b, v) for v in info.captures]
    if homes:
        b.charge(HANDLE + 8 * len(homes))
    return function, homes


def captured(b: Builder, v: Var) -> Operand:
    return b.place_of(v).number


# Selectors.


def selector(b: Builder, e: tree.SelectorExpr) -> Operand:
    if isinstance(e.x, tree.Name) and isinstance(e.x.obj, PkgName):
        obj = e.sel.obj
        if isinstance(obj, Var):
            return variable(b, obj)
        assert isinstance(obj, Func)
        return func_value(b, obj, _targs(b, e))
    selection = b.program.selection(b, e)
    if selection.kind == "field":
        base = expr(b, e.x)
        return follow(b, base, selection.recv, selection.path, e.pos)
    from quizgo.gosim.code import wrappers

    if selection.kind == "method_expr":
        return wrappers.method_expression(b, e, selection)
    return wrappers.method_value(b, e, selection)


def follow(b: Builder, base: Operand, typ: Type, path: tuple[int, ...], pos: int) -> Operand:
    """The field at the end of a path of indexes."""
    b.pos = pos
    for index in path:
        under = typ.under()
        if isinstance(under, gotypes.Pointer):
            under = under.elem.under()
        assert isinstance(under, gotypes.Struct)
        base = b.op("field", base, Const(index))
        typ = under.fields[index].typ
    return base


# Index and slice expressions.


def _index(b: Builder, e: tree.IndexExpr) -> Operand:
    if e.targs is not None or e.x.mode == modes.TYPE_EXPR or _is_generic_function(e):
        return _instantiated(b, e)
    typ = b.type_of(e.x).under()
    if isinstance(typ, gotypes.Map):
        return map_index(b, e, typ, want_ok=False)[0]
    order.lift(b, (e.x, e.index))
    base = expr(b, e.x)
    index = expr(b, e.index)
    b.pos = e.pos
    return element(b, base, index, typ)


def _is_generic_function(e: tree.IndexExpr) -> bool:
    return isinstance(e.x.type, gotypes.Signature)


def _instantiated(b: Builder, e: tree.IndexExpr) -> Operand:
    x = e.x
    while isinstance(x, tree.ParenExpr):
        x = x.x
    assert isinstance(x, tree.Name | tree.SelectorExpr)
    func = x.obj if isinstance(x, tree.Name) else x.sel.obj
    assert isinstance(func, Func)
    return func_value(b, func, _targs(b, e) or _targs(b, x))


def element(b: Builder, base: Operand, index: Operand, typ: Type) -> Operand:
    """`base[index]`; `typ` is the underlying type of the base."""
    match typ:
        case gotypes.Slice():
            return b.op("index.slice", base, index)
        case gotypes.Basic():
            return b.op("index.string", base, index)
        case gotypes.Pointer():
            array = typ.elem.under()
        case _:
            array = typ
    assert isinstance(array, gotypes.Array)
    if isinstance(index, Const):
        return b.op("field", base, index)
    return b.op("index.array", base, index, Const(array.length))


def map_index(
    b: Builder, e: tree.IndexExpr, typ: gotypes.Map, *, want_ok: bool
) -> tuple[Operand, Operand]:
    order.lift(b, (e.x, e.index))
    base = expr(b, e.x)
    key = value(b, e.index, typ.key)
    b.pos = e.pos
    key_type, elem = b.rtype(typ.key), b.rtype(typ.elem)
    b.spend(key_type, key)
    zero = b.zero(elem)
    normal = needs_normal(key_type)
    args: tuple[Operand, ...] = (base, key, zero, Const(key_type)) if normal else (base, key, zero)
    suffix = ".normal" if normal else ""
    if want_ok:
        return b.pair(f"map.get2{suffix}", *args)
    return b.op(f"map.get{suffix}", *args), ir.NIL


def needs_normal(key: RType) -> bool:
    """Whether keys of the type are not their own stand-in in a table."""
    return not (Kind.BOOL <= key.kind <= Kind.UINTPTR or key.kind is Kind.STRING)


def _slice(b: Builder, e: tree.SliceExpr) -> Operand:
    typ = b.type_of(e.x).under()
    is_array = isinstance(typ, gotypes.Array)
    if not is_array:
        order.lift(b, (e.x, *(i for i in e.index if i is not None)))
    base = places.address(b, e.x) if is_array else expr(b, e.x)
    bounds: list[Operand] = [ir.NIL if i is None else expr(b, i) for i in e.index]
    bounds += [ir.NIL] * (3 - len(bounds))
    b.pos = e.pos
    if isinstance(typ, gotypes.Basic):
        return b.op("slice.string", base, bounds[0], bounds[1])
    b.charge(HANDLE)
    kind = "slice.slice" if isinstance(typ, gotypes.Slice) else "slice.array"
    return b.op(kind, base, *bounds)


# Type assertions.


def _assert(b: Builder, e: tree.AssertExpr) -> Operand:
    if isinstance(b.type_of(e), gotypes.Tuple):
        return assertion(b, e, want_ok=True)[0]
    return assertion(b, e, want_ok=False)[0]


def assertion(b: Builder, e: tree.AssertExpr, *, want_ok: bool) -> tuple[Operand, Operand]:
    """`x.(T)`"""
    source = b.rtype(b.type_of(e.x))
    target = b.rtype(b.type_of(e.type_expr))
    operand = expr(b, e.x)
    b.pos = e.pos
    if target.kind is Kind.INTERFACE:
        if want_ok:
            return b.pair("assert.iface2", operand, Const(target))
        return b.op("assert.iface", operand, Const(target), Const(source)), ir.NIL
    if want_ok:
        return b.pair("assert.type2", operand, Const(target), b.zero(target))
    return b.op("assert.type", operand, Const(target), Const(source)), ir.NIL
