"""Looking inside at a moment of a run, and walking through one."""

from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.machine import Machine
from quizgo.gosim.sched.inside import Fields, Inside
from quizgo.gosim.sched.walk import Stop, Stretch
from quizgo.gosim.sched.watch import Moment

SOURCE = b"""package main

import (
	"fmt"
	"sync"
)

var results = make(chan int, 3)

func worker(n int, wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for i := 0; i < n; i++ {
		sum += add(i, n)
	}
	results <- sum
}

func add(a, b int) int {
	c := a + b
	return c
}

func main() {
	var wg sync.WaitGroup
	for i := 1; i <= 3; i++ {
		wg.Add(1)
		go worker(i, &wg)
	}
	wg.Wait()
	close(results)
	for v := range results {
		fmt.Println(v)
	}
}
"""


def program_of(source: bytes = SOURCE) -> gosim.Program:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    return program


PROGRAM = program_of()


def seen(moment: Moment, program: gosim.Program = PROGRAM, procs: int = 1) -> Inside:
    machine = Machine(program, gosim.Choices(3), procs=procs, look=moment)
    machine.run()
    assert machine.seen is not None
    return machine.seen


def walk(stretch: Stretch, procs: int = 1) -> tuple[list[Stop], list[Inside]]:
    machine = Machine(PROGRAM, gosim.Choices(3), procs=procs, look=stretch)
    machine.run()
    assert machine.walk is not None
    return machine.walk.stops, machine.walk.insides


def top_frame(inside: Inside, goid: int) -> Fields:
    g = next(each for each in inside.gs if each["goid"] == goid)
    frames = g["frames"]
    assert isinstance(frames, list)
    assert isinstance(frames[0], dict)
    return frames[0]


@pytest.mark.parametrize("procs", [1, 2, 4])
def test_who_looks_changes_nothing(procs: int) -> None:
    free = gosim.run(PROGRAM, gosim.Choices(3), procs=procs, events=True)
    for look in (Moment(step=10**9), Stretch(0, 10**9)):
        machine = Machine(PROGRAM, gosim.Choices(3), procs=procs, look=look)
        outcome = machine.run()
        assert outcome.stdout == free.stdout
        assert outcome.choices == free.choices
        assert free.events is not None
        assert outcome.events is not None
        assert [each[:7] for each in outcome.events] == [each[:7] for each in free.events]


def test_every_line_is_met() -> None:
    stops, _ = walk(Stretch(0, 10**9))
    lines = {stop.line for stop in stops if stop.event is None}
    assert lines == {8, 11, 12, 13, 14, 16, 17, 20, 21, 25, 26, 27, 28, 30, 31, 32, 33, 35}


def test_coming_back_from_a_call_is_no_arrival() -> None:
    stops, _ = walk(Stretch(0, 10**9))
    assert sum(stop.line == 14 and stop.event is None for stop in stops) == 1 + 2 + 3


def test_variables_are_those_of_the_moment() -> None:
    frame = top_frame(seen(Moment(line=21, nth=2, g="worker#3")), 9)
    assert (frame["function"], frame["variables"]) == ("main.add", {"c": "4"})


def test_goroutines_are_told_by_function_and_number() -> None:
    first = seen(Moment(event=Kind.GO_EXIT, g="worker#1"))
    assert first.born == ((1, "main.main"), *((goid, "main.worker") for goid in (7, 8, 9)))
    assert all(g["goid"] != 7 for g in first.gs)


def test_the_last_event_is_a_moment_too() -> None:
    source = b"package main\n\nfunc main() {\n\tch := make(chan int)\n\tch <- 1\n}\n"
    end = seen(Moment(event=Kind.DEADLOCK), program_of(source))
    assert [g["waitreason"] for g in end.gs] == ["chan send"]
    assert end.channels[0]["sendq"] == [1]


def test_channels_of_package_variables_are_there() -> None:
    inside = seen(Moment(event=Kind.GO_CREATE, nth=3))
    assert inside.globals == {"results": f"chan {inside.channels[0]['address']:#x}"}
    assert inside.ps[0]["runnext"] == 9


def test_two_channels_are_two() -> None:
    source = b"package main\n\nfunc main() {\n\ta, b := make(chan int, 1), make(chan int, 2)\n"
    source += b"\ta <- 1\n\tb <- 2\n\tprintln(<-a, <-b)\n}\n"
    inside = seen(Moment(line=6), program_of(source))
    assert [channel["buf"] for channel in inside.channels] == [["1"], []]


@pytest.mark.parametrize("procs", [1, 2])
@pytest.mark.parametrize("kind", [Kind.GO_CREATE, Kind.GO_BLOCK, Kind.GO_UNBLOCK, Kind.GO_EXIT])
def test_without_places_only_running_functions_may_differ(procs: int, kind: Kind) -> None:
    come = 0
    for seed in range(1, 6):
        found = []
        for needs_places in (True, False):
            moment = Moment(event=kind, needs_places=needs_places)
            machine = Machine(PROGRAM, gosim.Choices(seed), procs=procs, look=moment)
            machine.run()
            found.append(machine.seen)
        whole, quick = found
        if whole is None or quick is None:  # with several Ps main may have nobody to wait for
            assert whole is quick
            continue
        come += 1
        assert whole[:4] == quick[:4]
        status = [[(g["goid"], g["atomicstatus"]) for g in each.gs] for each in (whole, quick)]
        assert status[0] == status[1]
    assert come


def test_who_blocks_has_not_made_way_yet() -> None:
    inside = seen(Moment(event=Kind.GO_BLOCK, g="main"))
    assert inside.ps[0]["runnext"] == 9
    assert inside.ms[0]["curg"] is None


def test_a_moment_that_never_comes_gives_nothing() -> None:
    machine = Machine(PROGRAM, look=Moment(line=3))
    assert machine.run().how is gosim.How.EXIT
    assert machine.seen is None


@pytest.mark.parametrize("procs", [1, 4])
def test_a_stretch_sees_what_a_whole_walk_sees(procs: int) -> None:
    stops, insides = walk(Stretch(0, 10**9), procs)
    assert len(stops) == len(insides)
    for first in (0, 17, len(stops) - 3):
        some, there = walk(Stretch(first, first + 2), procs)
        assert there == insides[first : first + 3]
        assert some == stops[: len(some)]
