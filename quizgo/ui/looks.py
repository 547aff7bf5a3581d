"""How the learner wants to be spoken to and shown things, in one place for all screens.

`current()` is what the command in work has opened; outside one, what the settings and
the environment say at that moment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field

from quizgo.frozen import dataclass
from quizgo.model import Lang
from quizgo.settings import Settings, Theme, folders_from_environment, load, locale_lang
from quizgo.ui.keymap import KeyMap

_OFF = ("", "0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Looks:
    """Language, colours, form and keys of all that is shown."""

    lang: Lang = Lang.EN
    """Of labels and sentences; texts of cards have their own."""
    theme: Theme = Theme.AUTO
    screen_reader: bool = False
    """No screen, no drawing: lines that can be read aloud."""
    keys: KeyMap = field(default_factory=KeyMap)
    four_grades: bool = False
    """Grades are 1 to 4."""


def looks_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> Looks:
    """What the settings ask for. `QUIZGO_SCREEN_READER` goes before the setting."""
    asked = environ.get("QUIZGO_SCREEN_READER")
    reads = settings.screen_reader if asked is None else asked.lower() not in _OFF
    return Looks(
        lang=settings.interface or locale_lang(environ),
        theme=settings.theme,
        screen_reader=reads,
        keys=KeyMap(settings.keys, settings.editing),
        four_grades=settings.four_grades,
    )


_in_use: list[Looks] = []


@contextmanager
def use(looks: Looks) -> Iterator[None]:
    """Make `looks` the current ones for as long as the block lasts."""
    _in_use.append(looks)
    try:
        yield
    finally:
        _in_use.pop()


def current() -> Looks:
    """The looks in use; those of the settings file where no command has opened it yet.

    What is wrong in that file is told by whoever opens it.
    """
    if _in_use:
        return _in_use[-1]
    return looks_of(load(folders_from_environment().config)[0])
