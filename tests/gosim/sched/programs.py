"""Random programs for the scheduler, of every operation there is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from random import Random

from quizgo.gosim.events import Event
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched.ending import Ending
from quizgo.gosim.sched.g import G
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.mutex import STARVING, Mutex
from quizgo.gosim.sync.select import Case
from quizgo.gosim.vm.host import Stop
from quizgo.gosim.vm.requests import Collect
from tests.gosim.sched import toy
from tests.gosim.sched.laws import Laws
from tests.gosim.sched.toy import Operation, Script, Toy

US, MS = 1_000, 1_000_000
MOST = 30
"""Goroutines of a program."""
LIMITS = Limits(steps=3_000_000, time_ns=10_000 * MS)

FOREVER = ("select (no cases)", "chan receive (nil chan)")


class World:
    """One run of one random program, with the laws checked all along."""

    def __init__(
        self, seed: int, *, procs: int, rules: Rules, costs: Costs, steps: int = 16
    ) -> None:
        self.random = Random(seed)
        self.toy = Toy(rules=rules, costs=costs, procs=procs, seed=seed, limits=LIMITS)
        self.steps = steps
        self.goroutines = 1
        self.channels = [Chan(0), Chan(1), Chan(3), Chan(0)]
        self.mutexes: list[list[object]] = [[None], [None]]
        self.rwmutex: list[object] = [None]
        self.group: list[object] = [None]
        self.pending = 0
        """What the WaitGroup counts."""
        self.cond: list[object] = [None]
        self.owners: list[set[int]] = [set(), set()]
        self.heirs: list[int | None] = [None, None]
        """Who was first in the queue of a starving mutex when it was unlocked, and must get it."""
        self.handed_over = 0
        self.readers = 0
        self.writers = 0
        self.resizes = 0
        self.laws = Laws(self.toy.sched, self.held)
        self.toy.sched.events = self.laws
        self.toy.after = self.rest

    def run(self) -> Ending:
        ending = self._ended()
        self.laws.at_end(ending.how)
        return ending

    def told(self) -> list[Event]:
        """What the log says after a run that no law looks at."""
        self.toy.after = None
        self._ended()
        return list(self.toy.sched.events or ())

    def _ended(self) -> Ending:
        # What there was before is none of the program's heap: it is looked through at each
        # measurement otherwise, which takes a second in a process that has collected all tests.
        gc.freeze()
        try:
            return self.toy.run(lambda toy: self.main())
        finally:
            gc.unfreeze()

    def rest(self, g: G) -> None:
        self.laws.at_rest(g)
        for ch in self.channels:
            check_channel(ch)
        assert all(len(owners) <= 1 for owners in self.owners)
        assert self.writers <= 1
        assert not (self.writers and self.readers)

    def held(self) -> Iterator[G]:
        """Who waits in a queue, for a timer, for a collection, or for ever."""
        for ch in self.channels:
            for queue in (ch.recvq, ch.sendq):
                yield from (sudog.g for sudog in queue)  # type: ignore[misc]
        for holder in [*self.mutexes, self.rwmutex, self.group, self.cond]:
            yield from _queued(holder[0])
        sched = self.toy.sched
        buckets = [bucket.timers for bucket in sched.buckets.values()]
        for timers in [*(p.timers for p in sched.every_p), *buckets]:
            for _, seq, timer in timers.heap:
                if timer.seq == seq:
                    yield from getattr(timer.fire, "args", ())
        yield from sched.gc.waiters
        yield from (g for g in sched.routines() if g.wait_reason in FOREVER)

    # Programs

    def main(self) -> Script:
        yield from self.body(self.steps)
        yield toy.sleep(self.random.choice((1, 20 * MS, 60 * MS)))

    def body(self, steps: int) -> Script:
        for _ in range(self.random.randrange(steps + 1)):
            yield from self.step()

    def step(self) -> Script:
        draw = self.random
        kinds = (
            *(self.go, self.go, self.go, self.channel, self.channel, self.channel, self.select),
            *(self.lock, self.rwlock, self.wait_group, self.condition, self.work, self.work),
            *(self.pause, self.pause, self.call, self.call, self.system, self.rare),
        )
        yield from draw.choice(kinds)()

    def go(self) -> Script:
        if self.goroutines < MOST:
            self.goroutines += 1
            yield self.toy.go(self.body(self.steps))

    def channel(self) -> Script:
        ch = self.random.choice(self.channels)
        if self.random.random() < 0.04:
            yield toy.close(ch)
        elif self.random.random() < 0.5:
            if not ch.closed:
                yield toy.send(ch, self.random.randrange(9))
        else:
            yield toy.receive(ch)

    def select(self) -> Script:
        draw = self.random
        cases = [
            Case(ch, is_send=not ch.closed and draw.random() < 0.5, value=1)
            for ch in draw.sample(self.channels, draw.randint(1, 3))
        ]
        yield toy.select_of(cases, blocks=draw.random() < 0.6)

    def lock(self) -> Script:
        i = self.random.randrange(2)
        yield toy.sync("(*Mutex).Lock", self.mutexes[i])
        yield self.took(i)
        yield self.mark(self.owners[i].add, i)
        yield from self.brief()
        yield self.mark(self.owners[i].discard, i)
        yield self.unlock(i)

    def unlock(self, i: int) -> Operation:
        unlock = toy.sync("(*Mutex).Unlock", self.mutexes[i])

        def run(toy: Toy, g: G) -> Stop | None:
            mutex = self.mutexes[i][0]
            if isinstance(mutex, Mutex) and mutex.state & STARVING and mutex.sema.queue:
                self.heirs[i] = mutex.sema.queue[0].g.goid
            return unlock(toy, g)

        return run

    def took(self, i: int) -> Operation:
        """29: a starving mutex is handed to who has waited longest."""

        def run(toy: Toy, g: G) -> None:
            if self.heirs[i] is not None:
                assert self.heirs[i] == g.goid, f"{g.goid} took the lock of {self.heirs[i]}"
                self.heirs[i] = None
                self.handed_over += 1

        return run

    def mark(self, change: object, i: int) -> Operation:
        def run(toy: Toy, g: G) -> None:
            change(g.goid)  # type: ignore[operator]
            assert len(self.owners[i]) <= 1, "two hold a mutex"

        return run

    def rwlock(self) -> Script:
        if self.random.random() < 0.3:
            yield toy.sync("(*RWMutex).Lock", self.rwmutex)
            yield self.count("writers", 1)
            yield from self.brief()
            yield self.count("writers", -1)
            yield toy.sync("(*RWMutex).Unlock", self.rwmutex)
        else:
            yield toy.sync("(*RWMutex).RLock", self.rwmutex)
            yield self.count("readers", 1)
            yield from self.brief()
            yield self.count("readers", -1)
            yield toy.sync("(*RWMutex).RUnlock", self.rwmutex)

    def count(self, name: str, delta: int) -> Operation:
        def run(toy: Toy, g: G) -> None:
            setattr(self, name, getattr(self, name) + delta)
            assert not (self.writers and self.readers)
            assert self.writers <= 1

        return run

    def wait_group(self) -> Script:
        if self.random.random() < 0.4:
            yield toy.sync("(*WaitGroup).wait", self.group)
        elif self.goroutines < MOST:
            self.goroutines += 1
            yield toy.sync("(*WaitGroup).add", self.group, 1)
            yield self.toy.go(self.counted())

    def counted(self) -> Script:
        yield from self.brief()
        yield toy.sync("(*WaitGroup).add", self.group, -1)

    def condition(self) -> Script:
        mutex = self.mutexes[0]
        if self.random.random() < 0.4:
            yield toy.sync("(*Mutex).Lock", mutex)
            yield self.took(0)
            yield from toy.wait_for(self.cond, self.unlock(0))
            yield toy.sync("(*Mutex).Lock", mutex)
            yield self.took(0)
            yield self.unlock(0)
        else:
            name = self.random.choice(("One", "All", "All"))
            yield toy.sync(f"(*notifyList).notify{name}", self.cond)

    def work(self) -> Script:
        yield toy.work(self.random.choice((1, 50, 1_000, 20_000, 300_000)))

    def brief(self) -> Script:
        yield from self.random.choice((self.pause, self.call, self.nothing))()

    def nothing(self) -> Script:
        yield toy.work(3)

    def pause(self) -> Script:
        draw = self.random
        if draw.random() < 0.5:
            yield toy.gosched()
        else:
            yield toy.sleep(draw.choice((1, 10 * US, 500 * US, 3 * MS, 15 * MS)))

    def call(self) -> Script:
        yield toy.syscall(self.random.choice((0, 200, 5 * US, 60 * US, 500 * US, 25 * MS)))

    def system(self) -> Script:
        draw = self.random.random()
        if draw < 0.5:
            yield toy.runtime("LockOSThread")
            yield from self.body(3)
            yield toy.runtime("UnlockOSThread")
        elif draw < 0.8:
            yield toy.runtime("GOMAXPROCS", self.random.randint(1, 8))
        else:
            yield toy.native(lambda context: Collect())

    def rare(self) -> Script:
        draw = self.random.random()
        if draw < 0.3:
            yield toy.runtime("Goexit")
        elif draw < 0.5:
            yield toy.runtime("LockOSThread")  # and the thread ends with it
        elif draw < 0.53:
            yield toy.panic()
        elif draw < 0.6:
            yield toy.block()
        else:
            yield from toy.hot_loop(self.random.choice((100, 5_000, 400_000)))


def _queued(lock: object) -> Iterator[G]:
    """Who waits at a lock, in whichever of its queues."""
    if lock is None:
        return
    for name in ("queue", "sema", "reader_sema", "writer_sema", "writers"):
        part = getattr(lock, name, None)
        if name == "queue":
            yield from (sudog.g for sudog in part or ())
        else:
            yield from _queued(part)


def check_channel(ch: Chan) -> None:
    """28: as chan.go has it."""
    assert len(ch.buf) <= ch.capacity
    if ch.recvq and ch.sendq:
        receivers = {id(sudog.g) for sudog in ch.recvq}
        assert {id(sudog.g) for sudog in ch.sendq} == receivers
        assert len(receivers) == 1
    assert len(ch.buf) == ch.capacity or not ch.sendq
    assert not ch.buf or not ch.recvq
    assert not ch.closed or not (ch.recvq or ch.sendq)
