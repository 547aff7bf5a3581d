"""Patterns with `*` for any characters and `_` for one.

A pattern falls into pieces of a fixed length between the stars. Each piece is looked
for once, from where the one before it ended, so nothing is ever gone back for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from quizgo.frozen import dataclass
from quizgo.search.facts import folded

_TOKEN = re.compile(r"\\(.)|(.)", re.DOTALL)

_KEPT = "*_\\"
"""What a backslash stays before in the canonical form: elsewhere it says nothing."""


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern in its canonical form. Texts it is held against must be `folded`."""

    source: str

    @classmethod
    def typed(cls, text: str) -> Glob:
        """The pattern that was typed, every backslash followed by something."""
        tokens = _TOKEN.findall(normalize("NFC", text))
        return cls("".join(_canonical(escaped) or letter for escaped, letter in tokens))

    def is_in(self, text: str) -> bool:
        """Whether some stretch of the text is met."""
        at = 0
        for piece, _ in _pieces(self.source):
            found = piece.search(text, at)
            if found is None:
                return False
            at = found.end()
        return True

    def matches(self, text: str) -> bool:
        """Whether the whole text is met."""
        (first, _), *between = _pieces(self.source)
        if not between:
            return first.fullmatch(text) is not None
        begun = first.match(text)
        last, length = between.pop()
        if begun is None:
            return False
        at = begun.end()
        for piece, _ in between:
            found = piece.search(text, at)
            if found is None:
                return False
            at = found.end()
        return len(text) - length >= at and last.fullmatch(text, len(text) - length) is not None


def _canonical(escaped: str) -> str:
    return f"\\{escaped}" if escaped and escaped in _KEPT else escaped


@lru_cache(maxsize=256)
def _pieces(source: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """What stands between the stars, and how many characters each piece meets."""
    pieces: list[list[str]] = [[]]
    for escaped, letter in _TOKEN.findall(source):
        if letter == "*":
            pieces.append([])
        elif letter == "_":
            pieces[-1].append(".")
        else:
            pieces[-1] += [re.escape(each) for each in folded(escaped or letter)]
    return tuple((re.compile("".join(piece), re.DOTALL), len(piece)) for piece in pieces)
