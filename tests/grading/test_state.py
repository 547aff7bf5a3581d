"""Answers about a moment of a run, and cards that ask for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizgo.deck.load import load_bytes
from quizgo.grading.answers import Shown, TypedAnswer
from quizgo.grading.check import check
from quizgo.grading.grade import grade
from quizgo.grading.state import look
from quizgo.grading.verdict import Outcome, TypedDetail, Unfit, UnfitDetail, Verdict
from quizgo.model import AnswerAs, CardId, Grade, Item, ItemId, Lang, State, Text, When

SOURCE = """package main

import "sync"

var lines = make(chan string, 4)

func worker(wg *sync.WaitGroup) {
	wg.Done()
}

func main() {
	lines <- "a b"
	lines <- "c"
	var wg sync.WaitGroup
	for range 5 {
		wg.Add(1)
		go worker(&wg)
	}
	wg.Wait()
}
"""
RING = State(Text("q"), SOURCE, When("go_create", nth=5), "p0.runq", AnswerAs.LIST)


def judged(body: State, given: str, *, seconds: float = 5) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"))
    answer = TypedAnswer(given) if given else Shown()
    return grade(item, body, answer, lang=Lang.EN, seconds=seconds)


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("worker#1 worker#2 worker#3 worker#4", Outcome.RIGHT),
        ("Worker1, worker2，worker3、worker4", Outcome.RIGHT),
        ("1 2 3 4", Outcome.RIGHT),
        ("#1 → #2 → #3 → #4", Outcome.RIGHT),
        ("[g6 g7 g8 g9]", Outcome.RIGHT),
        ("1 2 3", Outcome.CLOSE),
        ("1 2 3 4 5", Outcome.CLOSE),
        ("4 1 2 3", Outcome.CLOSE),
        ("1 2 5 4", Outcome.CLOSE),
        ("4 3 2 1", Outcome.WRONG),
        ("none", Outcome.WRONG),
        ("", Outcome.NOTHING),
    ],
)
def test_a_list_is_compared_in_order_and_by_any_name(given: str, outcome: Outcome) -> None:
    assert judged(RING, given).outcome is outcome


@pytest.mark.parametrize("given", ["none", "Empty", "nil", "-", "空", "无", "[]"])
def test_an_empty_queue_has_many_words(given: str) -> None:
    empty = replace(RING, query="sched.runq")
    assert judged(empty, given).proposed is Grade.EASY
    assert judged(empty, "worker#1").outcome is Outcome.WRONG


@pytest.mark.parametrize("given", ["2048", "2,048", "2 KB", "0x800", "2k", "２０４８"])
def test_numbers_as_people_write_them(given: str) -> None:
    body = replace(RING, query="g(main).stacksize", as_=AnswerAs.NUMBER)
    assert judged(body, given).outcome is Outcome.RIGHT
    assert judged(body, "2047").outcome is Outcome.WRONG
    assert judged(body, "many").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("query", "given", "outcome"),
    [
        ("g(worker#2).atomicstatus", "runnable", Outcome.RIGHT),
        ("g(worker#2).atomicstatus", "_Grunnable", Outcome.RIGHT),
        ("g(worker#2).atomicstatus", "Grunable", Outcome.CLOSE),
        ("g(worker#2).atomicstatus", "Gwaiting", Outcome.WRONG),
        ("p0.runnext", "worker#5", Outcome.RIGHT),
        ("g(main).preempt", "No", Outcome.RIGHT),
        ("g(main).waitreason", "none", Outcome.RIGHT),
    ],
)
def test_words_are_compared_as_a_person_would(query: str, given: str, outcome: Outcome) -> None:
    body = replace(RING, query=query, as_=AnswerAs.TEXT)
    assert judged(body, given).outcome is outcome


def test_texts_with_blanks_are_one_thing() -> None:
    body = replace(RING, query="chan(lines).buf")
    assert judged(body, '"a b" c').outcome is Outcome.RIGHT
    assert judged(body, "a b c").outcome is Outcome.WRONG


def test_grades_are_those_of_a_typed_answer_with_more_time() -> None:
    assert judged(RING, "1 2 3 4", seconds=60).proposed is Grade.EASY
    assert judged(RING, "1 2 3 4", seconds=61).proposed is Grade.GOOD
    assert judged(RING, "1 2 3").proposed is Grade.CLOSE
    assert judged(RING, "3").proposed is Grade.WRONG
    assert judged(RING, "").proposed is Grade.BLACKOUT


def test_what_differs_is_told_thing_by_thing() -> None:
    detail = judged(RING, "1 2 5 4").detail
    assert isinstance(detail, TypedDetail)
    assert detail.nearest == "worker#1 worker#2 worker#3 worker#4"
    assert [segment.text.strip() for segment in detail.segments] == [
        *("worker#1", "worker#2", "5", "worker#3", "worker#4"),
    ]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (replace(RING, go="package main\nfunc main() { x }"), Unfit.COMPILE),
        (replace(RING, when=When("go_creat")), Unfit.MOMENT),
        (replace(RING, when=When("go_create", nth=6)), Unfit.MOMENT),
        (replace(RING, when=When(line=3)), Unfit.MOMENT),
        (replace(RING, when=When("go_create", g="worker#x")), Unfit.MOMENT),
        (replace(RING, when=When(at=10**12)), Unfit.MOMENT),
        (replace(RING, query="p9.runq"), Unfit.QUERY),
        (replace(RING, as_=AnswerAs.TEXT), Unfit.QUERY),
        (replace(RING, query="p0.id"), Unfit.QUERY),
        (replace(RING, query="p0.status", as_=AnswerAs.NUMBER), Unfit.QUERY),
    ],
)
def test_a_card_at_fault_is_left_to_the_learner(body: State, why: Unfit) -> None:
    found = look(body)
    assert isinstance(found, UnfitDetail)
    assert found.why is why
    assert judged(body, "x").outcome is Outcome.SELF


def test_a_program_without_end_holds_nobody_up() -> None:
    found = look(replace(RING, go="package main\nfunc main() {\n\tfor {\n\t}\n}\n"))
    assert isinstance(found, UnfitDetail)


# Checking ---------------------------------------------------------------------------


def faults(when: str, query: str, as_: str = "list", procs: int = 1, go: str = SOURCE) -> list[str]:
    program = "".join(f"    {line}\n" for line in go.splitlines())
    deck = (
        f"deck: d\ncards:\n- id: a\n  kind: state\n  ask: q\n  when: {when}\n  query: {query}\n"
        f"  as: {as_}\n  procs: {procs}\n  go: |\n{program}"
    )
    loaded = load_bytes(deck.encode(), Path("x.yaml"))
    assert loaded.deck is not None, loaded.faults
    return [str(fault) for fault in check([loaded.deck])]


def test_a_good_card_has_no_fault() -> None:
    assert faults("{event: go_create, nth: 5}", "p0.runq") == []
    assert faults("{line: 15}", "g(main).stacksize", "number", 4) == []


@pytest.mark.parametrize(
    ("when", "query", "line", "message"),
    [
        ("{event: go_creat}", "p0.runq", 6, "`when`: there is no event go_creat. Do you mean"),
        ("{event: steal}", "p0.runq", 6, "`when`: it never comes"),
        ("{line: 15}", "p0.runqx", 7, "`query`, column 4: There is no field runqx"),
        ("{line: 15}", "chan(none).buf", 7, "`query`, column 1: No variable none"),
        ("{line: 15}", "p0.status", 7, "`query`, column 1: The answer is one thing"),
    ],
)
def test_faults_have_the_line_of_what_is_to_be_mended(
    when: str, query: str, line: int, message: str
) -> None:
    (fault,) = faults(when, query)
    assert fault.startswith(f"x.yaml:{line}: ")
    assert message in fault


def test_an_answer_that_hangs_on_chance_is_a_fault() -> None:
    source = """package main

import "math/rand"

func main() {
	ch := make(chan int, 9)
	for range rand.Intn(9) {
		ch <- 1
	}
	close(ch)
}
"""
    (fault,) = faults("{line: 10}", "chan(ch).qcount", "number", go=source)
    assert "depends on chance (random)" in fault
    assert fault.startswith("x.yaml:7:")
