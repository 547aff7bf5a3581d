"""Goroutines that were left when the program ended: leaks, and those that were cut off."""

from __future__ import annotations

from typing import Final, NamedTuple

from quizgo.gosim.spans import MAIN, History, Life, Phase

SLEEP: Final = "sleep"


class Left(NamedTuple):
    """A goroutine that had not exited. It is not main, and not one of the runtime's."""

    goid: int
    phase: Phase
    reason: str
    """What it waited for, in the runtime's words; empty where it did not wait."""
    object: int
    """The channel or lock, as Go prints its address; 0: none, or several."""
    line: int
    """Where it stood."""
    since: int
    """When that phase began, in virtual nanoseconds."""
    created_by: int
    created_line: int

    @property
    def is_stuck(self) -> bool:
        """It waited for another goroutine; not for the time, for a P, or for the system."""
        return self.phase is Phase.WAITING and self.reason not in (SLEEP, "IO wait")


def left_behind(history: History) -> tuple[Left, ...]:
    """By goid."""
    found = [
        _left(life)
        for life in history.lives.values()
        if life.ended < 0 and not life.is_system and life.goid != MAIN
    ]
    return tuple(sorted(found))


def _left(life: Life) -> Left:
    last = life.spans[-1]
    is_waiting = last.phase is Phase.WAITING
    return Left(
        life.goid,
        last.phase,
        last.why if is_waiting else "",
        last.object if is_waiting else 0,
        last.line,
        last.start,
        life.created_by,
        life.created_line,
    )
