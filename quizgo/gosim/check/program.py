"""Checking a whole program: the file, and as much of what it imports as it needs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from quizgo.gosim import packages
from quizgo.gosim.check import decl as decls
from quizgo.gosim.check import stmt as stmts
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.cycles import anonymous_cycles, direct_cycles
from quizgo.gosim.check.initorder import Initializer, init_order
from quizgo.gosim.check.objects import Func, Object, Package, TypeName
from quizgo.gosim.check.resolver import Importer, collect_objects, path_fault, unused_imports
from quizgo.gosim.check.sizes import size_faults
from quizgo.gosim.check.universe import UNIVERSE
from quizgo.gosim.check.untyped import finish_untyped
from quizgo.gosim.errors import Fault, InternalError, TooLarge
from quizgo.gosim.source import Lines, reported, worded
from quizgo.gosim.syntax import parse, parse_package, tree
from quizgo.gosim.syntax.literal import string_value

LANGUAGE: Final = 27
"""The minor version of Go that is checked for."""
DEPTH: Final = 20_000
"""Python frames that checking may nest; Python's own limit is too low for deep expressions."""

Sources = Callable[[str], bytes | None]


class Checked(NamedTuple):
    """A program without faults, and what the checker learned of it."""

    file: tree.File
    package: Package
    init_order: list[Initializer]
    functions: list[Func]
    """The declared functions and methods of the file, in source order."""
    shared_loop_vars: bool
    """The variables of a `for` clause are one for all iterations, as before Go 1.22."""


class Library:
    """Imported packages, each checked as far as anybody has needed it. May serve many programs."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._packages: dict[str, Package] = {}
        self._checkers: dict[Package, Checker] = {}

    def package(self, path: str) -> Package | None:
        """The package, or None if there is no such one. It is read when it is looked into; what it
        imports is known at once."""
        found = self._packages.get(path)
        if found is None:
            source = self._sources(path)
            if source is None:
                return None
            name, imported = _header(source)
            found = self._packages[path] = Package(path, name, UNIVERSE)
            made = found
            found.load = lambda: self._load(made, source)
            for other in imported:
                dependency = self.package(other)
                if dependency is None:
                    raise InternalError(f"package {path} imports {other}, which is missing")
                found.imports.append(dependency)
        return found

    def _load(self, pkg: Package, source: bytes) -> None:
        file = parse_package(source, f"{pkg.path}.go")
        c = Checker(pkg, file, lazy=True, language=LANGUAGE)
        self._checkers[pkg] = c
        collect_objects(c, self.package)
        pkg.resolve = lambda obj: self._resolve(c, obj)
        self._raise_faults(c)

    def _checker(self, pkg: Package) -> Checker:
        if pkg.load is not None:
            assert pkg.scope is not None  # reads it
        return self._checkers[pkg]

    def _resolve(self, c: Checker, obj: Object) -> None:
        """Check one declaration of an imported package (not the body of a function)."""
        with _settled(c):
            decls.declare_object(c, obj)
        self._raise_faults(c)

    def check_body(self, func: Func) -> None:
        """Check the body of an imported function or method, once."""
        func = func.origin
        if func.pkg is None or func.body_checked:
            return
        c = self._checkers.get(func.pkg)
        if c is None:
            return
        with _deep_recursion(), _settled(c):
            decls.declare_object(c, func)
            stmts.declared_body(c, func, c.decls[func])
        self._raise_faults(c)

    def init_order(self, pkg: Package) -> list[Initializer]:
        """The initialisers of an imported package, all of them, in order. Bodies of functions that
        they call are checked."""
        c = self._checker(pkg)
        if not pkg.init_checked:
            pkg.init_checked = True
            with _deep_recursion():
                self._follow_initializers(c)
                pkg.init_order = init_order(c)
            self._raise_faults(c)
        return pkg.init_order

    def _follow_initializers(self, c: Checker) -> None:
        todo: list[Object] = [obj for obj, info in c.decls.items() if info.init is not None]
        seen: set[Object] = set(todo)
        while todo:
            obj = todo.pop()
            with _settled(c):
                decls.declare_object(c, obj)
                if isinstance(obj, Func):
                    stmts.declared_body(c, obj, c.decls[obj])
            for dep in c.decls[obj].deps:
                if dep not in seen:
                    seen.add(dep)
                    todo.append(dep)

    def functions(self, pkg: Package) -> list[Func]:
        """The declared functions of an imported package, as far as it has been read: none of the
        standard packages has `init` functions that must run before anybody looks into it."""
        c = self._checkers.get(pkg)
        return [] if c is None else c.functions

    def _raise_faults(self, c: Checker) -> None:
        if c.faults:
            raise InternalError(f"package {c.pkg.path}: {_text(c.file.lines, c.faults)}")


_PACKAGE = re.compile(rb"^package (\w+)", re.MULTILINE)
_IMPORTS = re.compile(rb'^(?:import (?:\w+ )?"(.+)"|import \(([^)]*)\))$', re.MULTILINE)
_PATH = re.compile(rb'"(.+)"')


def _header(source: bytes) -> tuple[str, list[str]]:
    """Name and imports of a package text that is formatted as gofmt does."""
    name = _PACKAGE.search(source)
    assert name is not None
    paths: list[bytes] = []
    for single, group in _IMPORTS.findall(source):
        paths.extend([single] if single else _PATH.findall(group))
    return name[1].decode(), [path.decode() for path in paths]


def _text(lines: Lines, faults: list[Fault]) -> str:
    return "; ".join(worded(lines, faults))


@contextmanager
def _settled(c: Checker) -> Iterator[None]:
    """Do what the checking puts off, unless somebody further out will."""
    outermost = not c.busy
    c.busy = True
    top = len(c.delayed)
    try:
        yield
        if outermost:
            c.process_delayed(top)
    finally:
        if outermost:
            c.busy = False


@contextmanager
def _deep_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def check_source(
    source: bytes,
    filename: str,
    library: Library | None = None,
    *,
    language: int = LANGUAGE,
    shared_loop_vars: bool = False,
) -> Checked | list[Fault]:
    """Parse and check a program: the checked program, or the faults the compiler would print.

    `language`: the minor version of Go; a `//go:build go1.21` line in the file goes before it.
    """
    parsed = parse(source, filename)
    if parsed.file is None:
        return reported(parsed.faults, parsed.lines)
    library = STANDARD_LIBRARY if library is None else library
    language = file_language(parsed.file, language)
    missing = _missing_packages(parsed.file, library)
    if missing:
        return reported(missing, parsed.lines)
    c, order = check_file(parsed.file, parsed.faults, library.package, language)
    for find in (_misplaced, size_faults, _missing_main):
        if not c.faults:
            c.faults.extend(find(c))
    if c.faults:
        return reported(c.faults, parsed.lines)
    shared = shared_loop_vars or language < 22
    return Checked(parsed.file, c.pkg, order, c.functions, shared)


def check_file(
    file: tree.File, faults: list[Fault], importer: Importer, language: int
) -> tuple[Checker, list[Initializer]]:
    """Check a file as a package of its own; the checker has all faults in the order found, after
    those that parsing gave."""
    name = file.pkg_name.name
    c = Checker(Package(name, name, UNIVERSE), file, lazy=False, language=language)
    c.faults.extend(faults)
    c.pkg.resolve = lambda obj: decls.declare_object(c, obj)
    order: list[Initializer] = []
    with _deep_recursion():
        try:
            order = _check_file(c, importer)
        except RecursionError:
            c.faults.append(Fault(file.pos, "program is nested too deeply to be checked"))
        except TooLarge as error:
            c.faults.append(Fault(file.pos, str(error)))
    return c, order


def file_language(file: tree.File, language: int) -> int:
    """The minor version a file is checked for. It may ask for an older one, not before 21."""
    prefix, _, minor = file.go_version.partition(".")
    if prefix == "go1" and minor.isdigit():
        return max(int(minor), 21)
    return language


def _missing_packages(file: tree.File, library: Library) -> list[Fault]:
    """Imports that cannot be found stop the build before anything is checked."""
    faults: list[Fault] = []
    for decl in file.decl_list:
        if not isinstance(decl, tree.ImportDecl) or decl.path.bad:
            continue
        path = string_value(decl.path.text).decode("utf-8", "replace")
        if path_fault(path):
            return [Fault(decl.path.pos, f"invalid import path: {path}")]
        if library.package(path) is not None:
            continue
        from quizgo.gosim.check.beyond import package_hint

        faults.append(Fault(decl.path.pos, package_hint(path)))
    return faults


def _check_file(c: Checker, importer: Importer) -> list[Initializer]:
    name = c.file.pkg_name
    if name.name == "_":
        c.error(name, "invalid package name _")
    collect_objects(c, importer)
    objects = list(c.decls)
    types = [obj for obj in objects if isinstance(obj, TypeName)]
    direct_cycles(c, types)
    for obj in types:
        if obj.type is not None:
            decls.collect_methods(c, obj)
    aliases = [obj for obj in types if _is_alias(c, obj)]
    for obj in types:
        if obj not in aliases:
            decls.declare_object(c, obj)
    for alias in aliases:
        decls.declare_object(c, alias)
    for other in objects:
        if not isinstance(other, TypeName):
            decls.declare_object(c, other)
    c.process_delayed(0)
    order = init_order(c)
    unused_imports(c)
    finish_untyped(c)
    if not c.faults:
        c.mono.check(c)
    if not c.faults:
        c.faults.extend(anonymous_cycles(c.interfaces))
    if not c.faults:
        c.faults.extend(c.late_faults)
    return order


def _is_alias(c: Checker, obj: TypeName) -> bool:
    decl = c.decls[obj].type_decl
    return decl is not None and decl.alias


def _misplaced(c: Checker) -> Iterator[Fault]:
    """Comments to the compiler where they cannot stand, and functions without a body."""
    yield from c.file.late_faults
    for func in c.functions:
        if func.decl is not None and func.decl.body is None:
            yield Fault(func.decl.pos, "missing function body")


def _missing_main(c: Checker) -> Iterator[Fault]:
    if c.pkg.name == "main" and not isinstance(c.pkg.scope.lookup("main"), Func):
        text = "function main is undeclared in the main package"
        yield Fault(0, f"runtime.main_main·f: {text}")


STANDARD_LIBRARY: Final = Library(packages.source)
"""The packages of `packages/`, for all programs of the process."""
