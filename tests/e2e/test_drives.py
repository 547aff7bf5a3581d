"""Drives in a real terminal and through a pipe: solved, failed and given up, in both languages."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD
from tests.e2e.walking import LANGS, grades, leave

AS_GO = """\
- id: order
  kind: drive
  ask: {en: "In which order?", zh: "按什么顺序？"}
  go: |
    package main

    import "sync"

    func worker(wg *sync.WaitGroup) { wg.Done() }

    func main() {
    \tvar wg sync.WaitGroup
    \tfor range 3 {
    \t\twg.Add(1)
    \t\tgo worker(&wg)
    \t}
    \twg.Wait()
    }
  goal: as-go
"""
LOCKS = """\
- id: locks
  kind: drive
  ask: {en: "Lock them up.", zh: "让它们锁死。"}
  go: |
    package main

    import "sync"

    var a, b sync.Mutex

    func both(first, second *sync.Mutex, wg *sync.WaitGroup) {
    \tfirst.Lock()
    \tsecond.Lock()
    \tsecond.Unlock()
    \tfirst.Unlock()
    \twg.Done()
    }

    func main() {
    \tvar wg sync.WaitGroup
    \twg.Add(2)
    \tgo both(&a, &b, &wg)
    \tgo both(&b, &a, &wg)
    \twg.Wait()
    }
  goal: {deadlock: true}
  moves: 2
"""
WHO_NEXT = {"en": "Who runs next?", "zh": "接下来谁运行？"}
RIGHT = {"en": "Right.", "zh": "正确。"}
WRONG = {"en": "Not worker#1.", "zh": "不是 worker#1。"}
FAILED = {"en": "the goal was not reached", "zh": "没有达到目标"}
GIVEN_UP = {"en": "Given up.", "zh": "已放弃。"}
WAY = {"en": "A way in 2 moves:", "zh": "一种 2 步的走法："}


@pytest.mark.parametrize("lang", LANGS)
def test_go_s_decisions_are_made_on_the_screen(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + AS_GO)
    with home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        terminal.wait_for(WHO_NEXT[lang])
        terminal.send("3")
        terminal.wait_for("2. worker#2")
        terminal.send("1")
        terminal.wait_for(RIGHT[lang])
        leave(terminal, lang)
    assert grades(home) == [(5, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_failure_is_missed_taken_back_and_reached_on_a_small_screen(
    lang: str, home: Home
) -> None:
    deck = home.deck(HEAD + LOCKS)
    with home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        terminal.resize(40, 10)
        terminal.wait_for("2. both")
        terminal.press("enter")
        terminal.wait_for("2. both#2")
        terminal.send("1")
        terminal.wait_for("1. both#1")
        terminal.press("enter")
        terminal.wait_for({"en": "Handed in so far: 1", "zh": "已交卷 1 次"}[lang])
        terminal.press("backspace")
        terminal.wait_for("2. both#2")
        terminal.send("2")
        terminal.wait_for("1. both#2")
        terminal.press("enter")
        terminal.wait_for(RIGHT[lang])
        leave(terminal, lang)
    assert grades(home) == [(4, 2)]


@pytest.mark.parametrize("lang", LANGS)
def test_drives_are_solved_in_lines(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + AS_GO + LOCKS)
    lines = "3\n1\n\n" + "\n1\n2\n\n\n"
    done = home.run("study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(RIGHT[lang]) == 2
    assert grades(home) == [(5, 1), (5, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_drives_are_failed_in_lines(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + AS_GO + LOCKS)
    lines = "1\n2\n\n" + "\n1\n\n:g\n\n"
    done = home.run("study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    for text in (WRONG, FAILED, GIVEN_UP, WAY):
        assert text[lang] in done.stdout
    assert sorted(grades(home), key=str) == [(1, 1), (4, 3)]


def test_a_broken_drive_says_so_and_the_session_goes_on(home: Home) -> None:
    broken = AS_GO.replace("wg.Done()", "wg.Dun()").replace("id: order", "id: broken")
    deck = home.deck(HEAD + broken + AS_GO)
    done = home.run("study", str(deck), "--plain", input="\n3\n1\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "wg.Dun undefined" in done.stdout
    checked = home.run("check", str(deck))
    assert checked.returncode == 1
    assert "does not compile" in checked.stdout + checked.stderr
