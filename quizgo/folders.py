"""Where quizgo keeps its things.

`QUIZGO_HOME` puts everything in one folder; otherwise the platform's own
folders are used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from quizgo.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Folders:
    """Where everything lives. Nothing here has to exist yet."""

    config: Path
    """The settings file."""
    decks: Path
    """The learner's own decks."""
    store: Path
    """The database, where no other is named by `QUIZGO_DATABASE_URL`."""
    backups: Path
    bundled: Path
    """The decks that come with quizgo; read only."""

    database_url: str | None = None
    """`QUIZGO_DATABASE_URL`, where it is set: used instead of `store`."""


def folders_from_environment(environ: Mapping[str, str] = os.environ) -> Folders:
    """The folders that the environment and the platform name."""
    url = environ.get("QUIZGO_DATABASE_URL") or None
    home = environ.get("QUIZGO_HOME", "")
    if home:
        top = Path(home).expanduser().absolute()
        config, data = top, top
    else:
        import platformdirs

        config = platformdirs.user_config_path("quizgo", appauthor=False)
        data = platformdirs.user_data_path("quizgo", appauthor=False)
    return Folders(
        config=config / "config.yaml",
        decks=data / "decks",
        store=data / "quizgo.db",
        backups=data / "backups",
        bundled=_bundled(),
        database_url=url,
    )


def _bundled() -> Path:
    """Inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "bundled"
    return inside if inside.is_dir() else package.parent / "decks"
