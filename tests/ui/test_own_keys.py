"""The learner's own keys: given by settings, typed on other layouts, under vi, four grades."""

from __future__ import annotations

from io import StringIO

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.grading.answers import Ordered, Shown
from quizgo.model import EntryKind, Grade, Lang
from quizgo.session.actions import AcceptGrade, GiveAnswer
from quizgo.session.state import Left
from quizgo.settings import Editing
from quizgo.settings.actions import ACTIONS
from quizgo.settings.keys import NAMED
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.grades import words_for
from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import LATIN, variants
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.looks import Looks
from quizgo.ui.plain import study_plain
from quizgo.ui.prose import words_in
from quizgo.ui.study import draft as drafts
from quizgo.ui.study.app import study
from quizgo.ui.study.bar import key_bar
from quizgo.ui.study.pages import help_sentences
from quizgo.ui.telling import told
from tests.studying import (
    BASIC,
    CHOICE,
    CLOZE_TYPED,
    LAB,
    ORDER,
    POINTS,
    REVERSED,
    TYPED,
    Sitting,
    sitting,
)

CTRL_C, ENTER, ESCAPE = "\x03", "\r", "\x1b"


def typed(one: Sitting, keys: str, looks: Looks) -> Ending:
    """Type `keys` into the screen; Ctrl-C stands behind them, so that no test waits."""
    desk = Desk(Lang.EN, lambda _: (), looks=looks)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + CTRL_C)
        return study(one.session, desk, input=pipe, output=DummyOutput())


def keyed(**chosen: str | tuple[str, ...]) -> Looks:
    keys = {name: (k,) if isinstance(k, str) else k for name, k in chosen.items()}
    return Looks(keys=KeyMap(keys))


def bar(one: Sitting, looks: Looks, width: int = 200, lang: Lang = Lang.EN) -> str:
    view = one.session.view
    draft = drafts.fresh(view.state)
    line = key_bar(view, draft, width, words_in(lang), one.session.day, looks)
    assert line_cells(line) <= width
    return line_text(line)


# Own keys -------------------------------------------------------------------


def test_an_action_has_the_key_it_was_given() -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, "wz b" + "w", keyed(bury="w", undo="z"))
    assert one.journal.kinds() == [EntryKind.BURY, EntryKind.UNDO, EntryKind.BURY]


def test_a_function_key_and_a_chord_work_while_typing() -> None:
    one = sitting([TYPED])
    typed(one, "gop\x02\x1bOP", keyed(bury="ctrl-b", help="f1"))
    assert one.journal.kinds() == [EntryKind.BURY]


def test_letters_with_alt_work_while_typing() -> None:
    one = sitting([TYPED])
    typed(one, "gop\x1bw", keyed(bury="w"))
    assert one.journal.kinds() == [EntryKind.BURY]


def test_grades_may_have_letters() -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, " w" + " d" + " s", keyed(grade_good="w", grade_hard="d", grade_again="s"))
    assert one.journal.grades()[:3] == [4, 3, 1]


def test_enter_and_space_can_be_given_away() -> None:
    one = sitting([BASIC])
    assert typed(one, " \rtt", keyed(next="t", pick="ctrl-p")) is Ending.FINISHED
    assert one.journal.grades() == [4]


def test_enter_hands_in_what_is_typed_whatever_it_was_given_to() -> None:
    one = sitting([TYPED])
    typed(one, "gopark\rt", keyed(next="t"))
    assert one.journal.grades() == [5]


def test_the_bar_says_own_keys() -> None:
    one = sitting([CHOICE])
    looks = keyed(undo="z", next="ctrl-g", help=(), suspend="f2")
    assert bar(one, looks).startswith("1-4 pick  Ctrl-G don't know  z undo  q quit")
    assert "F2 suspend" in bar(one, looks)
    assert "help" not in bar(one, looks)


def test_the_bar_says_own_keys_while_typing() -> None:
    one = sitting([TYPED])
    assert bar(one, keyed(hint="w")) == "Enter answer  Esc commands  Alt-w hint  F1 help"
    one = sitting([LAB])
    looks = keyed(run="ctrl-r", open="o", hand_in="f9")
    assert bar(one, looks).startswith("F9 hand in  Ctrl-R run  Alt-h hint  Alt-g give up  Alt-o")


@pytest.mark.parametrize("lang", list(Lang))
def test_the_help_says_own_keys(lang: Lang) -> None:
    said = "\n".join(help_sentences(words_in(lang), keyed(undo="z", hand_in="f9", quit=())))
    assert "\nz" in said
    assert "F9" in said
    assert "–" in said
    assert "{" not in said


@pytest.mark.parametrize("lang", list(Lang))
def test_every_action_has_a_name_for_each_of_its_keys(lang: Lang) -> None:
    words = words_in(lang)
    for key in (*NAMED, "ctrl-a", "alt-a", "x", "，"):
        assert KeyMap({"undo": (key,)}).name("undo", words)
    for action in ACTIONS:
        assert all(KeyMap().reading(action))


# Other layouts --------------------------------------------------------------


@pytest.mark.parametrize("undo", ["г", "Ｕ".lower(), "ㅕ", "θ"])
@pytest.mark.parametrize("bury", ["и", "ｂ", "ㅠ", "β"])
def test_keys_work_on_other_layouts(undo: str, bury: str) -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, bury + undo, Looks())
    assert one.journal.kinds() == [EntryKind.BURY, EntryKind.UNDO]


def test_full_width_digits_grade() -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, "\u3000４\u3000３", Looks())
    assert one.journal.grades()[:2] == [4, 3]


def test_full_width_marks_are_keys() -> None:
    one = sitting([BASIC])
    typed(one, "？" + ENTER + "＠", Looks())
    assert one.journal.kinds() == [EntryKind.SUSPEND]


def test_letters_of_other_layouts_are_typed_as_they_are() -> None:
    one = sitting([TYPED])
    typed(one, "гопарк" + ENTER, Looks())
    assert one.journal.kinds() == []
    assert isinstance(one.session.view.state, Left)


def test_alt_works_on_other_layouts() -> None:
    one = sitting([TYPED])
    typed(one, "gop\x1bи", Looks())
    assert one.journal.kinds() == [EntryKind.BURY]


def test_a_key_that_was_given_is_not_translated() -> None:
    one = sitting([BASIC])
    typed(one, "г", keyed(bury="г"))
    assert one.journal.kinds() == [EntryKind.BURY]


@pytest.mark.parametrize(("key", "sent"), [("/", "、"), (".", "。"), (",", "，"), ("<", "《")])
def test_marks_of_input_methods_are_keys(key: str, sent: str) -> None:
    one = sitting([BASIC])
    typed(one, sent, keyed(bury=key))
    assert one.journal.kinds() == [EntryKind.BURY]


def test_alt_and_a_letter_may_be_the_key_where_nothing_is_typed() -> None:
    one = sitting([BASIC, REVERSED])
    typed(one, "b\x1bu", keyed(undo="alt-u"))
    assert one.journal.kinds() == [EntryKind.BURY, EntryKind.UNDO]


def test_every_letter_is_on_each_layout() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert len(variants(letter)) >= (3 if letter == "q" else 4)
    assert all(len(key) == 1 and latin.isascii() for key, latin in LATIN.items())


# vi -------------------------------------------------------------------------

VI = Looks(keys=KeyMap(editing=Editing.VI))


def test_vi_moves_and_changes_what_is_typed() -> None:
    one = sitting([TYPED])
    typed(one, "oparx" + ESCAPE + "rk" + "0ig" + ENTER * 2, VI)
    assert one.journal.grades() == [5]


def test_vi_hands_in_from_either_mode() -> None:
    one = sitting([TYPED])
    typed(one, "goparkk" + ESCAPE + "x" + ENTER + ENTER, VI)
    assert one.journal.grades() == [5]


def test_under_vi_enter_goes_down_in_an_answer_of_many_lines() -> None:
    one = sitting([POINTS])
    keys = "a cache" + ENTER + "no lok" + ESCAPE + "k" + ENTER + "$ic" + "\x043" + ENTER * 2
    typed(one, keys, VI)
    assert one.journal.grades() == [5]


def test_the_second_escape_turns_letters_into_keys() -> None:
    one = sitting([TYPED])
    typed(one, "gop" + ESCAPE + ESCAPE + "b", VI)
    assert one.journal.kinds() == [EntryKind.BURY]


def test_vi_begins_each_card_in_its_insert_mode() -> None:
    one = sitting([TYPED, CLOZE_TYPED])
    typed(one, "gopark" + ESCAPE + ENTER * 2 + "2" + ENTER * 2, VI)
    assert one.journal.grades() == [5, 5]


@pytest.mark.parametrize("lang", list(Lang))
def test_vi_is_told_in_bar_and_help(lang: Lang) -> None:
    one = sitting([POINTS])
    assert "Esc Esc" in bar(one, VI, lang=lang)
    assert "Alt" not in bar(one, VI, lang=lang)
    assert any("vi" in line for line in help_sentences(words_in(lang), VI))


# Four grades ----------------------------------------------------------------

FOUR = Looks(four_grades=True)


@pytest.mark.parametrize(("digit", "grade"), [("1", 1), ("2", 3), ("3", 4), ("4", 5)])
def test_four_grades_are_kept_as_grades_of_six(digit: str, grade: int) -> None:
    one = sitting([BASIC])
    typed(one, " " + digit, FOUR)
    assert one.journal.grades()[0] == grade


@pytest.mark.parametrize("digit", "05678")
def test_other_digits_are_none_of_four(digit: str) -> None:
    one = sitting([BASIC])
    typed(one, " " + digit, FOUR)
    assert one.journal.grades() == []


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_four_grades_stand_in_the_bar(width: int) -> None:
    one = sitting([ORDER])
    one.session.apply(GiveAnswer(Ordered(())))
    said = bar(one, FOUR, width)
    if width >= 80:
        assert said.startswith("[1 again · 1 d]  2 hard · 1 d  3 good · 1 d  4 easy · 1 d")
    assert "[1" in said
    assert "0" not in said


def test_the_proposed_grade_is_taken_as_it_is() -> None:
    one = sitting([BASIC])
    typed(one, "  ", FOUR)
    assert one.journal.grades() == [Grade.GOOD]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_map_of_grades_is_told_in_the_help(lang: Lang) -> None:
    said = help_sentences(words_for(lang, FOUR), FOUR)
    assert any("1-4" in line for line in said)
    assert not any("0-5" in line for line in said)


def test_what_is_said_of_grades_is_what_is_typed() -> None:
    one = sitting([BASIC, REVERSED])
    one.session.apply(GiveAnswer(Shown()))
    view = one.session.apply(AcceptGrade(Grade.EASY))
    words = words_for(Lang.EN, FOUR)
    assert told(view.notices, words, one.session.day) == ["Saved 4 easy, due in 1 d."]
    lines = iter(["", "9", "2", "", "", ""])
    out = StringIO()
    desk = Desk(Lang.EN, lambda _: (), looks=FOUR)
    study_plain(sitting([BASIC]).session, desk, lines=StringIO("\n".join(lines)), out=out)
    assert "Grade 1-4 [3]: " in out.getvalue()
    assert "9 is no grade. Type a number from 1 to 4, or nothing for 3." in out.getvalue()
    assert "Saved: 2" in out.getvalue()
