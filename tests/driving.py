"""Drives to study in tests, and the moves that solve them."""

from __future__ import annotations

from dataclasses import replace

from quizgo.model import Card, Drive, Goal, GoalKind
from tests.studying import both, card

ORDER_GO = """package main

import (
	"fmt"
	"sync"
)

func worker(n int, wg *sync.WaitGroup) {
	defer wg.Done()
	fmt.Println(n)
}

func main() {
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Add(1)
		go worker(n+1, &wg)
	}
	wg.Wait()
}
"""
LOST_GO = """package main

import (
	"fmt"
	"sync"
)

var counter int

func add(wg *sync.WaitGroup) {
	defer wg.Done()
	counter++
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go add(&wg)
	go add(&wg)
	wg.Wait()
	fmt.Println(counter)
}
"""
HALF_GO = """package main

import (
	"runtime"
	"sync"
)

func work(wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for n := range 300 {
		sum += n
	}
}

func main() {
	var wg sync.WaitGroup
	runtime.Gosched()
	for range 6 {
		wg.Add(1)
		go work(&wg)
	}
	sum := 0
	for n := range 1000 {
		sum += n
	}
	wg.Wait()
}
"""
"""A thief on a second P takes half of what main has queued."""
ASLEEP_GO = """package main

import (
	"fmt"
	"time"
)

var ready bool

func prepare() { ready = true }

func main() {
	go prepare()
	time.Sleep(time.Millisecond)
	fmt.Println(ready)
}
"""
"""main may wake before the other one has run."""
AS_GO = replace(
    card(
        "order",
        Drive(both("In which order?", "按什么顺序？"), ORDER_GO, Goal(GoalKind.AS_GO)),
    ),
    hints=(both("Who is next?", "谁在 runnext？"),),
    why=both("The newest is first.", "最新的先运行。"),
)
"""Right: 4, 1, 1."""
LOST = replace(
    card(
        "lost",
        Drive(both("Lose one.", "弄丢一次。"), LOST_GO, Goal(GoalKind.OUTPUT, "1"), 2),
    ),
    hints=(both("In between.", "在中间。"),),
)
"""On with main, 1, then 2."""


def drive(one: Card) -> Drive:
    assert isinstance(one.body, Drive)
    return one.body
