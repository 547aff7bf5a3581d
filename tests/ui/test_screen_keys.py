"""Typed keys on the study screen, judged by what the journal holds afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.errors import StoreError
from quizgo.grading.answers import Shown
from quizgo.model import Card, EntryKind, Lang, Text
from quizgo.session.actions import GiveAnswer
from quizgo.session.journal import AlreadyAnswered, Recorded, Review
from quizgo.session.state import Asking, Left
from quizgo.settings import Show
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.study.app import study
from tests.studying import (
    BASIC,
    CHOICE,
    CLOZE,
    CLOZE_TYPED,
    ENDING,
    ORDER,
    POINTS,
    PREDICT,
    REVERSED,
    TYPED,
    MemoryJournal,
    Sitting,
    item,
    sitting,
)
from tests.ui.typist import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESCAPE,
    UP,
    is_done,
    is_judged,
    typed_in_turn,
)

SHIFT_DOWN = "\x1b[1;2B"


def typed(one: Sitting, keys: str) -> Ending:
    """Type `keys` into the screen; Ctrl-C stands behind them, so that no test waits."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + CTRL_C)
        return study(one.session, Desk(Lang.EN, lambda _: ()), input=pipe, output=DummyOutput())


def test_space_shows_the_answer_and_accepts_the_proposal() -> None:
    one = sitting([BASIC])
    assert typed(one, "  ") is Ending.FINISHED
    assert one.journal.grades() == [4]


def test_enter_does_the_same() -> None:
    one = sitting([BASIC])
    assert typed(one, ENTER * 3) is Ending.FINISHED
    assert one.journal.grades() == [4]


@pytest.mark.parametrize("digit", "345")
def test_digits_grade(digit: str) -> None:
    one = sitting([BASIC])
    typed(one, " " + digit)
    assert one.journal.grades() == [int(digit)]


def test_digits_above_five_are_no_grades() -> None:
    one = sitting([BASIC])
    typed(one, " 678")
    assert one.journal.entries == []


def test_undo_takes_back_on_the_finish_page() -> None:
    one = sitting([BASIC, REVERSED], queue=[item(BASIC), item(REVERSED)])
    assert typed(one, "  " + " 5" + "u" + " 3") is Ending.INTERRUPTED
    kinds = [EntryKind.SCHEDULED, EntryKind.SCHEDULED, EntryKind.UNDO, EntryKind.SCHEDULED]
    assert one.journal.kinds() == kinds
    assert one.journal.grades() == [4, 5, 3]


def test_a_line_is_typed_and_handed_in() -> None:
    one = sitting([TYPED])
    typed(one, "gopark" + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_letters_that_are_commands_elsewhere_are_text_while_typing() -> None:
    one = sitting([TYPED, BASIC])
    typed(one, "qub@hl?e0" + ENTER + "1")
    assert one.journal.kinds() == [EntryKind.SCHEDULED]


def test_escape_leaves_the_line_and_enter_comes_back() -> None:
    one = sitting([CLOZE_TYPED])
    typed(one, "2" + ESCAPE + "?" + ENTER + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_alt_and_a_letter_is_a_command_while_typing() -> None:
    one = sitting([TYPED])
    typed(one, ESCAPE + "h" + "gopark" + ENTER + ENTER)
    assert one.journal.entries[0].answered is not None
    assert one.journal.entries[0].answered.hints == 1


def test_alt_b_buries_while_typing() -> None:
    one = sitting([TYPED])
    typed(one, "go" + ESCAPE + "b")
    assert one.journal.kinds() == [EntryKind.BURY]


def choice_rows(one: Sitting, *indexes: int) -> str:
    """The numbers under which options or steps of the deck are shown."""
    state = one.session.view.state
    assert isinstance(state, Asking)
    return "".join(str(state.question.shuffle.index(index) + 1) for index in indexes)


def test_numbers_pick_options() -> None:
    one = sitting([CHOICE])
    typed(one, choice_rows(one, 0, 3) + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_space_picks_under_the_cursor_and_picks_no_more() -> None:
    one = sitting([CHOICE])
    rows = sorted(int(row) - 1 for row in choice_rows(one, 0, 3))
    keys = DOWN * rows[0] + " " + DOWN * (rows[1] - rows[0]) + "   "
    typed(one, keys + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_numbers_put_steps_in_order_and_backspace_takes_one_back() -> None:
    one = sitting([ORDER])
    rows = choice_rows(one, 0, 1, 2, 3)
    typed(one, rows[1] + BACKSPACE + rows + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_a_step_is_carried_with_the_cursor() -> None:
    one = sitting([ORDER])
    state = one.session.view.state
    assert isinstance(state, Asking)
    shown = list(state.question.shuffle)
    keys = ""
    for place in range(4):  # fetch each step up to its place
        at = shown.index(place)
        keys += UP * 9 + DOWN * at + " " + UP * (at - place) + " "
        shown.insert(place, shown.pop(at))
    typed(one, keys + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_shift_and_an_arrow_carry_at_once() -> None:
    one = sitting([ORDER], seed=1)
    typed(one, SHIFT_DOWN + ENTER + "4")
    assert one.journal.grades() == [4]


@pytest.mark.parametrize("end", [ENTER + "." + ENTER, CTRL_D])
def test_an_open_answer_has_lines_and_then_ticks(end: str) -> None:
    one = sitting([POINTS])
    typed(one, "no lock" + ENTER + "a cache" + end + "3" + ENTER + ENTER)
    assert one.journal.grades() == [5]


@pytest.mark.parametrize("end", ["\r.\r", "\r" + CTRL_D, CTRL_D, "\r\r.\r"])
def test_a_prediction_has_lines_and_no_ticks(end: str) -> None:
    one = sitting([PREDICT])
    typed_in_turn(one, ("goexit\rgoready\rgopark" + end, is_judged), (ENTER, is_done))
    assert one.journal.grades() == [5]


@pytest.mark.parametrize("keys", ["5", "15", " " + DOWN * 4 + " ", "555"])
def test_of_endings_only_the_last_one_pressed_is_picked(keys: str) -> None:
    one = sitting([ENDING])
    typed_in_turn(one, (keys + ENTER * 2, is_done))
    assert one.journal.grades() == [5]


def test_an_ending_that_is_picked_no_more_is_no_answer() -> None:
    one = sitting([ENDING])
    typed_in_turn(one, ("55" + ENTER * 2, lambda _: bool(one.journal.entries)))
    assert one.journal.grades() == [0]


@pytest.mark.parametrize(("key", "kind"), [("b", EntryKind.BURY), ("@", EntryKind.SUSPEND)])
def test_a_key_puts_aside(key: str, kind: EntryKind) -> None:
    one = sitting([CLOZE])
    typed(one, key)
    assert one.journal.kinds() == [kind]


def test_language_and_pages_change_nothing_in_the_log() -> None:
    one = sitting([BASIC])
    typed(one, "l?" + ENTER + "i" + ESCAPE + "jk" + "l" + " " + "ij" + ENTER + "4")
    assert one.journal.grades() == [4]
    assert one.session.view.show is Show.BOTH


def test_nothing_happens_to_a_card_behind_a_page() -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, "?" + "b@u4" + ESCAPE + "i" + "b@5" + ENTER)
    assert one.journal.entries == []


def test_editing_reads_the_card_again_and_asks_it_anew() -> None:
    one = sitting([BASIC])
    edited: list[Card] = []
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        def edit(card: Card) -> tuple[str, ...]:
            edited.append(card)
            one.cards[card.id] = replace(card, why=Text("New."))
            pipe.send_text("  q")
            return ("One fault.",)

        pipe.send_text("e")
        ending = study(one.session, Desk(Lang.EN, edit), input=pipe, output=DummyOutput())
    assert ending is Ending.FINISHED
    assert edited == [BASIC]
    assert one.journal.grades() == [4]


@pytest.mark.parametrize(("keys", "ending"), [("q", Ending.QUIT), ("", Ending.INTERRUPTED)])
def test_leaving_keeps_what_was_graded(keys: str, ending: Ending) -> None:
    one = sitting([BASIC, REVERSED])
    assert typed(one, "  " + keys) is ending
    assert one.journal.grades() == [4]
    assert isinstance(one.session.view.state, Left)


def test_the_end_of_the_terminal_is_a_hang_up() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("3")
        pipe.close()
        ending = study(one.session, Desk(Lang.EN, lambda _: ()), input=pipe, output=DummyOutput())
    assert ending is Ending.HUNG_UP


class FullDisk(MemoryJournal):
    """A journal that can no longer write."""

    def record(self, review: Review) -> Recorded | AlreadyAnswered:
        raise StoreError("the disk is full. Make room and study again.")


def test_a_store_that_fails_ends_the_screen_with_its_sentence() -> None:
    one = sitting([BASIC], journal=FullDisk())
    with pytest.raises(StoreError, match="disk is full"):
        typed(one, "  ")
