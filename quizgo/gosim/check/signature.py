"""Function types: receivers, type parameters, parameters and results."""

from __future__ import annotations

from quizgo.gosim.check import decl as decls
from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.instances import Subst, instance_of
from quizgo.gosim.check.messages import measure
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import PARAMETER, RECEIVER, RESULT, Var
from quizgo.gosim.check.predicates import deref, is_valid
from quizgo.gosim.check.types import (
    EMPTY_TUPLE,
    TYP_INVALID,
    Alias,
    Basic,
    Interface,
    Pointer,
    Signature,
    Slice,
    Tuple,
    Type,
    unalias,
)
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


def function_type(
    c: Checker, recv: tree.Field | None, tparams: list[tree.Field], ftype: tree.FuncType
) -> Signature:
    sig = Signature(EMPTY_TUPLE, EMPTY_TUPLE)
    fill_function_type(c, sig, recv, tparams, ftype)
    return sig


def fill_function_type(
    c: Checker,
    sig: Signature,
    recv: tree.Field | None,
    tparams: list[tree.Field],
    ftype: tree.FuncType,
) -> None:
    """Set up `sig`, which may be known to others already."""
    scope = c.open_scope()
    scope.is_func = True
    c.func_scopes[sig] = scope
    receiver: Var | None = None
    if recv is not None:
        receiver, sig.recv_tparams = _receiver(c, recv)
    if tparams:
        decls.collect_type_params(c, sig.tparams, tparams)
    params, variadic = _parameters(c, PARAMETER, ftype.param_list)
    results, _ = _parameters(c, RESULT, ftype.result_list)
    if receiver is not None and recv is not None and receiver.name:
        c.declare(scope, recv.name, receiver)
    _declare(c, ftype.param_list, params)
    _declare(c, ftype.result_list, results)
    sig.recv = receiver
    sig.params = Tuple(params) if params else EMPTY_TUPLE
    sig.results = Tuple(results) if results else EMPTY_TUPLE
    sig.variadic = variadic
    c.close_scope()


def _declare(c: Checker, fields: list[tree.Field], variables: list[Var]) -> None:
    for f, v in zip(fields, variables, strict=True):
        if f.name is not None and f.name.name:
            c.declare(c.env.scope, f.name, v)


def _parameters(c: Checker, kind: str, fields: list[tree.Field]) -> tuple[list[Var], bool]:
    params: list[Var] = []
    variadic = False
    previous: tree.Expr | None = None
    typ: Type = TYP_INVALID
    for i, f in enumerate(fields):
        e = f.type_expr
        if e is not previous:
            previous = e
            if isinstance(e, tree.DotsType):
                if kind == PARAMETER and i == len(fields) - 1:
                    variadic = True
                else:
                    c.error(e, "invalid use of ...")
                e = e.elem
            typ = typexpr.var_type(c, e)
        name = f.name.name if f.name is not None else ""
        pos = f.name.pos if f.name is not None else f.pos
        params.append(Var(pos, c.pkg, name, typ, kind=kind))
    if variadic:
        last = params[-1]
        last.type = Slice(last.typ)
        c.record_type(fields[-1].type_expr, last.type)
    return params, variadic


def unpack_receiver(e: tree.Expr) -> tuple[bool, tree.Expr, list[tree.Expr]]:
    """Of a receiver type: whether it is a pointer, its base, and its type parameters."""
    e = unparen(e)
    is_pointer = False
    if isinstance(e, tree.Operation) and e.op == "*" and e.y is None:
        is_pointer = True
        e = unparen(e.x)
    if isinstance(e, tree.IndexExpr):
        return is_pointer, e.x, unpack(e.index)
    return is_pointer, e, []


def _receiver_names(c: Checker, args: list[tree.Expr]) -> list[tree.Name]:
    names: list[tree.Name] = []
    for arg in args:
        if isinstance(arg, tree.Name):
            names.append(arg)
            continue
        if not isinstance(arg, tree.BadExpr):
            c.error(arg, f"receiver type parameter {text_of(arg)} must be an identifier")
        names.append(tree.Name(arg.pos, "_"))
    return names


def _receiver(c: Checker, f: tree.Field) -> tuple[Var, list[TypeParam]]:
    is_pointer, base, args = unpack_receiver(f.type_expr)
    tparams: list[TypeParam] = []
    if not args:
        typ = typexpr.var_type(c, f.type_expr)
        typ = _refuse_instance(c, base, typ)
    else:
        typ, tparams = _generic_receiver(c, base, _receiver_names(c, args))
        if is_pointer and is_valid(typ):
            typ = Pointer(typ)
        c.record_type(f.type_expr, typ)
    name = f.name
    if name is not None and name.name:
        recv = Var(name.pos, c.pkg, name.name, typ, kind=RECEIVER)
    else:
        recv = Var(f.pos, c.pkg, "", typ, kind=RECEIVER)
    c.later(lambda: _check_receiver(c, base, recv))
    return recv, tparams


def _refuse_instance(c: Checker, base: tree.Expr, typ: Type) -> Type:
    """A method may not be declared on an alias of an instance."""
    alias = _pointed_to(typ)
    while isinstance(alias, Alias):
        inner = _pointed_to(alias.rhs) if alias.rhs is not None else TYP_INVALID
        if isinstance(inner, Named | Alias) and inner.tparams:
            text = f"cannot define new methods on instantiated type {c.ts(inner)}"
            c.error(base, text)
            return TYP_INVALID
        alias = inner
    return typ


def _pointed_to(typ: Type) -> Type:
    while isinstance(typ, Pointer):
        typ = typ.elem
    return typ


def _generic_receiver(
    c: Checker, base: tree.Expr, names: list[tree.Name]
) -> tuple[Type, list[TypeParam]]:
    found, why = typexpr.generic_type(c, base)
    named: Named | None = None
    if isinstance(found, Named):
        named = found
    elif isinstance(found, Alias) and is_valid(found):
        c.error(base, f"cannot define new methods on generic alias type {c.ts(found)}")
    elif why:
        c.error(base, why)
    tparams = [decls.declare_type_param(c, name) for name in names]
    for i, (name, param) in enumerate(zip(names, tparams, strict=True)):
        param.index = i
        name.obj = param.obj
        c.record_type(name, param)
    if named is None:
        return TYP_INVALID, tparams
    if len(tparams) == len(named.tparams):
        renaming = Subst(dict(zip(named.tparams, tparams, strict=True)))
        for param, own in zip(tparams, named.tparams, strict=True):
            c.mono.record_canonical(param, own)
            param.bound = renaming.typ(own.bound) if own.bound is not None else None
    else:
        got = measure(len(tparams), "type parameter")
        text = f"receiver declares {got}, but receiver base type declares {len(named.tparams)}"
        c.error(base, text)
    return instance_of(named, tuple(tparams)), tparams


def _check_receiver(c: Checker, base: tree.Expr, recv: Var) -> None:
    typ, _ = deref(recv.typ)
    actual = unalias(typ)
    if not is_valid(actual):
        return
    if isinstance(actual, Named):
        if actual.obj.pkg is not c.pkg:
            c.error(base, f"cannot define new methods on non-local type {c.ts(typ)}")
            return
        u = actual.under()
        if isinstance(u, Pointer | Interface):
            c.error(base, f"invalid receiver type {c.ts(typ)} (pointer or interface type)")
        elif isinstance(u, Basic) and u.kind == t.UNSAFE_POINTER:
            c.error(base, f"invalid receiver type {c.ts(typ)} (unsafe.Pointer)")
    elif isinstance(actual, Basic):
        c.error(base, f"cannot define new methods on non-local type {c.ts(typ)}")
    else:
        c.error(start_pos(base), f"invalid receiver type {c.ts(recv.typ)}")
