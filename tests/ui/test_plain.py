"""Plain mode: its lines word by word, and what a pipe of answers leaves in the log."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from quizgo.model import Card, EntryKind, Lang, Predict, Text
from quizgo.session.state import Asking
from quizgo.settings import Show
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.plain import study_plain
from tests.studying import (
    BASIC,
    CHOICE,
    CLOZE,
    CLOZE_TYPED,
    ENDING,
    EVERY_KIND,
    ORDER,
    POINTS,
    PREDICT,
    REVERSED,
    TYPED,
    Sitting,
    card,
    item,
    sitting,
)


def run(one: Sitting, *lines: str, lang: Lang = Lang.EN) -> str:
    """All that is written when `lines` are typed and then input ends."""
    out = StringIO()
    given = StringIO("".join(line + "\n" for line in lines))
    study_plain(one.session, Desk(lang, lambda _: ()), lines=given, out=out)
    return out.getvalue()


def shown_as(one: Sitting, *indexes: int) -> str:
    """The numbers under which options or steps of the deck are shown."""
    state = one.session.view.state
    assert isinstance(state, Asking)
    return " ".join(str(state.question.shuffle.index(index) + 1) for index in indexes)


def test_a_basic_card_word_by_word() -> None:
    one = sitting([BASIC], cram=False)
    assert run(one, "", "").splitlines() == [
        "",
        "Card 1/1 · go/test/nil-send · basic",
        "Question: What does a send on a nil channel do?",
        "Press Enter to see the answer.",
        "> ",
        "Answer: It blocks for ever.",
        "Why: chansend parks it.",
        "See: runtime/chan.go chansend",
        "Since Go 1.1",
        "Grade 0-5 [4]: ",
        "Saved: 4, due 2026-11-25",
        "",
        "Done for today",
        "1 learned for the first time, in 1 minute",
        "Grades: 4 good × 1",
        "Tomorrow: 3 cards",
        "The next 7 days: 3 0 2 0 0 0 1, 6 cards in all",
        "Enter leaves; :u takes back the last answer.",
        "> ",
    ]


def test_the_same_card_in_chinese() -> None:
    text = run(sitting([BASIC], show=Show.ZH), "", "", lang=Lang.ZH)
    for line in (
        "卡片 1/1 · go/test/nil-send · 问答",
        "问题：向 nil channel 发送会怎样？",
        "答案：永远阻塞。",
        "评分 0-5 [4]：",
        "已保存：4，2026-11-25 到期",
    ):
        assert line in text.splitlines()


def test_both_languages_show_both_texts() -> None:
    text = run(sitting([BASIC], show=Show.BOTH), "")
    assert "Question: What does a send on a nil channel do?\n向 nil channel 发送会怎样？\n" in text


def test_an_item_that_was_reviewed_keeps_its_id_in_the_head() -> None:
    one = sitting([CLOZE], queue=[item(CLOZE, "c2")])
    text = run(one, "")
    assert "Card 1/1 · go/test/ring#c2 · cloze" in text
    assert "Question: Each P has a ring of 256 slots and a […]." in text
    assert "Answer: runnext\n" in text


def test_what_was_typed_is_compared() -> None:
    text = run(sitting([TYPED]), "schedule", "")
    assert "Answer: gopark\nWrong.\nYou typed: schedule\n" in text
    assert "Missing: " in text


def test_options_are_numbered_and_each_has_its_reason() -> None:
    one = sitting([CHOICE])
    right = shown_as(one, 0, 3)
    text = run(one, right, "")
    first = right.split()[0]
    assert f"{first}. right, picked. runqput, next" in text
    assert "wrong, not picked. only half of it" in text
    assert "Saved: 5, due 2026-11-25" in text


@pytest.mark.parametrize("line", ["0", "5", "1 x", "one", "99999999999999999999"])
def test_numbers_that_are_no_options_are_asked_for_again(line: str) -> None:
    one = sitting([CHOICE])
    assert "That is not understood. Type numbers from 1 to 4" in run(one, line)
    assert one.journal.entries == []


def test_numbers_may_have_commas_between() -> None:
    one = sitting([CHOICE])
    run(one, shown_as(one, 0, 3).replace(" ", "，"), "")
    assert one.journal.grades() == [5]


def test_steps_are_put_in_order_by_number() -> None:
    one = sitting([ORDER])
    run(one, shown_as(one, 0, 1, 2, 3), "")
    assert one.journal.grades() == [5]


@pytest.mark.parametrize("line", ["1 2 3", "1 2 3 3", "1 2 3 5"])
def test_an_order_needs_every_number_once(line: str) -> None:
    assert "each number from 1 to 4 once" in run(sitting([ORDER]), line)


def test_the_first_wrong_step_is_said() -> None:
    one = sitting([ORDER])
    text = run(one, shown_as(one, 1, 0, 2, 3))
    assert "Step 1 is the first wrong one: you put “global”; “local” belongs there." in text


def test_an_open_answer_ends_with_a_dot_and_its_ticks_can_be_corrected() -> None:
    one = sitting([POINTS])
    text = run(one, "there is no lock", ":h", "and more", ".", ":t 1 2 3", "")
    assert "Ticked: 1\n" in text
    assert "Ticked: 1 2 3\n" in text
    assert one.journal.grades() == [5]


@pytest.mark.parametrize("line", [":t", ":t 9", ":t x"])
def test_ticks_that_are_no_points_are_asked_for_again(line: str) -> None:
    assert "Type numbers from 1 to 3" in run(sitting([POINTS]), ".", line)


def test_no_tick_at_all_is_a_zero() -> None:
    one = sitting([POINTS])
    run(one, "lock", ".", ":t 0", "")
    assert one.journal.grades() == [0]


@pytest.mark.parametrize("line", ["6", "x", "-1", "4.5", "４５", "1 2"])
def test_what_is_no_grade_is_asked_for_again(line: str) -> None:
    one = sitting([BASIC])
    assert "is no grade" in run(one, "", line)
    assert one.journal.entries == []


def test_an_unknown_command_is_said_and_asked_again() -> None:
    one = sitting([TYPED])
    text = run(one, ":wq", "gopark", "")
    assert "There is no command :wq." in text
    assert one.journal.grades() == [5]


def test_two_colons_begin_an_answer_with_a_colon() -> None:
    text = run(sitting([TYPED]), "::q")
    assert "You typed: :q\n" in text


def test_commands_have_chinese_colons_too() -> None:
    one = sitting([BASIC])
    assert "命令：" in run(one, "：？", "：q", lang=Lang.ZH)


def test_hints_come_one_by_one() -> None:
    text = run(sitting([BASIC]), ":h", ":h", ":h")
    assert "Hint 1: Think of gopark.\n" in text
    assert "Hint 2: No panic.\n" in text
    assert "There are no more hints." in text


def test_bury_suspend_and_undo() -> None:
    one = sitting([BASIC, REVERSED], queue=[item(BASIC), item(REVERSED)])
    text = run(one, ":b", ":s", ":u", ":u")
    assert one.journal.kinds() == [
        EntryKind.BURY,
        EntryKind.SUSPEND,
        EntryKind.UNDO,
        EntryKind.UNDO,
    ]
    assert "go/test/nil-send is buried until tomorrow." in text
    assert "go/test/half is no longer suspended." in text


def test_undo_works_at_the_end() -> None:
    one = sitting([BASIC])
    text = run(one, "", "4", ":u", "", "5", "")
    assert "Took back the grade 4 good of go/test/nil-send." in text
    assert one.journal.grades() == [4, 5]


def test_why_an_item_is_due() -> None:
    assert "It is new: never reviewed yet." in run(sitting([BASIC]), ":i")


def test_editing_shows_faults_and_asks_anew() -> None:
    one = sitting([BASIC])

    def edit(edited: Card) -> tuple[str, ...]:
        one.cards[edited.id] = replace(edited, hints=(Text("A new hint."),))
        return ("go.yaml:3: a fault.\x1b[2J",)

    out = StringIO()
    study_plain(one.session, Desk(Lang.EN, edit), lines=StringIO(":e\n:h\n"), out=out)
    assert "go.yaml:3: a fault.␛[2J\n" in out.getvalue()
    assert "Hint 1: A new hint." in out.getvalue()


def test_a_retry_only_teaches() -> None:
    one = sitting([TYPED])
    text = run(one, "schedule", ":r", "gopark", "")
    assert "The first answer counts: 1 wrong." in text
    assert one.journal.grades() == [1]


def test_the_end_of_input_quits_and_says_what_is_saved() -> None:
    one = sitting([BASIC, REVERSED], queue=[item(BASIC), item(REVERSED)])
    assert "Stopped. 1 answer saved, 1 card left for today." in run(one, "", "")


def test_the_drill_is_named_and_comes_until_four() -> None:
    one = sitting([BASIC])
    text = run(one, "", "2", "", "4")
    assert "It comes round again in this session." in text
    assert "Card 2/2 · go/test/nil-send · basic · again" in text


@pytest.mark.parametrize(
    ("lines", "ending"), [("\n\n", Ending.FINISHED), (":q\n", Ending.QUIT), ("", Ending.QUIT)]
)
def test_how_it_ended(lines: str, ending: Ending) -> None:
    one = sitting([BASIC])
    desk = Desk(Lang.EN, lambda _: ())
    assert study_plain(one.session, desk, lines=StringIO(lines), out=StringIO()) is ending


def test_bytes_that_are_no_text_do_not_end_the_session() -> None:
    one = sitting([TYPED])
    lines = TextIOWrapper(BytesIO(b"\xff\xfe\n\n"), encoding="utf-8")
    out = TextIOWrapper(BytesIO(), encoding="ascii")
    study_plain(one.session, Desk(Lang.ZH, lambda _: ()), lines=lines, out=out)
    assert len(one.journal.entries) == 1


def test_nothing_from_a_deck_reaches_the_terminal_as_a_control() -> None:
    hostile = "\x1b]0;pwned\x07 \u202eevil &#27;[2J `\x9b31m`"
    assert BASIC.body is not None
    one = sitting([replace(BASIC, why=Text(hostile), hints=(Text(hostile),), refs=(hostile,))])
    text = run(one, ":h", "", "")
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b"}


def test_a_pipe_can_finish_every_kind() -> None:
    one = sitting(EVERY_KIND)
    lines = [line for _ in range(60) for line in ("", ".", "5")]
    text = run(one, *lines)
    assert "Done for today" in text
    assert {entry.item.split("#")[0] for entry in one.journal.entries} == {
        str(card.id) for card in EVERY_KIND
    }


def test_typed_gaps_are_typed() -> None:
    one = sitting([CLOZE_TYPED])
    run(one, "2", "")
    assert one.journal.grades() == [5]


def test_every_helper_card_is_of_the_test_deck() -> None:
    assert all(one.id.startswith("go/test/") for one in EVERY_KIND)
    assert card("x", BASIC.body).id == "go/test/x"


# Programs -------------------------------------------------------------------


def test_a_prediction_word_by_word() -> None:
    one = sitting([PREDICT], cram=False)
    lines = run(one, "goexit", "", "gopark", ".", "").splitlines()
    assert lines[1:6] == [
        "Card 1/1 · go/test/prints · predict",
        "Question: What does it print?",
        "    package main",
        "    ",
        '    import "fmt"',
    ]
    start = lines.index("Go 1.27 · GOMAXPROCS=1")
    assert lines[start + 1 : start + 21] == [
        "Type what it prints, line by line. A line with only a dot ends it.",
        *["> "] * 4,
        "Answer: goexit",
        "goready",
        "gopark",
        "Close.",
        "Line 2 is the first wrong one: you said “”; it prints “goready”.",
        "Line by line: - you said, + it prints",
        "  goexit",
        "- ",
        "+ goready",
        "  gopark",
        "How it ended: panic: stop",
        "Grade 0-5 [2]: ",
        "Saved: 2, due 2026-11-25",
        "It comes round again in this session.",
        "",
    ]


def test_an_ending_word_by_word() -> None:
    one = sitting([ENDING], show=Show.ZH)
    lines = run(one, "3 5", "6", "五", "5", "", lang=Lang.ZH).splitlines()
    start = lines.index("1. 正常退出")
    assert lines[start + 4 : start + 17] == [
        "5. 死锁：所有 goroutine 都在等待",
        "输入正确一项的编号。",
        *["> ", "看不懂。请输入一个 1 到 5 的编号。"] * 3,
        "> ",
        "答案：5. 死锁：所有 goroutine 都在等待",
        "正确。",
        "结局：fatal error: all goroutines are asleep - deadlock!",
        "5. 正确，已选",
    ]
    assert one.journal.grades() == [5]


def test_an_empty_prediction_is_no_answer() -> None:
    one = sitting([PREDICT, ENDING])
    assert run(one, ".", "", "", "").count("No answer.") == 2
    assert one.journal.grades() == [0, 0]


def test_a_prediction_that_looks_like_a_command() -> None:
    source = 'package main\nimport "fmt"\nfunc main() { fmt.Println(":q") }'
    one = sitting([card("x", Predict(Text("q"), source))])
    run(one, "::q", ".", "")
    assert one.journal.grades() == [5]


def test_a_card_at_fault_is_graded_by_the_learner() -> None:
    one = sitting([card("x", Predict(Text("q"), "package main\nfunc main() { for {} }"))])
    shown = run(one, "x", ".", "3")
    assert "Answer: This card's program does not come to an end (stopped by the steps" in shown
    assert "Grade yourself; `quizgo check` tells its author more.\nGrade 0-5 [4]: " in shown
    assert one.journal.grades() == [3]
