"""The predeclared functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import assigns, convert, exprs, instr, places
from quizgo.gosim.code.builder import Builder
from quizgo.gosim.code.ir import NIL, ZERO, Const, Operand
from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.syntax import tree

Rule = Callable[[Builder, tree.CallExpr, int], Operand]


def call(b: Builder, e: tree.CallExpr, name: str, dst: int) -> Operand:
    return _RULES[name](b, e, dst)


def _given(b: Builder, e: tree.CallExpr, wanted: Callable[[int], Type | None]) -> list[Operand]:
    """The arguments; those of `append(f())` are the results of the call. `wanted` gives the type
    of each; None: its own."""
    args = e.arg_list
    if len(args) == 1 and isinstance(b.type_of(args[0]), gotypes.Tuple):
        given, types = assigns.several(b, args[0])
    else:
        types = [b.type_of(x) for x in args]
        pairs = [(x, wanted(i) or types[i]) for i, x in enumerate(args)]
        return exprs.values(b, pairs)
    return [
        convert.to_interface(b, x, t, wanted(i) or t)
        for i, (x, t) in enumerate(zip(given, types, strict=True))
    ]


def _types(b: Builder, e: tree.CallExpr) -> list[Type]:
    """The types of the arguments."""
    args = e.arg_list
    first = b.type_of(args[0]) if args else None
    if len(args) == 1 and isinstance(first, gotypes.Tuple):
        return [b.typ(v.typ) for v in first.vars]
    return [b.type_of(x) for x in args]


def _slot_type(b: Builder, e: tree.Expr) -> tuple[RType, Type]:
    typ = b.type_of(e)
    return b.rtype(typ), typ


def _length(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _measure(b, e, "len", dst)


def _capacity(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _measure(b, e, "cap", dst)


def _measure(b: Builder, e: tree.CallExpr, what: str, dst: int) -> Operand:
    x = e.arg_list[0]
    rtype, _ = _slot_type(b, x)
    operand = exprs.expr(b, x)
    b.pos = e.pos
    if rtype.kind is Kind.POINTER:
        assert rtype.elem is not None
        return Const(rtype.elem.length)
    if rtype.kind is Kind.ARRAY:
        return Const(rtype.length)
    return b.op(f"{what}.{rtype.kind.name.lower()}", operand, dst=dst)


def _append(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    typ = b.type_of(e)
    under = typ.under()
    assert isinstance(under, gotypes.Slice)
    elem = b.rtype(under.elem)
    args = e.arg_list
    if e.has_dots:
        source = b.type_of(args[1])
        base, other = exprs.values(b, [(args[0], typ), (args[1], source)])
        b.pos = e.pos
        if exprs.is_nil(args[1]):
            return base
        if b.rtype(source).kind is Kind.STRING:
            return b.op("append.string", base, other, dst=dst)
        kind = "append.deep" if elem.is_composite else "append.slice"
        return b.op(kind, base, Const(elem), other, dst=dst)
    given = _given(b, e, lambda i: under.elem if i else typ)
    b.pos = e.pos
    if len(given) == 1:
        return given[0]
    if e in b.stack_slices.stepwise:
        kind = "append.step"
    else:
        kind = "append.one" if len(given) == 2 else "append"
        kind += ".stack" * (e in b.stack_slices.at_once)
    return b.op(kind, given[0], Const(elem), *given[1:], dst=dst)


def _copy(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    source_type = b.rtype(_types(b, e)[1])
    left, right = _given(b, e, lambda i: None)
    b.pos = e.pos
    if source_type.kind is Kind.STRING:
        return b.op("copy.string", left, right, dst=dst)
    assert source_type.elem is not None
    if source_type.elem.is_composite:
        return b.op("copy.slice.deep", left, right, Const(source_type.elem), dst=dst)
    return b.op("copy.slice", left, right, dst=dst)


def _clear(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    rtype, _ = _slot_type(b, e.arg_list[0])
    operand = exprs.expr(b, e.arg_list[0])
    b.pos = e.pos
    if rtype.kind is Kind.MAP:
        b.do("map.clear", operand)
    else:
        b.do("slice.clear", operand, Const(rtype.elem))
    return NIL


def _close(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    operand = exprs.expr(b, e.arg_list[0])
    b.pos = e.pos
    b.control(instr.CLOSE, -1, operand)
    return NIL


def _complex(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    rtype, _ = _slot_type(b, e)
    left, right = _given(b, e, lambda i: None)
    b.pos = e.pos
    single = rtype.kind is Kind.COMPLEX64
    return b.op("complex64" if single else "complex", left, right, dst=dst)


def _real(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return b.op("real", exprs.expr(b, e.arg_list[0]), dst=dst)


def _imag(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return b.op("imag", exprs.expr(b, e.arg_list[0]), dst=dst)


def _delete(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    typ = _types(b, e)[0].under()
    assert isinstance(typ, gotypes.Map)
    base, k = _given(b, e, lambda i: typ.key if i else None)
    b.pos = e.pos
    b.spend(b.rtype(typ.key), k)
    b.do("map.delete", base, k, Const(b.rtype(typ.key)))
    return NIL


def _make(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    rtype, _ = _slot_type(b, e)
    sizes: list[Operand] = [exprs.expr(b, x) for x in e.arg_list[1:]]
    b.pos = e.pos
    if rtype.kind is Kind.SLICE:
        capacity = sizes[1] if len(sizes) > 1 else sizes[0]
        return b.op("make.slice", Const(rtype.elem), sizes[0], capacity, dst=dst)
    if rtype.kind is Kind.MAP:
        return b.op("make.map", Const(rtype.key), sizes[0] if sizes else ZERO, dst=dst)
    return b.op("make.chan", sizes[0] if sizes else ZERO, Const(rtype.elem), dst=dst)


def _min(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _extreme(b, e, "min")


def _max(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _extreme(b, e, "max")


def _extreme(b: Builder, e: tree.CallExpr, which: str) -> Operand:
    rtype, typ = _slot_type(b, e)
    kind = "float" if rtype.kind in (Kind.FLOAT32, Kind.FLOAT64) else "int"
    given = exprs.values(b, [(x, typ) for x in e.arg_list])
    b.pos = e.pos
    result = given[0]
    for operand in given[1:]:
        result = b.op(f"{which}.{kind}", result, operand)
    return result


def _new(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    """`new(T)`, and since 1.26 `new(value)`."""
    x = e.arg_list[0]
    typ = b.type_of(e).under()
    assert isinstance(typ, gotypes.Pointer)
    rtype = b.rtype(typ.elem)
    first = b.zero(rtype) if x.mode == modes.TYPE_EXPR else exprs.value(b, x, typ.elem)
    return places.boxed(b, first, rtype)


def _panic(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    operand = exprs.value(b, e.arg_list[0], gotypes.EMPTY_INTERFACE)
    b.pos = e.pos
    b.control(instr.PANIC, -1, operand)
    return NIL


def _recover(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    into = b.new()
    control = b.control(instr.RECOVER, into)
    control.pair = b.function.is_wrapper
    return into


def _print(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _printed(b, e, newline=False)


def _println(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    return _printed(b, e, newline=True)


def _printed(b: Builder, e: tree.CallExpr, *, newline: bool) -> Operand:
    types = _types(b, e)
    given = _given(b, e, lambda i: None)
    b.pos = e.pos
    b.do("print", Const(newline), Const(tuple(b.rtype(t) for t in types)), *given)
    return NIL


_RULES: Final[dict[str, Rule]] = {
    "append": _append,
    "cap": _capacity,
    "clear": _clear,
    "close": _close,
    "complex": _complex,
    "copy": _copy,
    "delete": _delete,
    "imag": _imag,
    "len": _length,
    "make": _make,
    "max": _max,
    "min": _min,
    "new": _new,
    "panic": _panic,
    "print": _print,
    "println": _println,
    "real": _real,
    "recover": _recover,
}
