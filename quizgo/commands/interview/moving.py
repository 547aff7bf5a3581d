"""Interviews on their way into an export, and back out of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.commands.interview.files import InterviewFile, folder_of, numbered, whole_lines
from quizgo.errors import DeckError, QuizgoError
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


def take_in(folders: Folders, interviews: Iterable[list[Event]]) -> int:
    """Keep the interviews that are not here yet, a file each; how many those were.

    One that began at the same moment, with the same questions, is here already.
    """
    folder = folder_of(folders)
    here = {next(_readable(_lines(path)), None) for _, path in numbered(folder)}
    count = 0
    for begun, *rest in interviews:
        assert isinstance(begun, Begun), "a history begins so"
        if begun in here:
            continue
        with InterviewFile.begun(folder, begun) as file:
            for event in rest:
                file.append(event)
        here.add(begun)
        count += 1
    return count


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
