"""What may be asked about a moment of a run, and what answers to it."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.watch import Moment
from quizgo.grading.queries import BadQuery, Found, find

SOURCE = b"""package main

import "time"

var ch = make(chan int, 2)

func worker(own chan string) {
	own <- "hi"
	ch <- 1
}

func main() {
	a := make(chan string, 1)
	b := make(chan string)
	go worker(a)
	go worker(b)
	go func() {
		time.Sleep(time.Second)
	}()
	time.Sleep(time.Millisecond)
	println(len(a), len(b))
}
"""


def seen(moment: Moment, procs: int = 1) -> Inside:
    program = gosim.compile(SOURCE, "prog.go")
    assert isinstance(program, gosim.Program)
    machine = gosim.Machine(program, procs=procs, look=moment)
    machine.run()
    assert machine.seen is not None
    return machine.seen


CREATED = seen(Moment(event=Kind.GO_CREATE, nth=3))
ASLEEP = seen(Moment(line=21))


def shown(query: str, inside: Inside = ASLEEP) -> str:
    return " ".join(item[0] for item in find(query, inside).items)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("p0.runq", "worker#1 worker#2"),
        ("p0.runnext", "func1"),
        ("len(p0.runq)", "2"),
        (" len ( p0 . runq ) ", "2"),
        ("p0.runq[1]", "worker#2"),
        ("p0.status", "Prunning"),
        ("p0.sysmontick.schedtick", "0"),
        ("m0.curg", "main"),
        ("m0.p", "0"),
        ("sched.runq", ""),
        ("sched.npidle", "0"),
        ("g(worker#2).atomicstatus", "Grunnable"),
        ("g(main.worker#2).atomicstatus", "Grunnable"),
        ("g(1).atomicstatus", "Grunning"),
        ("g(main).preempt", "false"),
        ("g(main).waitreason", ""),
        ("g(func1).parentGoid", "main"),
        ("g(main).stacksize", "2048"),
        ("chan(a).qcount", "0"),
        ("chan(main.a).dataqsiz", "1"),
    ],
)
def test_queries_of_the_moment_behind_the_third_go_statement(query: str, answer: str) -> None:
    assert shown(query, CREATED) == answer


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("p0.runq", ""),
        ("chan(b).sendq", "worker#2"),
        ("chan(b).recvq", ""),
        ("chan(ch).buf", "1"),
        ("chan(a).buf", '"hi"'),
        ("g(worker#2).waiting[0].elem", '"hi"'),
        ("g(worker#2).waiting[0].g", "worker#2"),
        ("g(worker#2).waitreason", "chan send"),
        ("g(worker#1).atomicstatus", "Gdead"),
        ("len(p0.timers)", "1"),
        ("g(func1).waitreason", "sleep"),
    ],
)
def test_queries_of_the_moment_when_main_has_slept(query: str, answer: str) -> None:
    assert shown(query) == answer


@pytest.mark.parametrize(
    ("query", "column", "message"),
    [
        ("", 1, "begins with"),
        ("q0.runq", 1, "begins with"),
        ("p0", 1, "structure"),
        ("p7.runq", 1, "there are p0"),
        ("p0.runqx", 4, "Do you mean runq"),
        ("p0.", 4, "field is missing"),
        ("p0.runq[3]", 8, "The list has 0"),
        ("p0.id[0]", 6, "no list"),
        ("p0.runq extra", 9, "too much"),
        ("p0.id.x", 6, "no field x"),
        ("len(p0.id)", 1, "counts a list"),
        ("len(p0.runq", 12, "no `)`"),
        ("g(worker).goid", 1, "there are main, worker#1"),
        ("g(worker#9).goid", 1, "No goroutine"),
        ("g(999).goid", 1, "No goroutine"),
        ("g(worker", 3, "no `)`"),
        ("g(worker#1).goidx", 13, "Do you mean goid"),
        ("g(main).waiting", 1, "list of structures"),
        ("chan(x).buf", 1, "holds a channel"),
        ("chan(main.own).buf", 1, "holds a channel"),
    ],
)
def test_bad_queries_say_where_and_why(query: str, column: int, message: str) -> None:
    inside = seen(Moment(event=Kind.GO_BLOCK, g="worker#2")) if "waiting" in query else ASLEEP
    if query == "g(main).waiting":
        query = "g(worker#2).waiting"
    with pytest.raises(BadQuery, match=re.escape(message)) as bad:
        find(query, inside)
    assert bad.value.column == column


def test_channels_of_one_name_must_be_told_apart() -> None:
    inside = seen(Moment(event=Kind.GO_CREATE, nth=2))
    with pytest.raises(BadQuery, match="More than one"):
        find("chan(own).buf", inside)


def test_what_a_goroutine_may_be_called() -> None:
    runq = find("p0.runq", CREATED).items
    assert runq[1][:3] == ("worker#2", "worker2", "g7")
    assert "func1#1" in find("p0.runnext", CREATED).items[0]


def test_nothing_is_nothing_whatever_its_kind() -> None:
    assert find("g(main).waitreason", CREATED) == Found(False, ())
    assert find("sched.runq", CREATED) == Found(True, ())


@given(st.text(alphabet="pmgsched0(worker#).runq[]1 len", max_size=30))
def test_any_text_is_a_query_or_a_bad_one(query: str) -> None:
    with suppress(BadQuery):
        assert isinstance(find(query, ASLEEP), Found)
