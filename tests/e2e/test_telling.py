"""Long work is told of by whatever command does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.ui import progress
from quizgo.ui.progress import on_a_screen
from tests.e2e.conftest import Home


@pytest.fixture
def told(home: Home, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said of work, be it ever so short, to somebody who looks on."""
    for name, value in home.environ().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(progress, "LEAST_SECONDS", 0.0)
    return []


@pytest.mark.parametrize("name", ["x.json", "x.txt", "x.csv", "x.md", "x.apkg", "folder/"])
def test_an_export_tells_of_writing_to_the_end(name: str, told: list[str], tmp_path: Path) -> None:
    with on_a_screen(told.append):
        assert run(["export", "go/scheduling", "-o", f"{tmp_path}/{name}"]) == 0
    assert any(line.startswith("Writing cards: 100%") for line in told)


@pytest.mark.parametrize("words", [["history"], ["history", "--json"]])
def test_a_look_back_tells_of_the_log(words: list[str], told: list[str]) -> None:
    assert run(["flag", "1", "go/scheduling/why-local-queues"]) == 0
    with on_a_screen(told.append):
        assert run(words) == 0
    assert any(line.startswith("Reading the log: 100%") for line in told)
