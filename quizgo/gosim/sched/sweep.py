"""Sweeping: after a cycle all spans are looked through, by bgsweep and by whoever allocates.

What a cycle has found to be dead counts as free at once here; what is modelled is the work, and
whom it keeps from running. The end of a cycle puts bgsweep into the runnext of its P. It gives way
after every few spans, while whoever allocates sweeps in proportion, so that all is swept when the
next cycle is due; what is left then, the next cycle sweeps before it begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.g import WAITING, G
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.sync.waitq import PARK, Signal
from quizgo.gosim.vm.requests import Park

if TYPE_CHECKING:
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine

SPAN: Final = 8 << 10
"""Bytes of a span, about: those of large objects are larger."""
BATCH: Final = 10
"""Spans that bgsweep sweeps before it looks whether to give way (`sweepBatchSize`)."""
LEAST_DISTANCE: Final = 1 << 20
"""Bytes before the next trigger by which sweeping shall be done (`sweepMinHeapDistance`)."""
WAIT: Final = "GC sweep wait"


class Sweeper(Park):
    """What bgsweep does whenever it is run."""

    __slots__ = ("sweep",)

    def __init__(self, sweep: Sweep) -> None:
        super().__init__(WAIT)
        self.sweep = sweep

    def resume(self, g: Routine, now: int) -> Signal:
        self.sweep.batch()
        return PARK


class Sweep:
    """The sweeping of one run."""

    def __init__(self, sched: Proc) -> None:
        self.sched = sched
        self.g: G | None = None
        """bgsweep; None before boot has made it."""
        self.left = 0
        """Spans that nobody has swept."""
        self._per_byte = 0.0
        """Spans that who allocates sweeps for a byte."""
        self._owed = 0.0
        """Part of a span."""

    def make(self, goid: int) -> G:
        """bgsweep, as it waits from boot on."""
        g = self.g = G.system(goid, Sweeper(self))
        g.status = WAITING
        g.wait_reason = WAIT
        return g

    def begin(self, heap: int, distance: int) -> None:
        """The end of a cycle: so many bytes of heap, and so many until the next trigger."""
        self.left = -(-heap // SPAN)
        self._per_byte = self.left / max(SPAN, distance - LEAST_DISTANCE)
        self._owed = 0.0
        if self.g is not None and self.g.status is WAITING:
            self.sched.ready_system(self.g)

    def batch(self) -> None:
        """bgsweep's next few spans, on the running thread. Nothing where none is left."""
        if self.left == 0:
            return
        size = min(self.left, BATCH) if self.sched.rules.sweep_in_batches else 1
        self.left -= size
        m = self.sched.m
        m.state = State.SWEEPING
        m.at = At.SWEPT
        self.sched.clock.push(m, size * self.sched.costs.sweep_span)

    def gives_way(self, p: P) -> bool:
        """Whether bgsweep yields now, as `goschedIfBusy`; by the older rules it always does."""
        return p.preempt or not self.sched.pidle or not self.sched.rules.sweep_in_batches

    def allocated(self, size: int) -> None:
        """Who has allocated sweeps in proportion; it takes its time when the operation is over."""
        if self.left == 0:
            return
        self._owed += size * self._per_byte
        spans = min(self.left, int(self._owed))
        self._owed -= int(self._owed)
        self.left -= spans
        sched = self.sched
        sched.world.debt += sched.clock.ops(spans * sched.costs.sweep_span)

    def finish(self) -> None:
        """A cycle begins: who begins it sweeps the rest."""
        self.sched.clock.charge(self.left * self.sched.costs.sweep_span)
        self.left = 0
