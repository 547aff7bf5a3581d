"""find_runnable: where a thread without work looks for some, in the order of proc.go.

Timers, the 61 rule, its own queue, the global queue, the poller, the other Ps; then it looks once
more at what may have come meanwhile, gives its P up, and waits in the poller or parks.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Limit
from quizgo.gosim.sched import netpoll, runq
from quizgo.gosim.sched.clock import IO
from quizgo.gosim.sched.g import SYSCALL
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sched.p import PStatus

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc

MS: Final = 1_000_000
TRIES: Final = 4
"""Rounds over all Ps. In the last one timers are run, and runnext may be taken."""
FAIRNESS: Final = 61


class Search:
    """Where a thief is, while it backs off before it takes somebody's runnext."""

    __slots__ = ("at", "order", "ran_timer", "round", "waited_for")

    def __init__(self) -> None:
        self.round = 0
        self.order: tuple[int, ...] = ()
        """Ids of the Ps in the order of this round."""
        self.at = 0
        """An index in `order`."""
        self.waited_for: G | None = None
        """The runnext that it has let its owner have time for."""
        self.ran_timer = False


def find_runnable(sched: Proc, m: M) -> G | None:
    """The goroutine to run. None: the thread has parked, waits in the poller, or backs off.

    Counts a tick, unless the goroutine inherits its slice.
    """
    while not sched.has_ended():
        p = m.p
        assert p is not None
        if sched.is_stopping():
            sched.gcstopm(m)
            return None
        g = _own(sched, p) or _global(sched, m, p) or netpoll.poll(sched, p)
        if g is not None:
            return g
        if sched.gomaxprocs > 1 and _may_steal(sched, m):
            if not m.spinning:
                sched.spin(m)
            m.search = Search()
            g = steal(sched, m)
            if g is not None or m.backs_off():
                return g
            if sched.is_stopping() or not runq.runqempty(p):
                continue
        g = sched.gc_worker(p, idle=True)
        if g is not None:
            return g
        if sched.globq:
            continue
        if not m.spinning and sched.needspinning:
            sched.spin(m)
            continue
        sched.releasep(m, PStatus.IDLE, "idle")
        sched.pidleput(p)
        was_spinning = m.spinning
        if not _look_again(sched, m, was_spinning=was_spinning):
            all_timers = was_spinning and sched.rules.recheck_timers_after_spin
            wait(sched, m, sched.allp if all_timers else [p])
            break
        if not was_spinning:
            # Until 1.21: who may not spin looks over and over, and others go on meanwhile.
            m.at = At.SCHEDULE
            sched.clock.push(m, sched.costs.steal_p * sched.gomaxprocs)
            break
    return None


def go_on_stealing(sched: Proc, m: M) -> G | None:
    """After a back-off. As find_runnable."""
    g = steal(sched, m)
    if g is not None or m.backs_off():
        return g
    return find_runnable(sched, m)


def _own(sched: Proc, p: P) -> G | None:
    """What is due on the thread's own P: timers first, then a worker of the collector, then at
    every 61st tick the global queue, then the local one."""
    timers = p.timers.heap
    if timers and timers[0][0] <= sched.clock.now():
        p.timers.check(sched.clock.now())
    g = sched.gc_worker(p)
    if g is not None:
        return g
    if sched.globq and p.schedtick % FAIRNESS == 0:
        p.schedtick += 1
        return sched.globq.popleft()
    found = runq.runqget(p)
    if found is None:
        return None
    g, inherits = found
    if inherits and p.preempt:
        # The slice it would inherit is over: it yields as soon as it begins.
        sched.gosched(g, Kind.GO_PREEMPT)
        return _own(sched, p)
    if not inherits or g.lockedm is not None:
        p.schedtick += 1
    return g


def _global(sched: Proc, m: M, p: P) -> G | None:
    """A fair share of the global queue."""
    if not sched.globq:
        return None
    g, n = runq.globrunqgetbatch(p, sched.globq, sched.gomaxprocs)
    sched.clock.charge(sched.costs.globrunq)
    if sched.events is not None:
        sched.emit(Kind.GLOBAL_BATCH, g, str(n))
    p.schedtick += 1
    return g


# Stealing


def _may_steal(sched: Proc, m: M) -> bool:
    idle = len(sched.pidle)
    if sched.rules.skip_steal_if_others_idle and idle == sched.gomaxprocs - 1:
        return False
    return m.spinning or 2 * sched.nmspinning < sched.gomaxprocs - idle


def steal(sched: Proc, m: M) -> G | None:
    """Go over the other Ps, or on with that after a back-off.

    None with `m.search` set: it backs off. None without: nothing was found, or the thread's own
    queue has something now.
    """
    search = m.search
    assert search is not None
    thief = m.p
    assert thief is not None
    clock, look, visits_self = sched.clock, sched.costs.steal_p, sched.rules.steal_visits_self
    while search.round < TRIES:
        last = search.round == TRIES - 1
        if not search.order:
            if not _has_any(sched, thief, last=last):
                # In whatever order it looks, it finds nothing: no draw, but the looks take time.
                clock.charge(look * (sched.gomaxprocs - 1))
                search.round += 1
                continue
            search.order = _order(sched)
        for at in range(search.at, len(search.order)):
            if sched.gcwaiting:
                m.search = None
                return None
            victim = sched.allp[search.order[at]]
            if victim is thief and not visits_self:
                continue
            clock.charge(look)
            if not last and not victim.runq:
                continue
            search.at = at
            g = _from(sched, m, thief, victim, search, last=last)
            if g is not None:
                m.search = None
                return g
            if m.at is At.STEAL:
                return None
        search.round += 1
        search.order = ()
        search.at = 0
    m.search = None
    return None


def _has_any(sched: Proc, thief: P, *, last: bool) -> bool:
    """Whether a round can find something: rings, and in the last one runnext and timers too."""
    now = sched.clock.now()
    for p in sched.allp:
        if p.runq and p is not thief:
            return True
        if last and (p.runnext is not None or (p.timers.heap and p.timers.heap[0][0] <= now)):
            return True
    return False


def _order(sched: Proc) -> tuple[int, ...]:
    """A random start and a random stride that visits every P once."""
    n = sched.gomaxprocs
    strides = sched.steal_strides
    drawn = sched.choices.pick("steal", n * len(strides))
    return _walk(drawn % n, strides[drawn // n], n)


@lru_cache(maxsize=4096)
def _walk(first: int, stride: int, n: int) -> tuple[int, ...]:
    return tuple((first + i * stride) % n for i in range(n))


def _from(sched: Proc, m: M, thief: P, victim: P, search: Search, *, last: bool) -> G | None:
    """Take from one P. With `m.at` STEAL the thread backs off instead."""
    if last and victim is not thief:
        # The victim's timers run here, and ready their goroutines on the thief's P.
        heap = victim.timers.heap
        if heap and heap[0][0] <= sched.clock.now() and victim.timers.check(sched.clock.now()):
            search.ran_timer = True
            found = runq.runqget(thief)
            if found is not None:
                g, inherits = found
                if not inherits or g.lockedm is not None:
                    thief.schedtick += 1
                return g
    if victim is thief or (sched.rules.steal_skips_idle_p and _is_listed(victim)):
        return None
    if victim.runq:
        got = runq.runqgrab(victim)
        g = got.pop()
        thief.runq.extend(got)
        thief.schedtick += 1
        if sched.events is not None:
            sched.emit(Kind.STEAL, g, f"{len(got) + 1} from p{victim.id}")
        return g
    if not last or victim.runnext is None:
        return None
    return _runnext(sched, m, thief, victim, search)


def _is_listed(p: P) -> bool:
    """On the list of idle Ps, where none has work. One that was given to a thread which is still
    waking may have some, and is not passed over."""
    return p.status is PStatus.IDLE and runq.runqempty(p)


def _runnext(sched: Proc, m: M, thief: P, victim: P, search: Search) -> G | None:
    """Take a runnext; from a P that runs only after it has had time to run it itself."""
    g = victim.runnext
    if (
        victim.status is PStatus.RUNNING
        and not _is_in_syscall(sched, victim)
        and search.waited_for is not g
        and sched.costs.backoff
    ):
        search.waited_for = g
        m.at = At.STEAL
        sched.clock.push(m, sched.costs.backoff)
        return None
    victim.runnext = None
    thief.schedtick += 1
    if sched.events is not None:
        sched.emit(Kind.STEAL, g, f"runnext from p{victim.id}")
    return g


def _is_in_syscall(sched: Proc, p: P) -> bool:
    if not sched.rules.no_backoff_if_victim_in_syscall or p.m is None:
        return False
    return p.m.curg is not None and p.m.curg.status is SYSCALL


# Nothing to run


def _look_again(sched: Proc, m: M, *, was_spinning: bool) -> bool:
    """The P is given up: is there work after all, that came while it looked?

    True: it has a P again, and looks from the beginning.
    """
    sched.stop_spinning(m)
    if not was_spinning and sched.rules.recheck_global_after_spin:
        return False
    found = was_spinning and sched.rules.recheck_global_after_spin and bool(sched.globq)
    if not found and all(runq.runqempty(p) for p in sched.allp):
        return False
    p = sched.pidleget()
    if p is None:
        return False
    sched.acquirep(m, p)
    if was_spinning:
        sched.spin(m)
    return True


def wait(sched: Proc, m: M, ps: list[P]) -> None:
    """Into the poller, if there is something to wait for and nobody is there; else park. `ps` are
    those whose timers it has seen.

    The poller sleeps whole milliseconds, rounded down, at least one; waking too early it sleeps
    again. So timers that end within the same millisecond are found together.
    """
    sched.idles += 1
    wakes = [when for p in ps if (when := p.timers.wake_time()) is not None]
    wake = min(wakes, default=None)
    if sched.poller is None and (sched.netwaiters or wake is not None):
        _into_poller(sched, m, wake)
        return
    if wake is not None and (sched.polluntil == 0 or wake < sched.polluntil):
        sched.netpollbreak()
    sched.stopm(m)


def _into_poller(sched: Proc, m: M, wake: int | None) -> None:
    now = sched.clock.now()
    until = 0
    if wake is not None:
        # What is overdue is for the thread whose P has the timer: that one must get on meanwhile.
        at_once = now + max(1, sched.costs.netpoll)
        until = now + max(1, (wake - now) // MS) * MS if wake > now else at_once
        if until > sched.limits.time_ns:
            sched.reach(Limit.TIME)
            return
    sched.poller = m
    sched.polluntil = until
    m.state = State.NETPOLL
    m.at = At.EXECUTE
    if sched.events is not None:
        sched.emit(Kind.NETPOLL, None, "wait")
    if wake is not None:
        sched.clock.at(until, IO, partial(_time_out, sched, m, until))


def _time_out(sched: Proc, m: M, until: int, now: int) -> None:
    if sched.poller is m and sched.polluntil == until and m.at is not At.POLLED:
        m.at = At.POLLED
        sched.clock.wake(m)


def polled(sched: Proc, m: M) -> bool:
    """Out of the poller: the thread needs a P. Whether it has got one, and goes on."""
    sched.poller = None
    sched.lastpoll = sched.clock.now()
    m.state = State.RUNNING
    ready = netpoll.take(sched)
    p = sched.pidleget()
    if p is None:
        sched.injectglist(ready, None)
        sched.stopm(m)
        return False
    sched.acquirep(m, p)
    sched.sysmon.wake(by_syscall=False)
    sched.injectglist(ready, p)
    return True
