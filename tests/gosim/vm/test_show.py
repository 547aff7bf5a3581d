"""Values as they are shown to who looks inside a run."""

from __future__ import annotations

from quizgo import gosim
from quizgo.gosim.sched.inside import Plain
from quizgo.gosim.sched.watch import Moment

SOURCE = b"""package main

import (
	"sync"
	"time"
)

type point struct {
	x, y int
	name string
}

func main() {
	var mu sync.Mutex
	var idle sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(2)
	mu.Lock()
	rw.RLock()
	numbers := []int{1, 2, 3}
	ages := map[string]int{"a": 1}
	p := &point{1, 2, "o\\x1b"}
	ch := make(chan int)
	go func() {
		mu.Lock()
	}()
	time.Sleep(time.Microsecond)
	println("here")
	idle.Lock()
	println(numbers, len(ages), p.x, ch)
	mu.Unlock()
	rw.RUnlock()
	wg.Done()
}
"""


def variables(line: int) -> dict[str, Plain]:
    program = gosim.compile(SOURCE, "prog.go")
    assert isinstance(program, gosim.Program)
    machine = gosim.Machine(program, look=Moment(line=line))
    machine.run()
    assert machine.seen is not None
    frames = machine.seen.gs[0]["frames"]
    assert isinstance(frames, list)
    assert isinstance(frames[0], dict)
    found = frames[0]["variables"]
    assert isinstance(found, dict)
    return found


def test_values_are_shown_in_gos_notation() -> None:
    found = variables(29)
    assert found["numbers"] == "[1 2 3]"
    assert found["ages"] == 'map["a":1]'
    assert found["p"] == '&{x:1 y:2 name:"o\\u001b"}'
    assert str(found["ch"]).startswith("chan 0xc000")


def test_locks_are_shown_by_what_they_are_in() -> None:
    found = variables(29)
    assert found["mu"] == "{locked waiters:1}"
    assert found["idle"] in ("{}", "{unlocked waiters:0}")
    assert found["wg"] == "{counter:2 waiters:0}"
    assert found["rw"] == "{readers:1 writer:{unlocked waiters:0}}"
