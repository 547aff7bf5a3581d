"""How messages describe operands and objects: `x (variable of type int)`."""

from __future__ import annotations

from quizgo.gosim.check import operand as o
from quizgo.gosim.check import types as t
from quizgo.gosim.check.constants import constant_string
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Builtin, Const, Func, Label, Object, PkgName, TypeName, Var
from quizgo.gosim.check.operand import Operand
from quizgo.gosim.check.predicates import has_empty_type_set, is_generic, is_untyped, is_valid
from quizgo.gosim.check.types import Alias, Basic, Signature, Type, unalias
from quizgo.gosim.check.typestring import Qualifier, TypeWriter, type_string
from quizgo.gosim.syntax.printer import text_of

_MODES = {
    o.INVALID: "invalid operand",
    o.NO_VALUE: "no value",
    o.BUILTIN: "built-in",
    o.TYPE_EXPR: "type",
    o.CONSTANT: "constant",
    o.VARIABLE: "variable",
    o.MAP_INDEX: "map index expression",
    o.VALUE: "value",
    o.NIL_VALUE: "nil",
    o.COMMA_OK: "comma, ok expression",
}

_KINDS: dict[type[Type], str] = {
    t.Array: "array",
    t.Slice: "slice",
    t.Struct: "struct",
    t.Pointer: "pointer",
    t.Signature: "func",
    t.Interface: "interface",
    t.Map: "map",
    t.Chan: "chan",
    t.Tuple: "tuple",
    t.Union: "union",
}


def composite_kind(typ: Type) -> str:
    """`slice`, `func`, …; empty for basic types."""
    return _KINDS.get(type(typ.under()), "")


def operand_string(x: Operand, qualifier: Qualifier) -> str:
    if x.mode == o.NIL_VALUE:
        if x.type is t.TYP_INVALID:
            return "nil (with invalid type)"
        if x.type is t.UNTYPED_NIL_TYPE:
            return "nil"
        return f"nil (of type {type_string(x.type, qualifier)})"
    expr = text_of(x.expr)
    words: list[str] = []
    has_type = False
    if x.mode not in (o.INVALID, o.NO_VALUE, o.BUILTIN, o.TYPE_EXPR):
        if isinstance(x.type, Basic) and is_untyped(x.type):
            words.append(x.type.name)
        else:
            has_type = True
    words.append(_MODES[x.mode])
    if x.mode == o.CONSTANT:
        value = constant_string(x.value)
        if value != expr:
            words.append(value)
    if has_type:
        words.append(_type_words(x.type, qualifier))
    text = " ".join(words)
    return f"{expr} ({text})" if expr else text


def _type_words(typ: Type, qualifier: Qualifier) -> str:
    if not is_valid(typ):
        return "with invalid type"
    what = "generic " if is_generic(typ) else ""
    param = unalias(typ)
    if isinstance(param, TypeParam):
        bound = type_string(param.bound, qualifier) if param.bound is not None else "any"
        empty = " with empty type set" if has_empty_type_set(param) else ""
        return f"of {what}type {type_string(typ, qualifier)} constrained by {bound}{empty}"
    if isinstance(typ, Alias | Named):
        kind = composite_kind(typ)
        under = typ.under()
        if not kind and isinstance(under, Basic):
            kind = under.name
        what += kind + " "
    return f"of {what}type {type_string(typ, qualifier)}"


def object_kind(obj: Object) -> str:
    """What kind of thing a name is, in words."""
    if isinstance(obj, TypeName):
        if isinstance(obj.type, TypeParam):
            return "type parameter"
        return "type alias" if obj.is_alias else "defined type"
    if isinstance(obj, Func):
        return "function" if obj.signature.recv is None else "method"
    if isinstance(obj, Var):
        return obj.kind
    return _OBJECTS.get(type(obj), "untyped nil")


_OBJECTS: dict[type[Object], str] = {
    PkgName: "package name",
    Const: "constant",
    Label: "label",
    Builtin: "built-in function",
}


def object_string(obj: Object, qualifier: Qualifier) -> str:
    """`var x int`, as messages about another declaration print it."""
    what = "field" if isinstance(obj, Var) and obj.is_field else "var"
    return f"{what} {obj.name} {type_string(obj.typ, qualifier)}"


class _MethodWriter(TypeWriter):
    param_names = False


def method_string(name: str, sig: Signature, qualifier: Qualifier) -> str:
    """`Do(int) error`."""
    return name + _MethodWriter(qualifier).signature(sig)


def measure(count: int, unit: str) -> str:
    """`1 value`, `2 values`."""
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def nth(n: int, what: str) -> str:
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n, 'th') } {what}"
