"""A run that is looked at anywhere, forward and back."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.tape import BLOCK, MOST_BLOCKS, Tape

SOURCE = b"""package main

import (
	"fmt"
	"sync"
)

func worker(n int, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for v := range in {
		out <- v * n
	}
}

func main() {
	in, out := make(chan int), make(chan int, 9)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go worker(i, in, out, &wg)
	}
	go func() {
		for i := range 3 {
			in <- i
		}
		out <- 1
		close(out)
	}()
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println(sum)
}
"""


@cache
def program() -> gosim.Program:
    made = gosim.compile(SOURCE, "prog.go")
    assert isinstance(made, gosim.Program)
    return made


@cache
def tape(procs: int) -> Tape:
    return Tape(program(), procs=procs)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([1, 4]), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_a_stop_is_the_same_whichever_way_one_came(procs: int, jumps: list[int]) -> None:
    walked, fresh = tape(procs), Tape(program(), procs=procs)
    for jump in jumps:
        position = jump % len(walked.stops)
        assert walked.inside(position) == fresh.inside(position)
        for near in {max(0, position - 1), min(position + 1, walked.last)}:
            assert walked.inside(near) == fresh.inside(near)


@pytest.mark.parametrize("procs", [1, 4])
def test_every_stop_has_its_inside(procs: int) -> None:
    whole = tape(procs)
    assert BLOCK < len(whole.stops) < 10 * BLOCK
    for position, stop in enumerate(whole.stops):
        inside = whole.inside(position)
        assert inside.time >= stop.time
        if stop.event is None:
            (g,) = (g for g in inside.gs if g["goid"] == stop.g)
            assert g["atomicstatus"] == "Grunning"
            assert g["line"] == stop.line


def test_the_same_run_as_without_a_tape() -> None:
    outcome = gosim.run(program(), gosim.Choices(1), procs=4)
    assert (tape(4).outcome.stdout, tape(4).choices) == (outcome.stdout, outcome.choices)


def test_the_next_event_of_a_kind_and_back() -> None:
    run = tape(1)

    def is_block(stop: object) -> bool:
        event = getattr(stop, "event", None)
        return event is not None and event.kind is Kind.GO_BLOCK

    first = run.find(0, is_block)
    second = run.find(first, is_block)
    assert 0 < first < second
    assert run.find(second, is_block, back=True) == first
    assert run.find(run.last, is_block) == run.last


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_changed_choice_changes_nothing_before_it(data: st.DataObject) -> None:
    run = tape(4)
    draw = data.draw(st.integers(0, len(run.choices) - 1))
    chosen = data.draw(st.integers(0, run.choices[draw].n - 1))
    other = run.changed(draw, chosen)
    assert other.choices[: draw + 1] == (
        *run.choices[:draw],
        run.choices[draw]._replace(chosen=chosen),
    )
    position = run.position_of(draw)
    assert other.stops[:position] == run.stops[:position]
    assert other.position_of(draw) >= position


def test_an_impossible_choice_is_refused() -> None:
    run = tape(4)
    for draw, chosen in ((len(run.choices), 0), (0, run.choices[0].n), (-1, 0), (0, -1)):
        with pytest.raises(ValueError, match="cannot give"):
            run.changed(draw, chosen)


def test_a_program_without_end_has_a_tape_that_is_cut() -> None:
    source = b"package main\n\nfunc main() {\n\tx := 1\n\tfor {\n\t\tx++\n\t}\n}\n"
    endless = gosim.compile(source, "prog.go")
    assert isinstance(endless, gosim.Program)
    run = Tape(endless, limits=gosim.Limits(steps=1_000_000))
    assert run.is_cut
    run.inside(run.last)
    for block in range(MOST_BLOCKS + 2):
        run.inside(block * BLOCK)
    assert len(run.stops) == run.last + 1


def test_with_many_goroutines_few_stops_are_seen_at_once() -> None:
    source = b"package main\n\nfunc main() {\n\tfor range 3000 {\n\t\tgo func() {}()\n\t}\n}\n"
    many = gosim.compile(source, "prog.go")
    assert isinstance(many, gosim.Program)
    run = Tape(many)
    assert run.block == 2
    assert len(run.inside(run.find(run.last, lambda stop: stop.g == 1, back=True)).gs) > 2000


def test_a_program_that_ends_at_once_has_a_stop() -> None:
    empty = gosim.compile(b"package main\n\nfunc main() {\n}\n", "prog.go")
    assert isinstance(empty, gosim.Program)
    run = Tape(empty)
    assert run.last >= 1
    assert run.stops[-1].event is not None
    assert run.stops[-1].event.kind is Kind.EXIT
    assert run.inside(0).time == 0
