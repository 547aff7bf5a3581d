"""What nearly every command begins with: settings read, decks looked over, the store open."""

from __future__ import annotations

import os
import platform
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

from quizgo.clock import Clock, SteadyClock, clock_from_environment, study_day
from quizgo.commands.library import look_over
from quizgo.commands.plan.kept import limits_under_plan
from quizgo.commands.summary import Keeper
from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.model import DayLimits, ItemId, Lang, Progress, TreeLimits
from quizgo.schedule.queue import Queue
from quizgo.schedule.scheduling import FoldSettings, OfDecks, Scheduling, retrievability
from quizgo.settings import (
    Folders,
    Settings,
    Show,
    folders_from_environment,
    load,
    locale_lang,
)
from quizgo.store.store import EVERYTHING, Store
from quizgo.store.values import Selection
from quizgo.ui.looks import Looks, current, looks_of, use
from quizgo.ui.progress import progress
from quizgo.ui.prose.comfort import comfort_words_in


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a command works with."""

    clock: Clock
    settings: Settings
    folders: Folders
    store: Store
    day: date
    """The study day it is now."""
    most_new: int | None = None
    """What was typed for this session: goes before every other limit of new cards."""

    @property
    def show(self) -> Show:
        """The language that texts of cards are shown in."""
        return self.settings.lang or Show(locale_lang())

    @property
    def lang(self) -> Lang:
        """The language of the interface, which need not be that of the cards."""
        return self.looks.lang

    @property
    def looks(self) -> Looks:
        """How the learner wants things shown."""
        return looks_of(self.settings)

    @property
    def limits(self) -> DayLimits:
        """How much today may hold, in all and in each tree of decks that has limits."""
        return self.limits_on(self.day)

    def limits_on(self, day: date) -> DayLimits:
        """The same for any day, as far as it is known."""
        settings, typed = self.settings, self.most_new
        trees = (
            TreeLimits(one.pattern, one.new_per_day if typed is None else None, one.reviews_per_day)
            for one in settings.decks
        )
        usual = DayLimits(
            settings.new_per_day if typed is None else typed,
            settings.reviews_per_day,
            tuple(tree for tree in trees if (tree.new, tree.reviews) != (None, None)),
        )
        return usual if typed is not None else limits_under_plan(self.store, day, usual)

    def queue(self, selection: Selection = EVERYTHING) -> Queue:
        """What is left of today, in the order in which it is asked."""
        return self.store.queue(
            self.day,
            seed=self.seed,
            limits=self.limits,
            selection=selection,
            apart=self.settings.bury_siblings_in,
        )

    @property
    def seed(self) -> int:
        """What a session's order is drawn from: the day, and how far it has come.

        The same store on the same day gives the same session, so what a learner
        reports can be repeated.
        """
        return crc32(f"{self.day}/{self.store.today(self.day).answers}".encode())

    @property
    def folds(self) -> FoldSettings:
        """How each item is scheduled."""
        return fold_settings(self.settings)

    def chance(self, item: ItemId, progress: Progress) -> float | None:
        """The chance, by FSRS, that an item is recalled today; None where FSRS knows none."""
        if progress.memory.stability is None:
            return None
        return retrievability(progress, self.day, self.folds.for_item(item))


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
    keeper = Keeper(folders)
    try:
        with (
            use(looks_of(settings)),
            Store.open(
                where,
                device=device_of(folders),
                settings=fold_settings(settings),
                watch=lambda items: progress(comfort_words_in(current().lang).folding, items),
            ) as store,
        ):
            look_over(store, folders, files)
            it = _in_time(Opened(clock, settings, folders, store, day))
            try:
                yield it
            finally:
                keeper.look(it)
    finally:
        keeper.write()


def _in_time(opened: Opened) -> Opened:
    """Never before what the log has come to: no day is counted twice, nothing due is lost.

    A clock goes back when it was wrong or its hands are set, a day when its zone changes
    or the hour at which it begins.
    """
    latest = opened.store.later_than(opened.clock.now(), opened.day)
    if latest is None:
        return opened
    if latest.on > opened.day:
        print(
            f"quizgo: The clock says {opened.day}, but there are answers of {latest.on}: today "
            f"is still {latest.on}. If a wrong clock dated them, take them back: quizgo undo.",
            file=sys.stderr,
        )
    clock = SteadyClock(opened.clock, latest.at + timedelta(microseconds=1))
    return replace(opened, clock=clock, day=max(opened.day, latest.on))


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


def device_of(folders: Folders) -> str:
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
