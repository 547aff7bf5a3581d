"""The state of checking one package: what is being checked, what waits, what went wrong.

The work is done by the functions of the other modules, which take the Checker first. One Checker
belongs to one package; an imported package keeps its own, which checks its declarations when a
program first needs them.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.check.messages import operand_string
from quizgo.gosim.check.mono import MonoGraph
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import (
    Constant,
    Func,
    FuncInfo,
    Object,
    Package,
    PkgName,
    Scope,
    TypeName,
    Var,
)
from quizgo.gosim.check.operand import CONSTANT, INVALID, NO_VALUE, TYPE_EXPR, Operand
from quizgo.gosim.check.types import (
    EMPTY_TUPLE,
    IS_UNTYPED,
    TYP_INVALID,
    Basic,
    Interface,
    Signature,
    Tuple,
    Type,
)
from quizgo.gosim.check.typeset import Why
from quizgo.gosim.check.typestring import type_string
from quizgo.gosim.errors import Fault
from quizgo.gosim.source import MENTIONED
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos

Place = int | tree.Node | Operand
"""Where a message points: a position, or the start of a node or an operand's expression."""


_TWINS = {"sync": "internal/sync", "strconv": "internal/strconv"}
"""Packages of Go's own that import another one of their name, so that messages quote the path."""
_ALONE = frozenset(("cmp", "math/bits", "sync/atomic", "unicode", "unicode/utf8", "unicode/utf16"))
"""Packages that do not bring in internal/runtime/atomic, which all others do."""


def _paths_by_name(imports: list[Package]) -> dict[str, set[str]]:
    """Which packages Go's compiler sees under each name."""
    found: dict[str, set[str]] = {}
    for pkg in imports:
        found.setdefault(pkg.name, set()).add(pkg.path)
        if pkg.path in _TWINS:
            found[pkg.name].add(_TWINS[pkg.path])
        if pkg.path not in _ALONE:
            found.setdefault("atomic", set()).add("internal/runtime/atomic")
    return found


class DeclInfo:
    """What the checker must know to check a package-level declaration when it is needed."""

    __slots__ = ("deps", "file", "func_decl", "inherited", "init", "lhs", "type_decl", "type_expr")

    def __init__(
        self,
        file: Scope,
        *,
        lhs: list[Var] | None = None,
        type_expr: tree.Expr | None = None,
        init: tree.Expr | None = None,
        inherited: bool = False,
        type_decl: tree.TypeDecl | None = None,
        func_decl: tree.FuncDecl | None = None,
    ) -> None:
        self.file = file
        self.lhs = lhs
        """All variables of `var a, b = f()`."""
        self.type_expr = type_expr
        self.init = init
        self.inherited = inherited
        """The initialiser is that of an earlier constant of the group."""
        self.type_decl = type_decl
        self.func_decl = func_decl
        self.deps: dict[Object, None] = {}
        """The package-level objects that the initialiser or body uses, in order of use."""


class UntypedInfo:
    """An expression whose final type is not known yet."""

    __slots__ = ("fits", "is_lhs", "mode", "type", "value")

    def __init__(self, mode: int, typ: Basic, value: Constant | None) -> None:
        self.is_lhs = False
        """The left operand of a shift by a count that is not constant."""
        self.mode = mode
        self.type = typ
        self.value = value
        self.fits: Type | None = None
        """The type that `value` is known to be a value of."""


class Environment:
    """Where in the program the checker is."""

    __slots__ = ("decl", "errpos", "func", "has_call", "in_tparams", "iota", "panics", "scope",
                 "sig")  # fmt: skip

    def __init__(
        self,
        scope: Scope,
        decl: DeclInfo | None = None,
        iota: int | None = None,
        *,
        sig: Signature | None = None,
        func: FuncInfo | None = None,
    ) -> None:
        self.scope = scope
        self.decl = decl
        """The package-level declaration whose dependencies are collected."""
        self.iota = iota
        self.errpos = 0
        """Position for errors in an inherited constant initialiser."""
        self.in_tparams = False
        self.sig = sig
        self.func = func
        self.panics: set[tree.CallExpr] = set()
        self.has_call = False
        """Whether the expression checked last has a call or a receive in it."""


class Checker:
    """See the module's text."""

    def __init__(self, pkg: Package, file: tree.File, *, lazy: bool, language: int) -> None:
        self.pkg = pkg
        self.file = file
        self.lazy = lazy
        """An imported package: bodies are checked when asked for, unused names do not matter."""
        self.language = language
        """The minor version of Go that the file asks for."""
        self.go_build = file.go_version
        self.faults: list[Fault] = []
        self.late_faults: list[Fault] = []
        """What the compiler finds only after it has checked the types."""
        self.longest_array = 0
        """Elements of the longest array type that the file names."""
        self.constant_bytes = 0
        """Of all constant strings that were put together: each part of a sum keeps its own."""
        self.env = Environment(pkg.scope)
        self.decls: dict[Object, DeclInfo] = {}
        self.methods: dict[TypeName, list[Func]] = {}
        self.imports: list[PkgName] = []
        self.dot_imports: dict[tuple[Scope, str], PkgName] = {}
        self.untyped: dict[tree.Expr, UntypedInfo] = {}
        self.delayed: list[Callable[[], None]] = []
        self.busy = False
        """Somebody is checking and will do what is delayed."""
        self.path: list[Object] = []
        """What is being declared, outermost first; `Object.color` is the place on it, from 1."""
        self.mono = MonoGraph()
        self.functions: list[Func] = []
        """Declared functions and methods, in source order."""
        self.func_scopes: dict[Signature, Scope] = {}
        """The scope of the parameters of a function whose body is still to be checked."""
        self.valid_types: set[Named] = set()
        """Types known not to contain themselves."""
        self.interfaces: list[tuple[int, Interface]] = []
        """The interface types written in the file, with their positions."""
        self._paths_by_name: dict[str, set[str]] | None = None

    # Messages.

    def error(self, at: Place, *lines: str | tuple[Place, str]) -> None:
        """Report. The first line is the message; the others are shown below it, indented, with
        their own position where they have one."""
        first = lines[0]
        assert isinstance(first, str)
        if self.faults and ("invalid operand" in first[1:] or "invalid type" in first[1:]):
            return  # a consequence of an earlier error
        text = first
        for line in lines[1:]:
            if isinstance(line, tuple):
                text += f"\n\t{self.place(position(line[0]))}: {line[1]}"
            else:
                text += f"\n\t{line}"
        text = MENTIONED.sub(lambda found: self.place(int(found[1])), text)
        self.faults.append(Fault(self.env.errpos or position(at), text))

    def place(self, pos: int) -> str:
        """`prog.go:3:5`, as messages mention it."""
        return self.file.lines.mentioned(pos)

    def version_error(self, at: Place, version: int, what: str) -> None:
        self.error(at, f"{what} requires go1.{version} or later{self.version_hint()}")

    def version_hint(self) -> str:
        if self.go_build == f"go1.{self.language}":
            return f" (file declares //go:build {self.go_build})"
        return f" (-lang was set to go1.{self.language}; check go.mod)"

    def allows(self, version: int) -> bool:
        return self.language >= version

    def ts(self, typ: Type | None) -> str:
        """A type's name in messages."""
        return "<nil>" if typ is None else type_string(typ, self.qualifier)

    def os(self, x: Operand) -> str:
        """An operand's description in messages."""
        return operand_string(x, self.qualifier)

    def why(self, why: Why) -> str:
        return why.text.format(*(self.ts(typ) for typ in why.types)) if why.types else why.text

    def qualifier(self, pkg: Package) -> str:
        if pkg is self.pkg:
            return ""
        if self._paths_by_name is None:
            self._paths_by_name = _paths_by_name(self.pkg.imports)
        if len(self._paths_by_name.get(pkg.name, ())) > 1:
            return f'"{pkg.path}"'
        return pkg.name

    # Order of work.

    def later(self, action: Callable[[], None]) -> None:
        """Do it when the types at hand are complete: at the end of the statement or declaration."""
        self.delayed.append(action)

    def process_delayed(self, top: int) -> None:
        """Do what has been put off since there were `top` actions, and what that puts off."""
        delayed = self.delayed
        i = top
        while i < len(delayed):
            delayed[i]()
            i += 1
        del delayed[top:]

    # Scopes.

    def lookup(self, name: str) -> Object | None:
        scope: Scope | None = self.env.scope
        while scope is not None:
            found = scope.names.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None

    def open_scope(self) -> Scope:
        scope = Scope(self.env.scope)
        self.env.scope.children.append(scope)
        self.env.scope = scope
        return scope

    def close_scope(self) -> None:
        parent = self.env.scope.parent
        assert parent is not None
        self.env.scope = parent

    def declare(self, scope: Scope, name: tree.Name | None, obj: Object) -> None:
        if obj.name != "_":
            other = scope.insert(obj)
            if other is not None:
                lines: list[str | tuple[Place, str]] = [f"{obj.name} redeclared in this block"]
                self.error(obj.pos, *lines, *self.other_declaration(other))
                return
        if name is not None:
            name.obj = obj

    def other_declaration(self, obj: Object) -> list[tuple[Place, str]]:
        return [(obj.pos, f"other declaration of {obj.name}")] if obj.pos else []

    def local_var(self, pos: int, name: str, typ: Type | None) -> Var:
        v = Var(pos, self.pkg, name, typ)
        if self.env.func is not None:
            v.depth = self.env.func.depth
        return v

    def enclosing_tparams(self) -> list[TypeParam]:
        """The type parameters of the function whose body is being checked, the receiver's first."""
        func = self.env.func
        if func is None:
            return []
        while func.outer is not None:
            func = func.outer
        return [*func.signature.recv_tparams, *func.signature.tparams]

    def is_on_path(self, obj: Object) -> bool:
        """Whether the object is being declared."""
        place = obj.color - 1
        return 0 <= place < len(self.path) and self.path[place] is obj

    def add_dep(self, obj: Object) -> None:
        decl = self.env.decl
        if decl is not None and obj in self.decls:
            decl.deps[obj] = None

    # Recording results in the tree.

    def record(self, x: Operand) -> None:
        e = x.expr
        mode = x.mode
        if mode == INVALID:
            e.mode = INVALID
            e.type = TYP_INVALID
            return
        typ = x.type
        e.mode = mode
        if mode == CONSTANT:
            e.value = x.value
        elif mode == NO_VALUE:
            typ = EMPTY_TUPLE
        e.type = typ
        if isinstance(typ, Basic) and typ.info & IS_UNTYPED:
            self.untyped[e] = UntypedInfo(mode, typ, x.value if mode == CONSTANT else None)

    def record_type(self, e: tree.Expr, typ: Type) -> None:
        e.mode = TYPE_EXPR
        e.type = typ

    def record_comma_ok(self, e: tree.Expr, types: tuple[Type, Type]) -> None:
        pair = Tuple([Var(e.pos, self.pkg, "", typ) for typ in types])
        while True:
            e.type = pair
            if not isinstance(e, tree.ParenExpr):
                return
            e = e.x


def position(at: Place) -> int:
    if isinstance(at, int):
        return at
    return start_pos(at.expr if isinstance(at, Operand) else at)


def type_of(e: tree.Expr) -> Type:
    """The type the checker gave an expression."""
    typ = e.type
    assert isinstance(typ, Type)
    return typ
