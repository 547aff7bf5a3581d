"""A learner's year, drawn from a seed, and the pictures that `stats` makes of it.

`python -m tests.ui.stats_year` writes the pictures anew. Read the difference before you keep it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path

from quizgo.commands.stats import Statistics, Topic
from quizgo.commands.stats_json import as_json_object
from quizgo.model import (
    Answered,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    ItemId,
    ItemState,
    Kind,
    Lang,
    Progress,
    Text,
)
from quizgo.schedule.fold import UNTOUCHED, fold, step
from quizgo.schedule.insight.answers import ItemFacts, course_of
from quizgo.schedule.insight.periods import last_days
from quizgo.schedule.insight.report import Report, report
from quizgo.schedule.scheduling import AS_PUBLISHED
from quizgo.ui.lines import Line, line_text
from quizgo.ui.prose.stats import stats_words_in
from quizgo.ui.stats.charts import Told
from quizgo.ui.stats.drawing import drawn
from quizgo.ui.stats.html import html
from quizgo.ui.stats.plain import plain, spoken
from quizgo.ui.stats.sections import SECTIONS, Scope, told
from quizgo.ui.stats.svg import svg

TODAY = date(2026, 11, 24)
TOPICS = (
    Topic(Text("The G-P-M model", "GPM 模型"), (DeckName("go/gpm"),)),
    Topic(Text("GC and memory", "go gc，memory manage"), (DeckName("go/gc"),)),
    Topic(Text("My own questions", "我自己的问题"), (DeckName("my/own"),)),
)
KINDS = (Kind.BASIC, Kind.CHOICE, Kind.PREDICT)
ITEMS_A_DECK = 24
STUDY_DAYS = 300
"""Of which the first is so many days before today."""


# The year ---------------------------------------------------------------------


def _log() -> dict[ItemId, list[Entry]]:
    """What a learner answers who begins a card every fourth day or so, and now and then rests."""
    chance = random.Random(7)
    decks = [deck for topic in TOPICS for deck in topic.decks]
    waiting = [ItemId(f"{deck}/c{at:02}") for at in range(ITEMS_A_DECK) for deck in decks]
    log: dict[ItemId, list[Entry]] = {}
    progress: dict[ItemId, Progress] = {}
    for ago in range(STUDY_DAYS, 0, -1):
        on = TODAY - timedelta(days=ago)
        if chance.random() < 0.1:
            continue
        due = [item for item in log if _is_due(progress[item], on)]
        if chance.random() < 0.25 and len(log) < len(waiting) - 6:
            due.append(waiting[len(log)])
        at = datetime.combine(on, time(chance.choice((7, 7, 8, 12, 21)), 5), tzinfo=UTC)
        for item in due:
            at += timedelta(seconds=30)
            entry = _answer(item, on, at, chance)
            log.setdefault(item, []).append(entry)
            progress[item] = step(progress.get(item, UNTOUCHED), entry, AS_PUBLISHED)
            if progress[item].drill_on == on:
                log[item].append(_drill(entry))
    return log


def _is_due(progress: Progress, on: date) -> bool:
    return progress.memory.due is not None and progress.memory.due <= on


def _answer(item: ItemId, on: date, at: datetime, chance: random.Random) -> Entry:
    is_hard = item.endswith(("c03", "c07"))
    is_pass = chance.random() < (0.6 if is_hard else 0.92)
    grade = Grade(chance.choice((3, 4, 4, 5)) if is_pass else chance.choice((0, 1, 1, 2)))
    answered = Answered(grade, grade, chance.randrange(2_000, 40_000))
    return Entry(
        f"{item}@{at:%y%m%d%H%M%S}", at, "here", 1, item, EntryKind.SCHEDULED, on, answered
    )


def _drill(of: Entry) -> Entry:
    answered = Answered(Grade.GOOD, Grade.GOOD, 5_000)
    at = of.at + timedelta(minutes=20)
    return replace(of, id=of.id + "d", at=at, kind=EntryKind.DRILL, answered=answered)


def _facts(log: dict[ItemId, list[Entry]]) -> Iterator[ItemFacts]:
    """The items as they stand; those of one deck as FSRS would have them."""
    for topic in TOPICS:
        for deck in topic.decks:
            for at in range(ITEMS_A_DECK):
                item = ItemId(f"{deck}/c{at:02}")
                progress = fold(log.get(item, []))
                state = ItemState.NEW if item not in log else ItemState.REVIEW
                if at == 20:
                    state = ItemState.SUSPENDED
                chance = None
                if deck == "my/own" and item in log:
                    days = float(progress.memory.interval_days)
                    memory = replace(progress.memory, stability=days, difficulty=2.0 + at % 7)
                    progress = replace(progress, memory=memory)
                    chance = 0.85 + at % 10 / 100
                yield ItemFacts(item, deck, state, progress, chance)


@cache
def year(days: int = 365) -> Report:
    """The report on so many days."""
    log = _log()
    follow = partial(step, scheduling=AS_PUBLISHED)
    courses = [
        course_of(item, KINDS[at % len(KINDS)], entries, follow, zone=UTC, until=TODAY)
        for at, (item, entries) in enumerate(log.items())
    ]
    numbers = {deck: at for at, topic in enumerate(TOPICS) for deck in topic.decks}
    return report(
        [answer for course in courses for answer in course.answers],
        list(_facts(log)),
        on=TODAY,
        period=last_days(TODAY, days),
        topics=numbers,
        leech_lapses=8,
        waits=[wait for course in courses for wait in course.waits],
    )


# The pictures -----------------------------------------------------------------


def told_in(lang: Lang, days: int = 365, only: Sequence[str] = tuple(SECTIONS)) -> Told:
    titles = [topic.title.in_(lang) for topic in TOPICS]
    return told(year(days), Scope(), lang, titles, only)


def text(lines: Iterator[Line]) -> str:
    return "".join(line_text(line).rstrip() + "\n" for line in lines)


def _drawn(lang: Lang, width: int) -> str:
    return text(drawn(told_in(lang), stats_words_in(lang), width))


def _json() -> str:
    found = Statistics(year(60), TOPICS, Scope(("go", "my"), "kind:basic"))
    return json.dumps(as_json_object(found, list(SECTIONS)), ensure_ascii=False, indent=1) + "\n"


FEW = ("totals", "heatmap", "retention", "grades", "hardest", "mastery")

PICTURES: dict[str, Callable[[], str]] = {
    "80.en.txt": lambda: _drawn(Lang.EN, 80),
    "40.en.txt": lambda: _drawn(Lang.EN, 40),
    "40.zh.txt": lambda: _drawn(Lang.ZH, 40),
    "200.zh.txt": lambda: _drawn(Lang.ZH, 200),
    "pipe.en.txt": lambda: text(plain(told_in(Lang.EN), 100)),
    "read-aloud.zh.txt": lambda: text(spoken(told_in(Lang.ZH, 60), stats_words_in(Lang.ZH), 100)),
    "stats.en.svg": lambda: svg(told_in(Lang.EN, 365, FEW), Lang.EN),
    "stats.zh.svg": lambda: svg(told_in(Lang.ZH, 20, ("forecast", "intervals", "ease")), Lang.ZH),
    "stats.html": lambda: html(
        [(lang, told_in(lang, 9, ("heatmap", "retention"))) for lang in (Lang.EN, Lang.ZH)]
    ),
    "stats.json": _json,
}

FOLDER = Path(__file__).with_name("stats")

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        (FOLDER / name).write_text(picture(), encoding="utf-8", newline="\n")
