"""Runs on several Ps that are steered, and sleepers that are woken early."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.explore.ways import QUIET, NoWay, Way, fewest
from quizgo.gosim.machine import How, Machine, Outcome
from quizgo.gosim.sched.helm import Helm, Moves
from quizgo.gosim.sched.offered import MOST_QUEUED, Candidate, Spot
from tests.driving import ASLEEP_GO as ASLEEP
from tests.gosim.sched.test_steer import LOCKS, LOST, MANY, ODD, THREE

CLOSED = """package main

import "sync"

var stopped bool
var done = make(chan bool)

func stop(wg *sync.WaitGroup) {
	defer wg.Done()
	if !stopped {
		stopped = true
		close(done)
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go stop(&wg)
	stop(&wg)
	wg.Wait()
}
"""
LATE = """package main

import (
	"fmt"
	"time"
)

func fetch(answers chan string) { answers <- "found" }

func main() {
	answers := make(chan string)
	go fetch(answers)
	select {
	case answer := <-answers:
		fmt.Println(answer)
	case <-time.After(100 * time.Millisecond):
		fmt.Println("too late")
	}
}
"""
TWO_ASLEEP = """package main

import (
	"fmt"
	"sync"
	"time"
)

var last string

func nap(name string, long time.Duration, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(long)
	last = name
}

func busy(wg *sync.WaitGroup) {
	defer wg.Done()
	last = "busy"
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	go nap("short", time.Millisecond, &wg)
	go nap("long", 50*time.Millisecond, &wg)
	go busy(&wg)
	wg.Wait()
	fmt.Println(last)
}
"""


def program(source: str, rules: str = "1.27") -> gosim.Program:
    compiled = gosim.compile(source.encode(), "prog.go", gosim.RULES[rules])
    assert isinstance(compiled, gosim.Program)
    return compiled


def steered(
    compiled: gosim.Program, course: Moves, procs: int, rules: str = "1.27"
) -> tuple[Outcome, Helm]:
    machine = Machine(
        compiled, costs=QUIET, rules=gosim.RULES[rules], procs=procs, look=course, events=True
    )
    outcome = machine.run()
    assert machine.helm is not None
    return outcome, machine.helm


def offers(helm: Helm) -> tuple[Candidate, ...]:
    assert helm.position is not None
    return helm.position.candidates


@pytest.mark.parametrize("procs", [2, 3, 4])
def test_an_update_is_lost_and_locks_deadlock_on_several_ps(procs: int) -> None:
    lost = fewest(program(LOST), lambda out: out.stdout == b"1\n", most=2, procs=procs)
    locked = fewest(program(LOCKS), lambda out: out.how is How.DEADLOCK, most=2, procs=procs)
    assert isinstance(lost, Way)
    assert isinstance(locked, Way)
    assert (lost.cost, locked.cost) == (2, 2)


def test_the_thread_of_another_p_may_go_first_and_one_goroutine_moves_at_a_time() -> None:
    compiled = program(CLOSED)
    _, helm = steered(compiled, Moves((0,)), 2)
    first = next(n for n, each in enumerate(offers(helm)) if each.spot is Spot.ELSEWHERE)
    outcome, helm = steered(compiled, Moves((0, first), goes_on=True), 2)
    assert outcome.how is How.PANIC
    assert outcome.text.endswith("close of closed channel")
    assert [each.p for each in helm.decisions[:3]] == [0, 0, 1]


def test_who_goes_first_is_named_once_it_runs_a_goroutine() -> None:
    compiled = program(LOST)
    moves: tuple[int, ...] = ()
    for _ in range(12):
        _, helm = steered(compiled, Moves(moves), 2)
        found = offers(helm)
        named = [each for each in found if each.spot is Spot.ELSEWHERE and each.goid]
        if named:
            assert helm.position is not None
            assert named[0].at != helm.position.p
            return
        moves += (next((n for n, each in enumerate(found) if each.spot is Spot.ELSEWHERE), 0),)
    raise AssertionError("nobody was named")


FAN = """package main

import "sync"

var x int

func work(wg *sync.WaitGroup) {
	defer wg.Done()
	x++
}

func main() {
	var wg sync.WaitGroup
	for range 12 {
		wg.Add(1)
		go work(&wg)
	}
	wg.Wait()
}
"""


def test_a_thief_may_be_told_from_whom_to_steal() -> None:
    compiled = program(FAN)
    steals: list[int] = []
    moves: tuple[int, ...] = ()
    while not steals:
        _, helm = steered(compiled, Moves(moves), 4)
        found = offers(helm)
        steals = [n for n, each in enumerate(found) if each.spot is Spot.STEAL]
        others = [n for n, each in enumerate(found) if each.spot is Spot.ELSEWHERE]
        is_late = len(moves) > 40  # by then main has started them all
        moves += (others[-1] if is_late and others else 0,) if not steals else ()
    assert len(steals) > 1
    for each in steals:
        outcome, helm = steered(compiled, Moves((*moves, each)), 4)
        chosen = helm.decisions[-1].candidates[each]
        assert outcome.events is not None
        stolen = [event for event in outcome.events if event.kind is Kind.STEAL][-1]
        assert (stolen.g, stolen.extra.partition(" ")[2]) == (chosen.goid, f"from p{chosen.at}")


@pytest.mark.parametrize("procs", [1, 2])
@pytest.mark.parametrize("rules", ["1.13", "1.27"])
def test_a_sleeper_is_woken_before_who_is_queued_has_run(procs: int, rules: str) -> None:
    compiled = program(ASLEEP, rules)
    found = fewest(
        compiled,
        lambda out: out.stdout == b"false\n",
        most=1,
        procs=procs,
        rules=gosim.RULES[rules],
    )
    assert isinstance(found, Way)
    assert found.cost == 1
    assert found.outcome.statistics.time_ns >= 1_000_000


@pytest.mark.parametrize("procs", [1, 2])
def test_time_passes_for_a_channel_that_a_timer_feeds(procs: int) -> None:
    found = fewest(
        program(LATE),
        lambda out: out.how is How.EXIT and bool(out.blocked),
        most=2,
        procs=procs,
    )
    assert isinstance(found, Way)
    assert found.outcome.stdout == b"too late\n"
    assert found.outcome.statistics.time_ns >= 100_000_000


@pytest.mark.parametrize("procs", [1, 2])
def test_whoever_wakes_later_can_be_chosen_first(procs: int) -> None:
    """All earlier timers fire, too; who waited for them is then queued."""
    found = fewest(program(TWO_ASLEEP), lambda out: out.stdout == b"short\n", most=3, procs=procs)
    assert isinstance(found, Way)
    plain = gosim.run(program(TWO_ASLEEP), procs=procs)
    assert plain.stdout == b"long\n"


def test_sleepers_stand_behind_who_is_queued_soonest_first() -> None:
    asleep: list[int] = []
    moves: tuple[int, ...] = ()
    while len(asleep) < 2:
        _, helm = steered(program(TWO_ASLEEP), Moves(moves), 1)
        asleep = [each.goid for each in offers(helm) if each.spot is Spot.SLEEPING]
        moves += (0,)
    assert asleep == sorted(asleep)
    assert offers(helm)[-2].spot is offers(helm)[-1].spot is Spot.SLEEPING


def test_a_search_on_several_ps_runs_out_of_runs_and_says_so() -> None:
    found = fewest(program(THREE), lambda _: False, most=4, procs=4, most_runs=50)
    assert found == NoWay(50, is_certain=False)


def test_of_long_queues_so_many_are_offered_as_anybody_reads() -> None:
    _, helm = steered(program(MANY), Moves(goes_on=True), 1)
    assert len(offers(helm)) == MOST_QUEUED
    ring = [each.at for each in offers(helm) if each.spot is Spot.RING]
    assert ring[:-1] == list(range(1, len(ring)))
    assert ring[-1] == 69


def sound(helm: Helm) -> None:
    """Every goroutine is in one place, and every thread has a P of its own."""
    if helm.position is None:
        return
    inside = helm.position.inside
    queued: list[object] = []
    for each in (*(p["runq"] for p in inside.ps), inside.schedt["runq"]):
        assert isinstance(each, list)
        queued += each
    queued += [p["runnext"] for p in inside.ps if p["runnext"] is not None]
    running = [m["curg"] for m in inside.ms if m["curg"] is not None]
    assert len({*queued, *running}) == len(queued) + len(running)
    held = [m["p"] for m in inside.ms if m["p"] is not None]
    held += [m["nextp"] for m in inside.ms if m["nextp"] is not None]
    assert len(set(held)) == len(held)
    status: dict[object, object] = {g["goid"]: g["atomicstatus"] for g in inside.gs}
    assert all(status.get(goid, "Grunnable") == "Grunnable" for goid in queued)


SOURCES = [LOST, LOCKS, THREE, MANY, CLOSED, LATE, ASLEEP, TWO_ASLEEP]


@settings(max_examples=80, deadline=None)
@given(
    source=st.sampled_from(SOURCES),
    moves=st.lists(st.integers(0, 5), max_size=25),
    procs=st.integers(2, 4),
    goes_on=st.booleans(),
)
def test_a_run_steered_on_several_ps_is_sound_and_a_function_of_its_moves(
    source: str, moves: list[int], procs: int, goes_on: bool
) -> None:
    compiled = program(source)
    course = Moves(tuple(moves), goes_on)
    first, one = steered(compiled, course, procs)
    again, other = steered(compiled, course, procs)
    assert first == again
    assert one.decisions == other.decisions
    assert one.position == other.position
    sound(one)
    assert first.events is not None
    assert all(one.time <= two.time for one, two in pairwise(first.events))


@settings(max_examples=25, deadline=None)
@given(
    source=st.sampled_from(SOURCES),
    moves=st.lists(st.integers(0, 4), min_size=1, max_size=20),
    procs=st.integers(2, 4),
)
def test_taking_a_move_back_is_replaying_one_fewer(
    source: str, moves: list[int], procs: int
) -> None:
    compiled = program(source)
    _, longer = steered(compiled, Moves(tuple(moves)), procs)
    _, shorter = steered(compiled, Moves(tuple(moves[:-1])), procs)
    assert longer.decisions[: len(shorter.decisions)] == shorter.decisions


@settings(max_examples=60, deadline=None)
@given(
    body=st.sampled_from(ODD),
    rules=st.sampled_from(sorted(gosim.RULES)),
    moves=st.lists(st.integers(0, 5), max_size=25),
    procs=st.integers(1, 4),
)
def test_whatever_a_program_does_it_ends_or_waits_for_a_move(
    body: str, rules: str, moves: list[int], procs: int
) -> None:
    source = (
        'package main\n\nimport (\n\t"runtime"\n\t"time"\n)\n\nvar x time.Duration\n\n'
        f"func step() {{ x++; runtime.Gosched(); x++ }}\n\nfunc main() {{ {body} }}\n"
    )
    outcome, helm = steered(program(source, rules), Moves(tuple(moves), goes_on=True), procs, rules)
    assert outcome.how is not How.LIMIT
    assert (outcome.how is How.STOPPED) == (helm.position is not None)
    sound(helm)
