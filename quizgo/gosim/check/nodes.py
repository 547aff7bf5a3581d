"""Small questions about nodes of the tree."""

from __future__ import annotations

from quizgo.gosim.syntax import tree


def unparen(e: tree.Expr) -> tree.Expr:
    """The expression without parentheses around it."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    return e


def unpack(e: tree.Expr | None) -> list[tree.Expr]:
    """The expressions of a list, the expression alone, or nothing."""
    if e is None:
        return []
    return e.elem_list if isinstance(e, tree.ListExpr) else [e]


def builtin_name(call: tree.CallExpr) -> str:
    """Which builtin is called, where `call.fun.mode` is BUILTIN."""
    fun = unparen(call.fun)
    assert isinstance(fun, tree.Name | tree.SelectorExpr)
    return fun.name if isinstance(fun, tree.Name) else fun.sel.name
