"""Sections about what was recalled, and how it was graded."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.model import Grade
from quizgo.schedule.insight.answers import Round
from quizgo.schedule.insight.effort import Hour
from quizgo.schedule.insight.report import Piece, Report
from quizgo.schedule.insight.retention import Rate, Retention, Span
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.prose.words import Words
from quizgo.ui.stats.charts import GRADES, Chart, Role, Row, Rows, Section, Series, Shape
from quizgo.ui.stats.days import Cell, Titles, numbers, over_time
from quizgo.ui.stats.numbers import NONE, percent
from quizgo.ui.stats.speech import Speech
from quizgo.ui.tables import Column, Table
from quizgo.ui.telling import grade_word

LEAST_OF_AN_HOUR = 20
"""Reviews that an hour must have to be called the best or the worst."""


def retention(report: Report, speech: Speech) -> Section:
    words = speech.stats
    last = report.retention[Span.MONTH].all
    if last.total:
        sentence = words.retention_is.format(total=last.total, share=percent(last.share, words))
    else:
        sentence = words.retention_none
    if not report.retention[Span.ALL].all.total:
        return Section("retention", words.retention, (sentence,), notes=(words.note_retention,))
    pictures = (Rows(words.chart_retention_table, _table(report, words)), _over_time(report, words))
    shown = tuple(one for one in pictures if not one.is_empty)
    return Section("retention", words.retention, (sentence,), shown, (words.note_retention,))


def _table(report: Report, words: StatsWords) -> Table:
    spans = {
        Span.TODAY: words.span_today,
        Span.YESTERDAY: words.span_yesterday,
        Span.WEEK: words.span_week,
        Span.MONTH: words.span_month,
        Span.YEAR: words.span_year,
        Span.ALL: words.span_all,
    }
    columns = (
        Column(words.col_span),
        Column(words.series_young, is_number=True),
        Column(words.series_mature, is_number=True),
        Column(words.series_all, is_number=True),
    )
    rows = [
        (spans[span], *(_rate(rate, words) for rate in _rates(one)))
        for span, one in report.retention.items()
    ]
    return Table(columns, rows)


def _rates(one: Retention) -> tuple[Rate, Rate, Rate]:
    return one.young, one.mature, one.all


def _rate(rate: Rate, words: StatsWords) -> str:
    return f"{percent(rate.share, words)} ({rate.total})" if rate.total else NONE


def _over_time(report: Report, words: StatsWords) -> Chart:
    series = (
        Series(words.series_all, Role.TOTAL),
        Series(words.series_young, Role.YOUNG),
        Series(words.series_mature, Role.MATURE),
    )

    def cells(piece: Piece) -> list[Cell]:
        one = piece.retention
        return [(rate.share, _rate(rate, words)) for rate in (one.all, one.young, one.mature)]

    titles = Titles(
        words.chart_retention_day,
        words.chart_retention_week,
        words.chart_retention_month,
        words.chart_retention_year,
    )
    return over_time(report, titles, words, series, cells, Shape.LINES)


def grades(report: Report, speech: Speech) -> Section:
    words = speech.stats
    rounds = {
        Round.NEW: words.series_new,
        Round.YOUNG: words.series_young,
        Round.MATURE: words.series_mature,
        Round.DRILL: words.series_drill,
        Round.CRAM: words.series_cram,
    }
    alike = _typed_alike(speech.words)
    series = tuple(
        Series(f"{digit} {grade_word(ones[-1], speech.words)}", GRADES[ones[-1]])
        for digit, ones in alike.items()
    )
    rows = []
    for round, counts in report.grades.items():
        total = sum(counts.values())
        if total:
            shown = tuple(sum(counts[one] for one in ones) for ones in alike.values())
            rows.append(Row(rounds[round], shown, tuple(map(str, shown)), str(total)))
    if not rows:
        return Section("grades", words.grades, (words.nothing_here,))
    chart = Chart(
        words.chart_grades, words.col_grade, series, tuple(rows), Shape.PARTS, words.col_sum
    )
    pictures = (chart, _answers(report, words))
    return Section("grades", words.grades, (), pictures, (words.note_mature,))


def _typed_alike(words: Words) -> dict[str, list[Grade]]:
    """The grades that each digit stands for, from the worst to the best."""
    alike: dict[str, list[Grade]] = {}
    for grade in Grade:
        alike.setdefault(words.digits[grade], []).append(grade)
    return alike


def _answers(report: Report, words: StatsWords) -> Chart:
    series = (
        Series(words.series_mature, Role.MATURE),
        Series(words.series_young, Role.YOUNG),
        Series(words.series_new, Role.NEW),
        Series(words.series_drill, Role.DRILL),
        Series(words.series_cram, Role.CRAM),
    )
    order = (Round.MATURE, Round.YOUNG, Round.NEW, Round.DRILL, Round.CRAM)
    return over_time(
        report,
        Titles(
            words.chart_answers_day,
            words.chart_answers_week,
            words.chart_answers_month,
            words.chart_answers_year,
        ),
        words,
        series,
        lambda piece: numbers(*(piece.rounds[round] for round in order)),
    )


def hours(report: Report, speech: Speech) -> Section:
    words = speech.stats
    if not any(hour.answers for hour in report.hours):
        return Section("hours", words.hours, (words.nothing_here,))
    rows = tuple(
        Row(f"{at:02}", (hour.answers,), (str(hour.answers),), _rate(hour.rate, words))
        for at, hour in enumerate(report.hours)
    )
    chart = Chart(
        title=words.chart_hours,
        head=words.col_hour,
        series=(Series(words.series_answers, Role.ALL),),
        rows=rows,
        shape=Shape.COLUMNS,
        total_head=words.col_retention,
    )
    sentences = _best_and_worst(report.hours, words)
    notes = (words.note_hours.format(least=LEAST_OF_AN_HOUR),) if sentences else ()
    return Section("hours", words.hours, sentences, (chart,), notes)


def _best_and_worst(hours: Sequence[Hour], words: StatsWords) -> tuple[str, ...]:
    judged = [
        (rate.share, -at, rate)
        for at, rate in enumerate(hour.rate for hour in hours)
        if rate.share is not None and rate.total >= LEAST_OF_AN_HOUR
    ]
    if len(judged) < 2:
        return ()
    ends = max(judged, key=lambda one: one[:2]), min(judged, key=lambda one: one[:2])
    forms = words.best_hour, words.worst_hour
    return tuple(
        form.format(hour=f"{-at:02}:00", share=percent(share, words), total=rate.total)
        for form, (share, at, rate) in zip(forms, ends, strict=True)
    )
