"""Who waits for whom at the end of a run: goroutines, what they wait on, and who could end that.

Who holds a lock is known from who took it; who could serve a channel is taken from who did before.
A program that stops altogether and one in which only some are stuck are explained alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.spans import History, Phase, Span

_LOCKS: Final = frozenset({"sync.Mutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.RLock"})


class Tie(Enum):
    """Why a goroutine is waited for."""

    HOLDS = "holds"
    """It has taken the lock, and not given it back."""
    SERVED = "served"
    """It did before what is waited for: sent, received, called Done, signalled."""


class Blocker(NamedTuple):
    """Somebody who could end a wait."""

    goid: int
    tie: Tie
    phase: Phase | None
    """What it was doing at the end; None: it has exited."""


class Wait(NamedTuple):
    """A goroutine that waits at the end."""

    goid: int
    reason: str
    """In the runtime's words."""
    object: int
    """As Go prints its address; 0: none, or several (select)."""
    line: int
    since: int
    blockers: tuple[Blocker, ...]
    """Empty: nobody is known."""

    @property
    def is_on_lock(self) -> bool:
        return self.reason in _LOCKS


class Waits(NamedTuple):
    """The graph of waits."""

    waits: tuple[Wait, ...]
    """By goid."""
    cycle: tuple[int, ...]
    """Each waits for the next, the last for the first; empty where no such is known."""


def wait_graph(history: History, events: Iterable[Event]) -> Waits:
    """Who waits for whom when the run is over. System goroutines and sleepers are left out."""
    stuck = dict(sorted(_stuck(history)))
    ties = _Ties(history)
    for event in events:
        ties.take(event)
    found = tuple(
        Wait(goid, span.why, span.object, span.line, span.start, ties.blockers(goid, span))
        for goid, span in stuck.items()
    )
    return Waits(found, _cycle(found))


def _stuck(history: History) -> Iterator[tuple[int, Span]]:
    for life in history.lives.values():
        if life.is_system or life.ended >= 0:
            continue
        last = life.spans[-1]
        if last.phase is Phase.WAITING and last.why != "sleep":
            yield life.goid, last


class _Ties:
    """Who has had to do with each channel and lock so far."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.waiting: dict[int, Event] = {}
        """How each goroutine blocked that waits now."""
        self.holders: dict[int, list[int]] = {}
        """By lock."""
        self.served: dict[tuple[int, str], list[int]] = {}
        """By object and the reason to wait for it: who ended such a wait, or did the like."""

    def take(self, event: Event) -> None:
        if event.kind is Kind.LOCK:
            _put_in(self.holders.setdefault(event.object, []), event.g)
        elif event.kind is Kind.UNLOCK:
            self._given_back(self.holders.get(event.object, []), event.g)
        elif event.kind is Kind.GO_BLOCK:
            self._blocked(event)
        elif event.kind is Kind.GO_UNBLOCK:
            began = self.waiting.pop(event.g, None)
            if began is not None and began.object and event.extra.isdecimal():
                served = self.served.setdefault((began.object, began.extra), [])
                _put_in(served, int(event.extra))

    def _given_back(self, holders: list[int], goid: int) -> None:
        """A mutex may be given back by somebody else than who took it."""
        if goid in holders:
            holders.remove(goid)
        elif holders:
            holders.pop(0)

    def _blocked(self, event: Event) -> None:
        self.waiting[event.g] = event
        if event.object and event.extra in _OPPOSITE:
            _put_in(self.served.setdefault((event.object, _OPPOSITE[event.extra]), []), event.g)

    def blockers(self, goid: int, span: Span) -> tuple[Blocker, ...]:
        if not span.object:
            return ()
        if span.why in _LOCKS:
            return self._all(self.holders.get(span.object, ()), Tie.HOLDS)
        others = [g for g in self.served.get((span.object, span.why), ()) if g != goid]
        return self._all(others, Tie.SERVED)

    def _all(self, goids: Iterable[int], tie: Tie) -> tuple[Blocker, ...]:
        return tuple(Blocker(goid, tie, self._phase(goid)) for goid in goids)

    def _phase(self, goid: int) -> Phase | None:
        life = self.history.lives[goid]
        return None if life.ended >= 0 else life.spans[-1].phase


def _put_in(goids: list[int], goid: int) -> None:
    if goid not in goids:
        goids.append(goid)


def _cycle(found: Iterable[Wait]) -> tuple[int, ...]:
    """The first cycle, from its lowest goid; along any wait that is known."""
    graph = {wait.goid: [blocker.goid for blocker in wait.blockers] for wait in found}
    done: set[int] = set()
    for start in graph:
        path: list[int] = []
        # An iterator a goroutine on the path: programs have more goroutines than Python has stack.
        pending = [iter([start])]
        while pending:
            goid = next(pending[-1], None)
            if goid is None:
                pending.pop()
                if path:
                    done.add(path.pop())
            elif goid in path:
                cycle = path[path.index(goid) :]
                least = cycle.index(min(cycle))
                return (*cycle[least:], *cycle[:least])
            elif goid in graph and goid not in done:
                path.append(goid)
                pending.append(iter(graph[goid]))
    return ()


_OPPOSITE: Final = {"chan send": "chan receive", "chan receive": "chan send"}
"""Who blocks so does what those wait for who block so."""
