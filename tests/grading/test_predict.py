"""Predictions are graded by what the program does."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.grading.answers import Answer, Picked, Shown, Written
from quizgo.grading.grade import grade
from quizgo.grading.verdict import (
    ENDINGS,
    Difference,
    EndingDetail,
    Outcome,
    OutputDetail,
    ProgramEnd,
    Segment,
    Unfit,
    UnfitDetail,
    Verdict,
)
from quizgo.model import Asked, CardId, GoRules, Item, ItemId, Lang, Predict, Text


def program(body: str, *imports: str, what: Asked = Asked.OUTPUT) -> Predict:
    """A card whose main function is `body`."""
    heads = "".join(f'import "{name}"\n' for name in imports)
    return Predict(Text("q"), f"package main\n{heads}func main() {{\n{body}\n}}\n", what)


def printing(*lines: str) -> Predict:
    return program("\n".join(f"fmt.Println(`{line}`)" for line in lines), "fmt")


def ending(body: str, *imports: str) -> Predict:
    return program(body, *imports, what=Asked.ENDING)


def judged(body: Predict, answer: Answer, *, seconds: float = 1, hints: int = 0) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"))
    return grade(item, body, answer, lang=Lang.EN, seconds=seconds, hints=hints)


def predicted(body: Predict, *lines: str) -> Verdict:
    return judged(body, Written("\n".join(lines)))


def picked(body: Predict, *ends: ProgramEnd) -> Verdict:
    return judged(body, Picked(frozenset(map(ENDINGS.index, ends))))


# Output -------------------------------------------------------------------------------

FOUR = printing("one", "two", "three", "four")


def test_right_is_5_within_a_minute_then_4_and_3_with_a_hint() -> None:
    right = Written("one\ntwo\nthree\nfour")
    assert judged(FOUR, right, seconds=60).proposed == 5
    assert judged(FOUR, right, seconds=61).proposed == 4
    assert judged(FOUR, right, hints=1).proposed == 3
    assert judged(FOUR, right).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("lines", "proposed"),
    [
        (["one", "two", "three", "four"], 5),
        (["one  ", "two\t", "three", "four", "", " "], 5),
        (["ｏne", "two", "three", "four"], 5),
        (["one", "two", "four"], 2),
        (["two", "three", "four"], 2),
        (["one", "two", "three", "four", "five"], 2),
        (["one", "2", "three", "four"], 2),
        (["one", "", "two", "three", "four"], 2),
        (["two", "one", "three", "four"], 1),
        (["one", "four"], 1),
        (["four", "three", "two", "one"], 1),
        (["one two three four"], 1),
        ([" one", "TWO", "three", "four"], 1),
        ([""], 0),
        (["", "  "], 0),
    ],
)
def test_one_line_off_is_close(lines: list[str], proposed: int) -> None:
    assert predicted(FOUR, *lines).proposed == proposed


def test_of_one_or_two_lines_only_a_slip_of_the_fingers_is_close() -> None:
    assert predicted(printing("main is done"), "main is odne").proposed == 2
    assert predicted(printing("[4 0 1 2 3]"), "[4 0 1 2 9]").proposed == 1
    assert predicted(printing("first", "second"), "first").proposed == 1
    assert predicted(printing("first", "second"), "first", "secnd").proposed == 2


def test_empty_lines_within_the_output_count() -> None:
    body = printing("a", "", "b")
    assert predicted(body, "a", "", "b").outcome is Outcome.RIGHT
    assert predicted(body, "a", "b").outcome is Outcome.CLOSE


def test_the_detail_tells_what_differs_and_how_it_ended() -> None:
    body = program('fmt.Println("a")\nfmt.Println("b")\npanic("stop")', "fmt")
    detail = predicted(body, "a", "c").detail
    assert isinstance(detail, OutputDetail)
    assert (detail.printed, detail.given) == (("a", "b"), ("a", "c"))
    assert detail.first_difference == 1
    assert detail.lines == (
        Segment(Difference.SAME, "a"),
        Segment(Difference.EXTRA, "c"),
        Segment(Difference.MISSING, "b"),
    )
    assert (detail.ended.end, detail.ended.status) == (ProgramEnd.PANICS, 2)
    assert detail.ended.text == "panic: stop"


LINES = st.lists(st.sampled_from(["a", "b", "", "c d", "１"]), max_size=6)


@given(LINES, LINES)
def test_the_compared_lines_spell_both_sides(one: list[str], other: list[str]) -> None:
    body = printing(*one, "end")
    detail = predicted(body, *other).detail
    assert isinstance(detail, OutputDetail)
    for side, wanted in (
        (Difference.MISSING, detail.printed),
        (Difference.EXTRA, detail.given),
    ):
        lines = [each.text for each in detail.lines if each.difference in (side, Difference.SAME)]
        assert tuple(lines) == wanted
    assert (detail.first_difference is None) == (detail.printed == detail.given)


def test_a_huge_answer_is_looked_at_in_part() -> None:
    assert predicted(FOUR, *["x" * 50] * 20_000).proposed == 1


def test_the_rules_of_the_card_hold() -> None:
    loop = "var f [2]func()\nfor i := 0; i < 2; i++ { f[i] = func() { fmt.Print(i) } }\nf[0]()"
    body = program(loop, "fmt")
    assert predicted(body, "0").proposed == 5
    old = Predict(body.ask, body.go, rules=GoRules.GO_1_13)
    assert predicted(old, "2").proposed == 5


# Endings ------------------------------------------------------------------------------

PROGRAMS = {
    ProgramEnd.EXITS: ending(""),
    ProgramEnd.STATUS: ending("os.Exit(3)", "os"),
    ProgramEnd.PANICS: ending("panic(1)"),
    ProgramEnd.FATAL: ending("new(sync.Mutex).Unlock()", "sync"),
    ProgramEnd.DEADLOCK: ending("select {}"),
}


@pytest.mark.parametrize("end", ProgramEnd)
def test_the_right_ending_is_5_and_any_other_1(end: ProgramEnd) -> None:
    body = PROGRAMS[end]
    assert [picked(body, other).proposed for other in ENDINGS] == [
        5 if other is end else 1 for other in ENDINGS
    ]
    detail = picked(body, end).detail
    assert isinstance(detail, EndingDetail)
    assert (detail.ended.end, detail.picked) == (end, end)


def test_two_endings_are_wrong_and_none_is_nothing() -> None:
    body = PROGRAMS[ProgramEnd.PANICS]
    assert picked(body, ProgramEnd.PANICS, ProgramEnd.FATAL).proposed == 1
    assert picked(body).outcome is Outcome.NOTHING
    assert judged(body, Written("panics")).outcome is Outcome.NOTHING
    assert judged(FOUR, Shown()).outcome is Outcome.NOTHING


# Cards at fault -----------------------------------------------------------------------

UNFIT = {
    Unfit.COMPILE: program("x := 1"),
    Unfit.LIMIT: program("for {}"),
    Unfit.SILENT: program('println("on stderr")'),
    Unfit.LONG: program("for i := range 100 { fmt.Println(i) }", "fmt"),
    Unfit.UNTYPABLE: program(r'fmt.Println("\x1b[2J")', "fmt"),
}
HOSTILE = [
    program("", "nowhere/at/all"),
    program("for { fmt.Println(1) }", "fmt"),
    program("var s []int\nfor { s = append(s, s...); s = append(s, 1) }"),
    program("f := func() {}\nfor { go f() }"),
    program("for { go func() { select {} }() }"),
    program("var f func()\nf = func() { f() }\nf()"),
    program("for { time.Sleep(time.Nanosecond) }", "time"),
    Predict(Text("q"), "\x00 no Go at all"),
    Predict(Text("q"), "package main"),
    Predict(Text("q"), "package main\nfunc main() {" + "(" * 5_000),
]


@pytest.mark.parametrize("why", UNFIT)
def test_a_card_at_fault_is_for_the_learner_to_grade(why: Unfit) -> None:
    verdict = predicted(UNFIT[why], "x")
    assert (verdict.outcome, verdict.proposed) == (Outcome.SELF, 4)
    assert isinstance(verdict.detail, UnfitDetail)
    assert verdict.detail.why is why


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_no_program_raises_or_holds_the_session_up(body: Predict) -> None:
    assert isinstance(predicted(body, "x").detail, UnfitDetail)


def test_the_compiler_is_quoted_with_its_line() -> None:
    detail = predicted(UNFIT[Unfit.COMPILE], "x").detail
    assert detail == UnfitDetail(Unfit.COMPILE, "prog.go:3:1: declared and not used: x", line=3)


@pytest.mark.parametrize("line", [".", " 。 ", "a\tb", "\ufffd"])
def test_what_cannot_be_handed_in_is_no_question(line: str) -> None:
    detail = predicted(printing(line), "x").detail
    assert isinstance(detail, UnfitDetail)
    assert detail.why is Unfit.UNTYPABLE


# Cost ---------------------------------------------------------------------------------


def test_the_simulator_is_loaded_by_the_first_program_only() -> None:
    script = (
        "import sys\n"
        "import quizgo.grading.grade, quizgo.session.session, quizgo.ui.content\n"
        "sys.exit('quizgo.gosim' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == 0
