"""The browse screen: a change of many cards says how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.commands.browse import desk_of
from quizgo.commands.opening import opened
from quizgo.model import Lang
from quizgo.settings import Show
from quizgo.ui.browse.app import browse
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.desk import Change, Closed
from quizgo.ui.looks import Looks
from quizgo.ui.progress import progress
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from tests.e2e.browse.desk import Hands, Learner


def test_a_change_that_takes_long_says_how_long_it_will_still_take(
    learner: Learner, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    minutes = iter(range(0, 600, 60))

    def record(changes: Sequence[Change]) -> tuple[str, ...]:
        with progress("Going on", 4, monotonic=lambda: next(minutes)) as step:
            for _ in range(4):
                step()
                said.append(browser.sentence)
        return desk.record(changes)

    with opened() as it:
        desk = desk_of(it)
        browser = Browser(
            replace(desk, record=record),
            browse_words_in(Lang.EN),
            Hands(),
            show=Show.EN,
            query="deck:my",
        )
        browser.finder.finish()
        with create_pipe_input() as keys:
            keys.send_text("a@q")
            leaving = browse(
                browser,
                words_in(Lang.EN),
                write=str,
                looks=Looks(),
                input=keys,
                output=DummyOutput(),
            )
    assert isinstance(leaving, Closed)
    assert said == [
        "Going on: 25%, about 3 min left.",
        "Going on: 50%, about 2 min left.",
        "Going on: 75%, about 60 s left.",
        "Going on: 100%, about 1 s left.",
    ]
    assert browser.sentence.startswith("Suspended 10 cards")
    assert capsys.readouterr().err == ""
