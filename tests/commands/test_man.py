"""The manual page: made from the commands, and understood by those who set it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import click
import pytest

from quizgo.cli import COMMANDS, main
from quizgo.commands.man import page
from quizgo.commands.sim import COMMANDS as SIM
from quizgo.settings.table import SETTINGS


@pytest.fixture(scope="module")
def text() -> str:
    assert isinstance(main, click.Group)
    return "\n".join(page(main, date(2026, 1, 15))) + "\n"


def test_every_command_and_setting_is_there(text: str) -> None:
    for name in COMMANDS:
        assert f".SS quizgo {name}" in text
    for name in SIM:
        assert f".SS quizgo sim {name}" in text
    for name in SETTINGS:
        assert f"\\fB{name}:" in text
    for heading in ("EXIT STATUS", "FILES", "ENVIRONMENT", "KEYS"):
        assert f".SH {heading}\n" in text


def test_no_line_is_taken_for_a_request(text: str) -> None:
    requests = {line.split()[0] for line in text.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B"}
    assert all(text.splitlines())


@pytest.mark.parametrize(
    "command", [("mandoc", "-T", "lint", "-W", "warning"), ("groff", "-ww", "-man", "-Tutf8", "-z")]
)
def test_it_is_set_without_a_warning(text: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    file = tmp_path / "quizgo.1"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
