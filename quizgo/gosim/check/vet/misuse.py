"""Small mistakes of meaning: comparing a function with nil, converting an int to a string,
appending nothing, losing an atomic add, timing a defer too early."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check import types as t
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Func
from quizgo.gosim.check.operand import CONSTANT, NIL_VALUE, TYPE_EXPR
from quizgo.gosim.check.predicates import is_string
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import Basic
from quizgo.gosim.check.typestring import type_string
from quizgo.gosim.check.vet.selfassign import has_no_effects
from quizgo.gosim.check.vet.walk import (
    callee,
    is_builtin,
    is_package_func,
    typ_of,
    walk,
)
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


def check(checked: Checked) -> Iterator[Fault]:
    for node in walk(checked.file):
        match node:
            case tree.Operation():
                yield from _nil_func(node)
                yield from _redundant(node)
            case tree.CallExpr():
                yield from _int_to_string(node)
                yield from _append_nothing(node)
            case tree.AssignStmt():
                yield from _atomic(node)
            case tree.CallStmt():
                yield from _deferred_since(node)


def _nil_func(e: tree.Operation) -> Iterator[Fault]:
    if e.op not in ("==", "!=") or e.y is None:
        return
    x, y = unparen(e.x), unparen(e.y)
    if x.mode == NIL_VALUE:
        x, y = y, x
    if y.mode != NIL_VALUE:
        return
    obj = x.obj if isinstance(x, tree.Name) else None
    if isinstance(x, tree.SelectorExpr):
        obj = x.sel.obj
    if isinstance(obj, Func):
        value = "true" if e.op == "!=" else "false"
        text = f"comparison of function {text_of(x)} {e.op} nil is always {value}"
        yield Fault(start_pos(e), text.replace(text_of(x), obj.name, 1))


_WORDS = {"||": "or", "&&": "and"}


def _redundant(e: tree.Operation) -> Iterator[Fault]:
    """`x == 1 || x == 1`."""
    if e.op not in _WORDS or e.y is None:
        return
    operands = _operands(e, e.op)
    seen: set[str] = set()
    for operand in operands:
        if not has_no_effects(operand):
            seen.clear()
            continue
        text = text_of(operand)
        if text in seen:
            what = f"redundant {_WORDS[e.op]}: {text} {e.op} {text}"
            yield Fault(start_pos(e), what)
            return
        seen.add(text)


def _operands(e: tree.Expr, op: str) -> list[tree.Expr]:
    inner = unparen(e)
    if isinstance(inner, tree.Operation) and inner.op == op and inner.y is not None:
        return [*_operands(inner.x, op), *_operands(inner.y, op)]
    return [inner]


def _int_to_string(call: tree.CallExpr) -> Iterator[Fault]:
    if call.fun.mode != TYPE_EXPR or len(call.arg_list) != 1:
        return
    target, arg = typ_of(call.fun), call.arg_list[0]
    source = typ_of(arg)
    if target is None or source is None or not is_string(target) or arg.mode == CONSTANT:
        return
    u = source.under()
    if not isinstance(u, Basic) or not u.info & t.IS_INTEGER:
        return
    if u.kind in (t.UINT8, t.INT32, t.UNTYPED_RUNE):
        return
    wanted = target.under()
    assert isinstance(wanted, Basic)
    what = f"conversion from {_named(source, u)} to {_named(target, wanted)}"
    yield Fault(start_pos(call), f"{what} yields a string of one rune, not a string of digits")


def _named(typ: t.Type, u: Basic) -> str:
    name = type_string(typ, lambda pkg: "" if pkg.name == "main" else pkg.name)
    return name if name == u.name else f"{name} ({u.name})"


def _append_nothing(call: tree.CallExpr) -> Iterator[Fault]:
    if is_builtin(callee(call), "append") and len(call.arg_list) == 1:
        yield Fault(start_pos(call), "append with no values")


def _atomic(s: tree.AssignStmt) -> Iterator[Fault]:
    """`x = atomic.AddInt64(&x, 1)` is not atomic."""
    lhs, rhs = unpack(s.lhs), unpack(s.rhs)
    if len(lhs) != len(rhs) or s.op == ":=":
        return
    for left, right in zip(lhs, rhs, strict=True):
        if not isinstance(right, tree.CallExpr) or not right.arg_list:
            continue
        func = callee(right)
        if not is_package_func(func, "sync/atomic") or func is None:
            continue
        first = right.arg_list[0]
        if not func.name.startswith("Add") or not isinstance(first, tree.Operation):
            continue
        if first.op == "&" and first.y is None and text_of(first.x) == text_of(left):
            yield Fault(start_pos(left), "direct assignment to atomic value")


def _deferred_since(s: tree.CallStmt) -> Iterator[Fault]:
    if s.tok != "defer" or not isinstance(s.call, tree.CallExpr):
        return
    for arg in s.call.arg_list:
        for node in walk(arg, literals=False):
            if isinstance(node, tree.CallExpr) and is_package_func(callee(node), "time", "Since"):
                yield Fault(start_pos(node), "call to time.Since is not deferred")
