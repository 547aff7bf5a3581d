"""Statistics as text, picture and page: as they were looked at and found right, at any width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import chain, pairwise
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quizgo.ui.stats
from quizgo.model import Grade, ItemId, Kind, Lang
from quizgo.schedule.insight.answers import Answer, ItemFacts, Round
from quizgo.schedule.insight.periods import Period, last_days
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.prose.stats import StatsWords, stats_words_in
from quizgo.ui.stats.charts import Heat, Role, Told, heat_levels
from quizgo.ui.stats.colours import DARK, LIGHT
from quizgo.ui.stats.drawing import drawn, picture_lines
from quizgo.ui.stats.html import html
from quizgo.ui.stats.numbers import lasting, percent
from quizgo.ui.stats.plain import plain, spoken
from quizgo.ui.stats.sections import SECTIONS, Scope, told
from quizgo.ui.stats.svg import svg
from tests.schedule import insights
from tests.schedule.insights import TODAY, reported
from tests.ui.stats_year import FOLDER, PICTURES, told_in

EN, ZH = stats_words_in(Lang.EN), stats_words_in(Lang.ZH)
some = settings(max_examples=15, deadline=None)


@pytest.mark.parametrize("name", PICTURES)
def test_the_year_looks_as_it_did(name: str) -> None:
    """Where it should look otherwise: `python -m tests.ui.stats_year`, and read the difference."""
    assert PICTURES[name]() == (FOLDER / name).read_text(encoding="utf-8")


# Any report -------------------------------------------------------------------


def told_of(
    answers: list[Answer], items: list[ItemFacts], period: Period, lang: Lang = Lang.EN
) -> Told:
    return told(reported(answers, items, period), Scope(), lang, ["One", "二"])


@some
@given(
    st.lists(insights.answers, max_size=30),
    insights.collections(),
    insights.periods,
    st.sampled_from(Lang),
    st.integers(12, 220),
)
def test_no_line_is_wider_than_the_terminal(
    answers: list[Answer], items: list[ItemFacts], period: Period, lang: Lang, width: int
) -> None:
    made = told_of(answers, items, period, lang)
    words = stats_words_in(lang)
    for line in chain(drawn(made, words, width), plain(made, width), spoken(made, words, width)):
        assert line_cells(line) <= width, line_text(line)


@some
@given(st.lists(insights.answers, max_size=30), insights.collections(), insights.periods)
def test_any_report_is_a_picture_and_a_page(
    answers: list[Answer], items: list[ItemFacts], period: Period
) -> None:
    made = told_of(answers, items, period)
    root = ElementTree.fromstring(svg(made, Lang.EN))
    height = float(root.attrib["height"])
    for element in root.iter():
        for name in ("x", "y", "width", "height"):
            assert 0 <= float(element.attrib.get(name, 0)) <= max(height, 900)
    assert Page(html([(Lang.EN, made)])).open == []


def test_a_store_without_answers_is_told_in_sentences() -> None:
    made = told(reported([], []), Scope(), Lang.EN, ["One", "Two"])
    text = "\n".join(line_text(line) for line in drawn(made, EN, 80))
    assert EN.nothing in text
    assert "Nothing is overdue." in text
    assert not any(section.pictures for section in made.sections)


def test_answers_dated_after_today_are_named_and_left_out() -> None:
    early = reported([an_answer(-3), an_answer(1)], [])
    made = told(early, Scope(), Lang.EN, ["One", "Two"])
    assert made.sentences == (
        "1 answer is dated after today, as by a clock that was ahead; it is left out.",
    )
    assert early.ever.answers == 1


def an_answer(days_ago: int) -> Answer:
    on = TODAY - timedelta(days=days_ago)
    return Answer(ItemId("d/c"), on, 8, Round.YOUNG, Grade.GOOD, 1000, Kind.BASIC)


def test_what_it_is_of_is_said_and_made_safe() -> None:
    made = told(reported([], []), Scope(("go\x1b[31m",), "a\nb"), Lang.EN, ["\x1b]0;x\x07", "<b>"])
    assert not re.search(r"[\x00-\x1f\x7f]", "".join(made.sentences))
    assert made.sentences[:2] == ("Of go␛[31m only.", "Of a b only.")


def test_only_what_is_asked_for() -> None:
    made = told_in(Lang.EN, 365, ("hours", "totals"))
    assert [section.key for section in made.sections] == ["totals", "hours"]
    assert [section.key for section in told_in(Lang.ZH).sections] == list(SECTIONS)


@pytest.mark.parametrize(
    ("days_ago", "period", "shown"),
    [
        ((400, 3), last_days(TODAY, 30), 30),
        ((400, 3), last_days(TODAY, 365), 365),
        ((3,), last_days(TODAY, 900_000), 365),
        ((400, 3), last_days(TODAY, 900_000), 401),
        ((5_000, 3), last_days(TODAY, 900_000), 3_650),
    ],
)
def test_the_heatmap_begins_where_there_is_something(
    days_ago: tuple[int, ...], period: Period, shown: int
) -> None:
    made = told_of([an_answer(ago) for ago in days_ago], [], period)
    (section,) = (one for one in made.sections if one.key == "heatmap")
    (heat_,) = section.pictures
    assert isinstance(heat_, Heat)
    assert (heat_.until - heat_.since).days + 1 == shown
    assert section.sentences == (("The last 523 weeks.",) if shown == 3_650 else ())


# Numbers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "said"),
    [(None, "–"), (0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1, "100%")],
)
def test_only_all_is_a_hundred(share: float | None, said: str) -> None:
    assert percent(share, EN) == said


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (0, "0 s"),
        (7_400, "7 s"),
        (61_000, "1 min 1 s"),
        (600_000, "10 min"),
        (3_599_999, "1 h 0 min"),
        (10**9, "277 h 46 min"),
    ],
)
def test_how_long_it_took(milliseconds: float, said: str) -> None:
    assert lasting(milliseconds, EN) == said


@given(st.lists(st.integers(1, 2_000), max_size=60))
def test_every_shade_begins_above_the_one_before(counts: list[int]) -> None:
    levels = heat_levels(counts)
    assert len(levels) == 4
    assert list(levels) == sorted(set(levels))
    assert levels[0] == 1


def heat(since: date, until: date) -> Heat:
    names = tuple("abcdefg")
    return Heat("", since, until, {until: 3}, names, (1, 2, 3, 4), "week", "sum")


@pytest.mark.parametrize("width", [12, 40, 80, 200])
@pytest.mark.parametrize("since", [date.min, date(2024, 2, 29), date.max - timedelta(days=3)])
def test_a_day_has_one_place_in_the_heatmap(width: int, since: date) -> None:
    until = since + timedelta(days=3)
    lines = [line_text(line) for line in picture_lines(heat(since, until), EN, width)]
    rows = [line for line in lines if line[:2] in {f"{name} " for name in "abcdefg"}]
    signs = "".join(row[2:] for row in rows)
    assert len(re.sub(r"\s", "", signs)) == 4
    assert signs.count("▓") == 1


# Colours ----------------------------------------------------------------------


def lightness(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(lightness, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_and_neighbours_told_apart(colours: dict[str, str]) -> None:
    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["quiet"], colours["paper"]) >= 4.5
    stacked: Sequence[Sequence[str]] = (
        (Role.MATURE, Role.YOUNG, Role.NEW, Role.DRILL),
        ("h0", "h1", "h2", "h3", "h4"),
        (Role.GRADE_0, Role.GRADE_1, Role.GRADE_2),
        (Role.GRADE_3, Role.GRADE_4, Role.GRADE_5),
    )
    for row in stacked:
        for one, other in pairwise(row):
            assert contrast(colours[one], colours[other]) >= 1.25, (one, other)


def test_both_grounds_colour_the_same_things() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert set(Role) <= LIGHT.keys()


def test_every_class_of_a_picture_has_a_colour() -> None:
    picture = (FOLDER / "stats.en.svg").read_text(encoding="utf-8")
    used = {name for names in re.findall(r'class="([^"]+)"', picture) for name in names.split()}
    assert used - {"bar", "grid", "line"} <= LIGHT.keys()


# Page -------------------------------------------------------------------------

VOID = {"meta", "input"}


class Page(HTMLParser):
    """What a page consists of. `open` is what was never closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        self.ids += [str(given_["id"])] if "id" in given_ else []
        self.addresses += [str(given_[name]) for name in ("href", "src") if name in given_]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed at once."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else() -> None:
    text = html([(lang, told_in(lang)) for lang in Lang])
    page = Page(text)
    assert page.addresses == []
    assert len(page.ids) == len(set(page.ids))
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(r"url\(|@import|https?:", text)


def test_every_picture_of_the_page_is_described_and_has_its_table() -> None:
    text = html([(Lang.EN, told_in(Lang.EN))])
    pictures = text.count("<svg")
    assert pictures == text.count("<desc") == text.count("<details>") > 10
    assert pictures == text.count('role="img"')


def test_what_others_wrote_cannot_become_part_of_the_page() -> None:
    hostile = "<script>alert(1)</script>&\"'"
    made = told(
        reported(
            [],
            [],
        ),
        Scope((hostile,)),
        Lang.EN,
        [hostile, hostile],
    )
    assert "<script" not in html([(Lang.EN, made)])
    assert "<script" not in svg(made, Lang.EN)


# Words ------------------------------------------------------------------------


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("name", StatsWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    assert placeholders(getattr(EN, name)) == placeholders(getattr(ZH, name))


def test_every_sentence_is_used() -> None:
    folder = Path(quizgo.ui.stats.__file__).parent
    commands = folder.parents[1] / "commands"
    files = [*folder.glob("*.py"), commands / "stats.py", commands / "reading.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"(?:words|stats|words_in\(it\.lang\))\.(\w+)", text))
    assert set(StatsWords._fields) - used == set()
