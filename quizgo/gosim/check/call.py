"""Calls: conversions, builtins and functions."""

from __future__ import annotations

from quizgo.gosim.check import arguments, funcinst, typexpr, uses
from quizgo.gosim.check import builtins as builtin_calls
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.conversion import conversion
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.infer import is_parameterized
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.operand import (
    BUILTIN,
    CONSTANT,
    INVALID,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import is_type_param
from quizgo.gosim.check.types import (
    Interface,
    Signature,
    Type,
)
from quizgo.gosim.check.typeset import Why, common_under, type_set
from quizgo.gosim.check.universe import BUILTINS
from quizgo.gosim.syntax import tree


def call_expr(c: Checker, x: Operand, call: tree.CallExpr) -> int:
    """Check a call; what it is as a statement."""
    inst: tree.IndexExpr | None = None
    if isinstance(call.fun, tree.IndexExpr):
        if indexes.index_expr(c, x, call.fun):
            inst = call.fun
        x.expr = call.fun
        c.record(x)
    else:
        exprs.expr_or_type(c, x, call.fun, generic=True)
    if x.mode == INVALID:
        uses.use(c, *call.arg_list)
        return exprs.STATEMENT
    if x.mode == TYPE_EXPR:
        _conversion(c, x, call)
        return exprs.CONVERSION
    if x.mode == BUILTIN:
        name = x.builtin
        if not builtin_calls.builtin(c, x, call, name):
            x.mode = INVALID
        elif x.mode != CONSTANT:
            c.env.has_call = True
        return exprs.STATEMENT if BUILTINS[name][2] else exprs.EXPRESSION
    _function_call(c, x, call, inst)
    return exprs.STATEMENT


def _conversion(c: Checker, x: Operand, call: tree.CallExpr) -> None:
    exprs.non_generic(c, None, x)
    if x.mode == INVALID:
        return
    typ = x.type
    x.mode = INVALID
    if not is_complete(c, typ):
        return
    if not call.arg_list:
        c.error(call, f"missing argument in conversion to {c.ts(typ)}")
        return
    if len(call.arg_list) > 1:
        uses.use(c, *call.arg_list)
        c.error(call.arg_list[-1], f"too many arguments in conversion to {c.ts(typ)}")
        return
    exprs.expr(c, x, call.arg_list[0], exprs.target_of(typ, "conversion"))
    if x.mode == INVALID:
        return
    u = typ.under()
    if isinstance(u, Interface) and not is_type_param(typ) and not type_set(u).is_method_set:
        reason = "(contains specific type constraints or is comparable)"
        c.error(call, f"cannot use interface {c.ts(typ)} in conversion {reason}")
        x.mode = INVALID
    elif call.has_dots:
        c.error(call.arg_list[0], f"invalid use of ... in conversion to {c.ts(typ)}")
        x.mode = INVALID
    else:
        conversion(c, x, typ)


def _is_function(member: Type, u: Type | None) -> Why | None:
    if u is not None and not isinstance(u, Signature):
        return Why("{} is not a function", (member,))
    return None


def _function_call(
    c: Checker, x: Operand, call: tree.CallExpr, inst: tree.IndexExpr | None
) -> None:
    u, why = common_under(x.type, _is_function)
    if not isinstance(u, Signature):
        c.error(x, f"invalid operation: cannot call {c.os(x)}: {c.why(why)}")
        x.mode = INVALID
        return
    sig = u
    was_generic = bool(sig.tparams)
    type_args: list[tree.Expr] = []
    targs: list[Type] = []
    if inst is not None:
        type_args = unpack(inst.index)
        found = typexpr.type_list(c, type_args)
        got, want = len(type_args), len(sig.tparams)
        if found is not None and got > want:
            c.error(type_args[want], f"got {got} type arguments but want {want}")
            found = None
        if found is None:
            uses.use(c, *call.arg_list)
            x.mode = INVALID
            return
        targs = found
        if got == want and want > 0:
            sig = funcinst.instance(c, inst.pos, inst, sig, targs, type_args)
            targs, type_args = [], []
    args, arg_targs = arguments.argument_list(c, call.arg_list)
    result = arguments.Arguments(c, call, sig, targs, type_args).check(args, arg_targs)
    if was_generic and not result.tparams:
        call.fun.type = result
        call.fun.mode = VALUE
    _set_result(c, x, result)
    c.env.has_call = True


def _set_result(c: Checker, x: Operand, sig: Signature) -> None:
    results = sig.results.vars
    if not results:
        x.mode = NO_VALUE
    elif len(results) == 1:
        typ = results[0].typ
        if not is_complete(c, typ):
            x.mode = INVALID
            return
        x.mode = VALUE
        x.type = typ
    else:
        x.mode = VALUE
        x.type = sig.results
    if x.mode == VALUE and sig.tparams and is_parameterized(sig.tparams, x.type):
        x.mode = INVALID  # inference has failed and was reported
