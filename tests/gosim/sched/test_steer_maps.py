"""The middle of a write to a map, for who steers and for who looks on."""

from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.explore.ways import NoWay, Way, fewest
from quizgo.gosim.machine import How, Machine, Outcome
from quizgo.gosim.sched.watch import Moment
from tests.gosim.sched.test_steer_ps import program

WRITES = """package main

import "sync"

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Add(2)
	for i := range 2 {
		go func() {
			defer wg.Done()
			%s
		}()
	}
	wg.Wait()
}
"""
LOCKED = """package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	for i := range 2 {
		go func() {
			mu.Lock()
			m[i] = i
			mu.Unlock()
		}()
	}
}
"""


def is_fatal(outcome: Outcome) -> bool:
    return outcome.how is How.FATAL


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("m[i] = i", "concurrent map writes"),
        ("delete(m, i)", "concurrent map writes"),
        ("if i == 0 { m[2] = 2 } else { _ = m[1] }", "concurrent map read and map write"),
        (
            "if i == 0 { m[2] = 2 } else { for range m {} }",
            "concurrent map iteration and map write",
        ),
    ],
)
def test_who_steers_two_ps_meets_who_else_uses_the_map(body: str, text: str) -> None:
    way = fewest(program(WRITES % body), is_fatal, most=3, procs=2)
    assert isinstance(way, Way)
    assert way.outcome.text == text


def test_nobody_comes_in_the_middle_of_a_write_where_a_lock_is_held() -> None:
    assert isinstance(fewest(program(LOCKED), is_fatal, most=3, procs=2), NoWay)


def test_nobody_comes_in_the_middle_on_one_p() -> None:
    assert isinstance(fewest(program(WRITES % "m[i] = i"), is_fatal, most=3, procs=1), NoWay)


@pytest.mark.parametrize("procs", [2, 4])
def test_who_looks_on_sees_the_run_that_there_is(procs: int) -> None:
    """The stepwise form does the same, its middles of writes included."""
    compiled = program(WRITES % "for j := range 100 { m[j%4] = i }")
    ends = set()
    for seed in range(12):
        plain = Machine(compiled, gosim.Choices(seed), procs=procs, events=True).run()
        look = Moment(step=1 << 40)
        watched = Machine(compiled, gosim.Choices(seed), procs=procs, look=look, events=True).run()
        assert (watched.text, watched.stderr) == (plain.text, plain.stderr)
        assert watched.events is not None
        assert plain.events is not None
        assert list(watched.events) == list(plain.events)
        ends.add(plain.text)
    assert ends >= {"concurrent map writes"}
