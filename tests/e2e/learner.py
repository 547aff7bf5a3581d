"""Somebody whose commands run in the test's own process, which takes a tenth of the time."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from quizgo import cli, summary
from tests.e2e.conftest import NOW, Home


class Learner:
    """One learner with a home of their own."""

    def __init__(
        self, home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.said = ""
        """What the last command said on stderr."""
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *words: str, input: str = "", now: str = NOW, status: int = 0) -> str:
        """What a command prints; with status 2 what it says on stderr."""
        self._monkeypatch.setenv("QUIZGO_HOME", str(self.home.path))
        self._monkeypatch.setenv("QUIZGO_NOW", now)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        ended = summary.prompt(list(words[1:])) if "--prompt" in words else None
        ended = cli.run(words) if ended is None else ended
        found = self._capsys.readouterr()
        assert ended == status, found.out + found.err
        self.said = found.err
        return (found.err if status == 2 else found.out).strip()

    def prompt(self, *words: str, now: str = NOW, status: int = 0) -> str:
        """What the prompt of a shell says."""
        return self.run("due", "--prompt", *words, now=now, status=status)

    def write(self, name: str, text: str) -> Path:
        """A file in the home: `config.yaml`, `decks/t.yaml`."""
        path = self.home.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
