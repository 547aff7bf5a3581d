"""Who waits for whom at the end of a run: goroutines, what they wait on, and who could end that.

That a lock was taken without waiting is no event. Its holder is known when it was handed over to
somebody who had waited; else it can be guessed, or is not known. Who could serve a channel is taken
from who did before. A program that stops altogether and one in which only some are stuck are
explained alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.spans import History, Phase, Span

_LOCKS: Final = frozenset({"sync.Mutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.RLock"})
_SHARED: Final = "sync.RWMutex.RLock"


class Tie(Enum):
    """Why a goroutine is waited for."""

    HOLDS = "holds"
    """It waited for the lock and got it; nothing tells that it gave it back."""
    LIKELY = "likely"
    """Nobody else can hold the lock, unless who waits holds it already."""
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
        Wait(goid, span.why, span.object, span.line, span.start, ties.blockers(goid, span, stuck))
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
        if event.kind is Kind.GO_BLOCK:
            self._blocked(event)
        elif event.kind is Kind.GO_UNBLOCK:
            began = self.waiting.pop(event.g, None)
            if began is not None and began.object and event.extra.isdecimal():
                self._woken(began, by=int(event.extra))

    def _blocked(self, event: Event) -> None:
        self.waiting[event.g] = event
        if event.extra in _LOCKS:
            # Woken, it found that somebody else was quicker.
            _take_out(self.holders.get(event.object), event.g)
        elif event.object and event.extra in _OPPOSITE:
            _put_in(self.served.setdefault((event.object, _OPPOSITE[event.extra]), []), event.g)

    def _woken(self, began: Event, by: int) -> None:
        if began.extra not in _LOCKS:
            _put_in(self.served.setdefault((began.object, began.extra), []), by)
            return
        holders = self.holders.setdefault(began.object, [])
        if began.extra == _SHARED:
            _take_out(holders, by)
        else:
            holders.clear()
        _put_in(holders, began.g)

    def blockers(self, goid: int, span: Span, stuck: Mapping[int, Span]) -> tuple[Blocker, ...]:
        if not span.object:
            return ()
        if span.why in _LOCKS:
            holders = self.holders.get(span.object)
            if holders:
                return self._all(holders, Tie.HOLDS)
            return self._all(self._suspects(span, stuck), Tie.LIKELY)
        others = [g for g in self.served.get((span.object, span.why), ()) if g != goid]
        return self._all(others, Tie.SERVED)

    def _suspects(self, span: Span, stuck: Mapping[int, Span]) -> list[int]:
        """The one goroutine that can have the lock, if there is just one; none otherwise."""
        waiters = [g for g, other in stuck.items() if other.object == span.object]
        first = min(stuck[g].start for g in waiters)
        had_begun = [
            life
            for life in self.history.lives.values()
            if not life.is_system and any(one.phase is Phase.RUNNING and one.start <= first
                                          for one in life.spans)
        ]  # fmt: skip
        if any(life.ended >= 0 for life in had_begun):
            return []
        goids = [life.goid for life in had_begun]
        others = [g for g in goids if g not in waiters]
        return others if len(others) == 1 else goids if len(goids) == 1 else []

    def _all(self, goids: Iterable[int], tie: Tie) -> tuple[Blocker, ...]:
        return tuple(Blocker(goid, tie, self._phase(goid)) for goid in goids)

    def _phase(self, goid: int) -> Phase | None:
        life = self.history.lives[goid]
        return None if life.ended >= 0 else life.spans[-1].phase


def _put_in(goids: list[int], goid: int) -> None:
    if goid not in goids:
        goids.append(goid)


def _take_out(goids: list[int] | None, goid: int) -> None:
    if goids is not None and goid in goids:
        goids.remove(goid)


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
