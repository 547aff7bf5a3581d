"""The stepper as a prompt-toolkit application."""

from __future__ import annotations

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from quizgo.gosim.tape import Tape
from quizgo.ui.fragments import fragments
from quizgo.ui.looks import current
from quizgo.ui.pictures import RunName
from quizgo.ui.prose.steps import StepWords
from quizgo.ui.running import run as run_app
from quizgo.ui.stepper.keys import key_bindings
from quizgo.ui.stepper.screen import has_two_columns, screen
from quizgo.ui.stepper.step import Action, Step, beginning
from quizgo.ui.theme import color_depth, style

ESCAPE_SECONDS = 0.2


def walk(
    tape: Tape,
    source: str,
    run: RunName,
    words: StepWords,
    *,
    input: Input | None = None,
    output: Output | None = None,
) -> Step:
    """Walk a run on the full screen until it is left; where one stood."""
    return Stepper(tape, source, run, words, input, output).walk()


class Stepper:
    """Joins a step with the application that draws it."""

    def __init__(
        self,
        tape: Tape,
        source: str,
        run: RunName,
        words: StepWords,
        input: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self.step = beginning(tape)
        self._source = source
        self._run = run
        self._words = words
        looks = current()
        self._app: Application[None] = Application(
            layout=Layout(
                Window(FormattedTextControl(self._text, focusable=True), always_hide_cursor=True)
            ),
            key_bindings=key_bindings(
                self._apply,
                lambda: self.step.wanted is not None,
                self._has_two_columns,
                looks.keys,
            ),
            style=style(looks.theme),
            color_depth=color_depth(looks.theme),
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
        self.step = action(self.step)

    def _has_two_columns(self) -> bool:
        return has_two_columns(self._app.output.get_size().columns)

    def _text(self) -> StyleAndTextTuples:
        size = self._app.output.get_size()
        lines = screen(
            self.step,
            self._source,
            self._run,
            self._words,
            columns=size.columns,
            rows=size.rows,
        )
        return fragments(lines)
