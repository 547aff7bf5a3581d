"""What the study screen shows besides while it is an interview, at every size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.model import Lang
from quizgo.session.actions import Pause
from quizgo.session.interview.interview import Interview
from quizgo.session.state import Clocks, Lead, Nod
from quizgo.ui.interview.asking import heading_line, minutes, nod
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import cells, line_cells, line_text
from quizgo.ui.looks import Looks
from quizgo.ui.prose import words_in
from quizgo.ui.study.board import Board
from quizgo.ui.study.draft import Page
from quizgo.ui.study.picture import Picture, Size, picture
from tests.interviews import Room, hold
from tests.studying import DAY, both

EN, ZH = words_in(Lang.EN), words_in(Lang.ZH)
PLAIN = Looks()


def drawn(board: Board, flow: Interview, size: Size, looks: Looks = PLAIN) -> Picture:
    return picture(
        board.view,
        board.draft,
        size,
        words_in(looks.lang),
        today=DAY,
        minutes=0,
        clocks=flow.view.clocks,
        looks=looks,
    )


def text_of(shown: Picture) -> str:
    return "\n".join(map(line_text, [*shown.top, *shown.bottom]))


# The header -------------------------------------------------------------------


@given(
    st.integers(-9_999, 9_999),
    st.integers(-9_999, 30_000),
    st.integers(1, 99),
    st.integers(12, 200),
)
def test_the_header_fits_and_keeps_its_clocks(
    question: int, interview: int, number: int, width: int
) -> None:
    clocks = Clocks(question, interview, 60)
    for words in (EN, ZH):
        line = heading_line(("go/scheduling", "predict"), clocks, number, width, words)
        assert line_cells(line) == width
        if width >= 24:
            assert minutes(question) in line_text(line)
            assert minutes(interview) in line_text(line)


def test_what_is_over_the_time_has_a_plus() -> None:
    line = line_text(heading_line(("go/gc", "lab"), Clocks(-40, 125, 60), 3, 80, EN))
    assert line.startswith("go/gc · lab")
    assert line.endswith("question 3 · +0:40 · in all 2:05")


def test_an_interview_that_is_over_has_one_clock() -> None:
    room = Room()
    flow = room.begin(seconds=600, questions=1)
    hold(flow, lambda _: True)
    shown = drawn(Board(flow), flow, Size(60, 10))
    assert line_text(shown.top[0]).rstrip().endswith("  10:00")
    assert "The interview is over: 1 question in 0:00." in text_of(shown)
    assert "undo" not in text_of(shown)


# Nods -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "en", "zh"),
    [
        (Nod(Lead.DEEPER, passed=True), "Good. Deeper:", "不错。再深入一点："),
        (
            Nod(Lead.NEXT, passed=False, over_seconds=75),
            "I see. 1:15 over. Next:",
            "明白了。超时 1:15。下一题：",
        ),
        (
            Nod(Lead.MISSED, passed=True, point=both("the `runnext` slot", "`runnext` 槽位")),
            "Good. You did not come to this: the runnext slot",
            "不错。这一点你没有提到：runnext 槽位",
        ),
        (Nod(Lead.RESUME), "We stopped here.", "上次停在这里。"),
    ],
)
def test_a_nod_is_one_line(told: Nod, en: str, zh: str) -> None:
    assert nod(told, EN) == en
    assert nod(told, ZH) == zh


# Pages ------------------------------------------------------------------------


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("size", [Size(40, 10), Size(80, 24), Size(200, 60)])
def test_every_page_fits(lang: Lang, size: Size) -> None:
    room = Room()
    flow = room.begin(plan=["go/mixed/lead"])
    board = Board(flow)
    for page in (Page.CARD, Page.HELP, Page.WHY, Page.PAUSED):
        board.turn_to(page)
        shown = drawn(board, flow, size, Looks(lang=lang))
        lines = [line_text(line) for line in (*shown.top, *shown.bottom)]
        assert max(map(cells, lines)) <= size.columns
        assert len(lines) + shown.input_rows == size.rows


def test_a_pause_hides_the_question_and_keeps_what_was_typed() -> None:
    room = Room()
    flow = room.begin(plan=["go/mixed/lead"])
    board = Board(flow)
    board.buffer.text = "half an answer"
    assert "Tell of lead" in text_of(drawn(board, flow, Size(80, 24)))
    board.pause()
    shown = text_of(drawn(board, flow, Size(80, 24)))
    assert "Tell of lead" not in shown
    assert "The interview stands still." in shown
    room.clock.seconds += 100
    board.go_on()
    assert "Tell of lead" in text_of(drawn(board, flow, Size(80, 24)))
    assert board.buffer.text == "half an answer"
    assert flow.view.clocks is not None
    assert flow.view.clocks.question == 90


def test_pages_name_the_learners_own_keys() -> None:
    flow = Room().begin(plan=["go/gc/pick-basic"])
    board = Board(flow)
    looks = Looks(keys=KeyMap({"pause": ("z",), "quit": ("w",)}))
    assert "z pause" in text_of(drawn(board, flow, Size(80, 24), looks))
    board.turn_to(Page.HELP)
    assert "z: pause" in text_of(drawn(board, flow, Size(80, 24), looks))
    board.turn_to(Page.CARD)
    board.pause()
    assert "w leaves" in text_of(drawn(board, flow, Size(80, 24), looks))


def test_the_bar_names_nothing_that_an_interview_refuses() -> None:
    flow = Room().begin(plan=["go/gc/pick-basic"])
    bar = line_text(drawn(Board(flow), flow, Size(200, 24)).bottom[-1])
    assert "pause" in bar
    for word in ("undo", "edit", "bury", "suspend"):
        assert word not in bar


def test_an_action_while_paused_lets_the_clock_run_again() -> None:
    room = Room()
    flow = room.begin(plan=["go/gc/pick-basic"])
    flow.apply(Pause())
    room.clock.seconds += 50
    hold(flow, lambda _: True)
    assert flow.history.questions[0].took_ms == 0
