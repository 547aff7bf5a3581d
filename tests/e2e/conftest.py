"""A learner's home in a temporary folder, and quizgo run in it."""

from __future__ import annotations

import io
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

from quizgo import cli, summary
from tests.terminal import OF_A_TERMINAL, Terminal

if TYPE_CHECKING:
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
        dropped |= OF_A_TERMINAL
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
        """Run `quizgo WORDS` in this process, its input from a pipe: in a tenth of the time."""
        told = {**self.environ(now=now, lang=lang), **(environ or {})}
        stdin, stdout, stderr = _pipe(input), _pipe(), _pipe()
        with pytest.MonkeyPatch.context() as patch:
            for name in os.environ.keys() - told.keys():
                patch.delenv(name)
            for name, value in told.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", stdin)
            patch.setattr(sys, "stdout", stdout)
            patch.setattr(sys, "stderr", stderr)
            if cwd is not None:
                patch.chdir(cwd)
            ended = summary.prompt(list(words[1:])) if "--prompt" in words else None
            status = cli.run(words) if ended is None else ended
        return subprocess.CompletedProcess(quizgo(*words), status, _said(stdout), _said(stderr))

    def process(
        self,
        *words: str,
        input: str = "",
        now: str = NOW,
        lang: str = "en_US.UTF-8",
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run `quizgo WORDS` in a process of its own, for what only a process shows."""
        return subprocess.run(
            quizgo(*words),
            input=input,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**self.environ(now=now, lang=lang), **(environ or {})},
            cwd=cwd,
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

    def copied(self, path: Path) -> Home:
        """The same at another place: what is done there is not done here."""
        return Home(shutil.copytree(self.path, path))

    def deck(self, text: str, name: str = "deck.yaml") -> Path:
        """A deck file outside the learner's folder."""
        path = self.path.parent / name
        path.write_text(text, encoding="utf-8")
        return path


def quizgo(*words: str) -> Sequence[str]:
    """The command line that runs this checkout's quizgo."""
    return [sys.executable, "-m", "quizgo", *words]


def _pipe(text: str = "") -> io.TextIOWrapper:
    """One end of a pipe, as a process has it."""
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", errors="surrogateescape")


def _said(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="session")
def looked_over(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which the bundled decks were read, and nothing else was done."""
    home = Home(tmp_path_factory.mktemp("read") / "home")
    done = home.run("decks")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(looked_over: Home, tmp_path: Path) -> Home:
    """A home of one's own, in which nothing was done yet but to read the bundled decks."""
    return looked_over.copied(tmp_path / "home")


@pytest.fixture
def bare(tmp_path: Path) -> Home:
    """A home that is not there yet: the first command makes it."""
    return Home(tmp_path / "home")


@pytest.fixture
def learner(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    """Somebody who has not begun."""
    from tests.e2e.learner import Learner

    for name, value in home.environ().items():
        monkeypatch.setenv(name, value)
    for name in ("QUIZGO_DATABASE_URL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Learner(home, monkeypatch, capsys)


@pytest.fixture
def another(looked_over: Home, tmp_path: Path) -> Home:
    """Another machine, of somebody who has not begun."""
    home = looked_over.copied(tmp_path / "other")
    (home.path / "device").unlink()
    return home


@pytest.fixture
def elsewhere(
    learner: Learner,
    another: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    """The same person at another machine."""
    return type(learner)(another, monkeypatch, capsys)
