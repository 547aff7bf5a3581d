"""Makes foreign text safe to show.

What a deck, a file name or a Go program says must not move the cursor, colour the
screen, or show words in another order than they stand in.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, characters without a shape of their own, bidi marks, halves of surrogate pairs."""

_VARIATION = "".join(map(chr, range(0xFE00, 0xFE10)))
"""Selectors that may stand between an emoji and its joiner."""

_LINE_ENDS = {"\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}


def printable(text: str) -> str:
    """`text` without anything that acts on a terminal instead of being shown.

    Controls become pictures (␛ for escape), line ends of any sort a line feed, other
    invisible characters `U+202E` in angle brackets. The joiner inside an emoji stays.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SUSPECT.sub(_shown, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`text` made safe and put into one line."""
    return " ".join(printable(text).split())


def _shown(found: re.Match[str]) -> str:
    letter = found[0]
    if letter in _LINE_ENDS:
        return _LINE_ENDS[letter]
    if letter < " ":
        return chr(0x2400 + ord(letter))
    if letter == "\x7f":
        return "\u2421"
    if letter in _JOINERS and _joins(found.string, found.start()):
        return letter
    if letter == "\xad":
        return ""
    return f"<U+{ord(letter):04X}>"


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands between two signs, as in a family emoji."""
    before, after = text[max(0, at - 2) : at].rstrip(_VARIATION)[-1:], text[at + 1 : at + 2]
    return bool(before and after) and all(_is_sign(sign) for sign in (before, after))


def _is_sign(letter: str) -> bool:
    """Whether `letter` may stand beside a joiner: an emoji, a skin tone, a letter that joins."""
    return unicodedata.category(letter) in ("So", "Sk", "Lo", "Mn", "Mc", "Sm")
