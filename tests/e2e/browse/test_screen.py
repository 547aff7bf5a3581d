"""The browse screen at every size, and in a real terminal in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizgo.model import Lang
from quizgo.ui.browse.asking import Asked
from tests.e2e.browse.desk import Learner, drawn, shows
from tests.e2e.conftest import Home


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60), (20, 6), (129, 13), (5, 3)])
def test_every_state_fits_the_screen(learner: Learner, lang: Lang, size: tuple[int, int]) -> None:
    with learner.browser(lang=lang) as browser:
        drawn(browser, *size, lang)
        browser.mark_all()
        browser.suspend()
        drawn(browser, *size, lang)
        for asked in (Asked.TAG, Asked.DUE):
            browser.ask_for(asked)
            browser.answer("?!?, ,")
            drawn(browser, *size, lang)
            browser.back()
        for turn in (browser.read, browser.next_pane, browser.next_pane, browser.fold):
            turn()
            drawn(browser, *size, lang)
        browser.help()
        drawn(browser, *size, lang)
        browser.help()
        browser.write_query()
        for query in ("", "deck:", "is:x", "(" * 60, "nothing such"):
            browser.ask(query)
            browser.finder.finish()
            browser.settle()
            drawn(browser, *size, lang)


def test_browsing_in_a_terminal(made: Path, tmp_path: Path) -> None:
    home = Home(shutil.copytree(made, tmp_path / "home"))
    with home.terminal("browse", "deck:my") as terminal:
        terminal.wait_for("10 of ")
        shows(terminal, "> my/d/c0", "Answer 0", "by deck")
        terminal.press("/")
        terminal.send(" is:s")
        shows(terminal, "is:suspended")
        terminal.press("tab", "enter")
        shows(terminal, "No card is meant by this query.")
        terminal.press("/", *["backspace"] * 14, "enter")
        terminal.press("space", "J", "@")
        shows(terminal, "Suspended 3 cards.", "3 marked")
        terminal.press("d")
        shows(terminal, "Due (2027-01-15, +3, forget):")
        terminal.send("+5\r")
        shows(terminal, "Make 3 cards due on 2027-01-20? y / n")
        terminal.press("y")
        shows(terminal, "3 cards are due on 2027-01-20.")
        terminal.press("t")
        terminal.send("later\r")
        shows(terminal, "Tagged 3 cards later.")
        terminal.press("u", "u", "tab")
        shows(terminal, "Taken back: 3 cards are due on 2027-01-20.", "[history]", "undone")
        terminal.resize(40, 10)
        shows(terminal, "Taken back: 3 cards are due o…")
        terminal.press("j")
        shows(terminal, "/ find")
        terminal.press("enter", "tab", "tab")
        shows(terminal, ">[card]", "j k scroll")
        terminal.press("?")
        shows(terminal, "Keys of the browse screen")
        terminal.resize(200, 60)
        shows(terminal, "u  take back what was done")
        terminal.press("?", "enter", "a", "a", "c")
        shows(terminal, "Space show")
        terminal.press("q")
        shows(terminal, "10 of ", "Question ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_browsing_in_chinese(made: Path, tmp_path: Path) -> None:
    home = Home(shutil.copytree(made, tmp_path / "home"))
    with home.terminal("browse", "deck:my", lang="zh_CN.UTF-8", columns=40, rows=10) as terminal:
        shows(terminal, "张中的 10 张", "> my/d/c0", "/ 查找")
        terminal.send("、")
        terminal.send(" is:x")
        shows(terminal, "is:x` is not known")
        terminal.press(*["backspace"] * 5, "enter", "3")
        shows(terminal, "已给 1 张卡片加上旗标 3。")
        terminal.resize(80, 24)
        shows(terminal, "旗标 3", "题型")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130


def test_without_a_terminal_a_sentence_says_what_to_do(home: Home) -> None:
    done = home.run("browse")
    assert done.returncode == 2
    assert "`quizgo cards` lists cards in a pipe" in done.stderr
    assert "character 4" in home.run("browse", "is:x").stderr
