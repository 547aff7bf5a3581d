"""Semaphores, as sema.go: a count, and a FIFO queue of those who wait for it.

Go keeps the queues in a table by address, so that a lock is a few numbers and a copied lock copies
only those. Here the queue sits beside the count, and a copy begins with nobody waiting: the same.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from quizgo.gosim.sync.waitq import DONE, PARK, Goroutine, Signal, Sudog, Waitq


class Released(NamedTuple):
    """Who must be readied after a release."""

    g: Goroutine
    handoff: bool
    """It owns the lock already: the releaser then yields to it (`goyield`, since 1.14)."""


class Sema:
    """A semaphore."""

    __slots__ = ("count", "queue")

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self.queue: Waitq = deque()

    def copy_value(self) -> Sema:
        """As Go copies the struct around it."""
        return Sema(self.count)

    def acquire(self, me: Sudog, *, lifo: bool = False) -> Signal:
        """Take one, or queue: at the head (`lifo`) one that was woken and lost."""
        me.ticket = 0
        if self.count > 0:
            self.count -= 1
            return DONE
        if lifo:
            self.queue.appendleft(me)
        else:
            self.queue.append(me)
        return PARK

    def resume(self, me: Sudog, *, lifo: bool = False) -> Signal:
        """Go on after a PARK: a waiter that was woken, but was given nothing, must try again."""
        if me.ticket:
            me.ticket = 0
            return DONE
        return self.acquire(me, lifo=lifo)

    def release(self, *, handoff: bool = False) -> Released | None:
        """Give one back, and wake the one that waited longest; with `handoff` it is given it."""
        self.count += 1
        if not self.queue:
            return None
        sudog = self.queue.popleft()
        if handoff:
            self.count -= 1
            sudog.ticket = 1
        return Released(sudog.g, handoff)

    def release_many(self, n: int) -> list[Goroutine]:
        """`n` releases: all that were woken, in order."""
        released = (self.release() for _ in range(n))
        return [each.g for each in released if each]
