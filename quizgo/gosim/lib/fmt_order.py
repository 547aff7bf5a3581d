"""The order in which fmt prints the keys of a map: by value, whatever their type."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.lib.addresses import address_of
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.values import Kind, RType, Value


def compare(rtype: RType, a: Value, b: Value, world: World) -> int:
    """Negative, 0 or positive: which of two keys of a map fmt prints first."""
    match rtype.kind:
        case Kind.STRUCT:
            left, right = cast("list[Value]", a), cast("list[Value]", b)
            for index, field in enumerate(rtype.fields):
                order = compare(field.rtype, left[index], right[index], world)
                if order:
                    return order
            return 0
        case Kind.ARRAY:
            assert rtype.elem is not None
            for x, y in zip(cast("list[Value]", a), cast("list[Value]", b), strict=True):
                order = compare(rtype.elem, x, y, world)
                if order:
                    return order
            return 0
        case Kind.INTERFACE:
            if a is None or b is None:
                return (a is not None) - (b is not None)
            (a_type, a_value) = cast("tuple[RType, Value]", a)
            (b_type, b_value) = cast("tuple[RType, Value]", b)
            if a_type is not b_type:
                return -1 if a_type.string < b_type.string else 1
            return compare(a_type, a_value, b_value, world)
        case Kind.FLOAT32 | Kind.FLOAT64:
            return _compare_floats(cast("float", a), cast("float", b))
        case Kind.COMPLEX64 | Kind.COMPLEX128:
            c, d = cast("complex", a), cast("complex", b)
            return _compare_floats(c.real, d.real) or _compare_floats(c.imag, d.imag)
        case Kind.POINTER | Kind.CHAN:
            x, y = address_of(world, a), address_of(world, b)
            return (x > y) - (x < y)
    m, n = cast("int", a), cast("int", b)  # or bool, or bytes: all of one kind
    return (m > n) - (m < n)


def _compare_floats(a: float, b: float) -> int:
    """NaN comes first."""
    if a < b or (a != a and b == b):
        return -1
    return 1 if a > b or (b != b and a == a) else 0
