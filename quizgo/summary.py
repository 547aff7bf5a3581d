"""What the next days bring, in a small file: for the prompt of a shell, in no time.

The commands that open the store keep the file (`commands.summary`); `due --prompt` reads
it, and loads neither the store nor click. It names every file and folder that its figures
were made from, each with its size and its time of change. Where one of them is no longer
as it was - a deck was edited, an answer was written by a process that was killed - the
figures may be wrong, and the prompt says `?`.

Each line is a word and what belongs to it:

    quizgo 1
    url CHECKSUM                          of QUIZGO_DATABASE_URL, 0 without one
    rollover HOUR
    prompt FORMAT                         in the learner's language
    day 2026-11-24 DUE NEW AGAIN SECONDS  one for each day, if nothing is answered before
    seen SIZE NANOSECONDS PATH
"""

from __future__ import annotations

import os
import sys
import time

FORM = "quizgo 1"
NAME = "summary"
UNKNOWN = "?"

WAL = "-wal"
"""How SQLite's write-ahead log is called, behind the name of its database."""

MISSING = (-1, 0)
"""The stamp of a file that is not there."""

DONE, NOTHING_DUE, WRONG_WORDS = 0, 1, 2


class Summary:
    """The file as it was read."""

    __slots__ = ("days", "format", "rollover", "seen", "url")

    def __init__(self, text: str) -> None:
        """Raises ValueError where the text is no summary of this form."""
        lines = text.split("\n")
        if lines[0] != FORM:
            raise ValueError("another form")
        self.url = 0
        self.rollover = 0
        self.format = "{total}"
        self.days: dict[str, tuple[int, ...]] = {}
        """Due, new, again and seconds, by the study day."""
        self.seen: dict[str, tuple[int, int]] = {}
        for line in lines[1:]:
            word, _, rest = line.partition(" ")
            if word == "day":
                day, *numbers = rest.split(" ")
                self.days[day] = tuple(map(int, numbers))
            elif word == "seen":
                size, changed, path = rest.split(" ", 2)
                self.seen[path] = (int(size), int(changed))
            elif word == "prompt":
                self.format = rest
            elif word == "rollover":
                self.rollover = int(rest)
            elif word == "url":
                self.url = int(rest)

    @property
    def is_current(self) -> bool:
        """Whether nothing that the figures were made from has changed since."""
        is_same_store = checksum(os.environ.get("QUIZGO_DATABASE_URL", "")) == self.url
        return is_same_store and all(stamp(path) == was for path, was in self.seen.items())


def stamp(path: str) -> tuple[int, int]:
    """What the disk says of a file or folder without reading it."""
    try:
        status = os.stat(path)
    except OSError:
        return MISSING
    if not status.st_size and path.endswith(WAL):
        return MISSING  # it comes and goes with each reader
    return status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)


def checksum(url: str) -> int:
    """A number that stands for a database, and gives no password away."""
    if not url:
        return 0
    import zlib

    return zlib.crc32(url.encode())


def read(path: str) -> Summary | None:
    """The summary at a path; None where there is none that can be read."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            return Summary(file.read())
    except (OSError, ValueError):  # never written, cut off by a full disk, of another version
        return None


# The prompt -------------------------------------------------------------------


def prompt(words: list[str]) -> int | None:
    """`due` with `--prompt` among its words: print the line; the exit status.

    None where only the command itself can tell: other words, or a `--check` of figures
    that may be wrong.
    """
    options = _options(words)
    if options is None:
        return None
    form, checks = options
    summary = read(path())
    figures = _today(summary) if summary is not None and summary.is_current else None
    if figures is None:
        if checks:
            return None
        print(UNKNOWN)
        return DONE
    due, new, again, seconds = figures
    total = due + new + again
    if checks:
        return DONE if total else NOTHING_DUE
    if not total:
        return DONE
    assert summary is not None
    minutes = max(1, round(seconds / 60))
    named = {"total": total, "due": due, "new": new, "again": again, "minutes": minutes}
    try:
        line = (form or summary.format).format_map(named)
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        fields = ", ".join(f"{{{name}}}" for name in named)
        print(f"quizgo: --format {form!r} cannot be filled in. Write {fields}.", file=sys.stderr)
        return WRONG_WORDS
    print(line)
    return DONE


def _options(words: list[str]) -> tuple[str, bool] | None:
    """The format and whether `--check` is there; None where there are other words."""
    form, checks = "", False
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "--check":
            checks = True
        elif word == "--format" and left:
            form = left.pop(0)
        elif word.startswith("--format="):
            form = word.removeprefix("--format=")
        elif word != "--prompt":
            return None
    return form, checks


def path() -> str:
    """Where the summary is, as `settings.folders` puts it, without what that imports."""
    home = os.environ.get("QUIZGO_HOME", "")
    if home:
        return os.path.join(os.path.abspath(os.path.expanduser(home)), NAME)
    if sys.platform != "linux":
        from quizgo.settings import folders_from_environment

        return str(folders_from_environment().store.with_name(NAME))
    data = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")
    return os.path.join(data, "quizgo", NAME)


def _today(summary: Summary) -> tuple[int, int, int, int] | None:
    """The figures of the study day it is now; None where the summary reaches no further.

    A day never goes back, so that of a clock which did is the first there is.
    """
    if not summary.days:
        return None
    day = max(_now(summary.rollover), min(summary.days))
    figures = summary.days.get(day)
    if figures is None or len(figures) != 4:
        return None
    due, new, again, seconds = figures
    return due, new, again, seconds


def _now(rollover: int) -> str:
    if os.environ.get("QUIZGO_NOW"):
        from quizgo.clock import clock_from_environment
        from quizgo.clock import study_day as day_of

        return day_of(clock_from_environment().now(), rollover).isoformat()
    return study_day(time.time(), rollover)


def study_day(moment: float, rollover: int) -> str:
    """The study day of a moment here, as `clock.study_day` has it, without what that imports."""
    now = time.localtime(moment)
    if now.tm_hour < rollover:
        # Noon of the day before, whatever was done to the clocks in the night.
        noon = (now.tm_year, now.tm_mon, now.tm_mday - 1, 12, 0, 0, 0, 0, -1)
        now = time.localtime(time.mktime(noon))
    return time.strftime("%Y-%m-%d", now)
