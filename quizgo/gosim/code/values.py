"""Local variables that are given a value once, where they are declared, and never another."""

from __future__ import annotations

from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Var
from quizgo.gosim.code.children import children
from quizgo.gosim.syntax import tree


class Values:
    """Of all local variables of a file."""

    def __init__(self, file: tree.File) -> None:
        self._file = file
        self._read = False
        self._given: dict[Var, tree.Expr] = {}
        self._changed: set[Var] = set()

    def of(self, e: tree.Expr) -> tree.Expr:
        """The expression that it always has the value of; itself if that is not known."""
        e = unparen(e)
        while isinstance(e, tree.Name) and isinstance(e.obj, Var) and self.is_constant(e.obj):
            given = self._given.get(e.obj)
            if given is None:
                break
            e = unparen(given)
        return e

    def is_constant(self, v: Var) -> bool:
        """Is nothing assigned to it after its declaration?"""
        if not self._read:
            self._read = True
            for decl in self._file.decl_list:
                self._visit(decl)
        return not v.is_package_level and v not in self._changed

    def _visit(self, node: tree.Node) -> None:
        todo = [node]
        while todo:
            at = todo.pop()
            self._note(at)
            todo.extend(children(at))

    def _note(self, node: tree.Node) -> None:
        match node:
            case tree.AssignStmt(op=op, lhs=lhs, rhs=rhs):
                values = unpack(rhs) if op in ("", ":=") else []
                self._assign(unpack(lhs), values, defines=op == ":=")
            case tree.VarDecl(name_list=names, values=values_):
                self._assign(list(names), unpack(values_), defines=True)
            case tree.RangeClause(lhs=lhs_, define=False):
                self._assign(unpack(lhs_), [], defines=False)
            case tree.Operation(op="&", x=x, y=None):
                self._assign([unparen(x)], [], defines=False)

    def _assign(self, lhs: list[tree.Expr], rhs: list[tree.Expr], *, defines: bool) -> None:
        for i, e in enumerate(lhs):
            if not isinstance(e, tree.Name) or not isinstance(e.obj, Var):
                continue
            if not defines or e.obj.pos != e.pos:
                self._changed.add(e.obj)
            elif len(lhs) == len(rhs):
                self._given[e.obj] = rhs[i]
