"""What a learner can do in a session, as values that both front ends make."""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer
from quizgo.model import Grade
from quizgo.session.bare import Bare
from quizgo.session.more import More


class ShowHint(Bare):
    """Uncover the next hint."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Hand in an answer to the question on show."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class CorrectTicks:
    """Say which points of an open answer were made, by their index in the deck."""

    ticks: frozenset[int]


class Retry(Bare):
    """Try the same card again. Teaches only: the first answer stays the one that counts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AcceptGrade:
    """Take a grade and go on; None takes the one proposed."""

    grade: Grade | None = None


class Undo(Bare):
    """Take back what was last written to the log, and ask that card again."""

    __slots__ = ()


class Bury(Bare):
    """Keep the item away until tomorrow."""

    __slots__ = ()


class Suspend(Bare):
    """Keep the item away until it is resumed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Give the item a flag, 1 to 7; the one it has, or 0, takes it away."""

    flag: int


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Keep the learner's own note on the item; an empty one takes it away."""

    text: str


class ToggleMark(Bare):
    """Mark the item, or take the mark away."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class StudyMore:
    """Once the session is finished: go on with something that it offers."""

    more: More


class Reload(Bare):
    """The card's text may have changed: read it again and ask it anew."""

    __slots__ = ()


class SwitchLanguage(Bare):
    """Show texts in the next of: English, Chinese, both."""

    __slots__ = ()


class Pause(Bare):
    """Stop the clocks of an interview."""

    __slots__ = ()


class GoOn(Bare):
    """Let the clocks of an interview run again, or begin another time box."""

    __slots__ = ()


class Quit(Bare):
    """Leave. What was graded is already written."""

    __slots__ = ()


Action = (
    ShowHint
    | GiveAnswer
    | CorrectTicks
    | Retry
    | AcceptGrade
    | Undo
    | Bury
    | Suspend
    | SetFlag
    | WriteNote
    | ToggleMark
    | StudyMore
    | Reload
    | SwitchLanguage
    | Pause
    | GoOn
    | Quit
)
