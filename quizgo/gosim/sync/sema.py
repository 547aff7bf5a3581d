"""Semaphores, as sema.go: a count at an address, and FIFO queues of those who wait there.

The count lives in the Go program's memory (a field of a Mutex…), so that a copied lock copies it;
the queue belongs to the address. Go's treap of addresses only makes finding one fast; a dict from
the address does the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

from quizgo.gosim.sync.waitq import Sudog, Waitq


class SemaTable:
    """Who waits at which address. An address nobody waits at has no entry."""

    __slots__ = ("roots",)

    def __init__(self) -> None:
        self.roots: dict[Hashable, Waitq] = {}

    def enqueue(self, address: Hashable, sudog: Sudog, *, lifo: bool = False) -> None:
        """Queue at the tail; at the head (`lifo`) one that was woken and lost."""
        queue = self.roots.get(address)
        if queue is None:
            queue = self.roots[address] = deque()
        sudog.ticket = 0
        if lifo:
            queue.appendleft(sudog)
        else:
            queue.append(sudog)

    def dequeue(self, address: Hashable) -> Sudog | None:
        """The one that waited longest, out of the queue."""
        queue = self.roots.get(address)
        if queue is None:
            return None
        sudog = queue.popleft()
        if not queue:
            del self.roots[address]
        return sudog

    def waiters(self, address: Hashable) -> int:
        """How many wait there."""
        return len(self.roots.get(address, ()))
