"""Costs of the scheduler, as ratios of times in one run: several Ps, events, many goroutines."""

from __future__ import annotations

import gc
import time

import pytest

from quizgo import gosim
from quizgo.gosim import Choices, Limits

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

LIMITS = Limits(steps=2_000_000_000)

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


def seconds(program: gosim.Program, *, procs: int = 1, events: bool = False) -> float:
    """The best of three runs."""
    best = float("inf")
    for seed in (1, 1, 1):
        gc.collect()
        start = time.perf_counter()
        outcome = gosim.run(program, Choices(seed), procs=procs, limits=LIMITS, events=events)
        best = min(best, time.perf_counter() - start)
        assert outcome.status == 0, outcome.text
    return best


def test_a_hundred_thousand_switches_on_four_ps_take_little_longer_than_on_one() -> None:
    for source in (PING_PONG % 25_000, RING % (100, 1_000)):
        program = compiled(source)
        one, four = seconds(program), seconds(program, procs=4)
        print(f"one P {one:.2f} s, four Ps {four:.2f} s: {four / one:.2f} times")
        assert four <= 3.5 * one


@pytest.mark.parametrize("procs", [1, 4])
def test_events_cost_little(procs: int) -> None:
    program = compiled(PING_PONG % 25_000)
    off, on = seconds(program, procs=procs), seconds(program, procs=procs, events=True)
    print(f"{procs} P: events off {off:.2f} s, on {on:.2f} s: {on / off:.2f} times")
    assert on <= 1.4 * off


def test_a_switch_costs_the_same_with_a_hundred_goroutines_and_a_hundred_thousand() -> None:
    each = {}
    for n in (100, 1_000, 10_000, 100_000):
        turns = 1_000_000 // n // 5
        more, fewer = compiled(RING % (n, 2 * turns)), compiled(RING % (n, turns))
        each[n] = (seconds(more) - seconds(fewer)) / (n * turns)
    print({n: f"{1e6 * cost:.2f} us" for n, cost in each.items()})
    assert max(each.values()) <= 2 * min(each.values())


def test_a_million_short_goroutines_take_the_places_of_dead_ones() -> None:
    machine = gosim.Machine(compiled(SHORT % 1_000), Choices(1), procs=8, limits=LIMITS)
    outcome = machine.run()
    assert outcome.status == 0, outcome.text
    assert outcome.statistics.goroutines == 1_000_001
    print(f"{len(machine.sched.allgs):,} places, {len(outcome.choices):,} draws")
    assert len(machine.sched.allgs) <= 1_001 + 8 * 64
