"""What people know of Go's scheduler, seen in runs."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import GO_1_13, GO_1_27, Rules
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import G
from quizgo.gosim.sync.chan import Chan
from tests.gosim.sched import toy
from tests.gosim.sched.toy import Script, Toy

US, MS = 1_000, 1_000_000
ERAS = pytest.mark.parametrize("rules", [GO_1_13, GO_1_27], ids=lambda rules: rules.name)

HOT_LOOP = b"""package main

import (
	"fmt"
	"runtime"
)

func main() {
	go func() {
		n := 0
		for {
			n++
		}
	}()
	runtime.Gosched()
	fmt.Println("back")
}
"""
NANOSLEEP = b"""package main

import (
	"fmt"
	"syscall"
)

func next(n int) int { return n + 1 }

func main() {
	go func() {
		n := 0
		for {
			n = next(n)
		}
	}()
	ts := syscall.Timespec{Nsec: 30_000_000}
	syscall.Nanosleep(&ts, nil)
	fmt.Println("slept")
}
"""


def run(source: bytes, rules: Rules, **settings: object) -> gosim.Outcome:
    program = gosim.compile(source, "prog.go", rules)
    assert isinstance(program, gosim.Program), program
    return gosim.run(program, rules=rules, **settings)  # type: ignore[arg-type]


def test_a_loop_without_calls_keeps_the_only_p_for_ever_until_1_13() -> None:
    outcome = run(HOT_LOOP, GO_1_13, limits=Limits(time_ns=300 * MS))
    assert outcome.how is How.LIMIT
    assert outcome.stdout == b""


def test_a_loop_without_calls_gives_way_to_a_signal_within_twenty_milliseconds() -> None:
    outcome = run(HOT_LOOP, GO_1_27)
    assert outcome.stdout == b"back\n"
    assert 10 * MS <= outcome.statistics.time_ns <= 20 * MS + 100 * US


@ERAS
def test_beside_a_ping_pong_pair_a_third_runs_about_every_twenty_milliseconds(rules: Rules) -> None:
    """Two that wake each other share one slice: only sysmon ends it."""
    ping, pong = Chan(), Chan()
    times: list[int] = []

    def player(mine: Chan, other: Chan) -> Script:
        while len(times) < 12:
            yield toy.receive(mine)
            yield toy.work(20)
            yield toy.send(other, 1)

    def third() -> Script:
        def now(toy: Toy, g: G) -> None:
            times.append(toy.sched.now())

        for _ in range(12):
            yield now
            yield toy.gosched()

    def main(machine: Toy) -> Script:
        yield machine.go(player(ping, pong))
        yield machine.go(player(pong, ping))
        yield machine.go(third())
        yield toy.send(ping, 1)
        yield toy.block()

    Toy(rules=rules).run(main)
    gaps = [after - before for before, after in pairwise(times[2:])]
    assert all(9 * MS <= gap <= 21 * MS for gap in gaps)


@ERAS
@pytest.mark.parametrize("procs", [1, 2])
def test_a_long_system_call_loses_its_p_and_comes_back_through_the_queues(
    rules: Rules, procs: int
) -> None:
    outcome = run(NANOSLEEP, rules, procs=procs, events=True)
    assert outcome.stdout == b"slept\n"
    assert outcome.events is not None
    long = next(e for e in outcome.events if e.kind is Kind.SYS_ENTER and e.g == 1)
    after = [e for e in outcome.events if e.seq > long.seq]
    back = next(e for e in after if e.kind is Kind.SYS_EXIT and e.g == 1)
    taken = [e for e in after if e.kind is Kind.P_RETAKE and e.seq < back.seq]
    assert taken, "sysmon took its P"
    assert taken[0].time - long.time <= 20 * MS
    assert back.time - long.time >= 30 * MS
    assert back.extra in ("idle", "slow")
    assert (back.extra == "slow") == (procs == 1)


@ERAS
@pytest.mark.parametrize("seed", range(1, 6))
def test_equal_jobs_are_spread_over_four_ps_by_stealing(rules: Rules, seed: int) -> None:
    jobs, done = 400, Chan(400)

    def job() -> Script:
        yield toy.work(10_000)
        yield toy.send(done, 1)

    def main(machine: Toy) -> Script:
        for _ in range(jobs):
            yield machine.go(job())
        for _ in range(jobs):
            yield toy.receive(done)

    machine = Toy(rules=rules, procs=4, seed=seed)
    events: list[gosim.Event] = []
    machine.sched.events = events
    machine.run(main)
    made = {e.g for e in events if e.kind is Kind.GO_CREATE}
    jobs_of = Counter(e.p for e in events if e.kind is Kind.GO_START and e.g in made)
    assert all(abs(jobs_of[p] - jobs / 4) <= jobs / 4 * 0.05 for p in range(4)), jobs_of
    assert any(e.kind is Kind.STEAL for e in events)


@ERAS
@pytest.mark.parametrize("seed", range(1, 4))
def test_a_storm_of_goroutines_while_ps_come_and_go_loses_nobody(rules: Rules, seed: int) -> None:
    count, done = 500, Chan(500)

    def worker(i: int) -> Script:
        for turn in range(4):
            yield toy.work(100 * (i % 7))
            yield toy.gosched() if (i + turn) % 3 else toy.syscall(30 * US)
        yield toy.sleep(i % 5 * 100 * US + 1)
        yield toy.send(done, i)

    def main(machine: Toy) -> Script:
        for i in range(count):
            yield machine.go(worker(i))
            if i % 5 == 0:
                yield toy.runtime("GOMAXPROCS", 1 + i // 5 * 7 % 8)
        for _ in range(count):
            yield toy.receive(done)
            yield toy.note("done")

    machine = Toy(rules=rules, procs=4, seed=seed)
    assert machine.run(main).how is How.EXIT
    assert machine.log.count("done") == count
    assert machine.sched.created == count + 1


def test_a_stopped_world_waits_for_who_runs_and_says_for_how_long() -> None:
    def main(machine: Toy) -> Script:
        yield machine.go(toy.hot_loop(200_000))
        yield toy.sleep(MS)
        yield toy.runtime("GOMAXPROCS", 3)

    machine = Toy(procs=2, costs=Costs(jitter=0))
    events: list[gosim.Event] = []
    machine.sched.events = events
    machine.run(main)
    started = [int(e.extra) for e in events if e.kind is Kind.STW_START]
    assert started
    assert 2 * US <= started[0] <= 200 * US


def test_goroutines_that_end_on_other_ps_leave_their_places_to_the_next() -> None:
    done = Chan(100)

    def worker() -> Script:
        yield toy.work(50)
        yield toy.send(done, 1)

    def main(machine: Toy) -> Script:
        for _ in range(60):
            for _ in range(100):
                yield machine.go(worker())
            for _ in range(100):
                yield toy.receive(done)

    machine = Toy(procs=8)
    machine.run(main)
    assert machine.sched.created == 6_001
    assert len(machine.sched.allgs) <= 101 + 8 * 64
