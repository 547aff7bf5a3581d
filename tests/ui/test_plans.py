"""Plans in lines: both languages say the same, at any width."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from string import Formatter

import pytest

import quizgo
from quizgo.model import DeckName, Lang, Level
from quizgo.schedule.plan.plan import Away, Plan, Span
from quizgo.schedule.plan.score import Bin, KnownScore, LoadScore, RecallScore, Score
from quizgo.schedule.plan.values import (
    DayAhead,
    DeckOutlook,
    Drop,
    Outlook,
    Quota,
    Shortage,
)
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.plans import away_line, days_table, plan_lines, score_lines, write_plan, write_score
from quizgo.ui.prose import words_in
from quizgo.ui.prose.plans import PlanWords, plan_words_in

TODAY = date(2026, 11, 24)
PLAN = Plan(date(2027, 1, 15), 20, ("go/\x1b[31mgc",))
KNOWN = Span(0.55, 0.38, 0.66)


def ahead(shortage: Shortage | None = None, *, new: int = 12) -> Outlook:
    return Outlook(
        items=723,
        new_per_day=new,
        known=KNOWN,
        seen=457.4,
        reviews=37.2,
        minutes=15.8,
        full_minutes=20.3,
        due_tomorrow=Span(21.6, 18.2, 25.9),
        days=tuple(DayAhead(4.0, 30.0, 14.0) for _ in range(52)),
        decks=(DeckOutlook(DeckName("go/gc"), 37, 12.2, KNOWN),),
        quota=Quota(12, 30, 1_140.0),
        shortage=shortage,
    )


SHORT = Shortage(
    266,
    85,
    tuple(Drop(Level.EXPERT, DeckName(f"go/d{n}"), 10 - n, 10) for n in range(9)),
    0.68,
)


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("name", PlanWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    english, chinese = (str(getattr(plan_words_in(lang), name)) for lang in Lang)
    assert fields(english) == fields(chinese)


def test_every_sentence_is_used() -> None:
    root = Path(quizgo.__file__).parent
    files = [*(root / "ui").glob("plan*.py"), *(root / "commands" / "plan").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"(?:told|words|plan_words_in\(lang\))\.(\w+)", text))
    assert set(PlanWords._fields) - used == set()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("columns", [1, 12, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(lang: Lang, columns: int) -> None:
    told = plan_words_in(lang)
    lines = plan_lines(PLAN, ahead(SHORT), TODAY, told, columns)
    lines += score_lines(SCORE, [TODAY], told, columns)
    # A Chinese character takes two cells, wherever it stands.
    assert all(line_cells(line) <= max(2, columns) for line in lines)
    assert "\x1b" not in "".join(map(line_text, lines))


def test_a_plan_in_english() -> None:
    lines = plan_lines(PLAN, ahead(), TODAY, plan_words_in(Lang.EN), 100)
    assert [line_text(line) for line in lines][1:7] == [
        "New cards   4 a day on average; 457 of 723 begun by then",
        "Reviews     37 a day on average",
        "Minutes     16 a day on average; nine days in ten at most 20",
        "Known then  55% of 723; four times in five between 38% and 66%",
        "Today       12 new, 30 to review, about 19 min",
        "Tomorrow    about 22 to review; four times in five 18 to 26",
    ]


def test_short_time_in_english_and_chinese() -> None:
    english = "\n".join(
        line_text(line)
        for line in plan_lines(PLAN, ahead(SHORT), TODAY, plan_words_in(Lang.EN), 100)
    )
    assert "Time is short: 266 cards would not come up. With 85 minutes a day all would." in english
    assert "  expert, go/d0: 10\n  expert, go/d1: 9 of 10\n" in english
    assert "  … and 3 more decks" in english
    assert 'quizgo suspend --query "deck:go/d0 level:expert is:new"' in english
    never = Shortage(5, None, (Drop(Level.BASIC, DeckName("d"), 1, 3),), 0.9)
    chinese = "\n".join(
        line_text(line)
        for line in plan_lines(PLAN, ahead(never), TODAY, plan_words_in(Lang.ZH), 100)
    )
    assert "时间不够：有 5 张卡片轮不到。天数太少，每天再多分钟也不够。" in chinese
    assert "基础，d：3 张中的 1 张" in chinese
    assert "quizgo suspend" not in chinese  # nothing that a query could name


def test_the_days_ahead_are_a_few_stretches() -> None:
    table = days_table(ahead().days, TODAY, plan_words_in(Lang.EN))
    assert len(table.rows) == 8
    assert table.rows[0] == ("2026-11-24", "11-30", "4", "30", "14")
    assert table.rows[-1][:2] == ("2027-01-12", "01-14")


def test_a_whole_plan_in_a_pipe() -> None:
    out = io.StringIO()
    write_plan(PLAN, ahead(SHORT), TODAY, words_in(Lang.EN), out)
    assert "deck   cards  begun  known  4 times in 5\ngo/gc     37     12    55%" in out.getvalue()


SCORE = Score(
    LoadScore(3, 20.0, 21.7, 2.3, 2),
    RecallScore(120, 0.88, 0.9, 0.31, 0.325, (Bin(0.8, 0.9, 120, 0.88, 0.9),)),
    KnownScore(4, 3, KNOWN),
)


def test_a_score_in_english() -> None:
    out = io.StringIO()
    days = [TODAY, TODAY + timedelta(days=5)]
    write_score(SCORE, days, words_in(Lang.EN), out)
    told = " ".join(out.getvalue().split())
    assert told.startswith("2 mornings with a forecast, from 2026-11-24 to 2026-11-29. ")
    assert "20 foretold, 22 came, 2.3 off on average; 2 of 3 intervals held." in told
    assert "88% right foretold, 90% of 120 were. Log loss 0.310, of a constant 0.325." in told
    assert "The forecast knows more than the average does." in told
    assert "3 of 4 earlier forecasts hold what is expected now." in told
    assert "foretold  right  reviews\n88%         90%      120\n" in out.getvalue()


def test_nothing_to_judge_is_said() -> None:
    told = plan_words_in(Lang.EN)
    (line,) = score_lines(Score(None, None, None), [], told, 200)
    assert line_text(line) == told.score_none


def test_days_away_are_named() -> None:
    away = [Away(date(2026, 12, 24), date(2027, 1, 2))]
    assert away_line(away, plan_words_in(Lang.EN)) == "Away: 2026-12-24..2027-01-02."
    assert away_line([], plan_words_in(Lang.ZH)) == "没有设置外出的日子。"
