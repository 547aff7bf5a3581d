"""How one card is forgotten, in words and as a line of blocks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import ItemId, Lang, Memory, Progress
from quizgo.schedule.insight.periods import shifted
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.prose.stats import stats_words_in
from quizgo.ui.stats.curve import curve_lines

LAST = date(2026, 11, 10)
ITEM = ItemId("d/c")


def lines(
    days: int = 20,
    *,
    today: date = LAST + timedelta(days=5),
    stability: float | None = 20.0,
    lang: Lang = Lang.EN,
    width: int = 60,
    last: date = LAST,
    is_drawn: bool = True,
) -> list[str]:
    memory = Memory(1, days, 250, shifted(last, days), stability, 5.0)

    def chance(day: date) -> float | None:
        return None if stability is None else 0.9 ** ((day - last).days / stability)

    made = curve_lines(
        ITEM,
        Progress(memory, last_on=last),
        chance,
        stats_words_in(lang),
        width,
        today=today,
        is_drawn=is_drawn,
    )
    found = list(made)
    assert all(line_cells(line) <= width for line in found)
    return [line_text(line) for line in found]


def test_today_the_due_day_and_later_are_told() -> None:
    *said, blocks, marks = lines()
    assert " ".join(said) == (
        "Chance of recall of d/c: 97% today, 90% on 2026-11-30, when it is due, 81% on 2026-12-20."
    )
    assert blocks[0] == "█"
    assert len(blocks) == 60
    assert (marks.index("^"), marks.index("|")) == (7, 30)


def test_it_falls() -> None:
    blocks = lines(stability=3.0)[-2]
    heights = [" ▁▂▃▄▅▆▇█".index(sign) for sign in blocks]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < heights[0]


def test_what_is_overdue_is_not_told_when_it_is_due() -> None:
    said = " ".join(lines(3, today=LAST + timedelta(days=9), is_drawn=False))
    assert said == "Chance of recall of d/c: 95% today, 89% on 2026-12-03."


def test_in_chinese() -> None:
    assert lines(lang=Lang.ZH, is_drawn=False, width=80) == [
        "d/c 记得的概率：今天 97%、2026-11-30 到期时 90%、2026-12-20 81%。"
    ]


def test_sm_2_knows_no_chances() -> None:
    assert lines(stability=None) == []


@pytest.mark.parametrize("days", [0, 36_500])
@pytest.mark.parametrize("last", [date.min, date.max])
def test_the_ends_of_the_calendar(days: int, last: date) -> None:
    assert lines(days, last=last, today=last)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.integers(0, 800), st.integers(1, 200))
def test_any_card_at_any_width(days: int, passed: int, width: int) -> None:
    assert lines(days, today=LAST + timedelta(days=passed), width=width)
