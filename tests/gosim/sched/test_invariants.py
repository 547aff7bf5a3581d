"""What holds after every event, in random programs of every operation on one to eight Ps.

`QUIZGO_SCHED_PROGRAMS=20000` runs so many, from the seed `QUIZGO_SCHED_FIRST` on.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from quizgo.gosim.code.function import Function
from quizgo.gosim.events import Kind
from quizgo.gosim.limits import FREE, HOSTS, Costs
from quizgo.gosim.rules import GO_1_13, GO_1_27, Rules
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.find import Search, steal
from quizgo.gosim.sched.g import G
from tests.gosim.sched import toy
from tests.gosim.sched.programs import MS, US, World
from tests.gosim.sched.toy import Script, Toy

PROGRAMS = int(os.environ.get("QUIZGO_SCHED_PROGRAMS", "400"))
FIRST = int(os.environ.get("QUIZGO_SCHED_FIRST", "0"))
COSTS = {
    "free": FREE,
    "calm": HOSTS["still"],
    "real": HOSTS["usual"],
    "busy": HOSTS["busy"],
    "loaded": HOSTS["loaded"],
}
ERAS = {"1.13": GO_1_13, "1.27": GO_1_27}
SHARE = range(FIRST, FIRST + PROGRAMS // (len(COSTS) * len(ERAS)))
TWO_ROUNDS = 20 * MS + 100 * US
"""Nanoseconds within which sysmon has looked twice, at its slowest."""
ENOUGH = 60_000
"""Nanoseconds within which a thread that could run somebody has found them: making one and waking
it, a back-off, and what the machine takes by chance."""


@pytest.mark.timeout(900 + 3 * PROGRAMS)
@pytest.mark.parametrize("costs", COSTS)
@pytest.mark.parametrize("era", ERAS)
def test_the_scheduler_stays_sound(era: str, costs: str) -> None:
    hows: Counter[How] = Counter()
    for seed in SHARE:
        world = World(seed, procs=1 + seed % 8, rules=ERAS[era], costs=COSTS[costs])
        hows[world.run().how] += 1
        assert world.laws.longest_idle <= ENOUGH, f"seed {seed}"
        assert world.laws.longest_held <= TWO_ROUNDS, f"seed {seed}"
    assert set(hows) <= {How.EXIT, How.DEADLOCK, How.PANIC, How.LIMIT}


@pytest.mark.parametrize("seed", range(8))
def test_the_same_program_and_choices_give_the_same_log(seed: int) -> None:
    first, second = (World(seed, procs=4, rules=GO_1_27, costs=Costs()) for _ in range(2))
    assert first.run()[::3] == second.run()[::3]
    assert list(first.laws) == list(second.laws)
    assert first.toy.sched.choices.log == second.toy.sched.choices.log


class Fixed(World):
    """One program, many seeds, with the laws checked."""

    def __init__(self, body: list[Script], seed: int, rules: Rules, costs: Costs) -> None:
        super().__init__(seed, procs=2, rules=rules, costs=costs)
        self.bodies = body

    def main(self) -> Script:
        for body in self.bodies[1:]:
            yield self.toy.go(body)
        yield from self.bodies[0]


def locked(turns: int) -> Script:
    yield toy.runtime("LockOSThread")
    for _ in range(turns):
        yield toy.gosched()
        yield toy.sleep(10 * US)
    yield toy.runtime("UnlockOSThread")


def busy(turns: int) -> Script:
    for _ in range(turns):
        yield toy.work(100)
        yield toy.gosched()


@pytest.mark.parametrize("costs", COSTS)
@pytest.mark.parametrize("era", ERAS)
def test_a_locked_goroutine_is_run_by_its_own_thread_alone(era: str, costs: str) -> None:
    """Its thread parks at once: another one may find the goroutine before anything else happens.
    Handing it over counts one slice."""
    for seed in range(10):
        bodies = [locked(5), busy(20), locked(5)]
        assert Fixed(bodies, seed, ERAS[era], COSTS[costs]).run().how is How.EXIT


@pytest.mark.parametrize("costs", ["calm", "real", "busy"])
@pytest.mark.parametrize("era", ERAS)
def test_a_starving_mutex_goes_to_who_has_waited_longest(era: str, costs: str) -> None:
    handed_over = 0
    for seed in range(5):
        world = Fixed([], seed, ERAS[era], COSTS[costs])
        world.bodies = [wait(), *(greedy(world) for _ in range(6))]
        assert world.run().how is How.EXIT
        handed_over += world.handed_over
    assert handed_over


def greedy(world: World) -> Script:
    for _ in range(8):
        yield toy.sync("(*Mutex).Lock", world.mutexes[0])
        yield world.took(0)
        yield toy.work(20_000)
        yield world.unlock(0)
        yield toy.work(100)


def wait() -> Script:
    yield toy.sleep(100 * MS)


def test_nothing_happens_after_main_has_returned_on_a_locked_thread() -> None:
    def main() -> Script:
        yield toy.runtime("LockOSThread")
        yield toy.sleep(MS)

    for seed in range(20):
        world = Fixed([main(), busy(3)], seed, GO_1_27, Costs(busy=100))
        assert world.run().how is How.EXIT
        assert world.laws[-1].kind is Kind.EXIT


def test_who_may_not_spin_looks_again_and_lets_time_go_on() -> None:
    """Until 1.13 a thread that did not spin looked at all queues once more, again and again."""
    for seed in range(40):
        bodies = [busy(40), *(busy(10) for _ in range(6))]
        assert Fixed(bodies, seed, GO_1_13, Costs()).run().how is How.EXIT


def test_the_work_of_a_p_whose_thread_is_waking_is_stolen() -> None:
    """It was given away with its queue: it is on no list of idle Ps."""
    sched = Toy(procs=2, costs=FREE).sched
    victim = sched.pidle.pop()
    g = G(7, Function("main.f", 0, lambda function: None), [None])
    victim.runq.append(g)
    sched.m.search = Search()
    assert steal(sched, sched.m) is g
