"""A run in the trace-event format of Chrome, which Perfetto and chrome://tracing open.

Two processes: the Ps, each a thread whose slices are the goroutines that ran; and the goroutines,
each a thread whose slices are its phases. An arrow leads from who readied a goroutine to where that
then ran. Times are microseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.spans import MAIN, History, Life, Phase, Use

PROCS, GOROUTINES = 1, 2
"""Process ids."""
Row = dict[str, object]
"""One trace event."""

_INSTANTS: Final = frozenset(
    {Kind.STEAL, Kind.GLOBAL_BATCH, Kind.OVERFLOW, Kind.GO_PREEMPT, Kind.P_HANDOFF,
     Kind.P_RETAKE, Kind.STW_STOP, Kind.STW_START, Kind.GC_PHASE, Kind.OUTPUT, Kind.DEADLOCK}
)  # fmt: skip
"""What is marked by a sign of its own."""


def chrome_trace(history: History, events: Sequence[Event]) -> str:
    """The whole file."""
    rows = [
        *_names(history),
        *_procs(history),
        *(row for life in history.lives.values() for row in _goroutine(life)),
        *_arrows(history),
        *_instants(events, history),
        *_counts(history),
    ]
    return json.dumps({"displayTimeUnit": "ns", "traceEvents": rows}, separators=(",", ":"))


def _names(history: History) -> Iterator[Row]:
    yield _meta("process_name", PROCS, 0, name="P")
    yield _meta("process_name", GOROUTINES, 0, name="G")
    yield _meta("process_sort_index", PROCS, 0, sort_index=0)
    yield _meta("process_sort_index", GOROUTINES, 0, sort_index=1)
    for p in history.procs:
        yield _meta("thread_name", PROCS, p, name=f"P{p}")
        yield _meta("thread_sort_index", PROCS, p, sort_index=p)
    for life in history.lives.values():
        name = f"G{life.goid}"
        if life.goid == MAIN:
            name += " main"
        elif life.is_system:
            name += " runtime"
        yield _meta("thread_name", GOROUTINES, life.goid, name=name)
        yield _meta("thread_sort_index", GOROUTINES, life.goid, sort_index=life.goid)


def _meta(what: str, pid: int, tid: int, **args: object) -> Row:
    return {"ph": "M", "name": what, "pid": pid, "tid": tid, "ts": 0, "args": args}


def _procs(history: History) -> Iterator[Row]:
    for p, turns in history.procs.items():
        for turn in turns:
            if turn.use is Use.IDLE:
                continue
            name = f"G{turn.g}" if turn.use is Use.RUNNING else turn.use.value
            if turn.use is Use.SYSCALL:
                name = f"G{turn.g} syscall"
            yield {
                **_slice(PROCS, p, name, turn.use.value, turn.start, turn.end),
                "args": {"m": turn.m},
            }


def _goroutine(life: Life) -> Iterator[Row]:
    for span in life.spans:
        is_waiting = span.phase is Phase.WAITING
        name = span.why if is_waiting else span.phase.value
        args: Row = {"line": span.line}
        if span.p >= 0 and span.phase in (Phase.RUNNING, Phase.SYSCALL):
            args.update(p=span.p, m=span.m)
        if is_waiting and span.object:
            args["on"] = hex(span.object)
        row = _slice(GOROUTINES, life.goid, name, span.phase.value, span.start, span.end)
        yield {**row, "args": args}


def _slice(pid: int, tid: int, name: str, category: str, start: int, end: int) -> Row:
    return {
        "ph": "X",
        "name": name,
        "cat": category,
        "pid": pid,
        "tid": tid,
        "ts": start / 1000,
        "dur": (end - start) / 1000,
    }


def _arrows(history: History) -> Iterator[Row]:
    """From the goroutine that made or readied another to where that begins to run."""
    number = 0
    for life in history.lives.values():
        for before, span in zip(life.spans, life.spans[1:], strict=False):
            by = before.why if before.began in (Kind.GO_UNBLOCK, Kind.GO_CREATE) else ""
            if span.began is not Kind.GO_START or not by.isdecimal():
                continue
            source, goal = before.p, span.p
            if source < 0 or goal < 0:
                continue
            number += 1
            ends = (("s", source, before.start), ("f", goal, span.start))
            for phase, p, at in ends:
                row: Row = {
                    "ph": phase,
                    "id": number,
                    "name": "ready",
                    "cat": "ready",
                    "pid": PROCS,
                    "tid": p,
                    "ts": at / 1000,
                }
                yield {**row, "bp": "e"} if phase == "f" else row


def _instants(events: Iterable[Event], history: History) -> Iterator[Row]:
    for event in events:
        if event.kind not in _INSTANTS:
            continue
        p = int(event.extra) if event.kind is Kind.P_RETAKE else event.p
        scope = "t" if p in history.procs else "g"
        yield {
            "ph": "i",
            "s": scope,
            "name": event.kind.value,
            "cat": "scheduler",
            "pid": PROCS,
            "tid": max(p, 0),
            "ts": event.time / 1000,
            "args": {"g": event.g, "what": event.extra},
        }


def _counts(history: History) -> Iterator[Row]:
    """How many goroutines run, are runnable and wait, whenever that changes."""
    changes: list[tuple[int, Phase, int]] = []
    for life in history.lives.values():
        if life.is_system:
            continue
        for span in life.spans:
            changes += ((span.start, span.phase, 1), (span.end, span.phase, -1))
    changes.sort(key=lambda change: change[0])
    counts = dict.fromkeys(Phase, 0)
    for i, (time, phase, by) in enumerate(changes):
        counts[phase] += by
        if i + 1 < len(changes) and changes[i + 1][0] == time:
            continue
        yield {
            "ph": "C",
            "name": "goroutines",
            "pid": GOROUTINES,
            "tid": 0,
            "ts": time / 1000,
            "args": {phase.value: count for phase, count in counts.items()},
        }
