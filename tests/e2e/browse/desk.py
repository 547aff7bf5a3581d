"""A learner with one deck of their own, and the browse screen over it in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.commands.browse import desk_of
from quizgo.commands.opening import Opened, opened
from quizgo.model import Lang
from quizgo.settings import Show
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.screen import BY_DEFAULT, Picture, Query, Size, picture
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import Line, line_cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from tests.terminal import Terminal

CARDS = "\n".join(
    f"- {{id: c{n}, kind: basic, tags: [t{n % 3}], ask: Question {n}, answer: Answer {n % 4}}}"
    for n in range(9)
)
DECK = f"deck: my/d\ncards:\n{CARDS}\n- {{id: gap, kind: cloze, text: 'a {{{{c1::b}}}} 你好'}}\n"


class Hands:
    """A clock that moves on with each look."""

    seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 0.01
        return self.seconds


class NoPane:
    """A pane without text."""

    def lines(self, browser: Browser, width: int) -> list[Line]:
        return [(("", "…" * width),)] * 7


@dataclass(frozen=True)
class Learner:
    """Has a home with one deck, and opens it in this process."""

    home: Path
    made: Path
    """A home with one deck besides the bundled ones, in which nothing was done yet."""
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def types(self, *words: str) -> str:
        assert run(words) == 0
        return self.capsys.readouterr().out

    def moves(self, name: str) -> Learner:
        """Another home, with the same deck."""
        home = self.home.with_name(name)
        shutil.copytree(self.made, home)
        self.monkeypatch.setenv("QUIZGO_HOME", str(home))
        return replace(self, home=home)

    @contextmanager
    def browser(self, query: str = "deck:my", lang: Lang = Lang.EN) -> Iterator[Browser]:
        with opened() as it:
            yield browser_of(it, query, lang)

    def log(self) -> list[dict[str, object]]:
        """What is in the log, without what two logs never share."""
        rows: list[dict[str, object]] = json.loads(self.types("history", "--json"))
        kept = ("item", "kind", "on", "value", "undone")
        return [{name: row.get(name) for name in kept} for row in rows]


def browser_of(it: Opened, query: str, lang: Lang = Lang.EN) -> Browser:
    browser = Browser(desk_of(it), browse_words_in(lang), Hands(), show=Show(lang), query=query)
    browser.finder.finish()
    browser.settle()
    return browser


def names(browser: Browser) -> list[str]:
    rows = browser.finder.rows
    return [rows[at].item.removeprefix("my/d/") for at in browser.finder.found]


def drawn(
    browser: Browser,
    columns: int,
    rows: int,
    lang: Lang = Lang.EN,
    keys: KeyMap = BY_DEFAULT,
) -> list[str]:
    """The screen with a line for the query."""
    found: Picture = picture(
        browser,
        Query(browser.finder.query, len(browser.finder.query), 0, browser.own.find),
        NoPane(),
        Size(columns, rows),
        words_in(lang),
        keys=keys,
    )
    lines = [*found.head, (), *found.body, *found.bottom]
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)
    return [line_text(line) for line in lines]


def shows(terminal: Terminal, *texts: str) -> None:
    for text in texts:
        terminal.wait_for(text)
