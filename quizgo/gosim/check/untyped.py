"""Untyped values: the type they get, and telling the tree below when they get it."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.constants import in_form, represent
from quizgo.gosim.check.objects import Constant
from quizgo.gosim.check.operand import CONSTANT, INVALID, Operand
from quizgo.gosim.check.predicates import (
    all_basic,
    default_type,
    has_nil,
    is_boolean,
    is_integer,
    is_numeric,
    is_pointer,
    is_string,
    is_type_param,
    is_typed,
    is_untyped,
    is_valid,
    is_value_interface,
    max_type,
)
from quizgo.gosim.check.types import Basic, Interface, Type
from quizgo.gosim.check.typeset import type_set, under_is
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


class Misfit(Enum):
    """Why an untyped value cannot have a type."""

    OTHER = "other"
    TRUNCATED = "truncated"
    OVERFLOWS = "overflows"


class Implicit(NamedTuple):
    """The type an untyped value takes, and its value there where that is new."""

    type: Type
    value: Constant | None = None


def representation(x: Operand, typ: Basic) -> Constant | Misfit | None:
    """The constant as the type holds it; None for one that is not known."""
    if x.value is None:
        return None
    value = represent(x.value, typ)
    if value is not None:
        return value
    if is_numeric(x.type) and typ.info & t.IS_NUMERIC:
        if not is_integer(x.type) and typ.info & t.IS_INTEGER:
            return Misfit.TRUNCATED
        return Misfit.OVERFLOWS
    return Misfit.OTHER


def check_representable(c: Checker, x: Operand, typ: Basic) -> None:
    """Make the constant one of the type, or report."""
    value = representation(x, typ)
    if isinstance(value, Misfit):
        invalid_conversion(c, value, x, typ)
        x.mode = INVALID
    else:
        x.value = value


def invalid_conversion(c: Checker, misfit: Misfit, x: Operand, target: Type) -> None:
    match misfit:
        case Misfit.TRUNCATED:
            c.error(x, f"{c.os(x)} truncated to {c.ts(target)}")
        case Misfit.OVERFLOWS:
            c.error(x, f"{c.os(x)} overflows {c.ts(target)}")
        case Misfit.OTHER:
            c.error(x, f"cannot convert {c.os(x)} to type {c.ts(target)}")


def convert_untyped(c: Checker, x: Operand, target: Type) -> None:
    """Give an untyped operand the target's type, or report."""
    found = implicit_type(x, target)
    if isinstance(found, Misfit):
        shown = target if is_type_param(target) else target.under()
        invalid_conversion(c, found, x, shown)
        x.mode = INVALID
        return
    take_type(c, x, found, final=False)


def take_type(c: Checker, x: Operand, found: Implicit, *, final: bool) -> None:
    if found.value is not None:
        x.value = found.value
        info = c.untyped.get(x.expr)
        if info is not None:
            info.value = found.value
            info.fits = found.type
    if found.type is not x.type:
        x.type = found.type
        update_expr_type(c, x.expr, found.type, final)


def implicit_type(x: Operand, target: Type) -> Implicit | Misfit:
    """What becomes of an untyped operand where the target's type is asked for."""
    if x.mode == INVALID or is_typed(x.type) or not is_valid(target):
        return Implicit(x.type)
    if is_untyped(target):
        wider = max_type(x.type, target)
        return Misfit.OTHER if wider is None else Implicit(wider)
    if x.is_nil:
        return Implicit(target) if has_nil(target) else Misfit.OTHER
    u = target.under()
    if isinstance(u, Basic):
        return _implicit_basic(x, target, u)
    if not isinstance(u, Interface):
        return Misfit.OTHER
    if is_type_param(target):
        fits = under_is(
            target,
            lambda v: v is not None and not isinstance(implicit_type(x, v), Misfit),
        )
        return Implicit(target) if fits else Misfit.OTHER
    if not type_set(u).is_all:
        return Misfit.OTHER
    return Implicit(default_type(x.type))


def _implicit_basic(x: Operand, target: Type, u: Basic) -> Implicit | Misfit:
    if x.mode == CONSTANT:
        value = representation(x, u)
        return value if isinstance(value, Misfit) else Implicit(target, value)
    assert isinstance(x.type, Basic)
    if x.type.kind == t.UNTYPED_BOOL:
        fits = is_boolean(target)
    elif x.type.info & t.IS_NUMERIC:
        fits = is_numeric(target)
    else:
        fits = x.type.kind == t.UNTYPED_STRING and is_string(target)
    return Implicit(target) if fits else Misfit.OTHER


_COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">="))


def update_expr_type(c: Checker, e: tree.Expr, typ: Type, final: bool) -> None:
    """Hand the type down to the untyped operands that the value was made of."""
    old = c.untyped.get(e)
    if old is None:
        return
    if isinstance(e, tree.ParenExpr):
        update_expr_type(c, e.x, typ, final)
    elif isinstance(e, tree.Operation) and old.value is None and old.mode != CONSTANT:
        if e.y is None:
            if e.op == "*":
                return
            update_expr_type(c, e.x, typ, final)
        elif e.op in _COMPARISONS:
            pass  # its operands have their own type
        elif e.op in ("<<", ">>"):
            update_expr_type(c, e.x, typ, final)
        else:
            update_expr_type(c, e.x, typ, final)
            update_expr_type(c, e.y, typ, final)
    if not final and is_untyped(typ):
        under = typ.under()
        assert isinstance(under, Basic)
        old.type = under
        e.type = under
        return
    del c.untyped[e]
    if old.fits is typ and not old.is_lhs:
        e.type = typ
        e.value = old.value
        return
    _finish(c, e, old.is_lhs, old.value, typ)


def _finish(c: Checker, e: tree.Expr, is_lhs: bool, value: Constant | None, typ: Type) -> None:
    if is_lhs and not all_basic(typ, t.IS_INTEGER):
        text = f"shifted operand {text_of(e)} (type {c.ts(typ)}) must be integer"
        c.error(e, f"invalid operation: {text}")
        return
    if value is not None:
        x = Operand()
        x.mode = e.mode
        x.expr = e
        assert isinstance(e.type, Type)
        x.type = e.type
        x.value = value
        c.untyped.pop(e, None)
        convert_untyped(c, x, typ)
        if x.mode == INVALID:
            return
        u = typ.under()
        value = x.value
        if isinstance(u, Basic) and value is not None:
            value = in_form(value, u)
        e.value = value
    e.type = typ


def finish_untyped(c: Checker) -> None:
    """At the end: what nobody asked to have a type keeps its untyped one."""
    c.untyped.clear()


def match_types(c: Checker, x: Operand, y: Operand) -> None:
    """Give an untyped operand the other's type, where that may be tried."""
    if not _may_convert(x, y):
        return
    convert_untyped(c, x, y.type)
    if x.mode == INVALID:
        return
    convert_untyped(c, y, x.type)
    if y.mode == INVALID:
        x.mode = INVALID


def _may_convert(x: Operand, y: Operand) -> bool:
    if is_typed(x.type) and is_typed(y.type):
        return False
    if all_basic(x.type, t.IS_NUMERIC) != all_basic(y.type, t.IS_NUMERIC):
        return False
    if is_value_interface(x.type) or is_value_interface(y.type):
        return True
    for info in (t.IS_BOOLEAN, t.IS_STRING):
        if all_basic(x.type, info) != all_basic(y.type, info):
            return False
    if x.is_nil:
        return has_nil(y.type)
    if y.is_nil:
        return has_nil(x.type)
    return not (is_pointer(x.type) or is_pointer(y.type))


CONSTANT_BITS: Final = 512
"""An untyped integer constant may not be longer."""
_OVERFLOW_NAMES: Final = {
    "+": "addition",
    "-": "subtraction",
    "^": "bitwise XOR",
    "*": "multiplication",
    "<<": "shift",
}


def overflow(c: Checker, x: Operand) -> None:
    """Report a constant result that its type, or the compiler, cannot hold."""
    if isinstance(x.value, int) and isinstance(x.type, Basic):
        fits = x.type.info & t.IS_UNTYPED and x.value.bit_length() <= CONSTANT_BITS
        if fits:
            return
    at = x.expr.pos if isinstance(x.expr, tree.Operation) else start_pos(x.expr)
    if x.value is None:
        c.error(at, "constant result is not representable")
        return
    if is_typed(x.type):
        u = x.type.under()
        assert isinstance(u, Basic)
        check_representable(c, x, u)
        return
    value = x.value
    if isinstance(value, int) and value.bit_length() > CONSTANT_BITS:
        name = _operation_name(x.expr)
        c.error(at, f"constant {name}overflow")
        x.value = None


def _operation_name(e: tree.Expr) -> str:
    if not isinstance(e, tree.Operation):
        return ""
    if e.y is None:
        return "bitwise complement " if e.op == "^" else ""
    name = _OVERFLOW_NAMES.get(e.op, "")
    return name + " " if name else ""
