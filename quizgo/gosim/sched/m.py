"""M: a thread of the operating system."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgo.gosim.sched.find import Search
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.vm.host import Stop


class State(Enum):
    """What the thread is doing."""

    RUNNING = "running"
    """Go code, or the scheduler."""
    WAKING = "waking"
    """Somebody gave it a P (`nextp`); the system has not run it yet."""
    PARKED = "parked"
    """In `midle`: it has no P and waits for one."""
    PARKED_LOCKED = "parked for its locked goroutine"
    NETPOLL = "netpoll"
    """In the poller: until the next timer, or until there is input."""
    SYSCALL = "syscall"
    MARKING = "marking"
    """For the collector."""
    SWEEPING = "sweeping"
    STOPPING = "stopping the world"
    """It waits until all Ps have stopped."""
    DEAD = "dead"


class At(IntEnum):
    """Where a thread goes on when its time has come."""

    EXECUTE = 0
    """`curg` runs on."""
    SCHEDULE = 1
    """It looks for the next goroutine."""
    WOKEN = 2
    """It acquires `nextp`, and schedules."""
    STEAL = 3
    """A thief's back-off is over: the search goes on."""
    SYSEXIT = 4
    """Its system call is over."""
    POLLED = 5
    """The poller answered: it needs a P."""
    EXITING = 6
    """`curg` has ended (`stop`), as soon as the others have come so far."""
    ASKING = 7
    """`curg` has a request, as soon as the others have come so far."""
    MARKED = 8
    """`curg`, a worker of the collector, has marked for its turn."""
    SWEPT = 9
    """`curg`, bgsweep, has swept a few spans."""
    STOPPED = 10
    """The world is stopped: it does what it stopped it for."""


class M:
    """A thread. `p.m` and `m.p` are mutual, and so are `lockedg` and `lockedm`."""

    __slots__ = ("assists", "at", "curg", "id", "lockedg", "nextp", "oldp", "p", "procs", "search",
                 "spinning", "state", "stop", "syscalltick", "then")  # fmt: skip

    def __init__(self, id: int) -> None:
        self.id = id
        self.state = State.RUNNING
        self.at = At.SCHEDULE
        self.p: P | None = None
        self.nextp: P | None = None
        """Given to it by who woke it."""
        self.oldp: P | None = None
        """The P it had when it entered its last system call, or when the world was stopped."""
        self.curg: G | None = None
        self.lockedg: G | None = None
        self.spinning = False
        """It has a P (or is waking with one) and no work, and is looking for some."""
        self.search: Search | None = None
        """Where it is in its search for something to steal, while it backs off."""
        self.stop: Stop | None = None
        self.procs: int | None = None
        self.then: Callable[[], None] | None = None
        """What it stops the world for; `procs`: how many Ps there shall be then."""
        self.syscalltick = 0
        self.assists = 0
        """Times that its goroutine has helped the collector to mark, and was not told of yet."""

    def backs_off(self) -> bool:
        """A thief that waits before it takes somebody's runnext."""
        return self.search is not None

    def __repr__(self) -> str:
        return f"<M {self.id} {self.state.value}>"
