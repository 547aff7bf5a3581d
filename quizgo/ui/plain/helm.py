"""The helm of a drive in plain mode: one choice a line."""

from __future__ import annotations

from quizgo.grading.answers import Driven
from quizgo.grading.drive import stand
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import DriveDetail, UnfitDetail
from quizgo.model import Drive
from quizgo.ui.helm import Course, answer_of, has_passed


class PlainHelm:
    """One drive. Its wishes raise programs.Stopped, and KeyboardInterrupt at Ctrl-C."""

    def __init__(self, body: Drive) -> None:
        self.body = body
        self.course = Course()
        self.handed_in: Driven | None = None
        """What is to be handed in next, once nothing is left to decide."""

    @property
    def candidates(self) -> int:
        """How many there are to choose from."""
        return 0 if self.course.stand is None else len(self.course.stand.candidates)

    def begin(self) -> None:
        self._led(stand(self.body, ()))

    def choose(self, row: int) -> None:
        self._led(stand(self.body, (*self.course.moves, row)))

    def go_on(self) -> None:
        self._led(stand(self.body, self.course.moves, goes_on=True))

    def take_back(self) -> None:
        """One choice fewer, if there was one."""
        if self.course.before:
            found = stand(self.body, self.course.before[-1])
            if isinstance(found, Stand):
                self.course = self.course.went_back_to(found)

    def resume(self, detail: DriveDetail) -> None:
        """Moves failed: go on from what is left of them."""
        self.course = self.course.after(detail)
        if has_passed(self.course, self.body):
            self.handed_in = Driven(self.course.moves)

    def gives_up(self) -> Driven:
        return Driven(self.course.moves, gives_up=True)

    def _led(self, found: Stand | UnfitDetail) -> None:
        if isinstance(found, UnfitDetail):
            self.handed_in = Driven(())
            return
        self.course = self.course.led_to(found)
        self.handed_in = answer_of(self.course, self.body)
