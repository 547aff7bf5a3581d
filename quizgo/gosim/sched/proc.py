"""newproc, gopark, ready, goexit, schedule, execute: the heart of proc.go, on one P.

`Scheduler.run` is the loop of `schedule` and `execute`. The VM runs a goroutine until it parks,
its fuel ends, or it asks for something; then the loop decides who is next.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.choices import Choices
from quizgo.gosim.code.instr import BACK
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Costs, Limit, Limits, Reached
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched import find, requests, synctest
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import DEAD, RUNNABLE, RUNNING, WAITING, G
from quizgo.gosim.sched.m import M
from quizgo.gosim.sched.p import P, PStatus
from quizgo.gosim.sched.runq import runqput
from quizgo.gosim.sched.schedt import Schedt
from quizgo.gosim.sched.synctest import Bubble, BubbleRun, BubbleWait
from quizgo.gosim.sched.sysmon import Sysmon
from quizgo.gosim.sched.timers import Timer
from quizgo.gosim.sched.traceback import stack
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, Stop, World
from quizgo.gosim.vm.requests import Park
from quizgo.gosim.vm.run import STACK_OVERFLOW
from quizgo.gosim.vm.values import Closure, Value

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr

Run = Callable[[G], Stop]

SWITCH_STEPS: Final = 12
GO_STEPS: Final = 40
IDLE_STEPS: Final = 60
"""Operations that would take as long as switching to a goroutine, making one, and waiting for the
next timer."""
TIMER_BYTES: Final = 512
FRAME_BYTES: Final = 1_000
"""What a frame counts of Go's limit on the stack: a million frames are a gigabyte."""
EPOCH_NS: Final = 1_257_894_000_000_000_000
"""When the program starts: 10 November 2009, 23:00 UTC, as on Go's playground."""


class Scheduler(Schedt):
    """The scheduler of one run, and the VM's `Host`."""

    def __init__(
        self,
        world: World,
        choices: Choices,
        *,
        rules: Rules,
        limits: Limits,
        costs: Costs,
        procs: int = 1,
        stdin: Callable[[int], bytes],
        sink: Callable[[int, bytes], None] | None = None,
    ) -> None:
        super().__init__(world, choices, rules=rules, limits=limits, costs=costs)
        self.p = P(0)
        self.p.timers.now = self.clock.now
        self.p.timers.most = limits.heap_bytes // TIMER_BYTES
        self.p.status = PStatus.RUNNING
        m0 = M(0)
        m0.p = self.p
        self.p.m = m0
        self.allp.append(self.p)
        self.allm.append(m0)
        self.procs = self.cpus = procs
        """What GOMAXPROCS says. The order is that of one P, whatever it is."""
        self.stdin = stdin
        """Reads at most so many bytes; none at the end."""
        self.sink = sink
        """Told of every write besides."""
        self.curg: G | None = None
        self.idles = 0
        """Times there was nothing to run."""
        self.is_idle = False
        """The P has nothing to run; its M waits for the next timer."""
        self.retaken = False
        """The P was taken from the goroutine in a system call."""
        self.returned: G | None = None
        """Out of a system call, with the P that was idle: it runs on at once."""
        self.in_syscall = 0
        """Goroutines in system calls without a P."""
        self.sysmon = Sysmon(self)
        self.preempt = False
        """The running goroutine shall yield (`g.preempt`)."""
        self.ending: Ending | None = None
        self.main: G | None = None
        self.bubbles = 0
        self.max_stack = 1_000_000_000
        self.cycles = 0
        """Garbage collections so far."""
        self.stdout = bytearray()
        self.stderr = bytearray()

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
                if stop is Stop.PARK:
                    g.status = WAITING
                    if self.events is not None:
                        self.emit(Kind.GO_BLOCK, g, g.wait_reason)
                    if g.bubble is not None:
                        g.bubble.parked(g)
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
        elif g.crash == STACK_OVERFLOW and self.limits.stack_bytes < self.max_stack:
            self.reach(Limit.STACK)
        else:
            self.end(How.FATAL, g.crash, g)

    def _run_due(self) -> None:
        self.clock.run_due()
        self.check_limits()

    def check_limits(self) -> None:
        """End the run if it took too long."""
        if self.steps() > self.limits.steps:
            self.reach(Limit.STEPS)
        elif self.clock.now() > self.limits.time_ns:
            self.reach(Limit.TIME)

    def steps(self) -> int:
        """Operations so far; what costs the machine more counts for more."""
        return (
            self.clock.steps()
            + SWITCH_STEPS * self.switches
            + GO_STEPS * self.created
            + IDLE_STEPS * self.idles
        )

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
        g = G(self.next_goid(self.p), function, registers)
        g.creator = creator
        if self.curg is not None:
            g.parent = self.curg.goid
            g.bubble = self.curg.bubble
            if g.bubble is not None:
                g.bubble.created()
        self.enlist(g, self.p)
        if self.events is not None:
            self.emit(Kind.GO_CREATE, g)
        self._put(g, next=True)
        self.clock.charge(self.costs.go)

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

    def _put(self, g: G, *, next: bool = False) -> None:
        overflowed = runqput(self.p, g, self.globq, next=next)
        if overflowed:
            self.emit(Kind.OVERFLOW, g, str(overflowed))

    # the rest of Host

    def pick(self, kind: str, n: int) -> int:
        return self.choices.pick(kind, n)

    def now(self) -> int:
        return self.clock.now()

    def write(self, fd: int, data: bytes) -> None:
        """Keep what the program writes, up to the limit."""
        room = max(0, self.limits.output_bytes - len(self.stdout) - len(self.stderr))
        kept = data[:room] if room < len(data) else data
        stream = self.stdout if fd == 1 else self.stderr
        stream += kept
        if self.sink is not None:
            self.sink(fd, kept)
        if self.events is not None:
            self.emit(Kind.OUTPUT, self.curg, data.decode(errors="replace"))
        if room < len(data):
            raise LimitReached(Limit.OUTPUT.value)

    def read(self, size: int) -> bytes:
        return self.stdin(size)

    # timers

    def nanotime(self) -> int:
        """Nanoseconds since the start, or on the clock of the running goroutine's bubble."""
        g = self.curg
        return self.clock.now() if g is None or g.bubble is None else g.bubble.now

    def unix_ns(self, now: int) -> int:
        """What a wall clock says at `nanotime` `now`. A bubble's clock is a wall clock."""
        return now if now >= synctest.BASE_NS else EPOCH_NS + now

    def channel_timer(self, channel: Chan, value: Callable[[int], Value]) -> Timer:
        """A timer that sends `value(the instant it was due)` on the channel if there is room."""
        timer = self._timer(partial(self._send, channel, value), channel)
        if timer.lazy:
            channel.timer = timer
        return timer

    def func_timer(self, closure: Value) -> Timer:
        """A timer that starts a goroutine for a Go function."""
        return self._timer(partial(self._start, closure), None)

    def wake_timer(self, g: G) -> Timer:
        """A timer that readies a sleeper."""
        return self._timer(partial(self._wake, g), None)

    # What timers do is bound methods and data, no closures: it can be copied with the rest.

    def _send(self, channel: Chan, value: Callable[[int], Value], now: int, late: int) -> None:
        self.emit(Kind.TIMER_FIRE)
        woken = chan.try_send(channel, value(now - late))
        if isinstance(woken, G):
            self.ready(woken)

    def _start(self, closure: Value, now: int, late: int) -> None:
        self.emit(Kind.TIMER_FIRE)
        self.spawn(closure)

    def _wake(self, g: G, now: int, late: int) -> None:
        self.emit(Kind.TIMER_FIRE, g)
        self.ready(g)

    def _timer(self, fire: Callable[[int, int], None], channel: Chan | None) -> Timer:
        bubble = self.curg.bubble if self.curg is not None else None
        timers = self.p.timers if bubble is None else bubble.timers
        return Timer(timers, fire, channel, lazy=self.rules.lazy_channel_timers)

    # runtime

    def gomaxprocs(self, n: int) -> int:
        """Set the number of Ps, if n is positive; the number there was."""
        before = self.procs
        if n > 0:
            self.procs = n
        return before

    def num_cpu(self) -> int:
        return self.cpus

    def num_goroutine(self) -> int:
        return self.alive

    def collect(self) -> None:
        """A garbage collection. It takes no time yet."""
        self.cycles += 1

    def collections(self) -> int:
        return self.cycles

    def routines(self) -> list[G]:
        """All goroutines that are not dead; those of the runtime hold no memory."""
        return [g for g in self.allgs if g is not None]

    def lock_os_thread(self, g: G) -> None:
        """Nobody else runs on this goroutine's thread; each turn of it is a slice of its own."""
        g.lock_depth += 1
        g.lockedm = self.p.m

    def unlock_os_thread(self, g: G) -> None:
        g.lock_depth = max(0, g.lock_depth - 1)
        if g.lock_depth == 0:
            g.lockedm = None

    def set_max_stack(self, size: int) -> int:
        """Bytes of stack a goroutine may have, as Go counts them; what it was."""
        before = self.max_stack
        self.max_stack = size
        self.world.max_frames = max(1, min(size, self.limits.stack_bytes) // FRAME_BYTES)
        return before

    def trace(self, g: G, *, everybody: bool) -> str:
        """What runtime.Stack writes."""
        return stack(g, self.routines() if everybody else ())

    # synctest

    def bubble_run(self, root: G, f: Value) -> Park:
        """A new bubble, with `f` as its main goroutine; the root waits for its end."""
        self.bubbles += 1
        bubble = root.bubble = Bubble(self, self.bubbles, root)
        self.spawn(f)
        bubble.main = self.p.runnext
        return BubbleRun(bubble)

    def bubble_wait(self, g: G) -> Park | int:
        """Wait until all others in it are blocked; 1: in no bubble, 2: somebody waits already."""
        if g.bubble is None:
            return 1
        if g.bubble.waiter is not None:
            return 2
        g.bubble.waiter = g
        return BubbleWait(g.bubble)

    def is_in_bubble(self, g: G) -> bool:
        return g.bubble is not None

    # the end

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
            self.ending = Ending(How.LIMIT, text, g, 124, limit)
        return self.ending
