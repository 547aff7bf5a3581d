"""What a card asks where the answer is known: recall, gaps, typed, choice, order, key points."""

from __future__ import annotations

from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model.names import Text


class Level(StrEnum):
    """How deep an interviewer would have to dig to ask this."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class Ignore(StrEnum):
    """Differences that a typed answer is forgiven."""

    CASE = "case"
    SPACE = "space"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an answer is held against: words to be met, or a regular expression.

    Written `/…/` in a deck it is an expression; anything else is plain words.
    """

    source: str
    is_regex: bool


@dataclass(frozen=True, slots=True)
class Basic:
    """Recall, show, grade. `reversed` makes a second item that asks the other way round."""

    ask: Text
    answer: Text
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps `{{c1::hidden::hint}}`: one item for each number."""

    text: Text
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A short answer that is typed. The first of `accept` is the one shown."""

    ask: Text
    accept: tuple[Pattern, ...]
    ignore: frozenset[Ignore] = frozenset()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick in a `choice`, with the reason why it is right or wrong."""

    text: Text
    right: bool
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick the right options, one or several. Shown shuffled."""

    ask: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Put the steps in order. `steps` stand in the right one; shown shuffled."""

    ask: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A key point of an open answer, and what shows that it was made."""

    text: Text
    match: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """An open question judged by its key points. `follow` names cards to ask next."""

    ask: Text
    points: tuple[Point, ...]
    follow: tuple[str, ...] = ()
