"""Assignability, and whether a type implements an interface or satisfies a constraint."""

from __future__ import annotations

from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.lookup import Missing, has_invalid_embedded, missing_method
from quizgo.gosim.check.missing import interface_pointer_text, missing_text
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.operand import INVALID, Operand
from quizgo.gosim.check.predicates import (
    has_name,
    identical,
    is_interface,
    is_interface_pointer,
    is_untyped,
    is_valid,
)
from quizgo.gosim.check.types import Chan, Interface, Pointer, Term, Type, TypeSet, Union, unalias
from quizgo.gosim.check.typeset import (
    comparable_type,
    set_is_comparable,
    set_is_empty,
    term_includes,
    terms_subset,
    type_set,
)
from quizgo.gosim.check.typestring import term_text
from quizgo.gosim.check.untyped import Misfit, implicit_type


class Cause:
    """Filled with the reason when something is refused."""

    __slots__ = ("text",)

    def __init__(self) -> None:
        self.text = ""

    def add(self, text: str) -> None:
        self.text = f"{text}\n\t{self.text}" if self.text else text


def assignable(c: Checker, x: Operand, target: Type, cause: Cause | None = None) -> bool:
    """Whether x may be assigned to a variable of the target's type."""
    if x.mode == INVALID or not is_valid(target):
        return True
    v, tt = unalias(x.type), unalias(target)
    if identical(v, tt):
        return True
    vu, tu = v.under(), tt.under()
    vp = v if isinstance(v, TypeParam) else None
    tp = tt if isinstance(tt, TypeParam) else None
    if is_untyped(vu):
        if tp is not None:
            terms = type_set(tp.iface()).terms
            return bool(terms) and all(_takes(x, term.type) for term in terms or ())
        return _takes(x, tt)
    if vp is None and tp is None and identical(vu, tu) and not (has_name(v) and has_name(tt)):
        return True
    if (isinstance(tu, Interface) and tp is None) or is_interface_pointer(tu):
        if implements(c, v, tt, cause=cause):
            return True
        if vp is None:
            return False
        if cause is not None:
            cause.text = ""
    if isinstance(vu, Interface) and vp is None and implements(c, tt, v):
        if cause is not None:
            cause.text = "need type assertion"
        return False
    if isinstance(vu, Chan) and isinstance(tu, Chan) and identical(vu.elem, tu.elem):
        # A channel of both directions gives one of a single direction.
        return vu.dir == t.SEND_RECV and not (has_name(v) and has_name(tt))
    if vp is None and tp is None:
        return False
    return _assignable_params(c, x, target, vp, tp, cause)


def _takes(x: Operand, target: Type) -> bool:
    return not isinstance(implicit_type(x, target), Misfit)


def _assignable_params(
    c: Checker,
    x: Operand,
    target: Type,
    vp: TypeParam | None,
    tp: TypeParam | None,
    cause: Cause | None,
) -> bool:
    """One side is a type parameter: it must hold for every type of its set."""
    if tp is not None and not has_name(x.type):
        for term in type_set(tp.iface()).terms or ():
            if not assignable(c, x, term.type, cause):
                if cause is not None:
                    where = f"{c.ts(term.type)} (in {c.ts(tp)})"
                    cause.add(f"cannot assign {c.ts(x.type)} to {where}")
                return False
        return bool(type_set(tp.iface()).terms)
    if vp is not None and not has_name(target):
        y = x.copy()
        for term in type_set(vp.iface()).terms or ():
            y.type = term.type
            if not assignable(c, y, target, cause):
                if cause is not None:
                    what = f"{c.ts(term.type)} (in {c.ts(vp)})"
                    cause.add(f"cannot assign {what} to {c.ts(target)}")
                return False
        return bool(type_set(vp.iface()).terms)
    return False


def implements(
    c: Checker, v: Type, target: Type, *, constraint: bool = False, cause: Cause | None = None
) -> bool:
    """Whether v implements the interface (or, as a type argument, satisfies it)."""
    vu, tu = v.under(), target.under()
    if not is_valid(vu) or not is_valid(tu):
        return True
    if isinstance(vu, Pointer) and not is_valid(vu.elem.under()):
        return True
    verb = "satisfy" if constraint else "implement"
    if not isinstance(tu, Interface):
        if cause is not None:
            detail = (
                interface_pointer_text(c, target)
                if is_interface_pointer(tu)
                else f"{c.ts(target)} is not an interface"
            )
            cause.text = f"{c.ts(v)} does not {verb} {c.ts(target)} ({detail})"
        return False
    tset = type_set(tu)
    if tset.is_all:
        return True
    if isinstance(vu, Interface) and set_is_empty(type_set(vu)):
        return True
    if set_is_empty(tset):
        if cause is not None:
            cause.text = f"cannot {verb} {c.ts(target)} (empty type set)"
        return False
    missing = lacks_method(v, target, static=True)
    if missing is not None:
        if cause is not None:
            reason = missing_text(c, v, target, missing)
            cause.text = f"{c.ts(v)} does not {verb} {c.ts(target)} {reason}"
        return False
    if tset.terms is not None and not _in_terms(c, v, target, tset, verb, cause):
        return False
    return _comparable_enough(c, v, tset, verb, constraint, cause)


def _comparable_enough(
    c: Checker, v: Type, tset: TypeSet, verb: str, constraint: bool, cause: Cause | None
) -> bool:
    if not set_is_comparable(tset) or comparable_type(v, False) is None:
        return True
    if constraint and comparable_type(v, True) is None:
        return True
    if cause is not None:
        cause.text = f"{c.ts(v)} does not {verb} comparable"
    return False


def _in_terms(
    c: Checker, v: Type, target: Type, tset: TypeSet, verb: str, cause: Cause | None
) -> bool:
    terms = tset.terms or []
    vu = v.under()
    if isinstance(vu, Interface):
        if terms_subset(type_set(vu).terms, terms):
            return True
        if cause is not None:
            cause.text = f"{c.ts(v)} does not {verb} {c.ts(target)}"
        return False
    if any(term_includes(term, v) for term in terms):
        return True
    if cause is not None:
        detail = _missing_term(c, v, target, terms)
        cause.text = f"{c.ts(v)} does not {verb} {c.ts(target)} ({detail})"
    return False


def _missing_term(c: Checker, v: Type, target: Type, terms: list[Term]) -> str:
    for term in terms:
        plain = not term.tilde and identical(term.type, term.type.under())
        if plain and term_includes(Term(True, term.type), v):
            return f"possibly missing ~ for {c.ts(term.type)} in {c.ts(target)}"
    if _mentions(target.under(), v):
        name = c.ts(target)
        return f"{name} mentions {c.ts(v)}, but {c.ts(v)} is not in the type set of {name}"
    listed = " | ".join(term_text(term) for term in terms)
    return f"{c.ts(v)} missing in {listed}"


def _mentions(typ: Type, wanted: Type) -> bool:
    if isinstance(typ, Interface):
        return any(_mentions(e, wanted) for e in typ.embeddeds)
    if isinstance(typ, Union):
        return any(_mentions(term.type, wanted) for term in typ.terms)
    return identical(typ, wanted)


def lacks_method(v: Type, interface: Type, *, static: bool) -> Missing | None:
    if not is_valid(v):
        return None
    missing = missing_method(v, interface, static=static)
    return None if missing is not None and has_invalid_embedded(v) else missing


def assertable(c: Checker, v: Type, target: Type, cause: Cause) -> bool:
    """Whether an interface value of type v can hold the target's type."""
    if is_interface(target):
        return True
    missing = lacks_method(target, v, static=False)
    if missing is None:
        return True
    cause.text = missing_text(c, target, v, missing)
    return False
