"""The builtins for numbers: complex, real, imag, min, max."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import constants as k
from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.operand import (
    CONSTANT,
    INVALID,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    all_basic,
    identical,
    is_numeric,
    is_untyped,
)
from quizgo.gosim.check.types import EMPTY_INTERFACE, Basic, Type, unalias
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.untyped import convert_untyped, match_types, update_expr_type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of

Rule = Callable[[Checker, Operand, tree.CallExpr, list[Operand]], bool]
"""Checks one builtin: its operand becomes the result. False after an error."""


_PARTS: Final[dict[int, Type]] = {
    t.COMPLEX64: t.TYP_FLOAT32,
    t.COMPLEX128: t.TYP_FLOAT64,
    t.UNTYPED_COMPLEX: t.UNTYPED_FLOAT_TYPE,
}
_WHOLES: Final[dict[int, Type]] = {
    t.FLOAT32: t.TYP_COMPLEX64,
    t.FLOAT64: t.TYP_COMPLEX128,
    t.UNTYPED_FLOAT: t.UNTYPED_COMPLEX_TYPE,
}


def _mapped(c: Checker, x: Operand, table: dict[int, Type], name: str) -> Type | None:
    """The type that goes with the basic type of x."""
    param = unalias(x.type)
    if isinstance(param, TypeParam):
        terms = type_set(param.iface()).terms
        kinds = [term.type.under() for term in terms or ()]
        if terms and all(isinstance(u, Basic) and u.kind in table for u in kinds):
            text = f"{c.os(x)} not supported as argument to built-in {name} for go1.18"
            c.error(x, f"{text} (see go.dev/issue/50937)")
        return None if not terms else t.TYP_INVALID
    u = x.type.under()
    return table.get(u.kind) if isinstance(u, Basic) else None


def check_complex(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    y = args[1]
    match is_untyped(x.type), is_untyped(y.type):
        case True, False:
            convert_untyped(c, x, y.type)
        case False, True:
            convert_untyped(c, y, x.type)
        case True, True:
            if x.mode == CONSTANT and y.mode == CONSTANT:
                _to_float(x)
                _to_float(y)
            else:
                convert_untyped(c, x, t.TYP_FLOAT64)
                convert_untyped(c, y, t.TYP_FLOAT64)
    if x.mode == INVALID or y.mode == INVALID:
        return False
    if not identical(x.type, y.type):
        types = f"(mismatched types {c.ts(x.type)} and {c.ts(y.type)})"
        c.error(x, f"invalid operation: {text_of(call)} {types}")
        return False
    result = _mapped(c, x, _WHOLES, "complex")
    if result is None:
        what = f"arguments have type {c.ts(x.type)}, expected floating-point"
        c.error(x, f"invalid argument: {what}")
        return False
    if x.mode == CONSTANT and y.mode == CONSTANT:
        real = k.to_float(x.value) if x.value is not None else None
        imaginary = k.to_float(y.value) if y.value is not None else None
        x.value = None if real is None or imaginary is None else (real, imaginary)
    else:
        x.mode = VALUE
    x.type = result
    return True


def _to_float(x: Operand) -> None:
    if is_numeric(x.type) and x.value is not None and k.to_float(x.value) is not None:
        x.type = t.UNTYPED_FLOAT_TYPE


def check_real_imag(name: str) -> Rule:
    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        return _part(c, x, name)

    return rule


def _part(c: Checker, x: Operand, name: str) -> bool:
    if is_untyped(x.type):
        if x.mode == CONSTANT:
            if is_numeric(x.type):
                x.type = t.UNTYPED_COMPLEX_TYPE
        else:
            convert_untyped(c, x, t.TYP_COMPLEX128)
            if x.mode == INVALID:
                return False
    result = _mapped(c, x, _PARTS, name)
    if result is None:
        what = f"argument has type {c.ts(x.type)}, expected complex type"
        c.error(x, f"invalid argument: {what}")
        return False
    if x.mode == CONSTANT:
        pair = k.to_complex(x.value) if x.value is not None else None
        x.value = None if pair is None else pair[0 if name == "real" else 1]
    else:
        x.mode = VALUE
    x.type = result
    return True


def check_min_max(name: str) -> Rule:
    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        return _extreme(c, x, args, name)

    return rule


def _extreme(c: Checker, x: Operand, args: list[Operand], name: str) -> bool:
    op = "<" if name == "min" else ">"
    for i, a in enumerate(args):
        if not all_basic(a.type, t.IS_ORDERED):
            c.error(a, f"invalid argument: {c.os(a)} cannot be ordered")
            return False
        if i == 0:
            continue
        match_types(c, x, a)
        if x.mode == INVALID:
            return False
        if not identical(x.type, a.type):
            previous = f"{c.ts(x.type)} (previous argument)"
            this = f"{c.ts(a.type)} (type of {text_of(a.expr)})"
            c.error(a, f"invalid argument: mismatched types {previous} and {this}")
            return False
        if x.mode == CONSTANT and a.mode == CONSTANT:
            if a.value is not None and x.value is not None and k.compare(op, a.value, x.value):
                x.set(a)
        else:
            x.mode = VALUE
    if x.mode != CONSTANT:
        x.mode = VALUE
        assigns.assignment(c, x, EMPTY_INTERFACE, f"argument to built-in {name}")
        if x.mode == INVALID:
            return False
    for a in args:
        update_expr_type(c, a.expr, x.type, True)
    return True
