"""Functions that the compiler makes: method values and expressions, promoted methods, and the
calls of go and defer statements that are no plain calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.lookup import Found
from quizgo.gosim.check.objects import Func, Selection
from quizgo.gosim.check.operand import TYPE_EXPR, VARIABLE
from quizgo.gosim.check.types import Signature, Type
from quizgo.gosim.code import calls, instr
from quizgo.gosim.code.builder import HANDLE, Builder
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Method
from quizgo.gosim.syntax import tree

if TYPE_CHECKING:
    from quizgo.gosim.code.program import Program

Write = Callable[[Builder, list[Operand]], Sequence[Operand]]
"""Writes a wrapper's body, given its parameters; gives the results."""


def make(program: Program, name: str, params: int, write: Write, *, pos: int = 0) -> Function:
    """A wrapper with that many parameters (captured variables included)."""

    def build(function: Function) -> None:
        pkg = program.main_package
        b = Builder(program, function, pkg, None)
        b.pos = pos
        given: list[Operand] = [b.new() for _ in range(params)]
        results = write(b, given)
        b.control(instr.RETURN, -1, *results)
        function.body = b.body
        function.size = b.size
        program.finish(function)

    function = Function(name, params, build)
    function.is_wrapper = True
    function.pos = pos
    return function


def _result_registers(b: Builder, signature: Signature) -> int | tuple[int, ...]:
    count = len(signature.results.vars)
    if count == 0:
        return -1
    return b.new() if count == 1 else tuple(b.new() for _ in range(count))


def _as_list(into: int | tuple[int, ...]) -> list[Operand]:
    if isinstance(into, tuple):
        return list(into)
    return [] if into < 0 else [into]


def _forwarded(
    b: Builder, callee: calls.Callee, args: list[Operand], signature: Signature
) -> list[Operand]:
    into = _result_registers(b, signature)
    calls.emit(b, callee, args, into)
    return _as_list(into)


def interface_method(program: Program, typ: Type, found: Found) -> Method:
    """How an interface call reaches a method of a value of the type `typ`."""
    func = found.obj
    assert isinstance(func, Func)
    under = typ.under()
    is_pointer = isinstance(under, gotypes.Pointer)
    if not found.path and is_pointer == func.has_ptr_recv and not calls.is_native(func):
        rtype = program.types.of(typ)
        return Method(program.method(func, typ), rtype if rtype.is_composite else None)
    signature = func.signature
    count = 1 + len(signature.params.vars)

    def write(b: Builder, params: list[Operand]) -> list[Operand]:
        if isinstance(under, gotypes.Pointer) and not found.path:
            b.do("wrapcheck", params[0], Const(_wrap_text(func)))
        callee = calls.method_callee(b, params[0], typ, func, found.path, 0)
        return _forwarded(b, callee, params[1:], signature)

    return Method(make(program, func.full_name, count, write), None)


def _wrap_text(func: Func) -> str:
    """As panicwrap in the runtime says it."""
    owner, _, name = func.full_name.rpartition(".")
    return f"value method {owner}.{name} called using nil *{owner.split('.')[-1]} pointer"


def method_value(b: Builder, e: tree.SelectorExpr, selection: Selection) -> Operand:
    """`x.M` as a function value: the receiver is evaluated and kept now."""
    from quizgo.gosim.code import exprs, places

    func = selection.obj
    assert isinstance(func, Func)
    signature = b.type_of(e).under()
    assert isinstance(signature, Signature)
    base = selection.recv
    if calls._wants_address(b, func, base, selection.path):
        operand = places.address(b, e.x)
        base = gotypes.Pointer(base)
    else:
        operand = exprs.expr(b, e.x)
    callee = calls.method_callee(b, operand, base, func, selection.path, e.pos)
    return _bound(b, callee, signature)


def _bound(b: Builder, callee: calls.Callee, signature: Signature) -> Operand:
    """A closure that calls the method of the receiver it keeps."""
    if callee.interface is not None:
        return bound_interface(b, callee.interface, callee.name, signature)
    assert callee.receiver is not None
    assert callee.function is not None
    count = len(signature.params.vars)
    receiver_type = callee.func.signature.recv if callee.func is not None else None
    assert receiver_type is not None

    def write(inner: Builder, params: list[Operand]) -> list[Operand]:
        receiver = params[-1]
        if not callee.func.has_ptr_recv:  # type: ignore[union-attr]
            receiver = inner.op("move", receiver)
        return _forwarded(inner, callee._replace(receiver=receiver), params[:-1], signature)

    name = f"{callee.function.name}-fm"
    wrapper = make(b.program, name, count + 1, write, pos=b.pos)
    b.charge(HANDLE + 8)
    return b.op("closure", Const(wrapper), callee.receiver)


def bound_interface(b: Builder, receiver: Operand, name: str, signature: Signature) -> Operand:
    """A closure that calls the method of the interface value it keeps. A nil one panics now."""
    count = len(signature.params.vars)

    def write(inner: Builder, params: list[Operand]) -> list[Operand]:
        callee = calls.Callee(None, None, params[-1], name, None, None)
        return _forwarded(inner, callee, params[:-1], signature)

    wrapper = make(b.program, f"{name}-fm", count + 1, write, pos=b.pos)
    checked = b.op("nilcheck", receiver)
    b.charge(HANDLE + 8)
    return b.op("closure", Const(wrapper), checked)


def checked_by_goroutine(b: Builder, target: Operand, args: int) -> Operand:
    """The function value of a go statement that gives arguments or drops results: Go makes a
    function of such a call, and a nil value is found in the new goroutine."""

    def write(inner: Builder, params: list[Operand]) -> list[Operand]:
        inner.do("nilcheck", Const(None))
        return []

    function = make(b.program, f"{b.function.name}.gowrap1", args, write, pos=b.pos)
    function.lines = b.function.lines
    function.is_wrapper = False
    return b.op("callable", target, Const(function))


def method_expression(b: Builder, e: tree.SelectorExpr, selection: Selection) -> Operand:
    """`T.M`: a function whose first parameter is the receiver."""
    func = selection.obj
    assert isinstance(func, Func)
    signature = b.type_of(e).under()
    assert isinstance(signature, Signature)
    typ = selection.recv

    def write(inner: Builder, params: list[Operand]) -> list[Operand]:
        under = typ.under()
        if isinstance(under, gotypes.Pointer) and not selection.path and not func.has_ptr_recv:
            inner.do("wrapcheck", params[0], Const(_wrap_text(func)))
        callee = calls.method_callee(inner, params[0], typ, func, selection.path, e.pos)
        return _forwarded(inner, callee, params[1:], signature)

    wrapper = make(b.program, func.full_name, len(signature.params.vars), write, pos=e.pos)
    return Const(b.program.closure_of(wrapper))


def deferred_builtin(b: Builder, e: tree.CallExpr, name: str) -> tuple[Operand, list[Operand]]:
    """`defer close(c)`, `go print(x)`: a function that calls the builtin, and its arguments."""
    from quizgo.gosim.check.objects import LOCAL_VAR, Var
    from quizgo.gosim.code import exprs, gobuiltins

    variables: list[Var] = []
    given: list[Operand] = []
    names: list[tree.Expr] = []
    for x in e.arg_list:
        if x.mode == TYPE_EXPR or x.value is not None or exprs.is_nil(x):
            names.append(x)
            continue
        typ = gotypes.EMPTY_INTERFACE if name == "panic" else b.type_of(x)
        given.append(exprs.value(b, x, typ))
        v = Var(x.pos, None, "", typ, kind=LOCAL_VAR)
        variables.append(v)
        stand_in = tree.Name(x.pos, "")
        stand_in.obj = v
        stand_in.type = typ
        stand_in.mode = VARIABLE
        names.append(stand_in)
    copy = tree.CallExpr(e.pos, e.fun, names, e.has_dots)
    copy.type, copy.mode = e.type, e.mode
    outer = b

    def write(inner: Builder, params: list[Operand]) -> list[Operand]:
        from quizgo.gosim.code.builder import Home, Place

        inner.subst = outer.subst
        for v, param in zip(variables, params, strict=True):
            assert isinstance(param, int)
            inner.places[v] = Place(Home.REGISTER, param)
        gobuiltins.call(inner, copy, name, -2)
        return []

    wrapper = make(b.program, f"{b.function.name}.{name}", len(given), write, pos=e.pos)
    return Const(wrapper), given
