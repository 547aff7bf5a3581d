"""Which of these can it print: judged by many runs."""

from __future__ import annotations

import pytest

from quizgo.grading.answers import Picked
from quizgo.grading.grade import grade
from quizgo.grading.verdict import OneOfDetail, Outcome, Unfit, UnfitDetail, Verdict
from quizgo.model import Asked, CardId, Item, ItemId, Lang, Predict, Runs, Text

RACE = """package main

import "fmt"

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	for range 2 {
		select {
		case n := <-a:
			fmt.Print(n, " ")
		case n := <-b:
			fmt.Print(n, " ")
		}
	}
}
"""
OPTIONS = ("1 2", "2 1", "1 1", "2 2")


def card(go: str = RACE, *options: str) -> Predict:
    runs = Runs((1, 2), 20)
    return Predict(Text("q"), go, Asked.ONE_OF, options=options or OPTIONS, runs=runs)


def picked(body: Predict, *options: int) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"))
    return grade(item, body, Picked(frozenset(options)), lang=Lang.EN, seconds=1)


@pytest.mark.parametrize(
    ("options", "proposed"),
    [((0, 1), 5), ((0,), 2), ((0, 1, 2), 2), ((2,), 1), ((2, 3), 1), ((), 0)],
)
def test_the_options_that_were_printed_are_right(options: tuple[int, ...], proposed: int) -> None:
    assert picked(card(), *options).proposed == proposed


def test_the_detail_says_how_often_each_was_printed() -> None:
    detail = picked(card(), 0, 1).detail
    assert isinstance(detail, OneOfDetail)
    times = [option.times for option in detail.sampled.options]
    assert detail.sampled.runs == 40
    assert times[2:] == [0, 0]
    assert min(times[:2]) > 0
    assert sum(times) == 40
    assert [result.right for result in detail.options] == [True, True, False, False]


def test_options_may_have_several_lines() -> None:
    go = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("a\\nb") }\n'
    assert picked(card(go, "a\nb\n", "b\na"), 0).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("go", "why"),
    [
        ("package main\nfunc main() { x }", Unfit.COMPILE),
        ("package main\nfunc main() {for {}}", Unfit.LIMIT),
    ],
)
def test_a_card_at_fault_is_for_the_learner_to_grade(go: str, why: Unfit) -> None:
    verdict = picked(card(go), 0)
    assert verdict.outcome is Outcome.SELF
    assert isinstance(verdict.detail, UnfitDetail)
    assert verdict.detail.why is why
