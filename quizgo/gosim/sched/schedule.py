"""schedule and execute: which goroutine runs next, on which thread, as in proc.go.

The loop goes on with whichever thread is first in virtual time. The VM runs a goroutine until it
parks, its fuel ends, or it asks for something; then the loop decides who is next on that thread,
as long as no other thread is behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quizgo.gosim.code.instr import BACK, WITHIN
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Limit
from quizgo.gosim.sched import find, noise, requests, stopworld
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import RUNNING, WAITING, G
from quizgo.gosim.sched.log import CONTINUED, INHERIT, PARKED, SWITCHED, TURN
from quizgo.gosim.sched.m import At, M, State
from quizgo.gosim.sched.p import P
from quizgo.gosim.sched.proc import Proc
from quizgo.gosim.sched.schedt import Schedt
from quizgo.gosim.sched.syscall import exitsyscall
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, Stop
from quizgo.gosim.vm.raised import STACK_OVERFLOW
from quizgo.gosim.vm.requests import Park

Run = Callable[[G], Stop]

_CHECK: Final = 63
"""Limits are looked at every so many turns, and at each round of sysmon."""


class Schedule(Proc):
    """The scheduler at work."""

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
        # An attribute of an enum takes long.
        park, exit, preempt, running = Stop.PARK, Stop.EXIT, Stop.PREEMPT, State.RUNNING
        at_execute, at_schedule = At.EXECUTE, At.SCHEDULE
        state: Schedt = self  # what `end` changes meanwhile
        is_told, add = self.events is not None, self.add
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
            if add is not None:
                add((TURN, m.id, -1 if m.p is None else m.p.id))
            if is_told and m.assists:
                self.gc.tell_assists(m)
            g: G | None
            p = m.p
            is_fresh = True
            at_once = False  # a goroutine that begins does so in the instant of the last event
            cost = switch
            is_special = self.is_special or self.gc.wanted or state.ending is not None
            at = m.at
            if is_special or p is None or p.preempt or m.spinning or at > at_schedule:
                g = self._go_on(m)
                if g is None:
                    continue
                p = m.p
                assert p is not None
                cost = clock.take_owed()
                if m.curg is not g:
                    cost += switch
                else:
                    is_fresh = False
                    world.fuel -= cost
            else:
                # As _go_on, where nothing stands in the way. Threads that are level take a turn
                # before whatever others could see and one after it: most turns are such.
                m.state = running
                if at is at_execute:
                    g = m.curg
                    is_fresh = False
                else:
                    g = None  # it schedules
                    p.signalled = False
            self.p = p
            heap = p.timers.heap
            while True:
                if g is None:
                    if heap and heap[0][0] <= clock.now():
                        p.timers.check(clock.now())
                        at_once = False
                    if is_special and (worker := self.gc_worker(p)) is not None:
                        g = worker
                        p.preempt = p.signalled = False
                        at_once = False
                    elif globq and p.schedtick % 61 == 0:
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
                                # The slice it would inherit is over: it yields at once.
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
                            at_once = False
                            p = self.p
                            heap = p.timers.heap
                            cost += clock.take_owed()
                            g = found
                if is_fresh:
                    m.curg = g
                    g.status = RUNNING
                    self.switches += 1
                    if is_told:
                        inherits = p.schedtick == p.toldtick  # no tick for it: no slice of its own
                        p.toldtick = p.schedtick
                        if add is None:
                            self.emit(Kind.GO_START, g, INHERIT if inherits else "")
                        elif at_once:
                            add((CONTINUED, g.goid, inherits))
                        else:
                            add((SWITCHED, clock.horizon, world.fuel, g.goid, inherits))
                    if g.request is None or requests.proceed(self, g):
                        world.fuel -= cost
                        if self.is_busy and g.slot >= 0:
                            noise.moment(self, noise.BEGINS)
                        stop = run(g)
                    elif m.state is not running:
                        break  # into the kernel, or waiting for the world to stop
                    else:
                        stop = park
                else:
                    is_fresh = True
                    stop = run(g)
                if is_told and m.assists and world.fuel >= world.ahead:
                    self.gc.tell_assists(m)
                if stop is park:
                    g.status = WAITING
                    m.curg = None
                    if is_told:
                        ch = g.wait_object
                        if add is None or type(ch) is not Chan or g.instr.function.is_library:
                            self.parked(g)
                        else:
                            add((PARKED, clock.horizon, world.fuel, g.goid, ch.id, g.instr))
                    if g.bubble is not None:
                        g.bubble.parked(g)
                elif stop is preempt:
                    m.at = at_execute
                    clock.leave(m)
                    break
                elif stop is exit and world.fuel > world.ahead:
                    m.curg = None
                    self.goexit0(g)
                    if m.state is not running:
                        break
                elif self._settle(m, g, stop, run):
                    p = self.p
                    heap = p.timers.heap
                else:
                    break
                if state.ending is not None:
                    break
                is_special = self.is_special
                if is_special and m.lockedg is not None:
                    # At once: its goroutine may be found before anything else happens.
                    self.park_locked(m)
                    break
                if world.fuel <= world.ahead or (is_special and not self.only_marks):
                    # Others are behind, or something is due.
                    m.at = At.SCHEDULE
                    clock.leave(m)
                    break
                g = None
                cost = switch
                at_once = True

    def _go_on(self, m: M) -> G | None:
        """What a thread does first when its turn has come: the goroutine it then runs.

        None: it has left again, to wait or to park.
        """
        m.state = State.RUNNING
        if m.p is not None:
            self.p = m.p
        match m.at:
            case At.EXECUTE:
                return self._run_on(m)
            case At.SCHEDULE:
                return self.schedule(m)
            case At.WOKEN:
                return self._woken(m)
            case At.STEAL:
                m.at = At.SCHEDULE
                return self._chosen(m, find.go_on_stealing(self, m))
            case At.SYSEXIT:
                return self._out_of_syscall(m)
            case At.POLLED:
                return self.schedule(m) if find.polled(self, m) else None
            case At.ASKING:
                return self._ask(m)
            case At.MARKED:
                return self._marked(m)
            case At.SWEPT:
                return self._swept(m)
            case At.STOPPED:
                return self._world_stopped(m)
            case At.EXITING:
                return self._ended(m)

    def _run_on(self, m: M) -> G | None:
        """Its goroutine runs on, unless it is to yield, or starts a cycle of the collector."""
        g, p = m.curg, m.p
        assert g is not None
        assert p is not None
        if self.gc.is_due and not requests.stop_for_gc(self, g):
            return None
        if not (p.preempt and self._hears(g, p)):
            return g
        self.gosched(g, Kind.GO_PREEMPT)
        m.curg = None
        return self.schedule(m)

    def _out_of_syscall(self, m: M) -> G | None:
        g = exitsyscall(self, m)
        if g is not None:
            assert m.p is not None
            self.p = m.p
            if g.is_system:
                m.curg = None  # it begins anew
        return g

    def _ask(self, m: M) -> G | None:
        """What its goroutine asked for, now that the others have come as far."""
        g = m.curg
        assert g is not None
        if requests.carry_out(self, g):
            return g
        return self.schedule(m) if m.curg is None and m.state is State.RUNNING else None

    def _marked(self, m: M) -> G | None:
        """A worker's turn is over."""
        worker = m.curg
        assert worker is not None
        m.curg = None
        self.gc.marked_by(worker)
        self.wait(worker)
        return self.schedule(m)

    def _swept(self, m: M) -> G | None:
        """bgsweep has swept a few spans."""
        sweep, bgsweep, p = self.gc.sweep, m.curg, m.p
        assert bgsweep is not None
        assert p is not None
        if sweep.left and not sweep.gives_way(p):
            sweep.batch()
            return None
        m.curg = None
        if sweep.left:
            self.gosched(bgsweep)
        else:
            self.wait(bgsweep)
        return self.schedule(m)

    def _world_stopped(self, m: M) -> G | None:
        """It does what it stopped the world for, and goes on with its goroutine, if it has one."""
        stopworld.carry_on(self, m)
        g = m.curg
        if g is not None and not g.is_system:
            return g
        m.curg = None
        if g is not None:
            self.wait(g)
        return self.schedule(m)

    def _ended(self, m: M) -> G | None:
        """Its goroutine has ended; what else there is to do."""
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
        if self.gc.is_due and not requests.stop_for_gc(self, None):
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
            self.start_locked(m, g)
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

    def _settle(self, m: M, g: G, stop: Stop, run: Run) -> bool:
        """The goroutine stopped, and has not parked. False: the thread has left with it."""
        world = self.world
        while True:
            if stop is Stop.PREEMPT:
                m.at = At.EXECUTE
                self.clock.push(m)
                return False
            if stop is Stop.REQUEST:
                if world.fuel < world.ahead and not isinstance(g.request, Park):
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
            if m.assists and world.fuel >= world.ahead and self.events is not None:
                self.gc.tell_assists(m)

    def _hears(self, g: G, p: P) -> bool:
        """Until 1.13 only a call looks whether to yield; since 1.14 a signal stops any code of the
        program's own."""
        op = g.instr.op
        return op != WITHIN and (p.signalled or op != BACK)

    def _stopped(self, g: G, stop: Stop) -> None:
        if stop is Stop.EXIT:
            self.goexit0(g)
        elif stop is Stop.CRASH:
            self.end(How.PANIC, g.crash, g)
        elif stop is Stop.LIMIT:
            self.reach(Limit(g.crash), g)
        elif g.crash == STACK_OVERFLOW and self.limits.stack_bytes < self.max_stack:
            self.reach(Limit.STACK, g)
        else:
            self.end(How.FATAL, g.crash, g)
