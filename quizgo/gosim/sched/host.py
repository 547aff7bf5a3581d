"""The scheduler as the VM and the natives see it: `vm.host.Host` and `vm.requests.Scheduler`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from quizgo.gosim.choices import Choices
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import LEAST_WRITE, Costs, Limit, Limits
from quizgo.gosim.rules import Rules
from quizgo.gosim.sched import netpoll, synctest
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.p import MOST_PROCS
from quizgo.gosim.sched.schedule import Schedule
from quizgo.gosim.sched.synctest import Bubble, BubbleRun, BubbleWait
from quizgo.gosim.sched.timers import TIMER, Timer
from quizgo.gosim.sched.traceback import stack
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.host import LimitReached, Routine, World
from quizgo.gosim.vm.requests import CollectorFigures, Park, StopTheWorld
from quizgo.gosim.vm.values import Closure, Value

FRAME_BYTES: Final = 1_000
"""What a frame counts of Go's limit on the stack: a million frames are a gigabyte."""
_TRACE: Final = 64
"""Steps that the trace of a goroutine takes, besides its frames."""
EPOCH_NS: Final = 1_257_894_000_000_000_000
"""When the program starts: 10 November 2009, 23:00 UTC, as on Go's playground."""


class Scheduler(Schedule):
    """The scheduler of one run."""

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
        super().__init__(world, choices, rules=rules, limits=limits, costs=costs, procs=procs)
        self.stdin = stdin
        """Reads at most so many bytes; none at the end."""
        self.sink = sink
        self.output_left = limits.output_bytes
        self.bubbles = 0

    def pick(self, kind: str, n: int) -> int:
        return self.choices.pick(kind, n)

    def now(self) -> int:
        return self.clock.now()

    def write(self, fd: int, data: bytes) -> None:
        """Keep what the program writes, up to the limit."""
        room = self.output_left
        self.output_left = max(0, room - max(len(data), LEAST_WRITE))
        kept = data[:room] if room < len(data) else data
        stream = self.stdout if fd == 1 else self.stderr
        stream += kept
        if self.sink is not None:
            self.sink(fd, kept)
        if self.events is not None:
            self.emit(Kind.OUTPUT, self.curg, data.decode(errors="replace"))
        if room < max(len(data), LEAST_WRITE):
            raise LimitReached(Limit.OUTPUT.value)

    def room(self) -> int:
        return self.output_left

    def read(self, size: int) -> bytes:
        return self.stdin(size)

    # timers

    def unix_ns(self, now: int) -> int:
        """What a wall clock says at `nanotime` `now`. A bubble's clock is a wall clock."""
        return now if now >= synctest.BASE_NS else EPOCH_NS + now

    def channel_timer(self, channel: Chan, value: Callable[[int], Value]) -> Timer:
        """A timer that sends `value(the instant it was due)` on the channel if there is room."""
        timer = self.new_timer(partial(self._send, channel, value), channel)
        if timer.lazy:
            channel.timer = timer
        return timer

    def func_timer(self, closure: Value) -> Timer:
        """A timer that starts a goroutine for a Go function."""
        if self.world.races is not None:
            self.world.races.release(closure)
        return self.new_timer(partial(self._start, closure), None)

    def _send(self, channel: Chan, value: Callable[[int], Value], now: int, late: int) -> None:
        self.world.heavy += TIMER
        self.emit(Kind.TIMER_FIRE)
        woken = chan.try_send(channel, value(now - late))
        if isinstance(woken, G):
            self.ready(woken)

    def _start(self, closure: Value, now: int, late: int) -> None:
        self.world.heavy += TIMER
        self.emit(Kind.TIMER_FIRE)
        if self.world.races is not None:
            self.world.races.starting(closure)
        self.spawn(closure)
        if self.world.races is not None:
            self.world.races.starting(None)

    # runtime

    def set_gomaxprocs(self, n: int) -> int | StopTheWorld:
        """Set the number of Ps, if n is positive; the number there was."""
        before = self.gomaxprocs
        if n <= 0 or n == before:
            return before
        return StopTheWorld("GOMAXPROCS", before, procs=min(n, MOST_PROCS))

    def num_cpu(self) -> int:
        return self.cpus

    def num_goroutine(self) -> int:
        return self.alive

    def collections(self) -> int:
        return self.gc.numgc

    def collector(self) -> CollectorFigures:
        """What ReadMemStats tells of the collector."""
        return self.gc.figures()

    def set_gc_percent(self, percent: int) -> int:
        return self.gc.set_percent(percent)

    def set_finalizer(self, target: Value, call: Closure | None, args: tuple[Value, ...]) -> int:
        return self.finalizers.add(target, call, args)

    def stop_finalizer(self, number: int) -> None:
        self.finalizers.stop(number)

    def io_wait(self) -> None:
        self.netwaiters += 1

    def io_ready(self, g: Routine) -> None:
        netpoll.io_ready(self, cast("G", g))

    def log_lock(self, how: str, target: object) -> None:
        self.emit(Kind.UNLOCK if how == "unlock" else Kind.LOCK, self.curg, how, target)

    def allocated(self, size: int) -> None:
        self.gc.allocated(size)

    def grant(self) -> int:
        return self.gc.grant()

    def lock_os_thread(self, g: G) -> None:
        """Nobody else runs on this goroutine's thread; each turn of it is a slice of its own."""
        g.lock_depth += 1
        g.lockedm = self.m
        self.m.lockedg = g
        self.note_special()

    def unlock_os_thread(self, g: G) -> None:
        g.lock_depth = max(0, g.lock_depth - 1)
        if g.lock_depth == 0 and g.lockedm is not None:
            g.lockedm.lockedg = None
            g.lockedm = None
            self.note_special()

    def set_max_stack(self, size: int) -> int:
        """Bytes of stack a goroutine may have, as Go counts them; what it was."""
        before = self.max_stack
        self.max_stack = size
        self.world.bound_frames(max(1, min(size, self.limits.stack_bytes) // FRAME_BYTES))
        return before

    def trace(self, g: G, *, everybody: bool) -> str:
        """What runtime.Stack writes."""
        others = self.routines() if everybody else ()
        self.world.spend(sum([_TRACE + 2 * len(each.frames) for each in (g, *others)]))
        return stack(g, others)

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
