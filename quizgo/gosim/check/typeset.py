"""Type sets of interfaces and unions: which methods, and which types may satisfy them.

A list of terms is a union; None stands for all types, the empty list for no type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.objects import Func
from quizgo.gosim.check.types import (
    SEND_RECV,
    TYP_INVALID,
    UNTYPED_NIL,
    Array,
    Basic,
    Chan,
    Interface,
    OnDuplicate,
    Pointer,
    Struct,
    Term,
    Type,
    TypeSet,
    Union,
    unalias,
)

Terms = list[Term] | None
MAX_TERMS = 100
"""As the compiler: no more terms in one union."""


def type_set(interface: Interface) -> TypeSet:
    """The meaning of an interface; computed once."""
    if interface.tset is not None:
        return interface.tset
    if not interface.complete:
        return TypeSet([], None)
    interface.tset = TypeSet([], None)  # what a cycle sees; the cycle itself is reported elsewhere
    collector = _Collector(interface.on_duplicate)
    for m in interface.methods:
        collector.add(m.pos, m, True)
    terms: Terms = None
    comparable = False
    for i, typ in enumerate(interface.embeddeds):
        pos = interface.embed_pos[i] if i < len(interface.embed_pos) else 0
        u = typ.under()
        more: Terms
        more_comparable = False
        if isinstance(u, Interface):
            inner = type_set(u)
            more_comparable = inner.comparable
            for m in inner.methods:
                collector.add(pos, m, False)
            more = inner.terms
        elif isinstance(u, Union):
            more = union_terms(u)
        elif unalias(u) is TYP_INVALID:
            continue
        else:
            more = [Term(False, typ)]
        terms, comparable = _narrow(terms, comparable, more, more_comparable)
    methods = sorted(collector.methods, key=method_key)
    interface.tset = TypeSet(methods, terms, comparable)
    return interface.tset


def method_key(m: Func) -> tuple[bool, str, str]:
    """Exported methods first, by name; the others by name and package."""
    if m.exported:
        return (False, m.name, "")
    return (True, m.name, m.pkg.path if m.pkg is not None else "")


class _Collector:
    def __init__(self, on_duplicate: OnDuplicate | None) -> None:
        self.methods: list[Func] = []
        self.seen: dict[tuple[bool, str, str], tuple[Func, int]] = {}
        self.on_duplicate = on_duplicate

    def add(self, pos: int, m: Func, explicit: bool) -> None:
        key = method_key(m)
        other = self.seen.get(key)
        if other is None:
            self.seen[key] = (m, pos)
            self.methods.append(m)
        elif self.on_duplicate is not None and (explicit or other[0] is not m):
            self.on_duplicate(pos, m, other[1], other[0], explicit)


def _narrow(xs: Terms, x_comp: bool, ys: Terms, y_comp: bool) -> tuple[Terms, bool]:
    terms = intersect_terms(xs, ys)
    comparable = x_comp or y_comp
    if comparable and terms is not None:
        terms = [term for term in terms if comparable_type(term.type, False) is None]
        comparable = False
    return terms, comparable


def set_is_empty(tset: TypeSet) -> bool:
    return tset.terms is not None and not tset.terms


def set_is_comparable(tset: TypeSet, seen: list[Type] | None = None) -> bool:
    if tset.terms is None:
        return tset.comparable
    if not tset.terms:
        return False
    return all(comparable_type(term.type, False, seen) is None for term in tset.terms)


def union_terms(union: Union) -> Terms:
    """The normal form of a union: no term is covered by another."""
    terms: list[Term] = []
    for term in union.terms:
        u = term.type.under()
        if isinstance(u, Interface):
            inner = type_set(u).terms
            if inner is None:
                return None
            terms.extend(inner)
        elif u is TYP_INVALID:
            continue
        elif not (term.tilde and not _same(term.type, u)):
            terms.append(term)
    return normal_terms(terms)


def _same(x: Type, y: Type) -> bool:
    from quizgo.gosim.check.predicates import identical

    return identical(x, y)


def disjoint(x: Term, y: Term) -> bool:
    ux = x.type.under() if y.tilde else x.type
    uy = y.type.under() if x.tilde else y.type
    return not _same(ux, uy)


def normal_terms(terms: list[Term]) -> list[Term]:
    """Without terms that another one includes, as far as Go drops them."""
    result: list[Term] = []
    for term in terms:
        at = next((i for i, other in enumerate(result) if not disjoint(other, term)), None)
        if at is None:
            result.append(term)
        elif term.tilde and not result[at].tilde:
            result[at] = term
    return result


def intersect_terms(xs: Terms, ys: Terms) -> Terms:
    if xs is None:
        return ys
    if ys is None:
        return xs
    both = [x if not x.tilde or y.tilde else y for x in xs for y in ys if not disjoint(x, y)]
    return normal_terms(both)


def term_includes(term: Term, typ: Type) -> bool:
    return _same(term.type, typ.under() if term.tilde else typ)


def terms_subset(xs: Terms, ys: Terms) -> bool:
    if ys is None:
        return True
    if xs is None:
        return False
    return all(any(not disjoint(x, y) and (not x.tilde or y.tilde) for y in ys) for x in xs)


def terms_equal(xs: Terms, ys: Terms) -> bool:
    if xs is None or ys is None:
        return xs is ys
    return terms_subset(xs, ys) and terms_subset(ys, xs)


def type_pairs(typ: Type) -> Iterator[tuple[Type, Type | None]]:
    """Of a type parameter: (type, underlying type) for each term of its set; one pair with None
    if there are no specific types. Of any other type: just it."""
    param = unalias(typ)
    if not isinstance(param, TypeParam):
        yield typ, typ.under()
        return
    terms = type_set(param.iface()).terms
    if not terms:
        yield typ, None
        return
    for term in terms:
        u = unalias(term.type)
        yield term.type, u if term.tilde else u.under()


def under_is(typ: Type, test: Callable[[Type | None], bool]) -> bool:
    return all(test(u) for _, u in type_pairs(typ))


class Why(NamedTuple):
    """A reason with holes `{}` for types, which are named when the message is written."""

    text: str
    types: tuple[Type, ...] = ()


NO_REASON = Why("")


def comparable_type(typ: Type, dynamic: bool, seen: list[Type] | None = None) -> Why | None:
    """None if values may be compared; otherwise why not.

    `dynamic`: interfaces count as comparable.
    """
    seen = [] if seen is None else seen
    if any(typ is other for other in seen):
        return None
    seen.append(typ)
    match u := typ.under():
        case Basic():
            return NO_REASON if u.kind == UNTYPED_NIL else None
        case Pointer() | Chan():
            return None
        case Struct():
            guilty = (f for f in u.fields if comparable_type(f.typ, dynamic, seen) is not None)
            field = next(guilty, None)
            if field is None:
                return None
            return Why("struct containing {} cannot be compared", (field.typ,))
        case Array():
            comparable = comparable_type(u.elem, dynamic, seen) is None
            return None if comparable else Why("{} cannot be compared", (typ,))
        case Interface() if dynamic and not isinstance(unalias(typ), TypeParam):
            return None
        case Interface():
            return _comparable_set(type_set(u), seen)
    return NO_REASON


def _comparable_set(tset: TypeSet, seen: list[Type]) -> Why | None:
    if set_is_comparable(tset, seen):
        return None
    return Why("empty type set" if set_is_empty(tset) else "incomparable types in type set")


Condition = Callable[[Type, Type | None], Why | None]


def common_under(typ: Type, condition: Condition | None = None) -> tuple[Type | None, Why]:
    """The underlying type that all types of a set share (of channels: the most restricted), or
    None and why there is none."""
    common: Type | None = None
    first: Type = typ
    for member, u in type_pairs(typ):
        if condition is not None:
            why = condition(member, u)
            if why is not None:
                return None, why
        if u is None:
            return None, Why("no specific type")
        if common is None:
            first, common = member, u
        elif isinstance(common, Chan) and isinstance(u, Chan):
            if not _same(common.elem, u.elem):
                text = "channels {} and {} have different element types"
                return None, Why(text, (first, member))
            if common.dir == SEND_RECV:
                first, common = member, u
            elif u.dir not in (common.dir, SEND_RECV):
                return None, Why("channels {} and {} have conflicting directions", (first, member))
        elif not _same(common, u):
            return None, Why("{} and {} have different underlying types", (first, member))
    return common, NO_REASON
