"""Where quizgo keeps its things, and what the learner may set.

Settings are one YAML file. A value that cannot be understood is reported and its
default used, so a slip in the file never keeps anybody from studying.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizgo.folders import Folders, folders_from_environment
from quizgo.settings.reading import Read, load, read
from quizgo.settings.values import (
    DeckSettings,
    Editing,
    LeechAction,
    Settings,
    Show,
    Theme,
    locale_lang,
)


def write(path: Path, changes: Mapping[str, object]) -> None:
    """Set settings of the file, all or none, by name: `fuzz`, `keys.undo`, `decks.go.retention`.

    The values are those of `Settings`; None takes a setting out. Comments and order stay.
    Raises QuizgoError, and leaves the file as it was, where it cannot be done.
    """
    from quizgo.settings.writing import write as write_down  # few commands write

    write_down(path, changes)


__all__ = [
    "DeckSettings",
    "Editing",
    "Folders",
    "LeechAction",
    "Read",
    "Settings",
    "Show",
    "Theme",
    "folders_from_environment",
    "load",
    "locale_lang",
    "read",
    "write",
]
