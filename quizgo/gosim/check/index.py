"""Index and slice expressions."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr, uses
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.constants import constant_string, represent, sign
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.escape import take_address
from quizgo.gosim.check.operand import (
    CONSTANT,
    INVALID,
    MAP_INDEX,
    TYPE_EXPR,
    VALUE,
    VARIABLE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    all_basic,
    identical,
    is_string,
    is_type_param,
    is_valid,
)
from quizgo.gosim.check.types import (
    TYP_BYTE,
    TYP_INT,
    TYP_STRING,
    Array,
    Basic,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Type,
)
from quizgo.gosim.check.typeset import type_pairs
from quizgo.gosim.check.untyped import convert_untyped
from quizgo.gosim.syntax import tree


def index_expr(c: Checker, x: Operand, e: tree.IndexExpr) -> bool:
    """`x[i]`, or an instance of a generic type. True: a generic function, which the caller
    instantiates."""
    exprs.expr_or_type(c, x, e.x, generic=True)
    if x.mode == INVALID:
        uses.use(c, e.index)
        return False
    if x.mode == TYPE_EXPR:
        x.mode = INVALID
        x.type = typexpr.var_type(c, e)
        if is_valid(x.type):
            x.mode = TYPE_EXPR
        return False
    if x.mode == VALUE:
        sig = x.type.under()
        if isinstance(sig, Signature) and sig.tparams:
            return True
    exprs.non_generic(c, None, x)
    if x.mode == INVALID:
        return False
    if not _complete(c, x.type):
        x.mode = INVALID
        return False
    _index_value(c, x, e)
    return False


def _complete(c: Checker, typ: Type) -> bool:
    if not is_complete(c, typ):
        return False
    u = typ.under()
    return not isinstance(u, Pointer | Map) or is_complete(c, u.elem)


class _Element(NamedTuple):
    """What indexing gives: the mode, the element type, the key type of a map, a known length."""

    mode: int
    type: Type
    key: Type | None = None
    length: int = -1


def _element(x: Operand, u: Type | None) -> _Element | None:
    match u:
        case Basic() if is_string(u):
            length = len(x.value) if isinstance(x.value, bytes) and x.mode == CONSTANT else -1
            return _Element(VALUE, TYP_BYTE, length=length)
        case Array():
            mode = VARIABLE if x.mode == VARIABLE else VALUE
            return _Element(mode, u.elem, length=u.length)
        case Pointer():
            array = u.elem.under()
            if isinstance(array, Array):
                return _Element(VARIABLE, array.elem, length=array.length)
        case Slice():
            return _Element(VARIABLE, u.elem)
        case Map():
            return _Element(MAP_INDEX, u.elem, u.key)
    return None


def _index_value(c: Checker, x: Operand, e: tree.IndexExpr) -> None:
    u = x.type.under()
    if isinstance(u, Interface) and is_type_param(x.type):
        element = _common_element(x)
    else:
        element = _element(x, u)
    if element is None:
        c.error(e.pos, f"cannot index {c.os(x)}")
        uses.use(c, e.index)
        x.mode = INVALID
        return
    index = _single_index(c, e)
    x.mode = element.mode
    x.type = element.type
    x.expr = e
    if element.key is None:
        check_index(c, index, element.length)
        return
    key = Operand()
    exprs.generic_expr(c, key, index)
    assigns.assignment(c, key, element.key, "map index")


def _common_element(x: Operand) -> _Element | None:
    """Of a type parameter: the element that all types of its set agree on."""
    common: _Element | None = None
    for _, u in type_pairs(x.type):
        found = _element(x, u)
        if found is None:
            return None
        if common is None:
            common = found
            continue
        if not _same(common.key, found.key) or not identical(common.type, found.type):
            return None
        length = common.length
        if found.length >= 0 and (length < 0 or found.length < length):
            length = found.length
        mode = common.mode if common.mode != VARIABLE else found.mode
        common = common._replace(mode=mode, length=length)
    return common


def _same(x: Type | None, y: Type | None) -> bool:
    return x is y or (x is not None and y is not None and identical(x, y))


def _single_index(c: Checker, e: tree.IndexExpr) -> tree.Expr:
    if isinstance(e.index, tree.ListExpr):
        c.error(e.index.elem_list[1], "invalid operation: more than one index")
        return e.index.elem_list[0]
    return e.index


class Index(NamedTuple):
    """Whether an index may be used, and its value if it is a constant, else -1."""

    valid: bool
    value: int


def check_index(c: Checker, e: tree.Expr, bound: int) -> Index:
    """An index that must be below `bound` (any, if that is negative)."""
    x = Operand()
    exprs.expr(c, x, e)
    if not valid_index(c, x, "index"):
        return Index(False, -1)
    if x.mode != CONSTANT:
        return Index(True, -1)
    if not isinstance(x.value, int):
        return Index(False, -1)
    if 0 <= bound <= x.value:
        text = f"index {constant_string(x.value)} out of bounds [0:{bound}]"
        c.error(x, f"invalid argument: {text}")
        return Index(False, -1)
    return Index(True, x.value)


def valid_index(c: Checker, x: Operand, what: str) -> bool:
    """Whether x is an integer (or can be one) and not negative."""
    if x.mode != INVALID:
        convert_untyped(c, x, TYP_INT)
    if x.mode == INVALID:
        return False
    fault = _index_fault(x)
    if fault:
        c.error(x, f"invalid argument: {what} {c.os(x)} {fault}")
    return not fault


def _index_fault(x: Operand) -> str:
    """What is wrong with an index, if anything. A constant that is right becomes an int."""
    if not all_basic(x.type, t.IS_INTEGER):
        return "must be integer"
    if x.mode != CONSTANT or x.value is None:
        return ""
    if sign(x.value) < 0:
        return "must not be negative"
    value = represent(x.value, TYP_INT)
    if value is None:
        return "overflows int"
    x.value = value
    return ""


def slice_expr(c: Checker, x: Operand, e: tree.SliceExpr) -> None:
    exprs.expr(c, x, e.x)
    if x.mode == INVALID:
        uses.use(c, *e.index)
        return
    u = _sliced_type(c, x)
    if u is None:
        x.mode = INVALID
        return
    p = x.type.under()
    if isinstance(p, Pointer) and not is_complete(c, p.elem):
        x.mode = INVALID
        return
    length = _slice_result(c, x, e, u)
    if x.mode == INVALID:
        return
    x.mode = VALUE
    _slice_bounds(c, e, length)


def _sliced_type(c: Checker, x: Operand) -> Type | None:
    """The underlying type to slice; bytes and strings go together. None after an error."""
    first: Type = x.type
    common: Type | None = None
    has_string = False
    for member, u in type_pairs(x.type):
        if u is None:
            c.error(x, f"cannot slice {c.os(x)}: no specific type in {c.ts(x.type)}")
            return None
        if is_string(u):
            u = Slice(TYP_BYTE)
            has_string = True
        if common is None:
            first, common = member, u
        elif not identical(common, u):
            what = f"{c.ts(first)} and {c.ts(member)} have different underlying types"
            c.error(x, f"cannot slice {c.os(x)}: {what}")
            return None
    if has_string:
        return TYP_STRING if is_type_param(x.type) else x.type.under()
    return common


def _slice_result(c: Checker, x: Operand, e: tree.SliceExpr, u: Type) -> int:
    """Set the type of the slice; the length of what is sliced, or -1 if it is not known."""
    match u:
        case Basic() if is_string(u):
            if e.full:
                at = e.index[2]
                c.error(e if at is None else at, "invalid operation: 3-index slice of string")
                x.mode = INVALID
                return -1
            length = len(x.value) if x.mode == CONSTANT and isinstance(x.value, bytes) else -1
            if isinstance(x.type, Basic) and x.type.info & t.IS_UNTYPED:
                x.type = TYP_STRING
            return length
        case Array():
            if x.mode != VARIABLE:
                c.error(x, f"cannot slice unaddressable value {c.os(x)}")
                x.mode = INVALID
                return -1
            take_address(e.x)
            x.type = Slice(u.elem)
            return u.length
        case Pointer():
            array = u.elem.under()
            if isinstance(array, Array):
                x.type = Slice(array.elem)
                return array.length
        case Slice():
            return -1
    c.error(x, f"cannot slice {c.os(x)}")
    x.mode = INVALID
    return -1


def _slice_bounds(c: Checker, e: tree.SliceExpr, length: int) -> None:
    values: list[int] = []
    for i, index in enumerate(e.index):
        value = -1
        if index is not None:
            value = check_index(c, index, length + 1 if length >= 0 else -1).value
        elif i == 0:
            value = 0
        elif length >= 0:
            value = length
        values.append(value)
    for i, low in enumerate(values[:-1]):
        for j in range(i + 1, len(values)):
            high = values[j]
            at = e.index[j]
            if low > 0 and 0 <= high < low:
                c.error(e if at is None else at, f"invalid slice indices: {high} < {low}")
                return
