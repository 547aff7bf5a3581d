"""The collector: when a cycle begins, who marks, and what it costs."""

from __future__ import annotations

import re

import pytest

from quizgo import gosim
from quizgo.gosim.events import Event, Kind

ALLOCATES = """package main

import "runtime"

type node struct {
	next *node
	data [64]int
}

func touch(n *node) *node { return n }

func main() {
	var keep *node
	for i := 0; i < 30000; i++ {
		n := touch(&node{})
		if i%50 == 0 {
			n.next = keep
			keep = n
		}
		if i%100 == 0 {
			runtime.Gosched()
		}
	}
	runtime.KeepAlive(keep)
}
"""
COMPUTES = """package main

import "sync"

type node struct {
	next *node
	data [64]int
}

func main() {
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			var keep *node
			for i := 0; i < 12000; i++ {
				n := &node{}
				if i%10 == 0 {
					n.next = keep
					keep = n
				}
			}
		})
	}
	wg.Wait()
}
"""
"""Goroutines that allocate and never wait."""
LINE = re.compile(
    r"gc \d+ @\d+\.\d{3}s \d+%: [\d.]+\+[\d.]+\+[\d.]+ ms clock, "
    r"[\d.]+\+[\d.]+/[\d.]+/[\d.]+\+[\d.]+ ms cpu, \d+->\d+->\d+ MB, \d+ MB goal, "
    r"\d+ MB stacks, \d+ MB globals, (\d) P( \(forced\))?"
)
SIZES = re.compile(r"->(\d+)->\d+ MB, (\d+) MB goal")
CPU = re.compile(r"\+([\d.]+)\+[\d.]+ ms clock, [\d.]+\+[\d.]+/([\d.]+)/([\d.]+)")
HOLDS = """package main

import "runtime"

type node struct {
	next *node
	data [16]int
}

func main() {
	var keep *node
	for range 20000 {
		keep = &node{next: keep}
	}
	runtime.GC()
	runtime.KeepAlive(keep)
}
"""


def run(source: str, **options: object) -> gosim.Outcome:
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, events=True, **options)  # type: ignore[arg-type]
    assert outcome.how is gosim.How.EXIT, outcome.text
    return outcome


def of(outcome: gosim.Outcome, *kinds: Kind) -> list[Event]:
    return [event for event in outcome.events or () if event.kind in kinds]


def phases(outcome: gosim.Outcome) -> list[str]:
    return [event.extra for event in of(outcome, Kind.GC_PHASE)]


@pytest.mark.parametrize("procs", [1, 2, 4, 8])
def test_a_cycle_marks_and_then_sweeps_between_two_stops(procs: int) -> None:
    outcome = run(ALLOCATES, procs=procs)
    found = phases(outcome)
    assert len(found) >= 6
    cycles = len(found) // 3
    assert found[: 3 * cycles] == ["mark", "mark termination", "sweep"] * cycles
    stops = [event.extra for event in of(outcome, Kind.STW_STOP)][: 2 * cycles]
    assert stops == ["GC sweep termination", "GC mark termination"] * cycles


def test_nothing_is_collected_below_four_megabytes() -> None:
    assert phases(run(ALLOCATES.replace("30000", "300"))) == []


def test_gogc_off_collects_nothing_and_a_small_one_collects_more_often() -> None:
    usual, eager, off = (len(phases(run(ALLOCATES, procs=4, gogc=gogc))) for gogc in (100, 20, -1))
    assert off == 0
    assert eager > usual > 0


def test_runtime_gc_waits_for_a_whole_cycle() -> None:
    source = 'package main\nimport "runtime"\nfunc main() { println(1); runtime.GC(); println(2) }'
    outcome = run(source, procs=4)
    kinds = (Kind.OUTPUT, Kind.GC_PHASE)
    assert [event.extra.strip() for event in of(outcome, *kinds)] == [
        *("1", "mark", "mark termination", "sweep", "2"),
    ]
    blocked = [event.extra for event in of(outcome, Kind.GO_BLOCK) if event.g == 1]
    assert blocked == ["wait for GC cycle"]


@pytest.mark.parametrize(("procs", "modes"), [(1, {"fractional"}), (4, {"dedicated"})])
def test_a_quarter_of_the_ps_marks(procs: int, modes: set[str]) -> None:
    outcome = run(ALLOCATES, procs=procs)
    seen = {event.extra for event in of(outcome, Kind.GC_WORK)} - {"idle", "assist"}
    assert seen == modes


@pytest.mark.parametrize("procs", [1, 2, 3, 4, 8])
def test_who_never_waits_marks_what_it_owes_and_ends_the_cycle(procs: int) -> None:
    """No worker need get a turn: the heap stays near its goal."""
    outcome = run(COMPUTES, procs=procs, debug=gosim.Debug(gctrace=True))
    assert of(outcome, Kind.GC_WORK)
    found = [SIZES.search(line) for line in outcome.stderr.decode().splitlines()]
    ends = [(int(match[1]), int(match[2])) for match in found if match]
    assert len(ends) >= 3
    assert all(at_end <= 2 * goal for at_end, goal in ends), ends


@pytest.mark.parametrize("procs", [1, 2, 3, 4, 8])
def test_an_assist_is_told_before_its_goroutine_does_anything_else(procs: int) -> None:
    outcome = run(COMPUTES, procs=procs)
    running: dict[int, int] = {}
    assists = 0
    for event in outcome.events or ():
        if event.kind is Kind.GO_START:
            running[event.m] = event.g
        elif event.kind is Kind.GC_WORK and event.extra == "assist":
            assists += 1
            assert running[event.m] == event.g
    assert assists


@pytest.mark.parametrize("procs", [4, 8, 12])
def test_dedicated_workers_take_a_quarter_of_the_time_that_marking_takes(procs: int) -> None:
    """With enough to mark; the Ps that have nothing to do help."""
    outcome = run(HOLDS, procs=procs, debug=gosim.Debug(gctrace=True))
    line = outcome.stderr.decode().splitlines()[-1]
    match = CPU.search(line)
    assert match is not None
    marking, dedicated, idle = (float(match[i]) for i in (1, 2, 3))
    assert 0.2 <= dedicated / (marking * procs) <= 0.3, line
    assert idle > 0, line


def test_nobody_runs_while_the_world_is_stopped() -> None:
    outcome = run(ALLOCATES, procs=4)
    stopped = None
    for event in outcome.events or ():
        if event.kind is Kind.GC_PHASE and event.extra in ("mark", "mark termination"):
            stopped = event
        elif event.kind is Kind.STW_START:
            stopped = None
        assert stopped is None or event.kind is not Kind.GO_START


def test_gctrace_prints_a_line_a_cycle_in_the_form_of_go() -> None:
    source = ALLOCATES.replace("runtime.KeepAlive", "runtime.GC(); runtime.KeepAlive")
    outcome = run(source, procs=2, debug=gosim.Debug(gctrace=True))
    lines = outcome.stderr.decode().splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    assert [match[2] for match in found if match][-1] == " (forced)"
    assert len(lines) == phases(outcome).count("sweep")


def test_a_run_with_collections_is_a_function_of_its_seed() -> None:
    assert run(ALLOCATES, procs=4).events == run(ALLOCATES, procs=4).events


@pytest.mark.parametrize("procs", [1, 2, 4])
def test_time_never_goes_back(procs: int) -> None:
    times = [event.time for event in run(ALLOCATES, procs=procs).events or ()]
    assert times == sorted(times)
