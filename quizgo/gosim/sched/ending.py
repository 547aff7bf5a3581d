"""How a run ended."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quizgo.gosim.limits import Limit
    from quizgo.gosim.sched.g import G


class How(Enum):
    """The ways."""

    EXIT = "exit"
    """main returned, or os.Exit."""
    PANIC = "panic"
    FATAL = "fatal error"
    DEADLOCK = "deadlock"
    LIMIT = "limit"
    """One of quizgo's limits, not Go's."""
    STOPPED = "stopped"
    """Somebody wanted to look inside, and has seen it."""


class Ending(NamedTuple):
    """What `Scheduler.run` answers."""

    how: How
    text: str
    """What the panic, the fatal error or the limit says."""
    g: G | None
    """Who was running."""
    status: int
    """The exit status of the process."""
    limit: Limit | None = None
