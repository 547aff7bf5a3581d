"""Which slices grow first into a buffer on the stack, and when they leave it.

Since Go 1.25 the first append to a slice that does not escape uses 32 bytes of the function's own
frame, and the capacity shows it: four ints at once. Since 1.26 a slice which leaves the function at
one place only does so, too, and is moved to the heap there; if somebody looks at its capacity
before, it grows by the classes of sizes meanwhile.
"""

from __future__ import annotations

from collections import Counter

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Func, Nil, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code.buffers import STAY_NOWHERE, StackSlices
from quizgo.gosim.code.calls import builtin_name
from quizgo.gosim.code.children import children
from quizgo.gosim.code.flows import Flows, Sink, called
from quizgo.gosim.syntax import tree

_SMALL = 80
"""Nodes of a body that the compiler copies to where the function is called, roughly."""
_CALL = 57
"""What a call counts for among these, and each of its arguments besides."""
_ARGUMENT = 5


class Analysis:
    """The functions of a program, as far as somebody asked."""

    def __init__(self) -> None:
        self._leaks: dict[Func, list[Sink | None]] = {}

    def leaks(self, func: Func) -> list[Sink | None]:
        """Where a function leaves each of its arguments, a receiver first."""
        signature = func.signature
        params = [*([signature.recv] if signature.recv else []), *signature.params.vars]
        known = self._leaks.get(func)
        if known is not None:
            return known
        worst: list[Sink | None] = [Sink.HEAP for _ in params]
        self._leaks[func] = worst  # while it is looked into
        if func.decl is None or func.decl.body is None or func.info is None:
            return list(worst)
        flows = Flows(self.leaks)
        flows.statement(func.decl.body)
        found: list[Sink | None] = []
        for v in params:
            sinks = flows.sinks(v)
            found.append(Sink.HEAP if Sink.HEAP in sinks else Sink.RESULT if sinks else None)
        self._leaks[func] = found
        return found

    def of_body(self, body: tree.BlockStmt, *, may_be_copied: bool) -> StackSlices:
        """The slices of a body, which may be copied into callers; literals in it not counted."""
        if not _makes_slices(body):
            return STAY_NOWHERE
        is_copied = may_be_copied and _is_small(body)
        uses = _Uses(self)
        uses.visit(body, body)
        stepwise, moved, moves = uses.moving()
        flows = Flows(self.leaks)
        flows.statement(body)
        at_once: set[tree.Expr] = set()
        borrowed: set[tree.Expr] = set()
        first: set[Var] = set()
        for e, place in sorted(flows.made, key=lambda made: made[0].pos):
            base = _variable(e.arg_list[0])
            is_append = builtin_name(e.fun) == "append"
            if not is_append and is_copied and flows.sinks(place) == {Sink.RESULT}:
                at_once.add(e)  # whoever calls has the body, and mostly keeps what it gives
                continue
            if e in stepwise or (flows.sinks(place) and base not in moved):
                continue
            if is_append:
                if uses.has_buffer(e, base, first):
                    at_once.add(e)
            elif _is_bytes(e) and isinstance(place, Var) and uses.is_read_only(place):
                borrowed.add(e)
            else:
                at_once.add(e)
        return StackSlices(at_once, stepwise, borrowed, moves)


def _makes_slices(body: tree.BlockStmt) -> bool:
    todo: list[tree.Node] = [body]
    while todo:
        node = todo.pop()
        if isinstance(node, tree.CallExpr) and (
            builtin_name(node.fun) == "append" or _is_slice(node)
        ):
            return True
        if not isinstance(node, tree.FuncLit):
            todo.extend(children(node))
    return False


def _is_slice(e: tree.Expr) -> bool:
    return isinstance(e.type, Type) and isinstance(e.type.under(), gotypes.Slice)


def _is_interface(typ: object) -> bool:
    return isinstance(typ, Type) and isinstance(typ.under(), gotypes.Interface)


def _is_bytes(e: tree.Expr) -> bool:
    under = e.type.under() if isinstance(e.type, Type) else None
    elem = under.elem.under() if isinstance(under, gotypes.Slice) else None
    return isinstance(elem, gotypes.Basic) and elem.kind == gotypes.UINT8


def _variable(e: tree.Expr | None) -> Var | None:
    """The local variable of a slice type that an expression names."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    if not isinstance(e, tree.Name) or not isinstance(e.obj, Var) or e.obj.is_package_level:
        return None
    return e.obj if e.obj.typ is not None and isinstance(e.obj.typ.under(), gotypes.Slice) else None


class _Uses:
    """Every mention of the slices of a body, and which of them leave a slice its variable's own
    (as `slice.go` in the compiler has it)."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._all: Counter[Var] = Counter()
        self._own: Counter[Var] = Counter()
        self._reads: Counter[Var] = Counter()
        self._written: set[Var] = set()
        self._appends: dict[Var, list[tree.Expr]] = {}
        self._weight: Counter[Var] = Counter()
        self._depth: dict[Var, int] = {}
        self._measured: set[Var] = set()
        self._leaves: dict[Var, list[tree.Stmt]] = {}
        self._given_up: set[Var] = set()
        self.looped: set[Var] = set()
        """Variables declared in a loop."""
        self.looped_calls: set[tree.Expr] = set()

    def moving(self) -> tuple[set[tree.Expr], set[Var], dict[tree.Stmt, list[Var]]]:
        """The appends that grow step by step, the variables that are moved, and where."""
        stepwise: set[tree.Expr] = set()
        moved: set[Var] = set()
        moves: dict[tree.Stmt, list[Var]] = {}
        for v, appends in self._appends.items():
            leaves = self._leaves.get(v, [])
            if v in self._given_up or v.escapes or self._own[v] != self._all[v]:
                continue
            if len(leaves) != 1 or self._weight[v] < 2:
                continue
            moved.add(v)
            if v in self._measured:
                stepwise.update(appends)
            else:
                moves.setdefault(leaves[0], []).append(v)
        return stepwise, moved, moves

    def is_read_only(self, v: Var) -> bool:
        """Is the variable's slice made once, and its elements only looked at?"""
        return v not in self._written and not v.escapes and self._reads[v] == self._all[v]

    def has_buffer(self, e: tree.CallExpr, base: Var | None, seen: set[Var]) -> bool:
        """Has an append a buffer of its own? The first to a variable has, once in each call of the
        function; what appends to something else has if it is done once."""
        if base is None:
            slice_expr = e.arg_list[0]
            if isinstance(slice_expr, tree.IndexExpr):
                return False
            if isinstance(slice_expr, tree.SliceExpr):
                return _variable(slice_expr.x) not in self.looped
            return e not in self.looped_calls
        if base in seen or base in self.looped or base.escapes:
            return False
        seen.add(base)
        return True

    def visit(self, node: tree.Node, at: tree.Stmt, depth: int = 0) -> None:
        """Look at a node in the statement `at`, in so many loops."""
        if isinstance(node, tree.Stmt) and not isinstance(node, tree.RangeClause):
            at = node
        self._note(node, at, depth)
        inside = depth + isinstance(node, tree.ForStmt)
        for child in children(node):
            if not isinstance(child, tree.FuncLit):
                self.visit(child, at, inside)

    def _note(self, node: tree.Node, at: tree.Stmt, depth: int) -> None:
        match node:
            case tree.Name():
                if (v := _variable(node)) is not None:
                    self._all[v] += 1
            case tree.AssignStmt() if node.rhs is None or node.op not in ("", ":="):
                self._write(node.lhs)
            case tree.AssignStmt(rhs=rhs) if rhs is not None:
                self._assign(at, unpack(node.lhs), unpack(rhs), depth, defines=node.op == ":=")
            case tree.VarDecl():
                self._assign(at, list(node.name_list), unpack(node.values), depth, defines=True)
            case tree.IndexExpr():
                self._keep(node.x)
                self._read(node.x)
            case tree.Operation(op="&", x=tree.IndexExpr() as element, y=None):
                if (v := _variable(element.x)) is not None:
                    self._given_up.add(v)
                self._write(element)
            case tree.ReturnStmt(results=results) if results is not None:
                for e in unpack(results):
                    self._leave(_variable(e), at, depth)
            case tree.RangeClause():
                self._leave(_variable(node.x), at, depth - 1)
                self._read(node.x)
            case tree.CallExpr():
                self._call(node, at, depth)

    def _write(self, e: tree.Expr) -> None:
        """An element is stored to, or may be."""
        if isinstance(e, tree.IndexExpr) and (v := _variable(e.x)) is not None:
            self._written.add(v)

    def _read(self, e: tree.Expr) -> None:
        if (v := _variable(e)) is not None:
            self._reads[v] += 1

    def _keep(self, e: tree.Expr, *, measured: bool = False) -> None:
        if (v := _variable(e)) is not None:
            self._own[v] += 1
            if measured:
                self._measured.add(v)

    def _leave(self, v: Var | None, at: tree.Stmt, depth: int) -> None:
        """The slice gets a second holder there."""
        if v is None:
            return
        self._own[v] += 1
        self._leaves.setdefault(v, []).append(at)
        if depth > self._depth.get(v, 0):
            self._given_up.add(v)

    def _call(self, e: tree.CallExpr, at: tree.Stmt, depth: int) -> None:
        if depth:
            self.looped_calls.add(e)
        name = builtin_name(e.fun)
        if name in ("len", "cap"):
            self._keep(e.arg_list[0], measured=name == "cap")
            self._read(e.arg_list[0])
            return
        if e.fun.mode == modes.TYPE_EXPR and not _is_slice(e):
            self._read(e.arg_list[0])
        func, receiver = called(e)
        if name or func is None or func.pkg is None:
            return
        sinks = self._analysis.leaks(func)[receiver is not None :]
        if func.signature.variadic and not e.has_dots:
            sinks.pop()
        params = func.signature.params.vars
        for arg, v, sink in zip(e.arg_list, params, sinks, strict=False):
            if _is_interface(v.typ):
                continue
            if _is_copied(func):
                self._leave(_variable(arg), at, depth)  # the copied body has a variable of its own
            elif sink is None:
                self._keep(arg, measured=True)

    def _assign(
        self,
        at: tree.Stmt,
        lhs: list[tree.Expr],
        rhs: list[tree.Expr],
        depth: int,
        *,
        defines: bool,
    ) -> None:
        for i, left in enumerate(lhs):
            self._write(left)
            v = _variable(left)
            right = rhs[i] if len(rhs) == len(lhs) else None
            if v is not None:
                if defines:
                    self._depth.setdefault(v, depth)
                    if depth:
                        self.looped.add(v)
                if right is not None or not rhs:
                    self._store(v, right, depth)
            if not _is_interface(left.type):  # that would be a copy in a box
                self._leave(_variable(right), at, depth)

    def _store(self, v: Var, right: tree.Expr | None, depth: int) -> None:
        """An assignment to the variable: does the slice stay its own?"""
        match right:
            case None | tree.Name(obj=Nil()):
                self._own[v] += 1
            case tree.CompositeLit():
                self._own[v] += 1
                self._measured.add(v)
            case tree.SliceExpr() if _variable(right.x) is v:
                self._own[v] += 2
                self._measured.add(v)
            case tree.CallExpr() if builtin_name(right.fun) == "append":
                if _variable(right.arg_list[0]) is v:
                    self._own[v] += 2
                    self._appends.setdefault(v, []).append(right)
                    self._weight[v] += 1 + depth - self._depth.get(v, 0)
            case tree.CallExpr() if right.fun.mode == modes.TYPE_EXPR:
                self._reads[v] += 1


def _is_copied(func: Func) -> bool:
    """Would the compiler copy the body to the call?"""
    decl = func.decl
    if decl is None or decl.body is None or decl.noinline:
        return False
    return _is_small(decl.body)


def _is_small(body: tree.BlockStmt) -> bool:
    todo: list[tree.Node] = [body]
    count = 0
    while todo:
        node = todo.pop()
        count += 1
        if isinstance(node, tree.CallStmt | tree.SelectStmt) or count > _SMALL:
            return False
        if isinstance(node, tree.CallExpr) and called(node)[0] is not None:
            count += _CALL + _ARGUMENT * len(node.arg_list)
        todo.extend(children(node))
    return True
