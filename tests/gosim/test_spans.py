"""Events as spans: no gap, no overlap, the same time told by Ps and by goroutines."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.events import Kind
from quizgo.gosim.spans import Phase, Stop, Use, history
from tests.gosim.runs import TWO_PS, WAITING, events_of, log, main

STEPS = st.sampled_from(
    [
        "go func() { time.Sleep(1000) }()",
        "wg.Add(1); go func() { mu.Lock(); time.Sleep(2000); mu.Unlock(); wg.Done() }()",
        "mu.Lock(); mu.Unlock()",
        "go func() { c <- 1 }(); <-c",
        "wg.Add(1); go func() { for i := 0; i < 2000; i++ {}; wg.Done() }()",
        "wg.Wait()",
        "time.Sleep(500)",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=8), st.integers(1, 4), st.integers(0, 99))
def test_spans_follow_each_other_and_ps_tell_the_same(
    steps: list[str], procs: int, seed: int
) -> None:
    head = "var mu sync.Mutex\nvar wg sync.WaitGroup\nc := make(chan int)"
    used = "_ = c\nmu.Lock()\nmu.Unlock()\nwg.Wait()"
    outcome = main("\n".join([head, used, *steps]), procs=procs, seed=seed)
    past = history(events_of(outcome), procs=procs, end=outcome.statistics.time_ns)
    running: Counter[int] = Counter()
    for life in past.lives.values():
        assert all(a.end == b.start and a.last == b.first for a, b in pairwise(life.spans))
        assert all(span.start <= span.end and span.first < span.last for span in life.spans)
        for span in life.spans:
            if span.phase is Phase.RUNNING:
                running[span.p] += span.length
    for p, turns in past.procs.items():
        assert (turns[0].start, turns[-1].end) == (0, past.end)
        assert all(a.end == b.start for a, b in pairwise(turns))
        assert sum(turn.length for turn in turns if turn.use is Use.RUNNING) == running[p]


def test_system_goroutines_are_told_apart() -> None:
    past = history(events_of(main(WAITING)))
    assert {life.goid for life in past.lives.values() if not life.is_system} >= {1}
    made = [life for life in past.lives.values() if life.created_by == 1]
    assert [life.created_line for life in made] == [7, 10, 10]
    assert all(life.spans[0].began is Kind.GO_CREATE for life in made)


def test_a_p_that_is_retaken_is_idle_until_another_thread_has_it() -> None:
    past = history(log(TWO_PS))
    turns = [(t.start, t.end, t.use, t.m, t.g) for t in past.procs[0]]
    assert turns == [
        (0, 500, Use.RUNNING, 0, 1),
        (500, 600, Use.SYSCALL, 0, 1),
        (600, 700, Use.IDLE, -1, -1),
        (700, 800, Use.RUNNING, 3, 7),
        (800, 1000, Use.RUNNING, 3, 6),
    ]
    main_ = [(s.start, s.end, s.phase) for s in past.lives[1].spans]
    assert main_ == [
        (0, 500, Phase.RUNNING),
        (500, 850, Phase.SYSCALL),
        (850, 950, Phase.RUNNABLE),
        (950, 1000, Phase.RUNNING),
    ]


def test_while_the_world_is_stopped_ps_are() -> None:
    past = history(
        log(
            [
                (0, Kind.GO_START, 0, 0, 1, ""),
                (10, Kind.STW_STOP, 0, 0, 1, "GC"),
                (40, Kind.STW_START, 0, 0, 1, "30"),
                (50, Kind.EXIT, 0, 0, -1, ""),
            ]
        ),
        procs=2,
    )
    assert past.stops == (Stop(10, 40, "GC"),)
    assert [(t.use, t.length) for t in past.procs[1]] == [
        (Use.IDLE, 10),
        (Use.STOPPED, 30),
        (Use.IDLE, 10),
    ]
    assert [t.use for t in past.procs[0]] == [Use.RUNNING]


def test_a_thread_that_is_ahead_makes_no_span_negative() -> None:
    past = history(
        log(
            [
                (0, Kind.GO_START, 0, 0, 1, ""),
                (900, Kind.GO_BLOCK, 0, 0, 1, "chan receive"),
                (850, Kind.GO_UNBLOCK, 1, 1, 1, "5"),
                (950, Kind.GO_START, 0, 0, 1, ""),
            ]
        )
    )
    assert [(s.start, s.end) for s in past.lives[1].spans] == [
        (0, 900),
        (900, 900),
        (900, 950),
        (950, 950),
    ]


@pytest.mark.parametrize("procs", [0, 3])
def test_nothing_happened(procs: int) -> None:
    past = history([], procs=procs, end=5)
    assert (past.end, past.events, dict(past.lives), len(past.procs)) == (5, 0, {}, procs)
