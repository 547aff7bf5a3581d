"""Calls of the predeclared functions."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr, uses
from quizgo.gosim.check.builtin_containers import (
    check_append,
    check_clear,
    check_copy,
    check_delete,
    check_len_cap,
    check_make,
)
from quizgo.gosim.check.builtin_numbers import Rule, check_complex, check_min_max, check_real_imag
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.operand import (
    INVALID,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    is_untyped,
)
from quizgo.gosim.check.types import (
    EMPTY_INTERFACE,
    Array,
    Chan,
    Pointer,
    Struct,
)
from quizgo.gosim.check.typeset import type_pairs
from quizgo.gosim.check.universe import BUILTINS
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def builtin(c: Checker, x: Operand, call: tree.CallExpr, name: str) -> bool:
    """Check the call; x is its result. False after an error."""
    if call.has_dots and name != "append":
        c.error(call, f"invalid operation: invalid use of ... with built-in {name}")
        uses.use(c, *call.arg_list)
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


def _print(name: str) -> Rule:
    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        for a in args:
            assigns.assignment(c, a, None, f"argument to built-in {name}")
            if a.mode == INVALID:
                return False
            if isinstance(a.type.under(), Struct | Array):
                text = f"illegal types for operand: {name}\n\t{c.ts(a.type)}"
                c.late_faults.append(Fault(call.pos, text))
        x.mode = NO_VALUE
        return True

    return rule


def _recover(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
    x.mode = VALUE
    x.type = EMPTY_INTERFACE
    return True


RULES: Final[dict[str, Rule]] = {
    "append": check_append,
    "cap": check_len_cap("cap"),
    "clear": check_clear,
    "close": _close,
    "complex": check_complex,
    "copy": check_copy,
    "delete": check_delete,
    "imag": check_real_imag("imag"),
    "len": check_len_cap("len"),
    "make": check_make,
    "max": check_min_max("max"),
    "min": check_min_max("min"),
    "new": _new,
    "panic": _panic,
    "print": _print("print"),
    "println": _print("println"),
    "real": check_real_imag("real"),
    "recover": _recover,
}
