"""The study screen in a real pseudo-terminal, read back through an emulator."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal import Terminal, python

ROOT = Path(__file__).resolve().parents[2]


def seat(card: str, lang: str = "en", *, columns: int = 80, rows: int = 24) -> Terminal:
    return Terminal(python("-m", "tests.ui.seat", card, lang), columns=columns, rows=rows, cwd=ROOT)


def test_a_basic_card_from_question_to_log() -> None:
    with seat("nil-send") as terminal:
        terminal.wait_for("What does a send on a nil channel do?")
        terminal.wait_until(lambda: "Space show" in terminal.lines()[-1], "the bar")
        terminal.press("space")
        terminal.wait_for("It blocks for ever.")
        terminal.wait_until(lambda: "[4 good · 1 d]" in terminal.lines()[-1], "the grades")
        terminal.press("space")
        terminal.wait_for("Done for today")
        terminal.press("u")
        terminal.wait_for("Took back the grade 4 good")
        terminal.press("space", "5")
        terminal.wait_for("Done for today")
        terminal.press("enter")
        assert terminal.wait_for_exit() == 0
        assert b"finished. scheduled:4 undo: scheduled:5." in terminal.raw


def test_chinese_is_drawn_two_cells_wide() -> None:
    with seat("nil-send", "zh", columns=40, rows=10) as terminal:
        terminal.wait_for("向 nil channel 发送会怎样？")
        terminal.press("space")
        terminal.wait_for("永远阻塞。")
        terminal.wait_until(lambda: terminal.lines()[-1].startswith("0-2 1"), "the grades")
        terminal.press("4")
        terminal.wait_for("今天完成了")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_line_is_typed() -> None:
    with seat("fn") as terminal:
        terminal.wait_for("Your answer")
        terminal.send("gopakr")
        terminal.wait_for("> gopakr")
        terminal.press("enter")
        terminal.wait_for("You typed: ")
        terminal.press("enter")
        terminal.wait_for("It comes round again")
        terminal.press("escape")
        terminal.wait_for("Enter back")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert b"quit. scheduled:2." in terminal.raw


def test_an_open_answer_in_lines() -> None:
    with seat("why-p") as terminal:
        terminal.wait_for("Your answer")
        terminal.send("no lock\ra cache\r.\r")
        terminal.wait_for("Tick the points you made")
        terminal.wait_for("[x] 2. cache per P")
        terminal.press("3", "enter")
        terminal.wait_for("Right.")
        terminal.press("enter")
        terminal.wait_for("Done for today")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 0
        assert b"finished. scheduled:5." in terminal.raw


def test_the_editor_gets_the_terminal_and_gives_it_back() -> None:
    with seat("nil-send") as terminal:
        terminal.wait_for("Space show")
        terminal.press("e")
        terminal.wait_for("why? ")
        terminal.press("ctrl-c")  # the editor's own matter
        terminal.send("Because.\r")
        terminal.wait_for("The editor was here.")
        terminal.press("space")
        terminal.wait_for("Because.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_the_screen_follows_the_size_of_its_window() -> None:
    with seat("first") as terminal:
        terminal.wait_for("1-4 pick")
        for columns, rows in ((40, 10), (200, 60), (10, 5), (16, 4), (80, 24)):
            terminal.resize(columns, rows)
            gone = "too small" if columns == 10 else "1 + 0 + 0" if columns < 80 else "new 1"
            terminal.wait_for(gone)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(("leave", "ending"), [("ctrl-c", b"interrupted."), ("", b"hung up.")])
def test_leaving_by_force_keeps_what_was_graded(leave: str, ending: bytes) -> None:
    with seat("all") as terminal:
        terminal.wait_for("Space show")
        terminal.press("space", "4")
        terminal.wait_for("Saved 4 good")
        if leave:
            terminal.press(leave)
        else:
            terminal.hang_up()
        assert terminal.wait_for_exit() == 0
        assert ending + b" scheduled:4." in terminal.raw


def test_without_colour_the_screen_has_none() -> None:
    command = python("-m", "tests.ui.seat", "nil-send", "en")
    with Terminal(command, cwd=ROOT, environ={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Space show")
        terminal.press("space")
        terminal.wait_for("chansend parks it.")
        assert not re.search(rb"\x1b\[(\d+;)*([349][0-7]|38|48)[;m]", terminal.raw)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
