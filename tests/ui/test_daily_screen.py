"""Flags, notes, time boxes, leeches and more to study, on the screen and in lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.grading.answers import Shown
from quizgo.model import Card, DeckName, EntryKind, Grade, Lang
from quizgo.session.actions import (
    AcceptGrade,
    GiveAnswer,
    SetFlag,
    ToggleMark,
    WriteNote,
)
from quizgo.session.more import More, MoreKind
from quizgo.session.plan import Planned
from quizgo.settings import Editing, Show
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.looks import Looks
from quizgo.ui.plain import study_plain
from quizgo.ui.prose import words_in
from quizgo.ui.study import draft as drafts
from quizgo.ui.study.app import study
from quizgo.ui.study.bar import key_bar
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.study.picture import Size, picture
from tests.studying import BASIC, CHOICE, DAY, POINTS, TYPED, Sitting, item, sitting
from tests.terminal import Terminal, python

CTRL_C, ENTER, ESCAPE = "\x03", "\r", "\x1b"
SIZES = [Size(80, 24), Size(40, 10), Size(200, 60), Size(16, 4)]
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Shelf:
    """Offers one thing of each kind, and gives the second test card for all of them."""

    offered: tuple[More, ...] = (
        More(MoreKind.NEW, 10),
        More(MoreKind.EARLY, 4, until=DAY + timedelta(days=2)),
        More(MoreKind.FORGOTTEN, 1),
        More(MoreKind.DECK, 20, deck=DeckName("go/g-struct")),
        More(MoreKind.DECK, 30, deck=DeckName("go/scheduling")),
    )
    taken: More | None = None

    def offers(self) -> tuple[More, ...]:
        return self.offered

    def items(self, more: More) -> list[Planned]:
        self.taken = more
        return [Planned(item(CHOICE), is_new=True, is_crammed=True)]


def typed(one: Sitting, keys: str, looks: Looks | None = None) -> Ending:
    """Type `keys` into the screen; Ctrl-C stands behind them, so that no test waits."""
    desk = Desk(Lang.EN, lambda _: (), looks=looks or Looks())
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + CTRL_C)
        return study(one.session, desk, input=pipe, output=DummyOutput())


def shown(one: Sitting, size: Size, lang: Lang, draft: Draft | None = None) -> str:
    """The screen at one size, nothing of it over the edge."""
    drawn = picture(
        one.session.view,
        draft or drafts.fresh(one.session.view.state),
        size,
        words_in(lang),
        today=DAY,
        minutes=0,
    )
    lines = [*drawn.top, *drawn.bottom]
    assert all(line_cells(line) <= size.columns for line in lines)
    assert len(lines) + drawn.input_rows == size.rows
    return "\n".join(map(line_text, lines))


def graded(one: Sitting, grade: int) -> None:
    one.session.apply(GiveAnswer(Shown()))
    one.session.apply(AcceptGrade(Grade(grade)))


# Keys


def test_a_key_and_a_digit_are_a_flag() -> None:
    one = sitting([BASIC])
    typed(one, "f3")
    assert one.journal.progress(item(BASIC).id).flag == 3


@pytest.mark.parametrize("keys", ["f9", "ff3", "f" + ESCAPE])
def test_a_flag_can_be_left(keys: str) -> None:
    one = sitting([BASIC])
    typed(one, keys)
    assert one.journal.entries == []


def test_a_digit_after_the_flag_is_a_grade_again() -> None:
    one = sitting([BASIC])
    typed(one, " f35")
    assert [entry.kind for entry in one.journal.entries] == ["flag", "scheduled"]
    assert one.journal.grades() == [5]


@pytest.mark.parametrize(
    ("card", "keys"), [(BASIC, "n"), (TYPED, "ring\x1bn"), (POINTS, "ring\x1bn")]
)
def test_a_note_is_typed_on_a_line_of_its_own(card: Card, keys: str) -> None:
    one = sitting([card])
    typed(one, keys + "queue 1 u*" + ENTER)
    (entry,) = one.journal.entries
    assert (entry.kind, entry.value) == (EntryKind.NOTE, "queue 1 u*")


def test_what_was_typed_stays_while_a_note_is_written() -> None:
    one = sitting([TYPED])
    typed(one, "gopa" + ESCAPE + "nring" + ENTER + "rk" + ENTER + ENTER)
    assert one.journal.grades() == [5]


def test_a_note_begins_with_the_one_there_is_and_can_be_left() -> None:
    one = sitting([BASIC])
    typed(one, "none" + ENTER + "n two" + ENTER + "n three")
    assert [entry.value for entry in one.journal.entries] == ["one", "one two"]


def test_a_mark_is_one_key() -> None:
    one = sitting([BASIC])
    typed(one, "*")
    assert one.journal.progress(item(BASIC).id).marks == ("marked",)


def test_the_keys_are_the_learners() -> None:
    looks = Looks(keys=KeyMap({"flag": ("v",), "note": ("f2",), "more_new": ("w",)}))
    shelf = Shelf()
    one = sitting([BASIC, CHOICE], queue=[item(BASIC)], shelf=shelf)
    typed(one, "v2\x1bOQhow" + ENTER + " 4w", looks)
    assert [entry.value for entry in one.journal.entries[:2]] == ["2", "how"]
    assert shelf.taken == shelf.offered[0]


def test_under_vi_a_second_escape_cancels_a_note() -> None:
    looks = Looks(keys=KeyMap(editing=Editing.VI))
    one = sitting([BASIC])
    typed(one, "nring" + ESCAPE + "xa" + ESCAPE * 2 + " 4", looks)
    assert [entry.kind for entry in one.journal.entries] == [EntryKind.SCHEDULED]
    bar = key_bar(one.session.view, Draft(writes_note=True), 80, words_in(Lang.EN), DAY, looks)
    assert line_text(bar) == "Enter keep  Esc Esc cancel"


def test_a_note_is_written_under_vi_too() -> None:
    one = sitting([BASIC])
    typed(one, "nring" + ENTER, Looks(keys=KeyMap(editing=Editing.VI)))
    assert one.journal.progress(item(BASIC).id).note == "ring"


@pytest.mark.parametrize(("key", "number"), [("m", 0), ("a", 1), ("c", 2), ("1", 3), ("2", 4)])
def test_more_is_taken_by_its_key(key: str, number: int) -> None:
    shelf = Shelf()
    one = sitting([BASIC, CHOICE], queue=[item(BASIC)], shelf=shelf)
    typed(one, " 4" + key)
    assert shelf.taken == shelf.offered[number]


def test_enter_begins_another_time_box_and_q_stops() -> None:
    one = sitting([BASIC, CHOICE, TYPED], box_seconds=60)
    one.clock.seconds += 90
    typed(one, " 4" + ENTER + ENTER + "4")
    assert len(one.journal.entries) == 2
    one = sitting([BASIC, CHOICE], box_seconds=60)
    one.clock.seconds += 90
    assert typed(one, " 4q") is Ending.QUIT
    assert len(one.journal.entries) == 1


# Looks


STATES: dict[str, Callable[[], tuple[Sitting, Draft | None]]] = {
    "flagging": lambda: (sitting([BASIC]), Draft(is_flagging=True)),
    "note": lambda: (sitting([BASIC]), Draft(writes_note=True)),
    "help": lambda: (sitting([BASIC]), Draft(page=Page.HELP)),
    "marked": lambda: (marked(), None),
    "time up": lambda: (late(), None),
    "done": lambda: (done(), None),
    "leech": lambda: (leech(), None),
}


def marked() -> Sitting:
    """A card with all that can be put on it, its answer shown."""
    one = sitting([BASIC], show=Show.EN)
    for action in (SetFlag(7), ToggleMark(), WriteNote("a 很长的 note " * 30), GiveAnswer(Shown())):
        one.session.apply(action)
    return one


def late() -> Sitting:
    one = sitting([BASIC, CHOICE], box_seconds=60)
    one.clock.seconds += 90
    graded(one, 4)
    return one


def done() -> Sitting:
    one = sitting([BASIC, CHOICE], queue=[item(BASIC)], shelf=Shelf())
    graded(one, 4)
    return one


def leech() -> Sitting:
    """The first card was forgotten for the first time, which is once too often here."""
    one = sitting([BASIC])
    graded(one, 4)
    again = sitting(
        [BASIC, CHOICE],
        journal=one.journal,
        queue=[item(BASIC), item(CHOICE)],
        leech_lapses=1,
        suspends_leeches=True,
        day=DAY + timedelta(days=1),
    )
    again.clock.at += timedelta(days=1)
    graded(again, 1)
    return again


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("state", STATES)
def test_all_of_it_fits_every_size(state: str, lang: Lang, size: Size) -> None:
    one, draft = STATES[state]()
    shown(one, size, lang, draft)


@pytest.mark.parametrize(
    ("state", "en", "zh"),
    [
        ("flagging", "Which flag? 1 red", "哪种旗标？1 红"),
        ("note", "Your note on this card", "你对这张卡片的备注"),
        ("help", "f and a digit: flag", "f 加数字：旗标"),
        ("marked", "basic · flag 7 · marked", "问答 · 旗标 7 · 已标记"),
        ("marked", "Your note: a 很长的 note", "你的备注：a 很长的 note"),
        ("time up", "Time is up: 1 answer in 2 minutes.", "时间到：2 分钟里完成 1 次作答。"),
        ("time up", "Enter go on  q stop  u undo", "回车 继续  q 停下  u 撤销"),
        ("done", "1  all of go/g-struct, due or not: 20 cards", "1  整个 go/g-struct"),
        ("done", "m more new  a ahead  c forgotten ones  1-2 a deck", "m 更多新卡  a 提前"),
        ("leech", "nil-send is a leech: it was forgotten 1 time.", "是难记卡：已经忘了 1 次"),
        ("leech", "It is suspended.", "它已暂停。"),
    ],
)
def test_it_says(state: str, en: str, zh: str) -> None:
    for lang, sentence in ((Lang.EN, en), (Lang.ZH, zh)):
        one, draft = STATES[state]()
        assert sentence in shown(one, Size(120, 30), lang, draft)


# Lines


def told(one: Sitting, typed: str, lang: Lang = Lang.EN) -> str:
    out = StringIO()
    study_plain(one.session, Desk(lang, lambda _: ("Edited.",)), lines=StringIO(typed), out=out)
    return out.getvalue()


def test_in_lines_time_that_is_up_asks_whether_to_go_on() -> None:
    one = sitting([BASIC, CHOICE, TYPED], box_seconds=60)
    one.clock.seconds += 90
    said = told(one, "\n4\n\n\n4\n")
    assert "Time is up: 1 answer in 2 minutes.\n2 cards left today." in said
    assert "Enter go on, :q stop" in said
    assert len(one.journal.entries) == 2
    one = sitting([BASIC, CHOICE], box_seconds=60)
    one.clock.seconds += 90
    assert "Stopped. 1 answer saved, 1 card left" in told(one, "\n4\n:q\n")


def test_in_lines_the_leech_is_edited_where_it_is_told_of() -> None:
    one = leech()
    said = told(one, ":e\n:q\n")
    assert "Edited." in said
    assert "Say it in other words, or make two cards of it: :e." in said


@pytest.mark.parametrize(("lang", "title"), [(Lang.EN, "If you want more"), (Lang.ZH, "还想再学")])
def test_in_lines_more_is_named_by_its_letter(lang: Lang, title: str) -> None:
    shelf = Shelf()
    one = sitting([BASIC, CHOICE], queue=[item(BASIC)], shelf=shelf)
    said = told(one, "\n4\n:2\n", lang)
    assert title in said
    assert shelf.taken == shelf.offered[4]


# A real terminal


@pytest.mark.parametrize(
    ("lang", "bar", "flag", "note", "up", "stop"),
    [
        ("en", "Space show", "Which flag?", "Your note on this card", "Time is up", "q stop"),
        ("zh", "空格 看答案", "哪种旗标？", "你对这张卡片的备注", "时间到", "q 停下"),
    ],
)
def test_a_walk_at_three_sizes(
    lang: str, bar: str, flag: str, note: str, up: str, stop: str
) -> None:
    command = python("-m", "tests.ui.seat", "late", lang)
    with Terminal(command, columns=40, rows=10, cwd=ROOT) as terminal:
        terminal.wait_for(bar)
        terminal.press("f")
        terminal.wait_for(flag)
        terminal.press("1")
        terminal.wait_until_gone(flag)
        terminal.resize(200, 60)
        terminal.press("n")
        terminal.wait_for(note)
        terminal.send("环 ring")
        terminal.wait_for("> 环 ring")
        terminal.press("enter")
        terminal.wait_until_gone(note)
        terminal.resize(80, 24)
        terminal.press("space")
        terminal.wait_for("环 ring")
        terminal.press("4")
        terminal.wait_for(up)
        terminal.wait_for(stop)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert b"flag: note: scheduled:4." in terminal.raw


def test_the_leech_that_is_told_of_is_rewritten_from_the_next_card() -> None:
    with Terminal(python("-m", "tests.ui.seat", "leech", "en"), cwd=ROOT) as terminal:
        terminal.wait_for("Space show")
        terminal.press("space", "1")
        terminal.wait_for("is a leech: it was forgotten 1 time.")
        terminal.wait_for("1-4 pick")
        terminal.press("e")
        terminal.wait_for("why? ")
        terminal.send("In new words.\r")
        terminal.wait_for("The editor was here.")
        terminal.wait_for("1-4 pick")
        terminal.press("enter", "5")
        terminal.wait_for("Space show")
        terminal.press("space")
        terminal.wait_for("In new words.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
