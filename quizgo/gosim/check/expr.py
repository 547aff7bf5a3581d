"""Expressions: what each kind of node means, and what an operand may be used for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from quizgo.gosim.check import call as calls
from quizgo.gosim.check import funcinst, literals, operators, typexpr, uses
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check import selector as selectors
from quizgo.gosim.check.assignable import Cause, assertable
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.messages import nth
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.operand import (
    BUILTIN,
    COMMA_OK,
    INVALID,
    MAP_INDEX,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    VARIABLE,
    Operand,
)
from quizgo.gosim.check.predicates import identical, is_generic, is_type_param, is_valid
from quizgo.gosim.check.types import (
    TYP_INVALID,
    UNTYPED_BOOL_TYPE,
    Alias,
    Interface,
    Pointer,
    Signature,
    Tuple,
    Type,
)
from quizgo.gosim.check.typeset import common_under, type_pairs
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of

# What an expression is, as a statement.
CONVERSION: Final = 0
EXPRESSION: Final = 1
STATEMENT: Final = 2
"""A call or receive: may stand alone."""


class Target(NamedTuple):
    """The function type a generic function is assigned to, and what has it."""

    sig: Signature
    what: str


def target_of(typ: Type | None, what: str) -> Target | None:
    if typ is not None:
        u, _ = common_under(typ)
        if isinstance(u, Signature):
            return Target(u, what)
    return None


def raw_expr(
    c: Checker,
    target: Target | None,
    x: Operand,
    e: tree.Expr,
    hint: Type | None = None,
    *,
    generic: bool = False,
) -> int:
    """Check any expression or type. `hint`: the element type of the literal around.

    `generic`: a generic function or type may stay without arguments.
    """
    kind = _expr(c, target, x, e, hint)
    if not generic:
        non_generic(c, target, x)
    c.record(x)
    return kind


def non_generic(c: Checker, target: Target | None, x: Operand) -> None:
    if x.mode in (INVALID, NO_VALUE):
        return
    what = ""
    if isinstance(x.type, Alias | Named):
        if is_generic(x.type):
            what = "type"
    elif isinstance(x.type, Signature) and x.type.tparams:
        if target is not None:
            funcinst.function_instance(c, target, x.pos, x, None, infer=True)
            return
        what = "function"
    if what:
        c.error(x.expr, f"cannot use generic {what} {text_of(x.expr)} without instantiation")
        x.mode = INVALID
        x.type = TYP_INVALID


def expr(c: Checker, x: Operand, e: tree.Expr, target: Target | None = None) -> None:
    """A single value."""
    raw_expr(c, target, x, e)
    exclude(c, x, no_value=True, builtin=True, type_expr=True)
    single_value(c, x)


def generic_expr(c: Checker, x: Operand, e: tree.Expr, hint: Type | None = None) -> None:
    """A single value that may be a generic function."""
    raw_expr(c, None, x, e, hint, generic=True)
    exclude(c, x, no_value=True, builtin=True, type_expr=True)
    single_value(c, x)


def expr_or_type(c: Checker, x: Operand, e: tree.Expr, *, generic: bool = False) -> None:
    raw_expr(c, None, x, e, generic=generic)
    exclude(c, x, no_value=True)
    single_value(c, x)


def multi_expr(c: Checker, e: tree.Expr, *, comma_ok: bool) -> tuple[list[Operand], bool]:
    """The values of an expression that may have several; whether the second is a comma-ok."""
    x = Operand()
    raw_expr(c, None, x, e)
    exclude(c, x, no_value=True, builtin=True, type_expr=True)
    if x.mode != INVALID and isinstance(x.type, Tuple):
        results = [
            _stand_in(start_pos(e), nth(i + 1, "function result"), v.typ)
            for i, v in enumerate(x.type.vars)
        ]
        return results, False
    if comma_ok and x.mode in (MAP_INDEX, COMMA_OK):
        what = "ok value of (comma, ok) expression"
        return [x, _stand_in(start_pos(e), what, UNTYPED_BOOL_TYPE)], True
    return [x], False


def _stand_in(pos: int, what: str, typ: Type) -> Operand:
    x = Operand()
    x.mode = VALUE
    x.expr = tree.Name(pos, what)
    x.type = typ
    return x


def exclude(
    c: Checker,
    x: Operand,
    *,
    no_value: bool = False,
    builtin: bool = False,
    type_expr: bool = False,
) -> None:
    """Report an operand that may not be used here."""
    if x.mode == NO_VALUE and no_value:
        what = "used as value" if type_expr else "used as value or type"
    elif x.mode == BUILTIN and builtin:
        what = "must be called"
    elif x.mode == TYPE_EXPR and type_expr:
        what = "is not an expression"
    else:
        return
    c.error(x, f"{c.os(x)} {what}")
    x.mode = INVALID


def single_value(c: Checker, x: Operand) -> None:
    if x.mode == VALUE and isinstance(x.type, Tuple):
        c.error(x, f"multiple-value {c.os(x)} in single-value context")
        x.mode = INVALID


# What each kind of node means. Each function leaves INVALID when it has reported an error.

_Rule = Callable[[Checker, Target | None, Operand, tree.Expr, Type | None], int]


def _expr(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    x.mode = INVALID
    x.type = TYP_INVALID
    x.value = None
    rule = _RULES.get(type(e))
    if rule is None:
        x.expr = e
        return STATEMENT
    kind = rule(c, target, x, e, hint)
    x.expr = e
    return STATEMENT if x.mode == INVALID else kind  # no follow-up errors


def _name(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.Name)
    typexpr.ident(c, x, e)
    return EXPRESSION


def _basic_lit(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.BasicLit)
    if not e.bad:
        literals.basic_literal(c, x, e)
    return EXPRESSION


def _func_lit(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.FuncLit)
    literals.function_literal(c, x, e)
    return EXPRESSION


def _composite_lit(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.CompositeLit)
    literals.composite_literal(c, x, e, hint)
    return EXPRESSION


def _paren(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.ParenExpr)
    return raw_expr(c, None, x, e.x)


def _selector(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.SelectorExpr)
    selectors.selector(c, x, e)
    return EXPRESSION


def _index(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.IndexExpr)
    if indexes.index_expr(c, x, e):
        funcinst.function_instance(c, target, e.pos, x, e, infer=True)
    return EXPRESSION


def _slice(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.SliceExpr)
    indexes.slice_expr(c, x, e)
    return EXPRESSION


def _assert(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.AssertExpr)
    expr(c, x, e.x)
    if x.mode == INVALID:
        return EXPRESSION
    if is_type_param(x.type):
        c.error(
            x, f"invalid operation: cannot use type assertion on type parameter value {c.os(x)}"
        )
        x.mode = INVALID
        return EXPRESSION
    if not isinstance(x.type.under(), Interface):
        c.error(x, f"invalid operation: {c.os(x)} is not an interface")
        x.mode = INVALID
        return EXPRESSION
    typ = typexpr.var_type(c, e.type_expr)
    if not is_valid(typ) or not is_complete(c, typ):
        x.mode = INVALID
        return EXPRESSION
    check_assertion(c, e, x, typ, type_switch=False)
    x.mode = COMMA_OK
    x.type = typ
    return EXPRESSION


def check_assertion(c: Checker, e: tree.Expr, x: Operand, typ: Type, *, type_switch: bool) -> None:
    """Report an assertion that can never hold."""
    cause = Cause()
    if assertable(c, x.type, typ, cause):
        return
    if type_switch:
        detail = f"{c.os(x)} cannot have dynamic type {c.ts(typ)} {cause.text}"
        c.error(e, f"impossible type switch case: {text_of(e)}", detail)
    else:
        detail = f"{c.ts(typ)} does not implement {c.ts(x.type)} {cause.text}"
        c.error(e, f"impossible type assertion: {text_of(e)}", detail)


def _type_switch_guard(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.TypeSwitchGuard)
    c.error(e, "invalid syntax tree: use of .(type) outside type switch")
    uses.use(c, e.x)
    x.mode = INVALID
    return EXPRESSION


def _call(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    assert isinstance(e, tree.CallExpr)
    return calls.call_expr(c, x, e)


def _operation(
    c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None
) -> int:
    assert isinstance(e, tree.Operation)
    if e.y is not None:
        operators.binary(c, x, e, e.x, e.y, e.op)
        return EXPRESSION
    if e.op == "*":
        _indirection(c, x, e)
        return EXPRESSION
    operators.unary(c, x, e)
    return STATEMENT if e.op == "<-" else EXPRESSION


def _indirection(c: Checker, x: Operand, e: tree.Operation) -> None:
    """`*x`: a pointer type or what a pointer points to."""
    expr_or_type(c, x, e.x)
    if x.mode == INVALID:
        return
    if x.mode == TYPE_EXPR:
        typexpr.check_var_type(c, e.x, x.type)
        x.type = Pointer(x.type)
        return
    base: Type | None = None
    for _, u in type_pairs(x.type):
        if not isinstance(u, Pointer):
            c.error(x, f"invalid operation: cannot indirect {c.os(x)}")
            x.mode = INVALID
            return
        if base is not None and not identical(u.elem, base):
            text = f"pointers of {c.os(x)} must have identical base types"
            c.error(x, f"invalid operation: {text}")
            x.mode = INVALID
            return
        base = u.elem
    assert base is not None
    if not is_complete(c, base):
        x.mode = INVALID
        return
    x.mode = VARIABLE
    x.type = base


def _type(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
    x.type = typexpr.typ(c, e)
    x.mode = TYPE_EXPR
    return EXPRESSION


def _misplaced(message: str) -> _Rule:
    def rule(c: Checker, target: Target | None, x: Operand, e: tree.Expr, hint: Type | None) -> int:
        c.error(e, f"invalid syntax tree: {message}")
        return EXPRESSION

    return rule


_RULES: Final[dict[type[tree.Expr], _Rule]] = {
    tree.Name: _name,
    tree.BasicLit: _basic_lit,
    tree.FuncLit: _func_lit,
    tree.CompositeLit: _composite_lit,
    tree.ParenExpr: _paren,
    tree.SelectorExpr: _selector,
    tree.IndexExpr: _index,
    tree.SliceExpr: _slice,
    tree.AssertExpr: _assert,
    tree.TypeSwitchGuard: _type_switch_guard,
    tree.CallExpr: _call,
    tree.Operation: _operation,
    tree.ArrayType: _type,
    tree.SliceType: _type,
    tree.StructType: _type,
    tree.FuncType: _type,
    tree.InterfaceType: _type,
    tree.MapType: _type,
    tree.ChanType: _type,
    tree.DotsType: _misplaced("invalid use of ..."),
    tree.ListExpr: _misplaced("unexpected list of expressions"),
    tree.KeyValueExpr: _misplaced("no key:value expected"),
}
