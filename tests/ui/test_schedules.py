"""What is said of items that FSRS schedules, and of days set by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizgo.model import Grade, Item, ItemId, ItemState, Lang, Memory, Progress, Scheduler
from quizgo.schedule.fold import fold
from quizgo.schedule.scheduling import Scheduling
from quizgo.schedule.sm2 import NEW
from quizgo.settings import Show
from quizgo.ui.prose import words_in
from quizgo.ui.prose.scheduler import SchedulerWords, scheduler_words_in
from quizgo.ui.prose.schedules import ScheduleWords, schedule_words_in
from quizgo.ui.showing import ShownItem, show_lines
from quizgo.ui.tables import CardLine, cards_table
from quizgo.ui.telling import why_lines
from tests.schedule.logs import START, entry
from tests.studying import BASIC

FSRS = Scheduling(scheduler=Scheduler.FSRS)
ITEM = ItemId("go/x/a")
EN, ZH = words_in(Lang.EN), words_in(Lang.ZH)


@pytest.mark.parametrize("words", [schedule_words_in, scheduler_words_in])
def test_both_languages_say_the_same_things(
    words: Callable[[Lang], ScheduleWords | SchedulerWords],
) -> None:
    en, zh = words(Lang.EN), words(Lang.ZH)
    for name, one, other in zip(en._fields, en, zh, strict=True):
        assert one, name
        assert other, name
        assert set(re.findall(r"{(\w+)}", one)) == set(re.findall(r"{(\w+)}", other)), name


def why(progress: Progress, scheduling: Scheduling = FSRS, *, days: int = 3) -> str:
    today = START + timedelta(days=days)
    return "\n".join(why_lines(ITEM, progress, EN, today=today, scheduling=scheduling))


def test_fsrs_says_how_its_interval_came() -> None:
    assert why(fold([entry(0, grade=4)], FSRS)) == (
        "Why go/x/a is due\n"
        "Last reviewed on 2026-01-01, graded 4 good.\n"
        "FSRS-6 began its memory from that grade.\n"
        "Its stability is 2.3 days: after so long, 9 in 10 such cards are still known. "
        "Its difficulty is 12%, from 0% to 100%.\n"
        "You want to know 90% of the cards that come round; for this one the chance falls to "
        "that after 2.3 days.\n"
        "So the interval is 2 days, and it is due on 2026-01-03.\n"
        "It has waited 1 day past that day.\n"
        "The chance that you know it today is 88%.\n"
        "1 review so far, 0 lapses."
    )


def test_fsrs_says_it_in_chinese() -> None:
    progress = fold([entry(0, grade=4)], FSRS)
    lines = why_lines(ITEM, progress, ZH, today=START, scheduling=FSRS)
    assert "现在稳定性是 2.3 天：过了这么久，这样的卡片十张还记得九张。" in "\n".join(lines)
    assert "所以间隔是 2 天，2026-01-03 到期。" in lines
    assert not any("{" in line for line in lines)


def test_the_retention_wanted_and_what_the_answer_did_are_told() -> None:
    keen = replace(FSRS, retention=0.95)
    passed = why(fold([entry(0), entry(5)], keen), keen, days=5)
    assert "You want to know 95%" in passed
    assert "FSRS-6 strengthened its memory" in passed
    assert "FSRS-6 weakened its memory" in why(fold([entry(0), entry(5, grade=1)], FSRS))


def test_an_interval_that_is_not_the_curves_is_explained() -> None:
    short = replace(FSRS, maximum_days=30)
    log = [entry(0, grade=5), entry(9, grade=5), entry(90, grade=5)]
    assert "No interval is longer than 30 days." in why(fold(log, short), short, days=90)
    spread = replace(FSRS, fuzz=True)
    assert "Intervals are spread a little" in why(fold(log, spread), spread, days=90)
    assert "spread" not in why(fold(log, FSRS), days=90)


def test_a_day_set_by_hand_is_told_whichever_the_scheduler() -> None:
    by_hand = "The day was then set by hand to 2026-02-02."
    for scheduling in (FSRS, Scheduling()):
        progress = fold([entry(0)], scheduling)
        assert "set by hand" not in why(progress, scheduling)
        moved = replace(progress, memory=replace(progress.memory, due=date(2026, 2, 2)))
        assert by_hand in why(moved, scheduling)
    assert by_hand in why(Progress(replace(NEW, due=date(2026, 2, 2))))


def test_a_list_has_the_columns_of_fsrs_where_it_schedules_something() -> None:
    sm2 = CardLine(ITEM, None, ItemState.REVIEW, START, 6, 250, 2, 0)
    fsrs = replace(sm2, stability=12.3, hardness=0.35, chance=0.931)
    heads = [column.head for column in cards_table([sm2], EN).columns]
    assert "stability" not in heads
    table = cards_table([sm2, fsrs], EN)
    at = [column.head for column in table.columns].index("ease")
    assert [column.head for column in table.columns[at : at + 4]] == [
        "ease",
        "stability",
        "difficulty",
        "recall",
    ]
    assert table.rows[0][at : at + 4] == ("2.50", "", "", "")
    assert table.rows[1][at : at + 4] == ("", "12 d", "35%", "93%")


def test_a_card_shows_its_standing_in_the_terms_of_its_scheduler() -> None:
    item = Item(ItemId(BASIC.id), BASIC.id)
    memory = Memory(2, 12, 250, START, stability=12.3, difficulty=4.15)
    shown = ShownItem(item, ItemState.REVIEW, Progress(memory, 2, last_grade=Grade.GOOD), 0.931)
    page = show_lines(BASIC, [shown], Show.EN, EN, 200)
    text = "".join(piece for _, piece in page[-1])
    assert "stability 12 days · difficulty 35% · recall 93%" in text
    assert "ease" not in text
