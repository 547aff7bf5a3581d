"""Which local variables must live in heap cells: those that function literals capture, and those
whose address is taken. All others are registers."""

from __future__ import annotations

from quizgo.gosim.check.objects import FuncInfo, Var
from quizgo.gosim.check.types import Array, Struct, Type
from quizgo.gosim.syntax import tree


def note_use(v: Var, func: FuncInfo | None) -> None:
    """A use of `v` in the body of `func`: by a literal further in, it is a capture."""
    if func is None or v.depth == 0 or v.depth >= func.depth:
        return
    v.captured = True
    inner: FuncInfo | None = func
    while inner is not None and inner.depth > v.depth:
        if not any(v is other for other in inner.captures):
            inner.captures.append(v)
        inner = inner.outer


def root_variable(e: tree.Expr) -> Var | None:
    """The variable that holds `e`: `x` in `x.f[i].g`, as long as no pointer is followed."""
    while True:
        match e:
            case tree.ParenExpr():
                e = e.x
            case tree.Name():
                return e.obj if isinstance(e.obj, Var) else None
            case tree.SelectorExpr() if _is_value(e.x, Struct) and not _is_indirect(e):
                e = e.x
            case tree.IndexExpr() if _is_value(e.x, Array):
                e = e.x
            case _:
                return None


def _is_value(e: tree.Expr, kind: type[Type]) -> bool:
    return isinstance(e.type, Type) and isinstance(e.type.under(), kind)


def _is_indirect(e: tree.SelectorExpr) -> bool:
    return bool(getattr(e.selection, "indirect", False))


def take_address(e: tree.Expr) -> None:
    """`&e`, or what amounts to it: the variable moves to a heap cell."""
    v = root_variable(e)
    if v is not None:
        v.address_taken = True
