"""schedt: all the scheduler knows, in one place, as the runtime's variable `sched`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import gcd
from typing import Final

from quizgo.gosim.choices import Choices
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.limits import Costs, Limit, Limits, Reached
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched.clock import Clock
from quizgo.gosim.sched.debug import Debug
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.log import TOLD, Add, Log
from quizgo.gosim.sched.m import M
from quizgo.gosim.sched.p import GOID_BATCH, P, PStatus
from quizgo.gosim.vm.host import HEAVY_STEPS, STACK_MIN, Routine, World

SWITCH_STEPS: Final = 12
GO_STEPS: Final = 40
IDLE_STEPS: Final = 60
TURN_STEPS: Final = 32
"""Operations that would take as long as switching to a goroutine, making one, waiting for the next
timer, and going on with another thread."""
GFREE_MOST, GFREE_KEPT = 64, 32
"""Of places of dead goroutines, a P keeps fewer than the one; then it is left with fewer than the
other, and takes so many when it has none."""
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
        procs: int = 1,
    ) -> None:
        self.world = world
        self.choices = choices
        self.rules = rules
        self.limits = limits
        self.costs = costs
        self.clock = Clock(world, costs.instruction)
        self.clock.hangs = lambda: self.reach(Limit.TIME)
        self.gomaxprocs = procs
        self.cpus = procs
        """What NumCPU says."""
        self.every_p = [self.new_p(id) for id in range(procs)]
        """Also those that are dead since GOMAXPROCS went down."""
        self.allp = self.every_p.copy()
        self.allm = [M(0), M(1)]
        """All threads there ever were. The second is sysmon's."""
        self.m = self.allm[0]
        """The thread that is running now, `p` what it holds."""
        self.p = self.allp[0]
        self._wire(self.m, self.p)
        self.allgs: list[G | None] = []
        """User goroutines, by place; None where the last one died."""
        self.gfree: list[int] = []
        """Places that no P keeps for itself."""
        self.globq: deque[G] = deque()
        self.midle: list[M] = []
        """LIFO."""
        self.pidle: list[P] = []
        """LIFO."""
        self.list_idle(self.allp[1:])
        self.steal_strides = coprimes(procs)
        self.nmspinning = 0
        self.needspinning = False
        """A thread would have begun to spin, had there been an idle P (since 1.20)."""
        self.mcount = 2
        self.nmidlelocked = 0
        """Parked because their locked goroutine does not run."""
        self.nmsys = 1
        """System threads, which do not count for deadlock: sysmon."""
        self.starting_stack = STACK_MIN
        """Bytes of the stack of a goroutine that takes the place of a dead one (since 1.19)."""
        self.ngsys = 0
        """Goroutines of the runtime."""
        self.gcwaiting = False
        """The world is stopping, or stopped."""
        self.is_special = False
        """A thread that wants the next goroutine must look at more than the queues: the world is
        stopping, the collector marks, a goroutine is locked to its thread, or somebody steers."""
        self.only_marks = False
        """It is the collector, and nothing else: its workers come before the queues."""
        self.stopwait = 0
        """Ps that have not stopped yet."""
        self.stopper: M | None = None
        """The thread that waits for them."""
        self.stop_began = 0
        """When it began to wait."""
        self.poller: M | None = None
        """The thread in the poller (`lastpoll` is 0 then)."""
        self.is_busy = False
        """The machine has other things to do (see `sched.noise`)."""
        self.moments = 0
        """At which kinds of moment threads then lose their processor."""
        self.passed = 0
        """Such moments so far."""
        self.last_change = self.next_change = 0
        """The last one that led to it, and the next that may."""
        self.stall_odds = 0
        """On a loaded one, one moment in so many leads to it."""
        self.lastpoll = 0
        """When somebody last looked for input."""
        self.polluntil = 0
        """When the poller wakes by itself; 0: never."""
        self.netwaiters = 0
        """Goroutines that wait for input."""
        self.netready: list[G] = []
        """Those whose input is there, and whom nobody has polled yet."""
        self.goidgen = 0
        self.alive = 0
        """User goroutines that have not exited."""
        self.created = 0
        self.switches = 0
        """Times a goroutine was started or went on."""
        self.idles = 0
        """Times a thread found nothing to run."""
        self.turns = 0
        """Times a thread went on after another one, or after something that was due."""
        self.main: G | None = None
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.sink: Callable[[int, bytes], None] | None = None
        """Told of every write besides."""
        self.debug = Debug()
        """What GODEBUG asks for."""
        self.on_schedtrace: Callable[[], None] | None = None
        """Called when GODEBUG=schedtrace wants a look."""
        self.ending: Ending | None = None
        self.events: list[Event] | Log | None = None
        """None: nobody asked. A list, if somebody looks at each when it happens."""
        self.add: Add | None = None
        """Adds a record to the log, if nobody looks before the end."""
        self.watch: Callable[[Event | None], None] | None = None
        """Told of each event just before it is logged, and with None at the end of a step."""
        self.helm: Callable[[M], G | None] | None = None
        """Who is asked instead of `find_runnable` (see `sched.helm`)."""
        self.before_end: Callable[[G], bool] | None = None
        """Asked before main's return ends the program. True: it shall end later."""

    @property
    def curg(self) -> G | None:
        """What the running thread runs."""
        return self.m.curg

    @property
    def is_idle(self) -> bool:
        """No P has anything to do."""
        return len(self.pidle) == self.gomaxprocs

    def new_p(self, id: int) -> P:
        p = P(id)
        p.timers.now = self.clock.now
        p.timers.most = self.limits.heap_bytes // TIMER_BYTES
        return p

    def _wire(self, m: M, p: P) -> None:
        p.status = PStatus.RUNNING
        m.p = p
        p.m = m

    def list_idle(self, ps: list[P]) -> None:
        """Ps without work, lowest id first. Since 1.26 the highest is then the first to be used."""
        self.pidle.extend(ps if self.rules.idle_highest_first else reversed(ps))

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
        if not p.gfree:
            # gfget: a batch from the list of all.
            while self.gfree and len(p.gfree) < GFREE_KEPT:
                p.gfree.append(self.gfree.pop())
        if p.gfree:
            g.stack_size = self.starting_stack
            g.slot = p.gfree.pop()
            self.allgs[g.slot] = g
        else:
            g.slot = len(self.allgs)
            self.allgs.append(g)

    def spill(self, p: P) -> None:
        """gfput, when the P has too many places of dead goroutines: the later ones to the list of
        all, where the last freed is the first to go."""
        self.gfree.extend(p.gfree[GFREE_KEPT - 1 :])
        del p.gfree[GFREE_KEPT - 1 :]

    def keep_log(self) -> None:
        """Write down what happens, for who reads it after the run."""
        log = Log(self.clock.per_op, rises=not self.clock.lookahead)
        self.events, self.add = log, log.add

    def emit(self, kind: Kind, g: G | None = None, extra: str = "", target: object = None) -> None:
        """Log an event, if anybody asked."""
        events = self.events
        if events is None:
            return
        m, p, clock = self.m, self.m.p, self.clock
        time = clock.horizon - self.world.fuel * clock.per_op
        pid = -1 if p is None else p.id
        goid, line = (-1, 0) if g is None else (g.goid, g.line)
        number = 0 if target is None else self.world.number(target)
        if self.add is not None:
            self.add((TOLD, time, kind, m.id, pid, goid, extra, number, line))
            return
        assert isinstance(events, list)
        if not clock.lookahead and events and time < events[-1].time:
            # A program that takes no turns has one goroutine; threads of the runtime come a few
            # operations late then.
            time = events[-1].time
        event = Event(time, len(events), kind, m.id, pid, goid, extra, number, line)
        if self.watch is not None:
            self.watch(event)
        events.append(event)

    def routines(self, stride: int = 1) -> list[G]:
        """All goroutines that are not dead, or those in one of so many places; those of the runtime
        hold no memory."""
        allgs = self.allgs if stride == 1 else self.allgs[::stride]
        return [g for g in allgs if g is not None]

    def places(self) -> int:
        return len(self.allgs)

    def stack_resized(self, g: Routine, before: int, size: int) -> None:
        """A goroutine's stack was copied to one of another size, in bytes."""
        if self.events is not None:
            assert isinstance(g, G)
            self.emit(Kind.STACK, g, f"{before} {size}")
            if self.watch is not None:
                self.watch(None)

    def write_trace(self, text: str) -> None:
        """What the runtime itself writes to stderr: GODEBUG=gctrace."""
        data = text.encode()
        self.stderr += data
        if self.sink is not None:
            self.sink(2, data)

    def steps(self) -> int:
        """Operations so far; what costs the machine more counts for more."""
        return (
            self.clock.steps()
            + SWITCH_STEPS * self.switches
            + GO_STEPS * self.created
            + IDLE_STEPS * self.idles
            + TURN_STEPS * self.turns
            + HEAVY_STEPS * self.world.heavy
        )

    def has_ended(self) -> bool:
        return self.ending is not None

    def is_stopping(self) -> bool:
        """The world is."""
        return self.gcwaiting

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

    def reach(self, limit: Limit, g: G | None = None) -> Ending:
        """A limit ends the run, by that goroutine or the one that is running."""
        g = g or self.curg
        line = g.line if g is not None else 0
        if self.ending is None:
            text = str(Reached(limit, self.limits.of(limit), line))
            self.ending = Ending(How.LIMIT, text, g, LIMIT_STATUS, limit)
        return self.ending


def coprimes(n: int) -> tuple[int, ...]:
    """The strides of a walk over `n` Ps that visits each once (`randomOrder`)."""
    return tuple(stride for stride in range(1, n + 1) if gcd(stride, n) == 1)
