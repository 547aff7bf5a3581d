"""A home in which one deck was imported, and a learner who has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.browse.desk import DECK, Learner
from tests.e2e.conftest import NOW, Home


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read once: a store that knows all decks need not read them again."""
    home = Home(tmp_path_factory.mktemp("made") / "home")
    home.run("import", str(home.deck(DECK)))
    return home.path


@pytest.fixture
def learner(
    made: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    monkeypatch.setenv("QUIZGO_NOW", NOW)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    return Learner(tmp_path / "none", made, monkeypatch, capsys).moves("home")
