"""Mutex, RWMutex, WaitGroup and Cond, without a scheduler."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.sync.cond import NotifyList
from quizgo.gosim.sync.mutex import NOT_LOCKED, STARVING, Mutex
from quizgo.gosim.sync.rwmutex import RWMutex
from quizgo.gosim.sync.sema import Released, Sema
from quizgo.gosim.sync.waitgroup import Misuse, WaitGroup
from quizgo.gosim.sync.waitq import DONE, PARK, Sudog, sudog_of

MS = 1_000_000


class Waiter:
    """A goroutine with nothing but its name and its sudog."""

    def __init__(self, goid: int = 0) -> None:
        self.goid = goid
        self.fired: Sudog | None = None
        self.selecting: list[Sudog] | None = None
        self.sudog: Sudog | None = None


def test_a_woken_waiter_loses_against_who_came_in_between() -> None:
    lock = Mutex()
    owner, waiter, newcomer = Waiter(), Waiter(), Waiter()
    assert lock.lock(sudog_of(owner), 0) is DONE
    assert lock.lock(sudog_of(waiter), 0) is PARK
    assert lock.unlock() == Released(waiter, False)
    assert lock.lock(sudog_of(newcomer), 0) is DONE
    assert lock.resume(sudog_of(waiter), 0) is PARK


def test_after_a_millisecond_the_lock_is_handed_over() -> None:
    lock = Mutex()
    owner, waiter = Waiter(), Waiter()
    lock.lock(sudog_of(owner), 0)
    lock.lock(sudog_of(waiter), 0)
    lock.unlock()
    lock.lock(sudog_of(owner), 0)
    assert lock.resume(sudog_of(waiter), MS + 1) is PARK
    assert lock.state & STARVING
    assert lock.unlock() == Released(waiter, True)
    assert not lock.try_lock()
    assert lock.resume(sudog_of(waiter), MS + 2) is DONE
    assert not lock.state & STARVING
    assert lock.unlock() is None


def test_who_was_woken_and_lost_waits_at_the_front() -> None:
    lock = Mutex()
    owner, a, b = Waiter(1), Waiter(2), Waiter(3)
    lock.lock(sudog_of(owner), 0)
    lock.lock(sudog_of(a), 0)
    lock.lock(sudog_of(b), 0)
    assert lock.unlock() == Released(a, False)
    lock.lock(sudog_of(owner), 0)
    assert lock.resume(sudog_of(a), 0) is PARK
    assert lock.unlock() == Released(a, False)


def test_unlocking_what_is_not_locked_is_noticed() -> None:
    assert Mutex().unlock() is NOT_LOCKED
    assert RWMutex().retract_writer() is NOT_LOCKED
    assert RWMutex().r_unlock() is NOT_LOCKED


def test_a_copied_lock_is_locked_and_has_no_waiters() -> None:
    lock = Mutex()
    lock.lock(sudog_of(Waiter()), 0)
    lock.lock(sudog_of(Waiter()), 0)
    twin = lock.copy_value()
    assert not twin.try_lock()
    assert not twin.sema.queue


def test_a_waiting_writer_keeps_new_readers_out() -> None:
    lock = RWMutex()
    reader, writer, late = Waiter(1), Waiter(2), Waiter(3)
    assert lock.r_lock(sudog_of(reader)) is DONE
    assert lock.writers.lock(sudog_of(writer), 0) is DONE
    assert lock.announce_writer(sudog_of(writer)) is PARK
    assert lock.r_lock(sudog_of(late)) is PARK
    assert not lock.try_r_lock()
    assert lock.r_unlock() is writer
    assert lock.writer_sema.resume(sudog_of(writer)) is DONE
    assert lock.retract_writer() == [late]
    assert lock.writers.unlock() is None
    assert lock.reader_sema.resume(sudog_of(late)) is DONE


def test_a_group_wakes_all_its_waiters_in_order() -> None:
    group = WaitGroup()
    waiters = [Waiter(i) for i in range(3)]
    assert group.add(2) is None
    for waiter in waiters:
        assert group.wait(sudog_of(waiter)) is PARK
    assert group.add(-1) is None
    assert group.add(-1) == waiters
    assert [group.resume(sudog_of(waiter)) for waiter in waiters] == [DONE] * 3


def test_misuse_of_a_group_is_named() -> None:
    assert WaitGroup().add(-1) is Misuse.NEGATIVE
    group, waiter = WaitGroup(), Waiter()
    group.add(1)
    group.wait(sudog_of(waiter))
    group.add(-1)
    group.add(1)
    assert group.resume(sudog_of(waiter)) is Misuse.REUSED


def test_a_signal_between_unlock_and_wait_is_not_lost() -> None:
    notify, waiter = NotifyList(), Waiter()
    ticket = notify.add()
    assert notify.notify_one() is None
    assert notify.wait(ticket, sudog_of(waiter)) is DONE


def test_a_signal_wakes_the_lowest_ticket() -> None:
    notify, a, b = NotifyList(), Waiter(1), Waiter(2)
    first, second = notify.add(), notify.add()
    notify.wait(second, sudog_of(b))
    notify.wait(first, sudog_of(a))
    assert notify.notify_one() is a
    assert notify.notify_all() == [b]


def test_a_semaphore_given_back_can_be_taken_before_the_woken_one_runs() -> None:
    sema, waiter, thief = Sema(), Waiter(1), Waiter(2)
    assert sema.acquire(sudog_of(waiter)) is PARK
    assert sema.release() == Released(waiter, False)
    assert sema.acquire(sudog_of(thief)) is DONE
    assert sema.resume(sudog_of(waiter)) is PARK


@dataclass
class World:
    """Goroutines that lock and unlock one mutex, in an order that hypothesis draws."""

    lock: Mutex = field(default_factory=Mutex)
    now: int = 0
    owner: Waiter | None = None
    woken: list[Waiter] = field(default_factory=list)
    idle: list[Waiter] = field(default_factory=lambda: [Waiter(i) for i in range(4)])
    waiting: int = 0

    def acquire(self, waiter: Waiter, *, first: bool) -> None:
        step = self.lock.lock if first else self.lock.resume
        if step(sudog_of(waiter), self.now) is PARK:
            self.waiting += 1
            return
        assert self.owner is None
        self.owner = waiter

    def release(self) -> None:
        assert self.owner is not None
        self.idle.append(self.owner)
        self.owner = None
        released = self.lock.unlock()
        if isinstance(released, Released):
            assert isinstance(released.g, Waiter)
            self.waiting -= 1
            self.woken.append(released.g)


@given(st.lists(st.tuples(st.sampled_from(["lock", "wake", "unlock"]), st.integers(0, 2 * MS))))
def test_at_most_one_owns_a_mutex_and_nobody_is_forgotten(steps: list[tuple[str, int]]) -> None:
    world = World()
    for step, ns in steps:
        world.now += ns
        if step == "lock" and world.idle:
            world.acquire(world.idle.pop(0), first=True)
        elif step == "wake" and world.woken:
            world.acquire(world.woken.pop(0), first=False)
        elif step == "unlock" and world.owner is not None:
            world.release()
    while world.waiting or world.woken or world.owner:
        if world.owner is not None:
            world.release()
        else:
            assert world.woken, "somebody waits, and nobody was woken"
            world.acquire(world.woken.pop(0), first=False)
    assert world.lock.state == 0
    assert world.lock.sema.count == 0
