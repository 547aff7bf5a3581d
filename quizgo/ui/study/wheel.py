"""The helm of a drive on the screen: what keys wish for, and the looks at the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgo.grading.answers import Driven
from quizgo.grading.drive import stand
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import DriveDetail, UnfitDetail
from quizgo.model import Drive
from quizgo.session.state import Asking
from quizgo.ui.helm import Course, answer_of, has_passed

if TYPE_CHECKING:
    from quizgo.ui.study.board import Board

Found = Stand | UnfitDetail
Look = Callable[[], Found]
Then = Callable[[Found], None]


class Wheel:
    """Steers the drive that is asked."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.run_look: Callable[[Look, Then], None] | None = None
        """Who carries out looks beside the screen."""
        self.say_over: Callable[[], None] | None = None
        """Who says that nothing is left to choose."""

    @property
    def drive(self) -> Drive | None:
        """The drive that is asked, if one is."""
        state = self._board.state
        body = state.question.card.body if isinstance(state, Asking) else None
        return body if isinstance(body, Drive) else None

    @property
    def course(self) -> Course:
        return self._board.draft.helm

    # Keys ---------------------------------------------------------------------

    def begin(self) -> None:
        """The first look, once the card is on the screen."""
        if self.drive is not None and not self.course.has_begun:
            self._set(replace(self.course, has_begun=True))
            self._look(())

    def press(self, digit: int) -> None:
        """A digit: a number, or the first digit of one of two."""
        found = self.course.stand
        if self._is_over():
            return
        if found is None:
            self._look((), then=lambda: self.press(digit))
            return
        typed, count = self._board.draft.typed, len(found.candidates)
        self.let_go()
        if not typed and 0 < 10 * digit <= count:
            self._board.draft = replace(self._board.draft, typed=digit)
        else:
            self._choose(10 * typed + digit - 1)

    def move(self, by: int) -> bool:
        """The cursor up or down among what can be chosen. False: the text is scrolled instead."""
        found, board = self.course.stand, self._board
        draft, shown = board.draft, board.shown
        is_above = draft.scroll is not None and shown.scroll < shown.most
        if found is None or not found.candidates or (draft.row is None and (by < 0 or is_above)):
            return False
        row = by - 1 if draft.row is None else draft.row + by
        here = None if row < 0 else min(row, len(found.candidates) - 1)
        board.draft = replace(draft, row=here, typed=0, scroll=None)
        return True

    def let_go(self) -> None:
        """Neither a digit is typed nor a row under the cursor."""
        self._board.draft = replace(self._board.draft, row=None, typed=0)

    def _choose(self, row: int) -> None:
        found = self.course.stand
        if found is not None and 0 <= row < len(found.candidates):
            self._look((*self.course.moves, row))

    def enter(self) -> None:
        """Choose what is under the cursor, or typed; else let it run as far as it can without."""
        draft = self._board.draft
        if draft.row is None and not draft.typed:
            self._go_on()
        else:
            self.let_go()
            self._choose(draft.typed - 1 if draft.row is None else draft.row)

    def _go_on(self) -> None:
        drive = self.drive
        if drive is not None and not drive.is_as_go and not self._is_over():
            self._look(self.course.moves, goes_on=True)

    def take_back(self) -> None:
        """The digit just typed, or the last choice."""
        course = self.course
        if self._board.draft.typed:
            self.let_go()
        elif course.before:
            self._look(course.before[-1], goes_back=True)

    def give_up(self) -> None:
        self._board.give(Driven(self.course.moves, gives_up=True))

    def _is_over(self) -> bool:
        if self.course.is_over and self.say_over is not None:
            self.say_over()
        return self.course.is_over

    # What comes of them -------------------------------------------------------

    def resume(self, detail: DriveDetail) -> None:
        """Moves failed: go on from what is left of them."""
        drive = self.drive
        self._set(self.course.after(detail))
        if drive is not None and has_passed(self.course, drive):
            self._board.give(Driven(self.course.moves))

    def _look(
        self,
        moves: tuple[int, ...],
        *,
        goes_on: bool = False,
        goes_back: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        drive = self.drive
        if drive is None:
            return

        def take(found: Found) -> None:
            if isinstance(found, UnfitDetail):
                self._board.give(Driven(()))
                return
            course = self.course
            self._set(course.went_back_to(found) if goes_back else course.led_to(found))
            answer = answer_of(self.course, drive)
            if then is not None:
                then()
            elif answer is not None and not goes_back:
                self._board.give(answer)

        def look() -> Found:
            return stand(drive, moves, goes_on=goes_on)

        if self.run_look is not None:
            self.run_look(look, take)
        else:
            take(look())

    def _set(self, course: Course) -> None:
        self._board.draft = replace(
            self._board.draft, helm=course, row=None, typed=0, scroll=None, sentences=()
        )
