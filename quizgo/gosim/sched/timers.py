"""Timers: one heap a P, run by find_runnable before the queues, as time.go has them.

A timer that feeds a channel fires from the heap only while somebody waits on the channel; else it
is looked at when the channel is (since 1.23). What is stopped or moved leaves a stale entry in the
heap, which is dropped when it comes to the top.

Timers of one instant fire in the order in which they were armed. (Go leaves that open.)
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import Final

from quizgo.gosim.limits import Limit
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached

MAX_WHEN: Final = (1 << 63) - 1
MANY: Final = 64
"""So many stale entries are put up with."""
TIMER: Final = 12
"""As so many heavy operations (see `World.heavy`) counts a timer that fires."""

Fire = Callable[[int, int], None]
"""What a timer does: (the instant, by how much it is late)."""


class Timer:
    """A timer. `when` 0 is stopped or fired."""

    __slots__ = ("channel", "fire", "lazy", "period", "seq", "timers", "when")

    def __init__(self, timers: Timers, fire: Fire, channel: Chan | None, *, lazy: bool) -> None:
        self.timers = timers
        self.fire = fire
        self.channel = channel
        self.lazy = lazy and channel is not None
        self.when = 0
        self.period = 0
        self.seq = 0
        """Of its one valid entry in the heap; 0: it has none."""

    def modify(self, when: int, period: int) -> bool:
        """Arm it, or arm it anew; whether it was pending."""
        pending = self.when > 0
        self._leave_heap()
        self.when = min(when, MAX_WHEN)
        self.period = period
        pending = self._drain() or pending
        if self.timers.is_fake and self.when <= self.timers.now():
            self.run(self.timers.now())
        elif not self.lazy or self.is_awaited:
            self.timers.add(self)
        return pending

    def stop(self) -> bool:
        """Disarm it; whether it was pending."""
        pending = self.when > 0
        self._leave_heap()
        self.when = 0
        return self._drain() or pending

    @property
    def is_awaited(self) -> bool:
        """Somebody waits on its channel."""
        return self.channel is not None and bool(self.channel.recvq)

    def catch_up(self) -> None:
        """Its channel is looked at: if it is due and not in the heap's care, it fires now."""
        if self.lazy and self.seq == 0 and 0 < self.when <= self.timers.now():
            self.run(self.timers.now())

    def block(self) -> None:
        """Somebody waits on its channel now: the heap must know it."""
        if self.lazy and self.seq == 0 and self.when > 0:
            self.timers.add(self)

    def run(self, now: int) -> None:
        """Fire. A period leads to the next instant that is not past."""
        late = now - self.when
        self.seq = 0
        if self.period > 0:
            self.when = min(self.when + self.period * (1 + late // self.period), MAX_WHEN)
            if not self.lazy or self.is_awaited:
                self.timers.add(self)
        else:
            self.when = 0
        self.fire(now, late)

    def _leave_heap(self) -> None:
        if self.seq:
            self.seq = 0
            self.timers.entry_is_stale()

    def _drain(self) -> bool:
        # Since 1.23 Stop and Reset throw away a value that was sent and not yet received.
        if not self.lazy or self.channel is None or not self.channel.buf:
            return False
        self.channel.buf.clear()
        return True


class Timers:
    """A heap of timers."""

    __slots__ = ("_count", "_stale", "armed", "heap", "is_fake", "most", "now")

    def __init__(self, *, is_fake: bool = False) -> None:
        self.is_fake = is_fake
        """Of a synctest bubble: what is due when it is armed fires at once."""
        self.heap: list[tuple[int, int, Timer]] = []
        """By (when, order of arming). May hold stale entries."""
        self._count = 0
        self._stale = 0
        self.most = 1 << 62
        """How many may be in the heap. Raises `LimitReached` beyond."""
        self.now: Callable[[], int] = _no_clock
        self.armed: Callable[[int], None] | None = None
        """Told when a timer is armed that is due before all others here."""

    def add(self, timer: Timer) -> None:
        """Put it in at its `when`."""
        if len(self.heap) >= self.most:
            raise LimitReached(Limit.HEAP.value)
        self._count += 1
        timer.seq = self._count
        heappush(self.heap, (timer.when, timer.seq, timer))
        if self.armed is not None and self.heap[0][2] is timer:
            self.armed(timer.when)

    def entry_is_stale(self) -> None:
        """A timer in the heap was stopped or moved. When half of the heap is stale, sweep it."""
        self._stale += 1
        if self._stale > MANY and 2 * self._stale > len(self.heap):
            self.heap[:] = [entry for entry in self.heap if entry[2].seq == entry[1]]
            heapify(self.heap)
            self._stale = 0

    def move_to(self, other: Timers) -> None:
        """Let another P care for all of them."""
        for _, seq, timer in sorted(self.heap):
            if timer.seq == seq:
                timer.timers = other
                other.add(timer)
        self.heap.clear()
        self._stale = 0

    def wake_time(self) -> int | None:
        """When the next live timer is due; None if there is none."""
        heap = self.heap
        while heap:
            when, seq, timer = heap[0]
            if timer.seq == seq and (not timer.lazy or timer.is_awaited):
                return when
            heappop(heap)
            if timer.seq == seq:
                timer.seq = 0
        return None

    def check(self, now: int) -> int:
        """Run all that is due; how many ran."""
        heap = self.heap
        ran = 0
        while heap and heap[0][0] <= now:
            _, seq, timer = heappop(heap)
            if timer.seq != seq:
                continue
            timer.seq = 0
            if not timer.lazy or timer.is_awaited:
                ran += 1
                timer.run(now)
        return ran


def _no_clock() -> int:
    raise AssertionError("the timers belong to no scheduler")
