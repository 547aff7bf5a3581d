"""Go strings (bytes, not always UTF-8) as runes and back, and quoted as strconv does.

Decoding keeps every byte that is no UTF-8 as one lone surrogate, so a decoded
string has one character a rune, as Go counts them.
"""

from __future__ import annotations

import re

from quizgo.gosim.lib.newer_unicode import added_category

RUNE_ERROR = 0xFFFD
MAX_RUNE = 0x10FFFF

_SIMPLE = {
    7: "\\a",
    8: "\\b",
    9: "\\t",
    10: "\\n",
    11: "\\v",
    12: "\\f",
    13: "\\r",
    92: "\\\\",
}


def decoded(data: bytes) -> str:
    """One character a rune; a bad byte is a surrogate from U+DC80."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """The opposite of `decoded`."""
    return text.encode("utf-8", "surrogateescape")


def runes(data: bytes) -> list[int]:
    """The runes as `range` gives them: U+FFFD for a bad byte."""
    return [0xFFFD if 0xDC80 <= r <= 0xDCFF else r for r in map(ord, decoded(data))]


def rune_count(data: bytes) -> int:
    """As utf8.RuneCount."""
    return len(data) if data.isascii() else len(decoded(data))


def is_rune(value: int) -> bool:
    """Can it be encoded?"""
    return 0 <= value < 0xD800 or 0xDFFF < value <= MAX_RUNE


def encode_rune(value: int) -> bytes:
    """A rune as UTF-8; what is none as U+FFFD."""
    return chr(value if is_rune(value) else RUNE_ERROR).encode()


def is_print(code: int) -> bool:
    """As strconv.IsPrint: letters, marks, numbers, punctuation, symbols, and the ASCII space."""
    if not is_rune(code):
        return False
    return chr(code).isprintable() or added_category(code) not in ("", "Cf")


def quote(data: bytes, *, mark: str = '"', ascii_only: bool = False, graphic: bool = False) -> str:
    """A string in quotes, escaped as strconv.Quote does (or QuoteToASCII, QuoteToGraphic)."""
    if data.isascii():
        text = data.decode("ascii")
        if text.isprintable() and mark not in text and "\\" not in text:
            return f"{mark}{text}{mark}"
    return mark + decoded(data).translate(_Escapes(mark, ascii_only, graphic)) + mark


class _Escapes(dict[int, str]):
    """What stands for each rune: worked out once for all that are the same."""

    def __init__(self, mark: str, ascii_only: bool, graphic: bool) -> None:
        super().__init__()
        self.how = mark, ascii_only, graphic

    def __missing__(self, code: int) -> str:
        escaped = self[code] = _escaped(code, *self.how)
        return escaped


def quote_rune(code: int, *, ascii_only: bool = False, graphic: bool = False) -> str:
    """A rune in single quotes; what is no rune as U+FFFD."""
    code = code if is_rune(code) else RUNE_ERROR
    return f"'{_escaped(code, chr(39), ascii_only, graphic)}'"


def _escaped(code: int, mark: str, ascii_only: bool, graphic: bool) -> str:
    if code == ord(mark):
        return "\\" + mark
    if code in _SIMPLE:
        return _SIMPLE[code]
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return chr(code) if 0x20 <= code < 0x7F else f"\\x{code:02x}"
    if not ascii_only and (is_print(code) or (graphic and is_graphic_space(code))):
        return chr(code)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def is_graphic_space(code: int) -> bool:
    """A space of class Zs that IsPrint refuses and IsGraphic allows."""
    return code in _SPACES


_SPACES = frozenset((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))


_NOT_IN_BACKQUOTES = re.compile(r"[\x00-\x08\x0a-\x1f`\x7f\ufeff\udc80-\udcff]")


def can_backquote(data: bytes) -> bool:
    """As strconv.CanBackquote: valid UTF-8 on one line, without controls, backquote, BOM."""
    return _NOT_IN_BACKQUOTES.search(decoded(data)) is None
