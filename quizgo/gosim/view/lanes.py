"""Lanes: the bars of each P, or of each goroutine, that every picture draws."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple

from quizgo.gosim.events import Kind
from quizgo.gosim.spans import History, Life, Phase, Turn, Use


class By(Enum):
    """What there is a lane for."""

    P = "p"
    G = "g"


class Shade(Enum):
    """How a bar looks."""

    RUNNING = "running"
    SYSCALL = "syscall"
    LOOKING = "looking"
    IDLE = "idle"
    STOPPED = "stopped"
    RUNNABLE = "runnable"
    WAITING = "waiting"


QUIET: Final = frozenset({Shade.IDLE, Shade.WAITING, Shade.STOPPED})
"""Nothing goes on."""


class Bar(NamedTuple):
    """A stretch of a lane."""

    start: int
    """Virtual nanoseconds, as `end`."""
    end: int
    first: int
    """The number of the event that began it; `last`: of the one that ended it."""
    last: int
    shade: Shade
    g: int
    """-1: none, as `m` and `p`."""
    p: int
    m: int
    why: str
    """A waiting goroutine's reason."""
    line: int


class Lane(NamedTuple):
    """The bars of one P or one goroutine, one after the other."""

    name: str
    bars: tuple[Bar, ...]


class Picture(NamedTuple):
    """A run as lanes."""

    by: By
    lanes: tuple[Lane, ...]
    end: int
    """Virtual nanoseconds."""
    events: int


def picture(history: History, by: By) -> Picture:
    """The lanes of a run. The runtime's own goroutines have none."""
    if by is By.P:
        lines = _start_lines(history)
        lanes = [
            Lane(f"P{p}", tuple(_of_proc(p, turn, lines) for turn in turns))
            for p, turns in history.procs.items()
        ]
    else:
        lives = sorted(life for life in history.lives.values() if not life.is_system)
        lanes = [Lane(f"G{life.goid}", tuple(_of_goroutine(life))) for life in lives]
    return Picture(by, tuple(lanes), history.end, history.events)


def label(bar: Bar, by: By) -> str:
    """What is written on a bar: who runs, or where it runs."""
    if bar.shade not in (Shade.RUNNING, Shade.SYSCALL):
        return ""
    if by is By.P:
        return f"G{bar.g}"
    return f"P{bar.p}" if bar.p >= 0 else ""


def _start_lines(history: History) -> dict[int, int]:
    """The line at which each span of a goroutine began, by the event that began it."""
    return {span.first: span.line for life in history.lives.values() for span in life.spans}


def _of_proc(p: int, turn: Turn, lines: dict[int, int]) -> Bar:
    shade = _OF_USE[turn.use]
    line = lines.get(turn.first, 0)
    return Bar(turn.start, turn.end, turn.first, turn.last, shade, turn.g, p, turn.m, "", line)


def _of_goroutine(life: Life) -> Iterable[Bar]:
    for span in life.spans:
        shade = _OF_PHASE[span.phase]
        is_on = span.phase in (Phase.RUNNING, Phase.SYSCALL)
        p, m = (span.p, span.m) if is_on else (-1, -1)
        has_reason = span.phase is Phase.WAITING or span.began is Kind.GO_START
        why = span.why if has_reason else ""
        yield Bar(
            span.start, span.end, span.first, span.last, shade, life.goid, p, m, why, span.line
        )


_OF_USE: Final = {
    Use.RUNNING: Shade.RUNNING,
    Use.SYSCALL: Shade.SYSCALL,
    Use.LOOKING: Shade.LOOKING,
    Use.IDLE: Shade.IDLE,
    Use.STOPPED: Shade.STOPPED,
}
_OF_PHASE: Final = {
    Phase.RUNNING: Shade.RUNNING,
    Phase.SYSCALL: Shade.SYSCALL,
    Phase.RUNNABLE: Shade.RUNNABLE,
    Phase.WAITING: Shade.WAITING,
}
