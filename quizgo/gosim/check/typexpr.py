"""Names, and expressions that stand for types."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.check import constants as k
from quizgo.gosim.check import decl as decls
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import nodes, structs, uses
from quizgo.gosim.check import selector as selectors
from quizgo.gosim.check import signature as signatures
from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker, position
from quizgo.gosim.check.escape import note_use
from quizgo.gosim.check.instances import alias_instance, instance_of
from quizgo.gosim.check.messages import object_kind
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import (
    Builtin,
    Const,
    Func,
    Nil,
    PkgName,
    TypeName,
    Var,
)
from quizgo.gosim.check.operand import (
    BUILTIN,
    CONSTANT,
    INVALID,
    NIL_VALUE,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    VARIABLE,
    Operand,
)
from quizgo.gosim.check.predicates import (
    is_comparable,
    is_generic,
    is_integer,
    is_type_param,
    is_untyped,
    is_valid,
)
from quizgo.gosim.check.types import (
    TYP_INT,
    TYP_INVALID,
    Alias,
    Array,
    Chan,
    Interface,
    Map,
    Pointer,
    Slice,
    Type,
)
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.universe import IOTA
from quizgo.gosim.check.verify import verify_instance
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def ident(c: Checker, x: Operand, e: tree.Name, *, want_type: bool = False) -> None:
    """What a name stands for."""
    x.mode = INVALID
    x.expr = e
    found = c.env.scope.lookup_parent(e.name)
    if found is None:
        if e.name == "_":
            c.error(e, "cannot use _ as value or type")
        else:
            c.error(e, f"undefined: {e.name}")
        return
    scope, obj = found
    e.obj = obj
    is_type = isinstance(obj, TypeName)
    if want_type and not is_type:
        if isinstance(obj, Var):
            obj.used = True
        c.error(e, f"{obj.name} ({object_kind(obj)}) is not a type")
        return
    if obj.type is None or (is_type and want_type and obj.color > 0):
        decls.resolve(c, obj)
    if c.dot_imports:
        pkg_name = c.dot_imports.get((scope, obj.name))
        if pkg_name is not None:
            pkg_name.used = True
    typ = obj.typ
    match obj:
        case Var():
            obj.used = True
            c.add_dep(obj)
            note_use(obj, c.env.func)
            if typ is TYP_INVALID:
                return
            x.mode = VARIABLE
        case TypeName():
            x.mode = TYPE_EXPR
        case Func():
            c.add_dep(obj)
            x.mode = VALUE
        case Const():
            c.add_dep(obj)
            if not _constant(c, x, e, obj):
                return
        case Builtin():
            x.builtin = obj.name
            x.mode = BUILTIN
        case Nil():
            x.mode = NIL_VALUE
        case PkgName():
            c.error(e, f"use of package {obj.name} not in selector")
            return
    x.type = typ


def _constant(c: Checker, x: Operand, e: tree.Name, obj: Const) -> bool:
    if not is_valid(obj.typ):
        return False
    if obj is IOTA:
        if c.env.iota is None:
            c.error(e, "cannot use iota outside constant declaration")
            return False
        x.value = c.env.iota
    else:
        x.value = obj.value
    x.mode = CONSTANT
    return True


def assigned_variable(c: Checker, e: tree.Name) -> Var | None:
    """The variable of this package that the name on a left side stands for."""
    obj = c.lookup(e.name)
    return obj if isinstance(obj, Var) and obj.pkg is c.pkg else None


def typ(c: Checker, e: tree.Expr) -> Type:
    """Any type."""
    return declared_type(c, e, None)


def var_type(c: Checker, e: tree.Expr) -> Type:
    """A type that a variable may have: no constraint."""
    found = declared_type(c, e, None)
    check_var_type(c, e, found)
    return found


def check_var_type(c: Checker, e: tree.Expr, typ: Type) -> None:
    if is_type_param(typ) or isinstance(typ, t.Basic | Pointer | Slice | Map | Chan | Array):
        return
    c.later(lambda: _check_no_constraint(c, e, typ))


def _check_no_constraint(c: Checker, e: tree.Expr, typ: Type) -> None:
    u = typ.under()
    if not isinstance(u, Interface):
        return
    tset = type_set(u)
    if tset.is_method_set:
        return
    reason = (
        "interface is (or embeds) comparable"
        if tset.comparable
        else "interface contains type constraints"
    )
    c.error(e, f"cannot use type {c.ts(typ)} outside a type constraint: {reason}")


def declared_type(c: Checker, e: tree.Expr, owner: TypeName | None) -> Type:
    """A type that is not generic; `owner`: the name being declared as this type."""
    found = _type(c, e, owner)
    if is_generic(found):
        c.error(e, f"cannot use generic type {c.ts(found)} without instantiation")
        found = TYP_INVALID
    c.record_type(e, found)
    return found


def generic_type(c: Checker, e: tree.Expr) -> tuple[Type, str]:
    """A generic type, or the invalid type and why."""
    found = _type(c, e, None)
    why = ""
    if is_valid(found) and not is_generic(found):
        why = f"{c.ts(found)} is not a generic type"
        found = TYP_INVALID
    c.record_type(e, found)
    return found, why


def _type(c: Checker, e: tree.Expr, owner: TypeName | None) -> Type:
    match e:
        case tree.Name() | tree.SelectorExpr():
            return _named_type(c, e)
        case tree.IndexExpr():
            return _instantiated_type(c, e.x, nodes.unpack(e.index))
        case tree.ParenExpr():
            return declared_type(c, e.x, owner)
        case tree.SliceType():
            return Slice(var_type(c, e.elem))
        case tree.ArrayType():
            return _array_type(c, e)
        case tree.MapType():
            return _map_type(c, e)
        case tree.ChanType():
            direction = {"": t.SEND_RECV, "send": t.SEND_ONLY, "recv": t.RECV_ONLY}[e.dir]
            return Chan(direction, var_type(c, e.elem))
        case tree.FuncType():
            return signatures.function_type(c, None, [], e)
        case tree.StructType():
            return structs.struct_type(c, e)
        case tree.InterfaceType():
            return structs.interface_type(c, e, owner)
        case tree.Operation(op="*", y=None):
            base = var_type(c, e.x)
            return Pointer(base) if is_valid(base) else TYP_INVALID
        case tree.BadExpr():
            return TYP_INVALID
        case tree.DotsType():
            c.error(e, "invalid use of ...")
            return TYP_INVALID
    c.error(e, f"{text_of(e)} is not a type")
    uses.use(c, e)
    return TYP_INVALID


def _named_type(c: Checker, e: tree.Name | tree.SelectorExpr) -> Type:
    x = Operand()
    if isinstance(e, tree.Name):
        ident(c, x, e, want_type=True)
    else:
        selectors.selector(c, x, e, want_type=True)
    if x.mode == TYPE_EXPR:
        return x.type
    if x.mode == NO_VALUE:
        c.error(x, f"{c.os(x)} used as type")
    elif x.mode != INVALID:
        c.error(x, f"{c.os(x)} is not a type")
    return TYP_INVALID


def _array_type(c: Checker, e: tree.ArrayType) -> Type:
    if e.length is None:
        c.error(e, "invalid use of [...] array (outside a composite literal)")
        length = -1
    else:
        length = array_length(c, e.length)
    c.longest_array = max(c.longest_array, length)
    elem = var_type(c, e.elem)
    return Array(elem, length) if length >= 0 else TYP_INVALID


def _map_type(c: Checker, e: tree.MapType) -> Type:
    key = var_type(c, e.key)
    made = Map(key, var_type(c, e.elem))

    def check_key() -> None:
        if not is_comparable(key):
            why = " (missing comparable constraint)" if is_type_param(key) else ""
            c.error(e.key, f"invalid map key type {c.ts(key)}{why}")

    if not isinstance(key, t.Basic):
        c.later(check_key)
    return made


def array_length(c: Checker, e: tree.Expr) -> int:
    """The length, or -1 after an error."""
    if isinstance(e, tree.Name) and not _names_a_constant(c, e):
        return -1
    x = Operand()
    exprs.expr(c, x, e)
    if x.mode == INVALID:
        return -1
    length = _length_of(x) if x.mode == CONSTANT else None
    if length is not None:
        return length
    if x.mode != CONSTANT:
        c.error(x, f"array length {c.os(x)} must be constant")
    elif is_integer(x.type):
        c.error(x, f"invalid array length {c.os(x)}")
    else:
        c.error(x, f"array length {c.os(x)} must be integer")
    return -1


def _names_a_constant(c: Checker, e: tree.Name) -> bool:
    """Another name may be a type parameter that lacks its constraint."""
    obj = c.lookup(e.name)
    if obj is None:
        c.error(e, f"undefined array length {e.name} or missing type constraint")
    elif not isinstance(obj, Const):
        c.error(e, f"invalid array length {e.name}")
    return isinstance(obj, Const)


def _length_of(x: Operand) -> int | None:
    """The constant as a length, if it can be one."""
    if x.value is None or not (is_untyped(x.type) or is_integer(x.type)):
        return None
    whole = k.to_int(x.value)
    if whole is None or whole < 0 or k.represent(whole, TYP_INT) is None:
        return None
    return whole


def type_list(c: Checker, exprs_: Sequence[tree.Expr]) -> list[Type] | None:
    """Type arguments; None if one of them is wrong."""
    found = [var_type(c, e) for e in exprs_]
    return found if all(is_valid(typ) for typ in found) else None


def _instantiated_type(c: Checker, e: tree.Expr, args: list[tree.Expr]) -> Type:
    found, why = generic_type(c, e)
    if why:
        listed = ", ".join(text_of(a) for a in args)
        c.error(e, f"invalid operation: {text_of(e)}[{listed}] ({why})")
    if not is_valid(found):
        return TYP_INVALID
    targs = type_list(c, args)
    if targs is None:
        return TYP_INVALID
    if isinstance(found, Alias):
        if not check_arg_count(c, e, found.obj.name, len(found.tparams), len(targs)):
            return TYP_INVALID
        if not c.allows(23):
            c.version_error(e, 23, "generic type alias")
        made: Type = alias_instance(found, tuple(targs))
        tparams = found.tparams
    else:
        assert isinstance(found, Named)
        made = instance_of(found, tuple(targs), position(e))
        tparams = found.tparams
    name = found.obj.name

    def verify() -> None:
        if isinstance(found, Alias) or check_arg_count(c, e, name, len(tparams), len(targs)):
            verify_instance(c, e.pos, tparams, targs, args)

    c.later(verify)
    return made


def check_arg_count(c: Checker, e: tree.Expr, name: str, want: int, got: int) -> bool:
    if got == want:
        return True
    qualifier = "not enough" if got < want else "too many"
    at = e.pos if isinstance(e, tree.SelectorExpr) else position(e)
    c.error(at, f"{qualifier} type arguments for type {name}: have {got}, want {want}")
    return False
