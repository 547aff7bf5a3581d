"""Virtual time: what is due when, and which thread goes on next.

Two queues, both ordered by time and, within one instant, by what came first: what is due (timers'
ends, signals, sysmon's rounds; `order` among them) and the threads that run. What is due comes
before threads of the same instant.

While Go code runs, its fuel is the clock: `horizon` is the instant at which the fuel runs out, and
the fuel left says how far away that is. So nothing has to be counted on the way, and the VM comes
back just when the next thing is due. With other threads running, a thread may compute a little
ahead of them (`LOOKAHEAD`), since nobody can see that; before it does anything that they could see
it waits until they have come as far (`World.ahead`).
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.m import State
from quizgo.gosim.vm.host import World

if TYPE_CHECKING:
    from quizgo.gosim.sched.m import M

Due = Callable[[int], None]
CHUNK: Final = 20_000
"""Fuel given at once, at most: a goroutine that has allocated up to the trigger of the collector
starts a cycle when it is used up."""
TURN: Final = 64
"""The same, when other threads run too."""
LOOKAHEAD: Final = 5_000
"""Nanoseconds."""
IO, SIGNAL, SYSMON = 0, 1, 2
"""Orders of what is due at one instant: timers and input, signals, sysmon."""


def _nobody() -> None:
    raise AssertionError("nothing is due, and no thread runs")


class Clock:
    """The clock of one run."""

    __slots__ = (
        "_given",
        "_seq",
        "chunk",
        "due",
        "hangs",
        "horizon",
        "lookahead",
        "owed",
        "per_op",
        "spent",
        "threads",
        "world",
    )

    def __init__(self, world: World, per_op: int) -> None:
        self.world = world
        self.per_op = per_op
        """Nanoseconds an operation takes."""
        self.horizon = 0
        self.lookahead = LOOKAHEAD
        """0: the program was not made for threads that take turns."""
        self.chunk = CHUNK
        """Fuel given at once, at most: less, when whoever runs is to look up soon."""
        self._given = 0
        self.spent = 0
        """Operations carried out before the last refuel."""
        self.due: list[tuple[int, int, int, Due]] = []
        self.threads: list[tuple[int, int, M]] = []
        """All that run Go code or the scheduler, but the one that is running now."""
        self._seq = 0
        self.hangs: Callable[[], object] = _nobody
        self.owed = 0
        """Nanoseconds that the running thread was charged with and has not paid."""
        world.fuel = 0

    def now(self) -> int:
        """Nanoseconds since the start."""
        return self.horizon - self.world.fuel * self.per_op

    def steps(self) -> int:
        """Operations so far, with those that the scheduler's work counts for."""
        return self.spent + self._given - self.world.fuel

    def at(self, time: int, order: int, action: Due) -> None:
        """Have `action` called when `time` has come."""
        self._seq += 1
        heappush(self.due, (time, order, self._seq, action))
        if time < self.horizon:
            self.refuel()

    def push(self, m: M, delay: int = 0) -> None:
        """The running thread goes on in so many nanoseconds, and those it owes."""
        owed, self.owed = self.owed, 0
        self.wake(m, delay + owed if self.per_op else delay)

    def wake(self, m: M, delay: int = 0) -> None:
        """Another thread goes on in so many nanoseconds."""
        time = self.now() + delay
        self._seq += 1
        heappush(self.threads, (time, self._seq, m))
        if time < self.horizon:
            self.refuel()

    def leave(self, m: M) -> None:
        """The thread goes on in the same instant, if no other is before it. Nothing happens until
        then: `next` is called."""
        time = self.horizon - self.world.fuel * self.per_op
        if self.owed:
            if self.per_op:
                time += self.owed
            self.owed = 0
        self._seq += 1
        heappush(self.threads, (time, self._seq, m))

    def postpone(self, m: M, delay: int) -> None:
        """The thread goes on in so many nanoseconds, not when it was to."""
        self.threads = [entry for entry in self.threads if entry[2] is not m]
        heapify(self.threads)
        self.wake(m, delay)

    def delay(self, m: M, ns: int) -> None:
        """The thread does not go on before so much time is over, unless it is in the kernel."""
        threads = self.threads
        until = self.now() + ns
        for i, (time, _, other) in enumerate(threads):
            if other is m and m.state is not State.SYSCALL:
                self._seq += 1
                threads[i] = max(time, until), self._seq, m
                heapify(threads)
                return

    def give_turn(self, lucky: M, begin: int, until: int) -> None:
        """This thread goes on at `begin`; all others, but in the kernel, not before `until`."""
        threads = self.threads
        for i, (time, seq, m) in enumerate(threads):
            if m is lucky:
                threads[i] = begin, seq, m
            elif m.state is not State.SYSCALL and time <= until:
                self._seq += 1
                threads[i] = until, self._seq, m
        heapify(threads)

    def ops(self, ns: int) -> int:
        """So much time in operations: what the scheduler does is paid in fuel too."""
        return ns // self.per_op if self.per_op else 0

    def charge(self, ns: int) -> None:
        """Let what the scheduler does on this thread take time: it is over before the thread does
        anything else. (What it does is done at one instant.)"""
        self.owed += ns

    def take_owed(self) -> int:
        """What the thread was charged with, in operations."""
        owed, self.owed = self.owed, 0
        return owed // self.per_op if owed and self.per_op else 0

    def next(self) -> M | None:
        """Go to what comes next: the thread that goes on, or None when it was something due.

        If there is nothing, the program hangs for ever: `hangs` is called.
        """
        due, threads = self.due, self.threads
        if not threads and not due:
            self.hangs()
            return None
        if due and (not threads or due[0][0] <= threads[0][0]):
            time, _, _, action = heappop(due)
            self.owed = 0
            self._stand_at(time)
            action(time)
            return None
        time, _, m = heappop(threads)
        self.owed = 0
        self._refuel_at(time)
        return m

    def refuel(self) -> None:
        """Set the fuel so that it ends when the next thing is due, or other threads are behind."""
        self._refuel_at(self.now())

    def _refuel_at(self, now: int) -> None:
        world = self.world
        self.spent += self._given - world.fuel
        per_op, chunk = self.per_op, self.chunk
        threads = self.threads
        ahead = 0
        if not per_op:
            fuel = ahead = TURN
            if not threads:
                fuel, ahead = chunk, 0
        else:
            until = self.due[0][0] if self.due else now + chunk * per_op
            if threads:
                other = threads[0][0]
                if other + self.lookahead < until:
                    until = other + self.lookahead
                fuel = (until - now) // per_op
                if other < now + fuel * per_op:
                    ahead = fuel - (other - now) // per_op
            else:
                fuel = (until - now) // per_op
            if fuel > chunk:
                ahead = max(0, ahead + chunk - fuel)
                fuel = chunk
            elif fuel < 0:
                fuel = 0
        world.fuel = self._given = fuel
        world.ahead = ahead
        self.horizon = now + fuel * per_op

    def _stand_at(self, time: int) -> None:
        world = self.world
        self.spent += self._given - world.fuel
        world.fuel = self._given = 0
        world.ahead = 0
        self.horizon = time
