"""quizgo run in this process, in a home whose store knows the bundled decks already.

A process of its own reads them all first, which takes far longer than what is tested.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgo.cli import run
from tests.e2e.conftest import NOW, Home


@dataclass(frozen=True)
class Inside(Home):
    """A learner's home; words are typed in this process."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def copied(self, made: Path, name: str) -> Inside:
        """A home beside this one, like one that was made before."""
        path = self.path.with_name(name)
        shutil.copytree(made, path)
        return Inside(path, self.monkeypatch, self.capsys)

    def run(
        self,
        *words: str,
        input: str = "",
        now: str = NOW,
        lang: str = "en_US.UTF-8",
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        with self.monkeypatch.context() as patch:
            patch.delenv("QUIZGO_DATABASE_URL", raising=False)
            for name, value in {
                "QUIZGO_HOME": str(self.path),
                "QUIZGO_NOW": now,
                "LANG": lang,
                "LC_ALL": lang,
                **(environ or {}),
            }.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.StringIO(input))
            if cwd is not None:
                patch.chdir(cwd)
            self.capsys.readouterr()
            status = run(words)
        said = self.capsys.readouterr()
        return subprocess.CompletedProcess(list(words), status, said.out, said.err)
