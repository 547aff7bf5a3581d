"""Stacks: 2 KB at first, doubled when a frame does not fit, halved by the collector."""

from __future__ import annotations

from quizgo import gosim
from quizgo.gosim.events import Kind

RECURSION = """package main

func deep(n int) int {
	if n == 0 {
		return 0
	}
	return deep(n-1) + 1
}

func wide(n int) int {
	var a [400]int
	a[n] = n
	return a[n]
}

"""


def resized(body: str, functions: str = RECURSION) -> list[str]:
    program = gosim.compile((functions + f"func main() {{\n{body}\n}}\n").encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, events=True)
    assert outcome.how is gosim.How.EXIT, outcome.text
    return [event.extra for event in outcome.events or () if event.kind is Kind.STACK]


def test_a_shallow_program_keeps_its_two_kilobytes() -> None:
    assert resized("println(deep(5))") == []


def test_a_stack_doubles_each_time_that_a_call_finds_no_room() -> None:
    assert resized("println(deep(250))") == ["2048 4096", "4096 8192", "8192 16384"]


def test_it_does_not_shrink_by_itself() -> None:
    assert resized("deep(250); deep(250)") == ["2048 4096", "4096 8192", "8192 16384"]


def test_a_frame_that_does_not_fit_doubles_it_as_often_as_needed() -> None:
    assert resized("println(wide(3))") == ["2048 8192"]


def test_the_collector_halves_a_stack_of_which_less_than_a_quarter_is_used() -> None:
    functions = 'package main\nimport "runtime"\n' + RECURSION.removeprefix("package main\n")
    changes = resized("deep(250); runtime.GC(); runtime.GC()", functions)
    assert changes == ["2048 4096", "4096 8192", "8192 16384", "16384 8192", "8192 4096"]
