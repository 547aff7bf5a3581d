"""What statistics say: one field a sentence, as in `words`, loaded only when they are shown.

Fields in braces are filled in by `str.format`; a form `one|many` by `words.counted`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class StatsWords(NamedTuple):
    """Every sentence about statistics in one language."""

    title: str
    """Of the whole, with the day."""
    of_decks: str
    """What was selected, where it is not everything."""
    of_query: str
    nothing: str
    """When nothing was ever answered."""
    nothing_here: str
    """Of a section without numbers."""
    nothing_in_period: str
    ahead_of_time: str
    """Answers dated after today."""

    # Headings, one a section

    totals: str
    heatmap: str
    forecast: str
    retention: str
    grades: str
    intervals: str
    ease: str
    time: str
    hours: str
    hardest: str
    states: str
    added: str
    mastery: str

    # Numbers

    percent: str
    hours_minutes: str
    minutes: str
    minutes_seconds: str
    seconds: str
    over: str
    """A bin without an end."""
    under_a_day: str
    n_answers: str
    n_days: str
    n_cards: str
    list_and: str
    """Between the parts of a list."""
    spoken: str
    """A row of a table, read to somebody."""

    # Totals and streaks

    since_first: str
    in_period: str
    a_study_day: str
    streak_now: str
    streak_longest: str
    streak_none: str
    missed: str
    missed_none: str

    # Charts

    answers_a_day: str
    """Title of a chart, as the following."""
    last_weeks: str
    weekdays: str
    """Seven, from Monday, with spaces between."""
    col_week: str
    col_sum: str
    col_span: str
    span_today: str
    span_yesterday: str
    span_week: str
    span_month: str
    span_year: str
    span_all: str
    series_all: str
    series_new: str
    series_young: str
    series_mature: str
    series_drill: str
    series_cram: str
    series_items: str
    series_answers: str
    series_minutes: str
    state_suspended: str
    state_buried: str
    state_orphan: str
    chart_days: str
    chart_months: str
    chart_retention_table: str
    chart_retention_day: str
    """Retention over time, by the grain of its pieces."""
    chart_retention_week: str
    chart_retention_month: str
    chart_retention_year: str
    chart_answers_day: str
    chart_answers_week: str
    chart_answers_month: str
    chart_answers_year: str
    chart_time_day: str
    chart_time_week: str
    chart_time_month: str
    chart_time_year: str
    chart_added_day: str
    chart_added_week: str
    chart_added_month: str
    chart_added_year: str
    chart_grades: str
    chart_intervals: str
    chart_efactors: str
    chart_stabilities: str
    chart_difficulties: str
    chart_retrievabilities: str
    chart_kinds: str
    chart_hours: str
    chart_states: str
    chart_topics: str
    col_kind: str
    col_answers: str
    col_middle: str
    col_time: str
    col_hour: str
    col_retention: str
    col_grade: str
    col_card: str
    col_lapses: str
    col_what: str
    col_topic: str
    col_day: str
    col_month: str
    col_from: str
    col_mastered: str
    col_share: str
    is_leech: str
    is_suspended: str
    scale: str
    """What the signs of a chart stand for."""
    heat_level: str
    heat_top: str

    # Sentences of sections

    backlog: str
    no_backlog: str
    tomorrow: str
    later: str
    retention_is: str
    retention_none: str
    middle_interval: str
    middle_efactor: str
    middle_stability: str
    middle_difficulty: str
    middle_retrievability: str
    middle_time: str
    best_hour: str
    worst_hour: str
    no_lapses: str
    introduced: str
    mastered: str

    # Definitions, under a section

    note_streak: str
    note_retention: str
    note_mature: str
    note_mastery: str
    note_forecast: str
    note_middle: str
    note_hours: str
    note_hardest: str

    # How one card is forgotten

    curve: str
    curve_today: str
    curve_due: str
    curve_later: str

    # Page

    page_table: str
    page_language: str
    page_made: str
    reading_cards: str
    """While it is read."""
    reading_log: str


def stats_words_in(lang: Lang) -> StatsWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.stats_zh import ZH

        return ZH
    from quizgo.ui.prose.stats_en import EN

    return EN
