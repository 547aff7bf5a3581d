"""Which statements end a function: the rules behind `missing return`."""

from __future__ import annotations

from collections.abc import Container, Sequence

from quizgo.gosim.syntax import tree

Panics = Container[tree.CallExpr]


def is_terminating(s: tree.Stmt, panics: Panics, label: str = "") -> bool:
    match s:
        case tree.ReturnStmt():
            return True
        case tree.BranchStmt():
            return s.tok in ("goto", "fallthrough")
        case tree.ExprStmt():
            x = s.x
            while isinstance(x, tree.ParenExpr):
                x = x.x
            return isinstance(x, tree.CallExpr) and x in panics
        case tree.BlockStmt():
            return ends(s.stmt_list, panics)
        case tree.LabeledStmt():
            return is_terminating(s.stmt, panics, s.label.name)
        case tree.IfStmt():
            return (
                s.else_ is not None
                and is_terminating(s.then, panics)
                and is_terminating(s.else_, panics)
            )
        case tree.ForStmt():
            endless = s.cond is None and not isinstance(s.init, tree.RangeClause)
            return endless and not has_break(s.body, label, True)
        case tree.SwitchStmt():
            has_default = any(clause.cases is None for clause in s.body)
            return has_default and _all_end(s.body, panics, label)
        case tree.SelectStmt():
            return _all_end(s.body, panics, label)
    return False


def _all_end(
    clauses: Sequence[tree.CaseClause | tree.CommClause], panics: Panics, label: str
) -> bool:
    return all(
        ends(clause.body, panics) and not _any_break(clause.body, label, True) for clause in clauses
    )


def ends(stmts: Sequence[tree.Stmt], panics: Panics) -> bool:
    """Whether the last statement that is not empty is terminating."""
    for s in reversed(stmts):
        if not isinstance(s, tree.EmptyStmt):
            return is_terminating(s, panics)
    return False


def _any_break(stmts: Sequence[tree.Stmt], label: str, implicit: bool) -> bool:
    return any(has_break(s, label, implicit) for s in stmts)


def has_break(s: tree.Stmt, label: str, implicit: bool) -> bool:
    """Whether a `break` inside leaves the labelled statement (or, implicitly, the innermost)."""
    match s:
        case tree.BranchStmt():
            if s.tok != "break":
                return False
            return implicit if s.label is None else s.label.name == label
        case tree.LabeledStmt():
            return has_break(s.stmt, label, implicit)
        case tree.BlockStmt():
            return _any_break(s.stmt_list, label, implicit)
        case tree.IfStmt():
            return has_break(s.then, label, implicit) or (
                s.else_ is not None and has_break(s.else_, label, implicit)
            )
        case tree.SwitchStmt() | tree.SelectStmt():
            return label != "" and any(_any_break(cl.body, label, False) for cl in s.body)
        case tree.ForStmt():
            return label != "" and has_break(s.body, label, False)
    return False
