"""Looking inside at a moment."""

from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.sched.inside import Fields

WORKERS = b"""package main

func worker(jobs chan int) {
	for range jobs {
	}
}

func main() {
	jobs := make(chan int, 2)
	for range 3 {
		go worker(jobs)
	}
	jobs <- 1
	jobs <- 2
	jobs <- 3
	select {}
}
"""
WAITS = """package main

import (
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	go func() { mu.Lock() }()
	a, b := make(chan int), make(chan string)
	go func() {
		select {
		case <-a:
		case b <- "x":
		}
	}()
	go func() { time.Sleep(time.Hour) }()
	time.Sleep(time.Millisecond)
	_ = a
	_ = b
}
"""


def see(source: bytes, moment: gosim.Moment, **options: object) -> gosim.Inside:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    machine = gosim.Machine(program, look=moment, **options)  # type: ignore[arg-type]
    outcome = machine.run()
    assert machine.seen is not None, "the moment never came"
    assert outcome.how is gosim.How.STOPPED
    assert outcome.stderr == b""
    return machine.seen


def g_of(inside: gosim.Inside, goid: int) -> Fields:
    return next(g for g in inside.gs if g["goid"] == goid)


@pytest.mark.parametrize("procs", [1, 4])
def test_the_last_one_made_is_in_runnext_and_the_others_in_the_ring(procs: int) -> None:
    inside = see(WORKERS, gosim.Moment(event=Kind.GO_CREATE, nth=3), procs=procs,
                 costs=gosim.Costs(jitter=0))  # fmt: skip
    p0 = inside.ps[0]
    made = sorted(g["goid"] for g in inside.gs if g["goid"] != 1)  # type: ignore[type-var]
    assert p0["runnext"] == made[-1]
    assert p0["runq"][-2:] == made[:-1]  # type: ignore[index]
    main = g_of(inside, 1)
    assert (main["atomicstatus"], main["m"]) == ("Grunning", 0)


def test_a_parked_receiver_is_in_the_recvq_of_its_channel() -> None:
    inside = see(WORKERS, gosim.Moment(event=Kind.GO_BLOCK, g="worker"))
    parked = [g for g in inside.gs if g["atomicstatus"] == "Gwaiting"]
    assert [g["waitreason"] for g in parked] == ["chan receive"]
    (channel,) = inside.channels
    assert channel["recvq"] == [parked[0]["goid"]]
    assert (channel["qcount"], channel["dataqsiz"], channel["sendq"]) == (0, 2, [])


def test_a_line_is_seen_before_it_is_run() -> None:
    inside = see(WORKERS, gosim.Moment(line=15))
    (channel,) = inside.channels
    assert channel["qcount"] == 2
    assert channel["buf"] == ["1", "2"]
    frame = g_of(inside, 1)["frames"][0]  # type: ignore[index]
    assert frame["line"] == 15  # type: ignore[index,call-overload]


def test_a_time_is_seen_when_it_has_come() -> None:
    inside = see(WORKERS, gosim.Moment(at=2_000))
    assert inside.time == 2_000


@pytest.mark.parametrize("step", [1, 2, 10, 20])
def test_steps_go_forward_one_by_one(step: int) -> None:
    now = see(WORKERS, gosim.Moment(step=step))
    after = see(WORKERS, gosim.Moment(step=step + 1))
    assert now.time <= after.time
    assert now == see(WORKERS, gosim.Moment(step=step))


def test_who_waits_is_told_by_its_sudogs() -> None:
    inside = see(WAITS.encode(), gosim.Moment(at=500_000))
    waits = {g["waitreason"]: g["waiting"] for g in inside.gs}
    select = waits["select"]
    assert isinstance(select, list)
    assert [s["isSelect"] for s in select] == [True, True]  # type: ignore[index,call-overload]
    assert [s["elem"] for s in select] == ["nil", '"x"']  # type: ignore[index,call-overload]
    assert {"sync.Mutex.Lock", "sleep", "select"} == set(waits)


def test_a_goroutine_is_named_by_the_fields_of_its_version() -> None:
    moment = gosim.Moment(event=Kind.GO_CREATE)
    new = see(WORKERS, moment, rules=gosim.RULES["1.27"]).gs[0]
    old = see(WORKERS, moment, rules=gosim.RULES["1.13"]).gs[0]
    assert set(old) - set(new) == {"preemptscan", "gcscanvalid"}
    assert set(new) - set(old) == {"preemptStop", "parentGoid"}
    assert "ret" in old["sched"]  # type: ignore[operator]
    assert "ret" not in new["sched"]  # type: ignore[operator]


def test_a_goroutine_that_shall_yield_has_a_poisoned_guard() -> None:
    source = b"package main\nfunc main() { for {\n} }"
    moment = gosim.Moment(at=15_000_000)
    (g,) = see(source, moment, rules=gosim.RULES["1.13"]).gs
    assert g["stackguard0"] == 0xFFFFFFFFFFFFFADE
    assert g["preempt"] is True


def test_a_moment_that_never_comes_lets_the_program_end() -> None:
    program = gosim.compile(b"package main\nfunc main() { println(1) }", "prog.go")
    assert isinstance(program, gosim.Program)
    machine = gosim.Machine(program, look=gosim.Moment(line=99))
    assert machine.run().how is gosim.How.EXIT
    assert machine.seen is None
