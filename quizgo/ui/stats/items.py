"""Sections about the cards as they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizgo.schedule.insight.ahead import Load
from quizgo.schedule.insight.periods import Grain
from quizgo.schedule.insight.report import Report
from quizgo.schedule.insight.spreads import Bin, Spread
from quizgo.schedule.insight.standing import Hard, Maturity
from quizgo.text.safe import one_line
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.prose.words import counted
from quizgo.ui.stats.charts import Chart, Role, Row, Rows, Section, Series, Shape
from quizgo.ui.stats.numbers import (
    bucket_label,
    days_bin,
    ease,
    efactor_bin,
    lasting,
    percent,
    share_bin,
    short_float,
)
from quizgo.ui.stats.speech import Speech, maturity_series
from quizgo.ui.tables import Column, Table

# What comes -------------------------------------------------------------------


def forecast(report: Report, speech: Speech) -> Section:
    words = speech.stats
    ahead = report.ahead
    overdue = counted(words.n_cards, ahead.backlog.all)
    sentences = [words.backlog.format(cards=overdue) if ahead.backlog.all else words.no_backlog]
    loads = [load for _, load in ahead.days]
    tomorrow = loads[1].all if len(loads) > 1 else 0
    sentences.append(words.tomorrow.format(today=loads[0].all, tomorrow=tomorrow))
    if ahead.later.all:
        sentences.append(words.later.format(cards=counted(words.n_cards, ahead.later.all)))
    days = [(day.isoformat(), load) for day, load in ahead.days]
    months = [(bucket_label(month, Grain.MONTH), load) for month, load in ahead.months]
    charts = (
        _loads(words.chart_days.format(n=len(days)), words.col_day, days, words),
        _loads(words.chart_months, words.col_month, months, words),
    )
    shown = tuple(chart for chart in charts if not chart.is_empty)
    return Section("forecast", words.forecast, tuple(sentences), shown, (words.note_forecast,))


def _loads(title: str, head: str, loads: Sequence[tuple[str, Load]], words: StatsWords) -> Chart:
    rows = tuple(
        Row(label, (load.mature, load.young), (str(load.mature), str(load.young)))
        for label, load in loads
    )
    return Chart(title, head, maturity_series(words, has_new=False), rows, Shape.COLUMNS)


# How they spread --------------------------------------------------------------


def intervals(report: Report, speech: Speech) -> Section:
    words = speech.stats
    spread = report.spreads.intervals
    if spread.middle is None:
        return Section("intervals", words.intervals, (words.nothing_here,))
    sentence = words.middle_interval.format(value=short_float(spread.middle))
    chart = _spread(words.chart_intervals, spread, days_bin, words)
    return Section("intervals", words.intervals, (sentence,), (chart,))


def ease_section(report: Report, speech: Speech) -> Section:
    """SM-2's E-factors, and what FSRS knows instead."""
    words, made = speech.stats, report.spreads
    parts = (
        (made.efactors, words.chart_efactors, words.middle_efactor, efactor_bin, ease),
        (made.stabilities, words.chart_stabilities, words.middle_stability, days_bin, short_float),
        (
            made.difficulties,
            words.chart_difficulties,
            words.middle_difficulty,
            share_bin,
            lambda value: percent(value, words),
        ),
        (
            made.retrievabilities,
            words.chart_retrievabilities,
            words.middle_retrievability,
            share_bin,
            lambda value: percent(value, words),
        ),
    )
    sentences, charts = [], []
    for spread, title, middle, label, number in parts:
        if spread.middle is not None:
            sentences.append(middle.format(value=number(spread.middle)))
            charts.append(_spread(title, spread, label, words))
    return Section("ease", words.ease, tuple(sentences or [words.nothing_here]), tuple(charts))


def _spread(
    title: str, spread: Spread, label: Callable[[Bin, StatsWords], str], words: StatsWords
) -> Chart:
    bins = _without_empty_ends(spread.bins)
    rows = tuple(Row(label(one, words), (one.items,), (str(one.items),)) for one in bins)
    return Chart(title, words.col_from, (Series(words.series_items, Role.ALL),), rows)


def _without_empty_ends(bins: Sequence[Bin]) -> Sequence[Bin]:
    filled = [at for at, one in enumerate(bins) if one.items]
    return bins[filled[0] : filled[-1] + 1]


# How they stand ---------------------------------------------------------------


def states(report: Report, speech: Speech) -> Section:
    words = speech.stats
    names = {
        Maturity.MATURE: (words.series_mature, Role.MATURE),
        Maturity.YOUNG: (words.series_young, Role.YOUNG),
        Maturity.NEW: (words.series_new, Role.NEW),
        Maturity.SUSPENDED: (words.state_suspended, Role.SUSPENDED),
        Maturity.BURIED: (words.state_buried, Role.SUSPENDED),
        Maturity.ORPHAN: (words.state_orphan, Role.SUSPENDED),
    }
    total = sum(report.states.values())
    rows = []
    for state, (name, _) in names.items():
        count = report.states[state]
        if count:
            rows.append(Row(name, (count,), (str(count),), percent(count / total, words)))
    if not rows:
        return Section("states", words.states, (words.nothing_here,))
    series = (Series(words.series_items, Role.ALL),)
    chart = Chart(
        title=words.chart_states,
        head=words.col_what,
        series=series,
        rows=tuple(rows),
        total_head=words.col_share,
    )
    sentence = counted(words.n_cards, total)
    return Section("states", words.states, (sentence,), (chart,), (words.note_mature,))


def mastery(report: Report, speech: Speech) -> Section:
    words = speech.stats
    series = maturity_series(words, has_new=True)
    rows = []
    for name, one in zip(speech.topics, report.topics, strict=True):
        if one.total:
            numbers = one.mature, one.young, one.new
            said = tuple(map(str, numbers))
            rows.append(Row(name, numbers, said, percent(one.share, words)))
    if not rows:
        return Section("mastery", words.mastery, (words.nothing_here,))
    whole = report.mastery
    sentence = words.mastered.format(
        mastered=whole.mature,
        total=counted(words.n_cards, whole.total),
        share=percent(whole.share, words),
    )
    chart = Chart(
        words.chart_topics, words.col_topic, series, tuple(rows), Shape.PARTS, words.col_mastered
    )
    return Section("mastery", words.mastery, (sentence,), (chart,), (words.note_mastery,))


def hardest(report: Report, speech: Speech) -> Section:
    words = speech.stats
    if not report.hardest:
        return Section("hardest", words.hardest, (words.no_lapses,))
    columns = (
        Column(words.col_card),
        Column(words.col_lapses, is_number=True),
        Column(words.col_retention, is_number=True, rank=1),
        Column(words.col_time, is_number=True, rank=3),
        Column(words.col_what, rank=2),
    )
    table = Table(columns, [_hard(one, words) for one in report.hardest])
    rows = Rows(words.hardest, table)
    return Section("hardest", words.hardest, (), (rows,), (words.note_hardest,))


def _hard(one: Hard, words: StatsWords) -> tuple[str, ...]:
    what = [words.is_leech] * one.is_leech + [words.is_suspended] * one.is_suspended
    return (
        one_line(one.item),
        str(one.lapses),
        percent(one.rate.share, words),
        lasting(one.milliseconds, words),
        words.list_and.join(what),
    )
