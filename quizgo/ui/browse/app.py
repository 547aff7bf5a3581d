"""The browse screen as a prompt-toolkit application."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
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

from quizgo.ui.browse.asking import Asked
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.desk import Closed, Leaving
from quizgo.ui.browse.keys import key_bindings
from quizgo.ui.browse.reading import Reader
from quizgo.ui.browse.screen import Picture, Query, Size, picture, prompt
from quizgo.ui.fragments import fragments
from quizgo.ui.looks import Looks
from quizgo.ui.prose.words import Words
from quizgo.ui.running import interrupts_are_the_editors, run
from quizgo.ui.theme import color_depth, cursor_shapes, editing_mode, mode_sign, style

ESCAPE_SECONDS = 0.2
WORK_SECONDS = 0.012
"""Of a slice of searching between two keys."""
REDRAW_SECONDS = 0.1
"""Between two pictures while a search goes on."""

WriteText = Callable[[str], str]
"""Open a text in the learner's editor; as it is afterwards. Raises QuizgoError."""


def browse(
    browser: Browser,
    words: Words,
    *,
    write: WriteText,
    looks: Looks,
    input: Input | None = None,
    output: Output | None = None,
) -> Leaving:
    """Drive the screen until it is left."""
    return _Screen(browser, words, write, looks, input, output).run()


class _Screen:
    """Joins the browser with the application that draws it."""

    def __init__(
        self,
        browser: Browser,
        words: Words,
        write: WriteText,
        looks: Looks,
        input: Input | None,
        output: Output | None,
    ) -> None:
        self._browser = browser
        self._words = words
        self._write = write
        self._looks = looks
        self._reader = Reader(words, self._redraw)
        self._picture = Picture([()], [], [])
        self._working = False
        self._is_editing = False
        self._place: tuple[bool, object] = (False, None)
        """Whether the query is typed, and what is asked for in the last line."""
        self._query = Buffer(
            document=Document(browser.finder.query),
            multiline=False,
            on_text_changed=lambda buffer: self._ask(buffer.text),
        )
        self._entry = Buffer(multiline=False, accept_handler=self._answer)
        self._query_window = self._line(self._query, self._before_query)
        self._entry_window = self._line(self._entry, self._prompt)
        self._body = _text(lambda: self._picture.body, focusable=True)
        self._app: Application[Leaving] = Application(
            layout=Layout(self._container(), focused_element=self._body),
            key_bindings=key_bindings(browser, self, self._after, looks.keys),
            style=style(looks.theme),
            color_depth=color_depth(looks.theme),
            editing_mode=editing_mode(looks.keys),
            cursor=cursor_shapes(looks.keys),
            full_screen=True,
            before_render=lambda _: self._look(),
            input=input,
            output=output,
        )
        self._app.timeoutlen = ESCAPE_SECONDS
        self._app.ttimeoutlen = ESCAPE_SECONDS

    def run(self) -> Leaving:
        self._after()
        try:
            return run(self._app, gone=Closed(129), say=self._say)
        finally:
            self._reader.leave()

    # The application --------------------------------------------------------------

    def _container(self) -> HSplit:
        has_prompt = Condition(lambda: bool(self._prompt()))
        return HSplit(
            [
                _text(lambda: self._picture.head, height=1),
                self._query_window,
                self._body,
                ConditionalContainer(
                    _text(lambda: self._picture.bottom[:-1]),
                    has_prompt & Condition(lambda: len(self._picture.bottom) > 1),
                ),
                ConditionalContainer(self._entry_window, has_prompt),
                ConditionalContainer(_text(lambda: self._picture.bottom), ~has_prompt),
            ]
        )

    def _line(self, buffer: Buffer, prefix: Callable[[], str]) -> Window:
        def before(line: int, wraps: int) -> StyleAndTextTuples:
            return [("class:label", prefix())]

        return Window(BufferControl(buffer), height=1, get_line_prefix=before)

    def _before_query(self) -> str:
        browser = self._browser
        return (self._mode() if browser.is_typing else "") + browser.own.find

    def _prompt(self) -> str:
        asked = prompt(self._browser, self._app.output.get_size().columns)
        return self._mode() + asked if asked else ""

    def _mode(self) -> str:
        return mode_sign(self._app, self._looks.lang)

    def _look(self) -> None:
        """Draw the picture anew for the size of the terminal."""
        size, browser = self._app.output.get_size(), self._browser
        browser.settle()
        query = Query(
            self._query.text,
            self._query.cursor_position,
            self._query_window.horizontal_scroll,
            self._before_query(),
        )
        self._picture = picture(
            browser,
            query,
            self._reader,
            Size(size.columns, size.rows),
            self._words,
            keys=self._looks.keys,
        )
        self._work()

    def _redraw(self) -> None:
        self._app.invalidate()

    def _say(self, line: str) -> None:
        """How far a change of many cards is: drawn at once, as no key is heard until it is done."""
        self._browser.sentence = line
        self._app.before_render.fire()
        self._app.renderer.render(self._app, self._app.layout)
        self._app.after_render.fire()

    def _after(self) -> None:
        """Behind each wish: the cursor to where letters go."""
        self._browser.settle()
        question = self._browser.question
        place = (self._browser.is_typing, question)
        if place != self._place:
            if question != self._place[1]:
                text = question.text if question is not None else ""
                self._entry.document = Document(text, len(text))
            self._place = place
            self._app.vi_state.reset()  # vi begins each line in its insert mode
        if question is not None and question.asked is not Asked.SURE:
            self._app.layout.focus(self._entry_window)
        elif self._browser.is_typing:
            self._app.layout.focus(self._query_window)
        else:
            self._app.layout.focus(self._body)

    # What is typed -----------------------------------------------------------------

    def _ask(self, text: str) -> None:
        self._browser.ask(text)
        self._work()

    def _answer(self, buffer: Buffer) -> bool:
        """Keep the text where it cannot be understood."""
        self._browser.answer(buffer.text)
        self._after()
        return True

    def complete(self) -> None:
        """What all that the word may become begins with."""
        before = self._query.document.text_before_cursor
        found = self._browser.completion(before)
        if len(found.common) > len(before) - found.start:
            self._query.delete_before_cursor(len(before) - found.start)
            is_whole = len(found.words) == 1 and not found.common.endswith(":")
            self._query.insert_text(found.common + (" " if is_whole else ""))

    # Searching ---------------------------------------------------------------------

    def _work(self) -> None:
        """Go on with what is to be found, between the keys."""
        if not self._working and self._app.is_running:
            self._working = True
            self._app.create_background_task(self._find())

    async def _find(self) -> None:
        finder, drawn, changes = self._browser.finder, time.monotonic(), -1
        while finder.work(WORK_SECONDS):
            if time.monotonic() > drawn + REDRAW_SECONDS and (
                finder.changes != changes or finder.is_searching or finder.is_loading
            ):
                drawn, changes = time.monotonic(), finder.changes
                self._redraw()
            await asyncio.sleep(0)
        self._working = False
        if finder.changes != changes:
            self._redraw()

    # Outside -----------------------------------------------------------------------

    def leave(self, leaving: Leaving) -> None:
        if self._app.is_running and not self._app.is_done:
            self._app.exit(result=leaving)

    def edit(self) -> None:
        """The card under the cursor in the learner's editor."""
        self._hand_over(self._browser.edit)

    def write_note(self) -> None:
        """The note in the learner's editor."""
        self._browser.ask_for(Asked.NOTE)
        if self._browser.question is not None:
            self._hand_over(partial(self._browser.answer_written, self._write))

    def _hand_over(self, work: Callable[[], None]) -> None:
        """The terminal handed to another program until it ends."""
        if not self._is_editing:
            self._is_editing = True
            self._app.create_background_task(self._away(work))

    async def _away(self, work: Callable[[], None]) -> None:
        with interrupts_are_the_editors():
            await run_in_terminal(work)
        self._is_editing = False
        self._reader.forget()
        self._after()
        self._work()
        self._redraw()


def _text(
    lines: Callable[[], list[tuple[tuple[str, str], ...]]],
    *,
    height: int | None = None,
    focusable: bool = False,
) -> Window:
    """A window of lines, as high as there are lines unless it takes what is left."""
    return Window(
        FormattedTextControl(lambda: fragments(lines()), focusable=focusable),
        height=height if height is not None or focusable else lambda: Dimension.exact(len(lines())),
        always_hide_cursor=True,
    )
