"""Time, as the rest of the program is allowed to know it.

One `Clock` is made by the command and passed down; nobody else reads the wall
clock. A *study day* is a date that begins at the rollover hour (04:00 local by
default), so a session past midnight belongs to the evening before.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass

ROLLOVER_HOUR = 4


class Clock(Protocol):
    """Wall time for "when it happened", monotonic time for "how long it took"."""

    def now(self) -> datetime:
        """The wall clock: aware, in the learner's zone."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary point; never goes back."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock and zone."""

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class FrozenClock:
    """A wall clock that stands still; durations are still real."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass(slots=True)
class SteadyClock:
    """A wall clock that never goes back behind a moment, nor behind what it said before.

    What is written after something else says so by its time, whatever the machine's
    clock was set to in between.
    """

    clock: Clock
    least: datetime

    def now(self) -> datetime:
        now = self.clock.now()
        if now < self.least:
            return self.least.astimezone(now.tzinfo)
        self.least = now
        return now

    def monotonic(self) -> float:
        return self.clock.monotonic()


def clock_from_environment(environ: Mapping[str, str] = os.environ) -> Clock:
    """The machine's clock, or the moment that `QUIZGO_NOW` names.

    Raises QuizgoError where `QUIZGO_NOW` is no ISO 8601 time with an offset.
    """
    text = environ.get("QUIZGO_NOW", "")
    if not text:
        return SystemClock()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise QuizgoError(
            f"QUIZGO_NOW is {text!r}, which is no ISO 8601 time with an offset. "
            "Write it like 2027-01-15T08:00:00+08:00."
        )
    return FrozenClock(at)


def study_day(at: datetime, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day that the local time `at` belongs to."""
    return (at - timedelta(hours=rollover_hour)).date()
