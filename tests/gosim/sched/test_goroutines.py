"""What a goroutine is made of, and that nothing of it stays when it has ended."""

from __future__ import annotations

import gc

from quizgo import gosim
from quizgo.gosim.code.function import Function
from quizgo.gosim.sched.g import G
from quizgo.gosim.vm.host import Routine


def test_a_goroutine_has_all_that_the_vm_wants_of_it() -> None:
    function = Function("main.f", 0, lambda function: None)
    registers: list[object] = [None]
    g, routine = G(7, function, registers), Routine(7, function, registers)
    for name in Routine.__slots__:
        assert getattr(g, name) == getattr(routine, name), name
    assert all(hasattr(g, name) for name in G.__slots__)


def test_dead_goroutines_go_without_pythons_collector() -> None:
    source = b"""package main

func main() {
	c, done := make(chan int), make(chan int)
	for i := range 100 {
		go func() { done <- i + <-c }()
	}
	for i := range 100 {
		c <- i
		<-done
	}
}
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    machine = gosim.Machine(program)
    gc.collect()
    gc.disable()
    try:
        before = _goroutines()
        outcome = machine.run()
        left = _goroutines() - before
    finally:
        gc.enable()
    assert outcome.statistics.goroutines == 101
    assert left < 10  # main, and the runtime's own


def _goroutines() -> int:
    return sum(type(each) is G for each in gc.get_objects())
