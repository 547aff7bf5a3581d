"""Messages about fields and methods that are not there."""

from __future__ import annotations

from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.lookup import Lack, Missing
from quizgo.gosim.check.messages import method_string
from quizgo.gosim.check.objects import Func, Object, Var, is_exported
from quizgo.gosim.check.predicates import is_interface_pointer, is_type_param
from quizgo.gosim.check.types import Pointer, Type


def missing_text(c: Checker, v: Type, interface: Type, missing: Missing) -> str:
    """`(missing method Do)` and the like, with both signatures where that helps."""
    name = missing.method.name
    match missing.lack:
        case Lack.NOT_FOUND:
            for typ in (v, interface):
                if is_interface_pointer(typ):
                    return f"({interface_pointer_text(c, typ)})"
            return f"(missing method {name})"
        case Lack.UNEXPORTED:
            return f"(unexported method {name})"
        case Lack.AMBIGUOUS:
            return f"(ambiguous selector {c.ts(v)}.{name})"
        case Lack.POINTER_RECEIVER:
            return f"(method {name} has pointer receiver)"
        case Lack.FIELD:
            return f"({c.ts(v)}.{name} is a field, not a method)"
    other = missing.other
    assert other is not None
    return _signature_mismatch(c, missing, other)


def _signature_mismatch(c: Checker, missing: Missing, other: Func) -> str:
    method = missing.method
    have = method_string(other.name, other.signature, c.qualifier)
    want = method_string(method.name, method.signature, c.qualifier)
    wrong_type = missing.lack is Lack.WRONG_SIGNATURE
    what = "wrong type for method" if wrong_type else "missing method"
    if have == want:
        have = method_string(other.name, other.signature, lambda pkg: pkg.path)
        want = method_string(method.name, method.signature, lambda pkg: pkg.path)
        if have == want:
            return f"({what} {method.name})"
    return f"({what} {method.name})\n\t\thave {have}\n\t\twant {want}"


def interface_pointer_text(c: Checker, typ: Type) -> str:
    p = typ.under()
    if isinstance(p, Pointer) and is_type_param(p.elem):
        return f"type {c.ts(typ)} is pointer to type parameter, not type parameter"
    return f"type {c.ts(typ)} is pointer to interface, not interface"


def lookup_error(c: Checker, typ: Type, sel: str, obj: Object | None, *, literal: bool) -> str:
    """What is wrong with a field or method name; `obj`: one spelled nearly so."""
    what = {Var: "field", Func: "method"}.get(type(obj), "object") if obj is not None else ""
    alt = obj.name if obj is not None else ""
    same_tail = sel[1:] == alt[1:]
    if obj is None:
        state = "missing"
    elif obj.pkg is c.pkg:
        state = "misspelled"
    elif is_exported(sel):
        state = "misspelled" if is_exported(alt) else "unexported" if same_tail else "missing"
    elif is_exported(alt):
        state = "misspelled" if same_tail else "missing"
    else:
        state = "inaccessible" if sel == alt else "missing"
    name = c.ts(typ)
    if literal:
        if state == "inaccessible":
            return f"cannot refer to unexported field {alt} in struct literal of type {name}"
        text = f"unknown field {sel} in struct literal of type {name}"
        more = {"misspelled": f", but does have {alt}"}
        more["unexported"] = f", but does have unexported {alt}"
        return text + more.get(state, "")
    if state == "inaccessible":
        return f"cannot refer to unexported {what} {alt}"
    text = f"type {name} has no field or method {sel}"
    more = {"misspelled": f", but does have {what} {alt}"}
    more["unexported"] = f", but does have unexported {what} {alt}"
    return text + more.get(state, "")
