"""What a `//line` or `/*line */` comment says.

`//line file.go:10` numbers the line after it; `/*line file.go:10:5*/` what follows at once. A name
may hold colons, so that the numbers are looked for from the right.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from quizgo.gosim.source import Directive

_LARGEST = 1 << 30
"""The compiler keeps no larger line or column."""
_LARGEST_READ = (1 << 64) - 1
_NUMBER = re.compile(r"[0-9]+")


class BadNumber(NamedTuple):
    """A number that is none, or out of range."""

    offset: int
    """In bytes, in the text after `//line `."""
    message: str


def line_directive(words: str, after: int, previous: str | None) -> Directive | BadNumber | None:
    """Of the text after `//line `; None: a comment like any other.

    `after`: where the source goes on. `previous`: the file in force, which stays where only line
    and column are given.
    """
    name, colon, last = words.rpartition(":")
    if not colon:
        return None
    number = _read(last)
    if number is None:
        return _bad("line", words, last)
    file, colon, first = name.rpartition(":")
    line = _read(first) if colon else None
    if line is None:
        if not 0 < number <= _LARGEST:
            return _bad("line", words, last)
        return Directive(after, posixpath.normpath(name) if name else "", number, 0)
    if not 0 < number <= _LARGEST:
        return _bad("column", words, last)
    if not 0 < line <= _LARGEST:
        return _bad("line", name, first)
    return Directive(after, posixpath.normpath(file) if file else previous, line, number)


def _read(digits: str) -> int | None:
    if _NUMBER.fullmatch(digits) is None:
        return None
    significant = digits.lstrip("0")
    number = int(significant or "0") if len(significant) <= 20 else _LARGEST_READ + 1
    return number if number <= _LARGEST_READ else None


def _bad(what: str, words: str, number: str) -> BadNumber:
    offset = len(words.encode()) - len(number.encode())
    return BadNumber(offset, f"invalid {what} number: {number}")
