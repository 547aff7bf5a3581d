"""Virtual time, and what is due at an instant: sysmon's rounds, the ends of system calls.

While Go code runs, its fuel is the clock: `horizon` is the instant at which the fuel runs out, and
the fuel left says how far away that is. So nothing has to be counted on the way, and the VM comes
back just when the next thing is due.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

from quizgo.gosim.vm.host import World

Due = Callable[[int], None]
FAR = 1 << 62
CHUNK = 200_000
"""Fuel given at once when operations cost no time."""


class Clock:
    """The clock of one run. Orders what is due by (time, class, the order it came in)."""

    __slots__ = ("_due", "_given", "_seq", "horizon", "per_op", "spent", "world")

    def __init__(self, world: World, per_op: int) -> None:
        self.world = world
        self.per_op = per_op
        """Nanoseconds an operation takes."""
        self.horizon = 0
        self._given = 0
        self.spent = 0
        """Operations carried out before the last refuel."""
        self._due: list[tuple[int, int, int, Due]] = []
        self._seq = 0
        world.fuel = 0

    def now(self) -> int:
        """Nanoseconds since the start."""
        return self.horizon - self.world.fuel * self.per_op

    def steps(self) -> int:
        """Operations so far, with those that the scheduler's work counts for."""
        return self.spent + self._given - self.world.fuel

    def at(self, time: int, order: int, action: Due) -> None:
        """Have `action` called when `time` has come; `order` among things of one instant."""
        self._seq += 1
        heappush(self._due, (time, order, self._seq, action))
        if time < self.horizon:
            self.refuel()

    def ops(self, ns: int) -> int:
        """So much time in operations: what the scheduler does is paid in fuel too."""
        return ns // self.per_op if self.per_op else 0

    def charge(self, ns: int) -> None:
        """Let what the scheduler does take time."""
        self.world.fuel -= self.ops(ns)

    def advance(self, time: int | None, stop: Callable[[], bool]) -> None:
        """Nothing runs until `time`: go there, by way of all that is due before.

        Not beyond the instant at which `stop` says yes. None: until then, or until nothing is due.
        """
        while self._due and (time is None or self._due[0][0] <= time):
            when, _, _, action = heappop(self._due)
            self._stand_at(max(when, self.now()))
            action(self.now())
            if stop():
                time = None
                break
        self._stand_at(max(time or 0, self.now()))
        self.refuel()

    def run_due(self) -> None:
        """Do what is due now, and give fuel until the next instant at which something is."""
        now = self.now()
        while self._due and self._due[0][0] <= now:
            action = heappop(self._due)[3]
            action(now)
        self.refuel()

    def refuel(self) -> None:
        """Set the fuel so that it ends when the next thing is due."""
        now = self.now()
        self.spent = self.steps()
        fuel = CHUNK
        if self.per_op:
            until = self._due[0][0] if self._due else now + CHUNK * self.per_op
            fuel = max(0, min(CHUNK, -((now - until) // self.per_op)))
        self.world.fuel = self._given = fuel
        self.horizon = now + fuel * self.per_op

    def _stand_at(self, time: int) -> None:
        self.spent = self.steps()
        self.world.fuel = self._given = 0
        self.horizon = time
