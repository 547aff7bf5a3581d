"""schedt: all the scheduler knows, in one place, as the runtime's variable `sched`."""

from __future__ import annotations

from collections import deque

from quizgo.gosim.choices import Choices
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched.clock import Clock
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.m import M
from quizgo.gosim.sched.p import GOID_BATCH, P
from quizgo.gosim.vm.host import World


class Schedt:
    """The state of one run's scheduler."""

    def __init__(
        self, world: World, choices: Choices, *, rules: Rules, limits: Limits, costs: Costs
    ) -> None:
        self.world = world
        self.choices = choices
        self.rules = rules
        self.limits = limits
        self.costs = costs
        self.clock = Clock(world, costs.instruction)
        self.allp: list[P] = []
        self.allm: list[M] = []
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
        self.events: list[Event] | None = None
        """None: nobody asked."""

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
