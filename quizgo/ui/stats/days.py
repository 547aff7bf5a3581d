"""Sections about days: how much, how often, how long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from quizgo.schedule.insight.answers import Round
from quizgo.schedule.insight.effort import Effort
from quizgo.schedule.insight.periods import YEAR_DAYS, Grain, shifted
from quizgo.schedule.insight.report import Piece, Report, Totals
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.prose.words import counted
from quizgo.ui.stats.charts import Chart, Heat, Role, Row, Section, Series, Shape, heat_levels
from quizgo.ui.stats.numbers import bucket_label, lasting
from quizgo.ui.stats.speech import Speech
from quizgo.ui.telling import kind_word

MINUTE_MS = 60_000
MOST_YEARS = 10
"""Of the heatmap."""


def totals(report: Report, speech: Speech) -> Section:
    words = speech.stats
    return Section(
        "totals", words.totals, tuple(_totals(report, words)), notes=(words.note_streak,)
    )


def _totals(report: Report, words: StatsWords) -> Iterator[str]:
    if report.first is None:
        yield words.nothing_here
        return
    since = report.first.isoformat()
    yield words.since_first.format(day=since, **_amounts(report.ever, words))
    span = {"since": report.period.since.isoformat(), "until": report.period.until.isoformat()}
    if not report.in_period.answers:
        yield words.nothing_in_period.format(**span)
    elif report.in_period != report.ever:
        yield words.in_period.format(**span, **_amounts(report.in_period, words))
    if report.in_period.days:
        mean = round(report.in_period.answers / report.in_period.days)
        yield words.a_study_day.format(
            answers=counted(words.n_answers, mean),
            time=lasting(report.in_period.milliseconds / report.in_period.days, words),
        )
    yield from _streaks(report, words)


def _amounts(totals: Totals, words: StatsWords) -> dict[str, str]:
    return {
        "answers": counted(words.n_answers, totals.answers),
        "days": counted(words.n_days, totals.days),
        "time": lasting(totals.milliseconds, words),
    }


def _streaks(report: Report, words: StatsWords) -> Iterator[str]:
    streaks = report.streaks
    if streaks.current:
        yield words.streak_now.format(days=counted(words.n_days, streaks.current))
    else:
        yield words.streak_none
    if streaks.longest:
        yield words.streak_longest.format(days=counted(words.n_days, streaks.longest))
    if streaks.missed:
        yield words.missed.format(
            missed=counted(words.n_days, streaks.missed),
            studied=counted(words.n_days, streaks.studied),
        )
    elif streaks.studied:
        yield words.missed_none


def heatmap(report: Report, speech: Speech) -> Section:
    words = speech.stats
    counts = {day.day: day.answers for day in report.days}
    since = _first_shown(report)
    heat = Heat(
        title=words.answers_a_day,
        since=since,
        until=report.period.until,
        counts={day: count for day, count in counts.items() if day >= since},
        weekdays=tuple(words.weekdays.split()),
        levels=heat_levels(list(counts.values())),
        week_head=words.col_week,
        sum_head=words.col_sum,
    )
    if heat.is_empty:
        return Section("heatmap", words.heatmap, (words.nothing_here,))
    is_cut = any(day < since for day in counts)
    cut = (counted(words.last_weeks, len(heat.mondays)),) if is_cut else ()
    return Section("heatmap", words.heatmap, cut, (heat,))


def _first_shown(report: Report) -> date:
    """The period's first day; of more than a year the first answer's, but of no more than ten."""
    until, first = report.period.until, report.first or report.on
    year = shifted(until, 1 - YEAR_DAYS)
    since = max(report.period.since, min(first, year))
    return max(since, shifted(until, 1 - MOST_YEARS * YEAR_DAYS))


# Over time --------------------------------------------------------------------


def time(report: Report, speech: Speech) -> Section:
    words = speech.stats
    if not report.effort.answers:
        return Section("time", words.time, (words.nothing_here,))
    sentence = words.middle_time.format(
        middle=lasting(report.effort.middle_ms, words),
        time=lasting(report.effort.milliseconds, words),
    )
    kinds = Chart(
        title=words.chart_kinds,
        head=words.col_kind,
        series=(Series(words.col_time, Role.ALL),),
        rows=tuple(
            _kind_row(kind_word(kind, speech.words), one, words)
            for kind, one in report.kinds.items()
        ),
        total_head=f"{words.col_answers} × {words.col_middle}",
    )
    pictures = [_minutes(report, words), *([] if kinds.is_empty else [kinds])]
    shown = tuple(one for one in pictures if not one.is_empty)
    return Section("time", words.time, (sentence,), shown, (words.note_middle,))


def _kind_row(label: str, one: Effort, words: StatsWords) -> Row:
    said = lasting(one.milliseconds, words)
    return Row(
        label,
        (one.milliseconds / MINUTE_MS,),
        (said,),
        f"{one.answers} × {lasting(one.middle_ms, words)}",
    )


def _minutes(report: Report, words: StatsWords) -> Chart:
    return over_time(
        report,
        Titles(
            words.chart_time_day,
            words.chart_time_week,
            words.chart_time_month,
            words.chart_time_year,
        ),
        words,
        (Series(words.series_minutes, Role.ALL),),
        lambda piece: numbers(round(piece.milliseconds / MINUTE_MS, 1)),
    )


def added(report: Report, speech: Speech) -> Section:
    words = speech.stats
    chart = over_time(
        report,
        Titles(
            words.chart_added_day,
            words.chart_added_week,
            words.chart_added_month,
            words.chart_added_year,
        ),
        words,
        (Series(words.series_new, Role.NEW),),
        lambda piece: numbers(piece.rounds[Round.NEW]),
    )
    begun = counted(words.n_cards, report.in_period.introduced)
    sentence = words.introduced.format(cards=begun)
    return Section("added", words.added, (sentence,), () if chart.is_empty else (chart,))


class Titles(NamedTuple):
    """What a chart over time is called, by what its pieces are."""

    day: str
    week: str
    month: str
    year: str

    def by(self, grain: Grain) -> str:
        return self[list(Grain).index(grain)]


Cell: TypeAlias = tuple[float | None, str]
"""A value, and how it is said."""


def numbers(*values: float) -> tuple[Cell, ...]:
    return tuple((value, f"{value:g}") for value in values)


def over_time(
    report: Report,
    titles: Titles,
    words: StatsWords,
    series: tuple[Series, ...],
    cells: Callable[[Piece], Iterable[Cell]],
    shape: Shape = Shape.COLUMNS,
) -> Chart:
    """What there is in each piece of the period, but for those before the first answer ever; a cell
    for each series."""
    first = report.first or report.on
    rows = []
    for piece in report.pieces:
        if piece.span.end >= first:
            found = tuple(cells(piece))
            values, said = tuple(value for value, _ in found), tuple(said for _, said in found)
            rows.append(Row(bucket_label(piece.span, report.grain), values, said))
    head = _from_head(report.grain, words)
    return Chart(titles.by(report.grain), head, series, tuple(rows), shape)


def _from_head(grain: Grain, words: StatsWords) -> str:
    """What the labels of pieces are."""
    match grain:
        case Grain.DAY:
            return words.col_day
        case Grain.WEEK:
            return words.col_week
        case Grain.MONTH:
            return words.col_month
        case Grain.YEAR:
            return words.col_from
