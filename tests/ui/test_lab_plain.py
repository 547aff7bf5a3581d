"""A lab in plain mode, line by line, in both languages."""

from __future__ import annotations

from io import StringIO

import pytest

from quizgo.model import Lang
from quizgo.settings import Show
from quizgo.ui.frontend import Desk, WriteProgram
from quizgo.ui.plain import study_plain
from tests.studying import LAB, LAB_SOLUTION, LAB_STARTER, ONE_OF, Sitting, sitting


def run(one: Sitting, *lines: str, lang: Lang = Lang.EN, write: WriteProgram | None = None) -> str:
    """All that is written when `lines` are typed and then input ends."""
    out = StringIO()
    given = StringIO("".join(line + "\n" for line in lines))
    desk = Desk(lang, lambda _: ())
    if write is not None:
        desk = Desk(lang, lambda _: (), write)
    study_plain(one.session, desk, lines=given, out=out)
    return out.getvalue()


def typed(program: str) -> list[str]:
    return [*program.splitlines(), "."]


def test_a_lab_is_asked_with_its_program_and_what_every_run_must_do() -> None:
    text = run(sitting([LAB]))
    for line in (
        "Card 1/1 · go/test/mend · lab",
        "Question: Make it print.",
        "package main",
        "\twords := make(chan string)",
        "Every run must do this:",
        "Go 1.27 · GOMAXPROCS=1, 2 · 3 seeds each",
    ):
        assert line in text.splitlines()
    assert "It ends normally" in text
    assert "It prints goready" in text
    assert "Goroutines that still wait at the end: 0" in text
    assert ":o opens" in text


def test_a_program_that_passes_is_answered_with_the_reference() -> None:
    one = sitting([LAB])
    text = run(one, *typed(LAB_SOLUTION), "")
    assert "Answer: \n\npackage main\n" in text
    assert "\nRight.\nAll 4 runs did what is asked.\n" in text
    assert "Saved: 5" in text
    assert one.journal.grades() == [5]


def test_a_program_that_fails_is_told_how_and_asked_for_again() -> None:
    one = sitting([LAB])
    text = run(one, *typed(LAB_STARTER), *typed(LAB_SOLUTION), "")
    for piece in (
        "Not met: It ends normally.",
        "Look at line 7. Run 1: GOMAXPROCS=1, seed 1, Go 1.27.",
        "It printed nothing.",
        "How it ended: fatal error: all goroutines are asleep - deadlock!",
        "G1 waits in line 7: chan send",
        "Handed in so far: 1",
    ):
        assert piece in text
    assert one.journal.grades() == [4]


def test_the_same_in_chinese() -> None:
    one = sitting([LAB], show=Show.ZH)
    text = run(one, *typed(LAB_STARTER), ":g", "", lang=Lang.ZH)
    for piece in (
        "问题：让它能输出。",
        "每次运行都必须满足：",
        "未满足：正常结束。",
        "请看第 7 行。",
        "已放弃。",
        "已保存：1",
    ):
        assert piece in text


@pytest.mark.parametrize(
    "lines", [["."], ["x", "."], ["\x00", "\x1b[2J", "."], ["é" * 200_000, "."]]
)
def test_what_does_not_compile_is_no_hand_in(lines: list[str]) -> None:
    one = sitting([LAB])
    text = run(one, *(lines if lines != ["."] else [" ", "."]), *typed(LAB_SOLUTION), "")
    assert "It does not compile; that is no hand-in." in text
    assert "\x1b" not in text
    assert one.journal.grades() == [5]


def test_a_lone_dot_hands_in_the_program_as_it_is() -> None:
    assert "Not met: It ends normally." in run(sitting([LAB]), ".")


def test_one_run_is_no_hand_in() -> None:
    one = sitting([LAB])
    text = run(one, ":x", *LAB_SOLUTION.splitlines(), "：x", ".", "")
    first, second = text.split("One run, which is no hand-in (GOMAXPROCS=1, seed 1):")[1:]
    assert "deadlock" in first
    assert "It printed:\n    goready\n" in second
    assert one.journal.grades() == [5]


def test_the_learners_own_editor_writes_the_program() -> None:
    one = sitting([LAB])
    seen: list[str] = []

    def write(source: str) -> tuple[str, tuple[str, ...]]:
        seen.append(source)
        return LAB_SOLUTION, ("It was here.",)

    text = run(one, ":o", ".", "", write=write)
    assert seen == [LAB_STARTER]
    assert "It was here." in text
    assert one.journal.grades() == [5]


def test_a_hint_is_shown_and_the_grade_is_a_3() -> None:
    one = sitting([LAB])
    text = run(one, ":h", *typed(LAB_SOLUTION), "")
    assert "Hint 1: Who receives?" in text
    assert one.journal.grades() == [3]


def test_options_that_can_be_printed_are_picked_by_number() -> None:
    one = sitting([ONE_OF])
    text = run(one, "1 2 3", "")
    assert "Type the numbers of all that it can print" in text
    assert "Found in 20 sampled runs; other outputs may be possible." in text
    assert "printed in 0 of 20" in text
    assert one.journal.grades() == [2]
