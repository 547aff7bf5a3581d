"""unicode/utf8."""

from __future__ import annotations

from quizgo.gosim.lib.text import RUNE_ERROR, encode_rune, is_rune, rune_count
from quizgo.gosim.vm.values import Slice, Value, bytes_of


def decode_first(data: bytes) -> tuple[int, int]:
    """The first rune and its bytes; (U+FFFD, 1) for a bad byte, (U+FFFD, 0) for nothing."""
    if not data:
        return RUNE_ERROR, 0
    first = data[0]
    if first < 0x80:
        return first, 1
    width = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    try:
        return ord(data[:width].decode()), width
    except (UnicodeDecodeError, TypeError):
        return RUNE_ERROR, 1


def decode_last(data: bytes) -> tuple[int, int]:
    """The last rune and its bytes."""
    if not data:
        return RUNE_ERROR, 0
    for width in range(1, min(4, len(data)) + 1):
        tail = data[-width:]
        if tail[0] & 0xC0 != 0x80:
            rune, size = decode_first(tail)
            return (rune, size) if size == width else (RUNE_ERROR, 1)
    return RUNE_ERROR, 1


def full_rune(data: bytes) -> bool:
    """Does it begin with a whole rune, or with what can never become one?"""
    if not data:
        return False
    _, size = decode_first(data)
    if size != 1 or data[0] < 0x80:
        return True
    first = data[0]
    need = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4
    if first < 0xC2 or first > 0xF4 or len(data) >= need:
        return True
    low = {0xE0: 0xA0, 0xF0: 0x90}.get(first, 0x80)
    high = {0xED: 0x9F, 0xF4: 0x8F}.get(first, 0xBF)
    if len(data) > 1 and not low <= data[1] <= high:
        return True
    return len(data) > 2 and data[2] & 0xC0 != 0x80


def is_valid(data: bytes) -> bool:
    """Is all of it UTF-8?"""
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rune_len(r: int) -> Value:
    return len(encode_rune(r)) if is_rune(r) else -1


def _decode_rune(p: Slice) -> Value:
    return decode_first(bytes(p.array[p.off : p.off + min(p.len, 4)]))  # type: ignore[arg-type]


def _decode_last_rune(p: Slice) -> Value:
    end = p.off + p.len
    return decode_last(bytes(p.array[max(p.off, end - 4) : end]))  # type: ignore[arg-type]


def _full_rune(p: Slice) -> Value:
    return full_rune(bytes_of(p))


def _rune_count(p: Slice) -> Value:
    return rune_count(bytes_of(p))


def _valid(p: Slice) -> Value:
    return is_valid(bytes_of(p))


NATIVES = {
    "DecodeRuneInString": decode_first,
    "DecodeLastRuneInString": decode_last,
    "FullRuneInString": full_rune,
    "RuneCountInString": rune_count,
    "RuneLen": _rune_len,
    "ValidRune": is_rune,
    "ValidString": is_valid,
    "DecodeRune": _decode_rune,
    "DecodeLastRune": _decode_last_rune,
    "FullRune": _full_rune,
    "RuneCount": _rune_count,
    "Valid": _valid,
}
