"""A drive under way: the moves made so far and where they led. For both front ends."""

from __future__ import annotations

from dataclasses import replace

from quizgo.frozen import dataclass
from quizgo.grading.answers import Driven
from quizgo.grading.drive import is_complete
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import DriveDetail
from quizgo.model import Drive


@dataclass(frozen=True, slots=True)
class Course:
    """What was done at the helm. A change returns a new one."""

    moves: tuple[int, ...] = ()
    stand: Stand | None = None
    """None: the run has not been looked at yet."""
    before: tuple[tuple[int, ...], ...] = ()
    """The moves before each choice, for taking back."""
    has_begun: bool = False
    """The first look was asked for."""

    @property
    def is_over(self) -> bool:
        """Nothing can be chosen: the way on is to take choices back."""
        return self.stand is not None and not self.stand.candidates

    def led_to(self, found: Stand) -> Course:
        """The moves that the learner has just made, and where they led."""
        before = (*self.before, self.moves) if found.moves != self.moves else self.before
        return Course(found.moves, found, before, has_begun=True)

    def went_back_to(self, found: Stand) -> Course:
        """One choice fewer."""
        return Course(found.moves, found, self.before[:-1], has_begun=True)

    def after(self, detail: DriveDetail) -> Course:
        """How it goes on after moves that failed."""
        stand = replace(detail.stand, moves=detail.kept)
        return Course(detail.kept, stand, self.before, has_begun=True)


def answer_of(course: Course, body: Drive) -> Driven | None:
    """The moves as an answer, once nothing is left to decide."""
    found = course.stand
    if found is None or not is_complete(body, found):
        return None
    return Driven(course.moves)


def has_passed(course: Course, body: Drive) -> bool:
    """Whether what is left after a failed hand-in is to be handed in again: every decision has been
    made, the last wrong one by Go."""
    return body.is_as_go and answer_of(course, body) is not None
