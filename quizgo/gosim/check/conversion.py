"""Conversions `T(x)`."""

from __future__ import annotations

from quizgo.gosim.check import types as t
from quizgo.gosim.check.assignable import Cause, assignable
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.constants import constant_string, represent, rune_bytes, to_int
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.objects import Constant
from quizgo.gosim.check.operand import CONSTANT, INVALID, VALUE, Operand
from quizgo.gosim.check.predicates import (
    all_basic,
    default_type,
    identical,
    is_bytes_or_runes,
    is_const_type,
    is_integer,
    is_string,
    is_type_param,
    is_untyped,
    is_value_interface,
)
from quizgo.gosim.check.types import UNTYPED_NIL_TYPE, Array, Basic, Pointer, Slice, Type, unalias
from quizgo.gosim.check.typeset import type_pairs, type_set
from quizgo.gosim.check.untyped import update_expr_type


def conversion(c: Checker, x: Operand, target: Type) -> None:
    constant = x.mode == CONSTANT
    cause = Cause()
    if constant and is_const_type(target):
        ok = _convert_constant(c, x, target)
        if x.mode == INVALID:
            return
    elif constant and is_type_param(target):
        ok = _constant_to_param(c, x, target, cause)
        x.mode = VALUE
    else:
        ok = convertible(c, x, target, cause)
        if ok:
            x.mode = VALUE
    if not ok:
        text = f"cannot convert {c.os(x)} to type {c.ts(target)}"
        c.error(x, f"{text}: {cause.text}" if cause.text else text)
        x.mode = INVALID
        return
    if is_untyped(x.type):
        update_expr_type(c, x.expr, _final_type(x, target, constant), True)
    x.type = target


def _final_type(x: Operand, target: Type, constant: bool) -> Type:
    """The type that the untyped argument itself has."""
    if x.type is UNTYPED_NIL_TYPE:
        return target
    if is_value_interface(target) or (constant and not is_const_type(target)):
        return default_type(x.type)
    if x.mode == CONSTANT and is_integer(x.type) and all_basic(target, t.IS_STRING):
        return x.type
    return target


def _convert_constant(c: Checker, x: Operand, target: Type) -> bool:
    u = target.under()
    assert isinstance(u, Basic)
    if x.value is None:
        return True
    value = _constant_as(x.value, x.type, u)
    if value is None:
        if is_integer(x.type) and is_integer(target):
            text = f"constant {constant_string(x.value)} overflows {c.ts(target)}"
            c.error(x, text)
            x.mode = INVALID
        elif is_integer(target):
            whole = to_int(x.value)
            x.value = x.value if whole is None else whole  # as the message shows it
        return False
    x.value = value
    return True


def _constant_as(value: Constant, typ: Type, target: Basic) -> Constant | None:
    found = represent(value, target)
    if found is not None:
        return found
    if is_integer(typ) and target.info & t.IS_STRING:
        code = to_int(value)
        return rune_bytes(-1 if code is None else code)
    return None


def _constant_to_param(c: Checker, x: Operand, target: Type, cause: Cause) -> bool:
    for _, u in type_pairs(target):
        if u is None:
            cause.text = f"{c.ts(target)} does not contain specific types"
            return False
        if is_string(x.type) and is_bytes_or_runes(u):
            continue
        if x.value is not None and isinstance(u, Basic):
            if _constant_as(x.value, x.type, u) is not None:
                continue
            if is_integer(x.type) and is_integer(u):
                value = constant_string(x.value)
                cause.text = f"constant {value} overflows {c.ts(u)} (in {c.ts(target)})"
                return False
        cause.text = f"cannot convert {c.os(x)} to type {c.ts(u)} (in {c.ts(target)})"
        return False
    return True


def convertible(c: Checker, x: Operand, target: Type, cause: Cause) -> bool:
    if assignable(c, x, target, cause):
        return True
    v, tt = unalias(x.type), unalias(target)
    vp = v if isinstance(v, TypeParam) else None
    tp = tt if isinstance(tt, TypeParam) else None
    if vp is None and tp is None:
        return _convertible_types(v, tt)
    if _convertible_types(v, tt, params=True):
        return True
    return _convertible_params(c, x, target, vp, tp, cause)


def _convertible_types(v: Type, tt: Type, *, params: bool = False) -> bool:
    vu, tu = v.under(), tt.under()
    if not params and identical(vu, tu, ignore_tags=True):
        return True
    if isinstance(v, Pointer) and isinstance(tt, Pointer):
        named = is_type_param(v.elem) or is_type_param(tt.elem)
        if not named and identical(v.elem.under(), tt.elem.under(), ignore_tags=True):
            return True
    if isinstance(vu, Basic) and isinstance(tu, Basic):
        return _convertible_basic(vu, tu)
    if is_bytes_or_runes(vu):
        if is_string(tu):
            return True
    elif is_string(vu) and is_bytes_or_runes(tu):
        return True
    pointer = isinstance(vu, Pointer) and isinstance(tu, Basic) and tu.kind == t.UNSAFE_POINTER
    if pointer or (
        isinstance(tu, Pointer) and isinstance(vu, Basic) and vu.kind == t.UNSAFE_POINTER
    ):
        return True
    if isinstance(vu, Slice):
        array: Type = tu.elem.under() if isinstance(tu, Pointer) else tu
        return isinstance(array, Array) and identical(vu.elem, array.elem)
    return False


def _convertible_basic(vu: Basic, tu: Basic) -> bool:
    real = t.IS_INTEGER | t.IS_FLOAT
    if vu.info & real and tu.info & real:
        return True
    if vu.info & t.IS_COMPLEX and tu.info & t.IS_COMPLEX:
        return True
    if vu.info & (t.IS_INTEGER | t.IS_STRING) and tu.info & t.IS_STRING:
        return True
    if vu.info & t.IS_BOOLEAN and tu.info & t.IS_BOOLEAN:
        return True
    kinds = {vu.kind, tu.kind}
    return kinds <= {t.UINTPTR, t.UNSAFE_POINTER}


def _convertible_params(
    c: Checker,
    x: Operand,
    target: Type,
    vp: TypeParam | None,
    tp: TypeParam | None,
    cause: Cause,
) -> bool:
    """Every type of the sets must be convertible."""
    v_terms = type_set(vp.iface()).terms if vp is not None else None
    t_terms = type_set(tp.iface()).terms if tp is not None else None
    if (vp is not None and not v_terms) or (tp is not None and not t_terms):
        return False
    sources = [term.type for term in v_terms] if v_terms else [x.type]
    targets = [term.type for term in t_terms] if t_terms else [target]
    y = x.copy()
    for source in sources:
        y.type = source
        for wanted in targets:
            if convertible(c, y, wanted, cause):
                continue
            what = c.ts(source) + (f" (in {c.ts(vp)})" if vp is not None else "")
            into = c.ts(wanted) + (f" (in {c.ts(tp)})" if tp is not None else "")
            cause.add(f"cannot convert {what} to type {into}")
            return False
    return True
