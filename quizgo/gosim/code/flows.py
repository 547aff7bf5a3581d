"""Where the values of a function go, as far as slices are concerned: which of them stay in it.

A small part of Go's escape analysis: local variables are the places, and what is stored behind a
pointer, in a map, a channel, an interface's box or a closure is lost to the heap. It errs towards
the heap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from types import UnionType

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.escape import root_variable
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Func, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import calls
from quizgo.gosim.code.children import children
from quizgo.gosim.syntax import tree


class Sink(Enum):
    """Where a value is no longer this function's."""

    HEAP = auto()
    RESULT = auto()


Place = Var | Sink | None
"""None: the value is looked at, and gone."""

_KEEPS_NOTHING = frozenset(("sort", "strings", "strconv", "slices", "bytes", "unicode/utf8"))
"""Packages whose functions at most return what they are given."""

Leaks = Callable[[Func], list[Sink | None]]
"""Where a function leaves each of its arguments, a receiver first."""


class Flows:
    """What the statements of one body let flow where; literals in it not looked into."""

    def __init__(self, leaks: Leaks) -> None:
        self._leaks = leaks
        self._edges: dict[Var, set[Var | Sink]] = {}
        self.made: list[tuple[tree.CallExpr, Place]] = []
        """Appends, and conversions of strings to slices, with where their slices go."""

    def sinks(self, place: Place) -> set[Sink]:
        """Where a value in that place may end."""
        seen: set[Var | Sink] = set()
        todo = [] if place is None else [place]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                if isinstance(at, Var):
                    todo.extend([Sink.HEAP] if _is_shared(at) else self._edges.get(at, ()))
        return {at for at in seen if isinstance(at, Sink)}

    def statement(self, node: tree.Node) -> None:
        """Follow a statement and what is in it."""
        match node:
            case tree.AssignStmt(rhs=rhs) if rhs is not None:
                keeps = node.op in ("", ":=")
                self._assign(unpack(node.lhs), unpack(rhs), keeps=keeps)
            case tree.VarDecl(values=values) if values is not None:
                self._assign(list(node.name_list), unpack(values), keeps=True)
            case tree.ReturnStmt(results=results) if results is not None:
                for e in unpack(results):
                    self.expr(e, Sink.RESULT)
            case tree.SendStmt():
                self.expr(node.chan, None)
                self.expr(node.value, Sink.HEAP)
            case tree.CallStmt():
                for child in children(node.call):
                    if isinstance(child, tree.Expr):
                        self.expr(child, Sink.HEAP)
            case tree.TypeSwitchGuard():
                self.expr(node.x, Sink.HEAP)
            case _:
                for child in children(node):
                    if isinstance(child, tree.Expr):
                        self.expr(child, None)
                    else:
                        self.statement(child)

    def _assign(self, lhs: list[tree.Expr], rhs: list[tree.Expr], *, keeps: bool) -> None:
        for e in lhs:
            if not isinstance(e, tree.Name):
                self.expr(e, None)
        if len(lhs) != len(rhs):
            place: Place = None if isinstance(rhs[0], tree.IndexExpr) else Sink.HEAP
            self.expr(rhs[0], place)
            return
        for left, right in zip(lhs, rhs, strict=True):
            self.expr(right, _left_place(left) if keeps else None)

    def expr(self, e: tree.Expr, place: Place) -> None:
        """Follow an expression whose value goes to that place."""
        if place is not None and not _may_refer(e):
            place = None
        match e:
            case tree.Name(obj=Var() as v):
                if place is not None:
                    self._edges.setdefault(v, set()).add(place)
            case tree.ParenExpr() | tree.AssertExpr():
                self.expr(e.x, place)
            case tree.SliceExpr():
                self.expr(e.x, place)
                for index in e.index:
                    if index is not None:
                        self.expr(index, None)
            case tree.IndexExpr():
                self.expr(e.x, place if _is(e.x, gotypes.Array) else None)
                self.expr(e.index, None)
            case tree.SelectorExpr():
                self.expr(e.x, place if _is(e.x, gotypes.Struct) else None)
            case tree.CompositeLit():
                inside = place if _is(e, gotypes.Struct | gotypes.Array) else Sink.HEAP
                for elem in e.elem_list:
                    self.expr(elem.elem if isinstance(elem, tree.KeyValueExpr) else elem, inside)
            case tree.Operation(op="&", y=None):
                self._address(e.x, place)
            case tree.Operation():
                self.expr(e.x, None)
                if e.y is not None:
                    self.expr(e.y, None)
            case tree.CallExpr():
                self._call(e, place)
            case tree.FuncLit():
                pass
            case _:
                for child in children(e):
                    if isinstance(child, tree.Expr):
                        self.expr(child, None)

    def _address(self, e: tree.Expr, place: Place) -> None:
        while isinstance(e, tree.ParenExpr):
            e = e.x
        if isinstance(e, tree.CompositeLit):
            self.expr(e, Sink.RESULT if place is Sink.RESULT else Sink.HEAP)
        elif isinstance(e, tree.IndexExpr) and _is(e.x, gotypes.Slice):
            self.expr(e.x, Sink.HEAP if place is None else place)
            self.expr(e.index, None)
        else:
            self.expr(e, Sink.HEAP)

    def _call(self, e: tree.CallExpr, place: Place) -> None:
        if e.fun.mode == modes.TYPE_EXPR:
            self._conversion(e, place)
            return
        name = calls.builtin_name(e.fun)
        if name == "append":
            self.made.append((e, place))
            self.expr(e.arg_list[0], place)
            for arg in e.arg_list[1:]:
                self.expr(arg, None if e.has_dots else Sink.HEAP)
        elif name:
            for arg in e.arg_list:
                if arg.mode != modes.TYPE_EXPR:
                    self.expr(arg, Sink.HEAP if name == "panic" else None)
        else:
            for arg, sink in self._given(e):
                self.expr(arg, place if sink is Sink.RESULT else sink)

    def _conversion(self, e: tree.CallExpr, place: Place) -> None:
        arg = e.arg_list[0]
        if _is(e, gotypes.Slice) and not _is(arg, gotypes.Slice):
            self.made.append((e, place))
            place = None
        self.expr(arg, place)

    def _given(self, e: tree.CallExpr) -> Iterator[tuple[tree.Expr, Sink | None]]:
        """What a call is given, a receiver first, and where the function leaves it."""
        func, receiver = called(e)
        args = e.arg_list
        if func is None:
            yield from ((arg, Sink.HEAP) for arg in (e.fun, *args))
            return
        if func.pkg is not None and func.pkg.path in _KEEPS_NOTHING:
            given = args if receiver is None else [receiver, *args]
            yield from ((arg, Sink.RESULT) for arg in given)
            return
        sinks = self._leaks(func)
        if receiver is not None:
            yield receiver, sinks[0]
        sinks = sinks[len(sinks) - len(func.signature.params.vars) :]
        last = len(sinks) - 1
        for i, arg in enumerate(args):
            packed = func.signature.variadic and not e.has_dots and i >= last
            yield arg, Sink.HEAP if packed else sinks[min(i, last)]


def called(e: tree.CallExpr) -> tuple[Func | None, tree.Expr | None]:
    """The declared function or method that a call is of, if that is known, and its receiver."""
    fun = e.fun
    while isinstance(fun, tree.ParenExpr):
        fun = fun.x
    func = calls.declared(fun)
    if func is not None:
        return func.origin, None
    if not isinstance(fun, tree.SelectorExpr) or fun.x.mode == modes.TYPE_EXPR:
        return None, None
    if isinstance(fun.sel.obj, Func):
        method = fun.sel.obj.origin
        recv = method.signature.recv
        if recv is not None and not isinstance(recv.typ.under(), gotypes.Interface):
            return method, fun.x
    return None, None


def _left_place(e: tree.Expr) -> Place:
    """Where an assignment to a left side leaves its value."""
    if isinstance(e, tree.Name) and e.name == "_":
        return None
    return root_variable(e) or Sink.HEAP


def _is_shared(v: Var) -> bool:
    return v.is_package_level or v.escapes


def _is(e: tree.Expr, kind: type[Type] | UnionType) -> bool:
    return isinstance(e.type, Type) and isinstance(e.type.under(), kind)


def _may_refer(e: tree.Expr) -> bool:
    """Could the value hold a reference to a slice's elements?"""
    return e.value is None and not _is(e, gotypes.Basic)
