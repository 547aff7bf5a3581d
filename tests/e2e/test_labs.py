"""A lab in a real terminal and through a pipe: solved, failed, stopped, and given bad input."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD
from tests.e2e.walking import LANGS, grades, leave
from tests.terminal import Terminal

LAB = """\
- id: mend
  kind: lab
  ask: {en: "Make it print.", zh: "让它能输出。"}
  go: |
    package main

    import "fmt"

    func main() {
    \twords := make(chan string)
    \twords <- "goready"
    \tfmt.Println(<-words)
    }
  checks:
  - ends: ok
  - output: goready
  - leaks: 0
  runs: {procs: [1, 4], seeds: 5}
  solution: |
    package main

    import "fmt"

    func main() {
    \twords := make(chan string, 1)
    \twords <- "goready"
    \tfmt.Println(<-words)
    }
  hints: [{en: "Who receives?", zh: "谁接收？"}]
"""

STARTER = (
    'package main\n\nimport "fmt"\n\nfunc main() {\n\tw := make(chan int)\n'
    "\tw <- 1\n\tfmt.Println(<-w)\n}\n"
)
SOLUTION = (
    'package main\n\nimport "fmt"\n\nfunc main() {\n\tw := make(chan string, 1)\n'
    '\tw <- "goready"\n\tfmt.Println(<-w)\n}\n'
)

NOT_MET = {"en": "Not met: It ends normally.", "zh": "未满足：正常结束。"}
RIGHT = {"en": "Right.", "zh": "正确。"}
GIVEN_UP = {"en": "Given up.", "zh": "已放弃。"}
HAND_IN, STOP = "\x04", "\x03"


def mend(terminal: Terminal) -> None:
    """Give the channel room for one, from the top of the starter."""
    terminal.press(*["down"] * 5)
    terminal.send("\x05")  # the end of the line
    terminal.press("backspace")
    terminal.send(", 1)")


@pytest.mark.parametrize("lang", LANGS)
def test_a_lab_is_failed_then_solved_on_the_screen(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        terminal.wait_for("package main")
        terminal.send(HAND_IN)
        terminal.wait_for(NOT_MET[lang])
        mend(terminal)
        terminal.send(HAND_IN)
        terminal.wait_for(RIGHT[lang])
        leave(terminal, lang)
    assert grades(home) == [(4, 2)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_lab_is_given_up_on_the_screen(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        terminal.wait_for("package main")
        terminal.send("\x1bg")
        terminal.wait_for(GIVEN_UP[lang])
        leave(terminal, lang)
    assert grades(home) == [(0, 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_lab_is_failed_then_solved_in_lines(lang: str, home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    lines = f"{STARTER}.\n{SOLUTION}.\n\n"
    done = home.run("study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    assert NOT_MET[lang] in done.stdout
    assert RIGHT[lang] in done.stdout
    assert grades(home) == [(4, 2)]


def test_the_compiler_speaks_after_a_pause_and_a_run_shows_its_output(home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("package main")
        mend(terminal)
        terminal.send("x")
        terminal.wait_for("Line 6: ")
        terminal.wait_for("6!")
        terminal.press("backspace")
        terminal.wait_until_gone("6!")
        terminal.send("\x1b[15~")
        terminal.wait_for("One run, which is no hand-in")
        terminal.wait_for("│ goready")


def test_the_terminal_is_resized_in_the_editor(home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("package main")
        mend(terminal)
        for columns, rows in ((40, 10), (20, 5), (200, 50), (80, 24)):
            terminal.resize(columns, rows)
            terminal.wait_for(", 1)")
        terminal.send(HAND_IN)
        terminal.wait_for("Right.")


def test_the_learners_editor_writes_the_program(home: Home, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    source = tmp_path / "solution.go"
    source.write_text(SOLUTION)
    editor.write_text(f'#!/bin/sh\ncat {source} > "$2"\n')
    editor.chmod(0o755)
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck), environ={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("package main")
        terminal.send("\x1bOS")
        terminal.wait_for("w := make(chan string, 1)")
        terminal.send(HAND_IN)
        terminal.wait_for("Right.")


# Bad input ----------------------------------------------------------------------------


def test_ctrl_c_stops_a_program_and_the_session_goes_on(home: Home) -> None:
    program = (
        "    package main\n\n    func main() {\n    \tfor range map[int]int{1: 1, 2: 2} {\n"
        "    \t\tfor i := range 300_000 {\n    \t\t\t_ = i\n    \t\t}\n    \t}\n    }\n"
    )
    card = (
        "- id: slow\n  kind: lab\n  ask: Stop it.\n  go: |\n"
        + program
        + "  checks: [{ends: ok}]\n  runs: {procs: [1, 2], seeds: 200}\n  solution: |\n"
        + program
    )
    deck = home.deck(HEAD + card)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("package main")
        terminal.send(HAND_IN)
        terminal.wait_for("The program runs; Ctrl-C stops it.")
        terminal.send(STOP)
        terminal.wait_for("Stopped; the answer is not judged.")
        terminal.send("\x1bg")
        terminal.wait_for("Given up.")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
    assert grades(home) == []


def main(body: str, *imports: str) -> str:
    heads = "".join(f'import "{name}"\n' for name in imports)
    return f"package main\n{heads}func main() {{\n{body}\n}}\n"


BAD = {
    " \n": "does not compile",
    "x" * 150_000 + "\n": "longer than 100,000 characters",
    "\x00\x01\x02\x1b[2J\n": "does not compile",
    main("for {\n}"): "steps limit",
    main("for {\nfmt.Println(1)\n}", "fmt"): "output limit",
    main("var s []int\nfor {\ns = append(s, s...)\ns = append(s, 1)\n}"): "heap limit",
    main("var f func()\nf = func() { f() }\nf()"): "stack",
}
"""Empty, enormous, binary; hangs, prints without end, eats memory, recurses."""


def test_bad_programs_are_told_in_a_sentence_and_the_session_goes_on(home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    lines = "".join(f"{program}.\n" for program in (*BAD, SOLUTION))
    done = home.run("study", str(deck), "--plain", input=lines + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    for says in BAD.values():
        assert says in done.stdout
    assert "\x1b" not in done.stdout
    assert "Traceback" not in done.stdout
    assert grades(home) == [(3, 5)]


def test_what_is_pasted_is_kept_as_it_is(home: Home) -> None:
    deck = home.deck(HEAD + LAB)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("package main")
        terminal.send("\x1b[200~// " + "x" * 30_000 + "\n\x1b[201~")
        terminal.send(HAND_IN)
        terminal.wait_for("Not met")
