"""Declarations: constants, variables, types, functions; at package level when first needed."""

from __future__ import annotations

from bisect import insort

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import signature as signatures
from quizgo.gosim.check import stmt as stmts
from quizgo.gosim.check import structs, typexpr
from quizgo.gosim.check.checker import Checker, DeclInfo, Environment
from quizgo.gosim.check.cycles import check_valid_type, valid_cycle
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import (
    BLACK,
    WHITE,
    Const,
    Func,
    Object,
    TypeName,
    Var,
)
from quizgo.gosim.check.operand import Operand
from quizgo.gosim.check.predicates import as_named, is_const_type, is_type_param, is_valid
from quizgo.gosim.check.types import EMPTY_TUPLE, TYP_INVALID, Alias, Signature, Struct, Type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def resolve(c: Checker, obj: Object) -> None:
    """Make sure the object has its type; it may be one of another package."""
    if obj.pkg is None or obj.pkg is c.pkg:
        declare_object(c, obj)
    elif obj.type is None and obj.pkg.resolve is not None:
        obj.pkg.resolve(obj)


def declare_object(c: Checker, obj: Object) -> None:
    """Check the declaration of a package-level object (or a method), once."""
    if obj.color > 0:
        _close_circle(c, obj)
        return
    if obj.type is not None:
        obj.color = BLACK
        return
    info = c.decls.get(obj)
    if info is None:
        return  # a local whose own declaration is being checked
    push(c, obj)
    outer = c.env
    c.env = Environment(info.file)
    match obj:
        case Const():
            c.env.decl = info
            const_decl(c, obj, info.type_expr, info.init, info.inherited)
        case Var():
            c.env.decl = info
            var_decl(c, obj, info.lhs, info.type_expr, info.init)
        case TypeName():
            assert info.type_decl is not None
            type_decl(c, obj, info.type_decl)
            collect_methods(c, obj)
        case Func():
            func_decl(c, obj, info)
    c.env = outer
    pop(c)


def _close_circle(c: Checker, obj: Object) -> None:
    """The declaration being checked has come back to an object it began with."""
    valid = valid_cycle(c, obj)
    if isinstance(obj, Const | Var):
        if not valid or obj.type is None:
            obj.type = TYP_INVALID
    elif isinstance(obj, TypeName) and not valid:
        obj.type = TYP_INVALID


def push(c: Checker, obj: Object) -> None:
    c.path.append(obj)
    obj.color = len(c.path)


def pop(c: Checker) -> None:
    obj = c.path.pop()
    obj.color = BLACK if obj.type is not None else WHITE


def const_decl(
    c: Checker,
    obj: Const,
    type_expr: tree.Expr | None,
    init: tree.Expr | None,
    inherited: bool,
) -> None:
    iota, errpos = c.env.iota, c.env.errpos
    assert isinstance(obj.value, int)
    c.env.iota = obj.value
    c.env.errpos = 0
    obj.value = None
    _const(c, obj, type_expr, init, inherited)
    c.env.iota, c.env.errpos = iota, errpos


def _const(
    c: Checker,
    obj: Const,
    type_expr: tree.Expr | None,
    init: tree.Expr | None,
    inherited: bool,
) -> None:
    if type_expr is not None:
        typ = typexpr.typ(c, type_expr)
        if not is_const_type(typ):
            if is_valid(typ.under()):
                c.error(type_expr, f"invalid constant type {c.ts(typ)}")
            obj.type = TYP_INVALID
            return
        obj.type = typ
    x = Operand()
    if init is not None:
        if inherited:
            c.env.errpos = obj.pos
        exprs.expr(c, x, init)
    assigns.init_const(c, obj, x)


def var_decl(
    c: Checker,
    obj: Var,
    lhs: list[Var] | None,
    type_expr: tree.Expr | None,
    init: tree.Expr | None,
) -> None:
    """`var lhs type_expr = init`, of which obj is one; lhs is None for a variable by itself."""
    variables = lhs or [obj]
    if type_expr is not None:
        typ = typexpr.var_type(c, type_expr)
        for v in variables if init is not None else [obj]:
            v.type = typ
    if init is None:
        obj.type = obj.type or TYP_INVALID
    elif len(variables) > 1:
        assigns.init_vars(c, variables, [init])
    else:
        x = Operand()
        exprs.expr(c, x, init, exprs.target_of(obj.type, obj.name))
        assigns.init_var(c, obj, x, "variable declaration")


def type_decl(c: Checker, obj: TypeName, decl: tree.TypeDecl) -> None:
    c.later(lambda: _check_type(c, obj))
    if decl.alias:
        _alias_decl(c, obj, decl)
        return
    named = Named(obj, None)
    named.enclosing = c.enclosing_tparams()
    obj.type = named
    if decl.tparam_list:
        c.open_scope()
        collect_type_params(c, named.tparams, decl.tparam_list)
    rhs = typexpr.declared_type(c, decl.type_expr, obj)
    if is_type_param(rhs):
        text = "cannot use a type parameter as RHS in type declaration"
        c.error(decl.type_expr, text)
        rhs = TYP_INVALID
    named.rhs = rhs
    if decl.tparam_list:
        c.close_scope()


def _check_type(c: Checker, obj: TypeName) -> None:
    named = as_named(obj.typ)
    if named is not None:
        check_valid_type(c, named)


def _alias_decl(c: Checker, obj: TypeName, decl: tree.TypeDecl) -> None:
    alias = Alias(obj, None)
    obj.type = alias
    if decl.tparam_list:
        c.open_scope()
        collect_type_params(c, alias.tparams, decl.tparam_list)
    rhs = typexpr.declared_type(c, decl.type_expr, obj)
    if isinstance(rhs, TypeParam) and rhs in alias.tparams:
        text = "cannot use type parameter declared in alias declaration as RHS"
        c.error(decl.type_expr, text)
        rhs = TYP_INVALID
    alias.rhs = rhs
    if decl.tparam_list:
        c.close_scope()


def collect_type_params(c: Checker, tparams: list[TypeParam], fields: list[tree.Field]) -> None:
    """Declare type parameters, all before the first constraint: they may mention each other."""
    for i, f in enumerate(fields):
        assert f.name is not None
        param = declare_type_param(c, f.name)
        param.index = i
        tparams.append(param)
    c.env.in_tparams = True
    bound: Type = TYP_INVALID
    for i, f in enumerate(fields):
        if i == 0 or f.type_expr is not fields[i - 1].type_expr:
            bound = structs.constraint(c, f.type_expr)
            if is_type_param(bound):
                c.error(f.type_expr, "cannot use a type parameter as constraint")
                bound = TYP_INVALID
        tparams[i].bound = bound
    c.env.in_tparams = False


def declare_type_param(c: Checker, name: tree.Name) -> TypeParam:
    obj = TypeName(name.pos, c.pkg, name.name, None)
    param = TypeParam(obj, TYP_INVALID)
    obj.type = param
    obj.color = BLACK
    c.declare(c.env.scope, name, obj)
    return param


def collect_methods(c: Checker, obj: TypeName) -> None:
    """Add the methods declared for a type."""
    methods = c.methods.pop(obj, None)
    if methods is None:
        return
    base = as_named(obj.typ)
    if base is not None:
        named = base
        c.later(lambda: _check_field_names(c, named))
    seen: dict[str, Func] = {}
    for m in methods:
        other = seen.get(m.name)
        if other is not None:
            where = c.place(other.pos)
            text = f"method {obj.name}.{m.name} already declared at {where}"
            c.error(m.pos, text)
            continue
        seen[m.name] = m
        if base is not None:
            base.methods.append(m)


def _check_field_names(c: Checker, base: Named) -> None:
    struct = base.under()
    if not isinstance(struct, Struct):
        return
    methods = {m.name: m for m in base.methods}
    for f in struct.fields:
        method = methods.get(f.name)
        if f.name != "_" and method is not None:
            text = f"field and method with the same name {f.name}"
            c.error(method.pos, text, *c.other_declaration(f))


def func_decl(c: Checker, obj: Func, info: DeclInfo) -> None:
    decl = info.func_decl
    assert decl is not None
    sig = Signature(EMPTY_TUPLE, EMPTY_TUPLE)
    obj.type = sig
    signatures.fill_function_type(c, sig, decl.recv, decl.tparam_list, decl.type_expr)
    if decl.tparam_list and decl.body is None:
        c.error(decl, "generic function is missing function body")
    if decl.body is None or c.lazy:
        return
    c.later(lambda: stmts.declared_body(c, obj, info))


def declaration_statement(c: Checker, decls: list[tree.Decl]) -> None:
    """Declarations inside a function."""
    group = ConstGroup()
    for decl in decls:
        match decl:
            case tree.ConstDecl():
                _local_consts(c, decl, group)
                continue
            case tree.VarDecl():
                _local_vars(c, decl)
            case tree.TypeDecl():
                _local_type(c, decl)
        group = ConstGroup()


class ConstGroup:
    """Follows the lines of a const group: the value of iota, and what a bare name repeats."""

    def __init__(self) -> None:
        self.group: tree.Group | None = None
        self.iota = -1
        self.last: tree.ConstDecl | None = None

    def next(self, decl: tree.ConstDecl) -> tuple[tree.Expr | None, list[tree.Expr], bool]:
        """Type, values, and whether they are those of an earlier line."""
        if self.iota < 0 or decl.group is None or decl.group is not self.group:
            self.iota = -1
            self.last = None
            self.group = decl.group
        self.iota += 1
        inherited = True
        if decl.type_expr is not None or decl.values is not None:
            self.last = decl
            inherited = False
        elif self.last is None:
            return None, [], False
        assert self.last is not None
        return self.last.type_expr, unpack(self.last.values), inherited


def _local_consts(c: Checker, decl: tree.ConstDecl, group: ConstGroup) -> None:
    top = len(c.delayed)
    type_expr, values, inherited = group.next(decl)
    made: list[Const] = []
    for i, name in enumerate(decl.name_list):
        obj = Const(name.pos, c.pkg, name.name, None, group.iota)
        made.append(obj)
        init = values[i] if i < len(values) else None
        const_decl(c, obj, type_expr, init, inherited)
    check_arity(c, decl.pos, decl.name_list, values, constant=True, inherited=inherited)
    c.process_delayed(top)
    for name, obj in zip(decl.name_list, made, strict=True):
        c.declare(c.env.scope, name, obj)


def _local_vars(c: Checker, decl: tree.VarDecl) -> None:
    top = len(c.delayed)
    made = [c.local_var(name.pos, name.name, None) for name in decl.name_list]
    values = unpack(decl.values)
    for i, obj in enumerate(made):
        lhs: list[Var] | None = None
        init: tree.Expr | None = None
        if len(values) == len(made):
            init = values[i]
        elif len(values) == 1:
            lhs, init = made, values[0]
        elif i < len(values):
            init = values[i]
        var_decl(c, obj, lhs, decl.type_expr, init)
        if len(values) == 1:
            break
    if decl.type_expr is None or values:
        check_arity(c, decl.pos, decl.name_list, values, constant=False, inherited=False)
    c.process_delayed(top)
    for name, obj in zip(decl.name_list, made, strict=True):
        name.obj = obj
        c.declare(c.env.scope, name, obj)


def _local_type(c: Checker, decl: tree.TypeDecl) -> None:
    obj = TypeName(decl.name.pos, c.pkg, decl.name.name, None)
    c.declare(c.env.scope, decl.name, obj)
    if not decl.alias:
        insort(c.pkg.local_types, obj.pos)
    push(c, obj)
    type_decl(c, obj, decl)
    pop(c)


def check_arity(
    c: Checker,
    pos: int,
    names: list[tree.Name],
    values: list[tree.Expr],
    *,
    constant: bool,
    inherited: bool,
) -> None:
    """As many values as names; a single value may be a call with several results."""
    wanted, got = len(names), len(values)
    if wanted < got:
        extra = values[wanted]
        if inherited:
            c.error(pos, f"extra init expr at {c.place(extra.pos)}")
        else:
            c.error(extra, f"extra init expr {text_of(extra)}")
    elif wanted > got and (constant or got != 1):
        name = names[got]
        c.error(name, f"missing init expr for {name.name}")
