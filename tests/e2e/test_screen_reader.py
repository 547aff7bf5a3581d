"""Every command in a real terminal with a screen reader: nothing is drawn."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Home
from tests.terminal import Terminal

GO = """package main

import "fmt"

func main() {
\tdone := make(chan bool)
\tgo func() { done <- true }()
\tfmt.Println(<-done)
}
"""
COMMANDS = (
    *("due", "decks", "cards tag:gc", "show sig", "why sig", "history", "paths", "stats"),
    *("config", "config keys", "study go/gc --limit 1", "check DECK", "scheduler"),
    *("scheduler fsrs --dry-run", "evaluate", "interview --minutes 5 --questions 1", "man"),
    *("sim timeline GO", "sim explain GO", "sim step GO"),
)
DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]|\x1b\\[[\\d;]*[mHJ]|\x1b\\[\\?1049h")
"""Box drawing, blocks, Braille; colours, moves of the cursor, another screen."""


@pytest.mark.parametrize("lang", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_no_command_draws(home: Home, tmp_path: Path, lang: str) -> None:
    program = tmp_path / "prog.go"
    program.write_text(GO, encoding="utf-8")
    deck = tmp_path / "deck.yaml"
    deck.write_text("deck: my/one\ncards: []\n", encoding="utf-8")
    typed = [words.replace("GO", str(program)).replace("DECK", str(deck)) for words in COMMANDS]
    listed = [words.split() for words in typed]
    code = f"from quizgo.cli import run\nfor words in {listed!r}: print('STATUS', run(words))"
    script = f"{shlex.join([sys.executable, '-c', code])} < /dev/null; echo THE END"
    environ = {**home.environ(lang=lang), "QUIZGO_SCREEN_READER": "1"}
    with Terminal(["/bin/sh", "-c", script], columns=120, rows=60, environ=environ) as terminal:
        terminal.wait_for("THE END")
        said = terminal.raw.decode()
    assert said.count("STATUS 0") >= len(typed) - 1
    assert not DRAWN.search(said), DRAWN.search(said)
    assert "Traceback" not in said
    assert said.count("\n") > 150
