"""`stats`: what the log says of the learner, in the terminal, as JSON, as a picture or a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from quizgo.clock import FrozenClock, clock_from_environment
from quizgo.commands.answering import write_json
from quizgo.commands.opening import Opened, opened
from quizgo.commands.past import past_day
from quizgo.commands.plan.kept import away_kept
from quizgo.commands.reading import logs
from quizgo.commands.reading import rows as all_rows
from quizgo.commands.searching import narrowed
from quizgo.commands.selecting import QUERY_HELP, selection
from quizgo.deck.headings import HEADINGS
from quizgo.errors import WrongWords
from quizgo.model import DeckName, Lang, Text
from quizgo.schedule.fold import step
from quizgo.schedule.insight.answers import Course, ItemFacts, course_of
from quizgo.schedule.insight.periods import YEAR_DAYS, Period, last_days
from quizgo.schedule.insight.report import Report, report
from quizgo.store.store import EVERYTHING
from quizgo.store.values import ItemRow, Selection
from quizgo.ui.looks import current
from quizgo.ui.printing import columns_of, write_lines
from quizgo.ui.prose.stats import stats_words_in
from quizgo.ui.stats.sections import SECTIONS, Scope, told
from quizgo.ui.stats.signs import can_draw


class Topic(NamedTuple):
    """A heading of the notes, or a deck that stands under none."""

    title: Text
    decks: tuple[DeckName, ...]


class Statistics(NamedTuple):
    """The report, and what it is of."""

    report: Report
    topics: tuple[Topic, ...]
    scope: Scope


@click.command(epilog="Example: quizgo stats go --days 90 --only retention,mastery")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--query", help=QUERY_HELP)
@click.option("--days", type=click.IntRange(1), help="Of the last so many days; usually 365.")
@click.option("--since", "from_day", metavar="DAY", help="From this day on, as 2026-09-01.")
@click.option(
    "--only", metavar="SECTION,...", help=f"Some sections of: {', '.join(SECTIONS)}.", default=""
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.option("--svg", type=click.Path(path_type=Path), help="Write one picture there.")
@click.option("--html", type=click.Path(path_type=Path), help="Write one page there.")
def stats(
    decks: tuple[str, ...],
    query: str | None,
    days: int | None,
    from_day: str | None,
    only: str,
    as_json: bool,
    svg: Path | None,
    html: Path | None,
) -> None:
    """How you are doing: days, what comes, retention, grades, time, hardest cards, mastery.

    Without a deck: of everything. A file is one that needs nothing else and no network.
    """
    sections = _sections(only)
    if days is not None and from_day is not None:
        raise WrongWords("Give --days or --since, not both.")
    with opened() as it:
        period = _period(it.day, days, from_day)
        found = statistics_of(it, decks, query or "", period)
        if as_json:
            from quizgo.commands.stats_json import as_json_object

            write_json(as_json_object(found, sections))
        _write_files(found, sections, it.lang, svg, html)
        if not (as_json or svg or html):
            _print(found, sections, it.lang)


# Words typed ------------------------------------------------------------------


def _sections(only: str) -> Sequence[str]:
    wanted = [word.strip() for word in only.split(",") if word.strip()]
    for word in wanted:
        if word not in SECTIONS:
            raise WrongWords(f"There is no section {word!r}. There are: {', '.join(SECTIONS)}.")
    return [key for key in SECTIONS if key in wanted] or list(SECTIONS)


def _period(on: date, days: int | None, from_day: str | None) -> Period:
    if from_day is None:
        return last_days(on, days or YEAR_DAYS)
    return Period(past_day(from_day, on), on)


# Counting ---------------------------------------------------------------------


def statistics_of(opened: Opened, decks: Sequence[str], query: str, period: Period) -> Statistics:
    """The statistics of some decks, of what a query means, or of everything."""
    chosen = selection(opened, decks)
    if query:
        chosen = narrowed(opened, query, chosen)
    rows = list(all_rows(opened, chosen))
    topics = tuple(_topics(opened, chosen))
    numbers = {deck: at for at, topic in enumerate(topics) for deck in topic.decks}
    courses = list(_courses(opened, rows, is_all=chosen == EVERYTHING))
    made = report(
        [answer for course in courses for answer in course.answers],
        [_facts(opened, row) for row in rows],
        on=opened.day,
        period=period,
        topics=numbers,
        leech_lapses=opened.settings.leech_lapses,
        waits=[wait for course in courses for wait in course.waits],
        away={day for away in away_kept(opened.store) for day in away.days},
    )
    return Statistics(made, topics, Scope(tuple(decks), query))


def _topics(opened: Opened, chosen: Selection) -> Iterator[Topic]:
    """The headings of the notes, then the decks that stand under none, in their order."""
    names = set(opened.store.deck_names(chosen))
    for heading in HEADINGS:
        under = tuple(deck for deck in heading.decks if deck in names)
        if under:
            yield Topic(heading.title, under)
            names -= set(under)
    for deck in opened.store.decks(opened.day):
        if deck.name in names:
            yield Topic(deck.title, (deck.name,))


def _courses(opened: Opened, rows: Sequence[ItemRow], *, is_all: bool) -> Iterator[Course]:
    """What the log says of each of the rows' items, or of all that it knows."""
    zone, folds = _zone(), opened.folds
    kinds = {row.item.id: row.kind for row in rows}
    for item, entries in logs(opened):
        kind = kinds.get(item)
        if entries and (is_all or item in kinds):
            # What has no text comes round no more.
            until = entries[-1].on if kind is None else opened.day
            follow = partial(step, scheduling=folds.for_item(item))
            yield course_of(item, kind, entries, follow, zone=zone, until=until)


def _facts(opened: Opened, row: ItemRow) -> ItemFacts:
    return ItemFacts(
        item=row.item.id,
        deck=row.deck,
        state=row.state,
        progress=row.progress,
        retrievability=opened.chance(row.item.id, row.progress),
    )


def _zone() -> tzinfo | None:
    """The learner's, in which answers have their hour; None is the machine's own."""
    clock = clock_from_environment()
    return clock.at.tzinfo if isinstance(clock, FrozenClock) else None


# Answering --------------------------------------------------------------------


def _print(found: Statistics, sections: Sequence[str], lang: Lang) -> None:
    from quizgo.ui.stats.drawing import drawn
    from quizgo.ui.stats.plain import plain, spoken

    made = told(found.report, found.scope, lang, _titles(found, lang), sections, looks=current())
    words, width = stats_words_in(lang), columns_of(sys.stdout)
    if current().screen_reader:
        lines = spoken(made, words, width)
    elif can_draw(sys.stdout):
        lines = drawn(made, words, width)
    else:
        lines = plain(made, width)
    write_lines(lines, sys.stdout)


def _write_files(
    found: Statistics, sections: Sequence[str], lang: Lang, svg: Path | None, html: Path | None
) -> None:
    from quizgo.commands.sim.program import write_file

    if svg is not None:
        from quizgo.ui.stats.svg import svg as picture

        made = told(
            found.report, found.scope, lang, _titles(found, lang), sections, looks=current()
        )
        write_file(svg, [picture(made, lang)])
    if html is not None:
        from quizgo.ui.stats.html import html as page

        looks = current()
        languages = [lang, *(one for one in Lang if one is not lang)]
        versions = [
            (one, told(found.report, found.scope, one, _titles(found, one), sections, looks=looks))
            for one in languages
        ]
        write_file(html, [page(versions)])


def _titles(found: Statistics, lang: Lang) -> list[str]:
    return [topic.title.in_(lang) for topic in found.topics]
