"""Finds the key points of an open answer in what the learner wrote.

A proposal, no more: words show that a point was touched, not that it was right, so
the learner corrects the ticks before a grade is proposed.
"""

from __future__ import annotations

import re

from quizgo.grading.compare import normal
from quizgo.model import Grade, Ignore, Pattern, Points
from quizgo.text.patterns import compile_pattern

MAX_TEXT = 10_000
"""Characters of an answer that are searched."""

MAX_STEPS = 3_000_000
"""Bound on the work of all expressions of a card; past it a point is not found (some 1 s)."""

WHOLE_WORD_TO = 3
"""Length up to which plain words must be met whole: `P` is not found in `Parked`.

Longer ones may go on: `park` is found in `parked`, but never in `spark`.
"""

_FORGIVEN = frozenset({Ignore.CASE})


def find_points(body: Points, text: str) -> frozenset[int]:
    """The indexes of the points that `text` makes, as far as their `match` can tell."""
    search = _Search(normal(text[:MAX_TEXT], _FORGIVEN))
    return frozenset(
        index
        for index, point in enumerate(body.points)
        if any(search.finds(pattern) for pattern in point.match)
    )


def points_grade(made: int, of: int) -> Grade:
    """The grade for `made` of `of` points: all 5, all but one 4, half 3, fewer 2, one 1, none 0.

    With few points several of these hold at once. All and none come first. Of three,
    two are all but one (4) and one is one (1). One of two is all but one, half, and
    one: it counts as half (3).
    """
    if made == 0:
        return Grade.BLACKOUT
    if made == of:
        return Grade.EASY
    if of == 2:
        return Grade.HARD
    if made == of - 1:
        return Grade.GOOD
    if made == 1:
        return Grade.WRONG
    return Grade.HARD if 2 * made >= of else Grade.CLOSE


class _Search:
    """One answer being searched, with the work that may still be spent on it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = MAX_STEPS

    def finds(self, pattern: Pattern) -> bool:
        return self.expression(pattern.source) if pattern.is_regex else self.words(pattern.source)

    def expression(self, source: str) -> bool:
        expression = compile_pattern(source, ignore_case=True)
        self.steps -= expression.size * len(self.text)
        return self.steps >= 0 and expression.is_in(self.text)

    def words(self, source: str) -> bool:
        wanted = normal(source, _FORGIVEN)
        start = r"(?<![a-z0-9_])" if _is_latin(wanted[0]) else ""
        whole = len(wanted) <= WHOLE_WORD_TO and _is_latin(wanted[-1])
        end = r"(?![a-z0-9_])" if whole else ""
        return re.search(start + re.escape(wanted) + end, self.text) is not None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")
