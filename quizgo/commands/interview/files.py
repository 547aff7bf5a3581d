"""The interviews held so far, a file each: `interviews/0007.jsonl` beside the store.

A file grows by whole lines, each on the disk before the interview goes on. A last line that is
cut short was being written when the process died; it is dropped.

An interview is a record: what was answered to an interviewer cannot be taken back, so nothing here
is undone. The reviews that it wrote are entries of the log like any others, and `quizgo undo` takes
those. What a question's clock had come to since the last line is lost with a process that is
killed: an event for each few seconds would be most of the file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.session.interview.events import (
    Begun,
    Event,
    History,
    OtherForm,
    from_line,
    history,
    to_line,
)
from quizgo.settings import Folders

ENDING = ".jsonl"


class Busy(QuizgoError):
    """Another process holds the interview."""


@dataclass(frozen=True, slots=True)
class Held:
    """One interview as its file tells of it."""

    number: int
    path: Path
    history: History | None
    """What can be read; None where not even its beginning can."""
    complaint: str = ""
    """Why the file cannot be read to its end."""

    @property
    def is_open(self) -> bool:
        """Whether it can be gone on with."""
        return not self.complaint and self.history is not None and self.history.ended is None


def folder_of(folders: Folders) -> Path:
    return folders.store.parent / "interviews"


def all_held(folder: Path) -> list[Held]:
    """All interviews, the first one held first."""
    return [read(path) for _, path in sorted(numbered(folder))]


def latest_open(folder: Path) -> Held | None:
    """The interview that was left last and can be gone on with."""
    for _, path in sorted(numbered(folder), reverse=True):
        held = read(path)
        if held.is_open:
            return held
    return None


def find(folder: Path, number: int) -> Held:
    """Raises QuizgoError where there is none of that number."""
    path = dict(numbered(folder)).get(number)
    if path is None:
        raise QuizgoError(f"There is no interview {number}. `quizgo interview --list` lists them.")
    return read(path)


def read(path: Path) -> Held:
    """An interview from its file, as far as that can be read."""
    number = int(path.stem)
    try:
        lines = whole_lines(path)
    except OSError as error:
        return Held(number, path, None, f"{path}: cannot be read ({error.strerror}).")
    told: History | None = None
    for at, line in enumerate(lines, start=1):
        try:
            event = from_line(line.decode("utf-8"))
            if told is None:
                told = history([event])
            else:
                told.add(event)
        except OtherForm:
            complaint = f"{path}: was written by another version of quizgo, which can read it."
            return Held(number, path, told, complaint)
        except (ValueError, RecursionError):
            complaint = (
                f"{path}:{at}: this line is damaged. "
                "What was answered is in the log; take the line and those after it out."
            )
            return Held(number, path, told, complaint)
    empty = "" if told is not None else f"{path}: is empty. It can be deleted."
    return Held(number, path, told, empty)


def whole_lines(path: Path) -> list[bytes]:
    """The lines of a file, without a last one that was cut short. Raises OSError."""
    return path.read_bytes().split(b"\n")[:-1]


def numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """The files of interviews by their numbers."""
    if not folder.is_dir():
        return
    for path in folder.glob(f"*{ENDING}"):
        if path.stem.isdecimal() and path.stem.isascii() and len(path.stem) <= 9:
            yield int(path.stem), path


# Writing ----------------------------------------------------------------------


class InterviewFile:
    """The file of the interview that goes on. Only one process at a time has it."""

    def __init__(self, number: int, path: Path, file: BinaryIO) -> None:
        self.number = number
        self.path = path
        self._file = file

    @classmethod
    def begun(cls, folder: Path, begun: Begun) -> Self:
        """A new file, with its first line."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_write(folder, error) from error
        number = max((number for number, _ in numbered(folder)), default=0) + 1
        while True:
            path = folder / f"{number:04}{ENDING}"
            try:
                file = path.open("xb", buffering=0)
            except FileExistsError:  # another process was quicker
                number += 1
                continue
            except OSError as error:
                raise _cannot_write(path, error) from error
            made = cls(number, path, file)
            made._lock()
            made.append(begun)
            return made

    @classmethod
    def taken_up(cls, held: Held) -> Self:
        """The file of an interview that was left, without what was cut short at its end."""
        try:
            file = held.path.open("r+b", buffering=0)
        except OSError as error:
            raise _cannot_write(held.path, error) from error
        made = cls(held.number, held.path, file)
        made._lock()
        end = file.read().rfind(b"\n") + 1
        file.truncate(end)
        file.seek(end)
        return made

    def append(self, *events: Event) -> None:
        """Write what happened; it is on the disk when this returns."""
        try:
            data = memoryview("".join(f"{to_line(event)}\n" for event in events).encode())
            while data:
                data = data[self._file.write(data) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _lock(self) -> None:
        """Raises QuizgoError where another process has the interview. The lock dies with us."""
        if sys.platform == "win32":
            return  # nobody else is kept out there
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.close()
            raise Busy(
                f"Interview {self.number} goes on in another window. Finish or leave it there, "
                "or begin another one with `quizgo interview --new`."
            ) from error
        except OSError:
            return  # a file system without locks


def _cannot_write(path: Path, error: OSError) -> QuizgoError:
    return QuizgoError(
        f"{path}: cannot be written ({error.strerror}). "
        "What was answered before is kept. Make room or mend the permissions; "
        "`quizgo interview --resume` goes on."
    )
