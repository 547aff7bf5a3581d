"""The keys of the browse screen: the learner's own, on other layouts, under vi."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizgo.model import Lang
from quizgo.ui.keymap import KeyMap
from tests.e2e.browse.desk import Learner, drawn, shows
from tests.e2e.conftest import Home

OWN = """\
keys:
  browse.find: f
  browse.suspend: ctrl-s
  browse.list: ctrl-g
  browse.complete: ctrl-t
  browse.yes: j
  browse.no: k
  browse.down: w
  browse.help: h
  browse.history: f3
  browse.up: up
  browse.quit: Q
"""


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Home:
    """A learner who has not chosen yet."""
    return Home(shutil.copytree(made, tmp_path / "home"))


def set_(home: Home, text: str) -> None:
    (home.path / "config.yaml").write_text(text, encoding="utf-8")


def test_own_keys_do_the_thing_and_the_old_ones_no_longer(own: Home) -> None:
    set_(own, OWN)
    with own.terminal("browse", "deck:my") as terminal:
        shows(terminal, "10 of ", "> my/d/c0", "f find", "Ctrl-S suspend", "h help  Q quit")
        terminal.press("/", "@", "j", "?", "q", "w")
        shows(terminal, "> my/d/c1")
        assert "Suspended" not in terminal.text()
        terminal.press("\x13")
        shows(terminal, "Suspended 1 card.")
        terminal.press("f")
        shows(terminal, "Ctrl-T complete  Ctrl-G list")
        terminal.send(" is:sus\t\x14")
        shows(terminal, "Find: deck:my is:suspended")
        terminal.press("\x07")
        shows(terminal, "1 of ", "> my/d/c1")
        terminal.press("f", *["backspace"] * 13, "\x07", "a", "r")
        shows(terminal, "Make 10 cards new again? j / k")
        terminal.press("y", "n", "enter", "k")
        shows(terminal, "Left as it was.")
        terminal.press("h")
        shows(
            terminal, "Keys of the browse screen", "f  write a query", "w ↑ PgDn PgUp", "Ctrl-S  s"
        )
        terminal.press("escape", "Q")
        assert terminal.wait_for_exit() == 0


def test_keys_given_to_studying_hold_here_too_where_they_are_free(own: Home) -> None:
    set_(own, "keys: {undo: z, bury: o, note: v, browse.note: f2}\n")
    with own.terminal("browse", "deck:my") as terminal:
        shows(terminal, "10 of ", "> my/d/c0", "/ find")
        terminal.press("5")
        shows(terminal, "Flag 5 on 1 card.")
        terminal.press("u", "z")
        shows(terminal, "Taken back: Flag 5 on 1 card.")
        terminal.press("o")  # to sort by, here
        shows(terminal, "by card")
        terminal.press("b")
        shows(terminal, "Buried 1 card until tomorrow.")
        terminal.press("v")
        terminal.send("\x1bOQ")
        shows(terminal, "Note: ")
        terminal.press("escape")
        shows(terminal, "Left as it was.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_keys_of_other_layouts_find_suspend_and_say_yes(own: Home) -> None:
    with own.terminal("browse", "deck:my") as terminal:
        shows(terminal, "10 of ", "> my/d/c0")
        terminal.send("、")  # a Chinese keyboard's /
        shows(terminal, "Tab complete")
        terminal.press("enter")
        terminal.send("ｊо")  # full-width j, and j on a Russian keyboard
        shows(terminal, "> my/d/c2")
        terminal.send("фк")  # a, r
        shows(terminal, "Make 10 cards new again? y / n")
        terminal.send("ｙ")
        shows(terminal, "Made 10 cards new again.")
        terminal.send("й")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    ("lang", "insert", "normal", "asks"),
    [
        ("en_US", "[I] Find: ", "[N] Find: ", "[I] Tag: "),
        ("zh_CN", "[插] 查找：", "[普] 查找：", "[插] 标签："),
    ],
)
def test_vi_edits_the_query_and_the_last_line(
    own: Home, lang: str, insert: str, normal: str, asks: str
) -> None:
    set_(own, "editing: vi\n")
    with own.terminal("browse", "deck:my", lang=f"{lang}.UTF-8", columns=40, rows=10) as terminal:
        shows(terminal, "> my/d/c0")
        assert insert not in terminal.text()
        terminal.press("/")
        shows(terminal, insert + "deck:my")
        terminal.send(" id:x1")
        terminal.press("escape")
        shows(terminal, normal + "deck:my id:x1")
        terminal.send("hrc")  # x becomes c
        shows(terminal, normal + "deck:my id:c1")
        terminal.press("enter")
        shows(terminal, "> my/d/c1")
        terminal.press("/")
        shows(terminal, insert + "deck:my id:c1")
        terminal.press("escape")
        shows(terminal, normal)
        terminal.press("escape", "t")
        shows(terminal, asks)
        terminal.send("latex")
        terminal.press("escape")
        terminal.send("rr")
        terminal.press("enter")
        terminal.wait_until(lambda: "later" in terminal.text(), "the tag")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_under_emacs_alt_and_a_letter_move_by_words_in_the_query(own: Home) -> None:
    with own.terminal("browse", "deck:my") as terminal:
        shows(terminal, "10 of ")
        terminal.send("/")
        shows(terminal, "Tab complete")
        terminal.send(" is:new")
        terminal.send("\x1bb\x1bb\x1bbtag:t1 ")
        shows(terminal, "Find: deck:my tag:t1 is:new", "3 of ")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
def test_a_screen_without_keys_names_none(
    learner: Learner, lang: Lang, size: tuple[int, int]
) -> None:
    bare = KeyMap(dict.fromkeys(("browse.find", "browse.down", "browse.read", "suspend"), ()))
    with learner.browser(lang=lang) as browser:
        assert not drawn(browser, *size, lang, bare)[-1].startswith("/")
        browser.read()
        assert drawn(browser, *size, lang, bare)[-1].startswith("k ")
        browser.help()
        if size != (40, 10):
            assert "–" in "".join(drawn(browser, *size, lang, bare))
