"""Other keys in a real terminal: each does the thing, the old one no longer, and `?` says so."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Home, quizgo
from tests.terminal import Terminal

SIZES = ((40, 10), (80, 24), (200, 60))
DECK = """\
deck: my/own
cards:
- {id: park, kind: typed, ask: Who parks?, accept: [gopark]}
- {id: ready, kind: basic, ask: Who readies?, answer: goready}
- {id: long, kind: points, ask: Tell of it., points: [{text: first, match: [alpha]}]}
"""
LAB = """\
deck: my/lab
cards:
- id: lab
  kind: lab
  ask: {en: Mend it., zh: 改好它。}
  go: |
    package main

    func main() {}
  checks: [{output: a}]
  solution: |
    package main

    import "fmt"

    func main() { fmt.Println("a") }
"""
PROGRAM = """\
package main

func main() {
	n := 1
	n++
	println(n)
}
"""


def settle(home: Home, text: str) -> None:
    (home.path / "config.yaml").write_text(text, encoding="utf-8")


def shows(terminal: Terminal, *texts: str) -> None:
    for text in texts:
        terminal.wait_for(text)


def bar(terminal: Terminal) -> str:
    return terminal.text().splitlines()[-1]


def test_today(home: Home) -> None:
    settle(home, "keys: {next: s, pick: ., help: h, hint: z, commands: f9, quit: Q}\n")
    with home.terminal(columns=200) as terminal:
        shows(terminal, "Today", "s study  Q leave  h help")
        terminal.press("q", "?", "enter", "space", "escape", "h")
        shows(terminal, "s .: study. Q F9: leave")
        terminal.press("h")
        shows(terminal, "s study")
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


def test_a_session(home: Home) -> None:
    settle(home, "keys: {pick: v, undo: z, why: w, help: f2, grade_good: g, give_up: G}\n")
    deck = home.deck(
        DECK.replace(
            "typed, ask: Who parks?, accept: [gopark]", "basic, ask: Who parks?, answer: gopark"
        )
    )
    with home.terminal("study", str(deck), columns=200) as terminal:
        shows(terminal, "Who parks?", "v show", "F2 help", "w why")
        terminal.press("space", "i", "?", "v")
        shows(terminal, "gopark", "z undo")
        terminal.press("g")
        shows(terminal, "Who readies?")
        terminal.press("u", "z")
        shows(terminal, "Took back")
        terminal.send("\x1bOQ")
        shows(terminal, "v or Enter: show the answer", "g good", "z: take back")
        terminal.press("enter", "w")
        shows(terminal, "my/own/park")
        terminal.press("enter", "q")
        assert terminal.wait_for_exit() == 0


def test_an_interview(home: Home) -> None:
    settle(home, "keys: {pause: ctrl-p, quit: Q}\n")
    deck = home.path / "decks" / "own.yaml"
    deck.parent.mkdir(exist_ok=True)
    deck.write_text(DECK, encoding="utf-8")
    with home.terminal("interview", "--deck", "my/own", "--minutes", "5") as terminal:
        terminal.wait_until(
            lambda: "Esc commands" in bar(terminal) or "Ctrl-P" in bar(terminal), "a question"
        )
        terminal.press("\x10")
        shows(terminal, "The interview stands still.", "Q leaves")
        terminal.press("enter")
        terminal.wait_until_gone("The interview stands still.")
        terminal.press("escape")
        terminal.wait_until(lambda: "Ctrl-P pause" in bar(terminal), "keys")
        terminal.press("p", "q", "?")
        shows(terminal, "Ctrl-P: pause", "Q or Ctrl-C leaves")
        terminal.press("enter", "escape", "Q")
        terminal.wait_for_exit()
    assert "Interview 1 waits" in terminal.text()


def stepping(home: Home, *words: str, columns: int = 80, rows: int = 24) -> Terminal:
    file = home.deck(PROGRAM, "p.go")
    command = quizgo("sim", "step", str(file), "--procs", "1", *words)
    return Terminal(command, columns=columns, rows=rows, environ=home.environ())


def test_the_stepper(home: Home) -> None:
    settle(home, "keys: {step.forward: w, step.line: ctrl-l, step.cancel: f9, quit: Q, help: f2}\n")
    with stepping(home) as terminal:
        shows(terminal, "main is about to run line 4", "w on", "F2 help  Q quit")
        terminal.press("n", "l", "q", "?", "w")
        shows(terminal, "main is about to run line 5")
        terminal.send("\x0c6\r")
        shows(terminal, "main is about to run line 6")
        terminal.send("\x1bOQ")
        shows(
            terminal, "w: on.", "Ctrl-L: run to a line", "F9: close it. Q Ctrl-C: quit", "F2 close"
        )
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    ("lang", "insert", "normal"),
    [
        ("en", "[I] Run to line: ", "[N] Run to line: "),
        ("zh", "[插] 运行到哪一行：", "[普] 运行到哪一行："),
    ],
)
def test_vi_in_the_line_of_the_stepper(home: Home, lang: str, insert: str, normal: str) -> None:
    settle(home, "editing: vi\n")
    with stepping(home, "--lang", lang) as terminal:
        terminal.wait_until(lambda: "q" in bar(terminal), "the bar")
        terminal.press("l")
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.wait_until(lambda: bar(terminal).startswith(insert), f"{columns} columns")
        terminal.send("97")
        terminal.press("escape")
        terminal.wait_until(lambda: bar(terminal).startswith(normal), "the other mode")
        terminal.send("hr1lx")
        terminal.wait_until(lambda: bar(terminal).rstrip() == normal + "1", "the change")
        terminal.send("r5\r")
        shows(terminal, "5 ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    ("lang", "insert", "normal"), [("en", "[I]", "[N]"), ("zh", "[插]", "[普]")]
)
def test_vi_in_an_answer_a_note_and_a_lab(home: Home, lang: str, insert: str, normal: str) -> None:
    settle(home, f"editing: vi\ninterface: {lang}\nlang: {lang}\n")
    with home.terminal("study", str(home.deck(DECK))) as terminal:
        shows(terminal, f"{insert} > ")
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.wait_until(lambda: f"{insert} > " in terminal.text(), f"{columns} columns")
        terminal.send("gopard")
        terminal.press("escape")
        shows(terminal, f"{normal} > gopard")
        terminal.press("escape")
        terminal.wait_until_gone(normal)
        terminal.press("n")
        shows(terminal, f"{insert} > ")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130
    with home.terminal("study", str(home.deck(LAB, "lab.yaml")), columns=40, rows=10) as terminal:
        shows(terminal, f"{insert} ")
        terminal.press("escape")
        shows(terminal, f"{normal} ")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130
