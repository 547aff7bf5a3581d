"""Accesses to memory that nothing orders: data races, found as `go build -race` finds them.

Every goroutine has a vector clock. What synchronises hands clocks on, as the Go memory model says:
go statements, channels, locks, WaitGroups, Once, atomics, sync.Map and Pool, timers that start
goroutines. Two accesses to one place race if one of them writes and neither happens before the
other. Only a run that makes both accesses shows a race, but they need not collide in it.

What standard packages do with memory by themselves is not watched, and of a copied slice only so
many elements as `MOST_ELEMENTS`. sync.Cond orders nothing by itself: its lock does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from quizgo.gosim.code.told import Site
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import Case, Chosen
from quizgo.gosim.sync.select import select as plain_select
from quizgo.gosim.sync.waitq import CLOSED, PARK, Goroutine, Signal, Sudog
from quizgo.gosim.vm.values import Ptr, Slice, Value

MOST_ELEMENTS: Final = 4096
MOST_PLACES: Final = 500_000
"""When so many places are remembered, all are forgotten: what is older is not compared any more."""
MOST_FOUND: Final = 100
"""Races that are told apart; later ones are not kept."""

Clock = dict[int, int]
"""How much of each goroutine, by goid, is known to have happened."""


class Access(NamedTuple):
    goid: int
    is_write: bool
    site: Site


class Race(NamedTuple):
    """Two accesses to one place that nothing orders."""

    now: Access
    before: Access


class _Place:
    """What is known of one variable, field or element."""

    __slots__ = ("reads", "write")

    def __init__(self) -> None:
        self.write: tuple[int, int, Site] | None = None
        """The last one: by whom, at which time of its clock, where."""
        self.reads: dict[int, tuple[int, Site]] = {}
        """Of each goroutine the last one since that write."""


class _Channel:
    """The clocks of a channel: one a slot of its buffer, as in Go's runtime."""

    __slots__ = ("closed", "received", "slots")

    def __init__(self) -> None:
        self.received = 0
        self.slots: dict[int, Clock] = {}
        self.closed: Clock = {}


class _Lock:
    """The clocks of a lock: what its writers did, and what its readers did."""

    __slots__ = ("readers", "writers")

    def __init__(self) -> None:
        self.writers: Clock = {}
        self.readers: Clock = {}


class Races:
    """All that one run knows of who may rely on what."""

    def __init__(self) -> None:
        self.found: dict[tuple[Site, Site], Race] = {}
        self.goid = 0
        self.now: Clock = {0: 1}
        """The clock of the goroutine that runs."""
        self._clocks: dict[int, Clock] = {0: self.now}
        self._places: dict[int, tuple[object, dict[Value, _Place]]] = {}
        """By the identity of what holds them, which is kept lest another one get it."""
        self._many = 0
        self._syncs: dict[int, tuple[object, Clock]] = {}
        self._locks: dict[int, tuple[object, _Lock]] = {}
        self._channels: dict[int, tuple[object, _Channel]] = {}
        self._atomics: dict[int, tuple[object, dict[int, Clock]]] = {}
        """The clocks of places that atomic operations use."""
        self._origin: object = None
        """What starts a goroutine that no goroutine starts: a timer's function."""

    # Goroutines

    def switch(self, goid: int) -> None:
        """That goroutine runs now."""
        if goid != self.goid:
            self.goid = goid
            self.now = self._clock(goid)

    def forked(self, parent: int, child: int) -> None:
        """A go statement; without a parent, the runtime's."""
        clock = self._clock(child)
        if parent:
            _learn(clock, self._clock(parent))
            self._tick(parent)
        elif self._origin is not None:
            _learn(clock, self._sync(self._origin))

    def starting(self, origin: object) -> None:
        """The goroutine that comes next is started by that; None: no longer."""
        self._origin = origin

    # What synchronises

    def release(self, target: object) -> None:
        """What the running goroutine did so far is known to who acquires the target."""
        _learn(self._sync(target), self.now)
        self._tick(self.goid)

    def acquire(self, target: object) -> None:
        _learn(self.now, self._sync(target))

    def touch(self, target: object) -> None:
        """An operation that synchronises with all others on the target: an atomic one."""
        if target is not None:
            self.acquire(target)
            self.release(target)

    def woken(self, target: object, goid: int) -> None:
        """A goroutine that waited for the target goes on."""
        _learn(self._clock(goid), self._sync(target))

    def locked(self, target: object, how: str, goid: int) -> None:
        """`lock`, or `rlock` for reading."""
        lock = self._lock(target)
        clock = self._clock(goid)
        _learn(clock, lock.writers)
        if how == "lock":
            _learn(clock, lock.readers)

    def unlocked(self, target: object, *, reader: bool) -> None:
        lock = self._lock(target)
        _learn(lock.readers if reader else lock.writers, self.now)
        self._tick(self.goid)

    def atomic(self, target: Value, site: Site, *, loads: bool) -> None:
        """An operation of sync/atomic, on a pointer or on the struct of an atomic type."""
        if isinstance(target, Ptr):
            base, index = target.base, target.index
            self._acquire_place(base, index)
            self._access(base, index, site, is_write=not loads)
            self._release_place(base, index)
        else:
            self.touch(target)

    # Channels. What carries them out is `sync.chan`; here is who learns from whom.

    def send(self, ch: Chan, value: object, g: Goroutine) -> Goroutine | Signal:
        receiver = ch.recvq[0].g if ch.recvq else None
        answer = chan.send(ch, value, g)
        self._sent(ch, receiver, g.goid, answer)
        return answer

    def receive(self, ch: Chan, me: Sudog) -> Goroutine | Signal:
        sender = ch.sendq[0].g if ch.sendq else None
        had = len(ch.buf)
        answer = chan.receive(ch, me)
        self._received(ch, sender, had, me.g.goid, answer)
        return answer

    def select(
        self, cases: Sequence[Case], blocks: bool, me: Sudog, pick: Callable[[str, int], int]
    ) -> Chosen | Signal:
        before = [_look(case) for case in cases]
        chosen = plain_select(cases, blocks, me, pick)
        if isinstance(chosen, Chosen):
            case = cases[chosen.case]
            partner, had = before[chosen.case]
            assert case.ch is not None
            if case.is_send:
                self._sent(case.ch, partner, me.g.goid, chosen.answer)
            else:
                self._received(case.ch, partner, had, me.g.goid, chosen.answer)
        return chosen

    def closing(self, ch: Chan | None) -> None:
        """The running goroutine is about to close it."""
        if ch is None or ch.closed:
            return
        state = self._channel(ch)
        _learn(state.closed, self.now)
        for sudog in (*ch.recvq, *ch.sendq):
            _learn(self._clock(sudog.g.goid), state.closed)
        self._tick(self.goid)

    def _sent(
        self, ch: Chan, receiver: Goroutine | None, me: int, answer: Goroutine | Signal
    ) -> None:
        if answer is PARK or answer is CLOSED:
            return
        if receiver is not None:
            self._meet(me, receiver.goid)
        else:
            state = self._channel(ch)
            self._pass_slot(ch, state.received + len(ch.buf) - 1, me)

    def _received(
        self,
        ch: Chan,
        sender: Goroutine | None,
        had: int,
        me: int,
        answer: Goroutine | Signal,
    ) -> None:
        if answer is PARK:
            return
        state = self._channel(ch)
        if sender is not None and not had:
            self._meet(me, sender.goid)
        elif had:
            slot = state.received
            state.received += 1
            self._pass_slot(ch, slot, me)
            if sender is not None:  # its value got the room
                self._pass_slot(ch, slot, sender.goid)
        else:
            _learn(self._clock(me), state.closed)

    def _meet(self, one: int, other: int) -> None:
        """Without a buffer the two wait for each other: each learns all of the other."""
        first, second = self._clock(one), self._clock(other)
        _learn(first, second)
        _learn(second, first)
        self._tick(one)
        self._tick(other)

    def _pass_slot(self, ch: Chan, number: int, goid: int) -> None:
        slots = self._channel(ch).slots
        slot = slots.setdefault(number % ch.capacity if ch.capacity else 0, {})
        clock = self._clock(goid)
        _learn(clock, slot)
        _learn(slot, clock)
        self._tick(goid)

    # Accesses

    def read(self, base: object, key: Value, site: Site) -> None:
        """Of a variable, a field, an element, or of a whole map."""
        self._access(base, key, site, is_write=False)

    def write(self, base: object, key: Value, site: Site) -> None:
        self._access(base, key, site, is_write=True)

    def read_pointer(self, pointer: Value, site: Site) -> None:
        if isinstance(pointer, Ptr):
            self._access(pointer.base, pointer.index, site, is_write=False)

    def write_pointer(self, pointer: Value, site: Site) -> None:
        if isinstance(pointer, Ptr):
            self._access(pointer.base, pointer.index, site, is_write=True)

    def read_element(self, items: Slice, index: int, site: Site) -> None:
        if 0 <= index < items.len:
            self._access(items.array, items.off + index, site, is_write=False)

    def write_element(self, items: Slice, index: int, site: Site) -> None:
        if 0 <= index < items.len:
            self._access(items.array, items.off + index, site, is_write=True)

    def read_all(self, whole: object, site: Site) -> None:
        """Of an array, a struct or a slice."""
        self._range(whole, site, is_write=False)

    def write_all(self, whole: object, site: Site) -> None:
        self._range(whole, site, is_write=True)

    def append(self, items: Slice, site: Site) -> None:
        """With room behind the elements the next one is written; without, all are copied."""
        if items.len < items.cap:
            self._access(items.array, items.off + items.len, site, is_write=True)
        else:
            self._range(items, site, is_write=False)

    def copy(self, target: Slice, source: Value, site: Site) -> None:
        many = min(target.len, source.len) if isinstance(source, Slice) else target.len
        for index in range(min(many, MOST_ELEMENTS)):
            if isinstance(source, Slice):
                self._access(source.array, source.off + index, site, is_write=False)
            self._access(target.array, target.off + index, site, is_write=True)

    def _range(self, whole: object, site: Site, *, is_write: bool) -> None:
        if isinstance(whole, Slice):
            base, first, many = whole.array, whole.off, whole.len
        elif isinstance(whole, list | bytearray):
            base, first, many = whole, 0, len(whole)
        else:
            return
        for index in range(first, first + min(many, MOST_ELEMENTS)):
            self._access(base, index, site, is_write=is_write)

    def _access(self, base: object, key: Value, site: Site, *, is_write: bool) -> None:
        if base is None:
            return  # the operation itself will panic
        place = self._place(base, key)
        now, goid = self.now, self.goid
        last = place.write
        if last is not None and last[0] != goid and now.get(last[0], 0) < last[1]:
            self._report(site, is_write, Access(last[0], True, last[2]))
        if not is_write:
            place.reads[goid] = (now[goid], site)
            return
        for reader, (time, where) in place.reads.items():
            if reader != goid and now.get(reader, 0) < time:
                self._report(site, True, Access(reader, False, where))
        place.write = (goid, now[goid], site)
        if place.reads:
            place.reads = {}

    def _report(self, site: Site, is_write: bool, before: Access) -> None:
        race = Race(Access(self.goid, is_write, site), before)
        if len(self.found) < MOST_FOUND:
            self.found.setdefault((min(site, before.site), max(site, before.site)), race)

    # What is kept

    def _place(self, base: object, key: Value) -> _Place:
        known = self._places.get(id(base))
        if known is None:
            if self._many > MOST_PLACES:
                self._places.clear()
                self._many = 0
            known = self._places[id(base)] = base, {}
        place = known[1].get(key)
        if place is None:
            self._many += 1
            place = known[1][key] = _Place()
        return place

    def _clock(self, goid: int) -> Clock:
        clock = self._clocks.get(goid)
        if clock is None:
            clock = self._clocks[goid] = {goid: 1}
        return clock

    def _tick(self, goid: int) -> None:
        self._clocks[goid][goid] += 1

    def _sync(self, target: object) -> Clock:
        known = self._syncs.get(id(target))
        if known is None:
            known = self._syncs[id(target)] = target, {}
        return known[1]

    def _lock(self, target: object) -> _Lock:
        known = self._locks.get(id(target))
        if known is None:
            known = self._locks[id(target)] = target, _Lock()
        return known[1]

    def _channel(self, ch: Chan) -> _Channel:
        known = self._channels.get(id(ch))
        if known is None:
            known = self._channels[id(ch)] = ch, _Channel()
        return known[1]

    def _acquire_place(self, base: object, index: int) -> None:
        _learn(self.now, self._place_clock(base, index))

    def _release_place(self, base: object, index: int) -> None:
        _learn(self._place_clock(base, index), self.now)
        self._tick(self.goid)

    def _place_clock(self, base: object, index: int) -> Clock:
        known = self._atomics.get(id(base))
        if known is None:
            known = self._atomics[id(base)] = base, {}
        return known[1].setdefault(index, {})


def _learn(mine: Clock, theirs: Clock) -> None:
    for goid, time in theirs.items():
        if mine.get(goid, 0) < time:
            mine[goid] = time


def _look(case: Case) -> tuple[Goroutine | None, int]:
    """Who waits at the other end of a case, and how much is in the buffer."""
    ch = case.ch
    if ch is None:
        return None, 0
    queue = ch.recvq if case.is_send else ch.sendq
    return (queue[0].g if queue else None), len(ch.buf)
