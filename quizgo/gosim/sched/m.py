"""M: a thread of the operating system."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.p import P


class State(Enum):
    """What the thread is doing."""

    RUNNING = "running"
    """Go code, or the scheduler."""
    PARKED = "parked"
    PARKED_LOCKED = "parked for its locked goroutine"
    NETPOLL = "netpoll"
    """Asleep until the next timer."""
    SYSCALL = "syscall"


class M:
    """A thread. `p.m` and `m.p` are mutual."""

    __slots__ = ("curg", "id", "lockedg", "p", "spinning", "state")

    def __init__(self, id: int) -> None:
        self.id = id
        self.state = State.RUNNING
        self.p: P | None = None
        self.curg: G | None = None
        self.lockedg: G | None = None
        self.spinning = False
        """It has a P and no work, and is looking for some."""

    def __repr__(self) -> str:
        return f"<M {self.id} {self.state.value}>"
