"""Loop variables captured by a function literal, where all iterations share them (before 1.22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.vet.walk import variable, walk
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree


def check(checked: Checked) -> Iterator[Fault]:
    if not checked.shared_loop_vars:
        return
    for loop in walk(checked.file):
        if not isinstance(loop, tree.ForStmt):
            continue
        variables = _loop_variables(loop)
        for last in _last_statements(loop.body.stmt_list) if variables else ():
            for s in _literal_body(last):
                yield from _captures(variables, s)


def _loop_variables(loop: tree.ForStmt) -> list[Var]:
    names: list[tree.Expr] = []
    if isinstance(loop.init, tree.RangeClause):
        names = unpack(loop.init.lhs)
    elif isinstance(loop.post, tree.AssignStmt):
        names = unpack(loop.post.lhs)
    found = [variable(e) for e in names]
    return [v for v in found if v is not None]


def _last_statements(stmts: Sequence[tree.Stmt]) -> Iterator[tree.Stmt]:
    """The statements that may be the last of an iteration: only of these vet is sure."""
    if not stmts:
        return
    last = stmts[-1]
    match last:
        case tree.IfStmt():
            current: tree.Stmt | None = last
            while isinstance(current, tree.IfStmt):
                yield from _last_statements(current.then.stmt_list)
                current = current.else_
            if isinstance(current, tree.BlockStmt):
                yield from _last_statements(current.stmt_list)
        case tree.ForStmt():
            yield from _last_statements(last.body.stmt_list)
        case tree.SwitchStmt() | tree.SelectStmt():
            for clause in last.body:
                yield from _last_statements(clause.body)
        case _:
            yield last


def _literal_body(s: tree.Stmt) -> list[tree.Stmt]:
    call = s.call if isinstance(s, tree.CallStmt) else None
    if isinstance(call, tree.CallExpr) and isinstance(call.fun, tree.FuncLit):
        return call.fun.body.stmt_list
    return []


def _captures(variables: list[Var], s: tree.Stmt) -> Iterator[Fault]:
    for node in walk(s):
        if isinstance(node, tree.Name) and any(node.obj is v for v in variables):
            text = f"loop variable {node.name} captured by func literal"
            yield Fault(node.pos, text)
