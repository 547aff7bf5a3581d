"""Literals: numbers and strings, functions, structs, arrays, slices, maps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check import stmt as stmts
from quizgo.gosim.check import types as t
from quizgo.gosim.check import typexpr, uses
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.constants import constant_string, to_float, to_int
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.lookup import field_path, lookup_field_or_method, lookup_similar
from quizgo.gosim.check.missing import lookup_error
from quizgo.gosim.check.objects import Constant, Var, is_exported
from quizgo.gosim.check.operand import CONSTANT, INVALID, VALUE, Operand
from quizgo.gosim.check.predicates import deref, identical, is_valid, is_value_interface
from quizgo.gosim.check.types import TYP_INVALID, Array, Map, Signature, Slice, Struct, Type
from quizgo.gosim.check.typeset import common_under
from quizgo.gosim.check.untyped import overflow
from quizgo.gosim.syntax import literal, tree
from quizgo.gosim.syntax.printer import text_of

MAX_LITERAL = 10_000
"""Characters in a number."""


def basic_literal(c: Checker, x: Operand, e: tree.BasicLit) -> None:
    text = e.text
    value: Constant | None
    if e.kind in ("int", "float", "imag") and len(text) > MAX_LITERAL:
        c.error(e, f"excessively long constant: {text[:10]}... ({len(text)} chars)")
        return
    match e.kind:
        case "int":
            value, typ = literal.int_value(text), t.UNTYPED_INT_TYPE
        case "float":
            value, typ = literal.float_value(text), t.UNTYPED_FLOAT_TYPE
        case "imag":
            part = literal.imaginary_value(text)
            value, typ = (None if part is None else (Fraction(0), part)), t.UNTYPED_COMPLEX_TYPE
        case "rune":
            value, typ = literal.rune_value(text), t.UNTYPED_RUNE_TYPE
        case "string":
            value, typ = literal.string_value(text), t.UNTYPED_STRING_TYPE
    if value is None:
        c.error(e, f"malformed constant: {text}")
        return
    x.mode = CONSTANT
    x.type = typ
    x.value = value
    x.expr = e
    overflow(c, x)


def function_literal(c: Checker, x: Operand, e: tree.FuncLit) -> None:
    sig = typexpr.typ(c, e.type_expr)
    if not isinstance(sig, Signature):
        return
    stmts.literal_body_later(c, e, sig)
    x.mode = VALUE
    x.type = sig


def composite_literal(c: Checker, x: Operand, e: tree.CompositeLit, hint: Type | None) -> None:
    is_elem = False
    if e.type_expr is not None:
        te = e.type_expr
        if isinstance(te, tree.ArrayType) and te.length is None:
            # [...]T: the length is set by the elements
            typ: Type = Array(typexpr.var_type(c, te.elem), -1)
        else:
            typ = typexpr.typ(c, te)
        base = typ
    elif hint is not None:
        typ = base = hint
        u, _ = common_under(base)
        if u is not None:
            inner, is_pointer = deref(u)
            if is_pointer:
                base = inner
        is_elem = True
    else:
        c.error(e, "missing type in composite literal")
        typ = base = TYP_INVALID
    if not is_complete(c, base):
        return
    u, _ = common_under(base)
    match u:
        case Struct():
            _struct(c, x, e, base, u)
        case Array():
            length = _elements(c, e.elem_list, u.elem, u.length)
            if u.length < 0:
                u.length = length
                c.longest_array = max(c.longest_array, length)
                if e.type_expr is not None:
                    c.record_type(e.type_expr, u)
        case Slice():
            _elements(c, e.elem_list, u.elem, -1)
        case Map():
            _map(c, x, e, u)
        case _:
            for elem in e.elem_list:
                uses.use(c, elem.elem if isinstance(elem, tree.KeyValueExpr) else elem)
            if u is None or is_valid(u):
                element = " element" if is_elem else ""
                cause = " (no common underlying type)" if u is None else ""
                c.error(e, f"invalid composite literal{element} type {c.ts(typ)}{cause}")
                x.mode = INVALID
                return
    x.mode = VALUE
    x.type = typ


def _struct(c: Checker, x: Operand, e: tree.CompositeLit, base: Type, struct: Struct) -> None:
    if not e.elem_list:
        return
    if isinstance(e.elem_list[0], tree.KeyValueExpr):
        _keyed_fields(c, x, e.elem_list, base, struct)
    else:
        _listed_fields(c, x, e, base, struct)


_MIXED = "mixture of field:value and value elements in struct literal"


def _keyed_fields(
    c: Checker, x: Operand, elems: Sequence[tree.Expr], base: Type, struct: Struct
) -> None:
    visited: dict[tuple[int, ...], Var] = {}
    for elem in elems:
        if not isinstance(elem, tree.KeyValueExpr):
            c.error(elem, _MIXED)
            continue
        exprs.generic_expr(c, x, elem.elem)
        key = elem.key
        if not isinstance(key, tree.Name):
            c.error(elem, f"invalid field name {text_of(key)} in struct literal")
            continue
        found = lookup_field_or_method(struct, False, c.pkg, key.name)
        field = found.obj
        if field is None:
            other = lookup_similar(struct, c.pkg, key.name)
            c.error(key, lookup_error(c, base, key.name, other, literal=True))
            continue
        if not isinstance(field, Var):
            c.error(key, f"{key.name} is not a field")
            continue
        if len(found.path) > 1 and not c.allows(27):
            what = f"use of promoted field {field_path(struct, found.path)}"
            c.version_error(key, 27, f"{what} in struct literal of type {c.ts(base)}")
            continue
        if found.indirect:
            c.error(key, f"invalid implicit pointer indirection to reach {key.name}")
            continue
        key.obj = field
        assigns.assignment(c, x, field.typ, "struct literal")
        _note_field(c, elem, visited, found.path, field)


def _note_field(
    c: Checker,
    elem: tree.KeyValueExpr,
    visited: dict[tuple[int, ...], Var],
    path: tuple[int, ...],
    field: Var,
) -> None:
    for other, seen in visited.items():
        shorter = min(len(other), len(path))
        if other[:shorter] != path[:shorter]:
            continue
        if len(other) == len(path):
            text = f"duplicate field name {field.name} in struct literal"
        elif len(other) < len(path):
            text = (
                f"cannot specify promoted field {field.name} "
                f"and enclosing embedded field {seen.name}"
            )
        else:
            text = (
                f"cannot specify embedded field {field.name} "
                f"and enclosed promoted field {seen.name}"
            )
        c.error(elem, text)
        return
    visited[path] = field


def _listed_fields(
    c: Checker, x: Operand, e: tree.CompositeLit, base: Type, struct: Struct
) -> None:
    fields = struct.fields
    for i, elem in enumerate(e.elem_list):
        if isinstance(elem, tree.KeyValueExpr):
            c.error(elem, _MIXED)
            continue
        exprs.generic_expr(c, x, elem)
        if i >= len(fields):
            c.error(x, f"too many values in struct literal of type {c.ts(base)}")
            break
        field = fields[i]
        if not is_exported(field.name) and field.pkg is not c.pkg:
            what = f"implicit assignment to unexported field {field.name}"
            c.error(x, f"{what} in struct literal of type {c.ts(base)}")
            continue
        assigns.assignment(c, x, field.typ, "struct literal")
    if len(e.elem_list) < len(fields):
        hint = ""
        if any(not is_exported(f.name) and f.pkg is not c.pkg for f in fields):
            hint = " (type has unexported fields - use key:value pairs)"
        c.error(e.rbrace, f"too few values in struct literal of type {c.ts(base)}{hint}")


def _map(c: Checker, x: Operand, e: tree.CompositeLit, typ: Map) -> None:
    by_type = is_value_interface(typ.key)
    visited: dict[object, list[Type]] = {}
    for elem in e.elem_list:
        if not isinstance(elem, tree.KeyValueExpr):
            c.error(elem, "missing key in map literal")
            continue
        exprs.generic_expr(c, x, elem.key, typ.key)
        assigns.assignment(c, x, typ.key, "map literal")
        if x.mode == INVALID:
            continue
        if x.mode == CONSTANT and x.value is not None:
            key = _map_key(x.value)
            types = visited.get(key)
            duplicate = types is not None
            if by_type and types is not None:
                duplicate = any(identical(typ_, x.type) for typ_ in types)
            visited.setdefault(key, []).append(x.type)
            if duplicate:
                c.error(x, f"duplicate key {constant_string(x.value)} in map literal")
                continue
        exprs.generic_expr(c, x, elem.elem, typ.elem)
        assigns.assignment(c, x, typ.elem, "map literal")


def _map_key(value: Constant) -> object:
    """Equal for equal keys, whatever form a number has; a bool is no number."""
    if isinstance(value, bool | bytes):
        return (type(value).__name__, value)
    number = to_int(value)
    if number is not None:
        return number
    real = to_float(value)
    return value if real is None else real


def _elements(c: Checker, elems: Sequence[tree.Expr], typ: Type, length: int) -> int:
    """Check elements, with indexes where they are given; the length that they ask for."""
    visited: set[int] = set()
    index = most = 0
    x = Operand()
    for elem in elems:
        valid = False
        value = elem
        if isinstance(elem, tree.KeyValueExpr):
            found = indexes.check_index(c, elem.key, length)
            if found.valid:
                if found.value >= 0:
                    index = found.value
                    valid = True
                else:
                    c.error(elem, f"index {text_of(elem.key)} must be integer constant")
            value = elem.elem
        elif 0 <= length <= index:
            c.error(elem, f"index {index} is out of bounds (>= {length})")
        else:
            valid = True
        if valid:
            if index in visited:
                c.error(elem, f"duplicate index {index} in array or slice literal")
            visited.add(index)
        index += 1
        most = max(most, index)
        exprs.generic_expr(c, x, value, typ)
        assigns.assignment(c, x, typ, "array or slice literal")
    return most
