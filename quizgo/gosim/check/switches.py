"""Expression switches, type switches and select."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import operators, typexpr
from quizgo.gosim.check import stmt as stmts
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.constants import to_float, to_int
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Constant, Nil, Var
from quizgo.gosim.check.operand import CONSTANT, INVALID, Operand
from quizgo.gosim.check.predicates import (
    has_nil,
    identical,
    is_comparable,
    is_interface,
    is_type_param,
    is_valid,
)
from quizgo.gosim.check.types import TYP_BOOL, TYP_INVALID, Type
from quizgo.gosim.check.typestring import type_key
from quizgo.gosim.check.untyped import convert_untyped
from quizgo.gosim.syntax import tree


def _check_defaults(c: Checker, clauses: Sequence[tree.CaseClause | tree.CommClause]) -> None:
    first: tree.CaseClause | tree.CommClause | None = None
    for clause in clauses:
        what = clause.cases if isinstance(clause, tree.CaseClause) else clause.comm
        if what is not None:
            continue
        if first is not None:
            c.error(clause, f"multiple defaults (first at {c.place(first.pos)})")
        else:
            first = clause


def expression_switch(c: Checker, s: tree.SwitchStmt) -> None:
    x = Operand()
    if s.tag is not None:
        exprs.expr(c, x, s.tag)
        assigns.assignment(c, x, None, "switch expression")
        if x.mode != INVALID and not is_comparable(x.type) and not has_nil(x.type):
            c.error(x, f"cannot switch on {c.os(x)} ({c.ts(x.type)} is not comparable)")
            x.mode = INVALID
    else:
        x.mode = CONSTANT
        x.type = TYP_BOOL
        x.value = True
        x.expr = tree.Name(s.body[0].pos if s.body else s.rbrace, "true")
    _check_defaults(c, s.body)
    seen: dict[object, list[tuple[int, Type]]] = {}
    for clause in s.body:
        for e in unpack(clause.cases):
            _case_value(c, x, e, seen)
        c.open_scope()
        stmts.statements(c, clause.body)
        c.close_scope()


def _case_value(
    c: Checker, x: Operand, e: tree.Expr, seen: dict[object, list[tuple[int, Type]]]
) -> None:
    v = Operand()
    exprs.expr(c, v, e)
    if x.mode == INVALID or v.mode == INVALID:
        return
    convert_untyped(c, v, x.type)
    if v.mode == INVALID:
        return
    result = v.copy()
    operators.comparison(c, result, x, "==", switch_case=True)
    if result.mode == INVALID or v.mode != CONSTANT or v.value is None:
        return
    key = _case_key(v.value)
    if key is None:
        return
    for pos, typ in seen.setdefault(key, []):
        if identical(v.type, typ):
            what = f"duplicate case {c.os(v)} in expression switch"
            c.error(v, what, (pos, "previous case"))
            return
    seen[key].append((v.pos, v.type))


def _case_key(value: Constant) -> object | None:
    """Equal for equal cases; Go lets equal booleans and complex numbers pass."""
    if isinstance(value, bool | tuple):
        return None
    if isinstance(value, bytes):
        return value
    number = to_int(value)
    return number if number is not None else to_float(value)


def type_switch(c: Checker, s: tree.SwitchStmt, guard: tree.TypeSwitchGuard) -> None:
    lhs = guard.lhs
    if lhs is not None and lhs.name == "_":
        c.error(lhs, "no new variable on left side of :=")
        lhs = None
    x = Operand()
    exprs.expr(c, x, guard.x)
    subject: Operand | None = None
    if x.mode != INVALID:
        if is_type_param(x.type):
            c.error(x, f"cannot use type switch on type parameter value {c.os(x)}")
        elif is_interface(x.type):
            subject = x
        else:
            c.error(x, f"{c.os(x)} is not an interface")
    _check_defaults(c, s.body)
    variables: list[Var] = []
    seen: dict[str, tree.Expr] = {}
    for clause in s.body:
        typ = _case_types(c, subject, unpack(clause.cases), seen)
        c.open_scope()
        if lhs is not None:
            v = c.local_var(lhs.pos, lhs.name, typ)
            c.declare(c.env.scope, None, v)
            clause.obj = v
            variables.append(v)
        stmts.statements(c, clause.body)
        c.close_scope()
    if lhs is not None:
        used = any(v.used for v in variables)
        for v in variables:
            v.used = True
        if not used:
            c.error(lhs, f"{lhs.name} declared and not used")


def _case_types(
    c: Checker, x: Operand | None, cases: list[tree.Expr], seen: dict[str, tree.Expr]
) -> Type:
    """Check the types of a clause; the type its variable has."""
    typ: Type | None = None
    for e in cases:
        if _is_nil(c, e):
            typ = None
            exprs.expr(c, Operand(), e)
        else:
            typ = typexpr.var_type(c, e)
            if not is_valid(typ):
                continue
        key = "nil" if typ is None else type_key(typ)
        other = seen.get(key)
        if other is not None:
            name = "nil" if typ is None else c.ts(typ)
            c.error(e, f"duplicate case {name} in type switch", (other, "previous case"))
            continue
        seen[key] = e
        if x is not None and typ is not None:
            exprs.check_assertion(c, e, x, typ, type_switch=True)
    if len(cases) == 1 and typ is not None:
        return typ
    return TYP_INVALID if x is None else x.type


def _is_nil(c: Checker, e: tree.Expr) -> bool:
    e = unparen(e)
    return isinstance(e, tree.Name) and isinstance(c.lookup(e.name), Nil)


def select(c: Checker, s: tree.SelectStmt) -> None:
    _check_defaults(c, s.body)
    for clause in s.body:
        comm = clause.comm
        if comm is not None and not _is_communication(comm):
            text = "select case must be send or receive (possibly with assignment)"
            c.error(comm, text)
            continue
        c.open_scope()
        if comm is not None:
            stmts.statement(c, comm)
        stmts.statements(c, clause.body)
        c.close_scope()


def _is_communication(s: tree.Stmt) -> bool:
    rhs: tree.Expr | None = None
    match s:
        case tree.SendStmt():
            return True
        case tree.AssignStmt():
            rhs = s.rhs
        case tree.ExprStmt():
            rhs = s.x
    if rhs is None:
        return False
    rhs = unparen(rhs)
    return isinstance(rhs, tree.Operation) and rhs.op == "<-" and rhs.y is None
