"""Struct types, interface types and unions as written."""

from __future__ import annotations

from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.objects import FIELD_VAR, RECEIVER, Func, TypeName, Var
from quizgo.gosim.check.predicates import (
    as_named,
    deref,
    identical,
    is_interface,
    is_type_param,
    is_valid,
)
from quizgo.gosim.check.types import (
    TYP_INVALID,
    Basic,
    Interface,
    OnDuplicate,
    Pointer,
    Signature,
    Struct,
    Term,
    Type,
    Union,
)
from quizgo.gosim.check.typeset import (
    MAX_TERMS,
    disjoint,
    method_key,
    type_set,
)
from quizgo.gosim.check.typestring import term_text
from quizgo.gosim.check.universe import COMPARABLE
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.literal import string_value
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of


def struct_type(c: Checker, e: tree.StructType) -> Struct:
    made = Struct([])
    names: dict[str, Var] = {}
    previous: tree.Expr | None = None
    typ: Type = TYP_INVALID
    for i, f in enumerate(e.field_list):
        if f.type_expr is not previous:
            typ = typexpr.var_type(c, f.type_expr)
            previous = f.type_expr
        tag = _tag(e, i)
        name = f.name if f.name is not None else embedded_name(f.type_expr)
        if name is None:
            c.error(f.type_expr, f"invalid embedded field type {text_of(f.type_expr)}")
            continue
        embedded = f.name is None
        field = Var(name.pos, c.pkg, name.name, typ, kind=FIELD_VAR, embedded=embedded)
        other = names.get(name.name)
        if name.name != "_" and other is not None:
            c.error(name.pos, f"{name.name} redeclared", *c.other_declaration(other))
        else:
            names[name.name] = field
            _add_field(made, field, tag)
            if not embedded:
                name.obj = field
        if embedded:
            _check_embedded_later(c, f.type_expr, typ)
    return made


def _add_field(made: Struct, field: Var, tag: str) -> None:
    if tag and not made.tags:
        made.tags = [""] * len(made.fields)
    made.fields.append(field)
    if made.tags or tag:
        made.tags.append(tag)


def _tag(e: tree.StructType, index: int) -> str:
    literal = e.tag_list[index] if index < len(e.tag_list) else None
    if literal is None or literal.bad:
        return ""
    return string_value(literal.text).decode("utf-8", "surrogateescape")


def embedded_name(e: tree.Expr) -> tree.Name | None:
    """The name an embedded field has: that of its type."""
    match e:
        case tree.Name():
            return e
        case tree.Operation(op="*", y=None):
            inner = e.x
            if isinstance(inner, tree.Operation) and inner.op == "*" and inner.y is None:
                return None
            return embedded_name(inner)
        case tree.SelectorExpr():
            return e.sel
        case tree.IndexExpr():
            return embedded_name(e.x)
        case tree.ParenExpr():
            return embedded_name(e.x)
    return None


def _check_embedded_later(c: Checker, e: tree.Expr, typ: Type) -> None:
    def check() -> None:
        base, is_pointer = deref(typ)
        u = base.under()
        what = ""
        if isinstance(u, Basic):
            if is_valid(base) and u.kind == t.UNSAFE_POINTER:
                what = "unsafe.Pointer"
        elif isinstance(u, Pointer):
            what = "a pointer"
        elif isinstance(u, Interface):
            if is_type_param(base):
                what = "a (pointer to a) type parameter"
            elif is_pointer:
                what = "a pointer to an interface"
        if what:
            c.error(start_pos(e), f"embedded field type cannot be {what}")

    c.later(check)


def interface_type(c: Checker, e: tree.InterfaceType, owner: TypeName | None) -> Interface:
    made = Interface([])
    made.complete = False
    for f in e.method_list:
        if f.name is None:
            made.embeddeds.append(parse_union(c, f.type_expr))
            made.embed_pos.append(start_pos(f.type_expr))
            continue
        name = f.name
        if name.name == "_":
            c.error(name, "methods must have a unique non-blank name")
            continue
        sig = typexpr.typ(c, f.type_expr)
        if not isinstance(sig, Signature):
            continue
        named = as_named(owner.type) if owner is not None and owner.type is not None else None
        recv_type: Type = made if named is None else named
        sig.recv = Var(name.pos, c.pkg, "", recv_type, kind=RECEIVER)
        method = Func(name.pos, c.pkg, name.name, sig)
        name.obj = method
        made.methods.append(method)
    made.complete = True
    if not c.lazy and made.methods:
        c.interfaces.append((e.pos, made))
    made.methods.sort(key=method_key)
    if made.methods or made.embeddeds:
        made.on_duplicate = _duplicate_reporter(c)
        c.later(lambda: _compute(made))
    return made


def _compute(interface: Interface) -> None:
    type_set(interface)


def _duplicate_reporter(c: Checker) -> OnDuplicate:
    def report(pos: int, method: Func, other_pos: int, other: Func, explicit: bool) -> None:
        def check() -> None:
            if explicit or not identical(method.signature, other.signature):
                where = (other_pos, f"other declaration of method {method.name}")
                c.error(pos, f"duplicate method {method.name}", where)

        if explicit:
            check()
        else:
            c.later(check)

    return report


def constraint(c: Checker, e: tree.Expr) -> Type:
    """The constraint of a type parameter: `~int | string` is written without `interface{}`."""
    if isinstance(e, tree.Operation) and (e.op == "~" or (e.op == "|" and e.y is not None)):
        wrapper = tree.InterfaceType(e.pos, [tree.Field(e.pos, None, e)])
        made = typexpr.typ(c, wrapper)
        if isinstance(made, Interface):
            made.implicit = True
        return made
    return typexpr.typ(c, e)


def parse_union(c: Checker, e: tree.Expr) -> Type:
    """An embedded element: a union, or the single type itself."""
    unions, exprs = _flatten(e)
    terms: list[Term] = []
    for i, x in enumerate(exprs):
        term = _parse_term(c, x)
        if len(exprs) == 1 and not term.tilde:
            return term.type
        if len(terms) >= MAX_TERMS:
            text = f"cannot handle more than {MAX_TERMS} union terms (implementation limitation)"
            c.error(x, text)
            return TYP_INVALID
        terms.append(term)
        if i > 0:
            c.record_type(unions[i - 1], Union(list(terms)))
    c.later(lambda: _check_terms(c, exprs, terms))
    return Union(terms)


def _flatten(e: tree.Expr) -> tuple[list[tree.Expr], list[tree.Expr]]:
    """The `|` operations and their operands, from left to right."""
    unions: list[tree.Expr] = []
    operands: list[tree.Expr] = []
    while isinstance(e, tree.Operation) and e.op == "|" and e.y is not None:
        unions.append(e)
        operands.append(e.y)
        e = e.x
    operands.append(e)
    return unions[::-1], operands[::-1]


def _parse_term(c: Checker, e: tree.Expr) -> Term:
    inner = e
    tilde = isinstance(e, tree.Operation) and e.op == "~" and e.y is None
    if tilde:
        assert isinstance(e, tree.Operation)
        inner = e.x
    typ = typexpr.typ(c, inner)
    if is_type_param(typ):
        if tilde:
            c.error(inner, f"type in term {text_of(e)} cannot be a type parameter")
        else:
            c.error(inner, "term cannot be a type parameter")
        typ = TYP_INVALID
    term = Term(tilde, typ)
    if tilde:
        c.record_type(e, Union([term]))
    return term


def _check_terms(c: Checker, exprs: list[tree.Expr], terms: list[Term]) -> None:
    for i, term in enumerate(terms):
        if not is_valid(term.type):
            continue
        u = term.type.under()
        if term.tilde:
            if isinstance(u, Interface):
                c.error(exprs[i], f"invalid use of ~ ({c.ts(term.type)} is an interface)")
                continue
            if not identical(u, term.type):
                detail = f"underlying type of {c.ts(term.type)} is {c.ts(u)}"
                c.error(exprs[i], f"invalid use of ~ ({detail})")
                continue
        if isinstance(u, Interface):
            _check_interface_term(c, exprs[i], term, u)
            continue
        for other in terms[:i]:
            if not is_interface(other.type) and not disjoint(other, term):
                names = f"{term_text(term)} and {term_text(other)}"
                c.error(exprs[i], f"overlapping terms {names}")
                break


def _check_interface_term(c: Checker, e: tree.Expr, term: Term, u: Interface) -> None:
    tset = type_set(u)
    name = term_text(term)
    if tset.methods:
        c.error(e, f"cannot use {name} in union ({name} contains methods)")
    elif term.type is COMPARABLE:
        c.error(e, "cannot use comparable in union")
    elif tset.comparable:
        c.error(e, f"cannot use {name} in union ({name} embeds comparable)")
