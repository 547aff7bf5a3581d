"""One run explained, in facts: where the time went, who was left, who waits for whom, and where
the scheduler's rules decided.

Reads the events of a run and nothing else, whatever became of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quizgo.gosim.analyse.left import Left, left_behind
from quizgo.gosim.analyse.moments import Moment, deciding_moments
from quizgo.gosim.analyse.times import GoroutineTimes, ProcTimes, goroutine_times, proc_times
from quizgo.gosim.analyse.waits import Blocker, Tie, Wait, Waits, wait_graph
from quizgo.gosim.events import Event
from quizgo.gosim.spans import History, history

__all__ = [
    "Analysis",
    "Blocker",
    "GoroutineTimes",
    "Left",
    "Moment",
    "ProcTimes",
    "Tie",
    "Wait",
    "Waits",
    "analyse",
    "deciding_moments",
]


class Analysis(NamedTuple):
    """What there is to say about a run."""

    history: History
    goroutines: tuple[GoroutineTimes, ...]
    procs: tuple[ProcTimes, ...]
    left: tuple[Left, ...]
    graph: Waits
    moments: tuple[Moment, ...]


def analyse(events: Sequence[Event], *, procs: int = 0, end: int = 0) -> Analysis:
    """Explain a run. `procs` and `end` are as for `history`."""
    past = history(events, procs=procs, end=end)
    return Analysis(
        past,
        goroutine_times(past),
        proc_times(past, events),
        left_behind(past),
        wait_graph(past, events),
        tuple(deciding_moments(events)),
    )
