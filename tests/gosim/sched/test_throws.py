"""Traces of fatal errors that the standard library finds, as real Go 1.27 prints them."""

from __future__ import annotations

import re

import pytest

from quizgo import gosim

TEXT = """package main

import "sync"

func main() {
	m := map[int]int{1: 1, 2: 2}
	var mu sync.Mutex
	var rw sync.RWMutex
	var both sync.Locker = &mu
	_, _, _, _ = m, &mu, &rw, both
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			for j := range 300 {
				_ = j
				if i == 0 { %s } else { %s }
			}
			wg.Done()
		}()
	}
	wg.Wait()
}
"""
FATAL = "internal/runtime/maps.fatal"
UNLOCK = [
    "internal/sync.fatal",
    "internal/sync.(*Mutex).unlockSlow",
    "internal/sync.(*Mutex).Unlock",
    "sync.(*Mutex).Unlock",
]


def functions(trace: str) -> list[str]:
    """Of the goroutine that died, innermost first."""
    _, _, lines = trace.partition("[running]:\n")
    return [line.rpartition("(")[0] for line in re.findall(r"^(\S.*\))\n\t", lines, re.MULTILINE)]


@pytest.mark.parametrize(
    ("one", "others", "above"),
    [
        ("m[j] = i", "m[j] = i", [FATAL]),
        ("delete(m, j)", "delete(m, j)", [FATAL, "internal/runtime/maps.(*Map).Delete"]),
        ("clear(m)", "clear(m)", [FATAL, "internal/runtime/maps.(*Map).Clear"]),
        ("m[j%4] = j", "_ = m[1]", [FATAL]),
        ("m[j%4] = j", "for range m {}", [FATAL, "internal/runtime/maps.(*Iter).Next"]),
        ("mu.Unlock()", "mu.Unlock()", UNLOCK),
        ("both.Unlock()", "both.Unlock()", UNLOCK),
        ("rw.Unlock()", "rw.Unlock()", ["sync.fatal", "sync.(*RWMutex).Unlock"]),
        (
            "rw.RUnlock()",
            "rw.RUnlock()",
            ["sync.fatal", "sync.(*RWMutex).rUnlockSlow", "sync.(*RWMutex).RUnlock"],
        ),
    ],
)
def test_the_calls_that_found_the_error_stand_above_the_program(
    one: str, others: str, above: list[str]
) -> None:
    program = gosim.compile((TEXT % (one, others)).encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    dead = next(
        outcome
        for seed in range(1, 20)
        if (outcome := gosim.run(program, gosim.Choices(seed), procs=4)).text
    )
    trace = dead.stderr.decode()
    assert trace.startswith("fatal error: ")
    assert functions(trace) == [*above, "main.main.func1"]
    assert trace.count("/usr/local/go/src/") == len(above)
