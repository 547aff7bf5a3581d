"""Declarations of variables, and assignments in all their forms."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import calls, convert, exprs, operators, order, places, tuples
from quizgo.gosim.code.builder import Builder, Home, Place
from quizgo.gosim.code.constants import constant
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.syntax import tree


def assign(b: Builder, s: tree.AssignStmt) -> None:
    if s.op == ":=":
        define(b, unpack(s.lhs), unpack(s.rhs))
        return
    with b.scratch():
        if s.rhs is None:
            _increment(b, s)
        elif s.op:
            _assign_op(b, s, s.lhs, s.op, s.rhs)
        else:
            _assign(b, unpack(s.lhs), unpack(s.rhs))


def _increment(b: Builder, s: tree.AssignStmt) -> None:
    target = places.target(b, s.lhs)
    rtype = b.rtype(target.typ)
    b.pos = s.pos
    one = constant(1, rtype)
    register = own_register(b, s.lhs)
    old = target.load()
    b.pos = s.pos
    if s is b.bounded:
        b.op("inc.int", old, dst=register)
        return
    new = operators.arithmetic(b, s.op, old, one, rtype, register)
    if register == -2:
        target.store(new)


def own_register(b: Builder, e: tree.Expr) -> int:
    """The register of a plain local variable, for an operation to put its result right there."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    if isinstance(e, tree.Name) and isinstance(e.obj, Var):
        place = b.places.get(e.obj)
        if place is not None and place.home is Home.REGISTER:
            return place.number
    return -2


def _assign_op(b: Builder, s: tree.AssignStmt, lhs: tree.Expr, op: str, rhs: tree.Expr) -> None:
    order.lift(b, (lhs, rhs))
    target = places.target(b, lhs)
    rtype = b.rtype(target.typ)
    is_shift = op in ("<<", ">>")
    register = own_register(b, lhs)
    divides = op in ("/", "%")  # which may panic: then nothing is put into a map before
    old = target.look() if divides and target.look else target.load()
    right = operators.shift_count(b, rhs) if is_shift else exprs.value(b, rhs, target.typ)
    b.pos = s.pos
    new = operators.arithmetic(b, op, old, right, rtype, register)
    if register == -2:
        b.pos = s.pos
        target.store(new)


def define(b: Builder, lhs: list[tree.Expr], rhs: list[tree.Expr]) -> None:
    """`a, b := …`: at least one of the names is new."""
    names = [cast("tree.Name", e) for e in lhs]
    fresh = [isinstance(n.obj, Var) and n.name != "_" and n.obj.pos == n.pos for n in names]
    new_vars = [cast("Var", n.obj) for n, is_new in zip(names, fresh, strict=True) if is_new]
    if len(lhs) == 1 and new_vars:
        _define_one(b, new_vars[0], rhs[0])
        return
    homes = {v: Place(b.home_of(v), b.new()) for v in new_vars}
    with b.scratch():
        types = [_left_type(b, n) for n in names]
        given = right_values(b, rhs, types)
        given = [b.kept(x) for x in given] if len(rhs) > 1 else given
        for v, place in homes.items():
            b.adopt(v, place)
        for n, is_new, x in zip(names, fresh, given, strict=True):
            if n.name == "_":
                continue
            if is_new:
                b.initialise(homes[cast("Var", n.obj)], x)
            else:
                places.target(b, n).store(x)


def _define_one(b: Builder, v: Var, e: tree.Expr) -> None:
    place = Place(b.home_of(v), b.new())
    with b.scratch():
        typ = b.typ(v.typ)
        if place.home is Home.REGISTER and not order.has_call(e):
            x = _value_into(b, e, typ, place.number)
        else:
            x = exprs.value(b, e, typ)
        b.adopt(v, place)
        b.initialise(place, x)


def _value_into(b: Builder, e: tree.Expr, typ: Type, dst: int) -> Operand:
    """As `exprs.value`, but right into a register that is not in use yet."""
    if b.type_of(e) is typ and isinstance(e, tree.Operation) and not b.rtype(typ).is_composite:
        return exprs.expr(b, e, dst)
    return exprs.value(b, e, typ)


def _left_type(b: Builder, e: tree.Expr) -> Type | None:
    """The type of a left side; None: whatever comes (`_`)."""
    if places.is_blank(e):
        return None
    if isinstance(e, tree.Name) and isinstance(e.obj, Var):
        return b.typ(e.obj.typ)
    return b.type_of(e)


def right_values(b: Builder, rhs: list[tree.Expr], types: list[Type | None]) -> list[Operand]:
    """The values of the right side, one for each left side, converted to its type."""
    if len(rhs) == len(types):
        return exprs.values(b, [(e, t or _own_type(b, e)) for e, t in zip(rhs, types, strict=True)])
    e = rhs[0]
    given, sources = several(b, e)
    return [
        x if t is None else convert.to_interface(b, x, s, t)
        for x, s, t in zip(given, sources, types, strict=True)
    ]


def _own_type(b: Builder, e: tree.Expr) -> Type:
    typ = b.type_of(e)
    return typ.vars[0].typ if isinstance(typ, gotypes.Tuple) else typ


def several(b: Builder, e: tree.Expr) -> tuple[list[Operand], list[Type]]:
    """A call with several results, or a comma-ok form: the values and their types."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    b.pos = e.pos
    typ = b.type_of(e)
    assert isinstance(typ, gotypes.Tuple)
    types = [b.typ(v.typ) for v in typ.vars]
    if isinstance(e, tree.CallExpr):
        return calls.call_many(b, e), types
    if isinstance(e, tree.IndexExpr):
        container = b.type_of(e.x).under()
        assert isinstance(container, gotypes.Map)
        v, ok = exprs.map_index(b, e, container, want_ok=True)
        v = b.copied(v, b.rtype(container.elem))
    elif isinstance(e, tree.AssertExpr):
        v, ok = exprs.assertion(b, e, want_ok=True)
        v = b.copied(v, b.rtype(types[0]))
    else:
        assert isinstance(e, tree.Operation)
        v, ok = operators.receive(b, e, True)
    return [v, ok], types


def _assign(b: Builder, lhs: list[tree.Expr], rhs: list[tree.Expr]) -> None:
    if len(lhs) == 1:
        _assign_one(b, lhs[0], rhs[0])
        return
    if len(rhs) > 1:
        order.lift_all(b, (*lhs, *rhs))
        _assign_each(b, lhs, rhs)
        return
    order.lift_all(b, lhs)
    given = right_values(b, rhs, [_left_type(b, e) for e in lhs])
    _store_each(b, lhs, given)


def _assign_each(b: Builder, lhs: list[tree.Expr], rhs: list[tree.Expr]) -> None:
    changes = tuples.Changes(b)
    for left, right in zip(lhs, rhs, strict=True):
        changes.save_target(left)
        changes.save(right)
        changes.note(left)
    for left, right in zip(lhs, rhs, strict=True):
        _assign_one(b, left, right)


def _store_each(b: Builder, lhs: list[tree.Expr], given: list[Operand]) -> None:
    pos = b.pos
    changes = tuples.Changes(b)
    for left in lhs:
        changes.save_target(left)
        changes.note(left)
    for left, x in zip(lhs, given, strict=True):
        if not places.is_blank(left):
            target = places.target(b, left)
            b.pos = pos
            target.store(x)


def _assign_one(b: Builder, lhs: tree.Expr, rhs: tree.Expr) -> None:
    pos = b.pos
    if places.is_blank(lhs):
        exprs.value(b, rhs, _own_type(b, rhs)) if not exprs.is_nil(rhs) else None
        return
    register = own_register(b, lhs)
    typ = _left_type(b, lhs)
    assert typ is not None
    if register >= 0:
        b.move(register, _value_into(b, rhs, typ, register))
        return
    order.lift_all(b, (lhs,))
    x = exprs.value(b, rhs, typ)
    target = places.target(b, lhs)
    b.pos = pos
    target.store(x)


def var_decl(b: Builder, decl: tree.VarDecl) -> None:
    variables = [(n, n.obj) for n in decl.name_list]
    rhs = unpack(decl.values)
    if not rhs:
        for n, v in variables:
            if isinstance(v, Var) and n.name != "_":
                place = Place(b.home_of(v), b.new())
                b.adopt(v, place)
                with b.scratch():
                    b.initialise(place, b.zero(b.rtype(b.typ(v.typ))))
        return
    first = variables[0][1]
    if len(variables) == 1 and isinstance(first, Var) and first.name != "_":
        _define_one(b, first, rhs[0])
        return
    homes = {
        v: Place(b.home_of(v), b.new())
        for n, v in variables
        if isinstance(v, Var) and n.name != "_"
    }
    with b.scratch():
        types = [
            b.typ(v.typ) if isinstance(v, Var) and n.name != "_" else _declared_type(b, decl)
            for n, v in variables
        ]
        given = right_values(b, rhs, types)
        given = [b.kept(x) for x in given] if len(rhs) > 1 else given
        for v, place in homes.items():
            b.adopt(v, place)
        for (n, v), x in zip(variables, given, strict=True):
            if isinstance(v, Var) and n.name != "_":
                b.initialise(homes[v], x)


def _declared_type(b: Builder, decl: tree.VarDecl) -> Type | None:
    return None if decl.type_expr is None else b.type_of(decl.type_expr)


def define_globals(b: Builder, lhs: list[Var], rhs: tree.Expr) -> None:
    """`var a, b = rhs` at package level."""
    types: list[Type | None] = [v.typ for v in lhs]
    b.pos = rhs.pos
    if len(lhs) == 1:
        given = [exprs.value(b, rhs, lhs[0].typ)]
    else:
        given = right_values(b, [rhs], types)
    for v, x in zip(lhs, given, strict=True):
        if v.name != "_":
            b.do("setglobal", Const(b.program.global_number(v)), x)
