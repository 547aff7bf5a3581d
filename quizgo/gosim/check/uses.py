"""Checking expressions for their own sake after an error, so that what they use counts as used."""

from __future__ import annotations

from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.nodes import unparen
from quizgo.gosim.check.operand import INVALID, VALUE, Operand
from quizgo.gosim.syntax import tree


def use(c: Checker, *exprs: tree.Expr | None) -> bool:
    """Check expressions for their own sake after an error: what they use counts as used."""
    return _use_all(c, exprs, lhs=False)


def use_lhs(c: Checker, *exprs: tree.Expr | None) -> bool:
    """As `use`, but variables that are only assigned to stay unused."""
    return _use_all(c, exprs, lhs=True)


def _use_all(c: Checker, exprs: tuple[tree.Expr | None, ...], *, lhs: bool) -> bool:
    ok = True
    for e in exprs:
        if e is not None and not _use(c, e, lhs=lhs):
            ok = False
    return ok


def _use(c: Checker, e: tree.Expr, *, lhs: bool) -> bool:
    x = Operand()
    x.mode = VALUE
    inner = unparen(e)
    if isinstance(inner, tree.Name):
        if inner.name != "_":
            with_used = typexpr.assigned_variable(c, inner) if lhs else None
            was_used = with_used.used if with_used is not None else False
            exprs.expr_or_type(c, x, inner, generic=True)
            if with_used is not None:
                with_used.used = was_used
    elif isinstance(inner, tree.ListExpr):
        return _use_all(c, tuple(inner.elem_list), lhs=lhs)
    else:
        exprs.raw_expr(c, None, x, e, generic=True)
    return x.mode != INVALID
