"""The text of the pane: the card, its history, why it is due.

What a card's program does is found by running it, beside the screen, once the cursor has stayed
a moment; until then its question stands there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from quizgo.grading.programs import Stopped
from quizgo.model import Card, Drive, Item, ItemId, Predict, State
from quizgo.search.facts import Facts
from quizgo.session import judge
from quizgo.settings import Show
from quizgo.text.safe import one_line
from quizgo.ui.browse.asking import Pane
from quizgo.ui.browse.browser import Browser, card_of
from quizgo.ui.content import texts
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.markdown import rendered
from quizgo.ui.marks import marks_lines
from quizgo.ui.programs import program
from quizgo.ui.prose.words import Words
from quizgo.ui.showing import ShownItem, show_lines
from quizgo.ui.tables import HistoryLine, history_table

QUIET_SECONDS = 0.25
"""How long the cursor stays before a program is run."""

Key = tuple[ItemId, Pane, int, Show, int]
"""What the lines depend on: item, pane, width, language, and how often rows have changed."""


class Reader:
    """Gives the lines of the pane, and keeps those it gave last."""

    def __init__(self, words: Words, redraw: Callable[[], None]) -> None:
        self._words = words
        self._redraw = redraw
        self._key: Key | None = None
        self._lines: list[Line] = []
        self._task: asyncio.Task[None] | None = None
        self._threads = ThreadPoolExecutor(1)

    def lines(self, browser: Browser, width: int) -> list[Line]:
        """What is known now; more may follow, and is then drawn."""
        facts = browser.current
        if facts is None:
            return []
        key = (facts.item, browser.pane, width, browser.show, browser.finder.changes)
        if key != self._key:
            self._key = key
            self._lines = self._made(browser, facts, width, key)
        return self._lines

    def forget(self) -> None:
        """The cards may have changed."""
        self._key = None

    def leave(self) -> None:
        """The screen is gone: nothing needs to run on."""
        judge.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _made(self, browser: Browser, facts: Facts, width: int, key: Key) -> list[Line]:
        match browser.pane:
            case Pane.HISTORY:
                return _history(browser, facts, width, self._words)
            case Pane.WHY:
                sentences = browser.desk.why(facts.item)
                return [line for each in sentences for line in wrapped([("", each)], width)]
            case Pane.CARD:
                return self._card(browser, facts, width, key)

    def _card(self, browser: Browser, facts: Facts, width: int, key: Key) -> list[Line]:
        card = browser.desk.card(card_of(facts))
        own = marks_lines(facts.progress, browser.own, width)
        if card is None:
            return [*own, *wrapped([("class:quiet", browser.own.gone)], width)]
        shown = _shown(facts)
        if isinstance(card.body, Predict | State | Drive):
            self._find_out(card, shown, browser, width, key)
            running = wrapped([("class:quiet", browser.own.running)], width)
            return [*own, *_question(card.body, browser.show, width), (), *running]
        return [*own, *show_lines(card, [shown], browser.show, self._words, width)]

    # Programs -------------------------------------------------------------------

    def _find_out(
        self, card: Card, shown: ShownItem, browser: Browser, width: int, key: Key
    ) -> None:
        if self._task is not None:
            self._task.cancel()
        show, own = browser.show, marks_lines(shown.progress, browser.own, width)

        def found() -> list[Line]:
            return [*own, *show_lines(card, [shown], show, self._words, width)]

        self._task = asyncio.ensure_future(self._run(found, key))

    async def _run(self, work: Callable[[], list[Line]], key: Key) -> None:
        await asyncio.sleep(QUIET_SECONDS)
        loop = asyncio.get_running_loop()
        try:
            lines = await loop.run_in_executor(self._threads, work)
        except Stopped:
            return
        if key == self._key:
            self._lines = lines
            self._redraw()


def _shown(facts: Facts) -> ShownItem:
    part = facts.item.partition("#")[2]
    item = Item(facts.item, card_of(facts), part)
    return ShownItem(item, facts.state, facts.progress, facts.retrievability)


def _question(body: Predict | State | Drive, show: Show, width: int) -> list[Line]:
    sources = [*texts(body.ask, show), *program(body)]
    return [line for source in sources for line in rendered(source, width)]


def _history(browser: Browser, facts: Facts, width: int, words: Words) -> list[Line]:
    entries = browser.desk.history(facts.item)
    if not entries:
        return wrapped([("class:quiet", browser.own.no_history)], width)
    return [line for entry in entries for line in _entry(entry, words, width)]


def _entry(entry: HistoryLine, words: Words, width: int) -> list[Line]:
    """`2026-11-24 08:00  review · 4 good · 12.3`."""
    at, _, what, grade, seconds = history_table([entry], words).rows[0]
    said = " · ".join(one_line(part) for part in (what, grade, seconds) if part)
    return wrapped([("class:quiet", at), ("", f"  {said}")], width)
