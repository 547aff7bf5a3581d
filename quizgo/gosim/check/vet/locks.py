"""Locks that are copied: a copy of a mutex is another mutex."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.lookup import lookup_field_or_method
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import Func, Var
from quizgo.gosim.check.operand import INVALID, NO_VALUE, TYPE_EXPR
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import Array, Pointer, Struct, Tuple, Type, unalias
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.vet.walk import (
    callee,
    is_builtin,
    is_type_named,
    typ_of,
    vet_type,
    walk_with_parents,
)
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


def check(checked: Checked) -> Iterator[Fault]:
    for node, parents in walk_with_parents(checked.file):
        match node:
            case tree.FuncDecl():
                yield from _function(node.name.name, node.recv, node.type_expr)
            case tree.FuncLit():
                yield from _function("func", None, node.type_expr)
            case tree.CallExpr():
                yield from _call(node)
            case tree.AssignStmt():
                in_for = bool(parents) and isinstance(parents[-1], tree.ForStmt)
                yield from _assign(node, in_for and not checked.shared_loop_vars)
            case tree.VarDecl():
                yield from _var_decl(node)
            case tree.CompositeLit():
                yield from _literal(node)
            case tree.RangeClause():
                yield from _range(node)
            case tree.ReturnStmt():
                for e in unpack(node.results):
                    path = _copied(e)
                    if path:
                        yield Fault(start_pos(e), f"return copies lock value: {path}")


def _function(name: str, recv: tree.Field | None, ftype: tree.FuncType) -> Iterator[Fault]:
    previous: tree.Expr | None = None
    for f in ([recv] if recv is not None else []) + ftype.param_list:
        e = f.type_expr
        if e is previous:
            continue
        previous = e
        typ = typ_of(e)
        path = lock_path(typ) if typ is not None else ""
        if path:
            yield Fault(start_pos(e), f"{name} passes lock by value: {path}")


def _call(call: tree.CallExpr) -> Iterator[Fault]:
    if is_builtin(callee(call), "len", "cap"):
        return
    for e in call.arg_list:
        path = _copied(e)
        if path:
            what = f"call of {text_of(call.fun)} copies lock value: {path}"
            yield Fault(start_pos(e), what)


def _assign(s: tree.AssignStmt, per_iteration: bool) -> Iterator[Fault]:
    if s.rhs is None:
        return
    lhs = unpack(s.lhs)
    reported = False
    for i, e in enumerate(unpack(s.rhs)):
        path = _copied(e)
        if path:
            reported = True
            what = f"assignment copies lock value to {text_of(lhs[i])}: {path}"
            yield Fault(start_pos(e), what)
    if per_iteration and s.op == ":=" and not reported:
        for left in lhs:
            if isinstance(left, tree.Name) and isinstance(left.obj, Var):
                path = lock_path(left.obj.typ)
                if path:
                    what = f"for loop iteration copies lock value to {left.name}: {path}"
                    yield Fault(left.pos, what)


def _var_decl(decl: tree.VarDecl) -> Iterator[Fault]:
    for i, e in enumerate(unpack(decl.values)):
        path = _copied(e)
        if path:
            name = decl.name_list[i].name
            what = f"variable declaration copies lock value to {name}: {path}"
            yield Fault(start_pos(e), what)


def _literal(literal: tree.CompositeLit) -> Iterator[Fault]:
    for elem in literal.elem_list:
        e = elem.elem if isinstance(elem, tree.KeyValueExpr) else elem
        path = _copied(e)
        if path:
            yield Fault(start_pos(e), f"literal copies lock value from {text_of(e)}: {path}")


def _range(clause: tree.RangeClause) -> Iterator[Fault]:
    for e in unpack(clause.lhs)[:2]:
        if isinstance(e, tree.Name):
            if e.name == "_":
                continue
            typ = e.obj.typ if isinstance(e.obj, Var) else None
        else:
            typ = typ_of(e)
        path = lock_path(typ) if typ is not None else ""
        if path:
            yield Fault(start_pos(e), f"range var {text_of(e)} copies lock: {path}")


def _copied(e: tree.Expr) -> str:
    """The lock in a value that is copied here; a new value (literal, result of a call) is not."""
    e = unparen(e)
    if isinstance(e, tree.CompositeLit | tree.CallExpr):
        return ""
    star = isinstance(e, tree.Operation) and e.op == "*" and e.y is None
    if star and isinstance(e, tree.Operation) and isinstance(unparen(e.x), tree.CallExpr):
        return ""
    typ = typ_of(e)
    if typ is None or e.mode in (INVALID, NO_VALUE, TYPE_EXPR):
        return ""
    return lock_path(typ)


_NO_COPY = {("sync", name): "sync.noCopy" for name in ("Cond", "Map", "Once", "Pool", "WaitGroup")}
"""What Go's own types hold that forbids copying them; our texts of the packages may not."""


def lock_path(typ: Type) -> str:
    """`T contains sync.Mutex`, `sync.Mutex`; empty if the type holds no lock."""
    return " contains ".join(reversed(_path(typ, [])))


def _path(typ: Type, seen: list[Type]) -> list[str]:
    """The innermost first."""
    if any(typ is other for other in seen):
        return []
    seen.append(typ)
    param = unalias(typ)
    if isinstance(param, TypeParam):
        for term in type_set(param.iface()).terms or ():
            inner = _path(term.type, seen)
            if inner:
                last = ("~" if term.tilde else "") + inner[-1]
                return [*inner[:-1], last, vet_type(typ)]
        return []
    u = typ.under()
    while isinstance(u, Array):
        typ = u.elem
        u = typ.under()
    if isinstance(u, Tuple):
        parts = [v.typ for v in u.vars]
    elif isinstance(u, Struct):
        for (path, name), holds in _NO_COPY.items():
            if is_type_named(typ, path, name):
                return [holds, vet_type(typ)]
        if _is_locker(Pointer(typ)) and not _is_locker(typ):
            return [vet_type(typ)]
        if is_type_named(typ, "sync", "noCopy"):
            return [vet_type(typ)]
        parts = [f.typ for f in u.fields]
    else:
        return []
    for part in parts:
        inner = _path(part, seen)
        if inner:
            return [*inner, vet_type(typ)]
    return []


def _is_locker(typ: Type) -> bool:
    for name in ("Lock", "Unlock"):
        found = lookup_field_or_method(typ, False, None, name).obj
        if not isinstance(found, Func):
            return False
        sig = found.signature
        if sig.params.vars or sig.results.vars:
            return False
    return True
