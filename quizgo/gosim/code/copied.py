"""Which frames of a stack the compiler would have copied into the one below, and what it calls
their functions.

The machine here copies nothing; traces are printed as those of real Go all the same. A call is
copied if it is known at compile time what it calls, and that is cheap (see `inlining`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Func, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code.calls import builtin_name
from quizgo.gosim.code.children import children
from quizgo.gosim.code.flows import called
from quizgo.gosim.code.function import Function, Source
from quizgo.gosim.code.inlining import BUDGET, CALLED_ONCE, CLOSURE_BUDGET, Costs
from quizgo.gosim.code.instr import CALL, CALL_FUNC, CALL_METHOD, RESUME_PANIC, RUN_DEFERS, Instr
from quizgo.gosim.depth import deep_recursion
from quizgo.gosim.syntax import tree

_CALLS: Final = (CALL, CALL_FUNC, CALL_METHOD)
_DEEPEST: Final = 10
"""Arguments that are arguments of the caller in turn."""

Target = tree.Node | None
"""What a call is known to call: the FuncDecl or FuncLit, or the body of a range loop."""


class Shown(NamedTuple):
    """A frame as a trace shows it."""

    call: Instr
    name: str
    is_copied: bool
    has_arguments: bool


def shown(calls: Sequence[Instr]) -> list[Shown]:
    """The frames of a stack, innermost first, wrappers among them."""
    with deep_recursion():
        stack = _Stack(calls)
        return [stack.shown(i) for i in range(len(calls))]


class _Unit(NamedTuple):
    """What is known of a program."""

    costs: Costs
    sites: dict[int, tree.Node]
    """The calls, and ranges over functions, by their positions."""
    uses: dict[tree.Node, int]
    """At how many places a literal is called."""


@lru_cache(maxsize=2)
def _unit(file: tree.File) -> _Unit:
    costs = Costs(file)
    sites: dict[int, tree.Node] = {}
    uses: dict[tree.Node, int] = {}
    for node in _nodes(file):
        if isinstance(node, tree.CallExpr):
            sites[node.pos] = node
            literal = costs.values.of(node.fun)
            if isinstance(literal, tree.FuncLit):
                uses[literal] = uses.get(literal, 0) + 1
        elif isinstance(node, tree.ForStmt) and isinstance(node.init, tree.RangeClause):
            sites.setdefault(node.init.pos, node)
    return _Unit(costs, sites, uses)


def _nodes(file: tree.File) -> Iterator[tree.Node]:
    todo: list[tree.Node] = list(file.decl_list)
    while todo:
        node = todo.pop()
        yield node
        todo.extend(children(node))


def _within(body: tree.BlockStmt) -> Iterator[tree.Node]:
    """The nodes of a body, without those of literals in it."""
    todo: list[tree.Node] = [body]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(child for child in children(node) if not isinstance(child, tree.FuncLit))


class _Stack:
    def __init__(self, calls: Sequence[Instr]) -> None:
        self.calls = calls
        self.copied = [False] * len(calls)
        here: set[tree.Node] = set()
        """What has been copied into the function that really has the frame."""
        for i in range(len(calls) - 1, -1, -1):
            source = calls[i].function.source
            if source is not None and source.node not in here and self._is_copied(i, source):
                self.copied[i] = True
                here.add(source.node)
            else:
                here = set()

    def _is_copied(self, i: int, source: Source) -> bool:
        unit = _unit(source.file)
        if not self._is_reached(i) and self._target(i + 1, unit) is not source.node:
            return False
        match source.node:
            case tree.FuncDecl(obj=Func() as func):
                return unit.costs.of(func) <= BUDGET
            case tree.FuncLit() as literal:
                most = CALLED_ONCE if unit.uses.get(literal, 1) == 1 else CLOSURE_BUDGET
                return unit.costs.of_literal(literal) <= most
            case tree.ForStmt() as loop if source.signature is not None:
                return unit.costs.of_loop(loop, source.signature) <= CALLED_ONCE
        return False

    def _is_reached(self, i: int) -> bool:
        """Is it called by a wrapper? What `go` and `defer` call has one if it has arguments or
        results; so has the method of a value, for interfaces."""
        if self._is_started(i):
            function = self.calls[i].function
            has_more = function.params > function.captured or self._has_results(i)
            return has_more and not function.captured
        call = self.calls[i + 1]
        if call.function.is_wrapper:
            return call.op in _CALLS
        source = self.calls[i].function.source
        assert source is not None
        recv = source.signature.recv if source.signature is not None else None
        is_value = recv is not None and not isinstance(recv.typ.under(), gotypes.Pointer)
        return call.op == CALL_METHOD and is_value

    def _is_started(self, i: int) -> bool:
        """Does it run for a go or defer statement?"""
        if i + 1 == len(self.calls):
            return True
        below = self.calls[i + 1]
        return below.op in (RUN_DEFERS, RESUME_PANIC)

    def _has_results(self, i: int) -> bool:
        source = self.calls[i].function.source
        return (
            source is not None
            and source.signature is not None
            and bool(source.signature.results.vars)
        )

    def _target(self, i: int, unit: _Unit) -> Target:
        """What frame `i` calls, as far as the compiler knows."""
        if i == len(self.calls):
            return None
        call = self.calls[i]
        if call.function.source is None or call.op not in _CALLS:
            return None
        site = unit.sites.get(call.pos)
        if isinstance(site, tree.CallExpr) and not builtin_name(site.fun):
            return self._called(site, i)
        if isinstance(site, tree.ForStmt) and isinstance(site.init, tree.RangeClause):
            return self._value(site.init.x, i)
        return None

    def _called(self, e: tree.CallExpr, i: int) -> Target:
        func, _ = called(e)
        if func is not None:
            return func.decl
        fun = unparen(e.fun)
        if isinstance(fun, tree.SelectorExpr) and isinstance(fun.sel.obj, Func):
            return self._method(fun, i)
        return self._value(fun, i)

    def _value(self, e: tree.Expr, i: int, depth: int = 0) -> Target:
        """Which function an expression in the function of frame `i` always is."""
        source = self.calls[i].function.source
        if source is None or depth > _DEEPEST:
            return None
        e = _unit(source.file).costs.values.of(e)
        match e:
            case tree.FuncLit():
                return e
            case tree.Name(obj=Func() as func):
                return func.origin.decl
            case tree.Name(obj=Var() as v):
                given = self._argument(v, i)
                if isinstance(given, tree.ForStmt):
                    return given
                return None if given is None else self._value(given, i + 1, depth + 1)
            case tree.SelectorExpr(sel=tree.Name(obj=Func() as func)):
                return func.origin.decl if e.x.mode == modes.TYPE_EXPR else None
            case tree.CallExpr():
                return _made_by(e, _unit(source.file))
        return None

    def _argument(self, v: Var, i: int) -> tree.Expr | tree.ForStmt | None:
        """What the parameter is, if frame `i` is a copy in the one below, not in a wrapper."""
        source = self.calls[i].function.source
        if source is None or source.signature is None or not self.copied[i]:
            return None
        if self._is_started(i) or isinstance(source.node, tree.ForStmt):
            return None
        params = source.signature.params.vars
        unit = _unit(source.file)
        if v not in params or not unit.costs.values.is_constant(v):
            return None
        site = unit.sites.get(self.calls[i + 1].pos)
        if isinstance(site, tree.ForStmt):
            return site
        if isinstance(site, tree.CallExpr) and len(site.arg_list) == len(params):
            return site.arg_list[params.index(v)]
        return None

    def _method(self, fun: tree.SelectorExpr, i: int) -> Target:
        """The method of an interface whose dynamic type is known."""
        x: tree.Expr = fun.x
        for _ in range(_DEEPEST):
            source = self.calls[i].function.source
            if source is None:
                return None
            x = _unit(source.file).costs.values.of(x)
            if not _is_interface(x):
                return _declared_method(x, fun.sel.name)
            given = None
            if isinstance(x, tree.Name) and isinstance(x.obj, Var):
                given = self._argument(x.obj, i)
            if not isinstance(given, tree.Expr):
                return None
            x, i = given, i + 1
        return None

    # What is shown.

    def shown(self, i: int) -> Shown:
        call = self.calls[i]
        function = call.function
        has_arguments = function.params > (0 if self._is_literal_called(i) else function.captured)
        return Shown(call, self._named(function, i), self.copied[i], has_arguments)

    def _is_literal_called(self, i: int) -> bool:
        """Is a literal called where it stands? It gets what it captures as arguments."""
        source = self.calls[i].function.source
        if source is None or i + 1 == len(self.calls) or self._is_started(i):
            return False
        site = _unit(source.file).sites.get(self.calls[i + 1].pos)
        return isinstance(site, tree.CallExpr) and unparen(site.fun) is source.node

    def _named(self, function: Function, i: int) -> str:
        source = function.source
        if source is None or source.outer is None or not isinstance(source.node, tree.FuncLit):
            return function.name
        outer = source.outer
        separator = ".func" if self._was_made_in_declared(outer, i) else "."
        return f"{self._named(outer, i)}{separator}{source.number}"

    def _was_made_in_declared(self, outer: Function, i: int) -> bool:
        """Was the function that made a literal a declared one, or copied into such a one?"""
        for k in range(i + 1, len(self.calls)):
            if self.calls[k].function is outer:
                while self.copied[k] and not self._is_started(k):
                    k += 1
                return not self.copied[k] and _is_declared(self.calls[k].function)
        return _is_declared(outer) or _is_called_where_it_stands(outer)


def _is_declared(function: Function) -> bool:
    return function.source is None or not isinstance(function.source.node, tree.FuncLit)


def _is_called_where_it_stands(function: Function) -> bool:
    source = function.source
    if source is None or not isinstance(source.node, tree.FuncLit) or source.outer is None:
        return True
    unit = _unit(source.file)
    if unit.uses.get(source.node) != 1 or unit.costs.of_literal(source.node) > CALLED_ONCE:
        return False
    return _is_called_where_it_stands(source.outer)


def _is_interface(e: tree.Expr) -> bool:
    return isinstance(e.type, Type) and isinstance(e.type.under(), gotypes.Interface)


def _declared_method(x: tree.Expr, name: str) -> Target:
    from quizgo.gosim.check.lookup import lookup_field_or_method

    if not isinstance(x.type, Type):
        return None
    found = lookup_field_or_method(x.type, False, None, name)
    return found.obj.origin.decl if isinstance(found.obj, Func) else None


def _made_by(e: tree.CallExpr, unit: _Unit) -> Target:
    """The literal that a function with one return statement returns."""
    func, _ = called(e)
    if func is None or func.decl is None or func.decl.body is None or unit.costs.of(func) > BUDGET:
        return None
    body = func.decl.body
    returns = [node for node in _within(body) if isinstance(node, tree.ReturnStmt)]
    if len(returns) != 1 or body.stmt_list[-1] is not returns[0]:
        return None
    results = unpack(returns[0].results)
    made = unparen(results[0]) if len(results) == 1 else None
    return made if isinstance(made, tree.FuncLit) else None
