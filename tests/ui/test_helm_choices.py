"""Choices at the helm of a drive: more than nine of them, a cursor, and several Ps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgo.grading.drive import Way, way
from quizgo.model import Card, Goal, GoalKind, Lang
from quizgo.session.state import Asking, Judged
from quizgo.settings import Show
from quizgo.ui.study.board import Board
from quizgo.ui.study.picture import Size
from tests.driving import AS_GO, ASLEEP_GO, HALF_GO, LOST, ORDER_GO, drive
from tests.studying import both, sitting
from tests.ui.test_drive_screen import seen, spoken
from tests.ui.typist import BACKSPACE, DOWN, ENTER, ESCAPE, UP, is_done, is_judged, typed_in_turn

MANY_GO = ORDER_GO.replace("range 4", "range 12")
MANY = replace(AS_GO, body=replace(drive(AS_GO), go=MANY_GO, moves=2))
"""Right: the twelfth, then the first."""
HALF = replace(
    AS_GO,
    body=replace(drive(AS_GO), ask=both("Steal.", "窃取。"), go=HALF_GO, procs=2, moves=2),
)
"""Right: from the queue of P0, then the head of the own queue."""
ON_TWO = replace(LOST, body=replace(drive(LOST), procs=2))
ASLEEP = replace(
    LOST,
    body=replace(drive(LOST), go=ASLEEP_GO, goal=Goal(GoalKind.OUTPUT, "false"), moves=1),
)
SIZES = [Size(80, 24), Size(40, 10), Size(16, 4), Size(200, 60)]


def board(card: Card, show: Show = Show.EN) -> Board:
    found = Board(sitting([card], show=show).session)
    found.wheel.begin()
    return found


def moves(one: Board) -> tuple[int, ...]:
    return one.draft.helm.moves


# Two digits, and a cursor --------------------------------------------------------


@pytest.mark.parametrize(
    "keys",
    [
        "12" + "1" + ENTER,
        UP + DOWN * 12 + ENTER + DOWN + ENTER,
        DOWN * 40 + ENTER + DOWN * 2 + UP + " ",
        "1" + BACKSPACE + "12" + "1" + ENTER,
        "1" + ESCAPE + DOWN * 12 + ENTER + "1" + ENTER,
        DOWN * 3 + "12" + "1" + ENTER,
        "1" + DOWN * 12 + ENTER + "1" + ENTER,
    ],
)
def test_the_twelfth_is_chosen_by_two_digits_or_with_the_cursor(keys: str) -> None:
    one = sitting([MANY])
    typed_in_turn(one, (keys, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [5]


def test_the_first_digit_of_two_is_waited_for() -> None:
    one = board(MANY)
    one.press_digit(1)
    assert one.draft.typed == 1
    assert moves(one) == ()
    assert "1_: one more digit, or Enter." in seen(one, Size(80, 24))
    one.press_digit(9)
    assert one.draft.typed == 0
    assert moves(one) == ()


def test_a_number_that_no_second_digit_can_follow_is_taken_at_once() -> None:
    one = board(AS_GO)
    one.press_digit(4)
    assert moves(one) == (3,)


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("lang", Lang)
def test_wherever_the_cursor_is_it_is_in_sight(size: Size, lang: Lang) -> None:
    one = board(MANY, Show.EN if lang is Lang.EN else Show.ZH)
    for row in range(12):
        seen(one, size, lang)
        one.move(1)
        lines = seen(one, size, lang)
        assert any(line.startswith(f"> {row + 1:>2}. worker#{row + 1}") for line in lines)


def test_above_the_first_row_the_text_is_scrolled() -> None:
    one = board(MANY)
    one.move(1)
    one.move(-1)
    assert one.draft.row is None
    assert not any(line.startswith(">") for line in seen(one, Size(80, 24)))


# Several Ps ------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("card", [MANY, HALF, ON_TWO, ASLEEP])
def test_every_size_shows_the_choices(size: Size, lang: Lang, card: Card) -> None:
    one = board(card, Show.EN if lang is Lang.EN else Show.ZH)
    text = "\n".join(seen(one, size, lang))
    if size.rows >= 10:
        assert "1. " in text


def test_80_by_24_shows_every_p_and_whom_to_steal_from() -> None:
    lines = seen(board(HALF), Size(80, 24))
    text = "\n".join(lines)
    assert "P0: runs main, line 20; runnext work#5; queue work#1 work#2 work#3 work#4;" in text
    assert "P1: needs work; runnext empty; queue empty; schedtick 0" in text
    assert "What does P1 do next?" in lines
    assert "1. steal from the queue of P0" in lines
    assert "2. steal the runnext of P0" in lines
    assert "3. nothing: the P becomes idle, its thread parks" in lines


def test_what_a_right_decision_brought_is_told() -> None:
    one = board(HALF)
    one.press_digit(1)
    text = "\n".join(seen(one, Size(80, 60)))
    assert (
        "takes 2 of the 4 in\nits queue (half, rounded up), and runs the last of them, work#2."
        in text
    )


def test_a_wrong_source_is_told_with_the_rule() -> None:
    one = board(HALF)
    one.press_digit(2)
    text = "\n".join(seen(one, Size(80, 60)))
    assert "P1: Not this: steal the runnext of P0." in text
    assert "takes 2 of the 4" in text
    assert text.count("takes 2 of the 4") == 1


def test_a_wrong_source_is_told_in_chinese() -> None:
    one = board(HALF, Show.ZH)
    one.press_digit(3)
    text = "\n".join(seen(one, Size(80, 60), Lang.ZH))
    assert "P1：不是：什么也不做：P 变为空闲，线程休眠。" in text
    assert "队列里的 4 个取走 2 个（一半，向上取整）" in text


def test_taking_back_on_two_ps_gives_the_same_picture() -> None:
    one = board(ON_TWO)
    before = seen(one, Size(80, 50))
    one.press_digit(3)
    assert "P0 runs main. Shall it go on?" not in seen(one, Size(80, 50))
    one.take_back()
    assert seen(one, Size(80, 50)) == before


@pytest.mark.parametrize("card", [HALF, ON_TWO, ASLEEP])
def test_the_way_leads_to_a_right_verdict(card: Card) -> None:
    one = board(card)
    found = way(drive(card))
    assert isinstance(found, Way)
    for move in found.moves:
        if isinstance(one.state, Asking):
            one.press_digit(move + 1)
    assert isinstance(one.state, Judged)
    assert one.state.verdict.proposed == 5


def test_a_sleeper_is_woken_from_the_keyboard_and_it_is_told() -> None:
    one = board(ASLEEP)
    while not any("time passes until main wakes" in line for line in seen(one, Size(80, 50))):
        one.press_digit(1)
    one.press_digit(2)
    one.go_on()
    assert isinstance(one.state, Judged)
    text = "\n".join(seen(one, Size(80, 60)))
    assert "1. time passes until main wakes, and runs instead of prepare, which stands" in text


# Plain mode --------------------------------------------------------------------------


def test_plain_mode_takes_two_digits() -> None:
    one = sitting([MANY])
    text = spoken(one, "12\n1\n\n")
    assert "12. worker#12, in runnext" in text
    assert one.journal.grades() == [5]


@pytest.mark.parametrize("line", ["13", "0", "-1", "a", "1 2"])
def test_plain_mode_says_how_many_there_are(line: str) -> None:
    one = sitting([MANY])
    text = spoken(one, f"{line}\n12\n1\n\n")
    assert "That is not understood. Type one number from 1 to 12." in text
    assert one.journal.grades() == [5]


def test_plain_mode_on_two_ps_is_failed_taken_back_and_solved() -> None:
    one = sitting([HALF])
    text = spoken(one, "2\n:z\n1\n1\n\n")
    assert "P1: Not this: steal the runnext of P0." in text
    assert "What does P1 do next?" in text
    assert one.journal.grades() == [4]


def test_plain_mode_on_two_ps_speaks_chinese() -> None:
    one = sitting([HALF], show=Show.ZH)
    text = spoken(one, "1\n1\n\n", Lang.ZH)
    assert "1. 从 P0 的队列窃取" in text
    assert "P1 接下来做什么？" in text
    assert one.journal.grades() == [5]
