"""What a learner can do in a session, as values that both front ends make."""

from __future__ import annotations

from dataclasses import dataclass

from quizgo.grading.answers import Answer
from quizgo.model import Grade


@dataclass(frozen=True, slots=True)
class ShowHint:
    """Uncover the next hint."""


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Hand in an answer to the question on show."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class CorrectTicks:
    """Say which points of an open answer were made, by their index in the deck."""

    ticks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Retry:
    """Try the same card again. Teaches only: the first answer stays the one that counts."""


@dataclass(frozen=True, slots=True)
class AcceptGrade:
    """Take a grade and go on; None takes the one proposed."""

    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what was last written to the log, and ask that card again."""


@dataclass(frozen=True, slots=True)
class Bury:
    """Keep the item away until tomorrow."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """Keep the item away until it is resumed."""


@dataclass(frozen=True, slots=True)
class Reload:
    """The card's text may have changed: read it again and ask it anew."""


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """Show texts in the next of: English, Chinese, both."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave. What was graded is already written."""


Action = (
    ShowHint
    | GiveAnswer
    | CorrectTicks
    | Retry
    | AcceptGrade
    | Undo
    | Bury
    | Suspend
    | Reload
    | SwitchLanguage
    | Quit
)
