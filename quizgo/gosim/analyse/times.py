"""Where the time went: of each goroutine, and of each P."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.spans import History, Life, Phase, Turn, Use


class GoroutineTimes(NamedTuple):
    """One goroutine's time, in virtual nanoseconds."""

    goid: int
    is_system: bool
    created: int
    """When."""
    created_by: int
    """A goid; -1: the runtime."""
    created_line: int
    ended: int
    """When it exited; -1: it did not."""
    running: int
    runnable: int
    """On a queue."""
    syscall: int
    waiting: tuple[tuple[str, int], ...]
    """By reason, in the runtime's words; the longest first."""
    starts: int
    """How often it was given a P."""
    latency: int
    """The longest it was runnable before it ran."""
    latency_at: int
    """When that was over; -1: it never was runnable and then ran."""

    @property
    def waited(self) -> int:
        return sum(ns for _, ns in self.waiting)


class ProcTimes(NamedTuple):
    """One P's time, in virtual nanoseconds."""

    id: int
    busy: int
    """A goroutine ran, or was in a system call with the P still its own."""
    looking: int
    """A thread held it and looked for work."""
    idle: int
    stopped: int
    """The world was."""
    share: float
    """Of what all Ps together were busy; 0 to 1."""
    starts: int
    """Goroutines it ran, counted each time."""
    steals: int
    stolen: int
    """Goroutines that it got by those."""
    batches: int
    """Times it took its share of the global queue."""
    batched: int
    """Goroutines that it got so."""


def goroutine_times(history: History) -> tuple[GoroutineTimes, ...]:
    """In the order in which they were first seen."""
    return tuple(map(_of_goroutine, history.lives.values()))


def _of_goroutine(life: Life) -> GoroutineTimes:
    total: Counter[Phase] = Counter()
    waiting: Counter[str] = Counter()
    starts, latency, latency_at = 0, -1, -1
    queued_since = -1
    for span in life.spans:
        total[span.phase] += span.length
        if span.phase is Phase.RUNNABLE:
            # Preempted before it had begun, it is queued up again: it waits for longer.
            queued_since = span.start if queued_since < 0 else queued_since
            continue
        if span.phase is Phase.WAITING:
            waiting[span.why] += span.length
        elif span.began is Kind.GO_START:
            starts += 1
            if queued_since >= 0 and span.start - queued_since > latency:
                latency, latency_at = span.start - queued_since, span.start
        queued_since = -1
    return GoroutineTimes(
        life.goid,
        life.is_system,
        life.created,
        life.created_by,
        life.created_line,
        life.ended,
        total[Phase.RUNNING],
        total[Phase.RUNNABLE],
        total[Phase.SYSCALL],
        tuple(sorted(waiting.items(), key=lambda item: (-item[1], item[0]))),
        starts,
        max(latency, 0),
        latency_at,
    )


def proc_times(history: History, events: Iterable[Event]) -> tuple[ProcTimes, ...]:
    """By id."""
    uses = {p: _uses(turns) for p, turns in history.procs.items()}
    busy = {p: use[Use.RUNNING] + use[Use.SYSCALL] for p, use in uses.items()}
    whole = sum(busy.values())
    counts = _counts(events)
    return tuple(
        ProcTimes(
            p,
            busy[p],
            use[Use.LOOKING],
            use[Use.IDLE],
            use[Use.STOPPED],
            busy[p] / whole if whole else 0.0,
            counts[p, Kind.GO_START, "times"],
            counts[p, Kind.STEAL, "times"],
            counts[p, Kind.STEAL, "goroutines"],
            counts[p, Kind.GLOBAL_BATCH, "times"],
            counts[p, Kind.GLOBAL_BATCH, "goroutines"],
        )
        for p, use in uses.items()
    )


def _uses(turns: Iterable[Turn]) -> Counter[Use]:
    total: Counter[Use] = Counter()
    for turn in turns:
        total[turn.use] += turn.length
    return total


def _counts(events: Iterable[Event]) -> Counter[tuple[int, Kind, str]]:
    counts: Counter[tuple[int, Kind, str]] = Counter()
    for event in events:
        if event.kind in (Kind.GO_START, Kind.STEAL, Kind.GLOBAL_BATCH):
            counts[event.p, event.kind, "times"] += 1
            counts[event.p, event.kind, "goroutines"] += taken(event)
    return counts


def taken(event: Event) -> int:
    """How many goroutines a thief or a batch took. `2 from p1`, `runnext from p1`, `3`."""
    word = event.extra.partition(" ")[0]
    return int(word) if word.isdecimal() else 1
