"""In the log nothing stands before what caused it, and time never goes back.

Threads compute a little ahead of each other (`clock.LOOKAHEAD`), and do nothing that others could
see before those have come as far.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.limits import FREE, Costs
from quizgo.gosim.rules import GO_1_13, GO_1_27
from quizgo.gosim.sched.gc import WORKER_IDLE
from tests.gosim.sched.programs import World

COSTS = {"free": FREE, "calm": Costs(jitter=0), "real": Costs(), "busy": Costs(busy=100)}
RUNS = (Kind.GO_BLOCK, Kind.GO_SCHED, Kind.GO_YIELD, Kind.GO_EXIT, Kind.SYS_ENTER)
"""What only a goroutine does that runs."""
QUEUES = (Kind.GO_CREATE, Kind.GO_UNBLOCK, Kind.GO_SCHED, Kind.GO_PREEMPT, Kind.GO_YIELD)
"""After these a goroutine may be started or stolen."""

CHANGES = (*QUEUES, *RUNS, Kind.GO_START, Kind.SYS_EXIT)
"""After these it is somewhere else, or does something else."""


class Causes:
    """What has happened so far, as far as it can be the cause of something."""

    def __init__(self) -> None:
        self.now = 0
        self.last: dict[int, Event] = {}
        """The last event about each goroutine."""
        self.running: dict[int, int] = {}
        """By thread, the goroutine there."""
        self.parked: set[int] = set()
        """Threads that nobody has woken."""

    def check(self, events: Iterable[Event]) -> None:
        for event in events:
            assert event.time >= self.now, f"{event} is before {self.now}"
            self.now = event.time
            self.of_thread(event)
            if event.g > 0 and event.kind is not Kind.BOOT:
                self.of_goroutine(event)

    def of_thread(self, event: Event) -> None:
        """A parked thread does nothing before somebody wakes it. The last one ends the program."""
        is_awake = event.m not in self.parked or event.kind is Kind.DEADLOCK
        assert is_awake, f"{event} on a thread that nobody woke"
        if event.kind is Kind.M_PARK:
            self.parked.add(event.m)
        elif event.kind is Kind.M_WAKE:
            self.parked.discard(int(event.extra))

    def of_goroutine(self, event: Event) -> None:
        kind, before = event.kind, self.last.get(event.g)
        if kind in CHANGES:
            self.last[event.g] = event
        if kind is Kind.GO_START:
            assert before is None or may_start(before), f"{event} after {before}"
            self.running[event.m] = event.g
        elif kind in (Kind.STEAL, Kind.GLOBAL_BATCH):
            assert before is None or may_start(before), f"{event} after {before}"
        elif kind is Kind.GO_UNBLOCK:
            assert before is None or before.kind is Kind.GO_BLOCK, f"{event} after {before}"
            if event.extra.isdecimal():
                assert self.running[event.m] == int(event.extra), f"{event}: who readied it?"
        elif kind is Kind.GO_CREATE:
            assert before is None
            assert self.running[event.m] == int(event.extra)
        elif kind in RUNS:
            assert self.running[event.m] == event.g, f"{event} runs elsewhere"
        elif kind is Kind.SYS_EXIT and event.extra != "slow":
            self.running[event.m] = event.g


def may_start(event: Event) -> bool:
    """Back from a system call it was queued up, or is one of the runtime's that begins anew. Who
    looks for work takes a worker of the collector from nowhere."""
    is_worker = event.kind is Kind.GO_BLOCK and event.extra == WORKER_IDLE
    return event.kind in QUEUES or event.kind is Kind.SYS_EXIT or is_worker


@pytest.mark.parametrize("costs", COSTS)
@pytest.mark.parametrize("procs", range(1, 9))
def test_every_effect_stands_after_its_cause(procs: int, costs: str) -> None:
    for seed in range(procs, 100, 8):
        rules = (GO_1_13, GO_1_27)[seed // 8 % 2]
        Causes().check(log_of(World(seed, procs=procs, rules=rules, costs=COSTS[costs])))


def log_of(world: World) -> list[Event]:
    world.toy.sched.keep_log()
    return world.told()
