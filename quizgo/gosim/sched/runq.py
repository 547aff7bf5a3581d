"""The run queues: the ring and runnext of a P, and the global queue, as in proc.go."""

from __future__ import annotations

from collections import deque

from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.p import RING, P

HALF = RING // 2


def runqput(p: P, g: G, globq: deque[G]) -> int:
    """Put `g` at the ring's tail. How many overflowed to the global queue: 0, or 129."""
    runq = p.runq
    if len(runq) < RING:
        runq.append(g)
        return 0
    return runqputslow(p, g, globq)


def runqputslow(p: P, g: G, globq: deque[G]) -> int:
    """The ring is full: its older half and `g` go to the global queue's tail, in order."""
    popleft = p.runq.popleft
    globq.extend([popleft() for _ in range(HALF)])
    globq.append(g)
    return HALF + 1


def runqget(p: P) -> tuple[G, bool] | None:
    """The next goroutine, and whether it inherits the time slice (runnext does)."""
    g = p.runnext
    if g is not None:
        p.runnext = None
        return g, True
    if p.runq:
        return p.runq.popleft(), False
    return None


def runqempty(p: P) -> bool:
    return p.runnext is None and not p.runq


def globrunqgetbatch(p: P, globq: deque[G], gomaxprocs: int) -> tuple[G, int]:
    """A fair share of the global queue: the first to run, the others to the local tail.

    The local queue is empty, so nothing can overflow. Also says how many were taken.
    """
    n = min(len(globq), len(globq) // gomaxprocs + 1, HALF)
    first = globq.popleft()
    for _ in range(n - 1):
        p.runq.append(globq.popleft())
    return first, n


def runqgrab(victim: P) -> list[G]:
    """Take half of a ring, rounded up, from its head."""
    n = len(victim.runq)
    popleft = victim.runq.popleft
    return [popleft() for _ in range(n - n // 2)]
