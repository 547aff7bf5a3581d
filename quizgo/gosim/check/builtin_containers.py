"""The builtins for slices, maps and channels: append, copy, delete, clear, len, cap, make."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check import arguments, typexpr
from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check import types as t
from quizgo.gosim.check.assignable import assignable
from quizgo.gosim.check.builtin_numbers import Rule
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.objects import PARAMETER, Var
from quizgo.gosim.check.operand import (
    CONSTANT,
    INVALID,
    NO_VALUE,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    all_basic,
    array_of,
    default_type,
    identical,
    is_string,
    is_type_param,
    is_untyped,
    is_valid,
)
from quizgo.gosim.check.types import (
    TYP_BYTE,
    TYP_INT,
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Signature,
    Slice,
    Tuple,
    Type,
)
from quizgo.gosim.check.typeset import Why, common_under, type_pairs
from quizgo.gosim.check.untyped import convert_untyped, update_expr_type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def _slice_elem(c: Checker, x: Operand, doing: str) -> Type | None:
    """The element type of a slice argument; None after an error."""
    elem: Type | None = None
    for _, u in type_pairs(x.type):
        if not isinstance(u, Slice):
            have = "untyped nil" if x.is_nil else c.os(x)
            c.error(x, f"invalid {doing}: argument must be a slice; have {have}")
            return None
        if elem is None:
            elem = u.elem
        elif not identical(elem, u.elem):
            types = f"{c.ts(elem)} and {c.ts(u.elem)}"
            c.error(x, f"invalid {doing}: mismatched slice element types {types} in {c.os(x)}")
            return None
    return elem


_BYTES: Final = Slice(TYP_BYTE)


def _takes_string(c: Checker, x: Operand, y: Operand) -> tuple[bool, bool]:
    """Whether all types of y are byte slices or strings, for a byte slice x; whether some are
    strings."""
    if not assignable(c, x, _BYTES):
        return False, False
    has_string = False
    for _, u in type_pairs(y.type):
        if u is not None and is_string(u):
            has_string = True
        elif not (isinstance(u, Slice) and identical(u.elem, TYP_BYTE)):
            return False, False
    return True, has_string


def check_append(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    elem = _slice_elem(c, x, "append")
    if elem is None:
        return False
    typ = x.type
    special = False
    if len(args) == 2 and call.has_dots:
        fits, has_string = _takes_string(c, x, args[1])
        special = fits and has_string
    if special:
        convert_untyped(c, args[1], default_type(args[1].type))
    else:
        first = Var(0, None, "", typ, kind=PARAMETER)
        rest = Var(0, None, "", Slice(elem), kind=PARAMETER)
        sig = Signature(Tuple([first, rest]), Tuple([first]), True)
        arguments.check_arguments(c, call, sig, args)
    x.mode = VALUE
    x.type = typ
    return True


def check_len_cap(name: str) -> Rule:
    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        return _length(c, x, name)

    return rule


def _length(c: Checker, x: Operand, name: str) -> bool:
    u = array_of(x.type.under())
    value: int | None = None
    mode = INVALID
    if isinstance(u, Interface) and is_type_param(x.type):
        if all(w is not None and _has_length(array_of(w), name) for _, w in type_pairs(x.type)):
            mode = VALUE
    elif _has_length(u, name):
        mode = VALUE
        if isinstance(u, Array) and not c.env.has_call:
            mode = CONSTANT
            value = u.length if u.length >= 0 else None
        elif x.mode == CONSTANT:
            mode = CONSTANT
            value = len(x.value) if isinstance(x.value, bytes) else None
    if mode == INVALID:
        if is_valid(x.type.under()):
            c.error(x, f"invalid argument: {c.os(x)} for built-in {name}")
        return False
    if is_untyped(x.type) and mode == CONSTANT:
        update_expr_type(c, x.expr, default_type(x.type), True)
    x.mode = mode
    x.type = TYP_INT
    x.value = value
    return True


def _has_length(u: Type, name: str) -> bool:
    if isinstance(u, Basic):
        return name == "len" and is_string(u)
    if isinstance(u, Map):
        return name == "len"
    return isinstance(u, Array | Slice | Chan)


def check_clear(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    for _, u in type_pairs(x.type):
        if not isinstance(u, Map | Slice):
            why = "argument must be (or constrained by) map or slice"
            c.error(x, f"invalid argument: cannot clear {c.os(x)}: {why}")
            return False
    x.mode = NO_VALUE
    return True


def check_copy(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    target = _slice_elem(c, x, "copy")
    if target is None:
        return False
    y = args[1]
    fits, has_string = _takes_string(c, x, y)
    if not fits:
        if all_basic(y.type, t.IS_STRING):
            source: Type | None = TYP_BYTE
        else:
            source = _slice_elem(c, y, "copy")
            if source is None:
                return False
        assert source is not None
        if not identical(target, source):
            types = f"{c.ts(target)} and {c.ts(source)}"
            what = f"arguments {c.os(x)} and {c.os(y)} have different element types {types}"
            c.error(x, f"invalid copy: {what}")
            return False
    elif has_string and is_untyped(y.type):
        convert_untyped(c, y, default_type(y.type))
    x.mode = VALUE
    x.type = TYP_INT
    return True


def check_delete(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    key: Type | None = None
    for _, u in type_pairs(x.type):
        if not isinstance(u, Map):
            c.error(x, f"invalid argument: {c.os(x)} is not a map")
            return False
        if key is not None and not identical(u.key, key):
            text = f"maps of {c.os(x)} must have identical key types"
            c.error(x, f"invalid argument: {text}")
            return False
        key = u.key
    x.set(args[1])
    assigns.assignment(c, x, key, "argument to delete")
    if x.mode == INVALID:
        return False
    x.mode = NO_VALUE
    return True


def _can_make(member: Type, u: Type | None) -> Why | None:
    if u is None:
        return Why("no specific type")
    if not isinstance(u, Slice | Map | Chan):
        return Why("type must be slice, map, or channel")
    return None


def check_make(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    first = call.arg_list[0]
    typ = typexpr.var_type(c, first)
    if not is_valid(typ):
        return False
    u, why = common_under(typ, _can_make)
    if u is None:
        text = f"cannot make {text_of(first)}: {c.why(why)}"
        c.error(first, f"invalid argument: {text}")
        return False
    least = 2 if isinstance(u, Slice) else 1
    count = len(call.arg_list)
    if not least <= count <= least + 1:
        what = f"{text_of(call)} expects {least} or {least + 1} arguments; found {count}"
        c.error(call, f"invalid operation: {what}")
        return False
    sizes = [indexes.check_index(c, arg, -1).value for arg in call.arg_list[1:]]
    if len(sizes) == 2 and 0 <= sizes[1] < sizes[0]:
        text = "length and capacity swapped"
        c.error(call.arg_list[1], f"invalid argument: {text}")
    x.mode = VALUE
    x.type = typ
    return True
