"""Who waits: `Sudog` and the signals that every operation of this floor answers with.

Invariants: a goroutine that runs is in no queue. One that waits is in one queue through its own
sudog, or, in a select, in as many as the select has cases; the first that fires takes it out of
all of them at once (the runtime leaves the losers in place and skips them by `selectDone`; here
nothing happens in between, so nobody can tell, and the state is smaller).
"""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import Protocol


class Signal(Enum):
    """How an operation ended when it readied nobody."""

    DONE = "done"
    PARK = "park"
    """The caller's sudog is queued: it must stop running until it is readied."""
    CLOSED = "closed"
    """The channel is closed (send) or already closed (close)."""
    WOULD_BLOCK = "would block"
    """A select with a default, or a non-blocking operation: nothing was done."""


DONE = Signal.DONE
PARK = Signal.PARK
CLOSED = Signal.CLOSED
WOULD_BLOCK = Signal.WOULD_BLOCK


class Goroutine(Protocol):
    """What this floor knows of a goroutine."""

    goid: int
    fired: Sudog | None
    """After a select parked: the case that was carried out."""
    selecting: list[Sudog] | None
    """While a select is parked: its cases."""
    sudog: Sudog | None
    """Once it has needed one: that for its plain operations."""


Waitq = deque["Sudog"]
"""FIFO."""


class Sudog:
    """A goroutine in a queue. It has one for its plain operations; a select has more.

    After a receive, carried out at once or later, `elem` is the value and `success` says whether
    it was sent. After a send that parked, `success` False means that the channel was closed.
    """

    __slots__ = (
        "acquiretime",
        "case",
        "channel",
        "elem",
        "g",
        "peers",
        "queue",
        "success",
        "ticket",
    )

    def __init__(self, g: Goroutine) -> None:
        self.g = g
        self.elem: object = None
        """The value to send, or the one received."""
        self.success = False
        self.peers: list[Sudog] | None = None
        """All sudogs of the select this one belongs to."""
        self.queue: Waitq | None = None
        """Of a select's sudog: where it waits."""
        self.channel: object = None
        """Of a select's sudog: the channel of its case."""
        self.case = 0
        """Of a select's sudog: the index of its case in the source."""
        self.ticket = 0
        """Semaphores: 1 hands the lock over. Cond: the place in the order of waiting."""
        self.acquiretime = 0
        """Mutex: when it began to wait, in virtual nanoseconds."""


def sudog_of(g: Goroutine) -> Sudog:
    """The sudog for its plain operations, made at the first that needs it: many goroutines never
    wait (`acquireSudog`)."""
    sudog = g.sudog
    if sudog is None:
        sudog = g.sudog = Sudog(g)
    return sudog


def leave_others(winner: Sudog) -> None:
    """Carry out the case `winner` of a select: its goroutine leaves all other queues."""
    g = winner.g
    peers = winner.peers
    assert peers is not None
    for sudog in peers:
        if sudog is not winner:
            assert sudog.queue is not None
            sudog.queue.remove(sudog)
    g.fired = winner
    g.selecting = None
