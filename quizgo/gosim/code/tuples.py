"""Assignments of several values at once: `a[i], a[j] = a[j], a[i]`.

As Go's compiler has it (`ascompatee`): they are so many single assignments, one after the other.
Only what one of the earlier ones may change is evaluated ahead of them all. The order shows where
an operand panics.
"""

from __future__ import annotations

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import PkgName, Var
from quizgo.gosim.code import exprs, order
from quizgo.gosim.code.builder import Builder, Home
from quizgo.gosim.code.ir import Operand
from quizgo.gosim.code.rtypes import RType
from quizgo.gosim.syntax import tree


class Changes:
    """What the assignments so far may have changed."""

    def __init__(self, b: Builder) -> None:
        self.b = b
        self.variables: set[Var] = set()
        """Variables that nothing points to."""
        self.memory = False
        """Everything else."""
        self.result = False
        """A result that deferred calls may look at, should an operand panic."""
        self.first = b.top
        """Registers from here on hold no variable."""

    def note(self, lhs: tree.Expr) -> None:
        """The left side is assigned to."""
        root = _root(self.b, lhs)
        if not isinstance(root, tree.Name):
            self.memory = True
        elif root.name != "_":
            assert isinstance(root.obj, Var)
            if self.b.exit is not None and self.b.place_of(root.obj) in self.b.results:
                self.result = True
            elif self._is_own(root.obj):
                self.variables.add(root.obj)
            else:
                self.memory = True

    def _is_own(self, v: Var) -> bool:
        return self.b.place_of(v).home is Home.REGISTER

    def save(self, e: tree.Expr) -> None:
        """Evaluate an operand ahead, if its value may have changed by the time it is used."""
        if e not in self.b.lifted and self.touch(e):
            self.b.lifted[e] = self._copy(exprs.expr(self.b, e), self.b.rtype(self.b.type_of(e)))

    def _copy(self, operand: Operand, rtype: RType) -> Operand:
        if rtype.is_composite:
            return self.b.copied(operand, rtype)
        is_variable = isinstance(operand, int) and operand < self.first
        return self.b.kept(operand) if is_variable else operand

    def save_target(self, lhs: tree.Expr) -> None:
        """The same for the operands of a left side."""
        e = lhs
        while True:
            match e:
                case tree.ParenExpr():
                    e = e.x
                case tree.IndexExpr():
                    if not _is_array(self.b, e.x):
                        self.save(e.x)
                        self.save(e.index)
                        return
                    self.save(e.index)
                    e = e.x
                case tree.SelectorExpr():
                    if _is_global(e):
                        return
                    if _is_pointer(self.b, e.x):
                        self.save(e.x)
                        return
                    e = e.x
                case tree.Operation():
                    self.save(e.x)
                    return
                case _:
                    return

    def touch(self, e: tree.Expr) -> bool:
        """Whether the value of an expression may have changed."""
        if e.value is not None or e in self.b.lifted:
            return False
        if self.result:
            return True
        match e:
            case tree.Name():
                return isinstance(e.obj, Var) and self._touch_variable(e.obj)
            case tree.SelectorExpr():
                if _is_global(e) or _is_pointer(self.b, e.x):
                    return self.memory or self.touch(e.x)
            case tree.Operation() if e.y is not None:
                if e.op in _RELATIONS and self.memory:
                    return True
            case tree.ParenExpr() | tree.AssertExpr():
                pass
            case tree.CallExpr() if not order.runs_code(e):
                if self.memory and e.fun.mode != modes.TYPE_EXPR:
                    return True
            case _:
                if self.memory:
                    return True
        for part in order.parts(e):  # noqa: SIM110  `any` would nest in C
            if self.touch(part):
                return True
        return False

    def _touch_variable(self, v: Var) -> bool:
        return v in self.variables or (self.memory and not self._is_own(v))


_RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


def _root(b: Builder, e: tree.Expr) -> tree.Expr:
    """The variable that a left side is a part of; the left side if it is behind a pointer."""
    while True:
        match e:
            case tree.ParenExpr():
                e = e.x
            case tree.IndexExpr() if _is_array(b, e.x):
                e = e.x
            case tree.SelectorExpr() if not _is_global(e) and not _is_pointer(b, e.x):
                e = e.x
            case _:
                return e


def _is_array(b: Builder, e: tree.Expr) -> bool:
    return isinstance(b.type_of(e).under(), gotypes.Array)


def _is_pointer(b: Builder, e: tree.Expr) -> bool:
    return isinstance(b.type_of(e).under(), gotypes.Pointer)


def _is_global(e: tree.SelectorExpr) -> bool:
    """`pkg.Variable`"""
    return isinstance(e.x, tree.Name) and isinstance(e.x.obj, PkgName)
