"""How typed answers are compared: what counts as equal, what as a slip, and the difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from quizgo.grading.verdict import Difference, Segment
from quizgo.model import Ignore

MAX_GIVEN = 2_000
"""Characters of a typed answer that are looked at."""

SLIP_FROM = 4
"""Length of an answer from which one wrong letter is a slip of the fingers."""

_MAX_DIFF = 250_000
"""Product of two lengths up to which they are compared letter by letter."""


def normal(text: str, ignore: frozenset[Ignore] = frozenset()) -> str:
    """`text` without the differences that do not count.

    Width and other compatibility forms never count (NFKC), nor do blanks at the ends
    or how many there are in a row. An answer of punctuation only keeps it.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    if Ignore.CASE in ignore:
        text = unicodedata.normalize("NFKC", text.casefold())
    if Ignore.PUNCTUATION in ignore:
        text = " ".join("".join(map(_bare, text)).split()) or text
    if Ignore.SPACE in ignore:
        text = text.replace(" ", "")
    return text


def is_slip(given: str, wanted: str) -> bool:
    """Whether two normal texts are one typing slip apart.

    A slip is one letter wrong, missing, too much, or swapped with its neighbour, in
    an answer of at least `SLIP_FROM` characters. A wrong digit is another number.
    """
    if given == wanted or len(wanted) < SLIP_FROM or abs(len(given) - len(wanted)) > 1:
        return False
    start = _common(given, wanted)
    mine, right = given[start:], wanted[start:]
    end = _common(mine[::-1], right[::-1])
    mine, right = mine[: len(mine) - end], right[: len(right) - end]
    if any(letter.isdigit() for letter in mine + right):
        return False
    is_swap = len(mine) == len(right) == 2 and mine == right[::-1]
    return is_swap or max(len(mine), len(right)) == 1


def nearest(given: str, accepted: Iterable[str], ignore: frozenset[Ignore]) -> str:
    """The one of `accepted` that is most like `given`; the first of equals."""
    mine = normal(given, ignore)
    return max(accepted, key=lambda each: _likeness(mine, normal(each, ignore)))


def difference(given: str, wanted: str, ignore: frozenset[Ignore]) -> tuple[Segment, ...]:
    """What to take out of `given` and what to put in, to make it `wanted`."""
    if len(given) * len(wanted) > _MAX_DIFF:
        return _segments((Difference.EXTRA, given), (Difference.MISSING, wanted))
    mine = [normal(letter, ignore & {Ignore.CASE}) for letter in given]
    right = [normal(letter, ignore & {Ignore.CASE}) for letter in wanted]
    found: list[tuple[Difference, str]] = []
    for step, low, high, first, last in SequenceMatcher(None, mine, right, False).get_opcodes():
        if step == "equal":
            found.append((Difference.SAME, wanted[first:last]))
        else:
            found.append((Difference.EXTRA, given[low:high]))
            found.append((Difference.MISSING, wanted[first:last]))
    return _segments(*found)


def _segments(*found: tuple[Difference, str]) -> tuple[Segment, ...]:
    return tuple(Segment(how, text) for how, text in found if text)


def _likeness(given: str, wanted: str) -> float:
    if len(given) * len(wanted) > _MAX_DIFF:
        return 0.0
    return SequenceMatcher(None, given, wanted, False).ratio()


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    count = 0
    for mine, right in zip(one, other, strict=False):
        if mine != right:
            break
        count += 1
    return count


def _bare(letter: str) -> str:
    return " " if unicodedata.category(letter).startswith("P") else letter
