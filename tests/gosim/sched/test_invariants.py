"""What holds after every operation of every goroutine, in random programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.limits import FREE, Costs
from quizgo.gosim.rules import GO_1_13, GO_1_27, Rules
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import RUNNABLE, RUNNING, WAITING, G
from quizgo.gosim.sched.p import RING
from quizgo.gosim.sync.chan import Chan
from tests.gosim.sched.toy import (
    Operation,
    Script,
    Toy,
    block,
    gosched,
    note,
    receive,
    send,
    sleep,
    syscall,
    work,
)

Step = tuple[str, int]
MS = 1_000_000

plain_steps = st.tuples(
    st.sampled_from(["gosched", "send", "receive", "sleep", "work", "syscall", "note"]),
    st.integers(0, 5),
)
programs = st.recursive(
    st.lists(plain_steps, max_size=6),
    lambda inner: st.lists(st.one_of(plain_steps, st.tuples(st.just("go"), inner)), max_size=8),
    max_leaves=40,
)


class World:
    """One run of a random program."""

    def __init__(self, rules: Rules, costs: Costs) -> None:
        self.toy = Toy(rules=rules, costs=costs)
        self.channels = [Chan(0), Chan(1), Chan(3)]
        self.tick = self.toy.sched.p.schedtick

    def script(self, steps: list[tuple[str, object]]) -> Script:
        for kind, argument in steps:
            yield self.checked(self.operation(kind, argument))

    def operation(self, kind: str, argument: object) -> Operation:
        if kind == "go":
            assert isinstance(argument, list)
            return self.toy.go(self.script(argument))
        assert isinstance(argument, int)
        channel = self.channels[argument % 3]
        made: dict[str, Callable[[], Operation]] = {
            "gosched": gosched,
            "send": lambda: send(channel, argument),
            "receive": lambda: receive(channel),
            "sleep": lambda: sleep(argument * MS // 2 + 1),
            "work": lambda: work(argument * 100_000),
            "syscall": lambda: syscall(argument * 20_000),
            "note": lambda: note(argument),
        }
        return made[kind]()

    def checked(self, operation: Operation) -> Operation:
        def run(toy: Toy, g: G) -> object:
            self.check(g)
            return operation(toy, g)

        return run  # type: ignore[return-value]

    def check(self, running: G) -> None:
        sched = self.toy.sched
        p = sched.p
        queued = [*p.runq, *([p.runnext] if p.runnext else []), *sched.globq]
        waiting = [s.g for ch in self.channels for q in (ch.recvq, ch.sendq) for s in q]
        places = Counter(id(g) for g in [*queued, *waiting, running])
        assert set(places.values()) == {1}, "a goroutine is in two places"
        assert sched.curg is running
        assert running.status is RUNNING
        assert all(g.status is RUNNABLE for g in queued)
        assert all(isinstance(g, G) and g.status is WAITING for g in waiting)
        alive = [g for g in sched.allgs if g is not None]
        assert len(alive) == sched.alive
        assert {id(g) for g in alive if g.status is RUNNABLE} <= {id(g) for g in queued}
        assert len(p.runq) <= RING
        assert p.runnext not in p.runq
        assert p.schedtick >= self.tick
        self.tick = p.schedtick


@settings(max_examples=150, deadline=None)
@given(programs, st.sampled_from([GO_1_13, GO_1_27]), st.sampled_from([FREE, Costs()]))
def test_the_queues_stay_sound(steps: list[tuple[str, object]], rules: Rules, costs: Costs) -> None:
    world = World(rules, costs)
    ending = world.toy.run(lambda toy: world.script(steps))
    assert ending.how in (How.EXIT, How.DEADLOCK)


@settings(max_examples=60, deadline=None)
@given(programs)
def test_the_same_program_runs_the_same_way(steps: list[tuple[str, object]]) -> None:
    logs = []
    for _ in range(2):
        world = World(GO_1_27, Costs())
        world.toy.sched.events = []
        world.toy.run(lambda toy, world=world: world.script(steps))  # type: ignore[misc]
        logs.append(world.toy.sched.events)
    assert logs[0] == logs[1]


@settings(max_examples=60, deadline=None)
@given(programs)
def test_a_deadlock_is_told_only_when_nobody_can_run(steps: list[tuple[str, object]]) -> None:
    world = World(GO_1_27, Costs())

    def main(toy: Toy) -> Script:
        yield from world.script(steps)
        yield block()

    ending = world.toy.run(main)
    assert ending.how is How.DEADLOCK
    sched = world.toy.sched
    assert not sched.globq
    assert not sched.p.runq
    assert sched.p.timers.wake_time() is None
    assert all(g.status is WAITING for g in sched.routines())
