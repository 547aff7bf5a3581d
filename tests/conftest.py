"""What every test has: nobody's settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home with nothing in it: the settings of whoever runs the tests are their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZGO_HOME", str(tmp_path_factory.mktemp("nobody")))
        patch.delenv("QUIZGO_SCREEN_READER", raising=False)
        yield
