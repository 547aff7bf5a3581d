from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgo.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quizgo.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, device="here") as opened:
        yield opened
