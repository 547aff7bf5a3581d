"""Labs are graded by what every run of the learner's program does."""

from __future__ import annotations

import pytest

from quizgo.grading.answers import Program, Written
from quizgo.grading.grade import grade
from quizgo.grading.lab import MAX_SOURCE
from quizgo.grading.verdict import (
    GivenUp,
    LabDetail,
    Outcome,
    Refusal,
    Verdict,
)
from quizgo.model import CardId, Check, CheckKind, GoRules, Item, ItemId, Lab, Lang, Runs, Text


def source(body: str, *imports: str) -> str:
    """A program whose main function begins in the line after the imports and its own."""
    heads = "".join(f'import "{name}"\n' for name in imports)
    return f"package main\n{heads}func main() {{\n{body}\n}}\n"


def check(kind: CheckKind, *words: str, least: int = 0, most: int | None = None) -> Check:
    return Check(kind, words, least, most)


OK = check(CheckKind.ENDS, "ok")


def lab(*checks: Check, starter: str = "package main", runs: Runs | None = None) -> Lab:
    return Lab(Text("q"), starter, checks, "", runs=runs or Runs((1, 4), 5))


def handed_in(body: Lab, program: str, *, before: int = 0, hints: int = 0) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"))
    answer = Program(program, handed_in=before)
    return grade(item, body, answer, lang=Lang.EN, seconds=1, hints=hints)


def given_up(*, before: int, some_passed: bool) -> Verdict:
    item = Item(ItemId("d/a"), CardId("d/a"))
    answer = Program("", gives_up=True, handed_in=before, some_passed=some_passed)
    return grade(item, lab(OK), answer, lang=Lang.EN, seconds=1)


# Grades -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "hints", "proposed"),
    [(0, 0, 5), (1, 0, 4), (2, 0, 4), (3, 0, 3), (9, 0, 3), (0, 1, 3)],
)
def test_the_grade_goes_by_hand_ins_and_hints(before: int, hints: int, proposed: int) -> None:
    verdict = handed_in(lab(OK), source(""), before=before, hints=hints)
    assert (verdict.outcome, verdict.proposed) == (Outcome.RIGHT, proposed)


def test_giving_up_is_graded_by_how_far_one_came() -> None:
    assert given_up(before=2, some_passed=True).proposed == 2
    assert given_up(before=2, some_passed=False).proposed == 1
    assert given_up(before=0, some_passed=False).proposed == 0
    assert isinstance(given_up(before=0, some_passed=False).detail, GivenUp)


def test_an_answer_of_another_kind_is_none() -> None:
    item = Item(ItemId("d/a"), CardId("d/a"))
    verdict = grade(item, lab(OK), Written("x"), lang=Lang.EN, seconds=1)
    assert (verdict.outcome, verdict.proposed) == (Outcome.NOTHING, 0)


# Checks -------------------------------------------------------------------------------

PRINTS_7 = source("fmt.Println(7)", "fmt")
DEADLOCKS = source("<-make(chan int)")
LEAKS_ONE = source("go func() {\nselect {}\n}()\nruntime.Gosched()", "runtime")
SLEEPS = source("time.Sleep(30 * time.Millisecond)", "time")
PANICS = source("panic(1)")
EXITS_3 = source("os.Exit(3)", "os")
LOCKS = source("var mu sync.Mutex\nmu.Lock()", "sync")
MANY = source(
    "var wg sync.WaitGroup\nfor range 8 {\nwg.Add(1)\ngo func() {\ndefer wg.Done()\n"
    "for i := range 9999 {\n_ = i\n}\n}()\n}\nwg.Wait()",
    "sync",
)
KEPT = "func f() int {\n\treturn 1 // one\n}\n"

CASES = [
    (check(CheckKind.OUTPUT, "7"), PRINTS_7, True, 0),
    (check(CheckKind.OUTPUT, "7\n"), PRINTS_7, True, 0),
    (check(CheckKind.OUTPUT, "8"), PRINTS_7, False, 0),
    (Check(CheckKind.OUTPUT, ("[0-9]",), is_regex=True), PRINTS_7, True, 0),
    (Check(CheckKind.OUTPUT, ("[a-z]",), is_regex=True), PRINTS_7, False, 0),
    (OK, DEADLOCKS, False, 3),
    (check(CheckKind.ENDS, "deadlock"), DEADLOCKS, True, 0),
    (check(CheckKind.ENDS, "panic"), PANICS, True, 0),
    (OK, PANICS, False, 3),
    (check(CheckKind.ENDS, "3"), EXITS_3, True, 0),
    (OK, EXITS_3, False, 0),
    (check(CheckKind.DEADLOCK, "never"), PRINTS_7, True, 0),
    (check(CheckKind.DEADLOCK, "never"), DEADLOCKS, False, 3),
    (check(CheckKind.DEADLOCK, "always"), DEADLOCKS, True, 0),
    (check(CheckKind.LEAKS, "0", most=0), PRINTS_7, True, 0),
    (check(CheckKind.LEAKS, "0", most=0), LEAKS_ONE, False, 5),
    (check(CheckKind.LEAKS, ">= 1", least=1), PRINTS_7, False, 0),
    (check(CheckKind.WITHIN, "20ms", most=20_000_000), SLEEPS, False, 0),
    (check(CheckKind.WITHIN, "40ms", most=40_000_000), SLEEPS, True, 0),
    (check(CheckKind.USES, "sync.Mutex"), LOCKS, True, 0),
    (check(CheckKind.USES, "sync.Mutex", "select"), LOCKS, False, 0),
    (check(CheckKind.USES, "sync.Mutex"), source("// sync.Mutex"), False, 0),
]


@pytest.mark.parametrize(("one", "program", "passes", "line"), CASES, ids=range(len(CASES)))
def test_each_check(one: Check, program: str, passes: bool, line: int) -> None:
    detail = handed_in(lab(one), program).detail
    assert isinstance(detail, LabDetail)
    assert detail.is_right is passes
    assert detail.passed == (passes,)
    if detail.failure is not None:
        assert (detail.failure.check, detail.failure.line) == (0, line)
        assert (detail.failure.procs, detail.failure.seed) == (1, 1)


def test_what_is_kept_may_be_laid_out_anew_and_not_be_changed() -> None:
    body = lab(check(CheckKind.KEEPS, "func f"), starter="package main\n" + KEPT)
    main = "func main() { f() }\n"
    for kept, passes in (
        (KEPT, True),
        ("func f() int { return 1 }\n", True),
        (KEPT.replace("1 //", "2 //"), False),
        ("func f() int { println(); return 1 }\n", False),
    ):
        detail = handed_in(body, "package main\n" + kept + main).detail
        assert isinstance(detail, LabDetail)
        assert detail.is_right is passes


def test_steals_are_counted_on_several_ps() -> None:
    body = lab(check(CheckKind.STEALS, ">= 1", least=1), runs=Runs((4,), 3))
    assert handed_in(body, MANY).outcome is Outcome.RIGHT
    assert handed_in(body, PRINTS_7).outcome is Outcome.WRONG


def test_a_failure_names_the_first_check_and_the_run() -> None:
    program = source(
        "for k := range map[int]int{1: 1, 2: 2} {\nfmt.Println(k)\nbreak\n}",
        "fmt",
    )
    body = lab(OK, check(CheckKind.OUTPUT, "1"), runs=Runs((2,), 50))
    detail = handed_in(body, program).detail
    assert isinstance(detail, LabDetail)
    assert detail.passed == (True, False)
    failure = detail.failure
    assert failure is not None
    assert (failure.check, failure.procs, failure.rules) == (1, 2, "1.27")
    assert failure.seed == detail.runs
    assert failure.ran.stdout == "2\n"


def test_a_program_is_run_by_each_set_of_rules() -> None:
    loop = "var f [2]func()\nfor i := 0; i < 2; i++ { f[i] = func() { print(i) } }\nf[0]()"
    rules = (GoRules.GO_1_27, GoRules.GO_1_13)
    detail = handed_in(lab(OK, runs=Runs((1,), 9, rules)), source(loop)).detail
    assert detail == LabDetail((True,), 2, None)


# Bad input ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "program",
    ["", "\x00\x01\ufffd", "package main", "x := 1", source("x := 1"), "é" * 9_999, "\ud800"],
    ids=range(7),
)
def test_what_does_not_compile_is_no_hand_in(program: str) -> None:
    verdict = handed_in(lab(OK), program)
    assert isinstance(verdict.detail, Refusal)
    assert verdict.detail.messages


def test_an_enormous_program_is_refused_in_a_sentence() -> None:
    detail = handed_in(lab(OK), "x" * (MAX_SOURCE + 1)).detail
    assert isinstance(detail, Refusal)
    assert "longer than 100,000 characters" in detail.messages[0]


HOSTILE = [
    source("for {}"),
    source("for { fmt.Println(1) }", "fmt"),
    source("var s []int\nfor { s = append(s, s...); s = append(s, 1) }"),
    source("for { go func() { select {} }() }"),
    source("var f func()\nf = func() { f() }\nf()"),
]


@pytest.mark.parametrize("program", HOSTILE, ids=range(len(HOSTILE)))
def test_no_program_holds_the_session_up(program: str) -> None:
    detail = handed_in(lab(check(CheckKind.LEAKS, ">= 0")), program).detail
    assert isinstance(detail, LabDetail)
    assert not detail.is_right
    assert detail.failure is not None
    assert "limit" in detail.failure.ran.text


def test_a_race_fails_though_every_run_prints_what_is_asked() -> None:
    body = lab(OK, check(CheckKind.OUTPUT, "2"), check(CheckKind.RACE, "none"))
    head = "var wg sync.WaitGroup\nvar mu sync.Mutex\n_ = &mu\nn := 0\n"
    work = "for range 2 {\nwg.Add(1)\ngo func() {\ndefer wg.Done()\n{}\n}()\n}\n"
    end = "wg.Wait()\nfmt.Println(n)"
    racy = source(head + work.replace("{}", "n++") + end, "fmt", "sync")
    detail = handed_in(body, racy).detail
    assert isinstance(detail, LabDetail)
    assert detail.passed == (True, True, False)
    failure = detail.failure
    assert failure is not None
    assert failure.line == 13
    assert {(race.line, race.other_line) for race in failure.ran.races} == {(13, 13)}
    locked = source(head + work.replace("{}", "mu.Lock()\nn++\nmu.Unlock()") + end, "fmt", "sync")
    assert handed_in(body, locked).outcome is Outcome.RIGHT
