"""Every command that the README shows does what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Home

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")

ONE_AFTER_THE_OTHER = """
from quizgo.cli import run

def all_of(lines):
    for words in lines:
        status = run(words)
        if status:
            raise SystemExit(f"{status}: {words}")
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def command_lines() -> list[str]:
    """The lines of shell blocks that call quizgo and nothing else."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("quizgo ")]


@pytest.fixture
def folder(home: Home) -> Path:
    """Where the reader's own deck lies."""
    home.deck(blocks("yaml")[0], "channels.yaml")
    home.deck("## Stealing\nA thief is a P without work.\n", "notes.md")
    home.deck("package main\n\nfunc main() { println(1) }\n", "prog.go")
    return home.path.parent


def test_every_command_line_succeeds_one_after_the_other(home: Home, folder: Path) -> None:
    lines = command_lines()
    assert len(lines) > 12
    home.run("study", "--plain", "--limit", "2", input=".\n4\n.\n4\n")  # something to undo
    words = [shlex.split(line)[1:] for line in lines]
    done = subprocess.run(  # one process for all: each would import the same again
        [sys.executable, "-c", f"{ONE_AFTER_THE_OTHER}\nall_of({words!r})"],
        env=home.environ(),
        cwd=folder,
        input="",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_session_shown_is_the_session_held(home: Home, folder: Path) -> None:
    (block,) = blocks("console")
    command, *shown = block.rstrip("\n").split("\n")
    typed = [line[2:] for line in shown if line.startswith("> ")]
    done = home.run(*shlex.split(command)[2:], input="\n".join([*typed, "", ""]), cwd=folder)
    said = [line for line in done.stdout.splitlines() if not line.startswith("> ")]
    expected = [line for line in shown if not line.startswith("> ")]
    start = said.index(expected[0])
    assert said[start : start + len(expected)] == expected


def test_exactly_two_set_up_commands() -> None:
    assert len(re.findall(r"^python3 -m venv", README, re.MULTILINE)) == 2
