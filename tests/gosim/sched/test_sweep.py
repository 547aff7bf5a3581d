"""Sweeping after a cycle: bgsweep gives way, whoever allocates helps."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from quizgo import gosim
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.limits import HOSTS
from quizgo.gosim.rules import GO_1_13, GO_1_27
from tests.gosim.sched.test_gc import ALLOCATES, COMPUTES, HOLDS, of, run

SPAN_NS = HOSTS["still"].sweep_span
ENDS = (Kind.GO_SCHED, Kind.GO_BLOCK)


def bgsweep(outcome: gosim.Outcome) -> int:
    """Its goid, as boot tells it."""
    told = next(event for event in of(outcome, Kind.BOOT) if event.extra.startswith("go bgsweep"))
    found = re.search(r"goroutine (\d+)", told.extra)
    assert found is not None
    return int(found[1])


def turns(outcome: gosim.Outcome) -> list[tuple[Event, Event]]:
    """Where it began, and how it left off."""
    g = bgsweep(outcome)
    own = [event for event in of(outcome, Kind.GO_START, *ENDS) if event.g == g]
    return [(a, b) for a, b in pairwise(own) if a.kind is Kind.GO_START]


@pytest.mark.parametrize("procs", [1, 2, 4])
def test_the_end_of_a_cycle_wakes_bgsweep_unless_it_is_still_at_it(procs: int) -> None:
    outcome = run(ALLOCATES, procs=procs)
    g, waits, cycles = bgsweep(outcome), True, 0
    events = list(outcome.events or ())
    for event, after in pairwise(events):
        if event.g == g and event.kind in ENDS:
            waits = event.kind is Kind.GO_BLOCK
        if event.kind is Kind.GC_PHASE and event.extra == "sweep":
            cycles += 1
            woken = after.kind is Kind.GO_UNBLOCK and after.g == g
            assert woken == waits
            waits = False
    assert cycles >= 3


@pytest.mark.parametrize(("rules", "batch"), [(GO_1_27, 10), (GO_1_13, 1)])
def test_it_gives_way_after_a_few_spans_where_no_p_is_idle(rules: gosim.Rules, batch: int) -> None:
    outcome = run(ALLOCATES, procs=1, rules=rules, costs=HOSTS["still"])
    given_way = [b.time - a.time for a, b in turns(outcome) if b.kind is Kind.GO_SCHED]
    assert given_way
    assert set(given_way) == {batch * SPAN_NS}


def test_it_goes_on_while_a_p_is_idle() -> None:
    outcome = run(HOLDS, procs=4, costs=HOSTS["still"])
    assert {b.kind for _, b in turns(outcome)} == {Kind.GO_BLOCK}
    assert max(b.time - a.time for a, b in turns(outcome)) > 20 * SPAN_NS


def test_who_allocates_sweeps_before_the_next_cycle() -> None:
    costs = HOSTS["still"]
    dear = run(COMPUTES, procs=1, costs=costs._replace(sweep_span=2_000))
    free = run(COMPUTES, procs=1, costs=costs._replace(sweep_span=0))
    by_bgsweep = sum(b.time - a.time for a, b in turns(dear))
    longer = (dear.events or [])[-1].time - (free.events or [])[-1].time
    assert longer > 2 * by_bgsweep
