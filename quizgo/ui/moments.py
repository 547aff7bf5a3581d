"""Deciding moments of a run, put into words: one line each."""

from __future__ import annotations

from typing import Final, assert_never

from quizgo.gosim.analyse.moments import (
    Assists,
    Batched,
    CameBackLate,
    Collects,
    Displaced,
    Fair,
    GaveWay,
    HandedOff,
    Marks,
    Moment,
    Overflowed,
    Preempted,
    Retaken,
    Stole,
    StoppedWorld,
)
from quizgo.gosim.view.units import short
from quizgo.text.safe import one_line
from quizgo.ui.prose.runs import RunWords

_TIMES: Final = frozenset({"ran", "took"})
"""Fields that are nanoseconds."""


def moment_line(moment: Moment, words: RunWords) -> str:
    """When, and what happened."""
    return f"{short(moment.at)} {moment_sentence(moment, words)}"


def moment_sentence(moment: Moment, words: RunWords) -> str:
    """What happened."""
    facts = {name: _shown(name, value) for name, value in moment._asdict().items()}
    return _form(moment, words).format(**facts)


def _shown(name: str, value: int | str) -> int | str:
    if isinstance(value, str):
        return one_line(value)
    return short(value) if name in _TIMES else value


def _form(moment: Moment, words: RunWords) -> str:
    match moment:
        case Displaced():
            return words.displaced_new if moment.is_new else words.displaced_ready
        case Overflowed():
            return words.overflowed
        case Fair():
            return words.fair
        case Batched():
            return words.batched
        case Stole():
            return words.stole_next if moment.is_runnext else words.stole
        case Preempted():
            return words.preempted_heir if moment.ran < 0 else words.preempted
        case Retaken():
            return words.retaken if moment.g >= 0 else words.retaken_unknown
        case HandedOff():
            handed = {"locked": words.handed_locked, "dead": words.handed_dead}
            return handed.get(moment.why, words.handed_off)
        case CameBackLate():
            return words.came_back_late
        case GaveWay():
            return words.gave_way
        case StoppedWorld():
            return words.stopped_world
        case Collects():
            phases = {"mark": words.gc_marks, "mark termination": words.gc_marked}
            return phases.get(moment.phase, words.gc_over)
        case Marks():
            workers = {"dedicated": words.gc_dedicated, "idle": words.gc_idle}
            return workers.get(moment.mode, words.gc_fractional)
        case Assists():
            return words.gc_assist
        case _:
            assert_never(moment)
