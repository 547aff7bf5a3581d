"""The run queues, as far as events tell: who is in whose ring, in runnext, in the global queue.

Events say which goroutine came, and from whom it was taken; where it was put follows from the rules
of `runqput` and its like. A goroutine that came by a way that events leave open (the poller, a P
that is no more) is nowhere until it runs. Nor is it known who was queued before the first event:
the runtime's own goroutines, which so stand at the heads.
"""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import Final

HALF: Final = 128
"""How many leave a full ring, and as many stay."""


class Place(Enum):
    """Where a goroutine waits to run."""

    RUNNEXT = "runnext"
    RING = "ring"
    GLOBAL = "global"
    UNKNOWN = "unknown"


class Queues:
    """All queues of a run."""

    def __init__(self) -> None:
        self.runnext: dict[int, int] = {}
        """By P; no entry: empty, or not known."""
        self.rings: dict[int, deque[int]] = {}
        self.globq: deque[int] = deque()
        self.hidden = 0
        """How many at the head of the global queue are not known."""
        self.place: dict[int, tuple[Place, int]] = {}
        """Of each queued goroutine: where, and on which P (-1: the global queue's)."""

    def ring(self, p: int) -> deque[int]:
        return self.rings.setdefault(p, deque())

    def where(self, g: int) -> Place:
        return self.place.get(g, (Place.UNKNOWN, -1))[0]

    def put_next(self, p: int, g: int) -> int | None:
        """To runnext; who was there goes to the ring's tail, and is the answer."""
        self.remove(g)
        kicked = self.runnext.get(p)
        if kicked is not None:
            self.put_last(p, kicked)
        self.runnext[p] = g
        self.place[g] = Place.RUNNEXT, p
        return kicked

    def put_last(self, p: int, g: int) -> None:
        self.remove(g)
        self.ring(p).append(g)
        self.place[g] = Place.RING, p

    def put_global(self, g: int) -> None:
        self.remove(g)
        self.globq.append(g)
        self.place[g] = Place.GLOBAL, -1

    def overflow(self, p: int, g: int) -> None:
        """The ring was full: its older half and `g` are in the global queue now."""
        self.remove(g)
        ring = self.ring(p)
        self.hidden += max(0, 2 * HALF - len(ring))
        while len(ring) > HALF:
            self.put_global(ring[0])
        self.put_global(g)

    def steal(self, thief: int, victim: int, g: int) -> None:
        """From the head of a ring to another, up to `g`, which the thief runs."""
        if self.place.get(g) != (Place.RING, victim):
            return  # not known itself; so were those before it
        ring = self.ring(victim)
        while ring[0] != g:
            self.put_last(thief, ring[0])
        self.remove(g)

    def take_batch(self, p: int, g: int, n: int) -> None:
        """`n` from the global queue's head: `g`, which the P runs, the others to its ring."""
        if self.where(g) is not Place.GLOBAL:
            n -= self.hidden
        self.hidden = 0
        for _ in range(min(n, len(self.globq))):
            self.put_last(p, self.globq[0])
        self.remove(g)

    def remove(self, g: int) -> None:
        """It is queued no more."""
        found = self.place.pop(g, None)
        if found is None:
            return
        place, p = found
        if place is Place.RUNNEXT:
            del self.runnext[p]
            return
        queue = self.globq if place is Place.GLOBAL else self.rings[p]
        if queue[0] == g:
            queue.popleft()
        else:
            queue.remove(g)
