"""Calls: of declared functions, methods, function values, natives; go and defer."""

from __future__ import annotations

from typing import Final, NamedTuple, cast

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import Builtin, Func, PkgName
from quizgo.gosim.check.types import Signature, Type
from quizgo.gosim.code import convert, instr, places
from quizgo.gosim.code.builder import Builder
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.code.runtimetypes import kind_of, method_key
from quizgo.gosim.syntax import tree

_BYTES_OF_STEP: Final = 5
"""Bytes that a native looks at in the time of a step: two to this power."""
_SHARED: Final = ("sync", "sync/atomic")
"""Packages whose natives work on what other goroutines see."""
FEW_VALUES: Final = 100
"""Calls and returns with more take a step for each."""


class Callee(NamedTuple):
    """What is called: one of these."""

    function: Function | None
    """A function known now; `receiver` is its first argument if it is a method."""
    closure: Operand | None
    """A function value."""
    interface: Operand | None
    """An interface, whose method is called by name."""
    name: str
    func: Func | None
    receiver: Operand | None


def call(b: Builder, e: tree.CallExpr, dst: int = -2) -> Operand:
    """A call with one result, or none (then the operand means nothing)."""
    if e.fun.mode == modes.TYPE_EXPR:
        return convert.conversion(b, e, dst)
    name = builtin_name(e.fun)
    if name:
        from quizgo.gosim.code import gobuiltins

        return gobuiltins.call(b, e, name, dst)
    signature = signature_of(b, e)
    count = len(signature.results.vars)
    into = b.new() if count == 1 else -1
    _call(b, e, signature, into)
    return into if count == 1 else Const(None)


def call_many(b: Builder, e: tree.CallExpr) -> list[Operand]:
    """A call with several results."""
    signature = signature_of(b, e)
    into = tuple(b.new() for _ in signature.results.vars)
    _call(b, e, signature, into)
    return list(into)


def builtin_name(fun: tree.Expr) -> str:
    while isinstance(fun, tree.ParenExpr):
        fun = fun.x
    if isinstance(fun, tree.Name) and isinstance(fun.obj, Builtin):
        return fun.obj.name
    if isinstance(fun, tree.SelectorExpr) and isinstance(fun.sel.obj, Builtin):
        return fun.sel.obj.name
    return ""


def signature_of(b: Builder, e: tree.CallExpr) -> Signature:
    signature = b.type_of(e.fun).under()
    assert isinstance(signature, Signature), e.fun
    return signature


def _call(b: Builder, e: tree.CallExpr, signature: Signature, into: int | tuple[int, ...]) -> None:
    callee, args = _evaluated(b, e, signature)
    b.pos = e.pos
    emit(b, callee, args, into)


def _evaluated(b: Builder, e: tree.CallExpr, signature: Signature) -> tuple[Callee, list[Operand]]:
    """What is called, with which arguments: a receiver and a function value are operands as the
    arguments are, which calls among these precede."""
    from quizgo.gosim.code import order

    if not _is_spread(b, e):
        order.lift(b, (e.fun, *e.arg_list))
    elif not order.has_call(e.fun):
        args = arguments(b, e, signature)
        return find_callee(b, e.fun), args
    callee = find_callee(b, e.fun)
    return callee, arguments(b, e, signature)


def emit(b: Builder, callee: Callee, args: list[Operand], into: int | tuple[int, ...]) -> None:
    """The call itself."""
    if callee.receiver is not None:
        args = [callee.receiver, *args]
    if len(args) > FEW_VALUES:
        b.do("spend", Const(len(args)))
    if callee.interface is not None:
        control = b.control(instr.CALL_METHOD, into, callee.interface, *args)
        control.name = callee.name
    elif callee.closure is not None:
        b.control(instr.CALL_FUNC, into, callee.closure, *args)
    elif callee.func is not None and is_native(callee.func):
        call_native(b, callee.func, args, into)
    else:
        control = b.control(instr.CALL, into, *args)
        control.callee = callee.function


def is_native(func: Func) -> bool:
    decl = func.origin.decl
    return decl is not None and decl.body is None


def call_native(b: Builder, func: Func, args: list[Operand], into: int | tuple[int, ...]) -> None:
    native, hosted, steps = b.program.native(func.origin)
    _spend_on_arguments(b, func, args)
    if steps:
        b.do("weigh", Const(steps))
    if hosted:
        control = b.control(instr.CALL_NATIVE, into, *args)
        control.native = native
        return
    op = "native.shared" if func.pkg is not None and func.pkg.path in _SHARED else "native"
    if isinstance(into, int):
        if into < 0:
            b.do(op, Const(native), *args)
        else:
            b.op(op, Const(native), *args, dst=into)
    else:
        from quizgo.gosim.code.ir import Op

        b.body.items.append(Op(op, into, (Const(native), *args), b.pos))


def _spend_on_arguments(b: Builder, func: Func, args: list[Operand]) -> None:
    """A native that looks at all of a long text or slice counts for more than a step."""
    params = func.signature.params.vars
    for v, operand in zip(params, args[len(args) - len(params) :], strict=True):
        if isinstance(operand, Const):
            continue
        kind = kind_of(v.typ.under())
        if kind is Kind.STRING:
            b.do("spend.string", operand, Const(_BYTES_OF_STEP))
        elif kind is Kind.SLICE:
            b.do("spend.slice", operand)
        elif kind is Kind.INTERFACE:
            b.do("spend.iface", operand)


def find_callee(b: Builder, fun: tree.Expr) -> Callee:
    """What a call's function expression means; a receiver or function value is evaluated."""
    while isinstance(fun, tree.ParenExpr):
        fun = fun.x
    func = declared(fun)
    if func is not None:
        targs = instance_args(b, fun)
        return Callee(b.program.function(func, targs), None, None, "", func, None)
    if isinstance(fun, tree.SelectorExpr) and fun.selection is not None:
        selection = b.program.selection(b, fun)
        if selection.kind == "method":
            from quizgo.gosim.code import exprs

            assert isinstance(selection.obj, Func)
            base = selection.recv
            x = fun.x
            if _wants_address(b, selection.obj, base, selection.path):
                operand = places.address(b, x)
                base = gotypes.Pointer(base)
            else:
                operand = exprs.expr(b, x)
            targs = [b.typ(t) for t in cast("list[Type]", fun.targs or [])]
            return method_callee(b, operand, base, selection.obj, selection.path, fun.pos, targs)
    from quizgo.gosim.code import exprs

    return Callee(None, b.kept(exprs.expr(b, fun)), None, "", None, None)


def declared(fun: tree.Expr) -> Func | None:
    """The declared function that an expression names, if it does."""
    match fun:
        case tree.Name():
            return fun.obj if isinstance(fun.obj, Func) else None
        case tree.SelectorExpr() if isinstance(fun.x, tree.Name):
            if isinstance(fun.x.obj, PkgName) and isinstance(fun.sel.obj, Func):
                return fun.sel.obj
        case tree.IndexExpr():
            return declared(fun.x)
        case tree.ParenExpr():
            return declared(fun.x)
    return None


def instance_args(b: Builder, fun: tree.Expr) -> list[Type]:
    while isinstance(fun, tree.ParenExpr):
        fun = fun.x
    assert isinstance(fun, tree.Name | tree.SelectorExpr | tree.IndexExpr)
    targs = fun.targs
    if not targs and isinstance(fun, tree.IndexExpr):
        return instance_args(b, fun.x)
    return [b.typ(t) for t in cast("list[Type]", targs or [])]


def _wants_address(b: Builder, func: Func, base: Type, path: tuple[int, ...]) -> bool:
    """Whether a pointer method is called on something that is no pointer yet: `x.f.M()`."""
    if not func.has_ptr_recv or isinstance(base.under(), gotypes.Pointer):
        return False
    typ = base
    for index in path:
        under = typ.under()
        if isinstance(under, gotypes.Pointer):
            return False
        assert isinstance(under, gotypes.Struct)
        typ = under.fields[index].typ
    return not isinstance(typ.under(), gotypes.Pointer)


def method_callee(
    b: Builder,
    operand: Operand,
    typ: Type,
    func: Func,
    path: tuple[int, ...],
    pos: int,
    targs: list[Type] | None = None,
) -> Callee:
    """The method `func`, found by way of `path`, of a value (or pointer) of type `typ`."""
    from quizgo.gosim.code import exprs

    b.pos = pos
    for index in path[:-1] if path else ():
        operand, typ = _step(b, operand, typ, index)
    if path:
        operand, typ = _last_step(b, operand, typ, path[-1], func)
    under = typ.under()
    if isinstance(under, gotypes.Interface):
        return Callee(None, None, operand, method_key(func.name, func.pkg), None, None)
    is_pointer = isinstance(under, gotypes.Pointer)
    if is_pointer and not func.has_ptr_recv:
        assert isinstance(under, gotypes.Pointer)
        rtype = b.rtype(under.elem)
        operand = b.op("nilcheck" if rtype.is_composite else "load", operand)
        typ = under.elem
        is_pointer = False
    if not is_pointer:
        operand = b.copied(operand, b.rtype(typ))
    function = b.program.method(func, typ, targs or [])
    del exprs
    return Callee(function, None, None, "", func, operand)


def _step(b: Builder, operand: Operand, typ: Type, index: int) -> tuple[Operand, Type]:
    under = typ.under()
    if isinstance(under, gotypes.Pointer):
        under = under.elem.under()
    assert isinstance(under, gotypes.Struct)
    return b.op("field", operand, Const(index)), under.fields[index].typ


def _last_step(
    b: Builder, operand: Operand, typ: Type, index: int, func: Func
) -> tuple[Operand, Type]:
    """To the embedded field that has the method: its address for pointer methods."""
    under = typ.under()
    is_pointer = isinstance(under, gotypes.Pointer)
    struct = under.elem.under() if isinstance(under, gotypes.Pointer) else under
    assert isinstance(struct, gotypes.Struct)
    field = struct.fields[index].typ
    wants_pointer = func.has_ptr_recv and not isinstance(
        field.under(), gotypes.Pointer | gotypes.Interface
    )
    del is_pointer
    if not wants_pointer:
        return b.op("field", operand, Const(index)), field
    if b.rtype(field).is_composite:
        return b.op("field", operand, Const(index)), gotypes.Pointer(field)
    return b.op("ref.field", operand, Const(index)), gotypes.Pointer(field)


# Arguments.


def arguments(b: Builder, e: tree.CallExpr, signature: Signature) -> list[Operand]:
    """The arguments, as the parameters want them; those of `...` in a slice."""
    from quizgo.gosim.code import exprs

    params = [b.typ(v.typ) for v in signature.params.vars]
    args = e.arg_list
    if _is_spread(b, e):
        return _spread(b, args[0], params, signature.variadic, e.has_dots)
    if not signature.variadic or e.has_dots:
        return exprs.values(b, list(zip(args, params, strict=True)))
    fixed = len(params) - 1
    last = params[-1].under()
    assert isinstance(last, gotypes.Slice)
    wanted = [*params[:fixed], *[last.elem] * (len(args) - fixed)]
    given = exprs.values(b, list(zip(args, wanted, strict=True)))
    return [*given[:fixed], packed(b, given[fixed:], last.elem)]


def _is_spread(b: Builder, e: tree.CallExpr) -> bool:
    """Is it `f(g())` where g has several results?"""
    args = e.arg_list
    return len(args) == 1 and is_call(args[0]) and isinstance(b.type_of(args[0]), gotypes.Tuple)


def packed(b: Builder, items: list[Operand], elem: Type) -> Operand:
    """The slice that a variadic parameter gets."""
    if not items:
        return Const(b.types.nil_slice)
    return b.op("slice.lit", Const(b.rtype(elem)), *items)


def is_call(e: tree.Expr) -> bool:
    while isinstance(e, tree.ParenExpr):
        e = e.x
    return isinstance(e, tree.CallExpr)


def _spread(
    b: Builder, e: tree.Expr, params: list[Type], variadic: bool, has_dots: bool
) -> list[Operand]:
    """`f(g())` where g has several results."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    assert isinstance(e, tree.CallExpr)
    results = b.type_of(e)
    assert isinstance(results, gotypes.Tuple)
    given = call_many(b, e)
    types = [b.typ(v.typ) for v in results.vars]
    if not variadic or has_dots:
        return [
            convert.to_interface(b, x, s, t) for x, s, t in zip(given, types, params, strict=True)
        ]
    fixed = len(params) - 1
    last = params[-1].under()
    assert isinstance(last, gotypes.Slice)
    wanted = [*params[:fixed], *[last.elem] * (len(given) - fixed)]
    converted = [
        convert.to_interface(b, x, s, t) for x, s, t in zip(given, types, wanted, strict=True)
    ]
    return [*converted[:fixed], packed(b, converted[fixed:], last.elem)]


# go and defer.


def go_or_defer(b: Builder, s: tree.CallStmt) -> None:
    """`go call`, `defer call`: function and arguments are evaluated now."""
    from quizgo.gosim.code import wrappers

    e = s.call
    while isinstance(e, tree.ParenExpr):
        e = e.x
    assert isinstance(e, tree.CallExpr)
    op = instr.GO if s.tok == "go" else instr.DEFER
    name = builtin_name(e.fun)
    if name or e.fun.mode == modes.TYPE_EXPR:
        closure, args = wrappers.deferred_builtin(b, e, name)
        b.pos = s.pos
        b.control(op, -1, closure, *args)
        return
    signature = signature_of(b, e)
    if op == instr.GO and isinstance(e.fun, tree.FuncLit):
        _go_literal(b, s, e.fun, e)
        return
    callee, args = _evaluated(b, e, signature)
    b.pos = s.pos
    if callee.interface is not None:
        closure = wrappers.bound_interface(b, callee.interface, callee.name, signature)
        b.control(op, -1, closure, *args)
        return
    if callee.receiver is not None:
        args = [callee.receiver, *args]
    target: Operand | None = callee.closure
    if target is None:
        target = Const(callee.function)
    elif op == instr.GO and (args or signature.results.vars):
        target = wrappers.checked_by_goroutine(b, target, len(args))
    b.control(op, -1, target, *args)


def _go_literal(b: Builder, s: tree.CallStmt, fun: tree.FuncLit, e: tree.CallExpr) -> None:
    """`go func() { … }()`: what the literal captures goes to the goroutine's registers; nobody else
    would use the closure."""
    from quizgo.gosim.code import exprs, order

    signature = signature_of(b, e)
    order.lift(b, e.arg_list)
    function, homes = exprs.literal(b, fun)
    target: Operand = Const(function)
    if homes:
        # It takes as long as any other function value: one is made, and kept meanwhile.
        target = b.kept(b.op("move", target))
    args = arguments(b, e, signature)
    b.pos = s.pos
    if args or signature.results.vars:
        target = b.op("move", target)  # others are looked at: they may be nil
    b.control(instr.GO, -1, target, *args, *homes)


__all__ = ["Callee", "Kind", "call", "call_many", "go_or_defer"]
