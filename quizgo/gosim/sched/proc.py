"""newproc, gopark, ready, goexit, schedule, execute: the heart of proc.go, on one P.

`Proc.run` is the loop of `schedule` and `execute`. The VM runs a goroutine until it parks,
its fuel ends, or it asks for something; then the loop decides who is next.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.choices import Choices
from quizgo.gosim.code.instr import BACK
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Costs, Limit, Limits
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched import find, requests
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import DEAD, RUNNABLE, RUNNING, WAITING, G
from quizgo.gosim.sched.runq import runqput
from quizgo.gosim.sched.schedt import Schedt
from quizgo.gosim.sched.sysmon import Sysmon
from quizgo.gosim.sched.timers import Fire, Timer
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, Stop, World
from quizgo.gosim.vm.run import STACK_OVERFLOW
from quizgo.gosim.vm.values import Closure, Value

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr

Run = Callable[[G], Stop]

GO_STACK: Final = 1_000_000_000
"""Bytes of stack at which Go itself ends a program."""


class Proc(Schedt):
    """The scheduler at work."""

    def __init__(
        self, world: World, choices: Choices, *, rules: Rules, limits: Limits, costs: Costs
    ) -> None:
        super().__init__(world, choices, rules=rules, limits=limits, costs=costs)
        self.sysmon = Sysmon(self)
        self._go_ops = self.clock.ops(costs.go)

    # schedule, execute

    def run(self, run: Run) -> Ending:
        """Run main, and then schedule until the program ends; how it did."""
        try:
            return self._schedule(run)
        except LimitReached as reached:
            # In the scheduler itself: a timer that starts a goroutine, a sleeper's timer.
            return self.reach(Limit(reached.name))

    def _schedule(self, run: Run) -> Ending:
        """schedule and execute, over and over.

        This loop is the hot path of every channel operation that blocks: it is one function, with
        everything at hand.
        """
        p, globq, timers, world = self.p, self.globq, self.p.timers.heap, self.world
        switch = self.clock.ops(self.costs.switch)
        park, exit = Stop.PARK, Stop.EXIT  # an attribute of an enum takes long
        assert self.main is not None
        g = self.main
        while True:
            self.curg = g
            g.status = RUNNING
            self.switches += 1
            world.fuel -= switch
            if self.events is not None:
                self.emit(Kind.GO_START, g)
            if g.request is None or requests.proceed(self, g):
                stop = run(g)
                if stop is park:
                    g.status = WAITING
                    if self.events is not None:
                        self.emit(Kind.GO_BLOCK, g, g.wait_reason)
                    if g.bubble is not None:
                        g.bubble.parked(g)
                elif stop is exit:
                    self.goexit0(g)
                else:
                    self._settle(g, stop, run)
            if world.fuel <= 0:
                # A chain of short goroutines meets no back-edge at which the VM would look.
                self._run_due()
            while True:
                if self.ending is not None:
                    return self.ending
                if timers and timers[0][0] <= self.clock.now():
                    p.timers.check(self.clock.now())
                if globq and p.schedtick % 61 == 0:
                    g = globq.popleft()
                    p.schedtick += 1
                    self.preempt = False
                    break
                next = p.runnext
                if next is not None:
                    # It inherits the time slice: no tick.
                    g = next
                    p.runnext = None
                    if self.preempt:
                        # The slice it would inherit is over: it yields as soon as it begins.
                        self.gosched(g, Kind.GO_PREEMPT)
                        continue
                    if g.lockedm is not None:
                        p.schedtick += 1
                    break
                if p.runq:
                    g = p.runq.popleft()
                    p.schedtick += 1
                    self.preempt = False
                    break
                found = find.find_runnable(self)
                self.preempt = False
                if found is not None:
                    g = found
                    break

    def _settle(self, g: G, stop: Stop, run: Run) -> None:
        """The goroutine stopped, and has not parked: let it run on, as long as it may."""
        while True:
            if stop is Stop.PREEMPT:
                if not self._runs_on(g):
                    return
            elif stop is Stop.REQUEST:
                if not requests.carry_out(self, g):
                    return
            elif stop is Stop.PARK:
                requests.park(self, g, g.wait_reason)
                return
            else:
                self._stopped(g, stop)
                return
            stop = run(g)

    def _runs_on(self, g: G) -> bool:
        """The fuel is used up: do what is due. False when another goroutine is to run."""
        self._run_due()
        if self.ending is not None:
            return False
        if not self.preempt or not self._hears(g):
            return True
        self.gosched(g, Kind.GO_PREEMPT)
        return False

    def _hears(self, g: G) -> bool:
        """Until 1.13 only a call looks whether to yield; since 1.14 a signal stops any code."""
        return self.rules.async_preempt or g.instr.op != BACK

    def _stopped(self, g: G, stop: Stop) -> None:
        if stop is Stop.EXIT:
            self.goexit0(g)
        elif stop is Stop.CRASH:
            self.end(How.PANIC, g.crash, g)
        elif stop is Stop.LIMIT:
            self.reach(Limit(g.crash))
        elif g.crash == STACK_OVERFLOW and self.limits.stack_bytes < GO_STACK:
            self.reach(Limit.STACK)
        else:
            self.end(How.FATAL, g.crash, g)

    def _run_due(self) -> None:
        self.clock.run_due()
        self.check_limits()

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
        if self.events is not None:
            self.emit(Kind.GO_UNBLOCK, woken)
        if woken.bubble is not None:
            woken.bubble.readied(woken)

    def newproc(self, function: Function, registers: list[Value], creator: Instr | None) -> None:
        """A go statement: the new goroutine is next, who was next goes to the ring's tail."""
        if self.alive >= self.limits.goroutines:
            raise LimitReached(Limit.GOROUTINES.value)
        p = self.p
        g = G(self.next_goid(p), function, registers)
        g.creator = creator
        parent = self.curg
        if parent is not None:
            g.parent = parent.goid
            g.bubble = parent.bubble
            if g.bubble is not None:
                g.bubble.created()
        self.enlist(g, p)
        if self.events is not None:
            self.emit(Kind.GO_CREATE, g)
        kicked = p.runnext
        p.runnext = g
        if kicked is not None:
            self._put(kicked)
        self.world.fuel -= self._go_ops

    def spawn(self, closure: Value, args: tuple[Value, ...] = ()) -> None:
        """A go statement for a Go function value."""
        assert isinstance(closure, Closure)
        function = closure.function
        self.newproc(function, function.registers([*args, *closure.free]), None)

    def gosched(self, g: G, kind: Kind = Kind.GO_SCHED) -> None:
        """Gosched and preemption: to the global queue's tail."""
        g.status = RUNNABLE
        self.preempt = False
        self.globq.append(g)
        self.emit(kind, g)

    def goyield(self, g: G) -> None:
        """To the local queue's tail."""
        g.status = RUNNABLE
        self._put(g)
        self.emit(Kind.GO_YIELD, g)

    def goexit0(self, g: G) -> None:
        """The goroutine is done. Main's return ends the program, others left to themselves."""
        g.status = DEAD
        self.strike(g, self.p)
        if self.events is not None:
            self.emit(Kind.GO_EXIT, g)
        if g.bubble is not None:
            g.bubble.exited(g)
        if g is self.main and not g.exiting:
            self.end(How.EXIT, status=0)

    def handoffp(self) -> None:
        """sysmon takes the P from a goroutine in a system call."""
        self.retaken = True
        self.emit(Kind.P_RETAKE, self.curg)

    def preemptone(self) -> None:
        """Ask the running goroutine to yield."""
        self.preempt = True

    def _put(self, g: G) -> None:
        overflowed = runqput(self.p, g, self.globq)
        if overflowed:
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
        timers = self.p.timers if bubble is None else bubble.timers
        return Timer(timers, fire, channel, lazy=self.rules.lazy_channel_timers)

    def _wake(self, g: G, now: int, late: int) -> None:
        self.emit(Kind.TIMER_FIRE, g)
        self.ready(g)
