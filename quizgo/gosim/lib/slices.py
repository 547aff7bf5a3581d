"""slices: sorting what Python can compare as Go does."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.vm.values import Interface, Slice, Value


def _sort_ordered(x: Interface) -> Value:
    """Ascending; NaN before all numbers."""
    assert x is not None
    elements = cast("Slice", x[1])
    values = cast("list[float]", elements.items())
    if values and isinstance(values[0], float):
        values.sort(key=lambda v: (v == v, v))
    else:
        values = sorted(values)
    elements.array[elements.off : elements.off + elements.len] = cast("bytearray", values)
    return None


NATIVES = {"sortOrdered": _sort_ordered}
