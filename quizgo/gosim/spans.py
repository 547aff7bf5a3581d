"""A log of events as spans: what each goroutine and each P did, from when to when.

Explanations and pictures of a run both begin here. Nothing but the events is needed, so a log that
was written to a file, or one made by hand, can be explained as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final, NamedTuple

from quizgo.gosim.events import Event, Kind

MAIN: Final = 1
"""The goid of main."""


class Phase(Enum):
    """What a goroutine is doing."""

    RUNNING = "running"
    RUNNABLE = "runnable"
    WAITING = "waiting"
    SYSCALL = "syscall"


class Use(Enum):
    """What a P is used for."""

    RUNNING = "running"
    SYSCALL = "syscall"
    """Its goroutine is in the kernel; the P may be taken from it."""
    LOOKING = "looking"
    """A thread holds it and looks for something to run."""
    IDLE = "idle"
    STOPPED = "stopped"
    """The world is."""


class Span(NamedTuple):
    """A goroutine in one phase."""

    start: int
    """Virtual nanoseconds, as `end`."""
    end: int
    first: int
    """The number of the event that began it."""
    last: int
    """The number of the event that ended it; the number of events where none did."""
    phase: Phase
    m: int
    """Where it runs or was when it stopped, as `p`; -1: nowhere."""
    p: int
    began: Kind
    """What kind of event began it, and `why` is what that said more (see `Kind`)."""
    why: str
    object: int
    line: int

    @property
    def length(self) -> int:
        return self.end - self.start


class Life(NamedTuple):
    """A goroutine, from its creation to its end or the end of the run."""

    goid: int
    created: int
    """When, or when it was first seen: main, and what the runtime made before it."""
    created_by: int
    """A goid; -1: the runtime made it."""
    created_line: int
    """Of the go statement; 0: there is none."""
    spans: tuple[Span, ...]
    ended: int
    """When it exited; -1: it did not."""

    @property
    def is_system(self) -> bool:
        """One of the runtime's own."""
        return self.created_by < 0 and self.goid != MAIN


class Turn(NamedTuple):
    """A P in one use."""

    start: int
    end: int
    first: int
    last: int
    use: Use
    m: int
    """-1: no thread holds it."""
    g: int
    """The goroutine that runs, or is in its system call; -1: none."""

    @property
    def length(self) -> int:
        return self.end - self.start


class Stop(NamedTuple):
    """The world stood still, or was brought to."""

    start: int
    end: int
    why: str


class History(NamedTuple):
    """A whole run."""

    end: int
    """Virtual nanoseconds."""
    events: int
    """How many there were."""
    lives: Mapping[int, Life]
    """By goid, in the order in which they were first seen."""
    procs: Mapping[int, tuple[Turn, ...]]
    """By id, ascending."""
    stops: tuple[Stop, ...]


def history(events: Iterable[Event], *, procs: int = 0, end: int = 0) -> History:
    """The spans of a run.

    The order is that of the log. No span ends before it began, whatever a log from elsewhere says.

    Events do not say how many Ps there are, only what those did that were used: `procs` is how
    many are listed at least. A run that a limit ended is over at `end`, after its last event.
    """
    recorder = _Recorder(procs)
    for event in events:
        recorder.take(event)
    return recorder.finished(end)


class _Open(NamedTuple):
    """A span that goes on."""

    start: int
    event: Event
    phase: Phase


class _Held(NamedTuple):
    """A turn that goes on."""

    start: int
    first: int
    use: Use
    m: int
    g: int


class _Born(NamedTuple):
    time: int
    by: int
    line: int


class _Recorder:
    """The state of all goroutines and Ps after the events so far."""

    def __init__(self, procs: int) -> None:
        self.now = 0
        self.count = 0
        self.born: dict[int, _Born] = {}
        self.spans: dict[int, list[Span]] = {}
        self.open: dict[int, _Open] = {}
        self.ended: dict[int, int] = {}
        self.turns: dict[int, list[Turn]] = {p: [] for p in range(procs)}
        self.held: dict[int, _Held] = dict.fromkeys(range(procs), _IDLE_AT_FIRST)
        self.stops: list[Stop] = []
        self.stopping: Event | None = None

    def take(self, event: Event) -> None:
        self.now = max(self.now, event.time)
        self.count = event.seq + 1
        kind = event.kind
        if kind in _PHASES:
            self._goroutine(event, _PHASES[kind])
        elif kind is Kind.SYS_EXIT:
            self._goroutine(event, Phase.RUNNABLE if event.extra == "slow" else Phase.RUNNING)
        elif kind is Kind.GO_EXIT:
            self.ended[event.g] = self._close(event)
            self._left(event)
        elif kind is Kind.P_START:
            self._use(event, event.p, Use.LOOKING)
        elif kind is Kind.P_STOP:
            self._use(event, event.p, Use.STOPPED if event.extra == "gcstop" else Use.IDLE)
        elif kind is Kind.P_RETAKE:
            self._use(event, int(event.extra), Use.IDLE)
        elif kind is Kind.STW_STOP:
            self._stop(event)
        elif kind is Kind.STW_START:
            self._start(event)

    def finished(self, end: int) -> History:
        end = max(end, self.now)
        for goid, open_ in self.open.items():
            self.spans[goid].append(_span(open_, end, self.count))
        for p, held in self.held.items():
            self._end_turn(p, held, end, self.count)
        if self.stopping is not None:
            self.stops.append(Stop(self.stopping.time, end, self.stopping.extra))
        lives = {
            goid: Life(goid, *born, tuple(self.spans[goid]), self.ended.get(goid, -1))
            for goid, born in self.born.items()
        }
        turns = {p: tuple(self.turns[p]) for p in sorted(self.turns)}
        return History(end, self.count, lives, turns, tuple(self.stops))

    # Goroutines

    def _goroutine(self, event: Event, phase: Phase) -> None:
        g = event.g
        if g not in self.born:
            is_made = event.kind is Kind.GO_CREATE
            by = int(event.extra) if is_made else -1
            self.born[g] = _Born(event.time, by, event.line if is_made else 0)
            self.spans[g] = []
        self.open[g] = _Open(self._close(event), event, phase)
        if phase is Phase.RUNNING:
            self._use(event, event.p, Use.RUNNING, event.g)
        elif phase is Phase.SYSCALL:
            self._use(event, event.p, Use.SYSCALL, event.g)
        else:
            self._left(event)

    def _close(self, event: Event) -> int:
        """End the span of the event's goroutine, if there is one; when that was."""
        open_ = self.open.pop(event.g, None)
        if open_ is None:
            return event.time
        end = max(open_.start, event.time)
        self.spans[event.g].append(_span(open_, end, event.seq))
        return end

    # Ps

    def _left(self, event: Event) -> None:
        """The goroutine does not run any more: if it did, its thread looks for another."""
        held = self.held.get(event.p)
        if held is not None and held.g == event.g and held.use is Use.RUNNING:
            self._use(event, event.p, Use.LOOKING)

    def _use(self, event: Event, p: int, use: Use, g: int = -1) -> None:
        if p < 0:
            return
        before = self.held.get(p)
        if before is None:
            self.turns[p] = []
            before = _IDLE_AT_FIRST
        now = max(before.start, event.time)
        self._end_turn(p, before, now, event.seq)
        m = -1 if use in (Use.IDLE, Use.STOPPED) else event.m
        self.held[p] = _Held(now, event.seq, use, m, g)

    def _end_turn(self, p: int, held: _Held, end: int, last: int) -> None:
        turn = Turn(held.start, end, held.first, last, held.use, held.m, held.g)
        turns = self.turns[p]
        if held.g < 0:
            if end == held.start:
                return  # nothing ran, and it took no time: nothing to tell
            if turns and (turns[-1].use, turns[-1].m, turns[-1].g) == turn[4:]:
                turn = turn._replace(start=turns[-1].start, first=turns[-1].first)
                turns.pop()
        turns.append(turn)

    def _stop(self, event: Event) -> None:
        self.stopping = event
        for p, held in list(self.held.items()):
            if p != event.p and held.use in (Use.IDLE, Use.SYSCALL):
                self._use(event, p, Use.STOPPED)

    def _start(self, event: Event) -> None:
        began = self.stopping or event
        self.stopping = None
        self.stops.append(Stop(began.time, event.time, began.extra))
        for p, held in list(self.held.items()):
            if held.use is Use.STOPPED:
                self._use(event, p, Use.IDLE)


def _span(open_: _Open, end: int, last: int) -> Span:
    event = open_.event
    return Span(
        open_.start,
        end,
        event.seq,
        last,
        open_.phase,
        event.m,
        event.p,
        event.kind,
        event.extra,
        event.object,
        event.line,
    )


_IDLE_AT_FIRST: Final = _Held(0, 0, Use.IDLE, -1, -1)

_PHASES: Final = {
    Kind.GO_CREATE: Phase.RUNNABLE,
    Kind.GO_START: Phase.RUNNING,
    Kind.GO_BLOCK: Phase.WAITING,
    Kind.GO_UNBLOCK: Phase.RUNNABLE,
    Kind.GO_SCHED: Phase.RUNNABLE,
    Kind.GO_PREEMPT: Phase.RUNNABLE,
    Kind.GO_YIELD: Phase.RUNNABLE,
    Kind.SYS_ENTER: Phase.SYSCALL,
}
"""What a goroutine does after an event about it."""
