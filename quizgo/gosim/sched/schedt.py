"""schedt: all the scheduler knows, in one place, as the runtime's variable `sched`."""

from __future__ import annotations

from collections import deque
from typing import Final

from quizgo.gosim.choices import Choices
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.limits import Costs, Limit, Limits, Reached
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched.clock import Clock
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.m import M
from quizgo.gosim.sched.p import GOID_BATCH, P, PStatus
from quizgo.gosim.vm.host import World

SWITCH_STEPS: Final = 12
GO_STEPS: Final = 40
IDLE_STEPS: Final = 60
"""Operations that would take as long as switching to a goroutine, making one, and waiting for the
next timer."""
TIMER_BYTES: Final = 512
LIMIT_STATUS: Final = 124
"""The exit status after a limit."""


class Schedt:
    """The state of one run's scheduler, how much it has used, and how it ends."""

    def __init__(
        self,
        world: World,
        choices: Choices,
        *,
        rules: Rules,
        limits: Limits,
        costs: Costs,
    ) -> None:
        self.world = world
        self.choices = choices
        self.rules = rules
        self.limits = limits
        self.costs = costs
        self.clock = Clock(world, costs.instruction)
        self.p = P(0)
        """The one P there is for now."""
        self.p.timers.now = self.clock.now
        self.p.timers.most = limits.heap_bytes // TIMER_BYTES
        self.allp = [self.p]
        self.allm = [M(0)]
        self._wire(self.allm[0], self.p)
        self.allgs: list[G | None] = []
        """User goroutines, by place; None where the last one died."""
        self.globq: deque[G] = deque()
        self.midle: list[M] = []
        """LIFO."""
        self.pidle: list[P] = []
        """LIFO."""
        self.nmspinning = 0
        self.goidgen = 0
        self.alive = 0
        """User goroutines that have not exited."""
        self.created = 0
        self.switches = 0
        """Times a goroutine was started or went on."""
        self.idles = 0
        """Times there was nothing to run."""
        self.curg: G | None = None
        self.main: G | None = None
        self.preempt = False
        """The running goroutine shall yield (`g.preempt`)."""
        self.is_idle = False
        """The P has nothing to run; its M waits for the next timer."""
        self.retaken = False
        """The P was taken from the goroutine in a system call."""
        self.returned: G | None = None
        """Out of a system call, with the P that was idle: it runs on at once."""
        self.in_syscall = 0
        """Goroutines in system calls without a P."""
        self.ending: Ending | None = None
        self.events: list[Event] | None = None
        """None: nobody asked."""

    def _wire(self, m: M, p: P) -> None:
        p.status = PStatus.RUNNING
        m.p = p
        p.m = m

    def next_goid(self, p: P) -> int:
        """Ids are handed to the Ps sixteen at a time."""
        if p.goidcache == p.goidcacheend:
            p.goidcache = self.goidgen + 1
            self.goidgen += GOID_BATCH
            p.goidcacheend = p.goidcache + GOID_BATCH
        p.goidcache += 1
        return p.goidcache - 1

    def enlist(self, g: G, p: P) -> None:
        """Give a new goroutine its place in allgs: that of the one which died last, if any."""
        self.alive += 1
        self.created += 1
        if p.gfree:
            g.slot = p.gfree.pop()
            self.allgs[g.slot] = g
        else:
            g.slot = len(self.allgs)
            self.allgs.append(g)

    def strike(self, g: G, p: P) -> None:
        """The goroutine is dead; its place is free."""
        self.alive -= 1
        self.allgs[g.slot] = None
        p.gfree.append(g.slot)

    def emit(self, kind: Kind, g: G | None = None, extra: str = "") -> None:
        """Log an event, if anybody asked."""
        if self.events is None:
            return
        p = self.allp[0]
        m = p.m.id if p.m is not None else -1
        goid = g.goid if g is not None else -1
        self.events.append(Event(self.clock.now(), len(self.events), kind, m, p.id, goid, extra))

    def steps(self) -> int:
        """Operations so far; what costs the machine more counts for more."""
        return (
            self.clock.steps()
            + SWITCH_STEPS * self.switches
            + GO_STEPS * self.created
            + IDLE_STEPS * self.idles
        )

    def check_limits(self) -> None:
        """End the run if it took too long."""
        if self.steps() > self.limits.steps:
            self.reach(Limit.STEPS)
        elif self.clock.now() > self.limits.time_ns:
            self.reach(Limit.TIME)

    def end(self, how: How, text: str = "", g: G | None = None, status: int = 2) -> None:
        """The program is over. The first ending counts."""
        if self.ending is None:
            self.ending = Ending(how, text, g, status)
            self.emit(Kind.DEADLOCK if how is How.DEADLOCK else Kind.EXIT, g, text)

    def reach(self, limit: Limit) -> Ending:
        """A limit ends the run."""
        g = self.curg
        line = g.instr.pos >> 16 if g is not None and not g.is_system else 0
        if self.ending is None:
            text = str(Reached(limit, self.limits.of(limit), line))
            self.ending = Ending(How.LIMIT, text, g, LIMIT_STATUS, limit)
        return self.ending
