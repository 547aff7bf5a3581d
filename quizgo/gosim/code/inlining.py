"""What the compiler would copy into the callers: which functions, by what they cost.

As `inl.go` in the compiler counts: a node of its tree is one, a call that stays a call is 57 more,
and up to 80 a function is copied to wherever it is called. Traces show it: a copied function has no
frame of its own. The compiler's tree is not ours, so that a cost may be off by a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Func, FuncInfo, Nil, Selection, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code.calls import builtin_name
from quizgo.gosim.code.children import children
from quizgo.gosim.code.flows import called
from quizgo.gosim.code.library_costs import library_cost
from quizgo.gosim.code.values import Values
from quizgo.gosim.syntax import tree

BUDGET: Final = 80
CLOSURE_BUDGET: Final = 160
"""Of a literal that is called at several places."""
CALLED_ONCE: Final = 800
_CALL: Final = 57
_PARAMETER_CALL: Final = 17
_CLOSURE: Final = 15
_NEVER: Final = 1_000_000
"""The cost of what is copied by no means."""


class Costs:
    """The costs of a program's functions, as far as somebody asked."""

    def __init__(self, file: tree.File) -> None:
        self._known: dict[tree.Node, int] = {}
        self.values = Values(file)

    def of(self, func: Func) -> int:
        """What a declared function or method costs."""
        if func.pkg is not None and func.pkg.name != "main":
            return library_cost(func)
        decl = func.origin.decl
        if decl is None or decl.body is None or decl.noinline:
            return _NEVER
        if decl not in self._known:
            self._count_from(func.origin)
        return self._known[decl]

    def _count_from(self, func: Func) -> None:
        """First what it calls: chains of calls are longer than Python nests."""
        todo = [func]
        counting: set[Func] = set()
        while todo:
            at = todo[-1]
            assert at.decl is not None
            assert at.decl.body is not None
            if at in counting:
                count = _Count(self, at.signature)
                self._known[at.decl] = count.statements(at.decl.body.stmt_list)
                counting.discard(at)
            elif at.decl in self._known:
                todo.pop()
            else:
                counting.add(at)
                self._known[at.decl] = _NEVER  # while it is counted: it may call itself
                todo.extend(f for f in _callees(at.decl.body) if f.decl not in self._known)

    def of_literal(self, e: tree.FuncLit) -> int:
        assert isinstance(e.info, FuncInfo)
        return self._of(e, e.body, e.info.signature)

    def of_loop(self, s: tree.ForStmt, signature: gotypes.Signature) -> int:
        """What the body of a range over a function costs, which is a function of its own."""
        return self._of(s, s.body, signature)

    def _of(self, node: tree.Node, body: tree.BlockStmt, signature: gotypes.Signature) -> int:
        known = self._known.get(node)
        if known is None:
            self._known[node] = _NEVER
            known = self._known[node] = _Count(self, signature).statements(body.stmt_list)
        return known


def _callees(body: tree.BlockStmt) -> Iterator[Func]:
    """The functions of the program that a body calls, literals in it too."""
    todo: list[tree.Node] = [body]
    while todo:
        node = todo.pop()
        todo.extend(children(node))
        func = called(node)[0] if isinstance(node, tree.CallExpr) else None
        if func is None or func.pkg is None or func.pkg.name != "main":
            continue
        if func.decl is not None and func.decl.body is not None and not func.decl.noinline:
            yield func


class _Count:
    """The cost of one body."""

    def __init__(self, costs: Costs, signature: gotypes.Signature) -> None:
        self.costs = costs
        self.signature = signature

    def statements(self, stmts: list[tree.Stmt]) -> int:
        return sum([self.statement(s) for s in stmts])

    def statement(self, s: tree.Stmt | None) -> int:
        match s:
            case None | tree.EmptyStmt():
                return 0
            case tree.ExprStmt():
                return self.expr(s.x)
            case tree.SendStmt():
                chan = s.chan.type.under() if isinstance(s.chan.type, Type) else None
                elem = chan.elem if isinstance(chan, gotypes.Chan) else None
                return 1 + self.expr(s.chan) + self.expr(s.value, elem)
            case tree.DeclStmt():
                return sum([self._declaration(decl) for decl in s.decl_list])
            case tree.AssignStmt():
                return self._assignment(s)
            case tree.BranchStmt():
                return 0 if s.tok == "fallthrough" else 1
            case tree.CallStmt():
                return _NEVER
            case tree.ReturnStmt():
                return self._return(s)
            case tree.BlockStmt():
                return self.statements(s.stmt_list)
            case tree.LabeledStmt():
                return 1 + self.statement(s.stmt)
            case tree.IfStmt():
                return self._if(s)
            case tree.ForStmt() if isinstance(s.init, tree.RangeClause):
                return self._range(s, s.init)
            case tree.ForStmt():
                parts = self.statement(s.init) + self.statement(s.post)
                return 1 + parts + self.optional(s.cond) + self.statement(s.body)
            case tree.SwitchStmt():
                return 1 + self.statement(s.init) + self._switch(s)
            case tree.SelectStmt():
                clauses = [self.statement(c.comm) + self.statements(c.body) for c in s.body]
                return 1 + sum(clauses) + len(clauses)
        return 1

    def _declaration(self, decl: tree.Decl) -> int:
        if not isinstance(decl, tree.VarDecl):
            return 0
        return self._stores(list(decl.name_list), unpack(decl.values), len(decl.name_list))

    def _assignment(self, s: tree.AssignStmt) -> int:
        lhs, rhs = unpack(s.lhs), unpack(s.rhs)
        if s.op not in ("", ":="):
            return 1 + self.expr(s.lhs) + (self.expr(s.rhs) if s.rhs is not None else 1)
        if not rhs:
            return 2 + self.expr(s.lhs)
        new = sum(_is_defined(e) for e in lhs) if s.op == ":=" else 0
        return self._stores(lhs, rhs, new)

    def _stores(self, lhs: list[tree.Expr], rhs: list[tree.Expr], new: int) -> int:
        """An assignment, of so many variables declared by it."""
        places = sum([1 if isinstance(e, tree.Name) else self.expr(e) for e in lhs])
        if not rhs:
            return 2 * new + len(lhs) + places
        if len(rhs) == len(lhs):
            values = [self.expr(x, _type(e)) for e, x in zip(lhs, rhs, strict=True)]
            return 2 * new + 1 + places + sum(values)
        return 2 * new + 1 + places + self.expr(rhs[0])

    def _return(self, s: tree.ReturnStmt) -> int:
        results = unpack(s.results)
        types = [v.typ for v in self.signature.results.vars]
        if len(results) == len(types):
            values = [self.expr(x, typ) for x, typ in zip(results, types, strict=True)]
            return 1 + sum(values)
        if not results:
            return 1
        return 2 + 4 * len(types) + self.expr(results[0])

    def _if(self, s: tree.IfStmt) -> int:
        if isinstance(s.cond.value, bool):
            chosen = s.then if s.cond.value else s.else_
            return self.statement(s.init) + self.statement(chosen)
        branches = self.statement(s.then) + self.statement(s.else_)
        return 1 + self.statement(s.init) + self.expr(s.cond) + branches

    def _range(self, s: tree.ForStmt, clause: tree.RangeClause) -> int:
        under = _under(clause.x)
        if isinstance(under, gotypes.Signature):
            return 1 + _CALL + _CLOSURE + self.expr(clause.x)
        names = [e for e in unpack(clause.lhs) if not _is_blank(e)]
        declared = 2 * len(names) if clause.define else 0
        variables = sum([1 if isinstance(e, tree.Name) else self.expr(e) for e in names])
        return 1 + self.expr(clause.x) + variables + declared + self.statement(s.body)

    def _switch(self, s: tree.SwitchStmt) -> int:
        total = 0
        if isinstance(s.tag, tree.TypeSwitchGuard):
            total += 1 + self.expr(s.tag.x)
            tests = [len(unpack(clause.cases)) for clause in s.body]
            total += 2 * sum(clause.obj is not None for clause in s.body) + sum(tests)
        else:
            total += self.optional(s.tag)
            tests = [sum([self.expr(e) for e in unpack(clause.cases)]) for clause in s.body]
            total += sum(tests)
        return total + sum([1 + self.statements(clause.body) for clause in s.body])

    # Expressions.

    def optional(self, e: tree.Expr | None) -> int:
        return 0 if e is None else self.expr(e)

    def expr(self, e: tree.Expr, target: object = None) -> int:
        """With the conversion to an interface that assigning it to `target` is."""
        return self._expr(unparen(e)) + _becomes_interface(e, target)

    def _expr(self, e: tree.Expr) -> int:
        if e.value is not None:
            return 1
        match e:
            case tree.CallExpr():
                return self._call(e)
            case tree.FuncLit():
                return 1 + _CLOSURE
            case tree.Operation(op="+", y=tree.Expr()) if _is_string(e):
                return 1 + sum([self.expr(x) for x in _summands(e)])
            case tree.Operation(op="&", x=x, y=None) if isinstance(unparen(x), tree.CompositeLit):
                return 1 + self.expr(x)
            case tree.Operation(op="&", x=x, y=None) if self._is_first_field(x):
                return self.expr(x) - 1
            case tree.Operation(x=x, y=y):
                mixed = _becomes_interface(x, _type(y)) + _becomes_interface(y, _type(x))
                return 1 + self.expr(x) + self.optional(y) + mixed
            case tree.SelectorExpr():
                return self._selector(e)
            case tree.IndexExpr():
                if isinstance(_under(e.x), gotypes.Signature):
                    return 1
                return 1 + self.expr(e.x) + self.expr(e.index)
            case tree.SliceExpr():
                return self._slice(e)
            case tree.AssertExpr():
                return 1 + self.expr(e.x)
            case tree.CompositeLit():
                return self._composite(e)
            case tree.KeyValueExpr():
                return 1 + self.expr(e.key) + self.expr(e.elem)
        return 1

    def _is_first_field(self, x: tree.Expr) -> bool:
        x = unparen(x)
        if not isinstance(x, tree.SelectorExpr) or not isinstance(unparen(x.x), tree.Name):
            return False
        return isinstance(x.selection, Selection) and x.selection.path == (0,)

    def _selector(self, e: tree.SelectorExpr) -> int:
        selection = e.selection
        if not isinstance(selection, Selection):
            return 1
        hidden = max(0, len(selection.path) - 1)
        if selection.kind == "method":
            return 2 + hidden + self.expr(e.x)
        return 1 + hidden + self.expr(e.x)

    def _slice(self, e: tree.SliceExpr) -> int:
        total = 1 + self.expr(e.x)
        for place, i in enumerate(e.index):
            if i is None:
                continue
            total += self.expr(i)
            if place == 0 and i.value == 0:
                total -= 1
        return total

    def _composite(self, e: tree.CompositeLit) -> int:
        under = _type(e)
        under = under.under() if isinstance(under, Type) else None
        match under:
            case gotypes.Struct():
                keyed = [x.elem if isinstance(x, tree.KeyValueExpr) else x for x in e.elem_list]
                return 1 + sum([1 + self.expr(x) for x in keyed])
            case gotypes.Slice():
                return 2 + sum([self.expr(x, under.elem) for x in e.elem_list])
            case gotypes.Array():
                return 1 + sum([self.expr(x, under.elem) for x in e.elem_list])
        return 1 + sum([self.expr(x) for x in e.elem_list])

    # Calls.

    def _call(self, e: tree.CallExpr) -> int:
        if e.fun.mode == modes.TYPE_EXPR:
            return self._conversion(e)
        name = builtin_name(e.fun)
        if name:
            return self._builtin(e, name)
        func, receiver = called(e)
        fun = unparen(e.fun)
        if func is not None:
            total = 1 + self._arguments(e, func.signature) + 2 * _is_generic(func)
            total += 1 if receiver is None else self._receiver(fun, func)
            cost = self.costs.of(func)
            return total + (cost if cost <= BUDGET else _CALL)
        signature = _under(e.fun)
        arguments = self._arguments(e, signature) if isinstance(signature, gotypes.Signature) else 0
        literal = self.costs.values.of(fun)
        if isinstance(literal, tree.FuncLit):
            cost = self.costs.of_literal(literal)
            copied = cost if cost <= CLOSURE_BUDGET else _CALL
            return 1 + self.expr(fun) + arguments + copied
        extra = _CALL
        if isinstance(fun, tree.Name) and isinstance(fun.obj, Var):
            extra = _PARAMETER_CALL if fun.obj in self.signature.params.vars else _CALL
        if isinstance(fun, tree.SelectorExpr) and isinstance(fun.selection, Selection):
            hidden = fun.selection.kind == "method"
            return 1 + extra + arguments + self._selector(fun) - hidden
        return 1 + extra + arguments + self.expr(fun)

    def _receiver(self, fun: tree.Expr, func: Func) -> int:
        """The value whose method it is: its address, or what it points to, if need be."""
        assert isinstance(fun, tree.SelectorExpr)
        is_pointer = isinstance(_under(fun.x), gotypes.Pointer)
        hidden = len(fun.selection.path) - 1 if isinstance(fun.selection, Selection) else 0
        return self.expr(fun.x) + max(0, hidden) + (is_pointer != func.has_ptr_recv)

    def _arguments(self, e: tree.CallExpr, signature: gotypes.Signature) -> int:
        params = [v.typ for v in signature.params.vars]
        args = e.arg_list
        if not signature.variadic or e.has_dots:
            if len(args) == len(params):
                return sum([self.expr(x, typ) for x, typ in zip(args, params, strict=True)])
            return 4 * len(params) + 1 + sum([self.expr(x) for x in args])
        fixed = len(params) - 1
        last = params[-1].under()
        elem = last.elem if isinstance(last, gotypes.Slice) else None
        total = sum([self.expr(x, typ) for x, typ in zip(args, params[:fixed], strict=False)])
        more = args[fixed:]
        return total + (2 + sum([self.expr(x, elem) for x in more]) if more else 1)

    def _conversion(self, e: tree.CallExpr) -> int:
        x = e.arg_list[0]
        source, target = _under(x), _under(e)
        if isinstance(source, gotypes.Basic) and isinstance(target, gotypes.Basic):
            return (source.kind != target.kind) + self.expr(x)
        if isinstance(target, gotypes.Interface):
            return self.expr(x, target)
        return isinstance(target, gotypes.Basic) + isinstance(source, gotypes.Basic) + self.expr(x)

    def _builtin(self, e: tree.CallExpr, name: str) -> int:
        if name == "recover":
            return _NEVER
        args = [x for x in e.arg_list if x.mode != modes.TYPE_EXPR]
        if name == "panic":
            boxed = _becomes_interface(args[0], gotypes.EMPTY_INTERFACE)
            return 2 + self.expr(args[0]) + boxed - boxed
        total = 1 + sum([self.expr(x) for x in args])
        if name == "make" and not args and isinstance(_under(e), gotypes.Chan):
            total += 1
        if name == "append" and not e.has_dots:
            slice_ = _under(e)
            elem = slice_.elem if isinstance(slice_, gotypes.Slice) else None
            total += sum([_becomes_interface(x, elem) for x in args[1:]])
        return total


def _is_generic(func: Func) -> bool:
    """Does it get a dictionary of its type arguments?"""
    return bool(func.signature.tparams or func.signature.recv_tparams)


def _type(e: object) -> object:
    return e.type if isinstance(e, tree.Expr) else None


def _under(e: tree.Expr) -> object:
    return e.type.under() if isinstance(e.type, Type) else None


def _is_string(e: tree.Expr) -> bool:
    under = _under(e)
    return isinstance(under, gotypes.Basic) and under.kind == gotypes.STRING


def _summands(e: tree.Expr) -> list[tree.Expr]:
    e = unparen(e)
    if isinstance(e, tree.Operation) and e.op == "+" and e.y is not None and e.value is None:
        return [*_summands(e.x), *_summands(e.y)]
    return [e]


def _is_blank(e: tree.Expr) -> bool:
    return isinstance(e, tree.Name) and e.name == "_"


def _is_defined(e: tree.Expr) -> bool:
    """Is the name declared where it stands?"""
    return isinstance(e, tree.Name) and isinstance(e.obj, Var) and e.obj.pos == e.pos


def _becomes_interface(e: object, target: object) -> bool:
    if not isinstance(e, tree.Expr) or not isinstance(target, Type):
        return False
    if not isinstance(target.under(), gotypes.Interface) or isinstance(target, TypeParam):
        return False
    source = _under(e)
    is_nil = isinstance(e, tree.Name) and isinstance(e.obj, Nil)
    return source is not None and not is_nil and not isinstance(source, gotypes.Interface)
