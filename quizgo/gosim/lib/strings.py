"""strings. Also what bytes has in common with it: all here works on Python bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, cast

from quizgo.gosim.lib.casing import fold_key, is_letter, is_space, lower, title, upper
from quizgo.gosim.lib.charging import charged, charged_parts, weighed
from quizgo.gosim.lib.text import RUNE_ERROR, decoded, encode_rune, encoded, is_rune, rune_count
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.slices import reserve
from quizgo.gosim.vm.values import NIL_SLICE, Slice, Value, slice_of

_ASCII_SPACE = b"\t\n\v\f\r "


def index(s: bytes, substr: bytes) -> int:
    return s.find(substr)


def last_index(s: bytes, substr: bytes) -> int:
    return s.rfind(substr)


def contains(s: bytes, substr: bytes) -> bool:
    return substr in s


def count(s: bytes, substr: bytes) -> int:
    """Without overlaps; of the empty string one more than there are runes."""
    return s.count(substr) if substr else rune_count(s) + 1


def has_prefix(s: bytes, prefix: bytes) -> bool:
    return s.startswith(prefix)


def has_suffix(s: bytes, suffix: bytes) -> bool:
    return s.endswith(suffix)


def cut(s: bytes, sep: bytes) -> Value:
    """Before and after the first separator, and whether there is one."""
    return _cut_at(s, s.find(sep), len(sep))


def cut_last(s: bytes, sep: bytes) -> Value:
    return _cut_at(s, s.rfind(sep), len(sep))


def _cut_at(s: bytes, at: int, size: int) -> Value:
    return (s, b"", False) if at < 0 else (s[:at], s[at + size :], True)


def cut_prefix(s: bytes, prefix: bytes) -> Value:
    return s.removeprefix(prefix), s.startswith(prefix)


def cut_suffix(s: bytes, suffix: bytes) -> Value:
    return s.removesuffix(suffix), s.endswith(suffix)


def index_byte(s: bytes, c: int) -> int:
    return s.find(c)


def last_index_byte(s: bytes, c: int) -> int:
    return s.rfind(c)


def index_rune(s: bytes, r: int) -> int:
    """U+FFFD also finds the first bad byte."""
    if r == RUNE_ERROR:
        return _first_of(s, {"\ufffd"})
    return s.find(encode_rune(r)) if is_rune(r) else -1


def _characters(chars: bytes) -> set[str]:
    """As `decoded`, bad bytes as U+FFFD."""
    return {"\ufffd" if "\udc80" <= c <= "\udcff" else c for c in decoded(chars)}


def _bad_as_error(char: str) -> str:
    return "\ufffd" if "\udc80" <= char <= "\udcff" else char


def _first_of(s: bytes, wanted: set[str]) -> int:
    offset = 0
    for char in decoded(s):
        if _bad_as_error(char) in wanted:
            return offset
        offset += len(encoded(char))
    return -1


def index_any(s: bytes, chars: bytes) -> int:
    return _first_of(s, _characters(chars))


def last_index_any(s: bytes, chars: bytes) -> int:
    wanted = _characters(chars)
    offset = len(s)
    for char in reversed(decoded(s)):
        offset -= len(encoded(char))
        if _bad_as_error(char) in wanted:
            return offset
    return -1


def contains_any(s: bytes, chars: bytes) -> bool:
    return index_any(s, chars) >= 0


def equal_fold(s: bytes, t: bytes) -> bool:
    """Equal under simple case folding, rune by rune."""
    if s.isascii() and t.isascii():
        return s.lower() == t.lower()
    left, right = decoded(s), decoded(t)
    if len(left) != len(right):
        return False
    return all(
        a == b or fold_key(_bad(a)) == fold_key(_bad(b)) for a, b in zip(left, right, strict=True)
    )


def _bad(char: str) -> int:
    return ord(_bad_as_error(char))


def fields(s: bytes) -> list[bytes]:
    """Split around runs of white space."""
    if s.isascii():
        return s.split()
    found: list[bytes] = []
    word: list[str] = []
    for char in decoded(s):
        if not is_space(ord(char)):
            word.append(char)
        elif word:
            found.append(encoded("".join(word)))
            word.clear()
    if word:
        found.append(encoded("".join(word)))
    return found


def most_fields(s: bytes) -> int:
    """About as many fields as it has, at most one for each space."""
    return len(s) - len(s.translate(None, _ASCII_SPACE)) + 1


def most_parts(s: bytes, sep: bytes, save: int, n: int) -> int:
    """No fewer than the parts that `split` makes."""
    found = s.count(sep) + 1 if sep else len(s)
    return found if n < 0 else min(n, found)


def split(s: bytes, sep: bytes, save: int, n: int) -> list[bytes] | None:
    """As genSplit: at most n parts (any number below 0), None for n = 0."""
    if n == 0:
        return None
    if not sep:
        chars = decoded(s)
        if n < 0 or n > len(chars):
            n = len(chars)
        parts = [encoded(c) for c in chars[: max(n - 1, 0)]]
        if n > 0:
            parts.append(encoded(chars[n - 1 :]))
        return parts
    parts = s.split(sep, n - 1) if n > 0 else s.split(sep)
    if save:
        parts[:-1] = [part + sep for part in parts[:-1]]
    return parts


def replace(s: bytes, old: bytes, new: bytes, n: int) -> bytes:
    """The first n of them (all below 0); the empty string is before every rune and at the end."""
    if old == new or n == 0:
        return s
    if old:
        return s.replace(old, new, n)
    pieces: list[bytes] = []
    chars = decoded(s)
    left = len(chars) + 1 if n < 0 else n
    for char in chars:
        if left > 0:
            pieces.append(new)
            left -= 1
        pieces.append(encoded(char))
    if left > 0:
        pieces.append(new)
    return b"".join(pieces)


def _mapped(mapping: Callable[[int], int]) -> Callable[[bytes], bytes]:
    def mapped(s: bytes) -> bytes:
        return encoded("".join(chr(mapping(_bad(c))) for c in decoded(s)))

    return mapped


_lower_runes, _upper_runes, _title_runes = _mapped(lower), _mapped(upper), _mapped(title)


def to_lower(s: bytes) -> bytes:
    return s.lower() if s.isascii() else _lower_runes(s)


def to_upper(s: bytes) -> bytes:
    return s.upper() if s.isascii() else _upper_runes(s)


def to_title(s: bytes) -> bytes:
    return s.upper() if s.isascii() else _title_runes(s)


def title_words(s: bytes) -> bytes:
    """Every letter that begins a word in title case."""
    out: list[str] = []
    previous = " "
    for char in decoded(s):
        code = _bad(char)
        out.append(chr(title(code)) if _separates(ord(previous)) else chr(code))
        previous = chr(code)
    return encoded("".join(out))


def _separates(code: int) -> bool:
    if code < 0x80:
        return not (chr(code).isalnum() or code == 0x5F)
    char = chr(code)
    return not (is_letter(code) or char.isdecimal()) and is_space(code)


def to_valid_utf8(s: bytes, replacement: bytes) -> bytes:
    """Every run of bad bytes replaced."""
    text = decoded(s)
    parts = re.split("[\udc80-\udcff]+", text)
    return replacement.join(map(encoded, parts))


def trim_left(s: bytes, cutset: bytes) -> bytes:
    if cutset.isascii():
        return s.lstrip(cutset) if cutset else s
    wanted = _characters(cutset)
    text = decoded(s)
    start = 0
    while start < len(text) and _bad_as_error(text[start]) in wanted:
        start += 1
    return encoded(text[start:])


def trim_right(s: bytes, cutset: bytes) -> bytes:
    if cutset.isascii():
        return s.rstrip(cutset) if cutset else s
    wanted = _characters(cutset)
    text = decoded(s)
    end = len(text)
    while end and _bad_as_error(text[end - 1]) in wanted:
        end -= 1
    return encoded(text[:end])


def trim(s: bytes, cutset: bytes) -> bytes:
    return trim_left(trim_right(s, cutset), cutset)


def trim_space(s: bytes) -> bytes:
    if s.isascii():
        return s.strip(_ASCII_SPACE)
    text = decoded(s)
    start, end = 0, len(text)
    while start < end and is_space(ord(text[start])):
        start += 1
    while end > start and is_space(ord(text[end - 1])):
        end -= 1
    return encoded(text[start:end])


_REPLACEMENT: Final = 8
"""Steps that one place takes at which a Replacer replaces."""


def _replace_all(context: Context, oldnew: Slice, s: bytes) -> Value:
    """As Replacer: at every place the first pair whose old string stands there.

    An empty old string stands at every place once; what follows it there is
    tried next, as Python's `sub` does too.
    """
    pairs = cast("list[bytes]", oldnew.items())
    table: dict[bytes, bytes] = {}
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        table.setdefault(old, new)
    world = context.world
    size = len(s)
    world.charge(size)

    def replacement(found: re.Match[bytes]) -> bytes:
        nonlocal size
        new = table[found.group()]
        size += len(new)
        world.spend(_REPLACEMENT)
        # The pieces are not in the heap yet that would be measured.
        reserve(world, len(new), of=size)
        return new

    return re.sub(b"|".join(map(re.escape, table)), replacement, s) if table else s


def _to_valid_utf8(context: Context, s: bytes, replacement: bytes) -> Value:
    runs = len(re.findall("[\udc80-\udcff]+", decoded(s)))
    context.world.charge(len(s) + runs * len(replacement))
    return to_valid_utf8(s, replacement)


def _strings(parts: list[bytes] | None) -> Slice:
    return NIL_SLICE if parts is None else slice_of(list(parts))


def _join(context: Context, elems: Slice, sep: bytes) -> Value:
    parts = cast("list[bytes]", elems.items())
    context.world.charge(sum(map(len, parts)) + len(sep) * max(len(parts) - 1, 0))
    return sep.join(parts)


def repeat(s: bytes, times: int) -> bytes:
    return s * times


def _repeat(context: Context, s: bytes, times: int) -> Value:
    context.world.charge(len(s) * times)
    return s * times


def _replace(context: Context, s: bytes, old: bytes, new: bytes, n: int) -> Value:
    context.world.charge(len(s))
    if len(new) > len(old):
        found = count(s, old)
        context.world.charge((len(new) - len(old)) * (found if n < 0 else min(n, found)))
    return replace(s, old, new, n)


def _cased(change: Callable[[bytes], bytes]) -> Callable[..., Value]:
    """Where all is ASCII, Python changes it at once."""
    fast, slow = charged(change), weighed(change, byte=3)

    def hosted(context: Context, s: bytes) -> Value:
        return fast(context, s) if s.isascii() else slow(context, s)

    return hosted


NATIVES: dict[str, Callable[..., Value]] = {
    "Contains": contains,
    "Count": count,
    "Cut": cut,
    "CutLast": cut_last,
    "CutPrefix": cut_prefix,
    "CutSuffix": cut_suffix,
    "HasPrefix": has_prefix,
    "HasSuffix": has_suffix,
    "Index": index,
    "IndexByte": index_byte,
    "IndexRune": index_rune,
    "LastIndex": last_index,
    "LastIndexByte": last_index_byte,
    "TrimPrefix": bytes.removeprefix,
    "TrimSpace": trim_space,
    "TrimSuffix": bytes.removesuffix,
}
HOSTED: dict[str, Callable[..., Value]] = {
    "ContainsAny": weighed(contains_any, byte=2),
    "EqualFold": weighed(equal_fold, byte=4),
    "IndexAny": weighed(index_any, byte=2),
    "LastIndexAny": weighed(last_index_any, byte=2),
    "Trim": weighed(trim, byte=1),
    "TrimLeft": weighed(trim_left, byte=1),
    "TrimRight": weighed(trim_right, byte=1),
    "Fields": charged_parts(most_fields, lambda s: _strings(fields(s))),
    "Join": _join,
    "Replace": _replace,
    "Title": weighed(title_words, byte=4),
    "ToLower": _cased(to_lower),
    "ToTitle": _cased(to_title),
    "ToUpper": _cased(to_upper),
    "ToValidUTF8": _to_valid_utf8,
    "repeat": _repeat,
    "replaceAll": _replace_all,
    "split": charged_parts(most_parts, lambda s, sep, save, n: _strings(split(s, sep, save, n))),
}
