"""What a grader found: a proposed grade, and the facts that a front end words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizgo.model import Grade


class Outcome(StrEnum):
    """How an answer went."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"
    NOTHING = "nothing"
    SELF = "self"
    """The learner judges."""


class Difference(StrEnum):
    """How a stretch of a typed answer compares with the accepted one."""

    SAME = "same"
    MISSING = "missing"
    """Stands in the accepted answer only."""
    EXTRA = "extra"
    """Stands in the given answer only."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in the comparison of two answers."""

    difference: Difference
    text: str


@dataclass(frozen=True, slots=True)
class NoDetail:
    """Nothing more to say than the outcome."""


@dataclass(frozen=True, slots=True)
class TypedDetail:
    """How what was typed differs from the nearest accepted answer.

    The SAME and MISSING segments together spell `nearest`, the SAME and EXTRA
    ones `given`, but for letters that count as equal.
    """

    given: str
    nearest: str
    """The accepted answer it was held against. One that only an expression accepts is its own."""
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option of a `choice`, in the deck's order."""

    picked: bool
    right: bool

    @property
    def agrees(self) -> bool:
        return self.picked == self.right


@dataclass(frozen=True, slots=True)
class ChoiceDetail:
    """Every option, in the deck's order."""

    options: tuple[OptionResult, ...]


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """Where the learner's order leaves the right one."""

    first_wrong: int | None
    """Position, from 0, of the first step that is not the right one; None where all are."""


@dataclass(frozen=True, slots=True)
class PointsDetail:
    """For each point, in the deck's order, whether it was made."""

    ticks: tuple[bool, ...]


Detail = NoDetail | TypedDetail | ChoiceDetail | OrderDetail | PointsDetail


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grader's judgement of one answer. The learner may override `proposed`."""

    proposed: Grade
    outcome: Outcome
    detail: Detail
