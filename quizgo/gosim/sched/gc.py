"""The garbage collector as the scheduler meets it: when it starts, who marks, who helps, who stops.

Modelled: the trigger (GOGC, at least 4 MB, runtime.GC, two minutes), both stops of the world,
dedicated, fractional and idle workers on a quarter of the Ps, assists of goroutines that allocate
while others mark, stacks that are scanned and halved. The heap is the program's own: what it has
allocated and what of that can be reached, in the bytes that objects take in this simulation.
Not modelled: write barriers, the order in which objects are marked, memory limits, the limiter of
the collector's share, and the feedback by which the trigger moves: it stays at seven tenths of the
way to the goal.
Sweeping is (see `sweep`), but that what a cycle has found to be dead is free when the cycle ends,
not span by span; and runtime.GC leaves it to bgsweep, and is behind everybody else after its cycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import gctrace
from quizgo.gosim.sched.clock import CHUNK
from quizgo.gosim.sched.g import RUNNABLE, RUNNING, SYSCALL, WAITING, G
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sched.sweep import Sweep
from quizgo.gosim.sync.waitq import PARK, Signal
from quizgo.gosim.vm import heap, stacks
from quizgo.gosim.vm.host import STACK_MIN
from quizgo.gosim.vm.requests import CollectorFigures, Park, StopTheWorld

if TYPE_CHECKING:
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine

LEAST_HEAP: Final = 4 << 20
"""Bytes of heap under which nothing is collected, at GOGC=100."""
SHARE: Final = 0.25
"""Of the Ps, for the workers."""
OFF_BY: Final = 0.3
"""So far from its share a number of dedicated workers may be."""
FORCED_NS: Final = 120_000_000_000
"""Two minutes without a collection are too many."""
DEDICATED_NS: Final = 100_000
"""A dedicated worker marks so long before the next look; it keeps its P."""
SLICE_NS: Final = 10_000
"""The others."""
MARK_CHUNK: Final = 2_000
"""Operations after which, at the latest, a goroutine sees during a cycle what is to be done."""
ASSIST_BYTES: Final = 64 << 10
"""A goroutine may allocate so much while others mark before it must help."""
_OF_HEAVY: Final = 4
"""Frames that are looked at in the time of a heavy operation (see `World.heavy`)."""
WORKER_IDLE: Final = "GC worker (idle)"
DEDICATED: Final = "dedicated"
WAIT: Final = "wait for GC cycle"
SWEEP_TERMINATION: Final = "GC sweep termination"
MARK_TERMINATION: Final = "GC mark termination"


class Worker(Park):
    """A background worker: the goroutine of one P that marks."""

    __slots__ = ("gc", "mode", "p", "size")

    def __init__(self, gc: Collector, p: P) -> None:
        super().__init__(WORKER_IDLE)
        self.gc = gc
        self.p = p
        self.mode = ""
        self.size = 0
        """Bytes that it marks in this turn."""

    def resume(self, g: Routine, now: int) -> Signal:
        self.gc.work(self)
        return PARK


class Collector:
    """The collector of one run."""

    def __init__(self, sched: Proc) -> None:
        self.sched = sched
        self.gogc = 100
        """Percent of growth; negative: off."""
        self.numgc = 0
        self.forced = 0
        """Of them, asked for by runtime.GC."""
        self.is_marking = False
        """`gcBlackenEnabled`: workers run, goroutines assist."""
        self.wanted = False
        """A goroutine has allocated up to the trigger: it starts a cycle when it next can."""
        self.is_starting = False
        self.is_ending = False
        self.marked = 0
        """Bytes that the last cycle found to be live."""
        self.goal = LEAST_HEAP
        self.trigger = LEAST_HEAP * 7 // 10
        self.live = 0
        """Bytes allocated since the last cycle, and what was live then."""
        self.left = 0
        """Bytes that nobody has begun to mark."""
        self.at_work = 0
        """Workers that are marking right now."""
        self.at_start = 0
        self.dedicated_needed = 0
        self.fractional_goal = 0.0
        self.workers: dict[int, G] = {}
        """By P."""
        self.credit = 0
        """Bytes that the workers have marked and no goroutine has taken as its own work."""
        self.began = self.mark_began = self.mark_ended = 0
        self.last = 0
        """When the last cycle ended; the start of the program before that."""
        self.assist_ns = self.worker_ns = self.idle_ns = 0
        """Time spent in this cycle."""
        self.total_cpu_ns = 0
        self.pauses: list[tuple[int, int]] = []
        """Of each cycle: when it ended, and how long the world stood still, in nanoseconds."""
        self.waiters: list[G] = []
        """Goroutines in runtime.GC."""
        self.is_forced = False
        """runtime.GC asked for this cycle."""
        self._forcer: G | None = None
        self._pause = 0
        self.sweep = Sweep(sched)

    # When

    def allocated(self, size: int) -> None:
        """The running goroutine has allocated. Called now and then, with what was since.

        In the middle of an operation, so that the clock must be left alone: a cycle that is due
        begins when the fuel is next used up.
        """
        self.live += size
        self.sweep.allocated(size)
        g = self.sched.curg
        if self.is_marking:
            if g is not None:
                self._assist(g, size)
        elif self.gogc >= 0 and self.live >= self.trigger and not self.wanted:
            self.wanted = True
            self.sched.note_special()

    def grant(self) -> int:
        """Bytes that may be allocated before `allocated` must be told."""
        if self.is_marking or self.sweep.left:
            return ASSIST_BYTES
        if self.gogc < 0 or self.wanted:
            return 1 << 20
        return max(ASSIST_BYTES, self.trigger - self.live)

    def set_percent(self, percent: int) -> int:
        """debug.SetGCPercent; what it was."""
        before = self.gogc
        self.gogc = percent
        self._set_goal()
        return before

    def figures(self) -> CollectorFigures:
        """What ReadMemStats tells."""
        world = self.sched.world
        since = world.heap_granted - world.heap_left
        now = self.sched.clock.now()
        return CollectorFigures(
            alloc=self.live + since,
            total=world.allocated + since,
            stacks=sum(g.stack_size for g in self.sched.routines()),
            next=self.goal,
            last=self.last,
            collections=self.numgc,
            forced=self.forced,
            share=self.total_cpu_ns / max(1, now * self.sched.gomaxprocs),
            pauses=tuple((ns, end) for end, ns in self.pauses[-256:]),
        )

    def check_forced(self, now: int) -> None:
        """sysmon: is the last cycle too long ago?"""
        if self.gogc >= 0 and now - self.last > FORCED_NS and not self.is_marking:
            self.wanted = True

    def _set_goal(self) -> None:
        percent = max(self.gogc, 0)
        self.goal = max(self.marked + self.marked * percent // 100, LEAST_HEAP * percent // 100)
        self.trigger = self.marked + (self.goal - self.marked) * 7 // 10

    # A cycle

    @property
    def is_running(self) -> bool:
        """A cycle is under way."""
        return self.is_starting or self.is_marking or self.is_ending

    @property
    def is_marked(self) -> bool:
        """All is: this phase is to end."""
        return self.is_marking and self.left <= 0 and not self.at_work

    @property
    def is_due(self) -> bool:
        """The next thread that can shall stop the world, to begin a cycle or to end marking."""
        return self.is_marked or (self.wanted and not self.is_running)

    def wait(self, g: G) -> None:
        """In runtime.GC, until the cycle is over."""
        g.wait_reason = WAIT
        self.sched.wait(g)
        self.waiters.append(g)

    def start(self, g: G | None, *, forced: bool) -> StopTheWorld:
        """What the running goroutine must ask for: that the world stop, and marking begin."""
        self.wanted = False
        self.is_forced = forced
        self._forcer = g if forced else None
        self.is_starting = True
        self._make_workers()
        self.sweep.finish()
        self.began = self.sched.clock.now()
        return StopTheWorld(SWEEP_TERMINATION, then=self._begin_marking)

    def _make_workers(self) -> None:
        for p in self.sched.allp:
            if p.id not in self.workers:
                worker = Worker(self, p)
                g = G.system(self.sched.next_goid(self.sched.p), worker)
                g.status = WAITING
                g.wait_reason = WORKER_IDLE
                self.sched.ngsys += 1
                self.workers[p.id] = g

    def _begin_marking(self) -> None:
        sched = self.sched
        self._forget_dead_registers()
        # Objects with finalizers are gone when nothing refers to them, no garbage either.
        heap.measure(sched.world, 0, is_stopped=True, cycles=sched.finalizers.any_set())
        self.at_start = self.live
        self.marked = sched.world.heap_used
        routines = sched.routines()
        self.left = self.marked + stacks.used_by_all(routines)
        self._divide_work(sched.gomaxprocs)
        self.credit = 0
        self.assist_ns = self.worker_ns = self.idle_ns = 0
        for p in sched.allp:
            p.gc_fractional_ns = 0
        for g in routines:
            g.gcscandone = False
            g.gc_assist_bytes = 0
        self.is_starting = False
        self.is_marking = True
        self.live += heap.regrant(sched.world, self.grant())
        sched.clock.chunk = MARK_CHUNK
        sched.clock.refuel()
        sched.note_special()
        if self._forcer is not None:
            # runtime.GC waits for the end of the cycle.
            sched.m.curg = None
            self.wait(self._forcer)
        self.mark_began = sched.clock.now()
        self._pause = self.mark_began - sched.stop_began
        sched.emit(Kind.GC_PHASE, None, "mark")

    def _divide_work(self, procs: int) -> None:
        """How many Ps mark and nothing else, and how large a part of the others does."""
        share = procs * SHARE
        dedicated = int(share + 0.5)
        self.fractional_goal = 0.0
        if abs(dedicated / share - 1) > OFF_BY:
            if dedicated > share:
                dedicated -= 1
            self.fractional_goal = (share - dedicated) / procs
        self.dedicated_needed = dedicated
        for g in self.workers.values():
            worker = g.request
            assert isinstance(worker, Worker)
            worker.mode = ""

    def _forget_dead_registers(self) -> None:
        """What no code will read keeps nothing alive. All goroutines stand between segments."""
        routines = self.sched.routines()
        for g in [g for g in routines if g.status is RUNNING]:
            if g.sudog is not None:  # that of others may hold what they are about to receive
                g.sudog.elem = None
        self.sched.world.heavy += stacks.forget_dead_registers(routines) // _OF_HEAVY

    # Workers

    def worker_for(self, p: P, *, idle: bool) -> G | None:
        """As findRunnableGCWorker and, with `idle`, the end of find_runnable. It counts a tick, but
        for a dedicated worker that goes on: that never left its P."""
        g = self.workers.get(p.id)
        if g is None or g.status in (RUNNING, RUNNABLE) or self.left <= 0:
            return None
        worker = g.request
        assert isinstance(worker, Worker)
        goes_on = worker.mode == DEDICATED
        if goes_on:
            pass
        elif self.dedicated_needed > 0 and not idle:
            self.dedicated_needed -= 1
            worker.mode = DEDICATED
        elif idle:
            worker.mode = "idle"
        elif self._owes_fraction(p):
            worker.mode = "fractional"
        else:
            return None
        p.schedtick += not goes_on
        g.status = RUNNABLE
        return g

    def _owes_fraction(self, p: P) -> bool:
        if self.fractional_goal <= 0:
            return False
        since = self.sched.clock.now() - self.mark_began
        return since <= 0 or p.gc_fractional_ns / since <= self.fractional_goal

    def work(self, worker: Worker) -> None:
        """One turn of a worker on the running thread."""
        sched = self.sched
        if not self.is_marking or self.left <= 0:
            return
        rate = sched.costs.mark_kb
        chunk = DEDICATED_NS if worker.mode == DEDICATED else SLICE_NS
        size = min(self.left, max(1024, chunk * 1024 // rate) if rate else self.left)
        ns = -(-size * rate // 1024)
        if sched.events is not None:
            sched.emit(Kind.GC_WORK, self.workers[worker.p.id], worker.mode)
        if worker.mode == "idle":
            self.idle_ns += ns
        else:
            self.worker_ns += ns
        if worker.mode == "fractional":
            worker.p.gc_fractional_ns += ns
        self.left -= size
        self.at_work += 1
        worker.size = size
        m = sched.m
        m.state = State.MARKING
        m.at = At.MARKED
        sched.clock.push(m, ns)

    def marked_by(self, g: G) -> None:
        """A worker's turn is over."""
        worker = g.request
        assert isinstance(worker, Worker)
        self.credit += worker.size
        worker.size = 0
        self.at_work -= 1
        if self.is_marked:
            self.sched.note_special()

    def _assist(self, g: G, size: int) -> None:
        """Who allocates while others mark pays with work; first with what workers did for it."""
        g.gc_assist_bytes -= size
        if g.gc_assist_bytes >= 0 or self.left <= 0:
            return
        room = max(1, self.goal - self.live)
        owed = max(ASSIST_BYTES, -g.gc_assist_bytes * self.left // room)
        owed = min(owed, self.left + self.credit)
        g.gc_assist_bytes += size
        stolen = min(owed, self.credit)
        self.credit -= stolen
        owed -= stolen
        if owed <= 0:
            return
        sched = self.sched
        ns = owed * sched.costs.mark_kb // 1024
        self.assist_ns += ns
        self.left -= owed
        # In the middle of an operation: taken from the fuel, and told, when that is over.
        sched.world.debt += sched.clock.ops(ns)
        sched.m.assists += 1
        if self.is_marked:
            sched.note_special()

    def tell_assists(self, m: M) -> None:
        """Log how often the goroutine of the running thread has helped.

        It computed, maybe ahead of other threads. Now it has stopped, for whatever reason, they
        have come as far, and nothing else has happened on its thread.
        """
        for _ in range(m.assists):
            self.sched.emit(Kind.GC_WORK, m.curg, "assist")
        m.assists = 0

    # The end of a cycle

    def finish(self) -> StopTheWorld:
        """What the running thread must ask for when all is marked."""
        self.is_marking = False
        self.sched.clock.chunk = CHUNK
        self.sched.note_special()
        self.is_ending = True
        self.mark_ended = self.sched.clock.now()
        return StopTheWorld(MARK_TERMINATION, then=self._terminate)

    def _terminate(self) -> None:
        sched = self.sched
        now = sched.clock.now()
        sched.emit(Kind.GC_PHASE, None, "mark termination")
        self._scan_stacks()
        self.numgc += 1
        self.forced += self.is_forced
        self._pause += now - sched.stop_began
        self.pauses.append((now, self._pause))
        self.total_cpu_ns += self.assist_ns + self.worker_ns + self.idle_ns
        at_end = self.live
        self.live = self.marked + (at_end - self.at_start)
        self.marked = self.live
        self.last = now
        self.is_ending = False
        goal = self.goal
        self._set_goal()
        sched.emit(Kind.GC_PHASE, None, "sweep")
        self.sweep.begin(at_end, self.trigger - self.live)
        self.live += heap.regrant(sched.world, self.grant())
        if sched.debug.gctrace:
            sched.write_trace(gctrace.line(self, at_end, goal, now))
        if sched.finalizers.any_set():
            self._forget_dead_registers()
            sched.finalizers.run()
        for g in self.waiters:
            # runtime.GC yields while it sweeps: behind everybody else.
            g.status = RUNNABLE
            sched.emit(Kind.GO_UNBLOCK, g, "system")
            sched.globq.append(g)
        self.waiters = []

    def _scan_stacks(self) -> None:
        sched = self.sched
        routines = sched.routines()
        scanned = stacks.used_by_all(routines)
        for g in routines:
            g.gcscandone = True
            if g.stack_size > STACK_MIN and g.status is not SYSCALL:
                self._shrink(g)
        if sched.rules.adaptive_stack and sched.debug.adaptivestackstart and routines:
            average = scanned // len(routines) + stacks.STACK_GUARD
            sched.starting_stack = max(STACK_MIN, 1 << (average - 1).bit_length())

    def _shrink(self, g: G) -> None:
        if not self.sched.debug.gcshrinkstackoff:
            stacks.shrink(g, self.sched.stack_resized)
