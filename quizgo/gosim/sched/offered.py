"""What a P could do next: its own queues, the global one, other Ps, timers. And taking it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import runq
from quizgo.gosim.sched.g import WAITING, G
from quizgo.gosim.sched.p import PStatus

if TYPE_CHECKING:
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.sched.timers import Timer, Timers

MOST_SHOWN: Final = 12
"""Of the queued ones, where Go decides: those that a rule could take are among them."""
MOST_QUEUED: Final = 30
"""The same, where anybody may be chosen."""
MOST_ASLEEP: Final = 8
"""The first to wake."""
_SHOWN_OF_GLOBAL: Final = 3
"""Of a long global queue: the heads and the tail."""


class Spot(Enum):
    """Where a candidate stands."""

    RUNNING = "running"
    """It runs, and may go on."""
    RUNNEXT = "runnext"
    RING = "ring"
    GLOBAL = "global"
    STEAL = "steal"
    """With another P: half of its ring is taken."""
    STEAL_NEXT = "steal-next"
    """With another P: its runnext is."""
    POLL = "poll"
    """With the network poller, or a timer."""
    STOP = "stop"
    """Nobody: the P is given up, and its thread parks."""
    ELSEWHERE = "elsewhere"
    """On another P, whose thread goes first."""
    SLEEPING = "sleeping"
    """It waits for a timer, and time passes until that is due."""


class Candidate(NamedTuple):
    """What a P could do next."""

    goid: int
    """Who would then run; 0: nobody, or it is not said."""
    spot: Spot
    at: int
    """Its place in the ring or the global queue, from 1; with another P, that P's id."""


# Its own queues, and the global one ---------------------------------------------


def own(sched: Proc, p: P, most: int = MOST_QUEUED) -> tuple[Candidate, ...]:
    """The program's goroutines that are queued, in the order in which they were made, which says
    nothing of whose turn it is. At most so many of them: of long queues the heads and the tail,
    which are those that a rule could take or a learner mistake for it.

    Those of the runtime's own run when it is their turn. On one P they have no place either; on
    several they have, since a thief takes half of all.
    """
    is_alone = sched.gomaxprocs == 1
    found = _queue(Spot.RUNNEXT, () if p.runnext is None else (p.runnext,), is_alone)
    ring = _queue(Spot.RING, p.runq, is_alone)
    shared = _queue(Spot.GLOBAL, sched.globq, is_alone)
    found += _ends(ring, most - len(found) - min(len(shared), _SHOWN_OF_GLOBAL))
    found += _ends(shared, most - len(found))
    return tuple(sorted(found))


def _queue(spot: Spot, gs: Iterable[G], is_alone: bool) -> list[Candidate]:
    placed = [g for g in gs if not (is_alone and g.is_system)]
    return [Candidate(g.goid, spot, at) for at, g in enumerate(placed, 1) if not g.is_system]


def _ends(queue: list[Candidate], most: int) -> list[Candidate]:
    return queue if len(queue) <= most else [*queue[: most - 1], queue[-1]]


def queued(sched: Proc, p: P, goid: int) -> G | None:
    """The goroutine of that id, if it is in one of these queues."""
    if p.runnext is not None and p.runnext.goid == goid:
        return p.runnext
    return next((g for each in (p.runq, sched.globq) for g in each if g.goid == goid), None)


def take(sched: Proc, p: P, g: G) -> None:
    """Out of its queue, wherever in it. A slice of its own begins, but from runnext."""
    if p.runnext is g:
        p.runnext = None
        return
    p.schedtick += 1
    (p.runq if g in p.runq else sched.globq).remove(g)


# With other Ps --------------------------------------------------------------------


def queued_elsewhere(sched: Proc, p: P) -> dict[int, int]:
    """The program's goroutines that other Ps have queued, and with which P each is."""
    return {
        g.goid: other.id
        for other in sched.allp
        if other is not p
        for g in (*other.runq, other.runnext)
        if g is not None and not g.is_system
    }


def victims(sched: Proc, thief: P) -> list[P]:
    """From whom a thief may take: whose ring is not empty, wherever it begins; only where all are,
    runnext comes into question."""
    others = [
        p
        for p in sched.allp
        if p is not thief
        if not (sched.rules.steal_skips_idle_p and p.status is PStatus.IDLE and runq.runqempty(p))
    ]
    return [p for p in others if p.runq] or [p for p in others if p.runnext is not None]


def loot(victim: P) -> G:
    """Who would run after a steal: the last of the half, or runnext."""
    n = len(victim.runq)
    if not n:
        assert victim.runnext is not None
        return victim.runnext
    return victim.runq[n - n // 2 - 1]


def steal(sched: Proc, thief: P, victim: P) -> G:
    """Take half of a ring, rounded up, or else runnext: the one that runs."""
    got = runq.runqgrab(victim)
    if got:
        extra = f"{len(got)} from p{victim.id}"
        g = got.pop()
        thief.runq.extend(got)
    else:
        assert victim.runnext is not None
        extra = f"runnext from p{victim.id}"
        g, victim.runnext = victim.runnext, None
    thief.schedtick += 1
    sched.emit(Kind.STEAL, g, extra)
    return g


# Timers -----------------------------------------------------------------------------


def sleepers(sched: Proc) -> tuple[Candidate, ...]:
    """Who waits for a timer, soonest first."""
    dues = sorted((when, goid) for goid, when in _alarms(sched).items())
    return tuple(Candidate(goid, Spot.SLEEPING, 0) for _, goid in dues[:MOST_ASLEEP])


def alarm(sched: Proc, goid: int) -> int | None:
    """When the first timer is due that this goroutine waits for."""
    return _alarms(sched).get(goid)


def fire(sched: Proc) -> None:
    """Run all timers that are due, whoever keeps them: a thief runs those of others, too."""
    for timers in heaps(sched):
        timers.check(sched.clock.now())


def heaps(sched: Proc) -> Iterator[Timers]:
    """All timers: each P's own, and until 1.13 those of the buckets."""
    yield from (p.timers for p in sched.allp)
    yield from (bucket.timers for bucket in sched.buckets.values())


def _alarms(sched: Proc) -> dict[int, int]:
    found: dict[int, int] = {}
    for timers in heaps(sched):
        for when, seq, timer in timers.heap:
            g = _waiter(timer) if timer.seq == seq and when < sched.limits.time_ns else None
            if g is not None and g.status is WAITING and not g.is_system:
                found[g.goid] = min(when, found.get(g.goid, when))
    return found


def _waiter(timer: Timer) -> G | None:
    """A sleeper is bound to what its timer does; else who waits for the timer's channel."""
    if timer.channel is not None:
        first = next(iter(timer.channel.recvq), None)
        return first.g if first is not None and isinstance(first.g, G) else None
    bound = timer.fire.args if isinstance(timer.fire, partial) else ()
    return next((each for each in bound if isinstance(each, G)), None)
