"""The study screen as a prompt-toolkit application."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.output import Output

from quizgo.errors import QuizgoError
from quizgo.model import Card
from quizgo.session.actions import Quit, Reload
from quizgo.session.session import Session
from quizgo.session.state import Asking, Judged, Left, Ticking
from quizgo.ui.fragments import fragments
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.prose import words_in
from quizgo.ui.study.desk import StudyDesk
from quizgo.ui.study.keys import key_bindings
from quizgo.ui.study.picture import Size, picture
from quizgo.ui.theme import STYLE, color_depth

ESCAPE_SECONDS = 0.3
"""How long Esc waits for the letter that makes it Alt and the letter."""
REFRESH_SECONDS = 20.0
"""How often the minutes in the header are looked at again."""


def study(
    session: Session,
    desk: Desk,
    *,
    input: Input | None = None,
    output: Output | None = None,
) -> Ending:
    """Drive a session on the full screen until it is finished or left.

    Errors meant for the person come out once the screen is restored.
    """
    if isinstance(session.view.state, Left):
        return Ending.QUIT
    try:
        return _Screen(session, desk, input, output).run()
    except (EOFError, OSError):  # the terminal is gone; what it would say of it is no matter
        session.apply(Quit())
        return Ending.HUNG_UP


class _Screen:
    """Joins the desk with the application that draws it."""

    def __init__(
        self, session: Session, desk: Desk, input: Input | None, output: Output | None
    ) -> None:
        self._session = session
        self._desk = desk
        self._words = words_in(desk.lang)
        self._study = StudyDesk(session)
        self._card = Window(
            FormattedTextControl(lambda: fragments(self._study.shown.top), focusable=True),
            height=lambda: Dimension.exact(len(self._study.shown.top)),
            always_hide_cursor=True,
        )
        self._line = Window(
            BufferControl(self._study.buffer),
            height=lambda: Dimension.exact(self._study.shown.input_rows),
            wrap_lines=True,
            get_line_prefix=_line_prefix,
        )
        self._app: Application[Ending] = Application(
            layout=Layout(self._container(), focused_element=self._card),
            key_bindings=key_bindings(self._study, self._edit, after=self._focus),
            style=STYLE,
            color_depth=color_depth(),
            full_screen=True,
            refresh_interval=REFRESH_SECONDS,
            before_render=lambda _: self._look(),
            input=input,
            output=output,
        )
        self._app.timeoutlen = ESCAPE_SECONDS
        self._app.ttimeoutlen = ESCAPE_SECONDS

    def run(self) -> Ending:
        return self._app.run(pre_run=self._listen_for_hang_up)

    def _container(self) -> HSplit:
        has_line = Condition(lambda: self._study.shown.input_rows > 0)
        bottom = Window(
            FormattedTextControl(lambda: fragments(self._study.shown.bottom)),
            height=lambda: Dimension.exact(len(self._study.shown.bottom)),
        )
        return HSplit([self._card, ConditionalContainer(self._line, has_line), bottom])

    def _look(self) -> None:
        """Draw the picture anew for the size of the terminal."""
        study, size = self._study, self._app.output.get_size()
        study.shown = picture(
            study.view,
            study.draft,
            Size(size.columns, size.rows),
            self._words,
            today=self._session.day,
            minutes=int(self._session.elapsed_seconds() // 60),
            typed_lines=study.buffer.document.line_count,
        )
        self._focus()

    def _focus(self) -> None:
        """Put the cursor where letters go. Keys may come faster than the screen is drawn."""
        self._app.layout.focus(self._line if self._study.is_typing else self._card)

    # Editing ----------------------------------------------------------------

    def _edit(self, event: KeyPressEvent) -> None:
        state = self._study.state
        if isinstance(state, Asking | Ticking | Judged):
            event.app.create_background_task(self._edit_card(state.question.card))

    async def _edit_card(self, card: Card) -> None:
        """The terminal handed to the editor, then the card as it reads now."""
        try:
            with _interrupts_are_the_editors():
                sentences = await run_in_terminal(lambda: self._desk.edit(card))
            self._study.apply(Reload())
        except QuizgoError as error:
            self._app.exit(exception=error)
            return
        self._study.say(sentences)
        self._focus()
        self._app.invalidate()

    def _listen_for_hang_up(self) -> None:
        if not hasattr(signal, "SIGHUP"):
            return
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._hang_up)

    def _hang_up(self) -> None:
        if not self._study.has_left():
            self._study.quit()
            self._app.exit(result=Ending.HUNG_UP)


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """While the editor runs, Ctrl-C is its own matter and ends no session."""
    before = signal.getsignal(signal.SIGINT)
    loop = asyncio.get_running_loop()
    had_handler = loop.remove_signal_handler(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if had_handler:
            from prompt_toolkit.application import get_app

            loop.add_signal_handler(signal.SIGINT, get_app().key_processor.send_sigint)


def _line_prefix(line: int, wrap_count: int) -> StyleAndTextTuples:
    return [("class:key", "> " if wrap_count == 0 else "  ")]
