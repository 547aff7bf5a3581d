"""Costs of the scheduler, as ratios of times in one run: several Ps, events, many goroutines."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from quizgo import gosim
from quizgo.gosim import Choices, Limits
from tests.bench.timing import lower_quartiles

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

LIMITS = Limits(steps=2_000_000_000)
ROUNDS = 9

PING_PONG = b"""package main

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n
		}
		close(pong)
	}()
	for i := range %d {
		ping <- i
		<-pong
	}
	close(ping)
}
"""
RING = b"""package main

import "runtime"

func main() {
	const n = %d
	turns := %d
	done := make(chan bool, n)
	for range n {
		go func() {
			for range turns {
				runtime.Gosched()
			}
			done <- true
		}()
	}
	for range n {
		<-done
	}
}
"""
LOGGED = 2
"""Bytes of a draw in the log, at most."""
SHORT = b"""package main

func main() {
	const width = 1000
	done := make(chan bool, width)
	for range %d {
		for range width {
			go func() { done <- true }()
		}
		for range width {
			<-done
		}
	}
}
"""


def compiled(source: bytes) -> gosim.Program:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    return program


def run(program: gosim.Program, procs: int = 1, *, events: bool = False) -> Callable[[], None]:
    """One run of it, to be measured."""

    def action() -> None:
        outcome = gosim.run(program, Choices(1), procs=procs, limits=LIMITS, events=events)
        assert outcome.status == 0, outcome.text

    return action


def test_a_hundred_thousand_switches_on_four_ps_take_little_longer_than_on_one() -> None:
    for source in (PING_PONG % 25_000, RING % (100, 1_000)):
        program = compiled(source)
        one, four = lower_quartiles([run(program), run(program, 4)], rounds=ROUNDS)
        print(f"one P {one:.2f} s, four Ps {four:.2f} s: {four / one:.2f} times")
        assert four <= 3.5 * one


@pytest.mark.parametrize("procs", [1, 4])
def test_events_cost_little(procs: int) -> None:
    """While the program runs. Who reads them pays for that, once."""
    program = compiled(PING_PONG % 25_000)
    actions = [run(program, procs), run(program, procs, events=True)]
    off, on = lower_quartiles(actions, rounds=ROUNDS)
    print(f"{procs} P: events off {off:.2f} s, on {on:.2f} s: {on / off:.2f} times")
    assert on <= 1.4 * off


def test_a_switch_costs_the_same_with_a_hundred_goroutines_and_a_hundred_thousand() -> None:
    counts = (100, 1_000, 10_000, 100_000)
    turns = [1_000_000 // n // 5 for n in counts]
    programs = [
        compiled(RING % (n, rounds * more))
        for n, rounds in zip(counts, turns, strict=True)
        for more in (2, 1)
    ]
    times = lower_quartiles([run(program) for program in programs], rounds=3)
    # What making them takes is in both.
    each = {n: (times[2 * i] - times[2 * i + 1]) / (n * turns[i]) for i, n in enumerate(counts)}
    print({n: f"{1e6 * cost:.2f} us" for n, cost in each.items()})
    assert max(each.values()) <= 2 * min(each.values())


def test_a_million_short_goroutines_take_the_places_of_dead_ones() -> None:
    machine = gosim.Machine(compiled(SHORT % 1_000), Choices(1), procs=8, limits=LIMITS)
    outcome = machine.run()
    assert outcome.status == 0, outcome.text
    assert outcome.statistics.goroutines == 1_000_001
    print(f"{len(machine.sched.allgs):,} places, {len(outcome.choices):,} draws")
    assert len(machine.sched.allgs) <= 1_001 + 8 * 64


def test_memory_does_not_grow_with_the_number_of_goroutines_that_ever_were() -> None:
    (fewer, few_draws), (more, many_draws) = peak(SHORT % 20), peak(SHORT % 80)
    print(f"20,000: {fewer / 1e3:.0f} KB, 80,000: {more / 1e3:.0f} KB")
    # The log of draws, by which a run can be replayed, grows with them.
    assert more <= 1.1 * fewer + LOGGED * (many_draws - few_draws)


def peak(source: bytes) -> tuple[int, int]:
    """Bytes that one run took at most, and how often chance decided in it."""
    program = compiled(source)
    run(program, 8)()
    tracemalloc.start()
    outcome = gosim.Machine(program, Choices(1), procs=8, limits=LIMITS).run()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found, len(outcome.choices)
