"""What a name can stand for: variables, constants, types, functions, packages, labels; scopes.

Objects mirror go/types. The checker fills `type` when the object is first needed; the code
generator reads the flags on `Var` to decide which variables live in heap cells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.types import (
    EMPTY_TUPLE,
    TYP_INVALID,
    UNTYPED_NIL_TYPE,
    Alias,
    Signature,
    Type,
)
from quizgo.gosim.syntax import tree

if TYPE_CHECKING:
    from quizgo.gosim.check.initorder import Initializer

Constant = tree.Constant

# How far the checker is with an object.
WHITE: Final = 0
"""Not begun: `type` may be None."""
BLACK: Final = -1
"""Done."""
# Any value over 0 is grey: one more than the place on the checker's object path.


class Object(tree.Object):
    """Something a name stands for."""

    __slots__ = ("color", "name", "order", "parent", "pkg", "pos", "type")

    def __init__(self, pos: int, pkg: Package | None, name: str, typ: Type | None) -> None:
        self.pos = pos
        self.pkg = pkg
        self.name = name
        self.type = typ
        self.parent: Scope | None = None
        self.order = 0
        """Place among the package-level declarations of its package, from 1; 0 for the rest."""
        self.color = BLACK if typ is not None else WHITE

    @property
    def exported(self) -> bool:
        return is_exported(self.name)

    @property
    def typ(self) -> Type:
        """The type, once it is known; the invalid type before."""
        return TYP_INVALID if self.type is None else self.type

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


# Kinds of variables, as messages name them.
PACKAGE_VAR: Final = "package-level variable"
LOCAL_VAR: Final = "local variable"
RECEIVER: Final = "receiver"
PARAMETER: Final = "parameter"
RESULT: Final = "result variable"
FIELD_VAR: Final = "struct field"


class Var(Object):
    """A variable, parameter, result, receiver or struct field."""

    __slots__ = (
        "address_taken",
        "captured",
        "depth",
        "embedded",
        "kind",
        "origin",
        "used",
    )

    def __init__(
        self,
        pos: int,
        pkg: Package | None,
        name: str,
        typ: Type | None,
        *,
        kind: str = LOCAL_VAR,
        embedded: bool = False,
    ) -> None:
        super().__init__(pos, pkg, name, typ)
        self.kind = kind
        self.embedded = embedded
        self.used = False
        self.captured = False
        """Used by a function literal other than the function that declares it."""
        self.address_taken = False
        """`&x`, a slice of an array `x`, or a pointer method called on `x` or on a part of it."""
        self.depth = 0
        """How many functions enclose the declaration: 1 in a declared function, 2 in a literal."""
        self.origin: Var = self
        """The field of the generic struct, for a field of an instance."""

    @property
    def is_field(self) -> bool:
        return self.kind == FIELD_VAR

    @property
    def is_package_level(self) -> bool:
        return self.kind == PACKAGE_VAR

    @property
    def is_param(self) -> bool:
        """A parameter, result or receiver: it may stay unused."""
        return self.kind in (RECEIVER, PARAMETER, RESULT)

    @property
    def escapes(self) -> bool:
        """Whether the variable lives in a heap cell rather than a register."""
        return self.captured or self.address_taken


class Const(Object):
    """A constant; `value` is set with the type."""

    __slots__ = ("value",)

    def __init__(
        self, pos: int, pkg: Package | None, name: str, typ: Type | None, value: Constant | None
    ) -> None:
        super().__init__(pos, pkg, name, typ)
        self.value = value


class TypeName(Object):
    __slots__ = ()

    @property
    def is_alias(self) -> bool:
        t = self.type
        if t is None:
            return False
        if isinstance(t, Alias):
            return True
        if isinstance(t, Named):
            return t.obj is not self
        if isinstance(t, TypeParam):
            return t.obj is not self
        return self.pkg is not None or self.name in ("byte", "rune")


class Func(Object):
    """A declared function or method, or a method of an interface.

    `decl` is the declaration (None for interface methods and universe's `error.Error`); a
    declaration without a body is native. `origin` is the generic type's method an instance's
    method was made of. `full_name` tells it apart in the whole program.
    """

    __slots__ = ("body_checked", "decl", "has_ptr_recv", "info", "origin")

    def __init__(
        self,
        pos: int,
        pkg: Package | None,
        name: str,
        typ: Signature | None,
        decl: tree.FuncDecl | None = None,
    ) -> None:
        super().__init__(pos, pkg, name, typ)
        self.decl = decl
        self.has_ptr_recv = False
        self.origin: Func = self
        self.body_checked = False
        self.info: FuncInfo | None = None
        """Set when the body has been checked (of the origin only)."""

    @property
    def signature(self) -> Signature:
        if isinstance(self.type, Signature):
            return self.type
        return Signature(EMPTY_TUPLE, EMPTY_TUPLE)

    @property
    def full_name(self) -> str:
        """`main.f`, `main.T.m`, `main.(*T).m`, as goroutine traces print them."""
        prefix = f"{self.pkg.path}." if self.pkg is not None else ""
        recv = self.signature.recv
        if recv is None:
            return prefix + self.name
        from quizgo.gosim.check.lookup import receiver_base_name

        base, is_pointer = receiver_base_name(recv.typ)
        owner = f"(*{base})" if is_pointer else base
        return f"{prefix}{owner}.{self.name}"


class FuncInfo:
    """What the checker learned of one function body: a declared function's (`Func.info`) or a
    literal's (`FuncLit.info`)."""

    __slots__ = ("captures", "depth", "has_defer", "outer", "signature")

    def __init__(self, signature: Signature, depth: int, outer: FuncInfo | None) -> None:
        self.signature = signature
        self.depth = depth
        """1 for a declared function, one more for each literal around."""
        self.outer = outer
        self.captures: list[Var] = []
        """Variables of enclosing functions that the body, or a literal in it, uses; each once, in
        order of first use."""
        self.has_defer = False


class PkgName(Object):
    """An imported package under the name it has in this file."""

    __slots__ = ("imported", "used")

    def __init__(self, pos: int, pkg: Package | None, name: str, imported: Package) -> None:
        super().__init__(pos, pkg, name, TYP_INVALID)
        self.imported = imported
        self.used = False


class Builtin(Object):
    """A predeclared function: append, cap, …"""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(0, None, name, TYP_INVALID)


class Nil(Object):
    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(0, None, "nil", UNTYPED_NIL_TYPE)


class Label(Object):
    __slots__ = ("used",)

    def __init__(self, pos: int, pkg: Package | None, name: str) -> None:
        super().__init__(pos, pkg, name, TYP_INVALID)
        self.used = False


class Scope:
    """Names declared in one block. Lookups go to `parent` when a name is not here."""

    __slots__ = ("children", "is_func", "names", "parent")

    def __init__(self, parent: Scope | None) -> None:
        self.parent = parent
        self.names: dict[str, Object] = {}
        self.children: list[Scope] = []
        self.is_func = False

    def lookup(self, name: str) -> Object | None:
        """The object of this very scope."""
        return self.names.get(name)

    def lookup_parent(self, name: str) -> tuple[Scope, Object] | None:
        """The innermost scope that declares the name, whatever the position."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.names.get(name)
            if found is not None:
                return scope, found
            scope = scope.parent
        return None

    def insert(self, obj: Object) -> Object | None:
        """Declare; the other object of that name, if there is one (then nothing changes)."""
        other = self.names.get(obj.name)
        if other is not None:
            return other
        self.names[obj.name] = obj
        if obj.parent is None:
            obj.parent = self
        return None


class Package:
    """A package: path, name, its scope, and what it imports.

    `resolve` gives an object of the scope its type when it has none yet: imported packages are
    checked declaration by declaration, as far as a program needs them. `load` fills the scope of
    one when somebody first looks into it.
    """

    __slots__ = (
        "_scope",
        "fake",
        "imports",
        "init_checked",
        "init_order",
        "load",
        "local_types",
        "name",
        "path",
        "resolve",
    )

    def __init__(self, path: str, name: str, parent: Scope | None = None) -> None:
        self.path = path
        self.name = name
        self._scope = Scope(parent)
        self.load: Callable[[], None] | None = None
        self.imports: list[Package] = []
        self.local_types: list[int] = []
        """Where the types are defined that functions declare, in the order of the source."""
        self.init_order: list[Initializer] = []
        self.init_checked = False
        self.fake = False
        """The import failed: its names are not looked for."""
        self.resolve: Callable[[Object], None] | None = None

    @property
    def scope(self) -> Scope:
        """What the package declares."""
        if self.load is not None:
            load, self.load = self.load, None
            load()
        return self._scope

    def __repr__(self) -> str:
        return f"<Package {self.path}>"


FIELD: Final = "field"
METHOD: Final = "method"
METHOD_EXPR: Final = "method_expr"


class Selection:
    """What `x.f` means when x is no package. Nobody changes it.

    `kind` is field, method (a method value or a call of one) or method_expr (`T.f`). `path` are
    field indexes: all of them for a field; for a method, those of the embedded fields on the way
    to the receiver. `indirect`: a pointer was followed on the way. `recv` is the type of x (or T).
    """

    __slots__ = ("indirect", "kind", "obj", "path", "recv")

    def __init__(
        self, kind: str, recv: Type, obj: Var | Func, path: tuple[int, ...], indirect: bool
    ) -> None:
        self.kind = kind
        self.recv = recv
        self.obj = obj
        self.path = path
        self.indirect = indirect


def is_exported(name: str) -> bool:
    first = name[:1]
    return first.isupper() if first else False
