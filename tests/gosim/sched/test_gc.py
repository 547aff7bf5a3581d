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
LINE = re.compile(
    r"gc \d+ @\d+\.\d{3}s \d+%: [\d.]+\+[\d.]+\+[\d.]+ ms clock, "
    r"[\d.]+\+[\d.]+/[\d.]+/[\d.]+\+[\d.]+ ms cpu, \d+->\d+->\d+ MB, \d+ MB goal, "
    r"\d+ MB stacks, \d+ MB globals, (\d) P( \(forced\))?"
)


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
    assert seen - {"last"} == modes


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
