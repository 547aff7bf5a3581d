"""sync.WaitGroup, as waitgroup.go."""

from __future__ import annotations

from enum import Enum

from quizgo.gosim.sync.sema import Sema
from quizgo.gosim.sync.waitq import DONE, PARK, Goroutine, Signal, Sudog


class Misuse(Enum):
    """What panics, in Go's words."""

    NEGATIVE = "sync: negative WaitGroup counter"
    ADD_WITH_WAIT = "sync: WaitGroup misuse: Add called concurrently with Wait"
    REUSED = "sync: WaitGroup is reused before previous Wait has returned"


class WaitGroup:
    """A sync.WaitGroup. A new one has nothing to wait for."""

    __slots__ = ("counter", "sema", "waiters")

    def __init__(self) -> None:
        self.counter = 0
        """A signed number of 32 bits: it wraps as Go's does."""
        self.waiters = 0
        self.sema = Sema()

    def copy_value(self) -> WaitGroup:
        """As Go copies the struct: nobody wakes those who wait at the copy but its own Done."""
        twin = WaitGroup()
        twin.counter = self.counter
        twin.waiters = self.waiters
        twin.sema = self.sema.copy_value()
        return twin

    def compared(self) -> tuple[int, ...]:
        """What Go's `==` sees of it."""
        return self.counter, self.waiters

    def add(self, delta: int) -> list[Goroutine] | Misuse | None:
        """Add. When the counter falls to zero: all waiters, in the order they came."""
        counter = self.counter = _int32(self.counter + delta)
        if counter < 0:
            return Misuse.NEGATIVE
        if self.waiters and delta > 0 and counter == delta:
            return Misuse.ADD_WITH_WAIT
        if counter > 0 or self.waiters == 0:
            return None
        waiters = self.waiters
        self.waiters = 0
        return self.sema.release_many(waiters)

    def wait(self, me: Sudog) -> Signal:
        """Wait for zero. After a PARK go on with `resume`."""
        if self.counter == 0:
            return DONE
        self.waiters += 1
        return self.sema.acquire(me)

    def resume(self, me: Sudog) -> Signal | Misuse:
        """Go on after a PARK of `wait`."""
        if self.sema.resume(me) is PARK:
            return PARK
        return Misuse.REUSED if self.counter or self.waiters else DONE


def _int32(number: int) -> int:
    return (number + (1 << 31) & 0xFFFFFFFF) - (1 << 31)
