"""P: what a thread must hold to run Go code, with a queue of its own."""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import TYPE_CHECKING

from quizgo.gosim.sched.timers import Timers

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M

RING = 256
"""Room in the ring."""
GOID_BATCH = 16
MOST_PROCS = 1024
"""Ps that the runtime has room for."""


class PStatus(Enum):
    """As `_Pidle`…"""

    IDLE = "idle"
    RUNNING = "running"
    SYSCALL = "syscall"
    """Until 1.25 only: its M is in the kernel and sysmon may take it."""
    GCSTOP = "gcstop"
    DEAD = "dead"


class SysmonTick:
    """What sysmon saw of a P when it last looked, and when that began."""

    __slots__ = ("schedtick", "schedwhen", "syscalltick", "syscallwhen")

    def __init__(self) -> None:
        self.schedtick = 0
        self.schedwhen = 0
        self.syscalltick = 0
        self.syscallwhen = 0


class P:
    """A P. Only the M that owns it gives it a `runnext`; thieves may only clear it."""

    __slots__ = (
        "gc_fractional_ns",
        "gfree",
        "goidcache",
        "goidcacheend",
        "id",
        "m",
        "preempt",
        "runnext",
        "runq",
        "schedtick",
        "signalled",
        "status",
        "syscalltick",
        "sysmontick",
        "timers",
        "toldtick",
    )

    def __init__(self, id: int) -> None:
        self.id = id
        self.status = PStatus.IDLE
        self.m: M | None = None
        self.runq: deque[G] = deque()
        """The ring: at most RING goroutines, FIFO."""
        self.runnext: G | None = None
        """Runs before the ring, in the slice of the goroutine that readied it."""
        self.schedtick = 0
        """Counts goroutines started with a slice of their own."""
        self.toldtick = -1
        """`schedtick` at the last start of a goroutine here, if starts are logged."""
        self.syscalltick = 0
        self.gc_fractional_ns = 0
        """Time that this cycle's fractional worker has taken here."""
        self.sysmontick = SysmonTick()
        self.preempt = False
        """Who runs on it shall yield."""
        self.signalled = False
        """The signal that says so has arrived: no call is needed to notice."""
        self.timers = Timers()
        self.gfree: list[int] = []
        """Places in `allgs` of dead goroutines, last freed first out."""
        self.goidcache = 0
        self.goidcacheend = 0

    def __repr__(self) -> str:
        return f"<P {self.id} {self.status.value} {len(self.runq)}>"
