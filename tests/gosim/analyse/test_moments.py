"""Deciding moments: what the rules settled, in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.analyse import deciding_moments
from quizgo.gosim.analyse.moments import (
    Assists,
    Batched,
    CameBackLate,
    Collects,
    Displaced,
    Fair,
    GaveWay,
    HandedOff,
    Marks,
    Moment,
    Overflowed,
    Preempted,
    Retaken,
    Stole,
    StoppedWorld,
)
from quizgo.gosim.analyse.queues import Place, Queues
from quizgo.gosim.events import Kind
from tests.gosim.runs import TWO_PS, events_of, log, main, run


def found(body: str) -> list[Moment]:
    return list(deciding_moments(events_of(main(body))))


def of(kind: type[Moment], moments: list[Moment]) -> list[Moment]:
    return [moment for moment in moments if isinstance(moment, kind)]


def test_two_ps_by_hand() -> None:
    moments = list(deciding_moments(log(TWO_PS)))
    assert moments == [
        Displaced(200, 2, 0, 6, 5, True),
        Displaced(300, 4, 0, 7, 6, True),
        Stole(450, 6, 1, 5, 0, 1, False),
        Retaken(600, 9, 0, 1),
        Preempted(800, 13, 0, 7, 100, 113),
        CameBackLate(850, 15, 1),
        Batched(900, 17, 1, 7, 2),
    ]


def test_the_last_made_pushes_the_one_before_it_aside() -> None:
    moments = of(Displaced, found("for i := 0; i < 3; i++ { go func() {}() }\ntime.Sleep(1000)"))
    pushed = [(one.g, one.kicked) for one in moments if isinstance(one, Displaced) and one.is_new]
    assert pushed == [(pushed[0][0], pushed[0][1]), (pushed[0][0] + 1, pushed[0][0])]


def test_a_full_ring_overflows_and_every_61st_pick_is_fair() -> None:
    body = (
        "var wg sync.WaitGroup\nwg.Add(600)\nfor i := 0; i < 600; i++ { go wg.Done() }\nwg.Wait()"
    )
    moments = found(body)
    assert {one.n for one in of(Overflowed, moments) if isinstance(one, Overflowed)} == {129}
    assert len(of(Overflowed, moments)) == 3
    fair = [one for one in of(Fair, moments) if isinstance(one, Fair)]
    assert fair
    assert all(0 < one.passed <= 256 for one in fair)
    assert of(Batched, moments)


def test_a_loop_without_end_is_preempted_after_its_slice() -> None:
    body = "go func() { for {} }()\ntime.Sleep(30 * time.Millisecond)"
    first = of(Preempted, found(body))[0]
    assert isinstance(first, Preempted)
    assert 10_000_000 <= first.ran <= 21_000_000


def test_the_rest_by_hand() -> None:
    told = log(
        [
            (0, Kind.GO_START, 0, 0, 1, ""),
            (1, Kind.GO_CREATE, 0, 0, 5, "1"),
            (2, Kind.STEAL, 1, 1, 5, "runnext from p0"),
            (3, Kind.P_STOP, 0, 0, -1, "locked"),
            (3, Kind.P_HANDOFF, 0, -1, -1, "locked"),
            (4, Kind.GO_YIELD, 1, 1, 5, ""),
            (5, Kind.STW_STOP, 1, 1, 5, "GC"),
            (9, Kind.STW_START, 1, 1, 5, "4"),
        ]
    )
    assert list(deciding_moments(told)) == [
        Stole(2, 2, 1, 5, 0, 1, True),
        HandedOff(3, 4, 0, "locked"),
        GaveWay(4, 5, 1, 5),
        StoppedWorld(9, 7, "GC", 4),
    ]


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 4), st.integers(0, 50), st.integers(5, 60))
def test_whoever_starts_stood_where_it_was_expected(procs: int, seed: int, n: int) -> None:
    body = (
        f"var wg sync.WaitGroup\nvar mu sync.Mutex\nwg.Add({n})\nfor i := 0; i < {n}; i++ "
        "{ go func() { mu.Lock(); for j := 0; j < 100; j++ {}; mu.Unlock(); wg.Done() }() }\n"
        "wg.Wait()"
    )
    moments = list(deciding_moments(events_of(main(body, procs=procs, seed=seed))))
    assert not of(Fair, moments) or of(Overflowed, moments) or of(CameBackLate, moments)


@pytest.mark.parametrize("n", [1, 5])
def test_queues_give_back_what_was_put(n: int) -> None:
    queues = Queues()
    for g in range(n):
        queues.put_next(0, g)
    assert queues.runnext == {0: n - 1}
    assert list(queues.ring(0)) == list(range(n - 1))
    for g in range(n):
        queues.remove(g)
        assert queues.where(g) is Place.UNKNOWN
    assert (queues.runnext, list(queues.ring(0)), queues.place) == ({}, [], {})


COLLECTED = """package main

import "runtime/debug"

func main() {
	debug.SetGCPercent(20)
	var keep [][]byte
	for i := 0; i < 200; i++ {
		b := make([]byte, 64<<10)
		if i%8 == 0 {
			keep = append(keep, b)
		}
	}
	_ = keep
}
"""


def test_the_collector_s_phases_come_in_order_and_its_workers_are_told_once_a_cycle() -> None:
    moments = list(deciding_moments(events_of(run(COLLECTED, procs=4))))
    phases = [moment.phase for moment in moments if isinstance(moment, Collects)]
    usual = ["mark", "mark termination", "sweep"]
    assert phases[:3] == usual
    assert phases == (usual * len(phases))[: len(phases)]  # the program may end in the middle
    assert of(Assists, moments)
    cycle: list[Marks] = []
    for moment in moments:
        if isinstance(moment, Collects) and moment.phase == "mark":
            cycle = []
        elif isinstance(moment, Marks):
            cycle.append(moment)
            told = [(one.g, one.mode) for one in cycle]
            assert len(set(told)) == len(told)
            assert sum(one.mode == "dedicated" for one in cycle) <= 1  # a quarter of four Ps
