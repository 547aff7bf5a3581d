"""Unary and binary operators, comparisons and shifts."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check import constants as k
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import types as t
from quizgo.gosim.check.assignable import assignable
from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.escape import take_address
from quizgo.gosim.check.messages import composite_kind
from quizgo.gosim.check.nodes import unparen
from quizgo.gosim.check.operand import COMMA_OK, CONSTANT, INVALID, VALUE, VARIABLE, Operand
from quizgo.gosim.check.predicates import (
    all_basic,
    default_type,
    has_nil,
    identical,
    is_comparable,
    is_integer,
    is_type_param,
    is_untyped,
    is_valid,
)
from quizgo.gosim.check.types import (
    RECV_ONLY,
    SEND_ONLY,
    TYP_UINT,
    UNTYPED_BOOL_TYPE,
    UNTYPED_INT_TYPE,
    Basic,
    Chan,
    Map,
    Pointer,
    Signature,
    Slice,
    Type,
)
from quizgo.gosim.check.typeset import Why, common_under, comparable_type
from quizgo.gosim.check.untyped import (
    check_representable,
    convert_untyped,
    match_types,
    overflow,
    update_expr_type,
)
from quizgo.gosim.errors import TooLarge
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of

COMPARISONS: Final = frozenset(("==", "!=", "<", "<=", ">", ">="))
SHIFT_BOUND: Final = 1023 - 1 + 52
"""The largest constant shift, so that the smallest float64 can be written as one."""

_UNARY: Final = {
    "+": t.IS_NUMERIC,
    "-": t.IS_NUMERIC,
    "^": t.IS_INTEGER,
    "!": t.IS_BOOLEAN,
}
_BINARY: Final = {
    "+": t.IS_NUMERIC | t.IS_STRING,
    "-": t.IS_NUMERIC,
    "*": t.IS_NUMERIC,
    "/": t.IS_NUMERIC,
    "%": t.IS_INTEGER,
    "&": t.IS_INTEGER,
    "|": t.IS_INTEGER,
    "^": t.IS_INTEGER,
    "&^": t.IS_INTEGER,
    "&&": t.IS_BOOLEAN,
    "||": t.IS_BOOLEAN,
}


def _defined(c: Checker, x: Operand, op: str, info: int) -> bool:
    if all_basic(x.type, info):
        return True
    c.error(x, f"invalid operation: operator {op} not defined on {c.os(x)}")
    return False


def unary(c: Checker, x: Operand, e: tree.Operation) -> None:
    exprs.expr(c, x, e.x)
    if x.mode == INVALID:
        return
    if e.op == "&":
        _address(c, x, e)
    elif e.op == "<-":
        _receive(c, x)
    elif e.op == "~":
        _tilde(c, x, e)
    else:
        _computed(c, x, e, e.op)


def _address(c: Checker, x: Operand, e: tree.Operation) -> None:
    inner = unparen(e.x)
    if not isinstance(inner, tree.CompositeLit):
        if x.mode != VARIABLE:
            c.error(x, f"invalid operation: cannot take address of {c.os(x)}")
            x.mode = INVALID
            return
        take_address(inner)
    x.mode, x.type = VALUE, Pointer(x.type)


def _receive(c: Checker, x: Operand) -> None:
    elem = chan_elem(c, x, x, receive=True)
    if elem is None or not is_complete(c, elem):
        x.mode = INVALID
        return
    x.mode, x.type = COMMA_OK, elem
    c.env.has_call = True


def _tilde(c: Checker, x: Operand, e: tree.Operation) -> None:
    """No operator; of an integer the complement was meant."""
    text = "cannot use ~ outside of interface or type constraint"
    if all_basic(x.type, t.IS_INTEGER):
        c.error(e, text + " (use ^ for bitwise complement)")
        _computed(c, x, e, "^")
    else:
        c.error(e, text)
        x.mode = INVALID


def _computed(c: Checker, x: Operand, e: tree.Operation, op: str) -> None:
    if not _defined(c, x, op, _UNARY[op]):
        x.mode = INVALID
    elif x.mode != CONSTANT:
        x.mode = VALUE
    elif x.value is not None:
        u = x.type.under()
        assert isinstance(u, Basic)
        bits = k.int_bits(u.kind) if u.info & t.IS_UNSIGNED else 0
        x.value = k.unary(op, k.in_form(x.value, u), bits)
        x.expr = e
        overflow(c, x)


def chan_elem(c: Checker, at: Place, x: Operand, *, receive: bool) -> Type | None:
    """The element type, if x is a channel that allows the direction; else report."""

    def usable(member: Type, u: Type | None) -> Why | None:
        if u is None:
            return Why("no specific channel type")
        if not isinstance(u, Chan):
            return Why("non-channel {}", (member,))
        if receive and u.dir == SEND_ONLY:
            return Why("send-only channel {}", (member,))
        if not receive and u.dir == RECV_ONLY:
            return Why("receive-only channel {}", (member,))
        return None

    u, why = common_under(x.type, usable)
    if isinstance(u, Chan):
        return u.elem
    verb = "receive from" if receive else "send to"
    if is_type_param(x.type):
        c.error(at, f"invalid operation: cannot {verb} {c.os(x)}: {c.why(why)}")
    else:
        c.error(at, f"invalid operation: cannot {verb} {c.why(why)} {c.os(x)}")
    return None


def binary(
    c: Checker, x: Operand, e: tree.Operation | None, lhs: tree.Expr, rhs: tree.Expr, op: str
) -> None:
    """`lhs op rhs`; no `e` for `lhs op= rhs`."""
    y = Operand()
    exprs.expr(c, x, lhs)
    exprs.expr(c, y, rhs)
    if x.mode == INVALID:
        return
    if y.mode == INVALID:
        x.mode = INVALID
        x.expr = y.expr
        return
    if op in ("<<", ">>"):
        shift(c, x, y, e, op)
        return
    match_types(c, x, y)
    if x.mode == INVALID:
        return
    if op in COMPARISONS:
        comparison(c, x, y, op)
        return
    if not identical(x.type, y.type):
        if is_valid(x.type) and is_valid(y.type):
            text = text_of(e) if e is not None else f"{text_of(lhs)} {op}= {text_of(rhs)}"
            types = f"(mismatched types {c.ts(x.type)} and {c.ts(y.type)})"
            c.error(x, f"invalid operation: {text} {types}")
        x.mode = INVALID
        return
    if not _defined(c, x, op, _BINARY[op]) or (op in "/%" and _divides_by_zero(c, x, y)):
        x.mode = INVALID
        return
    if x.mode == CONSTANT and y.mode == CONSTANT:
        if x.value is None or y.value is None:
            x.value = None
            return
        if isinstance(x.value, bytes) and isinstance(y.value, bytes):
            size = len(x.value) + len(y.value)
            if size > k.MAX_STRING:
                limit = f"({size} bytes > {k.MAX_STRING} bytes)"
                c.error(x if e is None else e.pos, f"constant string too long {limit}")
                x.value = None
                return
            c.constant_bytes += size
            if c.constant_bytes > k.MAX_STRINGS:
                raise TooLarge(f"constant strings have more than {k.MAX_STRINGS:,} bytes together")
        x.value = k.binary(op, x.value, y.value, is_integer(x.type))
        if e is not None:
            x.expr = e
        overflow(c, x)
        return
    x.mode = VALUE


def _divides_by_zero(c: Checker, x: Operand, y: Operand) -> bool:
    if y.mode != CONSTANT:
        return False
    if x.mode == CONSTANT:
        is_error = k.is_no_divisor(x.value, y.value)
    else:
        is_error = k.is_zero(y.value) and all_basic(x.type, t.IS_INTEGER)
    if is_error:
        c.error(y, "invalid operation: division by zero")
        return True
    return False


def comparison(c: Checker, x: Operand, y: Operand, op: str, *, switch_case: bool = False) -> None:
    if not is_valid(x.type) or not is_valid(y.type):
        x.mode = INVALID
        return
    fault = _comparison_fault(c, x, y, op)
    if fault is not None:
        _report_comparison(c, x, y, op, fault, switch_case)
        x.mode = INVALID
        return
    if x.mode == CONSTANT and y.mode == CONSTANT:
        if x.value is not None and y.value is not None:
            x.value = k.compare(op, x.value, y.value)
        else:
            x.value = None
    else:
        x.mode = VALUE
        update_expr_type(c, x.expr, default_type(x.type), True)
        update_expr_type(c, y.expr, default_type(y.type), True)
    x.type = UNTYPED_BOOL_TYPE


def _comparison_fault(c: Checker, x: Operand, y: Operand, op: str) -> tuple[Operand, str] | None:
    """The operand to blame and why; an empty reason: the operator is not defined on it."""
    if not assignable(c, x, y.type) and not assignable(c, y, x.type):
        return y, f"mismatched types {c.ts(x.type)} and {c.ts(y.type)}"
    if op in ("==", "!="):
        if x.is_nil or y.is_nil:
            typ = y.type if x.is_nil else x.type
            return None if has_nil(typ) else (y, "")
        for z in (x, y):
            if not is_comparable(z.type):
                return z, _incomparable_cause(c, z.type)
        return None
    for z in (x, y):
        if not all_basic(z.type, t.IS_ORDERED):
            return z, ""
    return None


def _incomparable_cause(c: Checker, typ: Type) -> str:
    if isinstance(typ.under(), Slice | Signature | Map):
        return composite_kind(typ) + " can only be compared to nil"
    why = comparable_type(typ, True)
    return c.why(why) if why is not None else ""


def _report_comparison(
    c: Checker, x: Operand, y: Operand, op: str, fault: tuple[Operand, str], switch_case: bool
) -> None:
    blamed, cause = fault
    if not cause:
        if is_type_param(x.type) or is_type_param(y.type):
            if not is_type_param(x.type):
                blamed = y
            cause = f"type parameter {c.ts(blamed.type)} cannot use operator {op}"
        else:
            what = composite_kind(blamed.type) or c.ts(blamed.type)
            cause = f"operator {op} not defined on {what}"
    left, right = text_of(x.expr), text_of(y.expr)
    if switch_case:
        c.error(x, f"invalid case {left} in switch on {right} ({cause})")
    else:
        c.error(blamed, f"invalid operation: {left} {op} {right} ({cause})")


def shift(c: Checker, x: Operand, y: Operand, e: tree.Operation | None, op: str) -> None:
    left: int | None = None
    if x.mode == CONSTANT and x.value is not None:
        left = k.to_int(x.value)
    unknown = x.mode == CONSTANT and x.value is None
    is_int = all_basic(x.type, t.IS_INTEGER)
    if not is_int and not (is_untyped(x.type) and left is not None):
        if not unknown:
            c.error(x, f"invalid operation: shifted operand {c.os(x)} must be integer")
        x.mode = INVALID
        return
    if not _shift_count(c, y):
        x.mode = INVALID
        return
    if x.mode == CONSTANT:
        if y.mode == CONSTANT:
            _constant_shift(c, x, y, left, e, op)
            return
        if is_untyped(x.type):
            # Its type is that of the context, as if there were no shift.
            info = c.untyped.get(x.expr)
            if info is not None:
                info.is_lhs = True
            x.mode = VALUE
            return
    x.mode = VALUE


def _shift_count(c: Checker, y: Operand) -> bool:
    if y.mode == CONSTANT:
        count = k.to_int(y.value) if y.value is not None else None
        if count is not None and count < 0:
            c.error(y, f"invalid operation: negative shift count {c.os(y)}")
            return False
        if is_untyped(y.type):
            check_representable(c, y, TYP_UINT)
            return y.mode != INVALID
        return True
    if all_basic(y.type, t.IS_INTEGER):
        return True
    if is_untyped(y.type):
        convert_untyped(c, y, TYP_UINT)
        return y.mode != INVALID
    c.error(y, f"invalid operation: shift count {c.os(y)} must be integer")
    return False


def _constant_shift(
    c: Checker, x: Operand, y: Operand, left: int | None, e: tree.Operation | None, op: str
) -> None:
    if not is_integer(x.type):
        x.type = UNTYPED_INT_TYPE
    if left is None or y.value is None:
        x.value = None
        return
    count = k.to_int(y.value)
    if count is None or count > SHIFT_BOUND:
        c.error(y, f"invalid operation: invalid shift count {c.os(y)}")
        x.mode = INVALID
        return
    x.value = k.shift(op, left, count)
    if e is not None:
        x.expr = e
    overflow(c, x)
