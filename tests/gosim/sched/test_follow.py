"""What Go decides on several Ps is noted with its rule; a draw may be settled by a move."""

from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.choices import Choices
from quizgo.gosim.explore.ways import QUIET
from quizgo.gosim.machine import How, Machine
from quizgo.gosim.sched.helm import AsGo, Decision, Position, Rule
from quizgo.gosim.sched.offered import Candidate, Spot


def source(count: int, loops: int, then: str = "", main: int = 1000) -> str:
    """main starts so many goroutines, and computes."""
    return f"""package main

import (
	"runtime"
	"sync"
)

func work(wg *sync.WaitGroup) {{
	defer wg.Done()
	sum := 0
	for i := 0; i < {loops}; i++ {{
		sum += i
	}}
	{then}
}}

func main() {{
	var wg sync.WaitGroup
	runtime.Gosched()
	for i := 0; i < {count}; i++ {{
		wg.Add(1)
		go work(&wg)
	}}
	sum := 0
	for i := 0; i < {main}; i++ {{
		sum += i
	}}
	wg.Wait()
}}
"""


def followed(
    text: str, procs: int, course: AsGo | None = None, *, seed: int = 1, rules: str = "1.27"
) -> Machine:
    compiled = gosim.compile(text.encode(), "prog.go", gosim.RULES[rules])
    assert isinstance(compiled, gosim.Program)
    machine = Machine(
        compiled,
        Choices(seed),
        rules=gosim.RULES[rules],
        costs=QUIET,
        procs=procs,
        look=course or AsGo(),
    )
    machine.run()
    return machine


def decisions(machine: Machine) -> list[Decision]:
    assert machine.helm is not None
    return machine.helm.decisions


def position(machine: Machine) -> Position:
    assert machine.helm is not None
    assert machine.helm.position is not None
    return machine.helm.position


def picked(decision: Decision) -> Candidate:
    return decision.candidates[decision.picked]


def test_a_thief_takes_half_of_a_ring_rounded_up_and_leaves_runnext() -> None:
    text = source(6, 300)
    first, _, second, *_ = decisions(followed(text, 2))
    for decision, taken, of in ((first, 2, 4), (second, 2, 3)):
        assert (decision.p, decision.rule) == (1, Rule.STEAL)
        assert picked(decision) == Candidate(0, Spot.STEAL, 0)
        assert (decision.taken, decision.of) == (taken, of)
        assert Candidate(0, Spot.STEAL_NEXT, 0) in decision.candidates


def test_the_ring_is_as_long_as_the_rule_says() -> None:
    there = position(followed(source(6, 300), 2, AsGo(most=0)))
    assert there.p == 1
    ring = there.inside.ps[0]["runq"]
    assert isinstance(ring, list)
    assert len(ring) == 4


def test_a_runnext_goes_last_and_after_a_pause() -> None:
    (only,) = decisions(followed(source(1, 100), 2))
    assert (only.p, only.rule) == (1, Rule.BACK_OFF)
    assert picked(only) == Candidate(0, Spot.STEAL_NEXT, 0)
    machine = followed(source(1, 100), 2)
    assert machine.helm is not None
    assert isinstance(machine.sched.events, list)
    assert "runnext from p0" in {event.extra for event in machine.sched.events}


def test_where_any_ring_has_somebody_no_runnext_is_right() -> None:
    for decision in decisions(followed(source(9, 400), 4)):
        if decision.rule is Rule.STEAL:
            spots = {decision.candidates[each].spot for each in decision.drawn}
            assert spots <= {Spot.STEAL}


def test_a_share_of_the_global_queue_is_its_length_by_the_ps_and_one() -> None:
    shares = [
        each
        for each in decisions(followed(source(9, 40, "runtime.Gosched()", 0), 3))
        if each.rule is Rule.GLOBAL
    ]
    assert shares
    assert all(each.taken == min(each.of, each.of // 3 + 1) for each in shares)


def test_each_p_counts_its_own_ticks() -> None:
    made = decisions(followed(source(110, 50, "runtime.Gosched()", 0), 2))
    fair = [each for each in made if each.rule is Rule.FAIR]
    assert {each.p for each in fair} == {0, 1}
    assert all(each.tick % 61 == 0 for each in fair)
    assert all(picked(each).spot is Spot.GLOBAL and picked(each).at == 1 for each in fair)


def test_a_thread_parks_where_enough_others_look_for_work() -> None:
    made = decisions(followed(source(5, 10, main=200), 4))
    enough = [each for each in made if each.rule is Rule.ENOUGH]
    assert enough
    assert all(picked(each).spot is Spot.STOP for each in enough)


POLLED = """package main

import (
	"sync"
	"time"
)

func sleep(wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(20 * time.Microsecond)
}

func work(wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for n := range 3000 {
		sum += n
	}
}

func main() {
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(2)
		go sleep(&wg)
		go work(&wg)
	}
	wg.Wait()
}
"""


def test_timers_may_be_asked_for_where_there_are_some() -> None:
    made = decisions(followed(POLLED, 2))
    assert any(each.spot is Spot.POLL for decision in made for each in decision.candidates)
    assert not any(
        each.spot is Spot.POLL
        for decision in decisions(followed(source(6, 300), 2))
        for each in decision.candidates
    )


@pytest.mark.parametrize("procs", [2, 3, 4])
def test_what_go_decides_does_not_depend_on_the_seed(procs: int) -> None:
    text = source(9, 400, "runtime.Gosched()")
    first = decisions(followed(text, procs))
    assert len(first) > 9
    assert all(decisions(followed(text, procs, seed=seed)) == first for seed in (2, 3, 77))


def test_a_move_settles_what_would_be_drawn() -> None:
    text = source(9, 400)
    every = decisions(followed(text, 4))
    at = next(n for n, each in enumerate(every) if len(each.drawn) > 1)
    moves = [each.picked for each in every]
    for wanted in every[at].drawn:
        moves[at] = wanted
        steered = decisions(followed(text, 4, AsGo(0, at + 1, tuple(moves))))
        assert steered[at].picked == wanted
        assert steered[: at + 1] == [*every[:at], every[at]._replace(
            picked=wanted, goid=steered[at].goid, taken=steered[at].taken, of=steered[at].of
        )]  # fmt: skip


def test_a_move_that_is_not_allowed_settles_nothing() -> None:
    text = source(9, 400)
    every = decisions(followed(text, 4))
    wrong = tuple(len(each.candidates) - 1 for each in every)
    assert decisions(followed(text, 4, AsGo(moves=wrong))) == every


@pytest.mark.parametrize("rules", ["1.13", "1.27"])
@pytest.mark.parametrize("procs", [2, 3, 4])
def test_every_decision_picks_what_was_there(procs: int, rules: str) -> None:
    for count, loops in ((1, 10), (5, 10), (9, 400), (40, 100)):
        machine = followed(source(count, loops, "runtime.Gosched()", 200), procs, rules=rules)
        for decision in decisions(machine):
            assert decision.picked in (*decision.drawn, decision.picked)
            assert decision.rule is not None
            assert 0 <= decision.p < procs
            queued = {each.goid for each in decision.candidates if each.goid}
            own = picked(decision).goid
            assert not own or own in queued


def test_a_run_that_is_followed_ends_as_it_does_alone() -> None:
    text = source(9, 400, "runtime.Gosched()")
    compiled = gosim.compile(text.encode(), "prog.go")
    assert isinstance(compiled, gosim.Program)
    outcome = Machine(compiled, costs=QUIET, procs=4, look=AsGo()).run()
    assert outcome.how is How.EXIT
