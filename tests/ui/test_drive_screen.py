"""A drive on the study screen and in plain mode: choosing, going on, taking back, giving up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from quizgo.grading.drive import stand
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import DriveDetail
from quizgo.model import Card, EntryKind, Grade, Lang
from quizgo.session.actions import Reload, Retry, ShowHint
from quizgo.session.state import Asking, Judged, State
from quizgo.settings import Show
from quizgo.ui.frontend import Desk
from quizgo.ui.helm import Course
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.plain import study_plain
from quizgo.ui.prose import words_in
from quizgo.ui.study.board import Board
from quizgo.ui.study.picture import Size, picture
from tests.driving import AS_GO, LOST, drive
from tests.studying import DAY, Sitting, sitting
from tests.ui.typist import BACKSPACE, ENTER, is_done, is_judged, is_tried, typed_in_turn


def tried_times(n: int) -> Callable[[State], bool]:
    return lambda state: isinstance(state, Asking) and state.question.hand_ins == n


# Keys -------------------------------------------------------------------------


def test_choosing_as_go_would_is_a_5() -> None:
    one = sitting([AS_GO])
    typed_in_turn(one, ("411", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


def test_a_wrong_choice_counts_and_the_run_goes_on_as_go() -> None:
    one = sitting([AS_GO])
    typed_in_turn(one, ("1", is_tried), ("11", is_judged), (ENTER, is_done))
    (entry,) = one.journal.entries
    assert entry.answered is not None
    assert (entry.answered.grade, entry.answered.attempts) == (4, 2)


def test_the_last_choice_wrong_ends_it() -> None:
    one = sitting([AS_GO])
    typed_in_turn(one, ("412", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.GOOD]


def test_a_program_is_steered_to_its_failure() -> None:
    one = sitting([LOST])
    typed_in_turn(one, (ENTER + "12" + ENTER, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


def test_choices_are_taken_back_after_a_failure() -> None:
    one = sitting([LOST])
    failed = (ENTER + "1" + ENTER, tried_times(1))
    typed_in_turn(one, failed, (BACKSPACE + "2" + ENTER, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.GOOD]


def test_nothing_can_be_chosen_once_the_run_is_over() -> None:
    one = sitting([LOST])
    failed = (ENTER + "1" + ENTER, tried_times(1))
    again = ("1" + ENTER + "2" + BACKSPACE + "2" + ENTER, is_judged)
    typed_in_turn(one, failed, again, (ENTER, is_done))
    assert one.journal.grades() == [Grade.GOOD]


def test_one_move_too_many_fails() -> None:
    one = sitting([LOST])
    typed_in_turn(one, ("222", tried_times(1)), ("g", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.WRONG]


def test_giving_up_at_once_is_a_0_and_is_not_drilled() -> None:
    one = sitting([LOST])
    typed_in_turn(one, ("g", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.BLACKOUT]
    assert one.journal.kinds() == [EntryKind.SCHEDULED]


def test_numbers_that_nobody_has_do_nothing() -> None:
    one = sitting([AS_GO])
    typed_in_turn(one, ("9" + BACKSPACE + "0" + ENTER + " 411", is_judged), (ENTER, is_done))
    assert one.journal.grades() == [Grade.EASY]


# Pictures -----------------------------------------------------------------------


def board(card: Card, show: Show = Show.EN) -> Board:
    found = Board(sitting([card], show=show).session)
    found.wheel.begin()
    return found


def seen(one: Board, size: Size, lang: Lang = Lang.EN) -> list[str]:
    shown = picture(one.view, one.draft, size, words_in(lang), today=date(2026, 11, 24), minutes=0)
    lines = [*shown.top, *shown.bottom]
    assert len(lines) == size.rows
    assert all(line_cells(line) <= size.columns for line in lines)
    return [line_text(line) for line in lines]


@pytest.mark.parametrize("size", [Size(80, 24), Size(40, 10), Size(16, 4), Size(200, 60)])
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("card", [AS_GO, LOST])
def test_every_size_shows_the_choice(size: Size, lang: Lang, card: Card) -> None:
    one = board(card, Show.EN if lang is Lang.EN else Show.ZH)
    lines = "\n".join(seen(one, size, lang))
    if size.rows >= 10:
        assert "1. " in lines
        assert "2. " in lines


def test_80_by_24_shows_queues_and_choices() -> None:
    lines = seen(board(AS_GO), Size(80, 24))
    text = "\n".join(lines)
    assert "runnext worker#4; queue worker#1 worker#2 worker#3" in text
    assert "main now waits (sync.WaitGroup.Wait). Who runs next?" in lines
    assert any(line.startswith("4. worker#4, in runnext · line 8") for line in lines)
    assert "1-4 choose" in lines[-1]


def test_a_wrong_choice_is_told_with_the_rule() -> None:
    one = board(AS_GO)
    one.press_digit(2)
    text = "\n".join(seen(one, Size(80, 40)))
    assert "Not worker#2.\nGo runs worker#4: it stands in runnext" in text
    assert "Decisions: 1" in text


def test_on_a_small_screen_the_rule_stands_above_the_next_choice() -> None:
    one = board(AS_GO)
    one.press_digit(2)
    lines = seen(one, Size(60, 14))
    assert "Not worker#2." in lines
    assert any(line.startswith("3. worker#3") for line in lines)


def test_a_hint_is_brought_into_sight() -> None:
    one = board(AS_GO)
    one.apply(ShowHint())
    assert "Who is next?" in seen(one, Size(40, 10))


def test_an_edited_program_starts_the_drive_anew() -> None:
    one = sitting([LOST])
    screen = Board(one.session)
    screen.wheel.begin()
    screen.press_digit(2)
    body = replace(drive(LOST), go=drive(LOST).go.replace("counter++", "counter += 1"))
    one.cards[LOST.id] = replace(LOST, body=body)
    screen.apply(Reload())
    assert screen.draft.helm == Course()


def test_what_was_decided_is_told_at_the_end() -> None:
    one = board(LOST)
    one.go_on()
    for digit in (1, 2):
        one.press_digit(digit)
    one.go_on()
    assert isinstance(one.state, Judged)
    text = "\n".join(seen(one, Size(80, 60)))
    assert "Reached in 2 moves." in text
    assert "2. add#2 runs instead of add#1, which stands before line 12" in text


def test_a_retry_starts_anew() -> None:
    one = board(LOST)
    one.give_up()
    assert isinstance(one.state, Judged)
    one.apply(Retry())
    assert one.draft.helm == Course()


def test_taking_back_gives_the_same_picture() -> None:
    one = board(LOST)
    before = seen(one, Size(80, 50))
    one.press_digit(2)
    assert seen(one, Size(80, 50)) != before
    one.take_back()
    after = seen(one, Size(80, 50))
    assert after == before


def test_a_failed_course_keeps_go_s_choice() -> None:
    found = stand(drive(AS_GO), (0,))
    assert isinstance(found, Stand)
    detail = DriveDetail(found, (3,), is_right=False, wrong=0, some_right=False)
    course = Course((0,), found).after(detail)
    assert course.moves == (3,)
    assert course.stand is not None
    assert course.stand.moves == (3,)


# Plain mode ---------------------------------------------------------------------


def spoken(one: Sitting, lines: str, lang: Lang = Lang.EN) -> str:
    out = StringIO()
    study_plain(one.session, Desk(lang, lambda _: ()), lines=StringIO(lines), out=out)
    return out.getvalue()


def test_plain_as_go_is_solved_by_numbers() -> None:
    one = sitting([AS_GO])
    text = spoken(one, "4\n1\n1\n\n")
    assert "1. Go runs worker#4: it stands in runnext, and inherits the time slice." in text
    assert f"Saved: 5, due {DAY.replace(day=25)}" in text


def test_plain_failure_is_steered_taken_back_and_given_up() -> None:
    one = sitting([LOST])
    text = spoken(one, "\n1\n\n1\n:z\nx\n7\n:g\n\n")
    assert "Nothing is left to choose. Take moves back." in text
    assert "That is not understood. Type one number from 1 to 2." in text
    assert "A way in 2 moves:" in text
    assert one.journal.grades() == [Grade.WRONG]


def test_plain_chinese_says_the_rule() -> None:
    text = spoken(sitting([AS_GO], show=Show.ZH), "1\n", Lang.ZH)
    assert "不是 worker#1。\nGo 运行 worker#4：它在 runnext" in text


@pytest.mark.parametrize("line", ["x" * 5_000, "99999", "-1", "1 2", "０", "\x00", "１"])
def test_plain_takes_any_line(line: str) -> None:
    one = sitting([AS_GO])
    text = spoken(one, f"{line}\n4\n1\n1\n\n")
    assert one.journal.grades() in ([5], [4])
    assert text
