"""Drives on two Ps in a real terminal, large and small, and through a pipe: solved and failed."""

from __future__ import annotations

from textwrap import indent

import pytest

from tests.driving import ASLEEP_GO, HALF_GO
from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD
from tests.e2e.test_drives import AS_GO, GIVEN_UP, RIGHT
from tests.e2e.walking import DONE, LANGS, grades, leave

HALF = f"""\
- id: half
  kind: drive
  ask: {{en: "Steal.", zh: "窃取。"}}
  go: |
{indent(HALF_GO, "    ")}
  goal: as-go
  procs: 2
  moves: 3
"""
LATE = f"""\
- id: late
  kind: drive
  ask: {{en: "Too late.", zh: "太迟了。"}}
  go: |
{indent(ASLEEP_GO, "    ")}
  goal: {{output: "false"}}
  moves: 1
  procs: 2
"""
MANY = (
    AS_GO.replace("id: order", "id: many")
    .replace("range 3", "range 12")
    .replace("goal: as-go", "goal: as-go\n  moves: 1")
)
NEXT = {"en": "What does P1 do next?", "zh": "P1 接下来做什么？"}
STEAL = {"en": "1. steal from the queue of P0", "zh": "1. 从 P0 的队列窃取"}
OWN = {"en": "1. work#1, number 1 in the queue", "zh": "1. work#1，本地队列第 1 个"}
WRONG = {"en": "P1: Not this: steal the runnext of P0.", "zh": "P1：不是：窃取 P0 的 runnext。"}
HALVED = {"en": "2 of the 4", "zh": "4 个取走 2 个"}
WAKES = {"en": "2. time passes until main wakes", "zh": "2. 让时间流逝，直到 main 醒来"}
SMALL, LARGE = (40, 10), (80, 24)


@pytest.mark.parametrize("size", [LARGE, SMALL])
@pytest.mark.parametrize("lang", LANGS)
def test_a_p_is_told_from_whom_to_steal_and_of_a_wrong_source(
    lang: str, size: tuple[int, int], home: Home
) -> None:
    columns, rows = size
    deck = home.deck(HEAD + HALF + HALF.replace("id: half", "id: again"))
    words = ("study", str(deck), "--lang", lang)
    with home.terminal(*words, columns=columns, rows=rows, lang=LANGS[lang]) as terminal:
        terminal.wait_for(STEAL[lang])
        terminal.send("1")
        terminal.wait_for("1. work#1")
        terminal.press("down", "enter")
        terminal.wait_for(STEAL[lang])
        terminal.send("1")
        terminal.wait_for(RIGHT[lang])
        terminal.press("enter")
        terminal.wait_until_gone(RIGHT[lang])
        terminal.wait_for(STEAL[lang])
        terminal.send("2")
        terminal.wait_for("1. work#1")
        if size == LARGE:
            terminal.wait_for(WRONG[lang])
        terminal.send("g")
        terminal.wait_for(GIVEN_UP[lang])
        terminal.press("enter")
        terminal.wait_until_gone(GIVEN_UP[lang])
        terminal.send("q")
        terminal.wait_for(DONE[lang])
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
    assert grades(home) == [(1, 1), (5, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_sleeper_is_woken_early_on_a_small_screen(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + LATE)
    columns, rows = SMALL
    words = ("study", str(deck), "--lang", lang)
    with home.terminal(*words, columns=columns, rows=rows, lang=LANGS[lang]) as terminal:
        terminal.wait_for("2. prepare")
        terminal.press("enter")
        terminal.wait_for({"en": "the goal was not", "zh": "没有达到目标"}[lang])
        terminal.press("backspace")
        terminal.wait_for("2. prepare")
        terminal.send("1")
        terminal.wait_for("2. " + {"en": "time passes", "zh": "让时间流逝"}[lang])
        terminal.send("2")
        terminal.wait_for("1. main")
        terminal.press("enter")
        terminal.wait_for(RIGHT[lang])
        leave(terminal, lang)
    assert grades(home) == [(4, 2)]


def test_the_twelfth_is_chosen_by_two_digits_on_a_small_screen(home: Home) -> None:
    deck = home.deck(HEAD + MANY)
    columns, rows = SMALL
    with home.terminal("study", str(deck), columns=columns, rows=rows) as terminal:
        terminal.wait_for("Who runs next?")
        terminal.send("1")
        terminal.wait_for("1_: one more digit")
        terminal.send("2")
        terminal.wait_for("Right.")
        leave(terminal)
    assert grades(home) == [(5, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_drives_on_two_ps_are_solved_in_lines(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + HALF + LATE + MANY)
    lines = "1\n1\n1\n\n" + "1\n2\n\n\n" + "12\n\n"
    done = home.run("study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    for text in (NEXT, STEAL, OWN, HALVED, WAKES):
        assert text[lang] in done.stdout
    assert grades(home) == [(5, 1), (5, 1), (5, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_drives_on_two_ps_are_failed_in_lines(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + HALF + LATE)
    lines = "2\n:g\n\n" + "2\n\n:g\n\n"
    done = home.run("study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    for text in (WRONG, HALVED, GIVEN_UP):
        assert text[lang] in done.stdout
    assert grades(home) == [(1, 1), (1, 1)]
