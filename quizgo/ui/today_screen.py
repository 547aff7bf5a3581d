"""Today's screen as a prompt-toolkit application."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from quizgo.session.more import More
from quizgo.settings.actions import STUDY
from quizgo.ui.fragments import fragments
from quizgo.ui.layouts import add_other_layouts
from quizgo.ui.looks import Looks
from quizgo.ui.offers import offer_sequences
from quizgo.ui.prose import words_in
from quizgo.ui.running import run
from quizgo.ui.theme import color_depth, style
from quizgo.ui.today import Today, Wanted, help_lines, most_scroll, today_lines


class Screen:
    """What there is today, or the page that explains it."""

    def __init__(
        self, today: Today, looks: Looks, input: Input | None, output: Output | None
    ) -> None:
        self._today = today
        self._looks = looks
        self._words = words_in(looks.lang)
        self._explains = False
        self._scroll = 0
        """Of the page that explains."""
        self._app: Application[Wanted] = Application(
            layout=Layout(Window(FormattedTextControl(self._draw), always_hide_cursor=True)),
            key_bindings=self._key_bindings(),
            style=style(looks.theme),
            color_depth=color_depth(looks.theme),
            full_screen=True,
            input=input,
            output=output,
        )

    def run(self) -> Wanted:
        return run(self._app, gone=False)

    def _draw(self) -> StyleAndTextTuples:
        size, words, keys = self._app.output.get_size(), self._words, self._looks.keys
        if self._explains:
            lines = help_lines(size.columns, size.rows, words, keys, scroll=self._scroll)
        else:
            lines = today_lines(self._today, size.columns, size.rows, words, keys)
        return fragments(lines)

    # Keys -----------------------------------------------------------------------

    def _key_bindings(self) -> KeyBindings:
        bindings, keys = KeyBindings(), self._looks.keys
        explains = Condition(lambda: self._explains)
        does: dict[str, Callable[[KeyPressEvent], None]] = {
            "help": self._explain,
            "next": partial(self._leave, bool(self._today.total)),
            "pick": partial(self._leave, bool(self._today.total)),
            "quit": partial(self._leave, False),
            "commands": self._back,
        }
        for action, do in does.items():
            is_eager = action == "commands" and not keys.has_alt(*STUDY)
            for names in keys.reading(action):
                bindings.add(*names, eager=is_eager)(do)
        for action, lines, pages in (
            ("up", -1, 0),
            ("down", 1, 0),
            ("page_up", 0, -1),
            ("page_down", 0, 1),
        ):
            for names in keys.reading(action):
                bindings.add(*names, filter=explains)(partial(self._move, lines, pages))
        for more in self._today.offers:
            for names in offer_sequences(self._today.offers, more, keys):
                bindings.add(*names)(partial(self._leave, more))
        for name in ("c-c", "<sigint>"):
            bindings.add(name)(partial(self._leave, False))
        add_other_layouts(bindings, True)
        return bindings

    def _leave(self, wanted: bool | More, event: KeyPressEvent) -> None:
        event.app.exit(result=wanted)

    def _explain(self, _: KeyPressEvent) -> None:
        self._explains, self._scroll = not self._explains, 0

    def _back(self, event: KeyPressEvent) -> None:
        if self._explains:
            self._explain(event)
        else:
            self._leave(False, event)

    def _move(self, lines: int, pages: int, _: KeyPressEvent) -> None:
        size = self._app.output.get_size()
        by = lines + pages * max(1, size.rows - 2)
        most = most_scroll(size.columns, size.rows, self._words, self._looks.keys)
        self._scroll = min(max(0, self._scroll + by), most)
