"""sync.Mutex: normal and starvation mode, as internal/sync/mutex.go.

`state` is LOCKED | WOKEN | STARVING | waiters << 3. In starvation mode Unlock hands the lock to
the head of the queue; LOCKED is then not set, and the new owner sets it when it runs.
"""

from __future__ import annotations

from typing import Final

from quizgo.gosim.sync.sema import Released, Sema
from quizgo.gosim.sync.waitq import DONE, PARK, Signal, Sudog

LOCKED, WOKEN, STARVING, SHIFT = 1, 2, 4, 3
ONE_WAITER = 1 << SHIFT
STARVATION_NS = 1_000_000


class NotLocked:
    """Unlock of an unlocked lock: a fatal error."""


NOT_LOCKED: Final = NotLocked()


class Mutex:
    """A sync.Mutex. A new one is unlocked."""

    __slots__ = ("sema", "state")

    def __init__(self) -> None:
        self.state = 0
        self.sema = Sema()

    def copy_value(self) -> Mutex:
        """As Go copies the struct: locked or not as this one, and nobody waits."""
        twin = Mutex()
        twin.state = self.state
        twin.sema = self.sema.copy_value()
        return twin

    def compared(self) -> tuple[int, ...]:
        """What Go's `==` sees of it."""
        return (self.state,)

    def lock(self, me: Sudog, now: int) -> Signal:
        """Lock, or queue. After a PARK go on with `resume`."""
        if self.state == 0:
            self.state = LOCKED
            return DONE
        me.acquiretime = now
        return self._compete(me, now, woken=False)

    def resume(self, me: Sudog, now: int) -> Signal:
        """Go on after a PARK: a woken waiter competes with newcomers, unless handed the lock."""
        if self.sema.resume(me, lifo=True) is PARK:
            return PARK
        state = self.state
        if not state & STARVING:
            return self._compete(me, now, woken=True)
        # Handed over: LOCKED is not set, and this waiter is still counted.
        state += LOCKED - ONE_WAITER
        if not _starves(me, now) or state >> SHIFT == 0:
            state -= STARVING
        self.state = state
        return DONE

    def try_lock(self) -> bool:
        """TryLock: never from a starving mutex."""
        if self.state & (LOCKED | STARVING):
            return False
        self.state |= LOCKED
        return True

    def unlock(self) -> Released | NotLocked | None:
        """Unlock. Who is released must be readied; it competes unless it was handed the lock."""
        if not self.state & LOCKED:
            return NOT_LOCKED
        self.state -= LOCKED
        if self.state & STARVING:
            return self.sema.release(handoff=True)
        if self.state >> SHIFT == 0 or self.state & WOKEN:
            return None
        self.state = (self.state - ONE_WAITER) | WOKEN
        return self.sema.release()

    def _compete(self, me: Sudog, now: int, *, woken: bool) -> Signal:
        # The loop of lockSlow. It goes round only when the semaphore is free at once.
        while True:
            old = self.state
            new = old
            if not old & STARVING:
                new |= LOCKED
            if old & (LOCKED | STARVING):
                new += ONE_WAITER
            if woken:
                new &= ~WOKEN
                if old & LOCKED and _starves(me, now):
                    new |= STARVING
            self.state = new
            if not old & (LOCKED | STARVING):
                return DONE
            if self.sema.acquire(me, lifo=woken) is PARK:
                return PARK
            woken = True


def _starves(me: Sudog, now: int) -> bool:
    return now - me.acquiretime > STARVATION_NS
