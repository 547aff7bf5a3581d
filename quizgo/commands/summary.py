"""Keeping the file that the prompt of a shell reads: see `quizgo.summary`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo import summary
from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.schedule.queue import USUAL_SECONDS, estimate
from quizgo.settings import Folders
from quizgo.summary import Summary

if TYPE_CHECKING:
    from quizgo.commands.opening import Opened

DAYS = 15
"""So many are told ahead: two weeks without study, and the prompt is still right."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What one day brings if nothing is answered before."""

    on: date
    due: int
    new: int
    again: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the summary says, and the files that it was made from."""

    days: tuple[DayFigures, ...]
    rollover_hour: int
    prompt: str
    """The format of the line, in the learner's language."""
    files: tuple[Path, ...]


class Keeper:
    """Sees to it that the summary is right when a command has ended.

    It can only be stamped once the store is closed, which changes the file a last time.
    While somebody writes, and where a command was killed, the stamps tell that it is old.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._path = folders.store.with_name(summary.NAME)
        self._figures: Figures | None = None
        if folders.database_url:
            with suppress(OSError):  # where it cannot be deleted, none could be written
                self._path.unlink(missing_ok=True)  # a server shows no stamps
        self._kept = kept(self._path)

    def look(self, opened: Opened) -> None:
        """Take the figures from the open store, if those in the file are no longer right."""
        first_day = min(self._kept.days, default="") if self._kept is not None else ""
        if opened.store.has_changed or first_day != opened.day.isoformat():
            try:
                self._figures = figures_of(opened)
            except QuizgoError:
                return  # told by whoever met it before; the file is known to be old

    def write(self) -> None:
        """Put the new figures in the place of the old ones."""
        if self._figures is None:
            return
        staged = self._path.with_name(f".{summary.NAME}-{os.getpid()}")
        try:
            text = "\n".join([*_lines(self._folders, self._figures), ""])
            staged.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
            staged.replace(self._path)
        except OSError:
            return  # a full or locked disk: the file is known to be old


def kept(path: Path) -> Summary | None:
    """The summary there is, if all that it was made from is still as it was."""
    found = summary.read(str(path))
    return found if found is not None and found.is_current else None


def figures_of(opened: Opened) -> Figures:
    """What the coming days bring, today with what is left of it."""
    from quizgo.ui.prose.daily import daily_words_in

    store = opened.store
    mean = store.mean_seconds() or USUAL_SECONDS
    days = (opened.day + timedelta(days=number) for number in range(DAYS))
    known = [path for path, file in store.files().items() if file.deck is not None]
    file = store.file
    databases = [] if file is None else [file, file.with_name(file.name + summary.WAL)]
    return Figures(
        days=tuple(_figures_on(opened, day, mean) for day in days),
        rollover_hour=opened.settings.rollover_hour,
        prompt=daily_words_in(opened.lang).prompt,
        files=(*databases, *known),
    )


def _figures_on(opened: Opened, day: date, mean: float) -> DayFigures:
    queue = opened.store.queue(
        day, seed=0, limits=opened.limits_on(day), apart=opened.settings.bury_siblings_in
    )
    again = len(opened.store.drilling(day)) if day == opened.day else 0
    seconds = estimate(len(queue.items) + again, mean)
    return DayFigures(day, queue.reviews, queue.new, again, seconds)


def _lines(folders: Folders, figures: Figures) -> Iterator[str]:
    yield summary.FORM
    yield f"url {summary.checksum(folders.database_url or '')}"
    yield f"rollover {figures.rollover_hour}"
    yield f"prompt {figures.prompt}"
    for day in figures.days:
        yield f"day {day.on} {day.due} {day.new} {day.again} {day.seconds}"
    for path in dict.fromkeys([*map(str, figures.files), *_in_folders(folders)]):
        size, changed = summary.stamp(path)
        if "\n" not in path:  # nobody names a deck like that
            yield f"seen {size} {changed} {path}"


def _in_folders(folders: Folders) -> Iterable[str]:
    """The settings, and every file and folder among the decks."""
    yield str(folders.config)
    for top in (folders.decks, folders.bundled):
        yield str(top)
        for where, inner, files in os.walk(top):
            inner[:] = [name for name in inner if not name.startswith(".")]
            yield from (str(Path(where, name)) for name in (*inner, *files))
