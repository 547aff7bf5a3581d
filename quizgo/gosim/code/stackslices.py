"""Which slices grow first into a buffer on the stack.

Since Go 1.25 the first append to a slice that does not escape uses 32 bytes of the function's own
frame, and the capacity shows it: four ints at once. Found here are local slices of which it is
certain: they are only appended to, measured, indexed, compared with nil and ranged over.
"""

from __future__ import annotations

from collections import Counter

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import Builtin, Nil, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code.children import children
from quizgo.gosim.syntax import tree


def stack_slices(body: tree.BlockStmt) -> set[Var]:
    """The variables of a body, literals in it not counted."""
    found = _Uses()
    found.visit(body)
    return found.certain()


class _Uses:
    def __init__(self) -> None:
        self.all: Counter[Var] = Counter()
        self.fine: Counter[Var] = Counter()
        self.declared: set[Var] = set()
        """By `var s []T`."""
        self.ranged: set[Var] = set()
        self.appended: set[Var] = set()

    def certain(self) -> set[Var]:
        return {
            v
            for v in self.appended
            if self.fine[v] == self.all[v]
            and not v.escapes
            # A range takes a copy of the slice; then the compiler has another scheme for these.
            and not (v in self.ranged and v in self.declared)
        }

    def visit(self, body: tree.BlockStmt) -> None:
        stack: list[tuple[tree.Node, bool]] = [(body, False)]
        while stack:
            node, looped = stack.pop()
            if isinstance(node, tree.Name):
                if isinstance(node.obj, Var):
                    self.all[node.obj] += 1
            elif not isinstance(node, tree.FuncLit):
                self._note(node, looped)
                inside = looped or isinstance(node, tree.ForStmt)
                stack.extend((child, inside) for child in children(node))

    def _note(self, node: tree.Node, looped: bool) -> None:
        """Count the uses of variables that the node makes fine."""
        match node:
            case tree.AssignStmt() if node.rhs is not None:
                self._assign(node.op, node.lhs, node.rhs, looped)
            case tree.VarDecl() if node.values is None and not looped:
                for name in node.name_list:
                    v = self._use(name)
                    if v is not None:
                        self.declared.add(v)
            case tree.CallExpr() if _builtin(node) in ("len", "cap"):
                self._use(node.arg_list[0])
            case tree.IndexExpr():
                self._use(node.x)
            case tree.RangeClause():
                v = self._use(node.x)
                if v is not None:
                    self.ranged.add(v)
            case tree.Operation() if node.op in ("==", "!=") and node.y is not None:
                if isinstance(node.y, tree.Name) and isinstance(node.y.obj, Nil):
                    self._use(node.x)
            case _:
                pass

    def _assign(self, op: str, lhs: tree.Expr, rhs: tree.Expr, looped: bool) -> None:
        if op == ":=" and not looped and _is_empty(rhs):
            self._use(lhs)
        elif op == "" and isinstance(rhs, tree.CallExpr) and _builtin(rhs) == "append":
            first = rhs.arg_list[0]
            if not isinstance(lhs, tree.Name) or not isinstance(first, tree.Name):
                return
            if isinstance(lhs.obj, Var) and first.obj is lhs.obj:
                self.fine[lhs.obj] += 2
                self.appended.add(lhs.obj)

    def _use(self, e: tree.Expr) -> Var | None:
        if isinstance(e, tree.Name) and isinstance(e.obj, Var):
            self.fine[e.obj] += 1
            return e.obj
        return None


def _builtin(e: tree.CallExpr) -> str:
    fun = e.fun
    return fun.obj.name if isinstance(fun, tree.Name) and isinstance(fun.obj, Builtin) else ""


def _is_empty(e: tree.Expr) -> bool:
    """`[]T{}` or `make([]T, 0)`."""
    if not isinstance(e.type, Type) or not isinstance(e.type.under(), gotypes.Slice):
        return False
    if isinstance(e, tree.CompositeLit):
        return not e.elem_list
    if isinstance(e, tree.CallExpr) and _builtin(e) == "make":
        return len(e.arg_list) == 2 and e.arg_list[1].value == 0
    return False
