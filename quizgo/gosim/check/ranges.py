"""`for … range`: over integers, strings, arrays, slices, maps, channels and functions."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import stmt as stmts
from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.operand import CONSTANT, INVALID, VALUE, Operand
from quizgo.gosim.check.predicates import (
    array_of,
    is_boolean,
    is_integer,
    is_string,
)
from quizgo.gosim.check.types import (
    SEND_ONLY,
    TYP_BOOL,
    TYP_INT,
    TYP_INVALID,
    TYP_RUNE,
    Array,
    Basic,
    Chan,
    Map,
    Signature,
    Slice,
    Type,
    unalias,
)
from quizgo.gosim.check.typeset import Why, common_under
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


class Iteration(NamedTuple):
    """The types of the iteration values (None: there is no such value), or why there are none."""

    key: Type | None
    value: Type | None
    ok: bool = True
    cause: str = ""


def range_statement(c: Checker, s: tree.ForStmt, clause: tree.RangeClause) -> None:
    left = unpack(clause.lhs)
    x = Operand()
    c.env.has_call = False
    exprs.expr(c, x, clause.x)
    if x.mode != INVALID and len(left) < 2 and not c.env.has_call:
        _range_over_length(c, x, clause.x)
    key: Type | None = None
    value: Type | None = None
    if x.mode != INVALID:
        found = iteration(c, x.type)
        _report(c, x, left, found)
        key, value = found.key, found.value
    c.open_scope()
    types = (key, value)
    if clause.define:
        _define(c, s, x, left[:2], types)
    elif left:
        _assign(c, x, left[:2], types)
    elif x.mode != INVALID and is_integer(x.type):
        assigns.assignment(c, x, None, "range clause")
    stmts.statement(c, s.body)
    c.close_scope()


def _range_over_length(c: Checker, x: Operand, e: tree.Expr) -> None:
    """`for i := range a` needs only the length of an array, which is a constant."""
    array = array_of(x.type.under())
    if isinstance(array, Array):
        e = unparen(e)
        e.mode = CONSTANT
        e.type = TYP_INT
        e.value = array.length


def _report(c: Checker, x: Operand, left: list[tree.Expr], found: Iteration) -> None:
    what = c.os(x)
    if not found.ok:
        cause = f": {found.cause}" if found.cause else ""
        c.error(x, f"cannot range over {what}{cause}")
    elif found.key is None and left:
        c.error(left[0], f"range over {what} permits no iteration variables")
    elif found.value is None and len(left) > 1:
        c.error(left[1], f"range over {what} permits only one iteration variable")
    elif len(left) > 2:
        c.error(left[2], "range clause permits at most two iteration variables")


def _define(
    c: Checker,
    s: tree.ForStmt,
    x: Operand,
    left: list[tree.Expr],
    types: tuple[Type | None, Type | None],
) -> None:
    over_int = is_integer(x.type)
    variables: list[Var] = []
    for e, typ in zip(left, types, strict=False):
        if isinstance(e, tree.Name):
            v = c.local_var(e.pos, e.name, None)
            e.obj = v
            if e.name != "_":
                variables.append(v)
        else:
            c.error(e, f"cannot declare {text_of(e)}")
            v = c.local_var(e.pos, "_", None)
        if typ is None or typ is TYP_INVALID:
            v.type = TYP_INVALID
            v.used = True
        elif over_int:
            assigns.init_var(c, v, x, "range clause")
        else:
            y = Operand()
            y.mode = VALUE
            y.expr = e
            y.type = typ
            assigns.init_var(c, v, y, "assignment")
        e.type = v.typ
    if variables:
        for v in variables:
            c.declare(c.env.scope, None, v)
    else:
        c.error(s, "no new variables on left side of :=")


def _assign(
    c: Checker, x: Operand, left: list[tree.Expr], types: tuple[Type | None, Type | None]
) -> None:
    over_int = is_integer(x.type)
    for e, typ in zip(left, types, strict=False):
        if typ is None or typ is TYP_INVALID:
            continue
        if over_int:
            assigns.assign_var(c, e, None, x, "range clause")
            if x.mode != INVALID and not is_integer(x.type):
                c.error(e, f"cannot use iteration variable of type {c.ts(x.type)}")
        else:
            y = Operand()
            y.mode = VALUE
            y.expr = e
            y.type = typ
            assigns.assign_var(c, e, None, y, "assignment")


def _receivable(member: Type, u: Type | None) -> Why | None:
    if isinstance(u, Chan) and u.dir == SEND_ONLY:
        return Why("receive from send-only channel {}", (member,))
    return None


def _bad(cause: str = "") -> Iteration:
    return Iteration(TYP_INVALID, TYP_INVALID, False, cause)


def iteration(c: Checker, typ: Type) -> Iteration:
    """The types of key and value when one ranges over the type."""
    u, why = common_under(typ, _receivable)
    if u is None:
        return _bad(c.why(why))
    u = array_of(u)
    match u:
        case Basic():
            if is_string(u):
                return Iteration(TYP_INT, TYP_RUNE)
            if u.info & t.IS_INTEGER:
                if not c.allows(22):
                    return _bad("requires go1.22 or later" + c.version_hint())
                return Iteration(typ, None)
        case Array() | Slice():
            return Iteration(TYP_INT, u.elem)
        case Map():
            return Iteration(u.key, u.elem)
        case Chan():
            return Iteration(u.elem, None)
        case Signature():
            return _function_iteration(c, u)
    return Iteration(None, None, False)


def _function_iteration(c: Checker, sig: Signature) -> Iteration:
    must = "func must be func(yield func(...) bool): "
    if not c.allows(23):
        return _bad("requires go1.23 or later" + c.version_hint())
    if len(sig.params.vars) != 1:
        return _bad(must + "wrong argument count")
    if sig.results.vars:
        return _bad(must + "unexpected results")
    u, why = common_under(sig.params.vars[0].typ)
    if not isinstance(u, Signature):
        if u is None:
            return _bad(f"{must}in yield type, {c.why(why)}")
        return _bad(must + "argument is not func")
    params, results = u.params.vars, u.results.vars
    if len(params) > 2:
        return _bad(must + "yield func has too many parameters")
    if len(results) != 1 or unalias(results[0].typ) is not TYP_BOOL:
        if len(results) == 1 and is_boolean(results[0].typ):
            return _bad(must + "yield func returns user-defined boolean, not bool")
        return _bad(must + "yield func does not return bool")
    if u.variadic:
        return _bad(f"yield func of type {c.ts(u)} cannot be variadic")
    key = params[0].typ if params else None
    return Iteration(key, params[1].typ if len(params) > 1 else None)
