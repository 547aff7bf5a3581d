"""context: what needs types at run time."""

from __future__ import annotations

from quizgo.gosim.vm.values import Interface


def _type_name(v: Interface) -> bytes:
    return b"<nil>" if v is None else v[0].string.encode()


def _is_comparable(v: Interface) -> bool:
    return v is None or v[0].comparable


NATIVES = {"typeName": _type_name, "isComparable": _is_comparable}
