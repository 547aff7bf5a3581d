"""Runs that are steered: what Go decides is noted, what somebody decides is carried out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.explore.ways import NoWay, Way, fewest
from quizgo.gosim.machine import How, Machine, Outcome
from quizgo.gosim.sched.helm import AsGo, Helm, Moves, Rule
from quizgo.gosim.sched.offered import Candidate, Spot
from quizgo.gosim.sched.steer import MOST_GOING_ON

LOST = """package main

import (
	"fmt"
	"sync"
)

var counter int

func add(wg *sync.WaitGroup) {
	counter++
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go add(&wg)
	go add(&wg)
	wg.Wait()
	fmt.Println(counter)
}
"""
LOCKS = """package main

import "sync"

var a, b sync.Mutex

func both(first, second *sync.Mutex, wg *sync.WaitGroup) {
	first.Lock()
	second.Lock()
	second.Unlock()
	first.Unlock()
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go both(&a, &b, &wg)
	go both(&b, &a, &wg)
	wg.Wait()
}
"""
THREE = """package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func worker(n int, wg *sync.WaitGroup, ch chan int) {
	defer wg.Done()
	runtime.Gosched()
	ch <- n
	fmt.Println(n)
}

func main() {
	var wg sync.WaitGroup
	ch := make(chan int, 1)
	for n := range 3 {
		wg.Add(1)
		go worker(n, &wg, ch)
	}
	for range 3 {
		<-ch
		time.Sleep(time.Microsecond)
	}
	wg.Wait()
}
"""
MANY = """package main

import (
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for range 70 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.Gosched()
		}()
	}
	wg.Wait()
}
"""


def program(source: str) -> gosim.Program:
    compiled = gosim.compile(source.encode(), "prog.go")
    assert isinstance(compiled, gosim.Program)
    return compiled


def steered(
    compiled: gosim.Program, look: AsGo | Moves, *, events: bool = False
) -> tuple[Outcome, Helm]:
    machine = Machine(compiled, look=look, events=events)
    outcome = machine.run()
    assert machine.helm is not None
    return outcome, machine.helm


@pytest.mark.parametrize("source", [LOST, LOCKS, THREE, MANY])
def test_following_changes_nothing(source: str) -> None:
    compiled = program(source)
    plain = gosim.run(compiled, events=True)
    outcome, _ = steered(compiled, AsGo(), events=True)
    assert outcome.events == plain.events
    assert outcome.stdout == plain.stdout


def test_the_newest_is_in_runnext_and_inherits() -> None:
    _, helm = steered(program(LOST), AsGo())
    queued = (Candidate(7, Spot.RING, 1), Candidate(8, Spot.RUNNEXT, 1))
    first = helm.decisions[0]
    assert (first.candidates, first.picked, first.rule) == (queued, 1, Rule.RUNNEXT)


def test_the_rules_that_apply_on_one_p_are_told_apart() -> None:
    _, helm = steered(program(MANY), AsGo())
    rules = [decision.rule for decision in helm.decisions]
    assert rules[:3] == [Rule.RUNNEXT, Rule.RING, Rule.RING]
    assert {Rule.FAIR, Rule.GLOBAL} <= set(rules)


def test_the_61st_tick_looks_at_the_global_queue() -> None:
    compiled = program(MANY)
    _, helm = steered(compiled, AsGo())
    fair = next(n for n, each in enumerate(helm.decisions) if each.rule is Rule.FAIR)
    _, there = steered(compiled, AsGo(skip=0, most=fair))
    assert there.position is not None
    tick = there.position.inside.ps[0]["schedtick"]
    assert isinstance(tick, int)
    assert tick % 61 == 0
    picked = there.position.candidates[helm.decisions[fair].picked]
    assert (picked.spot, picked.at) == (Spot.GLOBAL, 1)


HEIR = """package main

import "runtime"

var sum int

func wait(ch chan int) { <-ch }

func other() {}

func main() {
	ch, never := make(chan int), make(chan int)
	go wait(ch)
	runtime.Gosched()
	go other()
	go other()
	for i := 0; i < 400_000; i++ {
		sum += i
	}
	ch <- 1
	<-never
}
"""


def test_who_would_inherit_a_slice_that_is_over_loses_its_place() -> None:
    old = gosim.RULES["1.13"]
    compiled = gosim.compile(HEIR.encode(), "prog.go", old)
    assert isinstance(compiled, gosim.Program)
    machine = Machine(compiled, look=AsGo(), rules=old)
    machine.run()
    assert machine.helm is not None
    lost = machine.helm.decisions[1]
    assert lost.rule is Rule.HEIR
    assert lost.candidates[0].spot is Spot.RUNNEXT
    assert lost.candidates[lost.picked].spot is Spot.RING


def test_skipped_decisions_are_not_noted() -> None:
    compiled = program(MANY)
    _, every = steered(compiled, AsGo())
    outcome, some = steered(compiled, AsGo(skip=5, most=3))
    assert some.decisions[:3] == every.decisions[5:8]
    assert outcome.how is How.STOPPED


def test_whoever_is_chosen_runs() -> None:
    compiled = program(LOST)
    _, helm = steered(compiled, Moves((1,)))
    assert helm.position is not None
    assert helm.position.candidates[0] == Candidate(7, Spot.RUNNING, 0)
    assert helm.position.candidates[1] == Candidate(1, Spot.GLOBAL, 1)


def test_an_interrupted_goroutine_goes_on_where_it_stood() -> None:
    compiled = program(LOST)
    _, helm = steered(compiled, Moves((1,)))
    assert helm.position is not None
    lines = {g["goid"]: g["line"] for g in helm.position.inside.gs}
    outcome, _ = steered(compiled, Moves((1, 1), goes_on=True))
    assert lines[1] == 19
    assert outcome.how in (How.EXIT, How.STOPPED)


def test_a_goroutine_can_be_interrupted_between_reading_and_writing() -> None:
    found = fewest(program(LOST), lambda outcome: outcome.stdout == b"1\n", most=3)
    assert isinstance(found, Way)
    assert found.cost == 2
    outcome, helm = steered(program(LOST), Moves(found.moves))
    assert outcome.stdout == b"1\n"
    assert sum(decision.is_move for decision in helm.decisions) == 2


def test_locks_taken_crosswise_deadlock_in_two_moves() -> None:
    found = fewest(program(LOCKS), lambda outcome: outcome.how is How.DEADLOCK, most=3)
    assert isinstance(found, Way)
    assert found.cost == 2


def test_main_can_be_interrupted_before_it_returns() -> None:
    compiled = program(
        "package main\n\nfunc main() {\n\tch := make(chan int, 1)\n"
        "\tgo func() { ch <- 1 }()\n\tclose(ch)\n}\n"
    )
    found = fewest(compiled, lambda outcome: outcome.how is How.PANIC, most=1)
    assert isinstance(found, Way)
    outcome, _ = steered(compiled, Moves((0,) * (len(found.moves) - 1), goes_on=True))
    assert outcome.how is How.EXIT


def test_main_that_was_interrupted_at_its_end_ends_when_it_runs() -> None:
    compiled = program("package main\n\nfunc main() {\n\tgo println(1)\n\tgo println(2)\n}\n")
    _, first = steered(compiled, Moves(goes_on=True))
    moves = [decision.picked for decision in first.decisions]
    outcome, helm = steered(compiled, Moves((*moves[:-1], 1), goes_on=True))
    assert helm.position is not None
    last = next(n for n, each in enumerate(helm.position.candidates) if each.goid == 1)
    outcome, _ = steered(compiled, Moves((*moves[:-1], 1, last)))
    assert (outcome.how, outcome.stderr) == (How.EXIT, b"1\n")


def test_what_cannot_be_reached_is_known_to_be_out_of_reach() -> None:
    found = fewest(program(LOCKS), lambda outcome: outcome.how is How.PANIC, most=1)
    assert isinstance(found, NoWay)
    assert found.is_certain


def test_going_on_without_end_is_ended_and_nothing_is_certain_then() -> None:
    compiled = program(
        "package main\n\nvar x int\n\nfunc main() {\n\tgo println()\n\tfor {\n\t\tx++\n\t}\n}\n"
    )
    outcome, helm = steered(compiled, Moves(goes_on=True))
    assert outcome.how is How.STOPPED
    assert len(helm.decisions) == MOST_GOING_ON
    found = fewest(compiled, lambda outcome: outcome.how is How.PANIC, most=0)
    assert found == NoWay(1, is_certain=False)


def test_a_search_that_runs_out_of_runs_knows_that_it_did() -> None:
    found = fewest(program(LOCKS), lambda _: False, most=3, most_runs=20)
    assert found == NoWay(20, is_certain=False)


@settings(max_examples=40, deadline=None)
@given(
    source=st.sampled_from([LOST, LOCKS, THREE, MANY]),
    moves=st.lists(st.integers(0, 3), max_size=25),
)
def test_a_steered_run_is_a_function_of_its_moves(source: str, moves: list[int]) -> None:
    compiled = program(source)
    course = Moves(tuple(moves))
    first, one = steered(compiled, course, events=True)
    again, other = steered(compiled, course, events=True)
    assert first == again
    assert one.decisions == other.decisions
    assert one.position == other.position


ODD = (
    "runtime.GOMAXPROCS(4); for range 5 { go step() }; step()",
    "runtime.LockOSThread(); go step(); go step(); step()",
    "go step(); go step(); runtime.Goexit()",
    "for n := range 3 { go func() { time.Sleep(time.Duration(n)); step() }() }; time.Sleep(2)",
    "go func() { panic(1) }(); go step(); var p *int; *p = 1",
    "c := make(chan int); go func() { c <- 1 }(); select { case <-c: default: }; close(c)",
    "go step(); runtime.GC(); go step(); for range 9 { step() }",
)


@settings(max_examples=60, deadline=None)
@given(
    body=st.sampled_from(ODD),
    rules=st.sampled_from(sorted(gosim.RULES)),
    moves=st.lists(st.integers(0, 3), max_size=20),
    goes_on=st.booleans(),
)
def test_whatever_a_program_does_it_can_be_steered(
    body: str, rules: str, moves: list[int], goes_on: bool
) -> None:
    source = (
        'package main\n\nimport (\n\t"runtime"\n\t"time"\n)\n\nvar x time.Duration\n\n'
        f"func step() {{ x++; runtime.Gosched(); x++ }}\n\nfunc main() {{ {body} }}\n"
    )
    compiled = gosim.compile(source.encode(), "prog.go", gosim.RULES[rules])
    assert isinstance(compiled, gosim.Program)
    for look in (Moves(tuple(moves), goes_on), AsGo(0, len(moves))):
        machines = [Machine(compiled, rules=gosim.RULES[rules], look=look) for _ in range(2)]
        first, again = (machine.run() for machine in machines)
        assert first == again
        assert all(machine.helm is not None for machine in machines)


@settings(max_examples=25, deadline=None)
@given(moves=st.lists(st.integers(0, 2), min_size=1, max_size=20))
def test_taking_a_move_back_is_replaying_one_fewer(moves: list[int]) -> None:
    compiled = program(THREE)
    _, longer = steered(compiled, Moves(tuple(moves)))
    _, shorter = steered(compiled, Moves(tuple(moves[:-1])))
    done = len(shorter.decisions)
    assert longer.decisions[:done] == shorter.decisions
