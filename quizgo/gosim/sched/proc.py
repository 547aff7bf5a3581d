"""newproc, gopark, ready, Gosched, goexit, and timers: what becomes of goroutines, as in proc.go.

Who runs next is decided in `sched.schedule`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.choices import Choices
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Costs, Limit, Limits
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched import noise, timerproc
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.finalizers import Finalizers
from quizgo.gosim.sched.g import DEAD, RUNNABLE, WAITING, G
from quizgo.gosim.sched.gc import Collector
from quizgo.gosim.sched.log import READIED
from quizgo.gosim.sched.m import M, State
from quizgo.gosim.sched.p import RING, P, PStatus
from quizgo.gosim.sched.runq import runqput
from quizgo.gosim.sched.schedt import GFREE_MOST
from quizgo.gosim.sched.sysmon import Sysmon
from quizgo.gosim.sched.threads import Threads
from quizgo.gosim.sched.timers import TIMER, Fire, Timer
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, World
from quizgo.gosim.vm.values import Closure, Value

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr

GO_STACK: Final = 1_000_000_000
"""Bytes of stack at which Go itself ends a program."""


class Proc(Threads):
    """What the scheduler does with goroutines."""

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
        super().__init__(world, choices, rules=rules, limits=limits, costs=costs, procs=procs)
        self.max_stack = GO_STACK
        """What debug.SetMaxStack says, in bytes."""
        self.sysmon = Sysmon(self)
        self.gc = Collector(self)
        self.finalizers = Finalizers(self)
        self.buckets: dict[int, timerproc.TimerProc] = {}
        """Of timers, until 1.13."""
        self._go_ops = self.clock.ops(costs.go)
        self._most_goroutines = limits.goroutines

    # Locked threads

    def park_locked(self, m: M) -> None:
        """stoplockedm: the thread waits until its goroutine is to run."""
        if m.p is not None:
            p = self.releasep(m, PStatus.IDLE, "locked")
            self.handoffp(p, "locked")
        m.state = State.PARKED_LOCKED
        self.nmidlelocked += 1
        self.checkdead()

    def start_locked(self, m: M, g: G) -> None:
        """startlockedm: the P goes to the thread that the goroutine is locked to."""
        other = g.lockedm
        assert other is not None
        p = self.releasep(m, PStatus.IDLE, "locked")
        if other.state is State.PARKED_LOCKED:
            self.nmidlelocked -= 1
        self.wake(other, p, self.costs.wake_m)
        self.stopm(m)

    def gc_worker(self, p: P, *, idle: bool = False) -> G | None:
        """A worker of the collector that shall run on this P now."""
        return self.gc.worker_for(p, idle=idle) if self.gc.is_marking else None

    def is_marking(self) -> bool:
        return self.gc.is_marking

    def gc_is_wanted(self) -> bool:
        return self.gc.wanted or self.gc.is_marked

    def has_gc_work(self, p: P) -> bool:
        return self.gc.is_marking and self.gc.left > 0 and self.gc.dedicated_needed > 0

    def wait(self, g: G) -> None:
        """The goroutine waits, for the reason that it has."""
        g.status = WAITING
        if self.events is not None:
            self.parked(g)

    # ready, newproc, gosched, goexit

    def ready(self, g: object) -> None:
        """As goready: runnable, in runnext of this P."""
        woken: G = g  # type: ignore[assignment]  # sync hands back the Gs it was given
        woken.status = RUNNABLE
        p = self.p
        kicked = p.runnext
        p.runnext = woken
        if kicked is not None:
            self._put(kicked)
        is_told = self.events is not None
        if is_told:
            running = self.m.curg
            by = 0 if running is None else running.goid
            if self.add is None:
                self.emit(Kind.GO_UNBLOCK, woken, str(by or "timer"))
            else:
                self.add((READIED, self.clock.horizon, self.world.fuel, woken.goid, by))
        if woken.bubble is not None:
            woken.bubble.readied(woken)
        if self.gomaxprocs > 1:
            self.wakep_checked()
        if is_told and self.watch is not None:
            self.watch(None)

    def parked(self, g: G) -> None:
        """Log that a goroutine has parked."""
        g.waitsince = self.clock.now()
        self.emit(Kind.GO_BLOCK, g, g.wait_reason, g.wait_object)
        if self.watch is not None:
            self.watch(None)

    def newproc(self, function: Function, registers: list[Value], creator: Instr | None) -> None:
        """A go statement: the new goroutine is next, who was next goes to the ring's tail."""
        if self.alive >= self._most_goroutines:
            raise LimitReached(Limit.GOROUTINES.value)
        p, world = self.p, self.world
        goid = p.goidcache
        if goid == p.goidcacheend:
            goid = self.next_goid(p)
        else:
            p.goidcache = goid + 1
        g = G(goid, function, registers)
        g.creator = creator
        parent = self.m.curg
        if parent is not None:
            g.parent = parent.goid
            bubble = parent.bubble
            if bubble is not None:
                g.bubble = bubble
                bubble.created()
        if world.races is not None:
            world.races.forked(g.parent, goid)
        if p.gfree or self.gfree:
            self.enlist(g, p)
        else:
            self.alive += 1
            self.created += 1
            g.slot = len(self.allgs)
            self.allgs.append(g)
        if self.events is not None:
            self.emit(Kind.GO_CREATE, g, str(g.parent))
        kicked = p.runnext
        p.runnext = g
        if kicked is not None:
            if len(p.runq) < RING:
                p.runq.append(kicked)
            else:
                self._put(kicked)
        if self.gomaxprocs > 1:
            self.wakep_checked()
        world.fuel -= self._go_ops
        if self.is_busy:
            noise.moment(self, noise.WAKES)
        if self.watch is not None:
            self.watch(None)

    def start_system(self, g: G) -> None:
        """A go statement of the runtime's own."""
        self.ngsys += 1
        self._put_next(g)

    def ready_system(self, g: G) -> None:
        """As goready for a goroutine of the runtime's own, by the runtime."""
        g.status = RUNNABLE
        self.emit(Kind.GO_UNBLOCK, g, "system")
        self._put_next(g)

    def _put_next(self, g: G) -> None:
        p = self.p
        kicked = p.runnext
        p.runnext = g
        if kicked is not None:
            self._put(kicked)
        if self.gomaxprocs > 1:
            self.wakep_checked()

    def spawn(self, closure: Value, args: tuple[Value, ...] = ()) -> None:
        """A go statement for a Go function value."""
        assert isinstance(closure, Closure)
        function = closure.function
        self.newproc(function, function.registers([*args, *closure.free]), None)

    def gosched(self, g: G, kind: Kind = Kind.GO_SCHED) -> None:
        """Gosched and preemption: to the global queue's tail."""
        g.status = RUNNABLE
        p = self.p
        p.preempt = p.signalled = False
        self.emit(kind, g)
        if (
            kind is Kind.GO_PREEMPT
            and self.gcwaiting
            and self.rules.preempt_for_stw_to_runnext
            and p.runnext is None
        ):
            p.runnext = g
        else:
            self.globq.append(g)
        if self.gomaxprocs > 1 and self.rules.gosched_wakes:
            self.wakep()
        if self.watch is not None:
            self.watch(None)

    def goyield(self, g: G) -> None:
        """To the local queue's tail."""
        g.status = RUNNABLE
        self._put(g)
        self.emit(Kind.GO_YIELD, g)
        if self.watch is not None:
            self.watch(None)

    def goexit0(self, g: G) -> None:
        """The goroutine is done. Main's return ends the program, others left to themselves."""
        if g is self.main and self.before_end is not None and self.before_end(g):
            return
        g.status = DEAD
        g.sudog = None  # it refers to the goroutine: that goes now, without Python's collector
        self.alive -= 1
        self.allgs[g.slot] = None
        places = self.p.gfree
        places.append(g.slot)
        if len(places) >= GFREE_MOST:
            self.spill(self.p)
        if self.events is not None:
            self.emit(Kind.GO_EXIT, g)
            if self.watch is not None:
                self.watch(None)
        if g.bubble is not None:
            g.bubble.exited(g)
        if g is self.main and not g.exiting:
            self.end(How.EXIT, status=0)
        elif g.lockedm is not None:
            self._exit_thread(g.lockedm)

    def _exit_thread(self, m: M) -> None:
        """A goroutine ended that was locked to its thread: the thread ends too, but the first."""
        m.lockedg = None
        self.note_special()
        p = self.releasep(m, PStatus.IDLE, "dead")
        self.handoffp(p, "dead")
        m.state = State.DEAD
        if m.id == 0:
            # It stays, and parks for ever.
            self.nmidlelocked += 1
        else:
            self.mcount -= 1
        self.checkdead()

    def _put(self, g: G) -> None:
        overflowed = runqput(self.p, g, self.globq)
        if overflowed and self.events is not None:
            self.emit(Kind.OVERFLOW, g, str(overflowed))

    # timers

    def nanotime(self) -> int:
        """Nanoseconds since the start, or on the clock of the running goroutine's bubble."""
        g = self.curg
        return self.clock.now() if g is None or g.bubble is None else g.bubble.now

    def wake_timer(self, g: G) -> Timer:
        """A timer that readies a sleeper."""
        return self.new_timer(partial(self._wake, g), None)

    def new_timer(self, fire: Fire, channel: Chan | None) -> Timer:
        """A timer in the heap of this P, or of the running goroutine's bubble.

        What timers do is bound methods and data, no closures: it can be copied with the rest.
        """
        bubble = self.curg.bubble if self.curg is not None else None
        if bubble is not None:
            timers = bubble.timers
        elif not self.rules.timers_in_scheduler:
            timers = timerproc.bucket_of(self, self.p)
        else:
            timers = self.p.timers
            if self.gomaxprocs > 1:
                timers.armed = self._armed
        return Timer(timers, fire, channel, lazy=self.rules.lazy_channel_timers)

    def _armed(self, when: int) -> None:
        if self.pidle:
            self.wake_net_poller(when)

    def _wake(self, g: G, now: int, late: int) -> None:
        self.world.heavy += TIMER
        self.emit(Kind.TIMER_FIRE, g)
        self.ready(g)
