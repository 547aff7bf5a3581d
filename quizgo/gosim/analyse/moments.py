"""Deciding moments: where the scheduler's rules settled who runs before whom.

Facts only; they are put into words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from quizgo.gosim.analyse.queues import Place, Queues
from quizgo.gosim.analyse.times import taken
from quizgo.gosim.events import Event, Kind


class Displaced(NamedTuple):
    """A goroutine was made or readied, went to runnext, and pushed who was there to the ring."""

    at: int
    """Virtual nanoseconds."""
    seq: int
    """The number of its event."""
    p: int
    g: int
    kicked: int
    """Whom it pushed to the tail of the ring."""
    is_new: bool
    """It was made by a go statement; else it was readied."""


class Overflowed(NamedTuple):
    """The ring was full: its older half, and the newcomer, went to the global queue."""

    at: int
    seq: int
    p: int
    g: int
    n: int


class Fair(NamedTuple):
    """The 61 rule: the P looked at the global queue before its own."""

    at: int
    seq: int
    p: int
    g: int
    passed: int
    """Goroutines in its own queue that had to wait, as far as known."""


class Batched(NamedTuple):
    """With nothing in its own queue, the P took a share of the global one."""

    at: int
    seq: int
    p: int
    g: int
    """Whom it then runs."""
    n: int


class Stole(NamedTuple):
    """The P took goroutines of another."""

    at: int
    seq: int
    p: int
    g: int
    """Whom it then runs."""
    victim: int
    n: int
    is_runnext: bool
    """The one in the victim's runnext, after a back-off, and not half of its ring."""


class Preempted(NamedTuple):
    """A goroutine had to yield, and went to the global queue."""

    at: int
    seq: int
    p: int
    g: int
    ran: int
    """For how long it had run, in nanoseconds; -1: it was to inherit a slice that was over."""
    line: int


class Retaken(NamedTuple):
    """sysmon took the P of a goroutine that was in a system call for too long."""

    at: int
    seq: int
    p: int
    g: int
    """-1: not known."""


class HandedOff(NamedTuple):
    """A thread let go of its P for another reason: `locked`, `dead`."""

    at: int
    seq: int
    p: int
    why: str


class CameBackLate(NamedTuple):
    """A system call was over, no P was free: to the global queue."""

    at: int
    seq: int
    g: int


class GaveWay(NamedTuple):
    """Who unlocked a starving mutex gives way to whom it handed it."""

    at: int
    seq: int
    p: int
    g: int


class StoppedWorld(NamedTuple):
    """All goroutines were stopped."""

    at: int
    """When all stood still."""
    seq: int
    why: str
    took: int
    """Nanoseconds until then."""


class Collects(NamedTuple):
    """The garbage collector came to a phase: `mark`, `mark termination`, `sweep`."""

    at: int
    seq: int
    phase: str


class Marks(NamedTuple):
    """A worker of the collector marks for the first time in a cycle."""

    at: int
    seq: int
    p: int
    g: int
    mode: str
    """`dedicated`, `fractional` or `idle`."""


class Assists(NamedTuple):
    """A goroutine allocates faster than the workers mark, and pays with work of its own."""

    at: int
    seq: int
    p: int
    g: int
    line: int


Moment = (
    Displaced
    | Overflowed
    | Fair
    | Batched
    | Stole
    | Preempted
    | Retaken
    | HandedOff
    | CameBackLate
    | GaveWay
    | StoppedWorld
    | Collects
    | Marks
    | Assists
)

QUEUED_BY_POLLER: Final = "netpoll"
SYSCALL: Final = "syscall"
ASSIST: Final = "assist"
MARK: Final = "mark"


def deciding_moments(events: Iterable[Event]) -> Iterator[Moment]:
    """The deciding moments of a run, in order.

    System goroutines that stood in a queue before the first event are not known there.
    """
    reader = _Reader()
    held: list[Collects] = []
    for event in events:
        moment = reader.take(event)
        if isinstance(moment, Collects) and reader.is_stopped:
            held.append(moment)  # how long stopping took is told first, and known last
        elif moment is not None:
            yield moment
        if held and not reader.is_stopped:
            yield from held
            held.clear()
    yield from held


class _Reader:
    """The state of the queues, and what else a moment has to say."""

    def __init__(self) -> None:
        self.queues = Queues()
        self.began: dict[int, int] = {}
        """When each goroutine began to run."""
        self.announced: set[int] = set()
        """Those whose next start another event has explained."""
        self.released = -1
        """The P that was given up last."""
        self.why = ""
        """Why the world was stopped."""
        self.is_stopped = False
        self.workers: set[tuple[int, str]] = set()
        """Those that have marked in this cycle, and how."""

    def take(self, event: Event) -> Moment | None:
        kind, queues = event.kind, self.queues
        match kind:
            case Kind.GO_CREATE | Kind.GO_UNBLOCK:
                return self._came(event)
            case Kind.OVERFLOW:
                queues.overflow(event.p, event.g)
                return Overflowed(event.time, event.seq, event.p, event.g, int(event.extra))
            case Kind.GO_START:
                return self._started(event)
            case Kind.GLOBAL_BATCH:
                self.announced.add(event.g)
                queues.take_batch(event.p, event.g, taken(event))
                return Batched(event.time, event.seq, event.p, event.g, taken(event))
            case Kind.STEAL:
                return self._stole(event)
            case Kind.GO_SCHED:
                queues.put_global(event.g)
            case Kind.GO_YIELD:
                if queues.where(event.g) is not Place.GLOBAL:  # it overflowed there
                    queues.put_last(event.p, event.g)
                return GaveWay(event.time, event.seq, event.p, event.g)
            case Kind.GO_PREEMPT:
                return self._preempted(event)
            case Kind.SYS_EXIT if event.extra == "slow":
                queues.put_global(event.g)
                return CameBackLate(event.time, event.seq, event.g)
            case Kind.P_STOP:
                self.released = event.p
            case Kind.P_RETAKE:
                return Retaken(event.time, event.seq, int(event.extra), event.g)
            case Kind.P_HANDOFF if event.extra != SYSCALL:
                return HandedOff(event.time, event.seq, self.released, event.extra)
            case Kind.STW_STOP:
                self.is_stopped, self.why = True, event.extra
            case Kind.STW_START:
                self.is_stopped = False
                return StoppedWorld(event.time, event.seq, self.why, int(event.extra))
            case Kind.GC_PHASE:
                if event.extra == MARK:
                    self.workers.clear()
                return Collects(event.time, event.seq, event.extra)
            case Kind.GC_WORK:
                return self._marked(event)
            case _:
                pass
        return None

    def _marked(self, event: Event) -> Moment | None:
        g, mode = event.g, event.extra
        if mode == ASSIST:
            return Assists(event.time, event.seq, event.p, g, event.line)
        if (g, mode) in self.workers:
            return None
        self.workers.add((g, mode))
        return Marks(event.time, event.seq, event.p, g, mode)

    def _came(self, event: Event) -> Moment | None:
        g, p = event.g, event.p
        if event.extra == QUEUED_BY_POLLER:
            self.queues.remove(g)
            return None
        kicked = self.queues.put_next(p, g)
        if kicked is None:
            return None
        is_new = event.kind is Kind.GO_CREATE
        return Displaced(event.time, event.seq, p, g, kicked, is_new)

    def _started(self, event: Event) -> Moment | None:
        g, p, queues = event.g, event.p, self.queues
        is_explained = g in self.announced
        is_from_global = queues.where(g) is Place.GLOBAL
        self.announced.discard(g)
        self.began[g] = event.time
        queues.remove(g)
        if is_explained or not is_from_global:
            return None
        passed = len(queues.ring(p)) + (p in queues.runnext)
        return Fair(event.time, event.seq, p, g, passed)

    def _stole(self, event: Event) -> Moment:
        victim = int(event.extra.rpartition("p")[2])
        is_runnext = event.extra.startswith("runnext")
        n = taken(event)
        if not is_runnext:
            self.queues.steal(event.p, victim, event.g)
        self.queues.remove(event.g)
        self.announced.add(event.g)
        return Stole(event.time, event.seq, event.p, event.g, victim, n, is_runnext)

    def _preempted(self, event: Event) -> Moment:
        g = event.g
        had_begun = self.queues.where(g) is Place.UNKNOWN and g in self.began
        ran = event.time - self.began[g] if had_begun else -1
        self.queues.put_global(g)
        if self.is_stopped:
            # Since 1.26 it may go to runnext instead: how it comes to run is not told.
            self.announced.add(g)
        return Preempted(event.time, event.seq, event.p, g, ran, event.line)
