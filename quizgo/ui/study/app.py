"""The study screen as a prompt-toolkit application."""

from __future__ import annotations

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
from prompt_toolkit.layout.processors import TabsProcessor
from prompt_toolkit.output import Output

from quizgo.model import Card
from quizgo.session.actions import Quit, Reload
from quizgo.session.flow import Flow
from quizgo.session.state import Left
from quizgo.ui.fragments import fragments
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.grades import words_for
from quizgo.ui.lines import TAB_CELLS, cells
from quizgo.ui.running import interrupts_are_the_editors, run
from quizgo.ui.study.board import Board
from quizgo.ui.study.editor import GoLexer, margin
from quizgo.ui.study.keys import key_bindings
from quizgo.ui.study.picture import Size, picture
from quizgo.ui.study.trials import Trials
from quizgo.ui.theme import color_depth, cursor_shapes, editing_mode, mode_sign, style

ESCAPE_SECONDS = 0.3
"""How long Esc waits for the letter that makes it Alt and the letter."""
REFRESH_SECONDS = 20.0
"""How often the minutes in the header are looked at again."""
CLOCK_SECONDS = 1.0
"""How often the clocks of an interview are."""


def study(
    session: Flow,
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
    ending = _Screen(session, desk, input, output).run()
    if ending is Ending.HUNG_UP:
        session.apply(Quit())
    return ending


class _Screen:
    """Joins the desk with the application that draws it."""

    def __init__(
        self, session: Flow, desk: Desk, input: Input | None, output: Output | None
    ) -> None:
        self._session = session
        self._desk = desk
        self._words = words_for(desk.lang, desk.looks)
        self._is_editing = False
        self._place = (False, 0)
        """Whether something is typed, and for which card of the session."""
        self._looks = looks = desk.looks
        self._board = Board(session, four_grades=looks.four_grades)
        self._trials = Trials(self._board, desk, self._words, after=self._focus)
        self._card = Window(
            FormattedTextControl(lambda: fragments(self._board.shown.top), focusable=True),
            height=lambda: Dimension.exact(len(self._board.shown.top)),
            always_hide_cursor=True,
        )
        self._line = Window(
            BufferControl(
                self._board.buffer,
                lexer=GoLexer(lambda: self._board.lab is not None),
                input_processors=[TabsProcessor(tabstop=TAB_CELLS, char1=" ", char2=" ")],
                include_default_input_processors=True,
            ),
            height=lambda: Dimension.exact(self._board.shown.input_rows),
            wrap_lines=True,
            get_line_prefix=self._line_prefix,
        )
        self._note = Window(
            BufferControl(self._board.care.note, include_default_input_processors=True),
            height=lambda: Dimension.exact(self._board.shown.input_rows),
            get_line_prefix=lambda line, wraps: [("class:key", f"{self._mode()}> ")],
        )
        self._app: Application[Ending] = Application(
            layout=Layout(self._container(), focused_element=self._card),
            key_bindings=key_bindings(
                self._board, self._edit, self._trials, after=self._focus, keymap=looks.keys
            ),
            style=style(looks.theme),
            color_depth=color_depth(looks.theme),
            editing_mode=editing_mode(looks.keys),
            cursor=cursor_shapes(looks.keys),
            full_screen=True,
            refresh_interval=CLOCK_SECONDS if self._board.is_interview else REFRESH_SECONDS,
            before_render=lambda _: self._look(),
            input=input,
            output=output,
        )
        self._trials.app = self._app
        self._app.timeoutlen = ESCAPE_SECONDS
        self._app.ttimeoutlen = ESCAPE_SECONDS

    def run(self) -> Ending:
        try:
            return run(self._app, gone=Ending.HUNG_UP)
        finally:
            self._trials.leave()

    def _container(self) -> HSplit:
        has_line = Condition(lambda: self._board.shown.input_rows > 0)
        writes_note = Condition(lambda: self._board.draft.writes_note)
        bottom = Window(
            FormattedTextControl(lambda: fragments(self._board.shown.bottom)),
            height=lambda: Dimension.exact(len(self._board.shown.bottom)),
        )
        return HSplit(
            [
                self._card,
                ConditionalContainer(self._line, has_line & ~writes_note),
                ConditionalContainer(self._note, has_line & writes_note),
                bottom,
            ]
        )

    def _look(self) -> None:
        """Draw the picture anew for the size of the terminal."""
        board, size = self._board, self._app.output.get_size()
        board.wheel.begin()
        board.shown = picture(
            board.view,
            board.draft,
            Size(size.columns, size.rows),
            self._words,
            today=self._session.day,
            clocks=self._session.view.clocks,
            minutes=int(self._session.elapsed_seconds() // 60),
            typed_lines=board.buffer.document.line_count,
            typed_row=board.buffer.document.cursor_position_row,
            looks=self._looks,
            mode=self._mode() if board.is_in_editor else "",
        )
        self._focus()

    def _focus(self) -> None:
        """Put the cursor where letters go. Keys may come faster than the screen is drawn."""
        board = self._board
        line = self._note if board.draft.writes_note else self._line
        self._app.layout.focus(line if board.is_typing else self._card)
        place = (board.is_typing, board.view.position)
        if place != self._place:
            self._place = place
            self._app.vi_state.reset()  # vi begins each text in its insert mode

    def _line_prefix(self, line: int, wraps: int) -> StyleAndTextTuples:
        """What stands in front of typed text: a prompt, or the number of a program's line."""
        board = self._board
        if board.lab is None:
            mode = self._mode()
            is_first = line == 0 and wraps == 0
            front = mode if is_first else " " * cells(mode)
            return [("class:key", front + ("> " if wraps == 0 else "  "))]
        return margin(
            line,
            wraps,
            columns=self._app.output.get_size().columns,
            complaints=board.draft.complaints,
            lines=board.buffer.document.line_count,
        )

    def _mode(self) -> str:
        """Under vi, a sign for its mode while something is typed."""
        return mode_sign(self._app, self._desk.lang) if self._board.is_typing else ""

    # Editing ----------------------------------------------------------------

    def _edit(self, event: KeyPressEvent) -> None:
        card = self._board.care.card_to_edit()
        if self._board.is_interview:
            self._board.apply(Reload())  # which says that it cannot be done
        elif card is not None and not self._is_editing:
            self._is_editing = True
            event.app.create_background_task(self._edit_card(card))

    async def _edit_card(self, card: Card) -> None:
        """The terminal handed to the editor, then the card as it reads now."""
        with interrupts_are_the_editors():
            sentences = await run_in_terminal(lambda: self._desk.edit(card))
        self._is_editing = False
        if self._board.has_card:
            self._board.apply(Reload())
        self._board.say(sentences)
        self._focus()
        self._app.invalidate()
