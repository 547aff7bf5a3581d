"""How much Go allocates: size classes, and the capacity that a slice grows to."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from quizgo.gosim.code.rtypes import RType

SIZE_CLASSES: Final = (
    *(8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320),
    *(352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792),
    *(2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192),
    *(9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576),
    *(27264, 28672, 32768),
)
"""Bytes of the small object classes, as internal/runtime/gc has them."""

_LARGEST: Final = 32768
_PAGE: Final = 8192
_HEADER: Final = 8
_WITH_HEADER: Final = 512
"""Objects over this size that hold pointers have a header (`mallocHeaderSize`)."""
_DOUBLES_BELOW: Final = 256


def rounded_size(size: int, *, has_pointers: bool) -> int:
    """Bytes that an allocation of `size` can use (`roundupsize`)."""
    header = _HEADER if has_pointers and size > _WITH_HEADER else 0
    if size + header <= _LARGEST:
        if size == 0:
            return 0
        return SIZE_CLASSES[bisect_left(SIZE_CLASSES, size + header)] - header
    return -(-size // _PAGE) * _PAGE


def grown_capacity(old: int, needed: int, elem: RType) -> int:
    """The capacity of a slice that had `old` and must hold `needed` elements (`growslice`)."""
    if elem.size == 0:
        return needed
    return (
        rounded_size(_next_capacity(old, needed) * elem.size, has_pointers=elem.has_pointers)
        // elem.size
    )


def _next_capacity(old: int, needed: int) -> int:
    if needed > 2 * old:
        return needed
    if old < _DOUBLES_BELOW:
        return 2 * old
    capacity = old
    while capacity < needed:
        capacity += (capacity + 3 * _DOUBLES_BELOW) >> 2
    return capacity
