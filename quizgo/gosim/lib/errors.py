"""errors: comparing with Is and storing with As, which need types at run time."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.vm.values import Interface, Kind, Ptr, RType, Value

_FINE, _NIL, _NO_POINTER, _WRONG_TYPE = range(4)


def _comparable(v: Interface) -> Value:
    return v is None or v[0].comparable


def _elem(target: Interface) -> RType:
    assert target is not None
    elem = target[0].elem
    assert elem is not None
    return elem


def _as_target(target: Interface, err: Interface) -> Value:
    """Whether errors.As may store in what `target` points to."""
    if target is None:
        return _NIL
    rtype, pointer = target
    if rtype.kind != Kind.POINTER or pointer is None:
        return _NO_POINTER
    elem = _elem(target)
    if elem.kind != Kind.INTERFACE and elem.method("Error") is None:
        return _WRONG_TYPE
    return _FINE


def _assign(target: Interface, err: Interface) -> Value:
    """`*target = err`, if err's type is assignable to it."""
    if err is None or target is None:
        return False
    elem = _elem(target)
    rtype, value = err
    if elem.kind == Kind.INTERFACE:
        if not rtype.implements(elem):
            return False
        value = err
    elif elem is not rtype:
        return False
    pointer = target[1]
    if isinstance(pointer, Ptr):
        cast("list[Value]", pointer.base)[pointer.index] = value
    else:
        whole = cast("list[Value]", pointer)
        whole[:] = cast("list[Value]", value)
    return True


NATIVES = {"comparable_": _comparable, "asTarget": _as_target, "assign": _assign}
