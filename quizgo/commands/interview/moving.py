"""Interviews on their way into an export, and back out of one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.commands.interview.files import InterviewFile, folder_of, numbered, read, whole_lines
from quizgo.errors import DeckError, QuizgoError
from quizgo.frozen import dataclass
from quizgo.session.interview.events import Begun, Event, from_line, history, to_line
from quizgo.settings import Folders

if TYPE_CHECKING:
    from quizgo.exchange.json_deck import Interview


def interviews_held(folders: Folders) -> tuple[list[Interview], int]:
    """The events of each interview as far as they can be read, and how many break off."""
    found: list[Interview] = []
    damaged = 0
    for _, path in sorted(numbered(folder_of(folders))):
        lines = _lines(path)
        events = list(_readable(lines))
        damaged += len(events) < len(lines)
        if events:
            found.append([json.loads(to_line(event)) for event in events])
    return found, damaged


def understood(interviews: Iterable[Interview]) -> list[list[Event]]:
    """The interviews as events of ours. Raises DeckError where one makes no sense."""
    found = []
    for number, one in enumerate(interviews, 1):
        try:
            events = [from_line(json.dumps(event)) for event in one]
            history(events)
        except (ValueError, RecursionError) as error:
            raise DeckError(
                f"Interview {number} makes no sense ({error}). Nothing was taken over."
            ) from None
        found.append(events)
    return found


@contextmanager
def arriving(folders: Folders, interviews: Iterable[list[Event]]) -> Iterator[Callable[[], int]]:
    """Interviews on their way in. What is yielded writes what of them is not here yet, and says how
    many interviews that were.

    An interview is here already where a file begins with all of its events. A file that it goes on
    from grows. Where it went on here and elsewhere, there is no one interview any more: it has a
    file of its own. So what is kept are always the longest of all that ever came, in whatever order
    and however often they come.

    Files that are to grow are held from the start: QuizgoError where one goes on in another window.
    """
    folder = folder_of(folders)
    here = [_kept(number, path) for number, path in sorted(numbered(folder))]
    with ExitStack() as held:
        growing: list[_Growth] = []
        for events in longest(interviews):
            if any(begins(one.events, events) for one in here):
                continue
            known = next((one for one in here if one.goes_on_as(events)), None)
            if known is not None:
                here.remove(known)
            file = None if known is None else held.enter_context(_held(known))
            growing.append(_Growth(events, 0 if known is None else len(known.events), file))
        yield lambda: _written(folder, growing)


def longest(interviews: Iterable[list[Event]]) -> list[list[Event]]:
    """Without those that are the beginning of another one."""
    found: list[list[Event]] = []
    for events in interviews:
        if not any(begins(one, events) for one in found):
            found = [one for one in found if not begins(events, one)]
            found.append(events)
    return found


def begins(events: list[Event], beginning: list[Event]) -> bool:
    """Whether an interview goes on from another one, or is the same."""
    return events[: len(beginning)] == beginning


@dataclass(frozen=True, slots=True)
class _Kept:
    """An interview that is here."""

    number: int
    path: Path
    events: list[Event]
    is_whole: bool
    """Whether all of the file can be read."""

    def goes_on_as(self, events: list[Event]) -> bool:
        return self.is_whole and bool(self.events) and begins(events, self.events)


def _kept(number: int, path: Path) -> _Kept:
    lines = _lines(path)
    events = list(_readable(lines))
    return _Kept(number, path, events, len(events) == len(lines))


def _held(known: _Kept) -> InterviewFile:
    """The file, for us alone."""
    file = InterviewFile.taken_up(read(known.path))
    if _kept(known.number, known.path) != known:
        file.close()
        raise QuizgoError(f"{known.path}: was written to in between. Import again.")
    return file


@dataclass(frozen=True, slots=True)
class _Growth:
    """An interview, how many of its events are here, and the file that they are in."""

    events: list[Event]
    known: int
    file: InterviewFile | None


def _written(folder: Path, growing: Sequence[_Growth]) -> int:
    for growth in growing:
        if growth.file is not None:
            growth.file.append(*growth.events[growth.known :])
            continue
        begun, *rest = growth.events
        assert isinstance(begun, Begun), "a history begins so"
        with InterviewFile.begun(folder, begun) as file:
            file.append(*rest)
    return len(growing)


def _lines(path: Path) -> list[bytes]:
    try:
        return whole_lines(path)
    except OSError as error:
        raise QuizgoError(f"{path}: cannot be read ({error.strerror}).") from error


def _readable(lines: Iterable[bytes]) -> Iterator[Event]:
    for line in lines:
        try:
            yield from_line(line.decode("utf-8"))
        except (ValueError, RecursionError):
            return
