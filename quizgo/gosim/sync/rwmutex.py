"""sync.RWMutex, as rwmutex.go: a writer that waits keeps new readers out.

`readers` counts them, minus MAX_READERS while a writer is there; `leaving` counts the readers that
the writer still waits for.
"""

from __future__ import annotations

from quizgo.gosim.sync.mutex import NOT_LOCKED, Mutex, NotLocked
from quizgo.gosim.sync.sema import Sema
from quizgo.gosim.sync.waitq import DONE, Goroutine, Signal, Sudog

MAX_READERS = 1 << 30


class RWMutex:
    """A sync.RWMutex. A new one is unlocked.

    Lock is `writers.lock` and then `announce_writer`; Unlock is `retract_writer`, then
    `writers.unlock`: each may park, and writers wait for each other as for any mutex.
    """

    __slots__ = ("leaving", "reader_sema", "readers", "writer_sema", "writers")

    def __init__(self) -> None:
        self.writers = Mutex()
        self.writer_sema = Sema()
        self.reader_sema = Sema()
        self.readers = 0
        self.leaving = 0

    def copy_value(self) -> RWMutex:
        """As Go copies the struct: nobody waits at the copy."""
        twin = RWMutex()
        twin.writers = self.writers.copy_value()
        twin.writer_sema = self.writer_sema.copy_value()
        twin.reader_sema = self.reader_sema.copy_value()
        twin.readers = self.readers
        twin.leaving = self.leaving
        return twin

    def compared(self) -> tuple[int, ...]:
        """What Go's `==` sees of it."""
        return (self.writers.state, self.readers, self.leaving)

    def r_lock(self, me: Sudog) -> Signal:
        """Lock for reading, or queue behind the writer. After a PARK: `reader_sema.resume`."""
        self.readers += 1
        return DONE if self.readers >= 0 else self.reader_sema.acquire(me)

    def try_r_lock(self) -> bool:
        """TryRLock."""
        if self.readers < 0:
            return False
        self.readers += 1
        return True

    def r_unlock(self) -> Goroutine | NotLocked | None:
        """RUnlock. The last reader that a writer waits for wakes the writer."""
        self.readers -= 1
        if self.readers >= 0:
            return None
        if self.readers + 1 in (0, -MAX_READERS):
            return NOT_LOCKED
        self.leaving -= 1
        if self.leaving:
            return None
        released = self.writer_sema.release()
        return released.g if released else None

    def announce_writer(self, me: Sudog) -> Signal:
        """Keep new readers out, and wait for those inside. After a PARK: `writer_sema.resume`."""
        inside = self.readers
        self.readers -= MAX_READERS
        self.leaving += inside
        if inside == 0 or self.leaving == 0:
            return DONE
        return self.writer_sema.acquire(me)

    def retract_writer(self) -> list[Goroutine] | NotLocked:
        """Let readers in again: those that waited, in order."""
        self.readers += MAX_READERS
        if self.readers >= MAX_READERS:
            return NOT_LOCKED
        return self.reader_sema.release_many(self.readers)

    def try_lock(self) -> bool:
        """TryLock."""
        if self.readers != 0 or not self.writers.try_lock():
            return False
        self.readers = -MAX_READERS
        return True
