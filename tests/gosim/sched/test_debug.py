from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.view.looks import snapshot
from quizgo.gosim.view.schedtrace import scheddetail, schedtrace


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", gosim.Debug()),
        ("schedtrace=1000,scheddetail=1", gosim.Debug(schedtrace=1000, scheddetail=True)),
        ("asyncpreemptoff=1", gosim.Debug(asyncpreemptoff=True)),
        ("gctrace=1,adaptivestackstart=0", gosim.Debug(gctrace=True, adaptivestackstart=False)),
        ("gctrace=x,unknown=1,schedtrace=-5", gosim.Debug()),
    ],
)
def test_godebug_is_read_as_go_reads_it(text: str, expected: gosim.Debug) -> None:
    assert gosim.parse_debug(text) == expected


SPIN = b"""package main

func main() {
	done := make(chan int)
	for range 4 {
		go func() {
			for i := 0; i < 100000; i++ {
			}
			done <- 1
		}()
	}
	for range 4 {
		<-done
	}
}
"""


def traced(detail: bool) -> list[str]:
    program = gosim.compile(SPIN, "prog.go")
    assert isinstance(program, gosim.Program)
    texts: list[str] = []
    form = scheddetail if detail else schedtrace
    gosim.run(
        program,
        procs=2,
        debug=gosim.Debug(schedtrace=5),
        on_schedtrace=lambda inside: texts.append(form(snapshot(inside))),
    )
    return texts


def test_schedtrace_is_a_line_every_so_many_milliseconds() -> None:
    lines = traced(detail=False)
    assert lines[0].startswith("SCHED 0ms: gomaxprocs=2 idleprocs=")
    assert len(lines) >= 2
    assert all(line.endswith(" ]\n") and " schedticks=[ " in line for line in lines)


def test_scheddetail_adds_a_line_for_each_p_and_m_and_g() -> None:
    first = traced(detail=True)[-1].splitlines()
    starts = [line.split(":")[0].strip() for line in first[1:]]
    assert starts[:2] == ["P0", "P1"]
    assert "M0" in starts
    assert "G1" in starts


def test_without_signals_a_loop_without_calls_keeps_its_p() -> None:
    source = b"""package main

import "runtime"

func main() {
	go println("other")
	for i := 0; i < 1000000; i++ {
	}
	println("main")
	runtime.Gosched()
}
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    assert gosim.run(program).stderr == b"other\nmain\n"
    off = gosim.Debug(asyncpreemptoff=True)
    assert gosim.run(program, debug=off).stderr == b"main\nother\n"
