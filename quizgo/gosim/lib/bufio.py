"""bufio: how a Scanner finds words."""

from __future__ import annotations

import re

from quizgo.gosim.lib.text import decoded, encoded
from quizgo.gosim.vm.values import Slice, Value, bytes_of

_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = re.compile(f"([{_SPACE}]*)([^{_SPACE}]*)([{_SPACE}]?)")
_ASCII_WORD = re.compile(rb"([\t\n\v\f\r ]*)([^\t\n\v\f\r ]*)([\t\n\v\f\r ]?)")
_WINDOW = 256
"""Bytes to look at first: words are short, and the rest of the buffer need not be decoded."""


def _word(data: Slice) -> Value:
    for size in (_WINDOW, data.len):
        head = bytes_of(Slice(data.array, data.off, min(size, data.len), 0))
        start, end, advance = _first_word(head)
        if advance:
            return start, end, advance
    return start, end, advance


def _first_word(data: bytes) -> tuple[int, int, int]:
    if data.isascii():
        match = _ASCII_WORD.match(data)
        assert match is not None
        before, word, behind = map(len, match.groups())
    else:
        in_text = _WORD.match(decoded(data))
        assert in_text is not None
        before, word, behind = (len(encoded(part)) for part in in_text.groups())
    start, end = before, before + word
    return start, end, end + behind if behind else 0


NATIVES = {"word": _word}
