"""Where quizgo keeps its things, and what the learner may set.

Settings are one YAML file. A value that cannot be understood is reported and its
default used, so a slip in the file never keeps anybody from studying.
"""

from __future__ import annotations

from quizgo.settings.folders import Folders, folders_from_environment
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
]
