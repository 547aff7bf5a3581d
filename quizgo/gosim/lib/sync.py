"""sync: the locks of `gosim.sync`, which live in the field `native` of their structs.

A lock that must wait answers with a `Park` that goes on where the lock left off.
"""

from __future__ import annotations

from typing import cast

from quizgo.gosim.sync import cond, mutex, rwmutex, waitgroup
from quizgo.gosim.sync.sema import Released, Sema
from quizgo.gosim.sync.waitq import DONE, PARK, Signal, sudog_of
from quizgo.gosim.vm.composite import iface_eq
from quizgo.gosim.vm.faults import nil_deref
from quizgo.gosim.vm.host import Context, Request, Routine
from quizgo.gosim.vm.live import LOCK
from quizgo.gosim.vm.requests import Fatal, Park, Yield, scheduler_of
from quizgo.gosim.vm.values import Interface, Map, Value

Struct = list[Value]

UNLOCKED = "sync: unlock of unlocked mutex"
RW_UNLOCKED = "sync: Unlock of unlocked RWMutex"
RW_R_UNLOCKED = "sync: RUnlock of unlocked RWMutex"


class LockWait(Park):
    """Waits for a mutex."""

    __slots__ = ("mutex",)
    acquires = "lock"

    def __init__(self, mutex: mutex.Mutex) -> None:
        super().__init__("sync.Mutex.Lock", mutex)
        self.mutex = mutex

    def resume(self, g: Routine, now: int) -> Signal:
        return self.mutex.resume(sudog_of(g), now)


class ReaderWait(Park):
    """Waits for the writer, to read."""

    __slots__ = ("sema",)
    acquires = "rlock"

    def __init__(self, sema: Sema, target: object) -> None:
        super().__init__("sync.RWMutex.RLock", target)
        self.sema = sema

    def resume(self, g: Routine, now: int) -> Signal:
        return self.sema.resume(sudog_of(g))


class WriterWait(Park):
    """Waits for the other writers, then for the readers."""

    __slots__ = ("has_mutex", "lock")
    acquires = "lock"

    def __init__(self, lock: rwmutex.RWMutex) -> None:
        super().__init__("sync.Mutex.Lock", lock)
        self.lock = lock
        self.has_mutex = False

    def begin(self, g: Routine, now: int) -> Signal:
        """Lock, as far as it goes."""
        return self._go_on(g, self.lock.writers.lock(sudog_of(g), now))

    def resume(self, g: Routine, now: int) -> Signal:
        if self.has_mutex:
            return self.lock.writer_sema.resume(sudog_of(g))
        return self._go_on(g, self.lock.writers.resume(sudog_of(g), now))

    def _go_on(self, g: Routine, locked: Signal) -> Signal:
        if locked is PARK:
            return PARK
        self.has_mutex = True
        self.reason = "sync.RWMutex.Lock"
        return self.lock.announce_writer(sudog_of(g))


class GroupWait(Park):
    """Waits for a WaitGroup. Returns whether it was used again in the meantime."""

    __slots__ = ("group", "reused")

    def __init__(self, group: waitgroup.WaitGroup) -> None:
        super().__init__("sync.WaitGroup.Wait", group)
        self.group = group
        self.reused = False

    def resume(self, g: Routine, now: int) -> Signal:
        answer = self.group.resume(sudog_of(g))
        self.reused = answer is waitgroup.Misuse.REUSED
        return PARK if answer is PARK else DONE

    def result(self, g: Routine) -> Value:
        return self.reused


def _mutex(context: Context, m: Value) -> mutex.Mutex:
    struct = _struct(m)
    if struct[0] is None:
        context.world.charge(LOCK)
        struct[0] = mutex.Mutex()
    return cast("mutex.Mutex", struct[0])


def _rwmutex(context: Context, rw: Value) -> rwmutex.RWMutex:
    struct = _struct(rw)
    if struct[0] is None:
        context.world.charge(LOCK)
        struct[0] = rwmutex.RWMutex()
    return cast("rwmutex.RWMutex", struct[0])


def _group(context: Context, wg: Value) -> waitgroup.WaitGroup:
    struct = _struct(wg)
    if struct[0] is None:
        context.world.charge(LOCK)
        struct[0] = waitgroup.WaitGroup()
    return cast("waitgroup.WaitGroup", struct[0])


def _notify_list(context: Context, list_: Value) -> cond.NotifyList:
    struct = _struct(list_)
    if struct[0] is None:
        context.world.charge(LOCK)
        struct[0] = cond.NotifyList()
    return cast("cond.NotifyList", struct[0])


def _struct(pointer: Value) -> Struct:
    if pointer is None:
        nil_deref()
    return cast("Struct", pointer)


def _running(context: Context) -> Routine:
    assert context.g is not None
    return context.g


def _tell(context: Context, how: str, target: object) -> None:
    """Log that the running goroutine has taken (`lock`, `rlock`) or given back a lock."""
    host = scheduler_of(context)
    if host.events is not None:
        host.log_lock("unlock" if how == "runlock" else how, target)
    races = context.world.races
    if races is None:
        return
    if how in ("lock", "rlock"):
        races.locked(target, how, _running(context).goid)
    else:
        races.unlocked(target, reader=how == "runlock")


def _is_told(context: Context) -> bool:
    return scheduler_of(context).events is not None or context.world.races is not None


def _lock(context: Context, m: Value) -> Request | None:
    lock = _mutex(context, m)
    if lock.state == 0:
        lock.state = mutex.LOCKED
    elif lock.lock(sudog_of(_running(context)), context.host.now()) is PARK:
        return LockWait(lock)
    if _is_told(context):
        _tell(context, "lock", lock)
    return None


def _try_lock(context: Context, m: Value) -> bool:
    lock = _mutex(context, m)
    got = lock.try_lock()
    if got:
        _tell(context, "lock", lock)
    return got


def _unlock(context: Context, m: Value) -> Request | None:
    lock = _mutex(context, m)
    if _is_told(context):
        _tell(context, "unlock", lock)
    return _release(context, lock.unlock(), UNLOCKED)


def _release(
    context: Context, released: Released | mutex.NotLocked | None, unlocked: str
) -> Request | None:
    if released is None:
        return None
    if isinstance(released, mutex.NotLocked):
        return Fatal(unlocked)
    context.host.ready(released.g)
    if released.handoff and scheduler_of(context).rules.mutex_handoff_yields:
        return Yield.GOYIELD
    return None


def _rw_lock(context: Context, rw: Value) -> Request | None:
    lock = _rwmutex(context, rw)
    wait = WriterWait(lock)
    if wait.begin(_running(context), context.host.now()) is PARK:
        return wait
    _tell(context, "lock", lock)
    return None


def _rw_try_lock(context: Context, rw: Value) -> bool:
    lock = _rwmutex(context, rw)
    got = lock.try_lock()
    if got:
        _tell(context, "lock", lock)
    return got


def _rw_unlock(context: Context, rw: Value) -> Request | None:
    lock = _rwmutex(context, rw)
    _tell(context, "unlock", lock)
    readers = lock.retract_writer()
    if isinstance(readers, mutex.NotLocked):
        return Fatal(RW_UNLOCKED)
    for reader in readers:
        context.host.ready(reader)
    return _release(context, lock.writers.unlock(), UNLOCKED)


def _r_lock(context: Context, rw: Value) -> Request | None:
    lock = _rwmutex(context, rw)
    if lock.r_lock(sudog_of(_running(context))) is PARK:
        return ReaderWait(lock.reader_sema, lock)
    _tell(context, "rlock", lock)
    return None


def _try_r_lock(context: Context, rw: Value) -> bool:
    lock = _rwmutex(context, rw)
    got = lock.try_r_lock()
    if got:
        _tell(context, "rlock", lock)
    return got


def _r_unlock(context: Context, rw: Value) -> Request | None:
    lock = _rwmutex(context, rw)
    _tell(context, "runlock", lock)
    writer = lock.r_unlock()
    if isinstance(writer, mutex.NotLocked):
        return Fatal(RW_R_UNLOCKED)
    if writer is not None:
        context.host.ready(writer)
    return None


def _passed(context: Context, m: Value) -> None:
    """What was done under the lock is seen, without taking it: by Once."""
    races = context.world.races
    if races is not None:
        races.locked(_mutex(context, m), "rlock", _running(context).goid)


def _add(context: Context, wg: Value, delta: int) -> int:
    group = _group(context, wg)
    races = context.world.races
    if races is not None and delta < 0:
        races.release(group)
    waiters = group.add(delta)
    if isinstance(waiters, waitgroup.Misuse):
        return 1 if waiters is waitgroup.Misuse.NEGATIVE else 2
    for waiter in waiters or ():
        if races is not None:
            races.woken(group, waiter.goid)
        context.host.ready(waiter)
    return 0


def _wait(context: Context, wg: Value) -> Value:
    group = _group(context, wg)
    if group.wait(sudog_of(_running(context))) is PARK:
        return GroupWait(group)
    if context.world.races is not None:
        context.world.races.acquire(group)
    return False


def _ticket(context: Context, list_: Value) -> int:
    return _notify_list(context, list_).add()


def _cond_wait(context: Context, list_: Value, ticket: int) -> Request | None:
    notify = _notify_list(context, list_)
    if notify.wait(ticket, sudog_of(_running(context))) is PARK:
        return Park("sync.Cond.Wait", notify)
    return None


def _notify_one(context: Context, list_: Value) -> None:
    waiter = _notify_list(context, list_).notify_one()
    if waiter is not None:
        context.host.ready(waiter)


def _notify_all(context: Context, list_: Value) -> None:
    for waiter in _notify_list(context, list_).notify_all():
        context.host.ready(waiter)


def _swap(m: Map, key: Interface, value: Value) -> tuple[Value, bool]:
    loaded = key in m
    previous = m.get(key)
    m.set(key, value)
    return previous, loaded


def _load_or_store(m: Map, key: Interface, value: Value) -> tuple[Value, bool]:
    if key in m:
        return m.get(key), True
    m.set(key, value)
    return value, False


def _load_and_delete(m: Map, key: Interface) -> tuple[Value, bool]:
    loaded = key in m
    value = m.get(key)
    m.delete(key)
    return value, loaded


def _holds(m: Map, key: Interface, old: Interface) -> bool:
    return key in m and iface_eq(cast("Interface", m.get(key)), old)


def _compare_and_swap(m: Map, key: Interface, old: Interface, new: Interface) -> bool:
    if not _holds(m, key, old):
        return False
    m.set(key, new)
    return True


def _compare_and_delete(m: Map, key: Interface, old: Interface) -> bool:
    if not _holds(m, key, old):
        return False
    m.delete(key)
    return True


def _collections(context: Context) -> int:
    return scheduler_of(context).collections()


NATIVES = {
    "swap": _swap,
    "loadOrStore": _load_or_store,
    "loadAndDelete": _load_and_delete,
    "compareAndSwap": _compare_and_swap,
    "compareAndDelete": _compare_and_delete,
}
HOSTED = {
    "(*RWMutex).TryRLock": _try_r_lock,
    "(*RWMutex).TryLock": _rw_try_lock,
    "(*Mutex).TryLock": _try_lock,
    "(*Mutex).Lock": _lock,
    "(*Mutex).Unlock": _unlock,
    "(*Mutex).passed": _passed,
    "(*RWMutex).Lock": _rw_lock,
    "(*RWMutex).Unlock": _rw_unlock,
    "(*RWMutex).RLock": _r_lock,
    "(*RWMutex).RUnlock": _r_unlock,
    "(*WaitGroup).add": _add,
    "(*WaitGroup).wait": _wait,
    "(*notifyList).add": _ticket,
    "(*notifyList).wait": _cond_wait,
    "(*notifyList).notifyOne": _notify_one,
    "(*notifyList).notifyAll": _notify_all,
    "collections": _collections,
}
