"""newproc, gopark, ready, goexit, schedule, execute: the heart of proc.go.

`Proc.run` is the loop of `schedule` and `execute`, for whichever thread is first in virtual time.
The VM runs a goroutine until it parks, its fuel ends, or it asks for something; then the loop
decides who is next on that thread, as long as no other thread is behind.
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
from quizgo.gosim.sched import find, noise, requests, stopworld, timerproc
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.finalizers import Finalizers
from quizgo.gosim.sched.g import DEAD, RUNNABLE, RUNNING, WAITING, G
from quizgo.gosim.sched.gc import Collector
from quizgo.gosim.sched.m import At, M, State
from quizgo.gosim.sched.p import P, PStatus
from quizgo.gosim.sched.runq import runqput
from quizgo.gosim.sched.schedt import Schedt
from quizgo.gosim.sched.syscall import exitsyscall
from quizgo.gosim.sched.sysmon import Sysmon
from quizgo.gosim.sched.threads import Threads
from quizgo.gosim.sched.timers import Fire, Timer
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, Stop, World
from quizgo.gosim.vm.requests import Park
from quizgo.gosim.vm.run import STACK_OVERFLOW
from quizgo.gosim.vm.values import Closure, Value

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr

Run = Callable[[G], Stop]

GO_STACK: Final = 1_000_000_000
"""Bytes of stack at which Go itself ends a program."""
_CHECK: Final = 63
"""Limits are looked at every so many turns, and at each round of sysmon."""


class Proc(Threads):
    """The scheduler at work."""

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
        self.sysmon = Sysmon(self)
        self.gc = Collector(self)
        self.finalizers = Finalizers(self)
        self.buckets: dict[int, timerproc.TimerProc] = {}
        """Of timers, until 1.13."""
        self._go_ops = self.clock.ops(costs.go)

    # schedule, execute

    def run(self, run: Run) -> Ending:
        """Run main, and then schedule until the program ends; how it did."""
        try:
            return self._run(run)
        except LimitReached as reached:
            # In the scheduler itself: a timer that starts a goroutine, a sleeper's timer.
            return self.reach(Limit(reached.name))

    def _run(self, run: Run) -> Ending:
        """Thread after thread, each for as long as it is first in time.

        This loop is the hot path of every channel operation that blocks: it is one function, with
        everything at hand.
        """
        world, clock, globq = self.world, self.clock, self.globq
        switch = clock.ops(self.costs.switch)
        park, exit = Stop.PARK, Stop.EXIT  # an attribute of an enum takes long
        state: Schedt = self  # what `end` changes meanwhile
        while True:
            if self.ending is not None:
                return self.ending
            if self.watch is not None:
                self.watch(None)
                if self.has_ended():
                    continue
            next_m = clock.next()
            self.turns += 1
            if self.turns & _CHECK == 0:
                self.check_limits()
            if next_m is None:
                continue
            m = self.m = next_m
            g = self._go_on(m)
            if g is None:
                continue
            p = m.p
            assert p is not None
            self.p = p
            heap = p.timers.heap
            is_fresh = m.curg is not g
            cost = clock.take_owed()
            if is_fresh:
                cost += switch
            else:
                world.fuel -= cost
            while True:
                if is_fresh:
                    m.curg = g
                    g.status = RUNNING
                    self.switches += 1
                    if self.events is not None:
                        self.emit(Kind.GO_START, g)
                    if g.request is None or requests.proceed(self, g):
                        world.fuel -= cost
                        if self.is_busy and g.slot >= 0:
                            noise.moment(self, noise.BEGINS)
                        stop = run(g)
                    elif m.state is not State.RUNNING:
                        break  # into the kernel, or waiting for the world to stop
                    else:
                        stop = park
                else:
                    is_fresh = True
                    stop = run(g)
                if stop is park:
                    g.status = WAITING
                    m.curg = None
                    if self.events is not None:
                        self.parked(g)
                    if g.bubble is not None:
                        g.bubble.parked(g)
                elif stop is exit and world.fuel > world.ahead:
                    m.curg = None
                    self.goexit0(g)
                    if m.state is not State.RUNNING:
                        break
                elif self._settle(m, g, stop, run):
                    p = self.p
                    heap = p.timers.heap
                else:
                    break
                if state.ending is not None:
                    break
                if self.is_special and m.lockedg is not None:
                    # At once: its goroutine may be found before anything else happens.
                    self.park_locked(m)
                    break
                if world.fuel <= world.ahead or self.is_special:
                    # Others are behind, or something is due.
                    m.at = At.SCHEDULE
                    clock.push(m)
                    break
                # schedule
                cost = switch
                if heap and heap[0][0] <= clock.now():
                    p.timers.check(clock.now())
                if globq and p.schedtick % 61 == 0:
                    g = globq.popleft()
                    p.schedtick += 1
                    p.preempt = False
                else:
                    next = p.runnext
                    if next is not None:
                        # It inherits the time slice: no tick.
                        g = next
                        p.runnext = None
                        if p.preempt:
                            # The slice it would inherit is over: it yields as soon as it begins.
                            self.gosched(g, Kind.GO_PREEMPT)
                            m.at = At.SCHEDULE
                            clock.push(m)
                            break
                    elif p.runq:
                        g = p.runq.popleft()
                        p.schedtick += 1
                        p.preempt = False
                    else:
                        found = self._chosen(m, find.find_runnable(self, m))
                        if found is None:
                            break
                        p = self.p
                        heap = p.timers.heap
                        cost += clock.take_owed()
                        g = found

    def _go_on(self, m: M) -> G | None:
        """What a thread does first when its turn has come: the goroutine it then runs.

        None: it has left again, to wait or to park.
        """
        at = m.at
        m.state = State.RUNNING
        if at is At.EXECUTE:
            g = m.curg
            assert g is not None
            assert m.p is not None
            self.p = m.p
            if self.gc.wanted and not self.gc.is_running and not requests.begin_cycle(self, g):
                return None
            if not (m.p.preempt and self._hears(g, m.p)):
                return g
            self.gosched(g, Kind.GO_PREEMPT)
            m.curg = None
            return self.schedule(m)
        if m.p is not None:
            self.p = m.p
        if at is At.SCHEDULE:
            return self.schedule(m)
        if at is At.WOKEN:
            return self._woken(m)
        if at is At.STEAL:
            m.at = At.SCHEDULE
            return self._chosen(m, find.go_on_stealing(self, m))
        if at is At.SYSEXIT:
            g = exitsyscall(self, m)
            if g is not None:
                assert m.p is not None
                self.p = m.p
                if g.is_system:
                    m.curg = None  # it begins anew
            return g
        if at is At.POLLED:
            return self.schedule(m) if find.polled(self, m) else None
        if at is At.ASKING:
            g = m.curg
            assert g is not None
            if requests.carry_out(self, g):
                return g
            return self.schedule(m) if m.curg is None and m.state is State.RUNNING else None
        if at is At.MARKED:
            worker = m.curg
            assert worker is not None
            m.curg = None
            self.gc.marked_by(worker)
            self.wait(worker)
            return self.schedule(m)
        if at is At.STOPPED:
            stopworld.carry_on(self, m)
            g = m.curg
            if g is None or g.is_system:
                m.curg = None
                if g is not None:
                    self.wait(g)
                return self.schedule(m)
            return g
        assert at is At.EXITING
        g = m.curg
        assert g is not None
        assert m.stop is not None
        m.curg = None
        self._stopped(g, m.stop)
        if self.has_ended() or m.state is not State.RUNNING:
            return None
        return self.schedule(m)

    def schedule(self, m: M) -> G | None:
        """The goroutine that the thread runs next; None: it has left."""
        if m.lockedg is not None:
            self.park_locked(m)
            return None
        m.at = At.SCHEDULE
        if self.gc.wanted and not self.gc.is_running and not requests.begin_cycle(self, None):
            return None
        helm = self.helm
        return self._chosen(m, find.find_runnable(self, m) if helm is None else helm(m))

    def _chosen(self, m: M, g: G | None) -> G | None:
        if g is None:
            return None
        assert m.p is not None
        self.p = m.p
        self.p.preempt = self.p.signalled = False
        if m.spinning:
            # As resetspinning: somebody else goes on looking.
            self.stop_spinning(m)
            if self.rules.wake_guard_inside or (not self.nmspinning and self.pidle):
                self.wakep()
        if g.lockedm is not None and g.lockedm is not m:
            self._start_locked(m, g)
            return None
        return g

    def _woken(self, m: M) -> G | None:
        p = m.nextp
        assert p is not None
        m.nextp = None
        self.acquirep(m, p)
        if m.lockedg is None:
            return self.schedule(m)
        # startlockedm gave it the P for its own goroutine, whose slice is counted already.
        return m.lockedg

    # Locked threads

    def park_locked(self, m: M) -> None:
        """stoplockedm: the thread waits until its goroutine is to run."""
        if m.p is not None:
            p = self.releasep(m, PStatus.IDLE, "locked")
            self.handoffp(p, "locked")
        m.state = State.PARKED_LOCKED
        self.nmidlelocked += 1
        self.checkdead()

    def _start_locked(self, m: M, g: G) -> None:
        """startlockedm: the P goes to the thread that the goroutine is locked to."""
        other = g.lockedm
        assert other is not None
        p = self.releasep(m, PStatus.IDLE, "locked")
        if other.state is State.PARKED_LOCKED:
            self.nmidlelocked -= 1
        self.wake(other, p, self.costs.wake_m)
        self.stopm(m)

    # Stops

    def _settle(self, m: M, g: G, stop: Stop, run: Run) -> bool:
        """The goroutine stopped, and has not parked. False: the thread has left with it."""
        while True:
            if stop is Stop.PREEMPT:
                m.at = At.EXECUTE
                self.clock.push(m)
                return False
            if stop is Stop.REQUEST:
                if self.world.fuel < self.world.ahead and not isinstance(g.request, Park):
                    # What it asks for is done when the others have come as far.
                    m.at = At.ASKING
                    self.clock.push(m)
                    return False
                if not requests.carry_out(self, g):
                    return m.curg is None and m.state is State.RUNNING
            elif stop is Stop.PARK:
                m.curg = None
                requests.park(self, g, g.wait_reason)
                return True
            else:
                # It ended, maybe ahead of other threads.
                m.stop = stop
                m.at = At.EXITING
                self.clock.push(m)
                return False
            stop = run(g)

    def _hears(self, g: G, p: P) -> bool:
        """Until 1.13 only a call looks whether to yield; since 1.14 a signal stops any code."""
        return p.signalled or g.instr.op != BACK

    def _stopped(self, g: G, stop: Stop) -> None:
        if stop is Stop.EXIT:
            self.goexit0(g)
        elif stop is Stop.CRASH:
            self.end(How.PANIC, g.crash, g)
        elif stop is Stop.LIMIT:
            self.reach(Limit(g.crash), g)
        elif g.crash == STACK_OVERFLOW and self.limits.stack_bytes < GO_STACK:
            self.reach(Limit.STACK, g)
        else:
            self.end(How.FATAL, g.crash, g)

    def gc_worker(self, p: P, *, idle: bool = False) -> G | None:
        """A worker of the collector that shall run on this P now."""
        return self.gc.worker_for(p, idle=idle) if self.gc.is_marking else None

    def is_marking(self) -> bool:
        return self.gc.is_marking or self.gc.wanted

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
        if self.events is not None:
            by = self.curg
            self.emit(Kind.GO_UNBLOCK, woken, str(by.goid) if by is not None else "timer")
        if woken.bubble is not None:
            woken.bubble.readied(woken)
        if self.gomaxprocs > 1:
            self.wakep_checked()
        if self.watch is not None:
            self.watch(None)

    def parked(self, g: G) -> None:
        """Log that a goroutine has parked."""
        g.waitsince = self.clock.now()
        self.emit(Kind.GO_BLOCK, g, g.wait_reason, g.wait_object)
        if self.watch is not None:
            self.watch(None)

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
            self.emit(Kind.GO_CREATE, g, str(g.parent))
        kicked = p.runnext
        p.runnext = g
        if kicked is not None:
            self._put(kicked)
        self.world.fuel -= self._go_ops
        if self.gomaxprocs > 1:
            if self.is_busy:
                noise.moment(self, noise.WAKES)
            self.wakep_checked()
        if self.watch is not None:
            self.watch(None)

    def start_system(self, g: G) -> None:
        """A go statement of the runtime's own."""
        self.ngsys += 1
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
        self.strike(g, self.p)
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
        self.emit(Kind.TIMER_FIRE, g)
        self.ready(g)
