"""Programs run beside the screen: the screen stays alive, keys wait, Ctrl-C stops.

A thread waits for the process that runs programs; what came of it is remembered there, so that
the session judges the answer at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding.key_processor import KeyPress

from quizgo.grading import trying
from quizgo.grading.programs import Stopped
from quizgo.session import judge
from quizgo.session.actions import GiveAnswer
from quizgo.session.state import Asking
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.prose.words import Words
from quizgo.ui.running import interrupts_are_the_editors
from quizgo.ui.study.board import Board

QUIET_SECONDS = 0.6
"""A pause in typing after which the compiler is asked."""

STOP_SECONDS = 0.05
"""How often a program is stopped again that goes on."""

Result = TypeVar("Result")


class Trials:
    """What runs for one screen; it has one program running at a time."""

    def __init__(
        self, board: Board, desk: Desk, words: Words, *, after: Callable[[], None]
    ) -> None:
        self._board = board
        self._desk = desk
        self._words = words
        self._after = after
        self._kept: list[KeyPress] = []
        self._look: asyncio.Task[None] | None = None
        self.app: Application[Ending] | None = None
        board.run_first = self._hand_in
        board.wheel.run_look = self._start
        board.wheel.say_over = lambda: board.say((words.practice.drive_over,))
        board.buffer.on_text_changed += lambda _: self._typed()

    # Keys ---------------------------------------------------------------------

    def run_once(self) -> None:
        """One run of the program in the editor, which is no hand-in."""
        lab, source = self._board.lab, self._board.buffer.text
        if lab is not None:
            self._start(lambda: trying.once(lab, source), self._show_once)

    def open(self) -> None:
        """The program in the learner's own editor."""
        board = self._board
        if self.app is not None and board.lab is not None and not board.draft.is_running:
            board.draft = replace(board.draft, is_running=True)
            self.app.create_background_task(self._open())

    def stop(self) -> None:
        """Stop what runs; the thread may only be about to ask for it."""
        if self.app is not None:
            self.app.create_background_task(self._stop())

    async def _stop(self) -> None:
        while self._board.draft.is_running:
            judge.stop()
            await asyncio.sleep(STOP_SECONDS)

    def leave(self) -> None:
        """The screen is gone: nothing needs to run on."""
        judge.stop()

    def keep(self, pressed: Sequence[KeyPress]) -> None:
        self._kept += pressed

    # Running ------------------------------------------------------------------

    def _hand_in(self, action: GiveAnswer) -> None:
        view = self._board.view
        assert isinstance(view.state, Asking)
        question, show = view.state.question, view.show
        if judge.is_known(question, action.answer, show=show):
            self._board.apply(action)
            return
        self._start(
            lambda: judge.judge(question, action.answer, show=show, seconds=0.0),
            lambda verdict: self._board.apply(action) if verdict else self._say_stopped(),
        )

    def _show_once(self, found: trying.OnceFound) -> None:
        self._board.draft = replace(self._board.draft, once=found, scroll=None)

    def _say_stopped(self) -> None:
        self._board.say((self._words.said_stopped,))

    def _start(self, work: Callable[[], Result], then: Callable[[Result], None]) -> None:
        assert self.app is not None
        board = self._board
        if not board.draft.is_running:
            board.draft = replace(board.draft, is_running=True, sentences=(), once=None)
            self.app.create_background_task(self._run(work, then))

    async def _run(self, work: Callable[[], Result], then: Callable[[Result], None]) -> None:
        loop = asyncio.get_running_loop()
        board = self._board
        try:
            found = await loop.run_in_executor(None, work)
        except Stopped:
            board.draft = replace(board.draft, is_running=False)
            self._say_stopped()
        else:
            board.draft = replace(board.draft, is_running=False)
            then(found)
        self._go_on()

    def _go_on(self) -> None:
        """The keys that were kept, as if they were pressed now."""
        assert self.app is not None
        self._after()
        kept, self._kept = self._kept, []
        self.app.key_processor.feed_multiple(kept)
        self.app.key_processor.process_keys()
        self.app.invalidate()

    # The compiler -------------------------------------------------------------

    def _typed(self) -> None:
        """Ask the compiler once typing has paused."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        if self.app is not None and self.app.is_running and self._board.lab is not None:
            self._look = self.app.create_background_task(self._compile())

    async def _compile(self) -> None:
        await asyncio.sleep(QUIET_SECONDS)
        board = self._board
        lab, source = board.lab, board.buffer.text
        if lab is None or board.draft.is_running:
            return
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(None, trying.complaints, lab, source)
        if board.lab is lab and board.buffer.text == source:
            board.draft = replace(board.draft, complaints=found)
            if self.app is not None:
                self.app.invalidate()

    # The learner's editor -----------------------------------------------------

    async def _open(self) -> None:
        buffer = self._board.buffer
        source = buffer.text
        with interrupts_are_the_editors():
            written, sentences = await run_in_terminal(lambda: self._desk.write(source))
        self._board.draft = replace(self._board.draft, is_running=False)
        if written != source:
            buffer.document = Document(written, min(buffer.cursor_position, len(written)))
        self._board.say(sentences)
        self._go_on()
