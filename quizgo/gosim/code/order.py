"""In which order the parts of a statement are evaluated, where the language leaves it open.

As Go's compiler has it (`walk/order.go`): whatever runs other code comes first, from left to
right, and with it what makes a copy: slicing, assertions, `len` and its like, a string as a slice.
What is left, variables, elements, fields and arithmetic, is evaluated where it stands, after all
of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quizgo.gosim.check import operand as modes
from quizgo.gosim.code import calls, exprs
from quizgo.gosim.code.builder import Builder
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.syntax import tree

_PLAIN: Final = frozenset({"len", "cap", "real", "imag", "complex"})
"""Built-in functions that are operations like any other."""
_POINTER_SHAPED: Final = (Kind.POINTER, Kind.MAP, Kind.CHAN, Kind.FUNC)
"""What an interface holds as it is: to assert it copies nothing."""


def lift(b: Builder, parts: Sequence[tree.Expr]) -> None:
    """Evaluate ahead what has to come first, if any of it stands behind another part. The results
    wait in `b.lifted`, where `exprs.expr` finds them."""
    if any(has_call(e) for e in parts[1:]):
        lift_all(b, parts)


def lift_all(b: Builder, parts: Iterable[tree.Expr]) -> None:
    """As `lift`, of every part."""
    for e in parts:
        _lift(b, e)


def _lift(b: Builder, e: tree.Expr) -> None:
    if e.value is not None or e in b.lifted:
        return
    if _comes_first(b, e):
        b.lifted[e] = exprs.expr(b, e)
        return
    for part in parts(e):
        _lift(b, part)


def _comes_first(b: Builder, e: tree.Expr) -> bool:
    match e:
        case tree.CallExpr():
            return e.fun.mode != modes.TYPE_EXPR or _copies_string(b, e)
        case tree.Operation():
            return e.op == "<-" or (e.op in ("&&", "||") and has_call(e))
        case tree.SliceExpr():
            return True
        case tree.AssertExpr():
            return b.rtype(b.type_of(e.type_expr)).kind not in _POINTER_SHAPED
    return False


def _copies_string(b: Builder, e: tree.CallExpr) -> bool:
    """A conversion from a string to bytes or runes."""
    kinds = b.rtype(b.type_of(e)).kind, b.rtype(b.type_of(e.arg_list[0])).kind
    return kinds == (Kind.SLICE, Kind.STRING)


def runs_code(e: tree.CallExpr) -> bool:
    """Whether it is more than a conversion or an operation that is written as a call."""
    return e.fun.mode != modes.TYPE_EXPR and calls.builtin_name(e.fun) not in _PLAIN


def has_call(e: tree.Expr | None) -> bool:
    """Whether evaluating it may run other code of the program."""
    if e is None or e.value is not None:
        return False
    match e:
        case tree.CallExpr() if runs_code(e):
            return True
        case tree.Operation() if e.op == "<-":
            return True
    for part in parts(e):  # noqa: SIM110  `any` would nest in C
        if has_call(part):
            return True
    return False


def parts(e: tree.Expr) -> Iterable[tree.Expr]:
    """The operands of an expression, from left to right."""
    match e:
        case tree.CallExpr():
            return e.arg_list
        case tree.Operation():
            return (e.x,) if e.y is None else (e.x, e.y)
        case tree.ParenExpr() | tree.SelectorExpr() | tree.AssertExpr():
            return (e.x,)
        case tree.IndexExpr():
            return (e.x, e.index)
        case tree.SliceExpr():
            return (e.x, *(i for i in e.index if i is not None))
        case tree.CompositeLit():
            return e.elem_list
        case tree.KeyValueExpr():
            return (e.key, e.elem)
    return ()
