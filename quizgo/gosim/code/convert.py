"""Conversions, written and implied."""

from __future__ import annotations

from quizgo.gosim.check import operand as modes
from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.types import Type
from quizgo.gosim.code.builder import TUPLE, Builder
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.syntax import tree


def to_interface(b: Builder, operand: Operand, source: Type, target: Type) -> Operand:
    """The value as an interface if `target` is one and `source` is not; otherwise itself."""
    if target is source:
        return operand
    target_type = b.rtype(target)
    if target_type.kind is not Kind.INTERFACE:
        return operand
    source_type = b.rtype(source)
    if source_type.kind is Kind.INTERFACE:
        return operand
    if not isinstance(operand, Const):
        b.charge(TUPLE)
    return b.op("iface", Const(source_type), operand)


def conversion(b: Builder, e: tree.CallExpr, dst: int) -> Operand:
    """`T(x)`"""
    from quizgo.gosim.code import exprs

    x = e.arg_list[0]
    target = b.type_of(e)
    if exprs.is_nil(x):
        return b.zero(b.rtype(target))
    source = b.type_of(x)
    operand = exprs.expr(b, x)
    b.pos = e.pos
    is_constant = x.mode == modes.CONSTANT or e in b.stack_slices.borrowed
    stays = e in b.stack_slices.at_once
    return convert(b, operand, source, target, dst, is_constant=is_constant, stays=stays)


def convert(
    b: Builder,
    operand: Operand,
    source: Type,
    target: Type,
    dst: int = -2,
    *,
    is_constant: bool = False,
    stays: bool = False,
) -> Operand:
    """A value of one type as one of the other. `stays`: a slice made of a string does not leave
    the function."""
    s, t = b.rtype(source), b.rtype(target)
    if t.kind is Kind.INTERFACE:
        if s.is_composite:
            operand = b.copied(operand, s)
        return to_interface(b, operand, source, target)
    if s is t:
        return operand
    if _is_number(s) and _is_number(t):
        if s.kind is t.kind:
            return operand
        return b.op(f"conv.{s.kind.name.lower()}.{t.kind.name.lower()}", operand, dst=dst)
    if t.kind is Kind.STRING:
        return _to_string(b, operand, s, dst)
    if t.kind is Kind.SLICE and s.kind is Kind.STRING:
        assert t.elem is not None
        if t.elem.kind is Kind.UINT8:
            return b.op("bytes.string", operand, Const(is_constant), Const(stays), dst=dst)
        return b.op("runes.string", operand, Const(is_constant), Const(stays), dst=dst)
    if s.kind is Kind.SLICE and t.kind in (Kind.ARRAY, Kind.POINTER):
        return _slice_to_array(b, operand, t, target)
    return operand


def _is_number(rtype: RType) -> bool:
    return Kind.INT <= rtype.kind <= Kind.COMPLEX128


def _to_string(b: Builder, operand: Operand, source: RType, dst: int) -> Operand:
    if source.kind is Kind.STRING:
        return operand
    if source.kind is Kind.SLICE:
        assert source.elem is not None
        kind = "string.bytes" if source.elem.kind is Kind.UINT8 else "string.runes"
        return b.op(kind, operand, dst=dst)
    return b.op("string.rune", operand, dst=dst)


def _slice_to_array(b: Builder, operand: Operand, target: RType, typ: Type) -> Operand:
    if target.kind is Kind.POINTER:
        assert target.elem is not None
        return b.op("slice.topointer", operand, Const(target.elem.length))
    array = b.op("slice.toarray", operand, Const(target.length))
    under = typ.under()
    assert isinstance(under, gotypes.Array)
    return b.copied(array, target)
