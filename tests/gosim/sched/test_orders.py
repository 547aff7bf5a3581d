"""The order in which one P runs goroutines, as measured on real Go."""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import G
from quizgo.gosim.sync.chan import Chan
from tests.gosim.sched.toy import (
    Script,
    Toy,
    block,
    close,
    gosched,
    note,
    receive,
    send,
    sleep,
    syscall,
    work,
)

MS = 1_000_000


def order(main: Callable[[Toy], Script], *, with_os: bool = True) -> list[object]:
    toy = Toy(with_os=with_os)
    toy.run(main)
    return toy.log


def noting(name: object) -> Script:
    yield note(name)


def test_the_last_started_runs_first_then_the_others_in_order() -> None:
    def main(toy: Toy) -> Script:
        for i in range(10):
            yield toy.go(noting(i))
        yield block()

    assert order(main) == [9, 0, 1, 2, 3, 4, 5, 6, 7, 8]


def test_gosched_goes_behind_everybody() -> None:
    def worker(name: str) -> Script:
        for turn in range(1, 4):
            yield note(f"{name}{turn}")
            yield gosched()

    def main(toy: Toy) -> Script:
        for name in "ABC":
            yield toy.go(worker(name))
        yield block()

    assert order(main) == ["C1", "A1", "B1", "C2", "A2", "B2", "C3", "A3", "B3"]


def test_a_closed_channel_wakes_the_first_waiter_first_then_the_others_backwards() -> None:
    ch = Chan()

    def waiter(i: int) -> Script:
        yield receive(ch)
        yield note(i)

    def main(toy: Toy) -> Script:
        for i in range(1, 6):
            yield toy.go(waiter(i))
            yield gosched()
        yield close(ch)
        yield block()

    assert order(main) == [1, 5, 4, 3, 2]


def test_unbuffered_sender_and_receiver_alternate_in_pairs() -> None:
    ch = Chan()

    def sender() -> Script:
        for i in range(4):
            yield note(f"s{i}")
            yield send(ch, i)

    def main(toy: Toy) -> Script:
        yield toy.go(sender())
        for i in range(4):
            yield receive(ch)
            yield note(f"r{i}")

    assert order(main) == ["s0", "s1", "r0", "r1", "s2", "s3", "r2", "r3"]


def test_a_full_ring_sends_its_older_half_to_the_global_queue() -> None:
    def main(toy: Toy) -> Script:
        for i in range(300):
            yield toy.go(noting(i))
        yield block()

    assert order(main) == [299, *range(126, 254), *range(255, 299), *range(126), 254]


def test_every_61st_pick_looks_at_the_global_queue_first() -> None:
    def main(toy: Toy) -> Script:
        for i in range(200):
            yield toy.go(noting(i))
        yield gosched()
        yield note("main")

    assert order(main).index("main") == 56
    assert order(main, with_os=False).index("main") == 57


def after_a_block(count: int) -> list[object]:
    """`count` goroutines, started when no system goroutine is queued any more.

    From a schedtick of 1 (mod 61).
    """

    def tick(toy: Toy, g: G) -> None:
        toy.sched.p.schedtick = 62

    def main(toy: Toy) -> Script:
        yield gosched()
        for i in range(count):
            yield toy.go(noting(i))
        yield tick
        yield block()

    return order(main)


def test_258_goroutines_after_main_has_blocked_once() -> None:
    ring = [*range(128, 188), 0, *range(188, 248), 1, *range(248, 256)]
    assert after_a_block(258) == [257, *ring, *range(2, 128), 256]


def test_600_goroutines_after_main_has_blocked_once() -> None:
    order_600 = [599, *range(386, 446), 0, *range(446, 506), 1, *range(506, 514)]
    order_600 += [*range(515, 567), 2, *range(567, 599), *range(3, 31), 130, *range(31, 91), 131]
    order_600 += [*range(91, 128), 256, 128, 129, *range(132, 152), 260, *range(152, 212), 261]
    order_600 += [*range(212, 256), 385, 257, 258, 259, *range(262, 385), 514]
    assert after_a_block(600) == order_600


def test_sleepers_of_one_millisecond_wake_as_one_batch() -> None:
    def sleeper(i: int) -> Script:
        yield note(f"start {i}")
        yield sleep(15 * MS)
        yield note(f"woke {i}")

    def main(toy: Toy) -> Script:
        for i in range(6):
            yield toy.go(sleeper(i))
        yield sleep(100 * MS)

    log = order(main)
    assert log[:6] == [f"start {i}" for i in (5, 0, 1, 2, 3, 4)]
    assert log[6:] == [f"woke {i}" for i in (4, 5, 0, 1, 2, 3)]


def test_overdue_sleepers_are_woken_together_and_the_last_runs_first() -> None:
    def sleeper(i: int) -> Script:
        yield sleep(i * MS)
        yield note(i)

    def main(toy: Toy) -> Script:
        for i in range(1, 6):
            yield toy.go(sleeper(i))
        yield gosched()
        yield work(10 * MS // 50)
        yield block()

    assert order(main) == [5, 1, 2, 3, 4]


def test_a_spinning_goroutine_is_preempted_between_ten_and_twenty_milliseconds() -> None:
    def main(toy: Toy) -> Script:
        yield toy.go(noting("other"))
        while not toy.log:
            yield work(1)

    toy = Toy()
    assert toy.run(main).how is How.EXIT
    assert 10 * MS <= toy.sched.now() <= 20 * MS + 100_000


def test_a_long_system_call_loses_its_p_and_a_short_one_does_not() -> None:
    def main(toy: Toy) -> Script:
        yield toy.go(noting("other"))
        yield syscall(1_000)
        yield note("short")
        yield syscall(50 * MS)
        yield note("long")

    assert order(main) == ["short", "other", "long"]


def test_nobody_left_to_wake_anybody_is_a_deadlock() -> None:
    def main(toy: Toy) -> Script:
        yield receive(Chan())

    toy = Toy()
    ending = toy.run(main)
    assert (ending.how, ending.status) == (How.DEADLOCK, 2)
    assert ending.text == "all goroutines are asleep - deadlock!"
