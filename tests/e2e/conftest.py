"""A learner's home in a temporary folder, and quizgo run in it as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from tests.e2e.inside import Inside
    from tests.e2e.learner import Learner

NOW = "2027-01-15T08:00:00+08:00"


@dataclass(frozen=True)
class Home:
    """Where one learner's settings, decks and store are."""

    path: Path

    def environ(self, *, now: str = NOW, lang: str = "en_US.UTF-8") -> dict[str, str]:
        """What quizgo is told through the environment. Editors and URLs of ours stay out."""
        mine = {"QUIZGO_HOME": str(self.path), "QUIZGO_NOW": now, "LANG": lang, "LC_ALL": lang}
        dropped = {"EDITOR", "VISUAL", "QUIZGO_DATABASE_URL", "NO_COLOR", "LC_MESSAGES"}
        dropped |= {"COLUMNS", "LINES"}  # a test's terminal has a size of its own
        dropped.add("PYTHONDONTWRITEBYTECODE")  # a learner's Python compiles each module once
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        return {**kept, **mine, "PYTHONUTF8": "1"}

    def run(
        self,
        *words: str,
        input: str = "",
        now: str = NOW,
        lang: str = "en_US.UTF-8",
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run `quizgo WORDS` with its input from a pipe, to its end."""
        return subprocess.run(
            quizgo(*words),
            input=input,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**self.environ(now=now, lang=lang), **(environ or {})},
            cwd=cwd,
            timeout=60,
            check=False,
        )

    def json(self, *words: str, now: str = NOW) -> object:
        """What a command that lists something prints with `--json`."""
        done = self.run(*words, "--json", now=now)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def terminal(
        self,
        *words: str,
        columns: int = 80,
        rows: int = 24,
        now: str = NOW,
        lang: str = "en_US.UTF-8",
        environ: Mapping[str, str] | None = None,
    ) -> Terminal:
        """`quizgo WORDS` in a terminal."""
        return Terminal(
            quizgo(*words),
            columns=columns,
            rows=rows,
            environ={**self.environ(now=now, lang=lang), **(environ or {})},
        )

    def deck(self, text: str, name: str = "deck.yaml") -> Path:
        """A deck file outside the learner's folder."""
        path = self.path.parent / name
        path.write_text(text, encoding="utf-8")
        return path


def quizgo(*words: str) -> Sequence[str]:
    """The command line that runs this checkout's quizgo."""
    return [sys.executable, "-m", "quizgo", *words]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def looked_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the bundled decks were read, and nothing else was done."""
    home = Home(tmp_path_factory.mktemp("read") / "home")
    done = home.run("decks")
    assert done.returncode == 0, done.stderr
    return home.path


@pytest.fixture
def learner(
    looked_over: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    """Somebody who has not begun."""
    from tests.e2e.learner import Learner

    home = Home(tmp_path / "home")
    shutil.copytree(looked_over, home.path)
    for name, value in home.environ().items():
        monkeypatch.setenv(name, value)
    for name in ("QUIZGO_DATABASE_URL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Learner(home, monkeypatch, capsys)


@pytest.fixture
def elsewhere(
    learner: Learner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    """The same person at another machine, where nothing was done yet."""
    from tests.e2e.learner import Learner

    home = Home(tmp_path / "elsewhere")
    shutil.copytree(learner.home.path, home.path)
    (home.path / "device").unlink()
    return Learner(home, monkeypatch, capsys)


@pytest.fixture
def another(
    looked_over: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Inside:
    """Another machine, of somebody who has not begun."""
    from tests.e2e.inside import Inside

    return Inside(tmp_path / "none", monkeypatch, capsys).copied(looked_over, "other")
