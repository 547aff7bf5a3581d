"""Strings, bytes and runes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from quizgo.gosim.code.rtypes import BYTES_OF_STEP
from quizgo.gosim.vm.faults import bounds_error
from quizgo.gosim.vm.growth import rounded_size
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.values import NIL_SLICE, Slice

REPLACEMENT: Final = 0xFFFD
_REPLACEMENT_BYTES: Final = b"\xef\xbf\xbd"
_SHORT: Final = 256
"""Strings up to this are cut without being accounted for."""
_RUNE: Final = 40
"""Bytes that a rune of a slice takes here."""
_BYTES_OF_STEP: Final = 4
"""Bytes that are decoded in the time of a step: two to this power."""
_SLOW: Final = 6
"""Steps that decoding a byte of what is no UTF-8 takes."""
_STACK_BUFFER: Final = 32
"""A conversion that does not escape uses a buffer of this capacity."""


def concat(world: World, a: bytes, b: bytes) -> bytes:
    if not a:
        return b
    if not b:
        return a
    world.charge(len(a) + len(b))
    return a + b


def slice_string(world: World, s: bytes, low: int | None, high: int | None) -> bytes:
    length = len(s)
    low = 0 if low is None else low
    high = length if high is None else high
    if 0 <= low <= high <= length:
        if high - low > _SHORT:
            world.charge(high - low)  # here a part of a string is a copy
        return s[low:high]
    if high < 0 or high > length:
        raise bounds_error(_high_text(high, f"length {length}"))
    raise bounds_error(_low_text(low, high))


def _high_text(high: int, limit: str) -> str:
    if high < 0:
        return f"slice bounds out of range [:{high}]"
    return f"slice bounds out of range [:{high}] with {limit}"


def _low_text(low: int, high: int) -> str:
    if low < 0:
        return f"slice bounds out of range [{low}:]"
    return f"slice bounds out of range [{low}:{high}]"


def decode_rune(s: bytes | bytearray, at: int) -> tuple[int, int]:
    """The rune that begins there and its width; (U+FFFD, 1) where the bytes are no UTF-8."""
    first = s[at]
    if first < 0x80:
        return first, 1
    width = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4
    if first < 0xC2 or first > 0xF4:
        return REPLACEMENT, 1
    try:
        return ord(s[at : at + width].decode()), width
    except (UnicodeDecodeError, TypeError):
        return REPLACEMENT, 1


def encode_rune(rune: int) -> bytes:
    """UTF-8 of a rune; of U+FFFD for what is no code point."""
    if 0 <= rune < 0x80:
        return bytes((rune,))
    if rune < 0 or rune > 0x10FFFF or 0xD800 <= rune < 0xE000:
        return _REPLACEMENT_BYTES
    return chr(rune).encode()


def runes_of(world: World, s: bytes) -> list[int]:
    try:
        return [ord(c) for c in s.decode()]
    except UnicodeDecodeError:
        return list(_decoded(world, s))


def _decoded(world: World, s: bytes) -> Iterator[int]:
    """The runes of bytes that are no UTF-8, one by one."""
    world.spend(_SLOW * len(s))
    at = 0
    while at < len(s):
        rune, width = decode_rune(s, at)
        yield rune
        at += width


def rune_count(world: World, s: bytes) -> int:
    world.spend(len(s) >> _BYTES_OF_STEP)
    try:
        return len(s.decode())
    except UnicodeDecodeError:
        return sum(1 for _ in _decoded(world, s))


def bytes_to_string(world: World, s: Slice) -> bytes:
    world.charge(s.len)
    return bytes(cast("bytearray", s.array[s.off : s.off + s.len]))


def runes_to_string(world: World, s: Slice) -> bytes:
    world.spend(s.len >> 1)
    world.charge(4 * s.len)
    runes = cast("list[int]", s.items())
    try:
        return "".join(map(chr, runes)).encode()
    except (ValueError, OverflowError):  # what is no code point
        world.charge(_RUNE * s.len)
        world.spend(_SLOW * s.len)
        return b"".join(map(encode_rune, runes))


def string_to_bytes(world: World, s: bytes, is_constant: bool, stays: bool) -> Slice:
    """`[]byte(s)`, with the capacity that it has in Go. `stays`: in its function."""
    length = len(s)
    if is_constant:
        capacity = length
    elif stays and length <= _STACK_BUFFER:
        capacity = _STACK_BUFFER
    else:
        capacity = rounded_size(length, has_pointers=False)
    world.charge(capacity)
    return Slice(bytearray(s.ljust(capacity, b"\0")), 0, length, capacity)


def string_to_runes(world: World, s: bytes, is_constant: bool, stays: bool) -> Slice:
    """`[]rune(s)`"""
    world.spend(len(s) >> _BYTES_OF_STEP)
    least = _RUNE * (len(s) // 4)  # no rune is longer
    world.charge(least)
    runes = runes_of(world, s)
    world.charge(_RUNE * len(runes) - least)
    length = len(runes)
    if is_constant:
        capacity = length
    elif stays and length <= _STACK_BUFFER:
        capacity = _STACK_BUFFER
    else:
        capacity = rounded_size(4 * length, has_pointers=False) // 4
    world.charge(_RUNE * (capacity - length))
    items: list[object] = [*runes, *[0] * (capacity - length)]
    return Slice(items, 0, length, capacity)


def append_string(world: World, s: Slice, text: bytes) -> Slice:
    """`append([]byte, string...)`"""
    from quizgo.gosim.vm.slices import grow_bytes

    return grow_bytes(world, s, text)


def copy_string(world: World, target: Slice, text: bytes) -> int:
    """`copy([]byte, string)`"""
    count = min(target.len, len(text))
    if count > _SHORT:
        world.spend(count >> BYTES_OF_STEP)
    if target is not NIL_SLICE:
        cast("bytearray", target.array)[target.off : target.off + count] = text[:count]
    return count
