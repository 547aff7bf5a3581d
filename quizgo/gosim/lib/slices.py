"""slices: sorting what Python can compare as Go does."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.vm.values import Slice, Value


def _sort(x: Slice) -> Value:
    """Ascending; NaN before all numbers."""
    values = cast("list[float]", x.items())
    if values and isinstance(values[0], float):
        values.sort(key=lambda v: (v == v, v))
    else:
        values = sorted(values)
    x.array[x.off : x.off + x.len] = cast("bytearray", values)
    return None


NATIVES = {"Sort": _sort}
