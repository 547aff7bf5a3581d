"""Types with a name of their own: defined types, their instances, and type parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from quizgo.gosim.check.types import EMPTY_INTERFACE, TYP_INVALID, Interface, Type, unalias

if TYPE_CHECKING:
    from quizgo.gosim.check.objects import Func, TypeName


class Named(Type):
    """A defined type, or an instance of a generic one.

    `origin` is the generic type an instance was made of, itself otherwise; `targs` are the
    instance's arguments, `tparams` the generic type's parameters. A type declared inside a generic
    function has the function's parameters besides (`enclosing`): each instance of the function
    has its own instance of the type. Read the underlying type with `under()` and the methods with
    `all_methods()`: an instance makes both when asked.
    """

    __slots__ = (
        "__weakref__",
        "_methods",
        "_underlying",
        "enclosing",
        "instances",
        "methods",
        "obj",
        "origin",
        "pos",
        "rhs",
        "targs",
        "tparams",
    )

    def __init__(self, obj: TypeName, rhs: Type | None) -> None:
        self.obj = obj
        self.rhs = rhs
        """What the right side of the declaration says; None while that is being checked, and for
        an instance that nobody has looked into."""
        self.methods: list[Func] = []
        """The methods declared for it; of an instance see `all_methods`."""
        self.origin: Named = self
        self.pos = 0
        """Where an instance was first asked for."""
        self.targs: tuple[Type, ...] = ()
        self.tparams: list[TypeParam] = []
        self.enclosing: list[TypeParam] = []
        self.instances: WeakValueDictionary[str, Named] | None = None
        """Of a generic type: its instances by the keys of their arguments, as long as a program
        needs them. The types of the library outlive all programs."""
        self._underlying: Type | None = None
        self._methods: list[Func | None] = []

    def resolve_rhs(self) -> Type | None:
        """`rhs`, expanded if this is an instance."""
        if self.rhs is None and self.origin is not self:
            from quizgo.gosim.check.instances import expand_rhs

            self.rhs = expand_rhs(self)
        return self.rhs

    def under(self) -> Type:
        if self._underlying is not None:
            return self._underlying
        path: list[Named] = [self]
        typ = self.resolve_rhs()
        while True:
            if typ is None:
                return TYP_INVALID
            typ = unalias(typ)
            if not isinstance(typ, Named):
                break
            if typ._underlying is not None:
                typ = typ._underlying
                break
            if typ in path:
                return TYP_INVALID
            path.append(typ)
            typ = typ.resolve_rhs()
        for named in path:
            named._underlying = typ
        return typ

    def forget_underlying(self) -> None:
        """After a cycle was found and `rhs` replaced."""
        self._underlying = None

    def method(self, index: int) -> Func:
        """One method; an instance's has the type arguments put in."""
        if self.origin is self:
            return self.methods[index]
        missing = len(self.origin.methods) - len(self._methods)
        self._methods.extend([None] * missing)
        found = self._methods[index]
        if found is None:
            from quizgo.gosim.check.instances import expand_method

            found = self._methods[index] = expand_method(self, self.origin.methods[index])
        return found

    def all_methods(self) -> list[Func]:
        return [self.method(i) for i in range(len(self.origin.methods))]


class TypeParam(Type):
    """A type parameter. `bound` is its constraint as written (any type)."""

    __slots__ = ("bound", "index", "obj")

    def __init__(self, obj: TypeName, bound: Type | None) -> None:
        self.obj = obj
        self.bound = bound
        self.index = -1

    def iface(self) -> Interface:
        """The constraint as an interface: a constraint that is no interface is wrapped in one."""
        bound = self.bound
        if bound is None:
            return EMPTY_INTERFACE
        if isinstance(unalias(bound), TypeParam):
            return EMPTY_INTERFACE
        under = bound.under()
        if isinstance(under, Interface):
            return under
        if under is TYP_INVALID:
            return EMPTY_INTERFACE
        wrapped = Interface([], [bound], [0], implicit=True)
        self.bound = wrapped
        return wrapped

    def under(self) -> Type:
        return self.iface()
