"""Statements that control never comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgo.gosim.check.objects import Builtin
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.vet.walk import functions, statement_pos
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree

_Clauses = Sequence[tree.CaseClause | tree.CommClause]


def check(checked: Checked) -> Iterator[Fault]:
    for function in functions(checked.file):
        if function.body is not None:
            finder = _Finder()
            finder.find_jumps(function.body)
            finder.statement(function.body)
            yield from finder.faults


class _Finder:
    """Follows one body. After a report the next statement counts as reachable."""

    def __init__(self) -> None:
        self.reachable = True
        self.left: set[tree.Stmt] = set()
        """Statements that a break leaves."""
        self.gotos: set[str] = set()
        self.faults: list[Fault] = []

    def find_jumps(self, s: tree.Stmt) -> None:
        match s:
            case tree.BranchStmt():
                if s.tok == "goto" and s.label is not None:
                    self.gotos.add(s.label.name)
                elif s.tok == "break" and s.target is not None:
                    self.left.add(s.target)
            case tree.BlockStmt():
                for inner in s.stmt_list:
                    self.find_jumps(inner)
            case tree.IfStmt():
                self.find_jumps(s.then)
                if s.else_ is not None:
                    self.find_jumps(s.else_)
            case tree.LabeledStmt():
                self.find_jumps(s.stmt)
            case tree.ForStmt():
                self.find_jumps(s.body)
            case tree.SwitchStmt() | tree.SelectStmt():
                for clause in s.body:
                    for inner in clause.body:
                        self.find_jumps(inner)

    def statement(self, s: tree.Stmt) -> None:
        if isinstance(s, tree.LabeledStmt) and s.label.name in self.gotos:
            self.reachable = True
        if not self.reachable and not isinstance(s, tree.EmptyStmt):
            self.faults.append(Fault(statement_pos(s), "unreachable code"))
            self.reachable = True
        match s:
            case tree.BlockStmt():
                for inner in s.stmt_list:
                    self.statement(inner)
            case tree.BranchStmt() | tree.ReturnStmt():
                self.reachable = False
            case tree.ExprStmt():
                if _is_panic(s.x):
                    self.reachable = False
            case tree.LabeledStmt():
                self.statement(s.stmt)
            case tree.IfStmt():
                self._if(s)
            case tree.ForStmt():
                self.statement(s.body)
                endless = s.cond is None and not isinstance(s.init, tree.RangeClause)
                self.reachable = not endless or s in self.left
            case tree.SwitchStmt():
                has_default = any(clause.cases is None for clause in s.body)
                any_reachable = self._clauses(s.body)
                self.reachable = any_reachable or s in self.left or not has_default
            case tree.SelectStmt():
                self.reachable = self._clauses(s.body) or s in self.left

    def _if(self, s: tree.IfStmt) -> None:
        self.statement(s.then)
        if s.else_ is None:
            self.reachable = True
            return
        after_then = self.reachable
        self.reachable = True
        self.statement(s.else_)
        self.reachable = self.reachable or after_then

    def _clauses(self, clauses: _Clauses) -> bool:
        any_reachable = False
        for clause in clauses:
            self.reachable = True
            for inner in clause.body:
                self.statement(inner)
            any_reachable = any_reachable or self.reachable
        return any_reachable


def _is_panic(e: tree.Expr) -> bool:
    return (
        isinstance(e, tree.CallExpr)
        and isinstance(e.fun, tree.Name)
        and e.fun.name == "panic"
        and isinstance(e.fun.obj, Builtin)
    )
