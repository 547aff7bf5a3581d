"""Calls of the predeclared functions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import call as calls
from quizgo.gosim.check import constants as k
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.assignable import assignable
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.objects import PARAMETER, Var
from quizgo.gosim.check.operand import (
    CONSTANT,
    INVALID,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    all_basic,
    array_of,
    default_type,
    identical,
    is_numeric,
    is_string,
    is_type_param,
    is_untyped,
    is_valid,
)
from quizgo.gosim.check.types import (
    EMPTY_INTERFACE,
    TYP_BYTE,
    TYP_INT,
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Tuple,
    Type,
    TypeParam,
    unalias,
)
from quizgo.gosim.check.typeset import Why, common_under, type_pairs, type_set
from quizgo.gosim.check.universe import BUILTINS
from quizgo.gosim.check.untyped import convert_untyped, match_types, update_expr_type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def builtin(c: Checker, x: Operand, call: tree.CallExpr, name: str) -> bool:
    """Check the call; x is its result. False after an error."""
    if call.has_dots and name != "append":
        c.error(call, f"invalid operation: invalid use of ... with built-in {name}")
        exprs.use(c, *call.arg_list)
        return False
    had_call = c.env.has_call
    c.env.has_call = False
    args: list[Operand] = []
    count = len(call.arg_list)
    if name not in ("make", "new"):
        args = _arguments(c, call.arg_list)
        count = len(args)
        if any(a.mode == INVALID for a in args):
            c.env.has_call = had_call or c.env.has_call
            return False
        if args:
            x.set(args[0])
    needed, variadic, _ = BUILTINS[name]
    if count < needed or (count > needed and not variadic):
        qualifier = "not enough" if count < needed else "too many"
        what = f"{qualifier} arguments for {text_of(call)} (expected {needed}, found {count})"
        c.error(call, f"invalid operation: {what}")
        return False
    ok = RULES[name](c, x, call, args)
    if name not in ("len", "cap"):
        had_call = had_call or c.env.has_call
    c.env.has_call = had_call
    return ok


def _arguments(c: Checker, exprs_: list[tree.Expr]) -> list[Operand]:
    if len(exprs_) == 1:
        return exprs.multi_expr(c, exprs_[0], comma_ok=False)[0]
    args: list[Operand] = []
    for e in exprs_:
        x = Operand()
        exprs.expr(c, x, e)
        args.append(x)
    return args


_Rule = Callable[[Checker, Operand, tree.CallExpr, list[Operand]], bool]


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


def _append(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
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
        calls.check_arguments(c, call, sig, args)
    x.mode = VALUE
    x.type = typ
    return True


def _len_cap(name: str) -> _Rule:
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


def _clear(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    for _, u in type_pairs(x.type):
        if not isinstance(u, Map | Slice):
            why = "argument must be (or constrained by) map or slice"
            c.error(x, f"invalid argument: cannot clear {c.os(x)}: {why}")
            return False
    x.mode = NO_VALUE
    return True


def _close(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    for _, u in type_pairs(x.type):
        if not isinstance(u, Chan):
            c.error(x, f"invalid operation: cannot close non-channel {c.os(x)}")
            return False
        if u.dir == t.RECV_ONLY:
            c.error(x, f"invalid operation: cannot close receive-only channel {c.os(x)}")
            return False
    x.mode = NO_VALUE
    return True


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


def _complex(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
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


def _real_imag(name: str) -> _Rule:
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
        x.value = None if pair is None else Fraction(pair[0 if name == "real" else 1])
    else:
        x.mode = VALUE
    x.type = result
    return True


def _copy(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
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


def _delete(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
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


def _make(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
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


def _min_max(name: str) -> _Rule:
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


def _new(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    arg = call.arg_list[0]
    exprs.expr_or_type(c, x, arg)
    exprs.exclude(c, x, no_value=True, builtin=True)
    if x.mode == INVALID:
        return False
    if x.mode == TYPE_EXPR:
        typexpr.check_var_type(c, arg, x.type)
    else:
        if is_untyped(x.type):
            assigns.assignment(c, x, None, "argument to new")
            if x.mode == INVALID:
                return False
        if not c.allows(26):
            c.version_error(call.fun, 26, f"new({text_of(arg)})")
    x.mode = VALUE
    x.type = Pointer(x.type)
    return True


def _panic(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    c.env.panics.add(call)
    assigns.assignment(c, x, EMPTY_INTERFACE, "argument to panic")
    if x.mode == INVALID:
        return False
    x.mode = NO_VALUE
    return True


def _print(name: str) -> _Rule:
    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        for a in args:
            assigns.assignment(c, a, None, f"argument to built-in {name}")
            if a.mode == INVALID:
                return False
        x.mode = NO_VALUE
        return True

    return rule


def _recover(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    if c.env.func is not None:
        c.env.func.has_recover = True
    x.mode = VALUE
    x.type = EMPTY_INTERFACE
    return True


RULES: Final[dict[str, _Rule]] = {
    "append": _append,
    "cap": _len_cap("cap"),
    "clear": _clear,
    "close": _close,
    "complex": _complex,
    "copy": _copy,
    "delete": _delete,
    "imag": _real_imag("imag"),
    "len": _len_cap("len"),
    "make": _make,
    "max": _min_max("max"),
    "min": _min_max("min"),
    "new": _new,
    "panic": _panic,
    "print": _print("print"),
    "println": _print("println"),
    "real": _real_imag("real"),
    "recover": _recover,
}
