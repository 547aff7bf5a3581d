"""The stepper as a prompt-toolkit application."""

from __future__ import annotations

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.output import Output

from quizgo.gosim.tape import Tape
from quizgo.model import Lang
from quizgo.ui.fragments import fragments
from quizgo.ui.looks import current
from quizgo.ui.pictures import RunName
from quizgo.ui.prose import words_in
from quizgo.ui.prose.steps import step_words_in
from quizgo.ui.running import run as run_app
from quizgo.ui.stepper.keys import key_bindings
from quizgo.ui.stepper.screen import Labels, has_two_columns, prompt, screen
from quizgo.ui.stepper.step import Action, Step, beginning, entered
from quizgo.ui.theme import color_depth, cursor_shapes, editing_mode, mode_sign, style

ESCAPE_SECONDS = 0.2


def walk(
    tape: Tape,
    source: str,
    run: RunName,
    lang: Lang,
    *,
    input: Input | None = None,
    output: Output | None = None,
) -> Step:
    """Walk a run on the full screen until it is left; where one stood."""
    return Stepper(tape, source, run, lang, input, output).walk()


class Stepper:
    """Joins a step with the application that draws it."""

    def __init__(
        self,
        tape: Tape,
        source: str,
        run: RunName,
        lang: Lang,
        input: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self.step = beginning(tape)
        self._source = source
        self._run = run
        self._lang = lang
        looks = current()
        self._labels = Labels(step_words_in(lang), words_in(lang), looks.keys)
        self._line = Buffer(multiline=False, accept_handler=self._enter)
        self._body = Window(
            FormattedTextControl(self._text, focusable=True), always_hide_cursor=True
        )
        self._entry = Window(BufferControl(self._line), height=1, get_line_prefix=self._prompt)
        is_typing = Condition(self._is_typing)
        self._app: Application[None] = Application(
            layout=Layout(
                HSplit([self._body, ConditionalContainer(self._entry, is_typing)]),
                focused_element=self._body,
            ),
            key_bindings=key_bindings(
                self._apply, self._is_typing, self._has_two_columns, looks.keys
            ),
            style=style(looks.theme),
            color_depth=color_depth(looks.theme),
            editing_mode=editing_mode(looks.keys),
            cursor=cursor_shapes(looks.keys),
            full_screen=True,
            input=input,
            output=output,
        )
        self._app.timeoutlen = ESCAPE_SECONDS
        self._app.ttimeoutlen = ESCAPE_SECONDS

    def walk(self) -> Step:
        run_app(self._app, gone=None)
        return self.step

    def _apply(self, action: Action) -> None:
        """Carry an action out, and put the cursor where letters go."""
        was_typing = self._is_typing()
        self.step = action(self.step)
        if self._is_typing() and not was_typing:
            self._line.reset()
            self._app.vi_state.reset()  # vi begins each line in its insert mode
        self._app.layout.focus(self._entry if self._is_typing() else self._body)

    def _enter(self, buffer: Buffer) -> bool:
        self._apply(entered(buffer.text))
        return False

    def _is_typing(self) -> bool:
        return self.step.wanted is not None

    def _has_two_columns(self) -> bool:
        return has_two_columns(self._app.output.get_size().columns)

    def _prompt(self, line: int, wraps: int) -> StyleAndTextTuples:
        """In front of what is typed."""
        sign = mode_sign(self._app, self._lang)
        columns = self._app.output.get_size().columns
        return [("class:label", sign + prompt(self.step, self._labels.own, columns - len(sign)))]

    def _text(self) -> StyleAndTextTuples:
        """The screen, but for a line that is typed."""
        size = self._app.output.get_size()
        lines = screen(
            self.step,
            self._source,
            self._run,
            self._labels,
            columns=size.columns,
            rows=size.rows - self._is_typing(),
        )
        return fragments(lines)
