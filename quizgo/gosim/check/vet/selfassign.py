"""`x = x`."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.operand import TYPE_EXPR
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import Map
from quizgo.gosim.check.vet.walk import typ_of, walk
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


def check(checked: Checked) -> Iterator[Fault]:
    for s in walk(checked.file):
        if not isinstance(s, tree.AssignStmt) or s.op != "" or s.rhs is None:
            continue
        lhs, rhs = unpack(s.lhs), unpack(s.rhs)
        if len(lhs) != len(rhs):
            continue
        same = [text_of(a) for a, b in zip(lhs, rhs, strict=True) if _is_self_assignment(a, b)]
        if same:
            yield Fault(start_pos(s), "self-assignment of " + ", ".join(same))


def _is_self_assignment(a: tree.Expr, b: tree.Expr) -> bool:
    return (
        type(a) is type(b)
        and not _is_map_index(a)
        and has_no_effects(a)
        and has_no_effects(b)
        and text_of(a) == text_of(b)
    )


def _is_map_index(e: tree.Expr) -> bool:
    e = unparen(e)
    if not isinstance(e, tree.IndexExpr):
        return False
    typ = typ_of(e.x)
    return typ is not None and isinstance(typ.under(), Map)


def has_no_effects(e: tree.Expr) -> bool:
    """Whether evaluating it calls nothing and receives nothing."""
    for node in walk(e):
        if isinstance(node, tree.CallExpr) and node.fun.mode != TYPE_EXPR:
            return False
        if isinstance(node, tree.Operation) and node.op == "<-" and node.y is None:
            return False
    return True
