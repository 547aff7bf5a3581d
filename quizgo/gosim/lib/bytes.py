"""bytes: what strings does, on slices of bytes. A part of a slice shares its array, as in Go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from quizgo.gosim.lib import strings
from quizgo.gosim.lib.charging import charged_parts
from quizgo.gosim.lib.text import runes
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.values import NIL_SLICE, Slice, Value, bytes_of, slice_of, string_slice


def _on_bytes(function: Callable[..., Value], *slices: int) -> Callable[..., Value]:
    """The function of Python bytes, with slices as those arguments."""

    def native(*args: Value) -> Value:
        plain = list(args)
        for index in slices:
            plain[index] = bytes_of(cast("Slice", args[index]))
        return function(*plain)

    return native


def _fresh(function: Callable[..., Value], *slices: int) -> Callable[..., Value]:
    """A HOSTED function of package strings likewise, with a new slice of bytes as its result."""

    def native(context: Context, *args: Value) -> Value:
        plain = list(args)
        for index in slices:
            plain[index] = bytes_of(cast("Slice", args[index]))
        return string_slice(cast("bytes", function(context, *plain)))

    return native


def _part(s: Slice, start: int, end: int) -> Slice:
    """s[start:end:end]"""
    return Slice(s.array, s.off + start, end - start, end - start)


def _spans(s: bytes, parts: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """Where the parts stand, each after the one before."""
    end = 0
    for part in parts:
        start = s.index(part, end)
        end = start + len(part)
        yield start, end


def _fields(s: Slice) -> Value:
    data = bytes_of(s)
    return slice_of([_part(s, *span) for span in _spans(data, strings.fields(data))])


def _split(s: Slice, sep: Slice, save: int, n: int) -> Value:
    separator = bytes_of(sep)
    parts = strings.split(bytes_of(s), separator, save, n)
    if parts is None:
        return NIL_SLICE
    found: list[Value] = []
    start = 0
    for index, part in enumerate(parts):
        end = start + len(part)
        last = index == len(parts) - 1
        found.append(_rest(s, start) if last else _part(s, start, end))
        start = end + len(separator) - save
    return slice_of(found)


def _rest(s: Slice, start: int) -> Slice:
    """s[start:]"""
    return Slice(s.array, s.off + start, s.len - start, s.cap - start)


def _trim_left(s: Slice, cutset: bytes) -> Value:
    if not s.len:
        return NIL_SLICE
    data = bytes_of(s)
    left = len(strings.trim_left(data, cutset))
    return _rest(s, s.len - left) if left else NIL_SLICE


def _trim_right(s: Slice, cutset: bytes) -> Value:
    data = bytes_of(s)
    return _head(s, len(strings.trim_right(data, cutset)))


def _head(s: Slice, end: int) -> Slice:
    """s[:end]"""
    return s if end == s.len else Slice(s.array, s.off, end, s.cap)


def _trim(s: Slice, cutset: bytes) -> Value:
    return _trim_left(cast("Slice", _trim_right(s, cutset)), cutset) if s.len else NIL_SLICE


def _trim_space(s: Slice) -> Value:
    data = bytes_of(s)
    left = strings.trim_space(data)
    if not left:
        return NIL_SLICE
    start = data.index(left)
    return _head(_rest(s, start), len(left))


def _compare(a: bytes, b: bytes) -> int:
    return (a > b) - (a < b)


def _index_byte(s: Slice, c: int) -> int:
    return bytes_of(s).find(c)


def _join(context: Context, s: Slice, sep: Slice) -> Value:
    parts = slice_of([bytes_of(cast("Slice", part)) for part in s.items()])
    joined = strings.HOSTED["Join"](context, parts, bytes_of(sep))
    return string_slice(cast("bytes", joined))


def _runes(context: Context, s: Slice) -> Value:
    found = runes(bytes_of(s))
    context.world.charge(4 * len(found))
    return slice_of(list(found))


NATIVES: dict[str, Callable[..., Value]] = {
    "Compare": _on_bytes(_compare, 0, 1),
    "Contains": _on_bytes(strings.contains, 0, 1),
    "ContainsAny": _on_bytes(strings.contains_any, 0),
    "Count": _on_bytes(strings.count, 0, 1),
    "Equal": _on_bytes(bytes.__eq__, 0, 1),
    "EqualFold": _on_bytes(strings.equal_fold, 0, 1),
    "HasPrefix": _on_bytes(strings.has_prefix, 0, 1),
    "HasSuffix": _on_bytes(strings.has_suffix, 0, 1),
    "Index": _on_bytes(strings.index, 0, 1),
    "IndexAny": _on_bytes(strings.index_any, 0),
    "IndexByte": _index_byte,
    "IndexRune": _on_bytes(strings.index_rune, 0),
    "LastIndex": _on_bytes(strings.last_index, 0, 1),
    "LastIndexAny": _on_bytes(strings.last_index_any, 0),
    "LastIndexByte": _on_bytes(strings.last_index_byte, 0),
    "Trim": _trim,
    "TrimLeft": _trim_left,
    "TrimRight": _trim_right,
    "TrimSpace": _trim_space,
}
HOSTED: dict[str, Callable[..., Value]] = {
    "Fields": charged_parts(lambda s: strings.most_fields(bytes_of(s)), _fields),
    "Join": _join,
    "Runes": _runes,
    "split": charged_parts(
        lambda s, sep, save, n: strings.most_parts(bytes_of(s), bytes_of(sep), save, n), _split
    ),
    "Replace": _fresh(strings.HOSTED["Replace"], 0, 1, 2),
    "Title": _fresh(strings.HOSTED["Title"], 0),
    "ToLower": _fresh(strings.HOSTED["ToLower"], 0),
    "ToTitle": _fresh(strings.HOSTED["ToTitle"], 0),
    "ToUpper": _fresh(strings.HOSTED["ToUpper"], 0),
    "ToValidUTF8": _fresh(strings.HOSTED["ToValidUTF8"], 0, 1),
    "repeat": _fresh(strings.HOSTED["repeat"], 0),
}
