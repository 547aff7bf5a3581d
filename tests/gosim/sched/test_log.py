"""A log that is read after the run tells what one tells that is made while it runs."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import GO_1_13, GO_1_27, Rules
from tests.gosim.sched.programs import World

PROGRAMS = Path(__file__).parents[1] / "oracle" / "go"
SOME = sorted(PROGRAMS.glob("*.go"))[::12]

COLLECTS = b"""package main

import "runtime"

var kept []int

func main() {
	for range 3 {
		sizes := []int{1_000, 257, 500, 1 << 40}
		kept = append(kept, sizes...)
		runtime.GC()
	}
}
"""


def compiled(source: bytes) -> gosim.Program:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    return program


def machine(program: gosim.Program, procs: int, rules: Rules) -> gosim.Machine:
    limits = Limits(steps=300_000)
    return gosim.Machine(program, procs=procs, rules=rules, limits=limits, events=True)


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_events_made_later_are_those_made_at_once(path: Path) -> None:
    program = compiled(path.read_bytes())
    for procs, rules in ((1, GO_1_27), (3, GO_1_27), (2, GO_1_13)):
        later, at_once = machine(program, procs, rules), machine(program, procs, rules)
        at_once.sched.events, at_once.sched.add = [], None
        assert later.run() == at_once.run()


@pytest.mark.parametrize("seed", range(60))
def test_random_programs_are_told_of_the_same_either_way(seed: int) -> None:
    rules, costs = (GO_1_13, GO_1_27)[seed % 2], (Costs(), Costs(busy=100))[seed // 2 % 2]
    later, at_once = (World(seed, procs=1 + seed % 5, rules=rules, costs=costs) for _ in range(2))
    later.toy.sched.keep_log()
    at_once.toy.sched.events = []
    assert later.told() == at_once.told()


def test_a_program_is_told_of_the_same_however_often_it_ran_before() -> None:
    """A constant that it stored is shared by all runs: their heaps do not divide it."""
    program = compiled(COLLECTS)
    first, second, third = (machine(program, 1, GO_1_27).run().events for _ in range(3))
    assert first == second == third


def test_who_keeps_the_events_does_not_keep_the_run() -> None:
    run = machine(compiled(COLLECTS), 2, GO_1_27)
    outcome, sched = run.run(), weakref.ref(run.sched)
    del run
    gc.collect()
    assert sched() is None
    assert outcome.events


def test_a_log_is_a_sequence() -> None:
    log = machine(compiled(COLLECTS), 1, GO_1_27).run().events
    assert log is not None
    assert log[0].kind is Kind.BOOT
    assert log[-1].kind is Kind.EXIT
    assert log[:2] == tuple(log)[:2]
    assert len(log) == len(list(log)) == log[-1].seq + 1
    assert hash(log) == hash(tuple(log))
    assert log != [*log, log[0]]
