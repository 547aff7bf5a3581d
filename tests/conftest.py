"""What every test has: nobody's settings; and what several ask for: a database server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same",  # a run of all tests fails for what was changed, never for what chance has drawn
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",  # pytest --hypothesis-profile=search: new examples each time, kept where one fails
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home with nothing in it: the settings of whoever runs the tests are their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZGO_HOME", str(tmp_path_factory.mktemp("nobody")))
        patch.delenv("QUIZGO_SCREEN_READER", raising=False)
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A running server, where one is installed."""
    from tests.postgres import running

    with running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """A database of its own on the server."""
    from tests.postgres import new_database

    return new_database(postgres_server)
