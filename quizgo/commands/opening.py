"""What nearly every command begins with: settings read, decks looked over, the store open."""

from __future__ import annotations

import os
import platform
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizgo.clock import Clock, clock_from_environment, study_day
from quizgo.commands.library import look_over
from quizgo.errors import QuizgoError
from quizgo.model import DayLimits, Lang
from quizgo.schedule.scheduling import FoldSettings, OfDecks, Scheduling
from quizgo.settings import (
    Folders,
    Settings,
    Show,
    folders_from_environment,
    load,
    locale_lang,
)
from quizgo.store.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a command works with."""

    clock: Clock
    settings: Settings
    folders: Folders
    store: Store
    day: date
    """The study day it is now."""

    @property
    def show(self) -> Show:
        """The language that texts of cards are shown in."""
        return self.settings.lang or Show(locale_lang())

    @property
    def lang(self) -> Lang:
        """The language of the interface: the cards', or the locale's where they show both."""
        return lang_of(self.show)

    @property
    def limits(self) -> DayLimits:
        return DayLimits(new=self.settings.new_per_day, reviews=self.settings.reviews_per_day)


def lang_of(show: Show) -> Lang:
    """The one language of labels that goes with a choice of languages for texts."""
    return locale_lang() if show is Show.BOTH else Lang(show)


@contextmanager
def opened(files: Sequence[Path] = ()) -> Iterator[Opened]:
    """Settings, store and decks, brought up to date with what changed on disk.

    `files` are deck files to be taken in where they lie, besides those in the folders.
    Raises QuizgoError where the store cannot be opened or a named file is no deck.
    """
    clock = clock_from_environment()
    folders = folders_from_environment()
    settings, complaints = load(folders.config)
    for complaint in complaints:
        print(f"quizgo: {complaint}", file=sys.stderr)
    day = study_day(clock.now(), settings.rollover_hour)
    where = folders.database_url or folders.store
    with Store.open(where, device=_device(folders), settings=fold_settings(settings)) as store:
        look_over(store, folders, files)
        yield Opened(clock, settings, folders, store, day)


def fold_settings(settings: Settings) -> FoldSettings:
    """What of the settings changes how the log folds."""
    return FoldSettings(
        Scheduling(
            settings.maximum_interval_days,
            settings.fuzz,
            settings.scheduler,
            settings.retention,
            settings.fsrs_parameters,
        ),
        tuple(
            OfDecks(one.pattern, one.scheduler, one.retention, one.fsrs_parameters)
            for one in settings.decks
        ),
    )


def _device(folders: Folders) -> str:
    """This machine's name in the log, drawn once and kept beside the store.

    Two machines of one host name must not share it: entries are ordered by it.
    """
    file = folders.store.parent / "device"
    try:
        name = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if name:
        return name
    name = f"{platform.node() or 'here'}-{secrets.token_hex(4)}"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        staged = file.with_name(f".device-{os.getpid()}")
        staged.write_text(name + "\n", encoding="utf-8")
        staged.replace(file)
    except OSError as error:
        if not folders.store.exists():
            raise QuizgoError(
                f"{file.parent}: cannot be written ({error.strerror}). "
                "Make the folder writable, or name another in QUIZGO_HOME."
            ) from error
    return name
