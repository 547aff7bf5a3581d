"""What holds after every event of a run: the scheduler's invariants, one method each idea.

`Laws` stands where the log of events stands: each event that is appended is checked, and with it
all of the scheduler's state. An event is told in the middle of an atomic step, when what it is
about may be in transit: a goroutine that was taken from one queue and is not yet on the next
(`self.moving`), or a P between two threads (`self.loose`). Between operations of a goroutine
(`at_rest`) nothing is in transit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import DEAD, RUNNABLE, RUNNING, SYSCALL, WAITING, G, Status
from quizgo.gosim.sched.host import Scheduler
from quizgo.gosim.sched.log import INHERIT
from quizgo.gosim.sched.m import M, State
from quizgo.gosim.sched.p import RING, PStatus
from quizgo.gosim.sched.syscall import is_in_syscall

MS: Final = 1_000_000
SLICE: Final = 20 * MS
"""A slice of 10 ms and a round of sysmon, which may be 10 ms away."""
LONGEST: Final = 16 * MS
"""An operation of these programs that nobody can interrupt."""

AFTER: Final = {
    Kind.GO_START: RUNNING,
    Kind.GO_BLOCK: WAITING,
    Kind.GO_UNBLOCK: RUNNABLE,
    Kind.GO_SCHED: RUNNABLE,
    Kind.GO_PREEMPT: RUNNABLE,
    Kind.GO_YIELD: RUNNABLE,
    Kind.GO_EXIT: DEAD,
    Kind.STEAL: RUNNABLE,
    Kind.GLOBAL_BATCH: RUNNABLE,
}
"""The status in which an event of that kind leaves its goroutine."""
BEFORE: Final = {
    RUNNABLE: {RUNNABLE, RUNNING, WAITING, SYSCALL},
    RUNNING: {RUNNABLE, RUNNING, SYSCALL},
    SYSCALL: {RUNNING, SYSCALL},
    WAITING: {RUNNING, WAITING},
    DEAD: {RUNNING, DEAD},
}
"""From which status a goroutine may come to each."""


class Laws(list[Event]):
    """A log of events that checks the scheduler at each."""

    def __init__(self, sched: Scheduler, waiting: Callable[[], Iterable[G]]) -> None:
        super().__init__()
        self.sched = sched
        self.waiting = waiting
        """Those that something holds which will ready them, or that wait for ever."""
        self.on: dict[int, M] = {}
        """The threads that run goroutines, by the goroutine's identity."""
        self.moving: set[int] = set()
        self.loose: set[int] = set()
        self.rests = False
        self.status: dict[int, Status] = {}
        self.ticks: dict[int, int] = {}
        """Of each P at the last start of a goroutine there."""
        self.rings: dict[int, list[G]] = {}
        self.globq: list[G] = []
        self.latest = 0
        self.head: tuple[int, int, G | None] | None = None
        """(thread, schedtick, head of the global queue) when the last step began."""
        self.resized = False
        self.idle_since: int | None = None
        self.longest_idle = 0
        self.held_since: dict[int, int] = {}
        """By P: since when it has had work while its thread was in the kernel."""
        self.longest_held = 0
        self.began: dict[int, tuple[int, int]] = {}
        """By P: its schedtick, and since when."""
        self.created = 0
        self.died = 0

    # When

    def append(self, event: Event) -> None:
        """An event is logged: check it, and the state around it."""
        super().append(event)
        self.time_goes_on(event)
        self.statuses(event)
        if event.kind is Kind.GO_START:
            self.moving.clear()
            self.ticks_count_starts(event)
            self.every_61st(event)
        elif event.g > 0:
            self.moving.add(event.g)
        if event.kind in (Kind.P_HANDOFF, Kind.P_RETAKE, Kind.P_STOP, Kind.STW_STOP):
            self.loose.update(p.id for p in self.sched.every_p if p.m is None)
            if event.p >= 0:
                self.loose.add(event.p)
        if event.kind in (Kind.P_START, Kind.STW_START):
            self.began.clear()
        if event.kind in (Kind.STW_STOP, Kind.STW_START):
            self.resized = True
        self.shares(event)
        self.structure(event)
        self.nobody_is_lost()
        self.queues_are_fifo()
        self.ends(event)
        self.work_is_found(event.time)
        self.the_kernel_keeps_no_work(event.time)
        self.head = None
        if event.kind in (Kind.GO_BLOCK, Kind.GO_EXIT):
            self.note_head()

    def at_rest(self, running: G | None) -> None:
        """Between two operations: nothing is in transit."""
        sched = self.sched
        self.moving.clear()
        self.loose.clear()
        self.structure(None)
        self.rests = True
        self.nobody_is_lost()
        self.rests = False
        self.queues_are_fifo()
        self.ps_are_somewhere()
        self.the_world_stands()
        if running is not None:
            assert sched.curg is running
            assert running.status is RUNNING
            assert sched.m.curg is running
            assert sched.m.p is sched.p
            self.slices_end()
        self.resized = False

    # 1, 2, 3, 4, 12, 19: goroutines

    def nobody_is_lost(self) -> None:
        """A goroutine is in one place, and its status is that of the place."""
        sched = self.sched
        self.on = {id(m.curg): m for m in sched.allm if m.curg is not None}
        assert len(self.on) == sum(m.curg is not None for m in sched.allm), "runs on two threads"
        queued = list(sched.globq)
        for p in sched.every_p:
            queued += p.runq
            if p.runnext is not None:
                queued.append(p.runnext)
        places = Counter(map(id, queued))
        assert all(n == 1 for n in places.values()), "queued twice"
        for g in queued:
            assert g.status is RUNNABLE, f"{g} is queued"
            assert id(g) not in self.on or g.goid in self.moving, f"{g} is queued and runs"
        alive = [g for g in sched.allgs if g is not None]
        assert len(alive) == sched.alive
        assert all(g.status is not DEAD for g in alive)
        for g in alive:
            if g.goid not in self.moving:
                self.goroutine(g)
        homeless = [g for g in alive if g.status is RUNNABLE and id(g) not in places]
        homeless = [g for g in homeless if g.goid not in self.moving and not _is_given(g)]
        # Between two operations nobody; else the one that the thread has just chosen.
        assert len(homeless) <= (not self.rests), f"runnable and nowhere: {homeless}"
        if self.rests:
            held = {id(g) for g in self.waiting()}
            forgotten = [g for g in alive if g.status is WAITING and id(g) not in held]
            assert not forgotten, f"waiting, and nothing will ready them: {forgotten}"

    def goroutine(self, g: G) -> None:
        m = self.on.get(id(g))
        if g.status is RUNNABLE:
            assert m is None, f"{g} is runnable and runs"
        elif g.status is RUNNING:
            assert m is not None, f"{g} runs nowhere"
            assert m.p is not None, f"{g} runs without a P"
            assert m.p.m is m
        elif g.status is SYSCALL:
            assert m is not None, f"{g} is in the kernel without a thread"
            if not self.sched.rules.syscall_keeps_p:
                assert m.p is None or m is self.sched.m
        else:
            assert m is None, f"{g} waits and runs"
        if g.lockedm is not None:
            assert g.lockedm.lockedg is g
            assert m in (None, g.lockedm), f"{g} runs on another thread than its own"

    # 5 to 11, 25: threads and Ps

    def structure(self, event: Event | None) -> None:
        sched = self.sched
        assert len(sched.allp) == sched.gomaxprocs
        for p in sched.every_p:
            assert p.m is None or p.m.p is p
            assert len(p.runq) <= RING
        for m in sched.allm:
            if m.state is State.DEAD:
                continue
            assert m.p is None or m.p.m is m
            if m.curg is not None and m.lockedg is not None:
                assert m.curg is m.lockedg
            if m.lockedg is not None:
                assert m.lockedg.lockedm is m
            if m.spinning:
                assert m.p is not None or m.nextp is not None, f"{m} spins without a P"
                assert m.curg is None
        running = [p for p in sched.every_p if p.status in (PStatus.RUNNING, PStatus.SYSCALL)]
        assert len(running) <= sched.gomaxprocs
        assert len(set(map(id, sched.pidle))) == len(sched.pidle)
        for p in sched.pidle:
            assert p.status is PStatus.IDLE
            assert p.m is None
            assert not p.runq, f"{p} is idle and has work"
            assert p.runnext is None
        if event is None or event.kind is not Kind.M_NEW:
            assert sched.nmspinning == sum(m.spinning for m in sched.allm)
        assert len(set(map(id, sched.midle))) == len(sched.midle)
        for m in sched.midle:
            assert m.state is State.PARKED
            assert m.p is None
            assert m.nextp is None
            assert m.curg is None
            assert not m.spinning
        polling = [m for m in sched.allm if m.state is State.NETPOLL]
        assert len(polling) <= 1
        assert not polling or sched.poller is polling[0]

    def ps_are_somewhere(self) -> None:
        """A P without a thread is idle, or given to a thread that wakes."""
        sched = self.sched
        given = [m.nextp for m in sched.allm if m.nextp is not None]
        assert len(set(map(id, given))) == len(given), "a P was given twice"
        for p in sched.allp:
            if p.m is None and p.status is PStatus.IDLE:
                assert (p in sched.pidle) + (p in given) == 1, f"{p} is lost"
            assert p.status is not PStatus.DEAD

    def the_world_stands(self) -> None:
        """24: nobody runs while the world is stopped."""
        sched = self.sched
        if sched.gcwaiting and sched.stopwait == 0:
            assert all(p.status is PStatus.GCSTOP for p in sched.allp)

    # 13, 20, 23: time and statuses

    def time_goes_on(self, event: Event) -> None:
        """On all threads: who computes ahead of others is not told of before they come as far."""
        assert event.seq == len(self) - 1
        assert event.time >= self.latest, "time went back"
        self.latest = event.time

    def statuses(self, event: Event) -> None:
        g = next((g for g in self.sched.routines() if g.goid == event.g), None)
        if event.kind is Kind.GO_CREATE:
            self.created += 1
            self.status[event.g] = RUNNABLE
        elif event.kind is Kind.GO_EXIT:
            self.died += 1
            assert self.status.pop(event.g, RUNNING) is RUNNING
        elif g is not None:
            before = self.status.get(event.g, g.status)
            assert before in BEFORE[g.status], f"{g}: {before.name} before"
            assert AFTER.get(event.kind, g.status) is g.status, f"{g} after {event.kind}"
            self.status[event.g] = g.status

    # 14, 15: slices

    def ticks_count_starts(self, event: Event) -> None:
        p = self.sched.m.p
        assert p is not None
        before = self.ticks.get(p.id)
        assert before is None or p.schedtick - before in (0, 1), f"{p}: {before} {p.schedtick}"
        inherits = before == p.schedtick if before is not None else event.extra == INHERIT
        assert event.extra == (INHERIT if inherits else ""), f"{event}: {before} {p.schedtick}"
        self.ticks[p.id] = p.schedtick

    def note_head(self) -> None:
        p, globq = self.sched.m.p, self.sched.globq
        if p is not None and p.status is PStatus.RUNNING and self.sched.m.lockedg is None:
            self.head = self.sched.m.id, p.schedtick, globq[0] if globq else None

    def every_61st(self, event: Event) -> None:
        """A pick at a tick that 61 divides takes the global queue's head."""
        if self.head is None or self.sched.gc.is_marking:
            return
        m, tick, g = self.head
        if m == event.m and tick % 61 == 0 and g is not None and g.lockedm is None:
            assert event.g in (g.goid, -1) or g.slot < 0

    # 16, 17, 18: queues

    def queues_are_fifo(self) -> None:
        sched = self.sched
        for p in sched.every_p:
            ring = list(p.runq)
            if not self.resized:
                assert _is_fifo(self.rings.get(p.id, []), ring), f"{p} is no queue"
            self.rings[p.id] = ring
        globq = list(sched.globq)
        if not self.resized:
            assert _is_fifo(self.globq, globq)
        self.globq = globq

    def shares(self, event: Event) -> None:
        sched = self.sched
        if event.kind is Kind.STEAL:
            self.steal(event)
        elif event.kind is Kind.GLOBAL_BATCH:
            n = int(event.extra)
            size = len(sched.globq) + n
            assert n == min(size, size // sched.gomaxprocs + 1, RING // 2)
            assert len(sched.p.runq) == n - 1
        elif event.kind is Kind.OVERFLOW:
            assert event.extra == "129"
            assert len(sched.p.runq) == RING // 2

    def steal(self, event: Event) -> None:
        what, _, whose = event.extra.partition(" from p")
        victim = self.sched.every_p[int(whose)]
        if victim.id == event.p:
            assert self.sched.rules.steal_visits_self
        elif what == "runnext":
            assert not victim.runq
        else:
            assert int(what) - len(victim.runq) in (0, 1)
            assert int(what) <= RING // 2
            assert len(self.sched.p.runq) == int(what) - 1

    # 21, 22: nobody waits for long

    def work_is_found(self, now: int) -> None:
        """While a P is idle and somebody could run there, some thread looks for it."""
        sched = self.sched
        # Who is in the kernel keeps its P until sysmon comes.
        here = [p for p in sched.allp if p.m is not None and p.m.state is not State.SYSCALL]
        queues = [sched.globq, *(p.runq for p in here)]
        could = any(not g.is_system for queue in queues for g in queue)
        looked_for = sched.nmspinning or any(m.state is State.WAKING for m in sched.allm)
        if sched.pidle and could and not looked_for and not sched.gcwaiting:
            self.idle_since = now if self.idle_since is None else self.idle_since
            self.longest_idle = max(self.longest_idle, now - self.idle_since)
        else:
            self.idle_since = None

    def the_kernel_keeps_no_work(self, now: int) -> None:
        """While another P is idle, sysmon takes the P of a thread in the kernel that has work: at
        the second round, and rounds may be 10 ms apart."""
        sched = self.sched
        for p in sched.every_p:
            has_work = any(not g.is_system for g in p.runq)
            if has_work and sched.pidle and not sched.gcwaiting and is_in_syscall(p):
                since = self.held_since.setdefault(p.id, now)
                self.longest_held = max(self.longest_held, now - since)
            else:
                self.held_since.pop(p.id, None)

    def slices_end(self) -> None:
        """No slice lasts while others are runnable: where a signal can stop whoever runs."""
        sched = self.sched
        p = sched.p
        others = bool(p.runq or sched.globq) and sched.rules.async_preempt
        tick, since = self.began.get(p.id, (-1, 0))
        now = sched.clock.now()
        if tick != p.schedtick or not others or sched.gcwaiting or not sched.costs.instruction:
            self.began[p.id] = p.schedtick, now
        else:
            most = SLICE + LONGEST + sched.costs.stall
            assert now - since <= most, f"{p}: one slice of {now - since} ns"

    # 26, 27: the end

    def ends(self, event: Event) -> None:
        sched = self.sched
        if event.kind is Kind.DEADLOCK:
            alive = [g for g in sched.allgs if g is not None]
            assert all(g.status is WAITING for g in alive)
            assert all(p.timers.wake_time() is None for p in sched.allp)
            assert not sched.netready
        endings = (Kind.DEADLOCK, Kind.EXIT)
        assert not any(e.kind in endings for e in self[:-1][-1:]), "something after the end"

    def at_end(self, how: How) -> None:
        """19: who was made is dead or alive."""
        sched = self.sched
        assert sched.created == self.died + sched.alive
        assert self.created == sched.created - 1


def _is_fifo(before: list[G], now: list[G]) -> bool:
    """Taken from the head, put at the tail."""
    left = [g for g in before if g in now]
    return before[len(before) - len(left) :] == left and now[: len(left)] == left


def _is_given(g: G) -> bool:
    """Its own thread, which is waking, will run it."""
    return g.lockedm is not None and g.lockedm.nextp is not None
