"""The study screen as text, at every size, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.grading.answers import Answer, Ordered, Picked, Shown, TypedAnswer, Written
from quizgo.model import (
    Asked,
    Basic,
    Body,
    Card,
    Cloze,
    DeckName,
    Lang,
    Option,
    Order,
    Pattern,
    Point,
    Points,
    Predict,
    Text,
    Typed,
)
from quizgo.model import Choice as ChoiceBody
from quizgo.session.actions import AcceptGrade, CorrectTicks, GiveAnswer, Retry, ShowHint
from quizgo.settings import Show
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.study import draft as drafts
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.study.picture import Picture, Size, picture
from tests.studying import (
    BASIC,
    CHOICE,
    CLOZE,
    CLOZE_TYPED,
    DAY,
    ENDING,
    EVERY_KIND,
    ORDER,
    POINTS,
    PREDICT,
    REVERSED,
    TYPED,
    Sitting,
    card,
    sitting,
)

Part = TypeVar("Part")

SIZES = [Size(80, 24), Size(40, 10), Size(200, 60), Size(16, 4), Size(10, 10), Size(80, 2)]
ANSWERS: dict[str, Answer] = {
    "basic": Shown(),
    "cloze": TypedAnswer("two"),
    "typed": TypedAnswer("goprak"),
    "choice": Picked(frozenset({0, 1})),
    "order": Ordered((1, 0, 2, 3)),
    "points": Written("no lock\nand 缓存"),
    "predict": Written("goexit\ngopark"),
    "state": TypedAnswer("worker#2 worker#1 worker#3"),
}


def look(one: Sitting, size: Size, lang: Lang = Lang.EN, draft: Draft | None = None) -> Picture:
    view = one.session.view
    draft = draft or drafts.fresh(view.state)
    return picture(view, draft, size, words_in(lang), today=DAY, minutes=3)


def text(one: Sitting, size: Size = SIZES[0], lang: Lang = Lang.EN) -> str:
    shown = look(one, size, lang)
    return "\n".join(line_text(line) for line in [*shown.top, *shown.bottom])


def check(shown: Picture, size: Size) -> None:
    """The picture fills the terminal and no more."""
    lines = [*shown.top, *shown.bottom]
    assert len(lines) + shown.input_rows == max(1, size.rows)
    assert all(line_cells(line) <= size.columns for line in lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("show", list(Show))
@pytest.mark.parametrize("one_card", EVERY_KIND, ids=lambda one: one.kind)
def test_every_kind_fits_every_size(one_card: Card, show: Show, size: Size) -> None:
    lang = Lang.ZH if show is Show.ZH else Lang.EN
    one = sitting([one_card], show=show)
    check(look(one, size, lang), size)
    one.session.apply(ShowHint())
    check(look(one, size, lang), size)
    one.session.apply(GiveAnswer(ANSWERS[one_card.kind]))
    check(look(one, size, lang), size)
    one.session.apply(CorrectTicks(frozenset({0})))
    check(look(one, size, lang), size)
    one.session.apply(AcceptGrade())
    check(look(one, size, lang), size)
    for page in (Page.HELP, Page.WHY):
        check(look(one, size, lang, Draft(page=page)), size)


def test_the_header_tells_deck_counts_progress_and_time() -> None:
    one = sitting([BASIC, TYPED])
    wide, narrow = (text(one, size).splitlines()[0] for size in SIZES[:2])
    assert wide == "go/test · basic" + " " * 28 + "new 2 · again 0 · due 0 · 1/2 · 3 min"
    assert narrow == "go/test · basic  2 + 0 + 0 · 1/2 · 3 min"


def test_the_key_bar_tells_what_each_grade_brings() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    bars = {size.columns: text(one, size).splitlines()[-1] for size in SIZES[:3]}
    assert bars[80].startswith("0-2 again · 1 d  3 hard · 1 d  [4 good · 1 d]  5 easy · 1 d")
    assert bars[40] == "0-2 1d 3 hard·1d [4 good·1d] 5 easy·1d"
    assert bars[200].startswith("0 blank · 1 d  1 wrong · 1 d  2 close · 1 d  3 hard · 1 d")


def test_the_key_bar_in_chinese() -> None:
    one = sitting([BASIC], show=Show.ZH)
    one.session.apply(GiveAnswer(Shown()))
    assert "[4 良好 · 1 天]" in text(one, lang=Lang.ZH)
    assert "[4良好·1天]" in text(one, Size(40, 10), Lang.ZH)


def test_a_failing_proposal_has_a_cell_of_its_own() -> None:
    one = sitting([TYPED])
    one.session.apply(GiveAnswer(TypedAnswer("")))
    assert "[0 blank]  0-2 again · 1 d  3 hard · 1 d" in text(one)


def test_the_question_and_its_hints() -> None:
    one = sitting([BASIC])
    one.session.apply(ShowHint())
    assert "What does a send on a nil channel do?" in text(one)
    assert "Hint 1\nThink of gopark." in text(one)
    assert "No panic." not in text(one)


def test_the_answer_with_reasons_references_and_versions() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    shown = text(one)
    for piece in ("It blocks for ever.", "Why\nchansend parks it.", "Since Go 1.1", "chansend"):
        assert piece in shown


def test_reversed_and_cloze_items_ask_their_part() -> None:
    one = sitting([REVERSED])
    assert "runqgrab" in text(one)
    one.session.apply(GiveAnswer(Shown()))
    one.session.apply(AcceptGrade())
    assert "half of the queue" in text(one)
    assert "runqgrab" not in text(one)
    assert "ring of [how many] slots and a runnext" in text(sitting([CLOZE]))


def test_what_was_typed_is_marked_where_it_differs() -> None:
    one = sitting([CLOZE_TYPED])
    one.session.apply(GiveAnswer(TypedAnswer("4")))
    assert "You typed: [4]\nAccepted: [2]" in text(one)


def test_options_show_their_reasons_after_the_answer() -> None:
    one = sitting([CHOICE])
    assert "only half of it" not in text(one)
    one.session.apply(GiveAnswer(Picked(frozenset({0, 1}))))
    shown = text(one)
    assert "(wrong, picked)\n     only half of it" in shown
    assert "(right, not picked)" in shown


def test_the_first_wrong_step_is_shown() -> None:
    one = sitting([ORDER])
    one.session.apply(GiveAnswer(Ordered((1, 0, 2, 3))))
    assert "Step 1 is the first wrong one" in text(one)


def test_ticks_begin_with_what_was_found() -> None:
    one = sitting([POINTS])
    one.session.apply(GiveAnswer(Written("a lock")))
    assert "> [x] 1. no global lock\n  [ ] 2. cache per P" in text(one)


def test_a_program_stands_in_its_question_in_colours() -> None:
    shown = look(sitting([PREDICT]), SIZES[0])
    lines = [line_text(line) for line in shown.top]
    assert '│     panic("stop")' in lines
    assert "Go 1.27 · GOMAXPROCS=1" in lines
    assert ("class:go.string", '"stop"') in [piece for line in shown.top for piece in line]
    assert shown.input_rows == 3


def test_what_is_printed_is_compared_line_by_line() -> None:
    one = sitting([PREDICT])
    one.session.apply(GiveAnswer(Written("goexit\ngopark")))
    shown = text(one)
    assert "Answer  Close.\n│ goexit\n│ goready\n│ gopark\n" in shown
    assert "Line 2 is the first wrong one: you said “gopark”; it prints “goready”." in shown
    assert "\n  goexit\n+ goready\n  gopark\nHow it ended: panic: stop" in shown
    one.session.apply(Retry())
    one.session.apply(GiveAnswer(Written("gopark")))
    assert "- gopark\n" not in text(one)
    assert "it prints “goexit”" in text(one)


def test_a_right_prediction_is_not_compared() -> None:
    one = sitting([PREDICT], show=Show.ZH)
    one.session.apply(GiveAnswer(Written("goexit\ngoready\ngopark\n")))
    shown = text(one, lang=Lang.ZH)
    assert "答案  正确。\n│ goexit\n│ goready\n│ gopark\n结局：panic: stop" in shown


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_one_ending_is_picked_from_the_same_list(size: Size) -> None:
    one = sitting([ENDING])
    full = text(one, Size(size.columns, 40))
    assert "> [ ] 1. It exits normally\n" in full
    assert "  [ ] 5. Deadlock: all goroutines" in full
    assert "1-5 pick" in text(one, size)
    one.session.apply(GiveAnswer(Picked(frozenset({2}))))
    shown = text(one, Size(size.columns, 40))
    assert "- 3. It panics\n     (wrong, picked)\n- 5. Deadlock" in shown
    assert "1. It exits" not in shown
    ended = "How it ended: fatal error: all goroutines are asleep - deadlock!"
    assert ended in shown.replace("all\ngoroutines", "all goroutines")


def test_a_card_at_fault_says_why_and_leaves_the_grade_to_the_learner() -> None:
    broken = card("x", Predict(Text("q"), "package main\nfunc main() { x }"))
    for lang, sentence in (
        (Lang.EN, "does not compile (line 2:15: undefined: x). Grade yourself;"),
        (Lang.ZH, "无法编译（行 2:15: undefined: x）。请自己评分"),
    ):
        one = sitting([broken], show=Show(lang))
        one.session.apply(GiveAnswer(Written("x")))
        shown = text(one, Size(120, 24), lang)
        assert sentence in shown
        assert "[4 " in shown


def test_fences_in_a_program_do_not_end_it() -> None:
    source = 'package main\n\nvar s = "```"\n\nfunc main() { select {} }\n'
    one = sitting([card("x", Predict(Text("q"), source, Asked.ENDING))])
    assert '│ var s = "```"\n│ \n│ func main()' in text(one)


def test_the_finish_tells_what_comes() -> None:
    one = sitting([BASIC])
    one.session.apply(GiveAnswer(Shown()))
    one.session.apply(AcceptGrade())
    assert "Done for today" in text(one)
    assert "Tomorrow: 3 cards" in text(one)
    assert "Saved 4 good, due in 1 d." in text(one)


def test_below_the_least_size_it_says_so() -> None:
    assert text(sitting([BASIC]), Size(10, 10)).splitlines()[0] == "too small"


def test_a_long_answer_scrolls_and_says_that_there_is_more() -> None:
    long = card("long", Basic(Text("Why?"), Text("\n\n".join(f"Line {n}." for n in range(40)))))
    one = sitting([long])
    one.session.apply(GiveAnswer(Shown()))
    shown = look(one, SIZES[0])
    assert shown.most > 0
    assert "-- more below --" in text(one)
    end = look(one, SIZES[0], draft=Draft(scroll=10_000))
    assert "Line 39." in "\n".join(map(line_text, end.top))


@pytest.mark.parametrize("rows", range(4, 12))
def test_the_row_under_the_cursor_is_always_in_sight(rows: int) -> None:
    many = tuple(Option(Text(f"option number {n}"), n == 0) for n in range(20))
    one = sitting([card("many", ChoiceBody(Text("Which? " * 30), many))])
    for cursor in range(20):
        draft = replace(drafts.fresh(one.session.view.state), cursor=cursor)
        shown = look(one, Size(40, rows), draft=draft)
        assert any(line_text(line).startswith("> [ ]") for line in shown.top)


def several(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[tuple[Part, ...]]:
    return st.lists(parts, min_size=2, max_size=4).map(tuple)


def with_gap(text: str) -> Text:
    return Text(text + "{{c1::x}}")


TEXTS = st.text(max_size=80).filter(str.strip).map(Text)
HOSTILE = st.one_of(
    st.builds(Basic, TEXTS, TEXTS),
    st.builds(ChoiceBody, TEXTS, several(st.builds(Option, TEXTS, st.booleans(), TEXTS))),
    st.builds(Order, TEXTS, several(TEXTS)),
    st.builds(Points, TEXTS, several(st.builds(Point, TEXTS))),
    st.builds(Typed, TEXTS, st.just((Pattern("x", False),))),
    st.builds(Predict, TEXTS, st.text(max_size=40), st.sampled_from(Asked)),
    st.builds(Cloze, st.text(max_size=30).filter(lambda text: "{" not in text).map(with_gap)),
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, st.integers(1, 90), st.integers(1, 30))
def test_no_text_of_a_deck_breaks_the_screen(body: Body, columns: int, rows: int) -> None:
    hostile = replace(card("x", body), deck=DeckName("\x1b[2Jdeck"), refs=("\u202eref",))
    one = sitting([hostile])
    size = Size(columns, rows)
    answers = (Shown(), TypedAnswer("\x1b[2J"), Picked(frozenset({0})), Written("\x1b]0;x\x07"))
    for answer in answers:
        shown = look(one, size)
        check(shown, size)
        drawn = "".join(line_text(line) for line in [*shown.top, *shown.bottom])
        assert not set(drawn) & set("\x1b\x07\x9b\u202e\n\r\t")
        one.session.apply(GiveAnswer(answer))
