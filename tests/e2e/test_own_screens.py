"""Today's screen and the study screen in a real terminal, as a learner has made them: keys, vi,
four grades, themes, in both languages and at three sizes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import Home

SIZES = ((40, 10), (200, 60), (80, 24))
DECK = """\
deck: my/own
title: {en: Own, zh: 自己的}
cards:
- {id: park, kind: typed, ask: {en: "Who parks?", zh: "谁挂起？"}, accept: [gopark]}
- {id: ready, kind: basic, ask: {en: "Who readies?", zh: "谁唤醒？"}, answer: goready}
"""
SETTINGS = """\
interface: LANG
lang: LANG
editing: vi
four_grades: true
theme: THEME
keys:
  quit: Q
  undo: z
  help: f2
  pick: [space, "."]
"""


@dataclass(frozen=True)
class Said:
    """What the screens say in one language."""

    today: str
    leave: str
    ask: str
    next: str
    commands: str
    easy: str
    grades: str
    taken_back: str


WORDS = {
    "en": Said(
        "Today", "Q leave", "Who parks?", "Who readies?", "Esc Esc", "4 easy", "1-4:", "Took back"
    ),
    "zh": Said("今天", "Q 离开", "谁挂起？", "谁唤醒？", "Esc Esc", "4 轻松", "1-4：", "已撤销"),
}


def settle(home: Home, lang: str, theme: str) -> None:
    text = SETTINGS.replace("LANG", lang).replace("THEME", theme)
    (home.path / "config.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_todays_screen_has_own_keys_at_every_size(home: Home, lang: str) -> None:
    settle(home, lang, "high-contrast")
    said = WORDS[lang]
    with home.terminal(columns=80, rows=24) as terminal:
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.wait_until(
                lambda: said.leave in terminal.text().splitlines()[-1],
                f"the bar at {columns} columns",
            )
        assert b"48;2;0;0;0" in terminal.raw or b"48;5;16" in terminal.raw
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_session_with_own_keys_under_vi(home: Home, lang: str) -> None:
    settle(home, lang, "colour-blind")
    said = WORDS[lang]
    deck = home.deck(DECK)
    with home.terminal("study", str(deck), columns=80, rows=24) as terminal:
        terminal.wait_for(said.ask)
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.wait_until(
                lambda: said.commands in terminal.text().splitlines()[-1],
                f"the bar at {columns} columns",
            )
        terminal.send("goparx")
        terminal.wait_for("> goparx")
        terminal.press("escape")
        terminal.send("rk")
        terminal.wait_for("> gopark")
        terminal.press("enter")
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.wait_until(
                lambda: (
                    "[4" in terminal.text().splitlines()[-1]
                    and "5" not in terminal.text().splitlines()[-1]
                ),
                f"the grades at {columns} columns",
            )
        assert said.easy in terminal.text().splitlines()[-1]
        terminal.send("\x1bOQ")
        terminal.wait_for(said.grades)
        terminal.press("enter", "3")
        terminal.wait_for(said.next)
        terminal.press("я")  # z on a Russian keyboard
        terminal.wait_for(said.taken_back)
        terminal.press("escape", "escape")
        terminal.wait_until(lambda: "Q" in terminal.text().splitlines()[-1], "keys again")
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0
    assert re.search(rb"38;2;|38;5;", terminal.raw)
    listed = home.json("history")
    assert isinstance(listed, list)
    assert [row["grade"] for row in listed if row["kind"] == "scheduled"] == [4]
