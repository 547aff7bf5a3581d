"""Runs whose events are looked at: of small programs, and made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgo import gosim
from quizgo.gosim.events import Event, Kind


def run(text: str, *, procs: int = 1, seed: int = 1) -> gosim.Outcome:
    """What a program did, with its events."""
    compiled = gosim.compile(text.encode(), "prog.go")
    assert isinstance(compiled, gosim.Program), compiled
    return gosim.run(compiled, gosim.Choices(seed), procs=procs, events=True)


def main(body: str, *, procs: int = 1, seed: int = 1) -> gosim.Outcome:
    """What `body` does as the main of a program that imports sync and time. It begins at line 5."""
    head = (
        'package main\nimport ("sync"; "time")\nvar _, _ = sync.NewCond, time.Now\nfunc main() {\n'
    )
    return run(f"{head}{body}\n}}\n", procs=procs, seed=seed)


def events_of(outcome: gosim.Outcome) -> Sequence[Event]:
    assert outcome.events is not None
    return outcome.events


Told = tuple[int, Kind, int, int, int, str]
"""Time, kind, M, P, G, extra."""


def log(told: Iterable[Told], *, objects: dict[int, int] | None = None) -> list[Event]:
    """A log made by hand; `objects` by the number of the event."""
    found = objects or {}
    return [
        Event(time, seq, kind, m, p, g, extra, found.get(seq, 0), seq + 100 if g >= 0 else 0)
        for seq, (time, kind, m, p, g, extra) in enumerate(told)
    ]


TWO_PS: tuple[Told, ...] = (
    (0, Kind.GO_START, 0, 0, 1, ""),
    (100, Kind.GO_CREATE, 0, 0, 5, "1"),
    (200, Kind.GO_CREATE, 0, 0, 6, "1"),
    (250, Kind.M_NEW, 0, 0, -1, "2"),
    (300, Kind.GO_CREATE, 0, 0, 7, "1"),
    (400, Kind.P_START, 2, 1, -1, ""),
    (450, Kind.STEAL, 2, 1, 5, "1 from p0"),
    (450, Kind.GO_START, 2, 1, 5, ""),
    (500, Kind.SYS_ENTER, 0, 0, 1, ""),
    (600, Kind.P_RETAKE, 2, 1, 1, "0"),
    (600, Kind.P_HANDOFF, 2, 1, -1, "syscall"),
    (700, Kind.P_START, 3, 0, -1, ""),
    (700, Kind.GO_START, 3, 0, 7, ""),
    (800, Kind.GO_PREEMPT, 3, 0, 7, ""),
    (800, Kind.GO_START, 3, 0, 6, ""),
    (850, Kind.SYS_EXIT, 0, -1, 1, "slow"),
    (900, Kind.GO_EXIT, 2, 1, 5, ""),
    (900, Kind.GLOBAL_BATCH, 2, 1, 7, "2"),
    (900, Kind.GO_START, 2, 1, 7, ""),
    (950, Kind.GO_EXIT, 2, 1, 7, ""),
    (950, Kind.GO_START, 2, 1, 1, ""),
    (1000, Kind.GO_EXIT, 2, 1, 1, ""),
    (1000, Kind.EXIT, 2, 1, -1, ""),
)
"""Stealing, a system call whose P is taken, preemption, the global queue."""

CROSSED = """\
package main

import "sync"

func main() {
	var a, b sync.Mutex
	ready := make(chan bool)
	go func() {
		a.Lock()
		ready <- true
		b.Lock()
	}()
	b.Lock()
	<-ready
	a.Lock()
}
"""
"""Two goroutines lock two mutexes the other way round."""

WAITING = """\
wg := sync.WaitGroup{}
stuck := make(chan int)
go func() { <-stuck }()
for i := 0; i < 2; i++ {
	wg.Add(1)
	go func() {
		defer wg.Done()
		time.Sleep(time.Millisecond)
	}()
}
wg.Wait()"""
"""One goroutine is left."""
