"""synctest bubbles: goroutines with a clock of their own, which moves when all of them are blocked.

As synctest.go: the bubble counts its goroutines that run, or are blocked by something outside
(`running`). When there are none, and no other activity, it wakes who called Wait, or else its root,
which moves the clock on to the next timer.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.timers import Timers
from quizgo.gosim.sync.waitq import DONE, PARK, Signal
from quizgo.gosim.vm.requests import Park

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine
    from quizgo.gosim.vm.values import Value

BASE_NS: Final = 946_684_800_000_000_000
"""A bubble's clock begins at midnight UTC, 1 January 2000, and is its wall clock too."""
RUN: Final = "synctest.Run"
WAIT: Final = "synctest.Wait"
_DURABLE: Final = frozenset(
    (
        "chan receive",
        "chan receive (nil chan)",
        "chan send",
        "chan send (nil chan)",
        "select",
        "select (no cases)",
        "sleep",
        "sync.Cond.Wait",
        "sync.WaitGroup.Wait",
        RUN,
        WAIT,
    )
)
"""Only something in the bubble ends such a wait. (A mutex may be held outside.)"""


class Result(IntEnum):
    """How a bubble ended, for Go text to panic about."""

    FINE = 0
    LEFT_OVER = 1
    """Its main goroutine has exited, and others are blocked for ever."""
    BLOCKED = 2
    """All are blocked for ever, main too."""


class Bubble:
    """One bubble."""

    __slots__ = ("active", "done", "id", "main", "now", "root", "running", "sched", "timers",
                 "total", "waiter")  # fmt: skip

    def __init__(self, sched: Proc, id: int, root: G) -> None:
        self.sched = sched
        self.id = id
        self.now = BASE_NS
        self.timers = Timers(is_fake=True)
        self.timers.now = self.clock
        self.root = root
        """Who called Test: of the bubble, but not one of its sleepers."""
        self.main: G | None = None
        self.waiter: G | None = None
        """Who called Wait."""
        self.done = False
        self.total = 1
        self.running = 1
        self.active = 0

    def clock(self) -> int:
        """Nanoseconds, since 1970 too."""
        return self.now

    def created(self) -> None:
        self.total += 1
        self.running += 1

    def parked(self, g: G) -> None:
        if g.wait_reason in _DURABLE:
            self.running -= 1
            self._wake()

    def readied(self, g: G) -> None:
        if g.wait_reason in _DURABLE:
            self.running += 1

    def exited(self, g: G) -> None:
        self.total -= 1
        self.running -= 1
        self.done = self.done or g is self.main
        self._wake()

    def _wake(self) -> None:
        if self.running > 0 or self.active > 0:
            return
        self.active += 1
        due = self.timers.wake_time()
        timers_first = due is not None and due <= self.now
        self.sched.ready(self.root if timers_first or self.waiter is None else self.waiter)


class BubbleRun(Park):
    """synctest.Test: the root sleeps, and moves the clock whenever it is woken."""

    __slots__ = ("bubble",)

    def __init__(self, bubble: Bubble) -> None:
        super().__init__(RUN)
        self.bubble = bubble

    def resume(self, g: Routine, now: int) -> Signal:
        bubble = self.bubble
        due = bubble.timers.wake_time()
        if due is None or bubble.done:
            bubble.root.bubble = None
            return DONE
        bubble.now = max(bubble.now, due)
        bubble.timers.check(bubble.now)
        bubble.active -= 1
        return PARK

    def result(self, g: Routine) -> Value:
        if self.bubble.total == 1:
            return int(Result.FINE)
        return int(Result.LEFT_OVER if self.bubble.done else Result.BLOCKED)


class BubbleWait(Park):
    """synctest.Wait."""

    __slots__ = ("bubble",)

    def __init__(self, bubble: Bubble) -> None:
        super().__init__(WAIT)
        self.bubble = bubble

    def resume(self, g: Routine, now: int) -> Signal:
        self.bubble.active -= 1
        self.bubble.waiter = None
        return DONE


def is_durable(g: G) -> bool:
    return g.bubble is not None and g.wait_reason in _DURABLE
