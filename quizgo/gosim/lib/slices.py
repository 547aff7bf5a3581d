"""slices: sorting what Python can compare as Go does."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from quizgo.gosim.code.rtypes import BYTES_OF_STEP
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.values import Interface, Slice, Value


def _sort_ordered(context: Context, x: Interface) -> Value:
    """Ascending; NaN before all numbers."""
    assert x is not None
    elements = cast("Slice", x[1])
    items = elements.items()
    if items and isinstance(items[0], bytes):
        # Each is compared about as often as the number of them has digits.
        size = sum(map(len, cast("list[bytes]", items)))
        context.world.spend((size >> BYTES_OF_STEP) * len(items).bit_length())
    values = cast("list[float]", items)
    if values and isinstance(values[0], float):
        values.sort(key=lambda v: (v == v, v))
    else:
        values = sorted(values)
    elements.array[elements.off : elements.off + elements.len] = cast("bytearray", values)
    return None


HOSTED: dict[str, Callable[..., Value]] = {"sortOrdered": _sort_ordered}
