from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.sched.timers import Timer, Timers
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.waitq import PARK, Sudog
from quizgo.gosim.vm.host import LimitReached


class Bench:
    """Timers on a clock that the test moves, and what they did."""

    def __init__(self) -> None:
        self.time = 0
        self.timers = Timers()
        self.timers.now = lambda: self.time
        self.fired: list[tuple[str, int, int]] = []

    def func(self, name: str) -> Timer:
        return Timer(
            self.timers, lambda now, late: self.fired.append((name, now, late)), None, lazy=True
        )

    def channel(self) -> tuple[Timer, Chan]:
        ch = Chan(capacity=1)
        timer = Timer(self.timers, lambda now, late: self.send(ch, now - late), ch, lazy=True)
        ch.timer = timer
        return timer, ch

    def send(self, ch: Chan, value: int) -> None:
        chan.try_send(ch, value)

    def until(self, time: int) -> None:
        self.time = time
        self.timers.check(time)


class Waiter:
    goid = 1
    fired: Sudog | None = None
    selecting: list[Sudog] | None = None
    sudog: Sudog | None = None


def test_timers_fire_by_time_and_then_in_the_order_they_were_armed() -> None:
    bench = Bench()
    for name, when in (("b", 20), ("a", 10), ("c", 20)):
        bench.func(name).modify(when, 0)
    bench.until(25)
    assert bench.fired == [("a", 25, 15), ("b", 25, 5), ("c", 25, 5)]


def test_stop_and_reset_say_whether_the_timer_was_pending() -> None:
    bench = Bench()
    timer = bench.func("a")
    assert not timer.modify(10, 0)
    assert timer.modify(20, 0)
    assert timer.stop()
    assert not timer.stop()
    bench.until(30)
    assert bench.fired == []


def test_a_period_skips_what_is_past() -> None:
    bench = Bench()
    bench.func("tick").modify(10, 10)
    bench.until(35)
    assert bench.timers.wake_time() == 40


def test_a_channel_nobody_waits_on_hides_no_deadlock() -> None:
    bench = Bench()
    timer, ch = bench.channel()
    timer.modify(10, 0)
    assert bench.timers.wake_time() is None
    assert chan.receive(ch, Sudog(Waiter())) is PARK
    assert bench.timers.wake_time() == 10


def test_a_channel_is_filled_when_it_is_looked_at() -> None:
    bench = Bench()
    timer, ch = bench.channel()
    timer.modify(10, 0)
    bench.until(50)
    me = Sudog(Waiter())
    chan.receive(ch, me)
    assert (me.elem, me.success) == (10, True)


def test_a_value_that_was_not_received_is_gone_after_stop() -> None:
    bench = Bench()
    timer, ch = bench.channel()
    timer.modify(10, 0)
    bench.time = 20
    timer.catch_up()
    assert chan.length(ch) == 0
    assert list(ch.buf) == [10]
    assert timer.stop()
    assert not ch.buf


def test_timers_that_are_stopped_leave_nothing_behind() -> None:
    bench = Bench()
    for _ in range(10_000):
        timer = bench.func("never")
        timer.modify(1_000_000, 0)
        timer.stop()
    assert len(bench.timers.heap) < 200


def test_too_many_timers_are_a_limit() -> None:
    bench = Bench()
    bench.timers.most = 3
    for _ in range(3):
        bench.func("a").modify(10, 0)
    with pytest.raises(LimitReached):
        bench.func("a").modify(10, 0)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["arm", "stop"]), st.integers(1, 50))))
def test_what_fires_is_what_was_armed_last_and_not_stopped(
    steps: list[tuple[int, str, int]],
) -> None:
    bench = Bench()
    timers = [bench.func(str(i)) for i in range(4)]
    armed: dict[str, int] = {}
    for i, step, when in steps:
        if step == "arm":
            assert timers[i].modify(when, 0) == (str(i) in armed)
            armed[str(i)] = when
        else:
            assert timers[i].stop() == (str(i) in armed)
            armed.pop(str(i), None)
    bench.until(100)
    assert {name: now - late for name, now, late in bench.fired} == armed
    assert len(bench.fired) == len(armed)
