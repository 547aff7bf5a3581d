"""However a function is cut and whenever it is interrupted, it does the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.code.link import FUSE_ALL, FUSE_NONE, FUSE_PURE
from quizgo.gosim.code.program import Program
from quizgo.gosim.vm.host import Stop
from tests.gosim.vm.fifo import Fifo, program_of

SOURCE = """
package main

type point struct{ x, y int }

var shared int

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
			continue
		}
		n = 3*n + 1
		steps++
	}
	return steps
}

func worker(id int, in <-chan int, out chan<- point) {
	for n := range in {
		shared++
		switch p := (point{id, n}); {
		case n%3 == 0:
			p.y += collatz(n)
			fallthrough
		case n > 4:
			out <- p
		default:
			for i := 0; i < n; i++ {
				if i == 2 {
					break
				}
				p.x += i
			}
			out <- p
		}
	}
}

func main() {
	in, out := make(chan int), make(chan point, 2)
	for id := range 3 {
		go worker(id, in, out)
	}
	go func() {
		for i := 1; i < 12; i++ {
			in <- i
		}
		close(in)
	}()
	sum := 0
outer:
	for seen := 0; ; seen++ {
		for retry := 0; ; retry++ {
			select {
			case p := <-out:
				sum += p.x*100 + p.y
				if seen == 10 {
					break outer
				}
				continue outer
			default:
				if retry > 50 {
					p := <-out
					sum += p.x*100 + p.y
					if seen == 10 {
						break outer
					}
					continue outer
				}
			}
		}
	}
	println(sum, shared)
}
"""

PROGRAMS: dict[int, Program] = {
    fuse: program_of(SOURCE, fuse) for fuse in (FUSE_ALL, FUSE_PURE, FUSE_NONE)
}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_quanta_of_any_length_stop_every_cut_at_the_same_places(quanta: list[int]) -> None:
    logs = []
    for program in PROGRAMS.values():
        turns = iter(quanta * 10_000)
        run = Fifo(program, lambda turns=turns: next(turns)).finish()  # type: ignore[misc]
        assert run.ended
        logs.append((run.log, bytes(run.output)))
    assert logs[0] == logs[1] == logs[2]


def test_a_goroutine_stops_at_a_back_edge_or_a_call_and_nowhere_else() -> None:
    run = Fifo(program_of("package main\nfunc main() {\n\tfor {\n\t}\n}\n"), lambda: 10)
    for _ in range(5):
        run.turn()
    assert {(stop, line) for _, stop, line in run.log} == {(Stop.PREEMPT, 3)}


def test_straight_code_does_not_stop() -> None:
    source = "package main\nfunc main() {\n\tx := 1\n\tx += 2\n\tx *= 3\n\tprintln(x)\n}\n"
    run = Fifo(program_of(source), lambda: 1_000).finish()
    assert bytes(run.output) == b"9\n"
    assert [stop for _, stop, _ in run.log] == [Stop.EXIT]
