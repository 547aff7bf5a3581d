"""sysmon: the thread without a P that looks, at a rhythm, whether somebody has run for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.g import SYSCALL

if TYPE_CHECKING:
    from quizgo.gosim.sched.proc import Proc

FORCE_PREEMPT_NS: Final = 10_000_000
"""The time slice: asked to yield at the first round after it."""
_SHORTEST, _LONGEST = 20_000, 10_000_000
_ROUNDS_AT_SHORTEST = 50
_CLASS = 2
"""Its place among the things of one instant: after timers and signals."""


class Sysmon:
    """The state of sysmon, and its rounds as things due on the clock."""

    __slots__ = ("_delay", "_idle", "_schedtick", "_schedwhen", "_syscalltick", "_syscallwhen",
                 "asleep", "sched")  # fmt: skip

    def __init__(self, sched: Proc) -> None:
        self.sched = sched
        self.asleep = False
        """No P is busy; woken by a system call or with the next timer."""
        self._delay = 0
        self._idle = 0
        """Rounds in which nothing was retaken."""
        self._schedtick = 0
        self._schedwhen = 0
        self._syscalltick = 0
        self._syscallwhen = 0

    def start(self) -> None:
        self._sleep(self.sched.clock.now())

    def wake(self, *, by_syscall: bool) -> None:
        """Go on after deep sleep. A time-out leaves the rhythm as it was (since 1.14)."""
        if not self.asleep:
            return
        self.asleep = False
        if by_syscall or not self.sched.rules.timers_in_scheduler:
            self._idle = 0
        self.round(self.sched.clock.now())

    def round(self, now: int) -> None:
        """One round of its loop."""
        if self.sched.is_idle:
            self.asleep = True
            return
        self._idle = 0 if self._retake(now) else self._idle + 1
        self._sleep(now)

    def _sleep(self, now: int) -> None:
        if self._idle == 0:
            self._delay = _SHORTEST
        elif self._idle > _ROUNDS_AT_SHORTEST:
            self._delay = min(self._delay * 2, _LONGEST)
        self.sched.clock.at(now + self._delay, _CLASS, self.round)

    def _retake(self, now: int) -> bool:
        """Ask who ran too long to yield; take the P from a system call. Whether it was taken."""
        sched = self.sched
        p = sched.p
        overdue = False
        if p.schedtick != self._schedtick:
            self._schedtick = p.schedtick
            self._schedwhen = now
        elif now - self._schedwhen >= FORCE_PREEMPT_NS:
            sched.preemptone()
            overdue = True
        g = sched.curg
        if g is None or g.status is not SYSCALL:
            return False
        if not overdue and p.syscalltick != self._syscalltick:
            self._syscalltick = p.syscalltick
            self._syscallwhen = now
            return False
        # With one P nobody is spinning and no P is idle, so the P is taken whatever its queue.
        sched.handoffp()
        return True
