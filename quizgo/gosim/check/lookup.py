"""Fields and methods by name, through embedded fields; which methods a type lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from quizgo.gosim.check.instances import resolve_object
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Func, Package, Var, is_exported
from quizgo.gosim.check.predicates import (
    as_named,
    deref,
    deref_struct,
    identical,
    is_valid,
    same_package,
)
from quizgo.gosim.check.types import Interface, Pointer, Signature, Struct, Type, unalias
from quizgo.gosim.check.typeset import type_set


class Found(NamedTuple):
    """What a lookup gave. Nothing found: `obj` None, and then a path means ambiguous, `indirect`
    that a method exists but for a pointer receiver only."""

    obj: Var | Func | None
    path: tuple[int, ...]
    indirect: bool


NOT_FOUND = Found(None, (), False)


MOST_LEVELS = 60
"""A generic type that embeds ever new instances of itself has no end (and is refused later)."""


class _Embedded(NamedTuple):
    typ: Type
    path: tuple[int, ...]
    indirect: bool
    multiple: bool


def lookup_field_or_method(typ: Type, addressable: bool, pkg: Package | None, name: str) -> Found:
    """The field or method `name` of `typ`, the shallowest one."""
    named = as_named(typ)
    if named is not None:
        u = named.under()
        if isinstance(u, Pointer):
            # A defined pointer type has its base's fields, not its methods.
            found = _lookup(u, False, pkg, name, False)
            return NOT_FOUND if isinstance(found.obj, Func) else found
    return _lookup(typ, addressable, pkg, name, False)


def lookup_plain(typ: Type, pkg: Package | None, name: str, *, fold: bool = False) -> Found:
    """As `lookup_field_or_method` for what is not addressable, without the rule for defined
    pointer types. `fold`: whatever the case of letters and the package."""
    return _lookup(typ, False, pkg, name, fold)


def _lookup(typ: Type, addressable: bool, pkg: Package | None, name: str, fold: bool) -> Found:
    if name == "_":
        return NOT_FOUND
    base, is_pointer = deref(typ)
    if is_pointer and isinstance(base.under(), Interface):
        return NOT_FOUND
    current = [_Embedded(base, (), is_pointer, False)]
    seen: set[Named] = set()
    for _ in range(MOST_LEVELS):
        level = _Level(pkg, name, fold, seen)
        for entry in current:
            if not level.visit(entry):
                return Found(None, level.path, False)
        if level.obj is not None:
            obj = level.obj
            needs_pointer = isinstance(obj, Func) and obj.has_ptr_recv
            if needs_pointer and not level.indirect and not addressable:
                return Found(None, (), True)
            return Found(obj, level.path, level.indirect)
        current = _merged(level.next)
        if not current:
            break
    return NOT_FOUND


class _Level:
    """One depth of embedding."""

    def __init__(self, pkg: Package | None, name: str, fold: bool, seen: set[Named]) -> None:
        self.pkg = pkg
        self.name = name
        self.fold = fold
        self.seen = seen
        self.obj: Var | Func | None = None
        self.path: tuple[int, ...] = ()
        self.indirect = False
        self.next: list[_Embedded] = []

    def visit(self, entry: _Embedded) -> bool:
        """False: the name is ambiguous at this depth."""
        named = as_named(entry.typ)
        if named is not None:
            if named in self.seen:
                return True
            self.seen.add(named)
            method = self._declared_method(named)
            if method is not None:
                # A method's own place is not part of the path to its receiver.
                return self._take(method, entry, entry.path)
        u = entry.typ.under()
        if isinstance(u, Struct):
            return self._visit_struct(u, entry)
        if isinstance(u, Interface):
            for m in type_set(u).methods:
                if self._matches(m.name, m.pkg):
                    return self._take(m, entry, entry.path)
        return True

    def _visit_struct(self, struct: Struct, entry: _Embedded) -> bool:
        for i, f in enumerate(struct.fields):
            if self._matches(f.name, f.pkg):
                if not self._take(f, entry, (*entry.path, i)):
                    return False
            elif self.obj is None and f.embedded:
                base, is_pointer = deref(f.typ)
                indirect = entry.indirect or is_pointer
                self.next.append(_Embedded(base, (*entry.path, i), indirect, entry.multiple))
        return True

    def _declared_method(self, named: Named) -> Func | None:
        methods = named.origin.methods
        if not methods:
            return None
        visible = self.fold or is_exported(self.name) or same_package(named.obj.pkg, self.pkg)
        if not visible:
            return None
        for i, m in enumerate(methods):
            if m.name == self.name or (self.fold and m.name.lower() == self.name.lower()):
                return named.method(i)
        return None

    def _matches(self, name: str, pkg: Package | None) -> bool:
        if name == self.name:
            return self.fold or is_exported(name) or same_package(pkg, self.pkg)
        return self.fold and name.lower() == self.name.lower()

    def _take(self, obj: Var | Func, entry: _Embedded, path: tuple[int, ...]) -> bool:
        if self.obj is not None or entry.multiple:
            self.path = path or (0,)
            return False
        self.obj = obj
        self.path = path
        self.indirect = entry.indirect
        return True


def _merged(entries: list[_Embedded]) -> list[_Embedded]:
    """Types that occur more than once at a depth are kept once and marked."""
    if len(entries) <= 1:
        return entries
    result: list[_Embedded] = []
    for entry in entries:
        for i, other in enumerate(result):
            if identical(entry.typ, other.typ):
                result[i] = other._replace(multiple=True)
                break
        else:
            result.append(entry)
    return result


class Lack(Enum):
    """Why a type does not have a method that an interface asks for."""

    NOT_FOUND = "not found"
    WRONG_NAME = "wrong name"
    UNEXPORTED = "unexported"
    WRONG_SIGNATURE = "wrong signature"
    AMBIGUOUS = "ambiguous"
    POINTER_RECEIVER = "pointer receiver"
    FIELD = "field"


class Missing(NamedTuple):
    """The first method that is missing, why, and the method that is there instead."""

    method: Func
    lack: Lack
    other: Func | None = None


Equivalent = Callable[[Type, Type], bool]


def missing_method(
    typ: Type, interface: Type, *, static: bool, equivalent: Equivalent = identical
) -> Missing | None:
    """The first method of the interface that `typ` lacks. Not `static`: an interface may have it
    at run time, so only a wrong signature counts."""
    under = interface.under()
    assert isinstance(under, Interface)
    methods = type_set(under).methods
    if not methods:
        return None
    u = typ.under()
    if isinstance(u, Interface):
        return _missing_in_interface(u, methods, static, equivalent)
    for m in methods:
        missing = _missing_one(typ, m, equivalent)
        if missing is not None:
            return missing
    return None


def _missing_in_interface(
    u: Interface, methods: Sequence[Func], static: bool, equivalent: Equivalent
) -> Missing | None:
    own = type_set(u)
    for m in methods:
        found = own.by_name.get(m.name)
        if found is not None and not (m.exported or same_package(m.pkg, found.pkg)):
            found = None
        if found is None:
            if static:
                return Missing(m, Lack.NOT_FOUND)
        elif not equivalent(found.signature, m.signature):
            return Missing(m, Lack.WRONG_SIGNATURE, found)
    return None


def _missing_one(typ: Type, m: Func, equivalent: Equivalent) -> Missing | None:
    found = lookup_plain(typ, m.pkg, m.name)
    if found.obj is None:
        if found.path:
            return Missing(m, Lack.AMBIGUOUS)
        if found.indirect:
            return Missing(m, Lack.POINTER_RECEIVER)
        other = lookup_plain(typ, m.pkg, m.name, fold=True).obj
        if not isinstance(other, Func):
            return Missing(m, Lack.NOT_FOUND)
        resolve_object(other)
        lack = Lack.UNEXPORTED if other.name == m.name else Lack.WRONG_NAME
        return Missing(m, lack, other)
    if not isinstance(found.obj, Func):
        return Missing(m, Lack.FIELD)
    resolve_object(found.obj)
    if not equivalent(found.obj.signature, m.signature):
        return Missing(m, Lack.WRONG_SIGNATURE, found.obj)
    return None


def has_invalid_embedded(typ: Type, seen: list[Struct] | None = None) -> bool:
    """Whether an embedded field is wrong, so that no method can be said to be missing."""
    seen = [] if seen is None else seen
    struct = deref_struct(typ).under()
    if not isinstance(struct, Struct) or any(struct is s for s in seen):
        return False
    seen.append(struct)
    return any(
        f.embedded and (not is_valid(f.typ) or has_invalid_embedded(f.typ, seen))
        for f in struct.fields
    )


def method_set(typ: Type) -> list[Func]:
    """All methods that a value of the type has in an interface, sorted by name: of `T` those with
    value receivers, of `*T` all, promoted ones included."""
    found: list[Func] = []
    for name, pkg in _method_names(typ).items():
        result = lookup_field_or_method(typ, False, pkg, name)
        if isinstance(result.obj, Func):
            found.append(result.obj)
    return sorted(found, key=lambda m: m.name)


def _embedded_types(typ: Type) -> Iterator[Type]:
    """The type and what it embeds, pointers followed, level by level, each named type once."""
    level = [typ]
    seen: set[Named] = set()
    for _ in range(MOST_LEVELS):
        below: list[Type] = []
        for entry in level:
            base, _ = deref(entry)
            named = as_named(base)
            if named is not None:
                if named in seen:
                    continue
                seen.add(named)
            yield base
            u = base.under()
            if isinstance(u, Struct):
                below.extend(f.typ for f in u.fields if f.embedded)
        level = below


def _method_names(typ: Type) -> dict[str, Package | None]:
    """The names of all methods that the type may have, and the packages they are of."""
    names: dict[str, Package | None] = {}
    for base in _embedded_types(typ):
        named = as_named(base)
        methods = named.origin.methods if named is not None else []
        u = base.under()
        for m in (*methods, *(type_set(u).methods if isinstance(u, Interface) else ())):
            names.setdefault(m.name, m.pkg)
    return names


def receiver_base_name(typ: Type) -> tuple[str, bool]:
    """The name of a receiver's type without its package and arguments (`[...]` for an instance,
    as in traces), and whether the receiver is a pointer."""
    base, is_pointer = deref(typ)
    named = unalias(base)
    if not isinstance(named, Named):
        return "", is_pointer
    suffix = "[...]" if named.targs else ""
    return named.obj.name + suffix, is_pointer


def field_path(typ: Type, path: Sequence[int]) -> str:
    """`a.b.c` for field indexes."""
    names: list[str] = []
    for index in path:
        struct = deref_struct(typ).under()
        if not isinstance(struct, Struct):
            break
        f = struct.fields[index]
        names.append(f.name)
        typ = f.typ
    return ".".join(names)


def method_value_signature(sig: Signature) -> Signature:
    """The function type of a method value: the signature without its receiver."""
    return Signature(sig.params, sig.results, sig.variadic, tparams=sig.tparams)


def lookup_similar(typ: Type, pkg: Package | None, name: str) -> Var | Func | None:
    """A field or method whose name differs in the case of letters, for a hint. What other packages
    hide is not shown: our library texts hide other names than Go's."""
    for similar in _similar_names(typ, name):
        obj = lookup_field_or_method(typ, True, pkg, similar).obj
        if obj is not None:
            return obj
    return None


def _similar_names(typ: Type, name: str) -> list[str]:
    names = set(_method_names(typ))
    for base in _embedded_types(typ):
        u = base.under()
        if isinstance(u, Struct):
            names.update(f.name for f in u.fields)
    return sorted(other for other in names if other != name and other.lower() == name.lower())
