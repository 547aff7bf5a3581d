"""How far long work has come, and how long it will still take.

    with progress(words.checking, len(files)) as step:
        for file in files:
            ...
            step()

On stderr and only on a terminal; work of less than a second says nothing, and does not pay for
the import of what draws. A screen reader and a dumb terminal get a line at every tenth. While a
screen has the terminal, the screen is told what there is to say. Work within other work that is
shown says nothing of its own.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO, TypeVar

from quizgo.ui.lines import clipped
from quizgo.ui.looks import current
from quizgo.ui.palettes import has_colours
from quizgo.ui.prose.comfort import ComfortWords, comfort_words_in

if TYPE_CHECKING:
    from rich.progress import Progress

QUIET_SECONDS = 1.0
"""Work that is done by then is not spoken of."""
LEAST_SECONDS = 0.1
"""Between two looks at the bar."""
TENTHS = 10


Thing = TypeVar("Thing")
Say = Callable[[str], None]


class Step(Protocol):
    """Tells that so many more are done."""

    def __call__(self, done: int = 1, /) -> None: ...


@contextmanager
def progress(
    what: str,
    total: int | Callable[[], int],
    *,
    out: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
    monotonic: Callable[[], float] = time.monotonic,
) -> Iterator[Step]:
    """A bar for `total` steps of work, gone when the block ends. `what` names the work.

    A total that has to be counted is counted only for work that takes long.
    """
    out = sys.stderr if out is None else out
    say = _screens[-1] if _screens else None
    if _under_way or (say is None and not out.isatty()) or total == 0:
        yield _nothing
        return
    shown = _shown(what, out, environ) if say is None else _OnScreen(what, say)
    meter = _Meter(total, shown, monotonic)
    _under_way.append(meter)
    try:
        yield meter.step
    finally:
        _under_way.remove(meter)
        shown.close()


def followed(what: str, things: Iterable[Thing], total: int | Callable[[], int]) -> Iterator[Thing]:
    """The things, one after the other, with a bar for how many have come."""
    with progress(what, total) as step:
        for thing in things:
            yield thing
            step()


# Who has the terminal -----------------------------------------------------------

_screens: list[Say | None] = []
_under_way: list[_Meter] = []


def unheard(line: str) -> None:
    """For a screen that has no place to say how far work is."""


@contextmanager
def on_a_screen(say: Say) -> Iterator[None]:
    """While the block lasts, a screen has the terminal; it is told a line now and then."""
    with _owned(say):
        yield


@contextmanager
def off_the_screen() -> Iterator[None]:
    """While the block lasts, the screen has handed the terminal over."""
    with _owned(None):
        yield


@contextmanager
def _owned(by: Say | None) -> Iterator[None]:
    _screens.append(by)
    try:
        yield
    finally:
        _screens.pop()


# What is shown ------------------------------------------------------------------


class _Shown(Protocol):
    """Where progress is seen."""

    def show(self, done: int, total: int, seconds_left: float) -> None: ...

    def close(self) -> None: ...


class _Meter:
    """Counts steps, and shows them once the work has gone on for a while."""

    def __init__(
        self,
        total: int | Callable[[], int],
        shown: _Shown,
        monotonic: Callable[[], float],
    ) -> None:
        self._total = total
        self._shown = shown
        self._monotonic = monotonic
        self._done = 0
        self._begun = monotonic()
        self._next = self._begun + QUIET_SECONDS

    def step(self, done: int = 1, /) -> None:
        self._done += done
        now = self._monotonic()
        if now < self._next or self._done <= 0:
            return
        if callable(self._total):
            self._total = self._total()
        total = max(self._total, self._done)
        left = (now - self._begun) / self._done * (total - self._done)
        self._shown.show(self._done, total, left)
        self._next = now + LEAST_SECONDS


def _nothing(done: int = 1, /) -> None:
    """Nobody is there to see."""


def _shown(what: str, out: TextIO, environ: Mapping[str, str]) -> _Shown:
    looks = current()
    words = comfort_words_in(looks.lang)
    if looks.screen_reader or environ.get("TERM", "") in ("", "dumb"):
        return _Lines(what, out, words)
    return _Bar(what, out, words, colours=has_colours(True, looks.theme, environ))


class _Lines:
    """A line at every tenth."""

    def __init__(self, what: str, out: TextIO, words: ComfortWords) -> None:
        self._what = what
        self._out = out
        self._words = words
        self._tenth = 0

    def show(self, done: int, total: int, seconds_left: float) -> None:
        tenth = TENTHS * done // total
        if tenth == self._tenth or done == total:
            return
        self._tenth = tenth
        line = _line(self._what, tenth * (100 // TENTHS), seconds_left, self._words)
        self._out.write(line + "\n")
        self._out.flush()

    def close(self) -> None:
        """Lines stay."""


class _OnScreen:
    """A line for the screen that has the terminal."""

    def __init__(self, what: str, say: Say) -> None:
        self._what = what
        self._say = say
        self._words = comfort_words_in(current().lang)

    def show(self, done: int, total: int, seconds_left: float) -> None:
        self._say(_line(self._what, 100 * done // total, seconds_left, self._words))

    def close(self) -> None:
        """What is done then is the screen's own to say."""


class _Bar:
    """A bar in the last line, taken away at the end."""

    def __init__(self, what: str, out: TextIO, words: ComfortWords, *, colours: bool) -> None:
        self._what = what
        self._out = out
        self._words = words
        self._colours = colours
        self._drawn: Progress | None = None

    def show(self, done: int, total: int, seconds_left: float) -> None:
        drawn = self._drawn = self._drawn or self._begin(total)
        (task,) = drawn.task_ids
        left = time_left(seconds_left, self._words)
        drawn.update(task, completed=done, left=left, refresh=True)

    def _begin(self, total: int) -> Progress:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(file=self._out, no_color=not self._colours)
        most = max(8, console.width - 30)
        drawn = Progress(
            TextColumn(escape(clipped(self._what, most)), markup=True),
            BarColumn(None if console.width < 60 else 30),
            TextColumn("{task.percentage:>3.0f}%"),
            TextColumn("{task.fields[left]}"),
            console=console,
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,  # which may lead elsewhere
            redirect_stderr=False,
        )
        drawn.add_task("", total=total, left="")
        drawn.start()
        return drawn

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _line(what: str, percent: int, seconds_left: float, words: ComfortWords) -> str:
    left = time_left(seconds_left, words)
    return words.progress_line.format(what=what, percent=percent, left=left)


def time_left(seconds: float, words: ComfortWords) -> str:
    """About how long, in the unit that says it with one or two digits."""
    if seconds < 90:
        return words.left_seconds.format(n=max(1, round(seconds)))
    if seconds < 5_400:
        return words.left_minutes.format(n=round(seconds / 60))
    return words.left_hours.format(n=round(seconds / 3_600))
