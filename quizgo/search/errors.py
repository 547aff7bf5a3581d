"""A query that cannot be understood, and the finger on the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

from quizgo.errors import WrongWords
from quizgo.text.safe import printable

BEFORE, AFTER = 40, 30
"""How many characters of a query are shown around the one that is wrong."""


class BadQuery(WrongWords):
    """A query that does not parse. `at` counts characters of it from 0."""

    def __init__(self, query: str, at: int, message: str) -> None:
        super().__init__(f"The query, character {at + 1}: {message}\n{_pointed(query, at)}")
        self.query = query
        self.at = at
        self.message = message


def near(word: str, known: Collection[str], *, before: str = "") -> str:
    """What to write instead of `word`: the nearest known one, or all of them."""
    close = nearest(word, known)
    if close:
        return f"Did you mean `{before}{close}`?"
    return f"Known are: {', '.join(known)}."


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that is most like `word`, or nothing."""
    return next(iter(get_close_matches(word.casefold(), sorted(known), 1, 0.5)), "")


def _pointed(query: str, at: int) -> str:
    """The line of the query and, below it, a caret under the character."""
    start, end = max(0, at - BEFORE), at + AFTER
    left = ("…" if start else "") + _shown(query[start:at])
    right = _shown(query[at:end]) + ("…" if len(query) > end else "")
    return f"  {left}{right}\n  {' ' * _columns(left)}^"


def _shown(text: str) -> str:
    return printable(text).replace("\n", " ").replace("\t", " ")


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
