"""Walking through a checked tree."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.lookup import receiver_base_name
from quizgo.gosim.check.nodes import unparen
from quizgo.gosim.check.objects import Builtin, Func, Object, Package, PkgName, Selection, Var
from quizgo.gosim.check.operand import NIL_VALUE
from quizgo.gosim.check.predicates import as_named
from quizgo.gosim.check.types import UNTYPED_NIL_TYPE, Type
from quizgo.gosim.check.typestring import type_string
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos

MAIN_PATH = "command-line-arguments"
"""The import path that the go command gives to a program named by its file."""

_NOT_CHILDREN = frozenset(
    ("group", "info", "mode", "obj", "selection", "target", "targs", "type", "value")
)
_SLOTS: dict[type[tree.Node], tuple[str, ...]] = {}


def children(node: tree.Node) -> Iterator[tree.Node]:
    """The nodes below, in the order of the source; a type shared by several names once."""
    names = _SLOTS.get(type(node))
    if names is None:
        slots = [
            name
            for cls in reversed(type(node).__mro__)
            for name in getattr(cls, "__slots__", ())
            if name not in _NOT_CHILDREN or (name == "value" and isinstance(node, tree.SendStmt))
        ]
        names = _SLOTS[type(node)] = tuple(slots)
    found: list[tree.Node] = []
    for name in names:
        child = getattr(node, name, None)
        if isinstance(child, tree.Node):
            found.append(child)
        elif isinstance(child, list):
            found.extend(c for c in child if isinstance(c, tree.Node))
    found.sort(key=start_pos)
    last_type: tree.Node | None = None
    for child in found:
        if isinstance(child, tree.Field):
            if child.name is not None:
                yield child.name
            if child.type_expr is not last_type:
                last_type = child.type_expr
                yield child.type_expr
        else:
            yield child


def walk(node: tree.Node, *, literals: bool = True) -> Iterator[tree.Node]:
    """The node and all below it, each before its children. Without `literals`, not the bodies of
    function literals."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, tree.FuncLit) and not literals and current is not node:
            continue
        stack.extend(reversed(list(children(current))))


Path = tuple[tree.Node, ...]


def walk_with_parents(node: tree.Node, parents: Path = ()) -> Iterator[tuple[tree.Node, Path]]:
    """As `walk`, with the nodes around, outermost first."""
    stack: list[tuple[tree.Node, Path]] = [(node, parents)]
    while stack:
        current, above = stack.pop()
        yield current, above
        inner = (*above, current)
        stack.extend((child, inner) for child in reversed(list(children(current))))


Function = tree.FuncDecl | tree.FuncLit


def functions(file: tree.File) -> Iterator[Function]:
    """All functions with bodies, literals included."""
    for node in walk(file):
        if isinstance(node, tree.FuncLit) or (
            isinstance(node, tree.FuncDecl) and node.body is not None
        ):
            yield node


def statement_pos(s: tree.Stmt) -> int:
    """Where a statement begins."""
    if isinstance(s, tree.LabeledStmt):
        return s.label.pos
    if isinstance(s, tree.ExprStmt):
        return start_pos(s.x)
    if isinstance(s, tree.DeclStmt):
        return s.pos
    return start_pos(s)


def callee(call: tree.CallExpr) -> Object | None:
    """The function, method or variable that is called."""
    fun = unparen(call.fun)
    if isinstance(fun, tree.IndexExpr):
        fun = unparen(fun.x)
    if isinstance(fun, tree.Name):
        return fun.obj if isinstance(fun.obj, Object) else None
    if isinstance(fun, tree.SelectorExpr):
        if isinstance(fun.selection, Selection):
            return fun.selection.obj
        return fun.sel.obj if isinstance(fun.sel.obj, Object) else None
    return None


def full_name(obj: Object) -> str:
    """`fmt.Printf`, `(*log.Logger).Printf`, `main.f`; a variable's plain name."""
    if not isinstance(obj, Func):
        return obj.name
    path = package_path(obj.pkg)
    recv = obj.signature.recv
    if recv is None:
        return f"{path}.{obj.name}" if path else obj.name
    base, is_pointer = receiver_base_name(recv.typ)
    owner = f"{path}.{base}" if path else base
    return f"({'*' if is_pointer else ''}{owner}).{obj.name}"


def package_path(pkg: Package | None) -> str:
    if pkg is None:
        return ""
    return MAIN_PATH if pkg.name == "main" else pkg.path


def is_package_func(obj: Object | None, path: str, *names: str) -> bool:
    return (
        isinstance(obj, Func)
        and obj.pkg is not None
        and obj.pkg.path == path
        and obj.signature.recv is None
        and (not names or obj.name in names)
    )


def is_method(obj: Object | None, path: str, type_name: str, *names: str) -> bool:
    if not isinstance(obj, Func) or obj.pkg is None or obj.pkg.path != path:
        return False
    recv = obj.signature.recv
    return recv is not None and obj.name in names and receiver_base_name(recv.typ)[0] == type_name


def is_builtin(obj: Object | None, *names: str) -> bool:
    return isinstance(obj, Builtin) and obj.name in names


def is_type_named(typ: Type, path: str, name: str) -> bool:
    named = as_named(typ)
    return (
        named is not None
        and named.obj.pkg is not None
        and named.obj.pkg.path == path
        and named.obj.name == name
    )


def imports(file: tree.File, path: str) -> bool:
    return any(
        isinstance(decl, tree.ImportDecl)
        and isinstance(decl.obj, PkgName)
        and decl.obj.imported.path == path
        for decl in file.decl_list
    )


def typ_of(e: tree.Expr) -> Type | None:
    return e.type if isinstance(e.type, Type) else None


def argument_type(e: tree.Expr) -> Type | None:
    """The type of an argument; a plain nil keeps none."""
    return UNTYPED_NIL_TYPE if e.mode == NIL_VALUE else typ_of(e)


def vet_type(typ: Type) -> str:
    """A type with the paths of its packages, as vet prints it."""
    return type_string(typ, package_path)


def variable(e: tree.Expr) -> Var | None:
    """The variable that a plain name stands for."""
    return e.obj if isinstance(e, tree.Name) and isinstance(e.obj, Var) else None
