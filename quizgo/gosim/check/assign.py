"""Assignments and initialisations, of one value or of several."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import Final, NamedTuple

from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import typexpr, uses
from quizgo.gosim.check.assignable import Cause, assignable
from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.messages import measure
from quizgo.gosim.check.nodes import unparen
from quizgo.gosim.check.objects import Const, Var
from quizgo.gosim.check.operand import (
    BUILTIN,
    CONSTANT,
    INVALID,
    MAP_INDEX,
    NO_VALUE,
    TYPE_EXPR,
    VARIABLE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    default_type,
    is_numeric,
    is_untyped,
    is_valid,
    is_value_interface,
)
from quizgo.gosim.check.types import (
    TYP_INVALID,
    UNTYPED_NIL_TYPE,
    Basic,
    Signature,
    Slice,
    Type,
)
from quizgo.gosim.check.untyped import Misfit, implicit_type, take_type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def assignment(c: Checker, x: Operand, typ: Type | None, context: str) -> None:
    """Make x a value of the type (or of any type: None), or report. `context` says where:
    `assignment`, `argument to f`, …"""
    exprs.single_value(c, x)
    if x.mode == INVALID:
        return
    if x.mode in (NO_VALUE, BUILTIN, TYPE_EXPR):
        c.error(x, f"cannot assign {c.os(x)} to {c.ts(typ)} in {context}")
        x.mode = INVALID
        return
    if is_untyped(x.type) and not _give_type(c, x, typ, context):
        x.mode = INVALID
        return
    if isinstance(x.type, Signature) and x.type.tparams:
        exprs.non_generic(c, exprs.target_of(typ, context), x)
        if x.mode == INVALID:
            return
    if typ is None:
        return
    cause = Cause()
    if not assignable(c, x, typ, cause):
        text = f"cannot use {c.os(x)} as {c.ts(typ)} value in {context}"
        c.error(x, f"{text}: {cause.text}" if cause.text else text)
        x.mode = INVALID


def _give_type(c: Checker, x: Operand, typ: Type | None, context: str) -> bool:
    if x.is_nil:
        if typ is None:
            c.error(x, f"use of untyped nil in {context}")
            return False
        target = typ
    elif typ is None or is_value_interface(typ):
        target = default_type(x.type)
    else:
        target = typ
    found = implicit_type(x, target)
    if isinstance(found, Misfit):
        text = f"cannot use {c.os(x)} as {c.ts(target)} value in {context}"
        suffix = {Misfit.TRUNCATED: " (truncated)", Misfit.OVERFLOWS: " (overflows)"}
        c.error(x, text + suffix.get(found, ""))
        return False
    take_type(c, x, found, final=False)
    return True


def init_const(c: Checker, lhs: Const, x: Operand) -> None:
    """`const lhs = x`; the constant has its declared type already, if any."""
    if _is_known(x) and _may_have_value(lhs):
        if x.mode == CONSTANT:
            lhs.type = lhs.type or x.type
            assignment(c, x, lhs.type, "constant declaration")
            if x.mode != INVALID:
                lhs.value = x.value
            return
        c.error(x, f"{c.os(x)} is not constant")
    lhs.type = lhs.type or TYP_INVALID


def init_var(c: Checker, lhs: Var, x: Operand, context: str) -> None:
    """Give a variable its first value, and a type if none was declared."""
    if lhs.type is None and _is_known(x):
        lhs.type = _type_from(c, x, context)
    lhs.type = lhs.type or TYP_INVALID
    if _is_known(x) and is_valid(lhs.type):
        assignment(c, x, lhs.type, context)
    else:
        x.mode = INVALID


def _is_known(x: Operand) -> bool:
    return x.mode != INVALID and is_valid(x.type)


def _may_have_value(lhs: Const) -> bool:
    return lhs.type is None or is_valid(lhs.type)


def _type_from(c: Checker, x: Operand, context: str) -> Type:
    """The type of a variable that is declared by its value alone."""
    if x.type is not UNTYPED_NIL_TYPE:
        return default_type(x.type)
    c.error(x, f"use of untyped nil in {context}")
    return TYP_INVALID


def _lhs_type(c: Checker, e: tree.Expr) -> Type | None:
    """The type of what stands on the left; None for `_`; invalid after an error."""
    inner = unparen(e)
    v: Var | None = None
    if isinstance(inner, tree.Name):
        if inner.name == "_":
            inner.obj = None
            return None
        v = typexpr.assigned_variable(c, inner)
    was_used = v.used if v is not None else False
    x = Operand()
    exprs.expr(c, x, e)
    if v is not None:
        v.used = was_used  # being assigned to is no use
    if x.mode == INVALID or not is_valid(x.type):
        return TYP_INVALID
    if x.mode in (VARIABLE, MAP_INDEX):
        return x.type
    if isinstance(x.expr, tree.SelectorExpr):
        holder = Operand()
        exprs.expr(c, holder, x.expr.x)
        if holder.mode == MAP_INDEX:
            c.error(x, f"cannot assign to struct field {text_of(x.expr)} in map")
            return TYP_INVALID
    why = "(neither addressable nor a map index expression)"
    c.error(x, f"cannot assign to {text_of(x.expr)} {why}")
    return TYP_INVALID


def assign_var(
    c: Checker, lhs: tree.Expr, rhs: tree.Expr | None, x: Operand | None, context: str
) -> None:
    """`lhs = rhs`, where the right side may be an operand already."""
    typ = _lhs_type(c, lhs)
    if typ is not None and not is_valid(typ):
        if x is not None:
            x.mode = INVALID
        else:
            uses.use(c, rhs)
        return
    if x is None:
        assert rhs is not None
        x = Operand()
        target = None
        if typ is not None and isinstance(typ.under(), Signature):
            target = exprs.target_of(typ, text_of(lhs))
        exprs.expr(c, x, rhs, target)
    if typ is None and context == "assignment":
        context = "assignment to _ identifier"
    assignment(c, x, typ, context)


def types_summary(
    c: Checker, types: Sequence[Type], *, variadic: bool = False, dots: bool = False
) -> str:
    """`(int, number, ...string)`."""
    parts: list[str] = []
    for i, typ in enumerate(types):
        last = i == len(types) - 1
        if not is_valid(typ):
            text = "unknown type"
        elif isinstance(typ, Basic) and is_untyped(typ):
            text = "number" if is_numeric(typ) else typ.name.removeprefix("untyped ")
        else:
            text = c.ts(typ)
        if last and variadic:
            text = "..." + (c.ts(typ.elem) if isinstance(typ, Slice) else text)
        elif last and dots:
            text += "..."
        parts.append(text)
    return "(" + ", ".join(parts) + ")"


def _count_error(c: Checker, rhs: Sequence[tree.Expr], wanted: int, got: int) -> None:
    variables, values = measure(wanted, "variable"), measure(got, "value")
    call = unparen(rhs[0])
    if len(rhs) == 1 and isinstance(call, tree.CallExpr):
        what = f"{text_of(call.fun)} returns {values}"
    else:
        what = values
    c.error(rhs[0], f"assignment mismatch: {variables} but {what}")


def _return_error(c: Checker, at: Place, lhs: Sequence[Var], rhs: Sequence[Operand]) -> None:
    qualifier = "not enough"
    if len(rhs) > len(lhs):
        at = rhs[len(lhs)]
        qualifier = "too many"
    elif rhs:
        at = rhs[-1]
    have = types_summary(c, [x.type for x in rhs])
    want = types_summary(c, [v.typ for v in lhs])
    c.error(at, f"{qualifier} return values", f"have {have}", f"want {want}")


class _Spread(NamedTuple):
    """What the right side gives where it is not an expression for each variable."""

    operands: list[Operand] | None
    """The values of the one call (or `v, ok` form); None if there are several expressions."""
    comma_ok: bool
    got: int
    is_known: bool
    """False after an error."""

    def fits(self, lhs: Sized) -> bool:
        return self.operands is not None and len(self.operands) == len(lhs)


def _is_one_to_one(lhs: Sized, rhs: Sequence[tree.Expr]) -> bool:
    """A single call is not: its count of results is told then."""
    if len(lhs) != len(rhs):
        return False
    return len(rhs) != 1 or not isinstance(unparen(rhs[0]), tree.CallExpr)


def _spread(c: Checker, rhs: Sequence[tree.Expr], *, comma_ok: bool) -> _Spread:
    if len(rhs) != 1:
        return _Spread(None, False, len(rhs), uses.use(c, *rhs))
    operands, is_comma_ok = exprs.multi_expr(c, rhs[0], comma_ok=comma_ok)
    return _Spread(operands, is_comma_ok, len(operands), operands[0].mode != INVALID)


def _context(lhs: Sized) -> str:
    return "multiple assignment" if len(lhs) > 1 else "assignment"


def init_vars(c: Checker, lhs: Sequence[Var], rhs: Sequence[tree.Expr]) -> None:
    """`var a, b = …`, `a, b := …`."""
    if _is_one_to_one(lhs, rhs):
        for v, e in zip(lhs, rhs, strict=True):
            _init_by(c, v, e, v.name, _context(lhs))
        return
    spread = _spread(c, rhs, comma_ok=len(lhs) == 2)
    if spread.is_known and not spread.fits(lhs):
        _count_error(c, rhs, len(lhs), spread.got)
    _init_from(c, lhs, rhs, spread, _context(lhs))


def return_values(
    c: Checker, at: tree.ReturnStmt, lhs: Sequence[Var], rhs: Sequence[tree.Expr]
) -> None:
    """`return …`, into the results."""
    if _is_one_to_one(lhs, rhs):
        for v, e in zip(lhs, rhs, strict=True):
            _init_by(c, v, e, v.name or "result variable", _RETURN)
        return
    spread = _spread(c, rhs, comma_ok=False)
    if spread.is_known and not spread.fits(lhs):
        values = _values(c, rhs) if spread.operands is None else spread.operands
        _return_error(c, at, lhs, values)
    _init_from(c, lhs, rhs, spread, _RETURN)


_RETURN: Final = "return statement"


def _init_by(c: Checker, v: Var, e: tree.Expr, name: str, context: str) -> None:
    x = Operand()
    exprs.expr(c, x, e, exprs.target_of(v.type, name))
    init_var(c, v, x, context)


def _init_from(
    c: Checker, lhs: Sequence[Var], rhs: Sequence[tree.Expr], spread: _Spread, context: str
) -> None:
    """From the values of one expression; variables that get none have no type."""
    if spread.operands is None or not spread.fits(lhs):
        for v in lhs:
            v.type = v.type or TYP_INVALID
        return
    for v, x in zip(lhs, spread.operands, strict=True):
        init_var(c, v, x, context)
    _record_comma_ok(c, rhs[0], spread)


def _values(c: Checker, rhs: Sequence[tree.Expr]) -> list[Operand]:
    result: list[Operand] = []
    for e in rhs:
        x = Operand()
        exprs.expr(c, x, e)
        result.append(x)
    return result


def _record_comma_ok(c: Checker, e: tree.Expr, spread: _Spread) -> None:
    if spread.comma_ok and spread.operands and all(x.mode != INVALID for x in spread.operands):
        value, ok = spread.operands
        c.record_comma_ok(e, (value.type, default_type(ok.type)))


def assign_vars(c: Checker, lhs: Sequence[tree.Expr], rhs: Sequence[tree.Expr]) -> None:
    """`a, b = …`."""
    if _is_one_to_one(lhs, rhs):
        for left, right in zip(lhs, rhs, strict=True):
            assign_var(c, left, right, None, _context(lhs))
        return
    # The left side of several expressions is looked at before them, of one behind it.
    left_ok = len(rhs) == 1 or uses.use_lhs(c, *lhs)
    spread = _spread(c, rhs, comma_ok=len(lhs) == 2)
    if spread.operands is not None and spread.fits(lhs):
        for left, x in zip(lhs, spread.operands, strict=True):
            assign_var(c, left, None, x, _context(lhs))
        _record_comma_ok(c, rhs[0], spread)
        return
    if left_ok and spread.is_known:
        _count_error(c, rhs, len(lhs), spread.got)
    if len(rhs) == 1:
        uses.use_lhs(c, *lhs)


def short_var_decl(
    c: Checker, pos: int, lhs: Sequence[tree.Expr], rhs: Sequence[tree.Expr]
) -> None:
    """`a, b := …`: declares the names that are new in this scope."""
    top = len(c.delayed)
    scope = c.env.scope
    seen: set[str] = set()
    variables: list[Var] = []
    new: list[Var] = []
    failed = False
    for e in lhs:
        v = _short_var(c, e, seen)
        if v is None:
            failed = True
            v = c.local_var(e.pos, "_", None)
        elif v.parent is None and v.type is None and v.name != "_":
            new.append(v)
        variables.append(v)
    init_vars(c, variables, rhs)
    c.process_delayed(top)
    if not new and not failed:
        c.error(pos, "no new variables on left side of :=")
        return
    for v in new:
        c.declare(scope, None, v)


def _short_var(c: Checker, e: tree.Expr, seen: set[str]) -> Var | None:
    """The variable, old or new, of a name left of `:=`; None after an error."""
    if not isinstance(e, tree.Name):
        uses.use_lhs(c, e)
        c.error(e, f"non-name {text_of(e)} on left side of :=")
        return None
    if e.name != "_":
        if e.name in seen:
            c.error(e, f"{e.name} repeated on left side of :=")
            return None
        seen.add(e.name)
    old = c.env.scope.lookup(e.name)
    if old is not None:
        e.obj = old
        if isinstance(old, Var):
            return old
        c.error(e, f"cannot assign to {e.name}")
        return None
    v = c.local_var(e.pos, e.name, None)
    e.obj = v
    return v
