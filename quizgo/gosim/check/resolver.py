"""Collecting the declarations of a package: what each name at package level is declared as."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from quizgo.gosim.check.checker import Checker, DeclInfo, Place
from quizgo.gosim.check.decl import ConstGroup, check_arity
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import (
    PACKAGE_VAR,
    Const,
    Func,
    Object,
    Package,
    PkgName,
    Scope,
    TypeName,
    Var,
)
from quizgo.gosim.check.signature import unpack_receiver
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.literal import string_value

Importer = Callable[[str], Package | None]
"""The package of an import path, or None if there is none."""

_ILLEGAL = frozenset("!\"#$%&'()*,:;<=>?[\\]^{|}`\ufffd")


class _Method(NamedTuple):
    func: Func
    is_pointer: bool
    base: tree.Name


def collect_objects(c: Checker, importer: Importer) -> None:
    """Declare everything at package level, without looking into the declarations."""
    file_scope = Scope(c.pkg.scope)
    c.pkg.scope.children.append(file_scope)
    c.env.scope = file_scope
    methods: list[_Method] = []
    group = ConstGroup()
    for decl in c.file.decl_list:
        match decl:
            case tree.ConstDecl():
                _consts(c, file_scope, decl, group)
                continue
            case tree.ImportDecl():
                _import(c, file_scope, decl, importer)
            case tree.VarDecl():
                _vars(c, file_scope, decl)
            case tree.TypeDecl():
                name = decl.name
                obj = TypeName(name.pos, c.pkg, name.name, None)
                _declare(c, name, obj, DeclInfo(file_scope, type_decl=decl))
            case tree.FuncDecl():
                _func(c, file_scope, decl, methods)
        group = ConstGroup()
    _check_file_scope(c, file_scope)
    for m in methods:
        is_pointer, base = _base_type(c, m.is_pointer, m.base)
        if base is not None:
            m.func.has_ptr_recv = is_pointer
            c.methods.setdefault(base, []).append(m.func)


def _declare(c: Checker, name: tree.Name, obj: Object, info: DeclInfo) -> None:
    """Declare what is no function at package level."""
    if name.name == "init" or (name.name == "main" and c.pkg.name == "main"):
        c.error(name, f"cannot declare {name.name} - must be func")
        return
    c.declare(c.pkg.scope, name, obj)
    _add(c, obj, info)
    name.obj = obj


def _add(c: Checker, obj: Object, info: DeclInfo) -> None:
    c.decls[obj] = info
    obj.order = len(c.decls)


def _consts(c: Checker, scope: Scope, decl: tree.ConstDecl, group: ConstGroup) -> None:
    type_expr, values, inherited = group.next(decl)
    for i, name in enumerate(decl.name_list):
        obj = Const(name.pos, c.pkg, name.name, None, group.iota)
        init = values[i] if i < len(values) else None
        info = DeclInfo(scope, type_expr=type_expr, init=init, inherited=inherited)
        _declare(c, name, obj, info)
    check_arity(c, decl.pos, decl.name_list, values, constant=True, inherited=inherited)


def _vars(c: Checker, scope: Scope, decl: tree.VarDecl) -> None:
    values = unpack(decl.values)
    made = [Var(n.pos, c.pkg, n.name, None, kind=PACKAGE_VAR) for n in decl.name_list]
    shared: DeclInfo | None = None
    if decl.values is None or len(values) == 1:
        shared = DeclInfo(scope, lhs=made, type_expr=decl.type_expr, init=decl.values)
    for i, (name, obj) in enumerate(zip(decl.name_list, made, strict=True)):
        info = shared
        if info is None:
            init = values[i] if i < len(values) else None
            info = DeclInfo(scope, type_expr=decl.type_expr, init=init)
        _declare(c, name, obj, info)
    if decl.type_expr is None or values:
        check_arity(c, decl.pos, decl.name_list, values, constant=False, inherited=False)


def _func(c: Checker, scope: Scope, decl: tree.FuncDecl, methods: list[_Method]) -> None:
    name = decl.name.name
    obj = Func(decl.name.pos, c.pkg, name, None, decl)
    decl.obj = obj
    if decl.recv is not None:
        if not c.lazy and decl.tparam_list and not c.allows(27):
            c.version_error(decl.tparam_list[0], 27, "generic method")
        is_pointer, base, _ = unpack_receiver(decl.recv.type_expr)
        if isinstance(base, tree.Name) and name != "_":
            methods.append(_Method(obj, is_pointer, base))
        decl.name.obj = obj
    else:
        if name == "init" or (name == "main" and c.pkg.name == "main"):
            _check_entry(c, decl)
        if name == "init":
            obj.parent = c.pkg.scope
            decl.name.obj = obj
            if decl.body is None:
                c.error(obj.pos, "func init must have a body")
        else:
            c.declare(c.pkg.scope, decl.name, obj)
    _add(c, obj, DeclInfo(scope, func_decl=decl))
    c.functions.append(obj)


def _check_entry(c: Checker, decl: tree.FuncDecl) -> None:
    name = decl.name.name
    if decl.tparam_list:
        c.error(decl.tparam_list[0], f"func {name} must have no type parameters")
    if decl.type_expr.param_list or decl.type_expr.result_list:
        c.error(decl.name, f"func {name} must have no arguments and no return values")


def _import(c: Checker, scope: Scope, decl: tree.ImportDecl, importer: Importer) -> None:
    if decl.path.bad:
        return
    path = string_value(decl.path.text).decode("utf-8", "replace")
    fault = path_fault(path)
    if fault:
        c.error(decl.path, f"invalid import path ({fault})")
        return
    pkg = importer(path)
    if pkg is None:
        pkg = Package(path, path.rstrip("/").rsplit("/", 1)[-1])
        pkg.fake = True
    name = pkg.name if decl.local_pkg_name is None else decl.local_pkg_name.name
    if name == "init":
        c.error(decl, "cannot import package as init - init must be a func")
        return
    if pkg not in c.pkg.imports:
        c.pkg.imports.append(pkg)
    pkg_name = PkgName(decl.pos, c.pkg, name, pkg)
    pkg_name.used = pkg.fake
    decl.obj = pkg_name
    if decl.local_pkg_name is not None:
        decl.local_pkg_name.obj = pkg_name
    c.imports.append(pkg_name)
    if name == ".":
        _dot_import(c, scope, decl, pkg_name)
    elif name != "_":
        c.declare(scope, None, pkg_name)


def _dot_import(c: Checker, scope: Scope, decl: tree.ImportDecl, pkg_name: PkgName) -> None:
    for obj in pkg_name.imported.scope.names.values():
        if not obj.exported:
            continue
        other = scope.lookup(obj.name)
        if other is not None:
            at = decl if decl.local_pkg_name is None else decl.local_pkg_name
            lines: list[str | tuple[Place, str]] = [f"{obj.name} redeclared in this block"]
            c.error(at, *lines, *c.other_declaration(other))
        else:
            scope.names[obj.name] = obj
            c.dot_imports[scope, obj.name] = pkg_name


def path_fault(path: str) -> str:
    """What is wrong with an import path; empty if nothing is."""
    if not path:
        return "empty string"
    for char in path:
        category = unicodedata.category(char)
        if category[0] in "CZ" or char in _ILLEGAL:
            shown = f" '{char}'" if category[0] not in "CZ" or char == " " else ""
            return f"invalid character U+{ord(char):04X}{shown}"
    return ""


def _check_file_scope(c: Checker, file_scope: Scope) -> None:
    """A name may not be both imported and declared."""
    for name, obj in file_scope.names.items():
        other = c.pkg.scope.lookup(name)
        if other is None:
            continue
        if isinstance(obj, PkgName):
            imported = obj.imported
            text = f"{name} already declared through import of {_package_text(imported)}"
            c.error(other.pos, text, (obj.pos, f"other declaration of {name}"))
        elif obj.pkg is not None:
            text = f"{name} already declared through dot-import of {_package_text(obj.pkg)}"
            c.error(other.pos, text)


def _package_text(pkg: Package) -> str:
    return f'package {pkg.name} ("{pkg.path}")'


def _base_type(c: Checker, is_pointer: bool, name: tree.Name) -> tuple[bool, TypeName | None]:
    """The type that a receiver's base name stands for, through aliases."""
    seen: list[TypeName] = []
    current: tree.Expr = name
    while isinstance(current, tree.Name):
        obj = c.pkg.scope.lookup(current.name)
        if not isinstance(obj, TypeName) or obj in seen:
            break
        decl = c.decls[obj].type_decl
        assert decl is not None
        if not decl.alias:
            return is_pointer, obj
        if decl.tparam_list:
            break
        seen.append(obj)
        pointer, base, args = unpack_receiver(decl.type_expr)
        if args or (pointer and is_pointer):
            break
        is_pointer = is_pointer or pointer
        current = base
    return False, None


def unused_imports(c: Checker) -> None:
    for name in c.imports:
        if name.name == "_" or name.used:
            continue
        path = name.imported.path
        last = path.rsplit("/", 1)[-1]
        if name.name in ("", ".", last):
            c.error(name.pos, f'"{path}" imported and not used')
        else:
            c.error(name.pos, f'"{path}" imported as {name.name} and not used')
