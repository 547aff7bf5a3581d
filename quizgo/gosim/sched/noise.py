"""What the operating system adds by chance, when there is more than one P.

Threads wake sooner or later, and on a busy machine the one that woke another may lose its processor
for a while, so that the other overtakes it. Every such thing is a draw: a seed is a run.
"""

from __future__ import annotations

from functools import partial
from heapq import heapify
from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.clock import SIGNAL
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sync.waitq import DONE, Signal
from quizgo.gosim.vm.requests import Park

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.schedt import Schedt
    from quizgo.gosim.sched.threads import Threads
    from quizgo.gosim.vm.host import Routine

GRAIN: Final = 50
"""Nanoseconds: finer differences are not drawn."""
_SOON_NS: Final = 1_000
_LONG: Final = 4
"""A loss lasts up to so many times the jitter of waking."""
_IDLE_AT_START: Final = 3
"""Threads that the start of a program leaves behind, parked."""


def latency(sched: Schedt, usual: int) -> int:
    """How long a thread takes to wake, or to be made: nanoseconds."""
    jitter = sched.costs.jitter
    if not jitter or sched.gomaxprocs == 1:
        return usual
    drawn = _drawn(sched, "latency", usual + jitter)
    if sched.is_busy:
        when = sched.clock.now() + _drawn(sched, "stall", drawn)
        length = _drawn(sched, "stall", _LONG * jitter)
        sched.clock.at(when, SIGNAL, partial(_stall, sched, sched.m, length))
    return drawn


def start(sched: Threads) -> None:
    """The threads there are when main begins. Half of all runs are on a busy machine."""
    if sched.gomaxprocs == 1:
        return
    for _ in range(min(_IDLE_AT_START, sched.gomaxprocs)):
        m = sched.new_m()
        m.state = State.PARKED
        sched.midle.append(m)
    if not sched.costs.jitter:
        return
    if sched.choices.pick("spinning", 2):
        p, m = sched.pidle.pop(), sched.midle.pop()
        sched.nmspinning += 1
        m.spinning = True
        m.nextp = p
        m.at = At.WOKEN
        sched.clock.push(m, _drawn(sched, "latency", sched.costs.jitter))
    sched.is_busy = bool(sched.choices.pick("busy", 2))


def _stall(sched: Schedt, m: M, length: int, now: int) -> None:
    """The thread loses its processor for a while, if it runs."""
    threads = sched.clock.threads
    for i, (time, seq, other) in enumerate(threads):
        if other is m:
            threads[i] = time + length, seq, m
            heapify(threads)
            return


class Unlucky(Park):
    """Held by a goroutine that has not begun: its thread loses its processor soon after."""

    __slots__ = ("length", "offset", "sched")

    def __init__(self, sched: Schedt) -> None:
        super().__init__("")
        self.sched = sched
        self.offset = _drawn(sched, "stall", _SOON_NS)
        self.length = _drawn(sched, "stall", _LONG * sched.costs.jitter)

    def resume(self, g: Routine, now: int) -> Signal:
        clock = self.sched.clock
        clock.at(now + self.offset, SIGNAL, partial(_stall, self.sched, self.sched.m, self.length))
        return DONE


def burden(sched: Schedt, g: G) -> None:
    """On a busy machine every second goroutine is unlucky."""
    if sched.choices.pick("unlucky", 2):
        g.request = Unlucky(sched)


def _drawn(sched: Schedt, kind: str, span: int) -> int:
    return sched.choices.pick(kind, span // GRAIN + 1) * GRAIN
