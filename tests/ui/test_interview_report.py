"""Reports of interviews: every kind of question told, at every width, in both languages."""

from __future__ import annotations

import re
import shlex
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizgo.ui
from quizgo.grading.answers import (
    Answer,
    Driven,
    Ordered,
    Picked,
    Program,
    Shown,
    TypedAnswer,
    Written,
)
from quizgo.model import (
    Asked,
    Basic,
    Card,
    Choice,
    Cloze,
    Drive,
    Lab,
    Lang,
    Level,
    Order,
    Points,
    Predict,
    State,
    Text,
    Typed,
)
from quizgo.session.actions import AcceptGrade, CorrectTicks, GiveAnswer
from quizgo.session.interview.events import from_line, history, to_line
from quizgo.session.interview.interview import Interview
from quizgo.session.interview.report import Report, report
from quizgo.session.state import Asking, Question, Ticking
from quizgo.settings import Show
from quizgo.ui.interview.as_html import report_html
from quizgo.ui.interview.as_markdown import report_markdown
from quizgo.ui.interview.telling import report_blocks
from quizgo.ui.interview.terminal import broken, report_lines
from quizgo.ui.lines import cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.prose.interviews import InterviewWords, interview_words_in
from tests.driving import LOST
from tests.interviews import Room, asked, placed
from tests.studying import EVERY_KIND, LAB, card

EN, ZH = interview_words_in(Lang.EN), interview_words_in(Lang.ZH)


# Prose ------------------------------------------------------------------------


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("name", InterviewWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    en, zh = getattr(EN, name), getattr(ZH, name)
    assert placeholders(en) == placeholders(zh)
    assert en.strip()
    assert zh.strip()


def test_every_sentence_is_used() -> None:
    folder = Path(quizgo.ui.__file__).parent / "interview"
    text = "\n".join(path.read_text() for path in folder.rglob("*.py"))
    assert set(InterviewWords._fields) - set(re.findall(r"(?:own|\))\.(\w+)", text)) == set()


# Every kind -------------------------------------------------------------------


def bad_answer(question: Question) -> Answer:
    """An answer of the card's kind that is not quite right."""
    match question.card.body:
        case Points():
            return Written("there is no global lock\n<b>and</b> things")
        case Typed() | Cloze():
            return TypedAnswer("gopakr")
        case State():
            return TypedAnswer("worker#1 worker#2")
        case Choice():
            return Picked(frozenset({0, 1}))
        case Order():
            return Ordered((1, 0, 2, 3))
        case Predict(what=Asked.OUTPUT):
            return Written("gopark\ngoready")
        case Predict(what=Asked.ENDING):
            return Picked(frozenset({2}))
        case Predict():
            return Picked(frozenset({0, 2}))
        case Lab(go=go):
            return Program(go, gives_up=question.hand_ins > 0)
        case Drive():
            return Driven((0, 0), gives_up=question.hand_ins > 0)
        case Basic():
            return Shown()


def answer_badly(flow: Interview) -> None:
    state = flow.view.state
    if isinstance(state, Asking):
        flow.apply(GiveAnswer(bad_answer(state.question)))
    elif isinstance(state, Ticking):
        flow.apply(CorrectTicks(state.found))
    else:
        flow.apply(AcceptGrade())


def held(cards: list[Card]) -> Report:
    """An interview over the cards, each answered a little wrong in 50 seconds."""
    room = Room(cards=cards)
    flow = room.begin(seconds=36_000)
    while asked(flow):
        room.clock.seconds += 50
        answer_badly(flow)
    return report(3, history(from_line(to_line(event)) for event in room.events))


@pytest.fixture(scope="module")
def told() -> Report:
    return held([*EVERY_KIND, LAB, LOST])


def lines_of(found: Report, lang: Lang, width: int) -> list[str]:
    lines = report_lines(report_blocks(found, Show(lang), words_in(lang)), width)
    return [line_text(line) for line in lines]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [12, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(told: Report, lang: Lang, width: int) -> None:
    assert max(map(cells, lines_of(told, lang, width))) <= width


def test_every_kind_is_told_with_what_was_wrong(told: Report) -> None:
    text = "\n".join(lines_of(told, Lang.EN, 100))
    for expected in (
        "  > there is no global lock\n  > <b>and</b> things\n  + no global lock\n"
        "  - cache per P (missed)",
        "  - goready (right, not picked)\n  - goexit (wrong, picked)",
        "go/test/lost · basic · 1 wrong · 1:40 of 3:00\n  Handed in once. You gave up. "
        "How it is done is in `quizgo show go/test/lost`.",
        "0:50 of 0:30, 0:20 over · your own grade",
        "  - worker#1 worker#2\n  + worker#1 worker#2 worker#3",
        "  Step 1 is the first wrong one.\n  - local\n  - global\n  + net\n  + steal",
        "It failed with Go 1.27, GOMAXPROCS=1, seed 1.",
        "  - It ends normally\n  - It prints goready",
        "a minus:\n  + goexit\n  + goready\n    gopark\n  - goready",
        "It ended so: Deadlock: all goroutines are asleep. You said: It panics.",
        "  - gopakr\n  + gopark",
    ):
        assert expected in text


def test_it_is_chinese_where_chinese_is_spoken(told: Report) -> None:
    text = "\n".join(lines_of(told, Lang.ZH, 100))
    assert "  - 每个 P 的缓存（漏掉）" in text
    assert "交卷 1 次。你放弃了。失败的那次运行" in text
    assert not re.search(r"\b(passed|missed|level|grade|question)\b", text)


def test_texts_of_cards_may_be_in_both_languages(told: Report) -> None:
    lines = report_lines(report_blocks(told, Show.BOTH, words_in(Lang.EN)), 100)
    text = "\n".join(map(line_text, lines))
    assert "Why is there a P?\n\n   为什么需要 P？" in text
    assert "  - cache per P / 每个 P 的缓存 (missed)" in text


def test_figures_stand_below_their_topic_where_it_is_narrow(told: Report) -> None:
    lines = lines_of(told, Lang.EN, 40)
    at = lines.index("go/test")
    assert lines[at + 1].startswith("  3/14 · ")


# Level and what to do ---------------------------------------------------------


def library_report(levels: dict[Level, list[bool]]) -> Report:
    """Questions of each level, answered well or not."""
    typed = next(one for one in EVERY_KIND if isinstance(one.body, Typed))
    cards, wells = [], set()
    for level, answers in levels.items():
        for number, well in enumerate(answers):
            body = typed.body
            one = placed(card(f"{level}-{number}", body), "go/gc", level)
            cards.append(one)
            if well:
                wells.add(str(one.id))
    room = Room(cards=cards)
    flow = room.begin(seconds=36_000)
    while name := asked(flow):
        flow.apply(GiveAnswer(TypedAnswer("gopark" if name in wells else "main")))
    return report(1, history(room.events))


def test_the_level_is_the_deepest_of_which_two_thirds_are_passed() -> None:
    found = library_report(
        {
            Level.BASIC: [True] * 3,
            Level.INTERMEDIATE: [True, True, False],
            Level.EXPERT: [False] * 2,
        }
    )
    assert (found.estimate.reached, found.estimate.not_reached) == ("intermediate", "expert")
    text = "\n".join(lines_of(found, Lang.EN, 90))
    assert (
        "These answers speak for the level intermediate. The level expert is not reached yet."
        in (text)
    )
    assert "An interval so wide says little: 8 answers are a glimpse." in text


def test_one_answer_of_a_level_says_nothing_of_it() -> None:
    found = library_report({Level.EXPERT: [True]})
    assert not found.estimate.is_known
    assert "Too few questions of one level" in "\n".join(lines_of(found, Lang.EN, 90))


def test_the_next_commands_are_ready_to_be_typed() -> None:
    found = library_report({Level.BASIC: [True, False]})
    text = "\n".join(lines_of(found, Lang.EN, 90))
    (missed,) = found.missed
    assert f"quizgo study --cram --query 'id:{missed}'" in text
    assert "quizgo study go/gc" in text
    assert "runtime/" in text
    good = library_report({Level.BASIC: [True, True]})
    assert "quizgo interview --level intermediate" in "\n".join(lines_of(good, Lang.EN, 90))


@given(
    st.lists(st.text("abc-/", min_size=1, max_size=12), min_size=1, max_size=9), st.integers(30, 90)
)
def test_a_command_in_lines_is_the_same_command(ids: list[str], width: int) -> None:
    command = "quizgo study --cram --query '" + " or ".join(f"id:{one}" for one in ids) + "'"
    lines = broken(command, width)
    words = [word.split() for word in shlex.split("\n".join(lines))]
    assert words == [word.split() for word in shlex.split(command)]


# Files ------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = "<script>alert(1)</script> & \x1b[31m *not* [a](http://b) | \u202ered"


@pytest.mark.parametrize("lang", Lang)
def test_a_page_is_well_formed_and_fetches_nothing(told: Report, lang: Lang) -> None:
    page = Page()
    page.feed(report_html(report_blocks(told, Show(lang), words_in(lang)), lang=lang))
    assert page.open == []
    assert "script" not in page.tags
    assert "http" not in page.text


def test_foreign_text_stays_text_in_files() -> None:
    hostile = card("points", EVERY_KIND[0].body)
    found = held([placed(hostile, "go/gc", Level.BASIC), *_asking(HOSTILE)])
    html = report_html(report_blocks(found, Show.EN, words_in(Lang.EN)), lang="en")
    markdown = report_markdown(report_blocks(found, Show.EN, words_in(Lang.EN)))
    assert "<script>" not in html
    assert "alert(1)" in html
    for text in (html, markdown):
        assert "\x1b" not in text
        assert "\u202e" not in text


def _asking(text: str) -> list[Card]:
    point = next(one for one in EVERY_KIND if isinstance(one.body, Points)).body
    assert isinstance(point, Points)
    body = Points(Text(text, text), point.points)
    return [placed(card("hostile", body), "go/gc", Level.BASIC)]


def test_markdown_has_headings_tables_and_differences(told: Report) -> None:
    text = report_markdown(report_blocks(told, Show.EN, words_in(Lang.EN)))
    assert text.startswith("# Interview 3, 2026-11-24\n\n14 questions in ")
    assert (
        "| Topic | Passed | Grade | Time |\n| --- | ---: | ---: | ---: |\n| go/test | 3/14 |"
        in text
    )
    assert "```diff\n+ goexit\n+ goready\n  gopark\n- goready\n```" in text
    assert "> there is no global lock\\\n> \\<b\\>and\\</b\\> things" in text
    assert "How it is done is in `quizgo show go/test/lost`." in text
    assert not re.search(r"\\[.,:;]", text)


def test_an_interview_without_an_answer_says_so() -> None:
    room = Room()
    room.begin()
    text = "\n".join(lines_of(report(1, history(room.events)), Lang.EN, 80))
    assert "It is not finished" in text
    assert "No question was answered" in text


def test_asides_in_chinese_stand_in_brackets_of_chinese(told: Report) -> None:
    blocks = list(report_blocks(told, Show.ZH, words_in(Lang.ZH)))
    lines = "\n".join(map(line_text, report_lines(blocks, 100)))
    for text in (lines, report_markdown(blocks), report_html(blocks, lang="zh")):
        assert "每个 P 的缓存（漏掉）" in text
        assert not re.search(r"\([^()]*[一-鿿]|[。？！][。，]", text)
