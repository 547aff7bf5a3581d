"""The table of grades, kind by kind."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.grading.answers import Answer, Ordered, Picked, Shown, TypedAnswer, Written
from quizgo.grading.grade import grade
from quizgo.grading.points import find_points, points_grade
from quizgo.grading.typed import gap_answer, shown_answer
from quizgo.grading.verdict import (
    ChoiceDetail,
    Difference,
    OptionResult,
    OrderDetail,
    Outcome,
    PointsDetail,
    TypedDetail,
    Verdict,
)
from quizgo.model import (
    Basic,
    Body,
    CardId,
    Choice,
    Cloze,
    Ignore,
    Item,
    ItemId,
    Lang,
    Option,
    Order,
    Pattern,
    Point,
    Points,
    Text,
    Typed,
)

Q = Text("q")
BASIC = Basic(Q, Text("r"))
GOSCHED = Typed(Q, (Pattern("Gosched", False), Pattern(r"runtime\.Gosched(\(\))?", True)))
CHOICE = Choice(Q, tuple(Option(Text(t), t in "ac") for t in "abcd"))
ORDER = Order(Q, tuple(map(Text, "abcd")))


def _grade(
    body: Body,
    answer: Answer,
    *,
    part: str = "",
    seconds: float = 1,
    hints: int = 0,
    limit_seconds: int | None = None,
    lang: Lang = Lang.EN,
) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"), part)
    return grade(
        item,
        body,
        answer,
        lang=lang,
        seconds=seconds,
        hints=hints,
        limit_seconds=limit_seconds,
    )


RIGHT: list[tuple[Body, Answer]] = [
    (GOSCHED, TypedAnswer("Gosched")),
    (Cloze(Text("{{c1::256}}"), typed=True), TypedAnswer("256")),
    (CHOICE, Picked(frozenset({0, 2}))),
    (ORDER, Ordered((0, 1, 2, 3))),
]
NOTHING: list[tuple[Body, Answer]] = [
    (GOSCHED, TypedAnswer("  ")),
    (Cloze(Text("{{c1::256}}"), typed=True), TypedAnswer("")),
    (CHOICE, Picked(frozenset())),
    (ORDER, Ordered(())),
    (GOSCHED, Shown()),
    (Points(Q, (Point(Q),)), Written("")),
]


@pytest.mark.parametrize(("body", "answer"), RIGHT)
def test_right_is_5_when_quick_4_when_slow_and_3_with_a_hint(body: Body, answer: Answer) -> None:
    quick = 60 if isinstance(body, Order) else 15
    assert _grade(body, answer, part="c1", seconds=quick).proposed == 5
    assert _grade(body, answer, part="c1", seconds=quick + 0.1).proposed == 4
    assert _grade(body, answer, part="c1", seconds=5, limit_seconds=4).proposed == 4
    assert _grade(body, answer, part="c1", hints=1).proposed == 3
    assert _grade(body, answer, part="c1").outcome is Outcome.RIGHT


@pytest.mark.parametrize(("body", "answer"), NOTHING)
def test_nothing_is_0(body: Body, answer: Answer) -> None:
    verdict = _grade(body, answer, part="c1", hints=1)
    assert (verdict.proposed, verdict.outcome) == (0, Outcome.NOTHING)


@pytest.mark.parametrize("body", [BASIC, Cloze(Text("{{c1::x}}"))])
def test_what_is_only_shown_is_for_the_learner_to_grade(body: Body) -> None:
    verdict = _grade(body, Shown(), part="c1", seconds=1000)
    assert (verdict.proposed, verdict.outcome) == (4, Outcome.SELF)
    assert _grade(body, Shown(), part="c1", hints=2).proposed == 3


# Typed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "proposed"),
    [
        ("Gosched", 5),
        ("  Gosched ", 5),
        ("Ｇosched", 5),
        ("runtime．Gosched（）", 5),
        ("runtime.Gosched()", 5),
        ("gosched", 2),
        ("Goshced", 2),
        ("Gosche", 2),
        ("Goscheed", 2),
        ("Gohsecd", 1),
        ("Goexit", 1),
    ],
)
def test_one_slip_is_close(given: str, proposed: int) -> None:
    assert _grade(GOSCHED, TypedAnswer(given)).proposed == proposed


def test_short_answers_and_numbers_have_no_slips() -> None:
    for wanted, typed in (("len", "lem"), ("1024", "1023"), ("2048", "204")):
        body = Typed(Q, (Pattern(wanted, False),))
        assert _grade(body, TypedAnswer(typed)).proposed == 1


@pytest.mark.parametrize(
    ("ignore", "wanted", "given"),
    [
        (Ignore.CASE, "GOMAXPROCS", "gomaxprocs"),
        (Ignore.SPACE, "chan int", "chanint"),
        (Ignore.PUNCTUATION, "park, then schedule", "park then schedule"),
        (Ignore.PUNCTUATION, "停,再走", "停，再走。"),
    ],
)
def test_what_is_ignored_does_not_count(ignore: Ignore, wanted: str, given: str) -> None:
    forgiving = Typed(Q, (Pattern(wanted, False),), frozenset({ignore}))
    strict = Typed(Q, (Pattern(wanted, False),))
    assert _grade(forgiving, TypedAnswer(given)).proposed == 5
    assert _grade(strict, TypedAnswer(given)).proposed < 5


def test_punctuation_alone_is_an_answer() -> None:
    body = Typed(Q, (Pattern("...", False),), frozenset({Ignore.PUNCTUATION}))
    assert _grade(body, TypedAnswer("...")).proposed == 5
    assert _grade(body, TypedAnswer(":")).proposed == 1


def test_case_is_ignored_by_expressions_too() -> None:
    body = Typed(Q, (Pattern("x", False), Pattern("go?sched", True)), frozenset({Ignore.CASE}))
    assert _grade(body, TypedAnswer("GSCHED")).proposed == 5


def test_the_difference_is_shown_against_the_nearest_answer() -> None:
    body = Typed(Q, (Pattern("runnable", False), Pattern("waiting", False)))
    detail = _grade(body, TypedAnswer("wating")).detail
    assert isinstance(detail, TypedDetail)
    assert detail.nearest == "waiting"
    assert [(s.difference, s.text) for s in detail.segments] == [
        (Difference.SAME, "wa"),
        (Difference.MISSING, "i"),
        (Difference.SAME, "ting"),
    ]


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_the_segments_spell_both_answers(given_text: str, wanted: str) -> None:
    body = Typed(Q, (Pattern(wanted, False),))
    detail = _grade(body, TypedAnswer(given_text)).detail
    assert isinstance(detail, TypedDetail)
    right = "".join(s.text for s in detail.segments if s.difference is not Difference.EXTRA)
    assert right == detail.nearest


def test_the_first_plain_answer_is_shown() -> None:
    assert shown_answer(Typed(Q, (Pattern("x+", True), Pattern("xx", False)))) == "xx"


def test_an_endless_line_is_wrong_at_once() -> None:
    body = Typed(Q, (Pattern("a" * 20_000, False), Pattern("(a+)+b", True)))
    assert _grade(body, TypedAnswer("a" * 1_000_000)).outcome is Outcome.WRONG


# Cloze --------------------------------------------------------------------------------


def test_a_gap_may_be_typed_in_either_language() -> None:
    body = Cloze(Text("It is {{c1::`Running`}}.", "它{{c1::在运行}}。"), typed=True)
    assert _grade(body, TypedAnswer("running"), part="c1").proposed == 5
    assert _grade(body, TypedAnswer("在运行"), part="c1").proposed == 5
    assert gap_answer(body, "c1", Lang.ZH) == "在运行"


@pytest.mark.parametrize("given", ["read, write", "read write", "Read；write", "read、write"])
def test_several_gaps_are_typed_in_a_row(given: str) -> None:
    body = Cloze(Text("{{c1::read}} then {{c1::write}} {{c2::x}}"), typed=True)
    assert _grade(body, TypedAnswer(given), part="c1").proposed == 5
    assert _grade(body, TypedAnswer("write, read"), part="c1").proposed == 1


# Choice -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("picked", "proposed"),
    [({0, 2}, 5), ({0}, 2), ({0, 1, 2}, 2), ({0, 1}, 1), ({1}, 1), ({0, 1, 2, 3}, 1), (set(), 0)],
)
def test_one_option_off_is_close(picked: set[int], proposed: int) -> None:
    assert _grade(CHOICE, Picked(frozenset(picked))).proposed == proposed


def test_every_option_is_judged() -> None:
    detail = _grade(CHOICE, Picked(frozenset({0, 1}))).detail
    assert detail == ChoiceDetail(
        (
            OptionResult(True, True),
            OptionResult(True, False),
            OptionResult(False, True),
            OptionResult(False, False),
        )
    )


# Order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "proposed", "first_wrong"),
    [
        ((0, 1, 2, 3), 5, None),
        ((1, 0, 2, 3), 2, 0),
        ((0, 2, 3, 1), 2, 1),
        ((3, 0, 1, 2), 2, 0),
        ((1, 0, 3, 2), 1, 0),
        ((3, 2, 1, 0), 1, 0),
        ((0, 1), 1, 2),
        ((0, 1, 2, 2), 1, 3),
    ],
)
def test_one_step_out_of_place_is_close(
    steps: tuple[int, ...], proposed: int, first_wrong: int | None
) -> None:
    verdict = _grade(ORDER, Ordered(steps))
    assert verdict.proposed == proposed
    assert verdict.detail == OrderDetail(first_wrong)


def test_two_steps_are_right_or_wrong() -> None:
    assert _grade(Order(Q, (Q, Q)), Ordered((1, 0))).proposed == 1


def test_close_orders_are_those_one_move_away() -> None:
    right = (0, 1, 2, 3)
    moved = {
        (*rest[:to], step, *rest[to:])
        for step in right
        for rest in [tuple(each for each in right if each != step)]
        for to in range(4)
    }
    close = {each for each in permutations(right) if _grade(ORDER, Ordered(each)).proposed == 2}
    assert close == moved - {right}


# Points -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "grades"),
    [
        (1, [0, 5]),
        (2, [0, 3, 5]),
        (3, [0, 1, 4, 5]),
        (4, [0, 1, 3, 4, 5]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 1, 2, 3, 3, 4, 5]),
    ],
)
def test_points_made_and_their_grades(of: int, grades: list[int]) -> None:
    assert [points_grade(made, of) for made in range(of + 1)] == grades


PARKING = Points(
    Q,
    (
        Point(Text("parks"), (Pattern("park", False), Pattern("挂起", False))),
        Point(Text("P"), (Pattern("P", False),)),
        Point(Text("again"), (Pattern(r"runs? (it )?again", True),)),
        Point(Text("no words")),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is Parked.", {0}),
        ("A spark", set()),
        ("被挂起，P 去找别的", {0, 1}),
        ("Run again", {2}),
        ("The P parks it and RUNS IT AGAIN", {0, 1, 2}),
        ("", set()),
    ],
)
def test_points_are_found_by_their_words(text: str, found: set[int]) -> None:
    assert find_points(PARKING, text) == found


def test_the_corrected_ticks_count() -> None:
    assert _grade(PARKING, Written("parks")).detail == PointsDetail((True, False, False, False))
    verdict = _grade(PARKING, Written("parks", frozenset({0, 1, 2})), seconds=500)
    assert (verdict.proposed, verdict.outcome) == (4, Outcome.CLOSE)
    assert _grade(PARKING, Written("x", frozenset({0, 1, 2, 3})), hints=1).proposed == 3
    verdict = _grade(PARKING, Written("something else"))
    assert (verdict.proposed, verdict.outcome) == (0, Outcome.WRONG)


def test_hostile_expressions_are_given_up() -> None:
    nasty = tuple(Pattern("(a{1,9}){1,9}b", True) for _ in range(50))
    body = Points(Q, tuple(Point(Q, nasty) for _ in range(50)))
    assert find_points(body, "a" * 100_000) == set()
