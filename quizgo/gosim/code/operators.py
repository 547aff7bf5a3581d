"""Operators: unary ones, receive, arithmetic, shifts, relations."""

from __future__ import annotations

from typing import Final, cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.constants import to_int
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import exprs, instr, ir, order, places
from quizgo.gosim.code.builder import Builder
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.syntax import tree

RELATIONS: Final = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
ARITHMETIC: Final = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "div",
    "%": "rem",
    "&": "and",
    "|": "or",
    "^": "xor",
    "&^": "andnot",
    "<<": "shl",
    ">>": "shr",
}


def unary(b: Builder, e: tree.Operation, dst: int) -> Operand:
    if e.op == "&":
        return places.address(b, e.x)
    if e.op == "<-":
        return receive(b, e, isinstance(b.type_of(e), gotypes.Tuple))[0]
    if e.op == "*":
        target = exprs.expr(b, e.x)
        rtype = b.rtype(b.type_of(e))
        b.pos = e.pos
        return b.op("nilcheck", target) if rtype.is_composite else b.op("load", target)
    operand = exprs.expr(b, e.x)
    b.pos = e.pos
    if e.op == "!":
        return b.op("not", operand, dst=dst)
    kind = number_name(b.rtype(b.type_of(e)))
    if e.op == "-":
        return b.op(f"neg.{kind}", operand, dst=dst)
    if e.op == "^":
        return b.op(f"com.{kind}", operand, dst=dst)
    assert e.op == "+", e.op
    return operand


def receive(b: Builder, e: tree.Operation, want_ok: bool) -> tuple[Operand, Operand]:
    """`<-ch`: the value, and whether it was sent."""
    channel = b.typ(cast("Type", e.x.type)).under()
    assert isinstance(channel, gotypes.Chan)
    ch = exprs.expr(b, e.x)
    b.pos = e.pos
    dst = b.new()
    ok = b.new() if want_ok else -1
    control = b.control(instr.RECEIVE, (dst, ok) if want_ok else dst, ch)
    control.zero = b.rtype(channel.elem).zero
    control.pair = want_ok
    return dst, ok if want_ok else ir.NIL


def binary(b: Builder, e: tree.Operation, y: tree.Expr, dst: int) -> Operand:
    op = e.op
    if op in ("&&", "||"):
        return _short_circuit(b, e, y)
    if op in RELATIONS:
        return comparison(b, e, y, dst)
    if op in ("<<", ">>"):
        return _shift(b, e, y, dst)
    typ = b.type_of(e)
    left, right = operands(b, e.x, y, typ, typ)
    b.pos = e.pos
    return arithmetic(b, op, left, right, b.rtype(typ), dst)


def operands(
    b: Builder, x: tree.Expr, y: tree.Expr, x_type: Type, y_type: Type
) -> tuple[Operand, Operand]:
    """Two operands, the left one first, but calls before anything else."""
    left, right = exprs.values(b, [(x, x_type), (y, y_type)])
    return left, right


def arithmetic(
    b: Builder, op: str, left: Operand, right: Operand, rtype: RType, dst: int = -2
) -> Operand:
    action = ARITHMETIC[op]
    if rtype.kind is Kind.STRING:
        return b.op("add.string", left, right, dst=dst)
    action += _by_constant(op, right, rtype)
    return b.op(f"{action}.{number_name(rtype)}", left, right, dst=dst)


def _by_constant(op: str, right: Operand, rtype: RType) -> str:
    """The ending of operations whose second operand is a constant that needs no tests."""
    if not isinstance(right, Const) or not isinstance(right.value, int):
        return ""
    if op in ("/", "%"):
        return "c" if right.value > 0 and rtype.kind <= Kind.UINTPTR else ""
    if op in ("<<", ">>"):
        return "c" if 0 <= right.value < rtype.bits else ""
    return ""


def number_name(rtype: RType) -> str:
    """The name of a number's basic type, as operations are called."""
    return rtype.kind.name.lower()


def _shift(b: Builder, e: tree.Operation, y: tree.Expr, dst: int) -> Operand:
    typ = b.type_of(e)
    order.lift(b, (e.x, y))
    left = exprs.expr(b, e.x)
    right = shift_count(b, y)
    b.pos = e.pos
    return arithmetic(b, e.op, left, right, b.rtype(typ), dst)


def shift_count(b: Builder, e: tree.Expr) -> Operand:
    """The right operand of a shift. A constant may be written as a float."""
    if e.value is not None:
        count = to_int(e.value)
        assert count is not None
        return Const(count)
    return exprs.expr(b, e)


def _short_circuit(b: Builder, e: tree.Operation, y: tree.Expr) -> Operand:
    result = b.new()
    b.move(result, exprs.expr(b, e.x))
    b.pos = e.pos
    stmt = b.if_(result)
    with b.into(stmt.then if e.op == "&&" else stmt.orelse):
        b.move(result, exprs.expr(b, y))
    return result


def comparison(b: Builder, e: tree.Operation, y: tree.Expr, dst: int) -> Operand:
    action = RELATIONS[e.op]
    if exprs.is_nil(y):
        return _nil_test(b, e.x, action, dst)
    if exprs.is_nil(e.x):
        return _nil_test(b, y, action, dst)
    x_type, y_type = b.type_of(e.x), b.type_of(y)
    common = comparison_type(b, x_type, y_type)
    left, right = operands(b, e.x, y, common or x_type, common or y_type)
    b.pos = e.pos
    return compare(b, action, left, right, b.rtype(common or x_type), dst)


def comparison_type(b: Builder, x: Type, y: Type) -> Type | None:
    """The interface type that one side has and the other does not; None: no conversion."""
    x_is = b.rtype(x).kind is Kind.INTERFACE
    y_is = b.rtype(y).kind is Kind.INTERFACE
    if x_is == y_is:
        return None
    return x if x_is else y


def compare(
    b: Builder, action: str, left: Operand, right: Operand, rtype: RType, dst: int = -2
) -> Operand:
    """A relation between two values of one type."""
    kind = rtype.kind
    if not isinstance(right, Const):
        b.spend(rtype, left)
    if kind is Kind.INTERFACE:
        return b.op(f"{action}.iface", left, right, dst=dst)
    if rtype.is_composite:
        return b.op(f"{action}.deep", left, right, Const(rtype), dst=dst)
    if kind is Kind.POINTER and rtype.elem is not None and rtype.elem.kind is Kind.ARRAY:
        return b.op(f"{action}.array", left, right, dst=dst)
    if kind in (Kind.CHAN, Kind.MAP, Kind.FUNC) or (
        kind is Kind.POINTER and rtype.elem is not None and rtype.elem.is_composite
    ):
        return b.op(f"{action}.is", left, right, dst=dst)
    return b.op(action, left, right, dst=dst)


def _nil_test(b: Builder, e: tree.Expr, action: str, dst: int) -> Operand:
    if exprs.is_nil(e):
        return Const(action == "eq")
    kind = b.rtype(b.type_of(e)).kind
    operand = exprs.expr(b, e)
    test = "isnil" if action == "eq" else "notnil"
    return b.op(test + (".slice" if kind is Kind.SLICE else ""), operand, dst=dst)
