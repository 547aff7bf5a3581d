"""A lab on the study screen: its editor, its keys, programs that are stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from quizgo.grading.answers import Program
from quizgo.grading.trying import Complaint, complaints
from quizgo.grading.verdict import LabDetail
from quizgo.model import Grade, Lab, Lang, Runs
from quizgo.session.actions import GiveAnswer, ShowHint
from quizgo.session.state import Asking, Judged
from quizgo.ui.frontend import Ending
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.study import draft as drafts
from quizgo.ui.study import editor
from quizgo.ui.study.board import Board
from quizgo.ui.study.picture import Size, picture
from tests.studying import LAB, LAB_SOLUTION, LAB_STARTER, Sitting, sitting
from tests.ui.typist import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    F4,
    F5,
    is_done,
    is_judged,
    is_tried,
    typed_in_turn,
)

MEND = DOWN * 5 + END + BACKSPACE + ", 1)"
"""Room for one in the channel."""


def test_the_starter_is_mended_and_handed_in() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (MEND + CTRL_D, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


def test_a_program_that_fails_stays_in_the_editor() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (CTRL_D, is_tried), (MEND + CTRL_D, is_judged), (ENTER, is_done))
    (entry,) = one.journal.entries
    assert entry.answered is not None
    assert (entry.answered.grade, entry.answered.attempts) == (4, 2)


def test_keys_that_come_while_a_program_runs_wait_for_it() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (MEND + CTRL_D + "3", is_done))
    assert one.journal.grades() == [3]


def test_giving_up_shows_the_reference_and_is_graded() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (ESCAPE + "g", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.BLACKOUT]


def test_a_lone_dot_hands_in() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (MEND + ENTER + BACKSPACE + "." + ENTER, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


def test_one_run_is_no_hand_in() -> None:
    one = sitting([LAB])
    typed_in_turn(one, (F5 + ESCAPE + "x" + MEND + CTRL_D, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


def test_the_learners_own_editor_changes_the_program() -> None:
    one = sitting([LAB])
    seen: list[str] = []

    def write(source: str) -> tuple[str, tuple[str, ...]]:
        seen.append(source)
        return LAB_SOLUTION, ("It was here.",)

    typed_in_turn(one, (F4 + CTRL_D, is_judged), (ENTER, is_done), write=write)
    assert seen == [LAB_STARTER]
    assert one.journal.grades() == [Grade.EASY]


SLOW = """package main

func main() {
	for range map[int]int{1: 1, 2: 2} {
		for i := range 300_000 {
			_ = i
		}
	}
}
"""


def slow() -> Sitting:
    """A lab whose starter runs for many seconds, over all its runs."""
    assert isinstance(LAB.body, Lab)
    checks = LAB.body.checks[:1]
    body = replace(LAB.body, go=SLOW, checks=checks, runs=Runs((1, 2), 200))
    return sitting([replace(LAB, body=body)])


def test_ctrl_c_stops_a_program_and_the_session_goes_on() -> None:
    one = slow()
    body = one.cards[LAB.id].body
    assert isinstance(body, Lab)
    ending = typed_in_turn(one, (CTRL_D + CTRL_C + ESCAPE + "g", is_judged))
    state = one.session.view.state
    assert ending is Ending.INTERRUPTED
    assert not isinstance(state, Asking)
    assert one.journal.entries == []


# Typing Go ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("func main() {", "func main() {\n\t"),
        ("\tx := 1", "\tx := 1\n\t"),
        ("\tfor {", "\tfor {\n\t\t"),
        ("\tcase 1:", "\tcase 1:\n\t\t"),
        ("\tdefault:", "\tdefault:\n\t\t"),
        ("call(", "call(\n\t"),
        ("", "\n"),
        ("}", "}\n"),
    ],
)
def test_a_new_line_is_indented_as_gofmt_would(before: str, after: str) -> None:
    buffer = Buffer(document=Document(before))
    editor.new_line(buffer)
    assert buffer.text == after


def test_a_closing_bracket_that_begins_its_line_steps_back() -> None:
    buffer = Buffer(document=Document("\tfor {\n\t\t"))
    editor.close(buffer, "}")
    assert buffer.text == "\tfor {\n\t}"
    editor.close(buffer, ")")
    assert buffer.text == "\tfor {\n\t})"


def test_tab_indents() -> None:
    buffer = Buffer(document=Document("x", 0))
    editor.indent(buffer)
    assert buffer.text == "\tx"


def test_go_is_coloured_line_by_line() -> None:
    lexer = editor.GoLexer(lambda: True)
    line = lexer.lex_document(Document("package main\n\nfunc main() {}\n"))
    assert ("class:go.keyword", "package") in line(0)
    assert "".join(fragment[1] for fragment in line(2)) == "func main() {}"
    assert line(99) == []


def test_the_compiler_speaks_at_its_line() -> None:
    assert isinstance(LAB.body, Lab)
    assert complaints(LAB.body, LAB_STARTER) == ()
    found = complaints(LAB.body, LAB_STARTER.replace("<-words", "<-word"))
    assert found == (Complaint(8, 16, "undefined: word"),)
    mine = Complaint(3, 1, "here")
    assert editor.complaint_here((mine, Complaint(5, 1, "there")), 4) == Complaint(5, 1, "there")
    assert editor.complaint_here((mine,), 9) == mine
    assert editor.complaint_here((), 9) is None


def test_the_margin_has_numbers_where_there_is_room() -> None:
    def margin(columns: int, wraps: int = 0) -> str:
        found = editor.margin(2, wraps, columns=columns, complaints=(Complaint(3, 1, ""),), lines=9)
        return "".join(fragment[1] for fragment in found)

    assert (margin(80), margin(80, 1), margin(20), margin(20, 1)) == (" 3!", "   ", "!", " ")


# The picture --------------------------------------------------------------------------


def shown(one: Sitting, size: Size, lang: Lang, *sentences: str) -> str:
    """The screen without the typed text; every line within the width."""
    view = one.session.view
    found = picture(
        view,
        replace(drafts.fresh(view.state), sentences=sentences),
        size,
        words_in(lang),
        today=date(2026, 11, 24),
        minutes=1,
        typed_lines=9,
    )
    lines = [*found.top, *found.bottom]
    assert len(lines) + found.input_rows == size.rows
    assert all(line_cells(line) <= size.columns for line in lines)
    return "\n".join(map(line_text, lines))


def test_a_hint_that_was_just_uncovered_is_in_sight() -> None:
    one = sitting([LAB])
    board = Board(one.session)
    board.apply(GiveAnswer(Program(LAB_STARTER)))
    before = seen(board)
    assert "Not met" in before
    assert "Who receives?" not in before
    board.apply(ShowHint())
    assert "Who receives?" in seen(board)
    board.apply(GiveAnswer(Program(LAB_STARTER.replace("goready", "goexit"))))
    assert "Not met" in seen(board)


def seen(board: Board) -> str:
    """The upper part of a usual screen."""
    size, words = Size(80, 24), words_in(Lang.EN)
    found = picture(board.view, board.draft, size, words, today=date(2026, 11, 24), minutes=1)
    return "\n".join(map(line_text, found.top))


SIZES = [
    Size(80, 24),
    Size(40, 10),
    Size(30, 9),
    Size(24, 6),
    Size(20, 5),
    Size(16, 4),
    Size(200, 60),
]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_room_for_the_editor(size: Size, lang: Lang) -> None:
    one = sitting([LAB])
    bar = words_in(lang).key_hand_in if size.columns > 24 else "Ctrl-D"
    assert bar in shown(one, size, lang)
    shown(one, size, lang, "A sentence that is longer than a line. " * 9)
    one.session.apply(GiveAnswer(Program("x")))
    shown(one, size, lang)
    one.session.apply(GiveAnswer(Program(LAB_STARTER)))
    state = one.session.view.state
    assert isinstance(state, Asking)
    assert isinstance(state.question.tried, LabDetail)
    text = shown(one, size, lang)
    assert (words_in(lang).practice.check_ends_ok[:5] in text) or size.rows < 9
    one.session.apply(GiveAnswer(Program(LAB_SOLUTION)))
    assert isinstance(one.session.view.state, Judged)
    shown(one, size, lang)
