"""Selectors: `pkg.Name`, fields, methods, method expressions."""

from __future__ import annotations

from collections.abc import Iterable

from quizgo.gosim.check import decl as decls
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.escape import take_address
from quizgo.gosim.check.lookup import (
    Found,
    lookup_field_or_method,
    lookup_similar,
    method_value_signature,
)
from quizgo.gosim.check.missing import interface_pointer_text, lookup_error
from quizgo.gosim.check.objects import (
    FIELD,
    METHOD,
    METHOD_EXPR,
    PARAMETER,
    Builtin,
    Const,
    Func,
    Object,
    Package,
    PkgName,
    Selection,
    TypeName,
    Var,
)
from quizgo.gosim.check.operand import (
    BUILTIN,
    CONSTANT,
    INVALID,
    TYPE_EXPR,
    VALUE,
    VARIABLE,
    Operand,
)
from quizgo.gosim.check.predicates import is_interface_pointer, is_valid
from quizgo.gosim.check.types import TYP_INVALID, Pointer, Signature, Tuple, Type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def selector(c: Checker, x: Operand, e: tree.SelectorExpr, *, want_type: bool = False) -> None:
    if isinstance(e.x, tree.Name):
        obj = c.lookup(e.x.name)
        if isinstance(obj, PkgName):
            e.x.obj = obj
            _package_member(c, x, e, obj)
            x.expr = e
            return
    exprs.expr_or_type(c, x, e.x)
    if x.mode == BUILTIN:
        c.error(e.pos, f"invalid use of {c.os(x)} in selector expression")
        x.mode = INVALID
    if x.mode != INVALID:
        _member(c, x, e, want_type)
    if x.mode == INVALID:
        x.type = TYP_INVALID
    x.expr = e


def _package_member(c: Checker, x: Operand, e: tree.SelectorExpr, name: PkgName) -> None:
    name.used = True
    pkg = name.imported
    sel = e.sel.name
    obj = pkg.scope.lookup(sel)
    x.mode = INVALID
    x.type = TYP_INVALID
    if obj is None or not obj.exported:
        if not pkg.fake and sel != "_":
            c.error(e.sel, _not_there(pkg, sel, text_of(e)))
        return
    e.sel.obj = obj
    if obj.type is None:
        decls.resolve(c, obj)
    x.type = obj.typ
    match obj:
        case Const():
            if is_valid(x.type):
                x.mode = CONSTANT
                x.value = obj.value
        case TypeName():
            x.mode = TYPE_EXPR
        case Var():
            x.mode = VARIABLE
        case Func():
            x.mode = VALUE
        case Builtin():
            x.mode = BUILTIN
            x.builtin = obj.name


def _not_there(pkg: Package, name: str, text: str) -> str:
    from quizgo.gosim.check.beyond import is_hidden, name_hint

    if is_hidden(pkg.path, name):
        return f"name {name} not exported by package {pkg.name}"
    other = _other_case(pkg.scope.names.values(), name)
    if other is not None:
        return f"undefined: {text} (but have {other})"
    exported = [obj.name for obj in pkg.scope.names.values() if obj.exported]
    return f"undefined: {text}{name_hint(pkg.path, name, exported)}"


def _other_case(objects: Iterable[Object], name: str) -> str | None:
    """An exported name that differs in the case of letters only."""
    found = [o.name for o in objects if o.exported and o.name.lower() == name.lower()]
    return min(found) if found else None


def _member(c: Checker, x: Operand, e: tree.SelectorExpr, want_type: bool) -> None:
    if not is_complete(c, x.type):
        x.mode = INVALID
        return
    if want_type:
        c.error(e.sel, f"{text_of(e)} is not a type")
        x.mode = INVALID
        return
    p = x.type.under()
    if isinstance(p, Pointer) and not is_complete(c, p.elem):
        x.mode = INVALID
        return
    found = lookup_field_or_method(x.type, x.mode == VARIABLE, c.pkg, e.sel.name)
    match found.obj:
        case None:
            _report_missing(c, x, e, found)
            x.mode = INVALID
        case Var():
            _field(c, x, e, found, found.obj)
        case Func():
            decls.resolve(c, found.obj.origin)
            _method(c, x, e, found, found.obj)


def _report_missing(c: Checker, x: Operand, e: tree.SelectorExpr, found: Found) -> None:
    if not is_valid(x.type.under()):
        return
    sel = e.sel.name
    if found.path:
        c.error(e.sel, f"ambiguous selector {text_of(x.expr)}.{sel}")
        return
    name = c.ts(x.type)
    if found.indirect:
        if x.mode == TYPE_EXPR:
            needs = f"(needs pointer receiver (*{name}).{sel})"
            c.error(e.sel, f"invalid method expression {name}.{sel} {needs}")
        else:
            c.error(e.sel, f"cannot call pointer method {sel} on {name}")
        return
    if is_interface_pointer(x.type):
        why = interface_pointer_text(c, x.type)
    else:
        other = lookup_similar(x.type, c.pkg, sel)
        why = lookup_error(c, x.type, sel, other, literal=False)
    c.error(e.sel, f"{text_of(x.expr)}.{sel} undefined ({why})")


def _field(c: Checker, x: Operand, e: tree.SelectorExpr, found: Found, field: Var) -> None:
    if x.mode == TYPE_EXPR:
        what = f"operand for field selector {e.sel.name} must be value of type {c.ts(x.type)}"
        c.error(e.x, what)
        x.mode = INVALID
        return
    e.sel.obj = field
    e.selection = Selection(FIELD, x.type, field, found.path, found.indirect)
    x.mode = VARIABLE if x.mode == VARIABLE or found.indirect else VALUE
    x.type = field.typ


def _method(c: Checker, x: Operand, e: tree.SelectorExpr, found: Found, method: Func) -> None:
    c.add_dep(method.origin)
    e.sel.obj = method
    sig = method.signature
    if x.mode == TYPE_EXPR:
        e.selection = Selection(METHOD_EXPR, x.type, method, found.path, found.indirect)
        x.mode = VALUE
        x.type = _method_expression(x.type, sig)
        return
    e.selection = Selection(METHOD, x.type, method, found.path, found.indirect)
    if method.has_ptr_recv and not found.indirect:
        take_address(e.x)
    x.mode = VALUE
    x.type = method_value_signature(sig)


def _method_expression(typ: Type, sig: Signature) -> Signature:
    """`T.m`: the receiver becomes the first parameter."""
    name = ""
    if sig.params.vars and sig.params.vars[0].name:
        name = (sig.recv.name if sig.recv is not None else "") or "_"
    first = Var(sig.recv.pos if sig.recv is not None else 0, None, name, typ, kind=PARAMETER)
    params = Tuple([first, *sig.params.vars])
    return Signature(params, sig.results, sig.variadic, tparams=sig.tparams)
