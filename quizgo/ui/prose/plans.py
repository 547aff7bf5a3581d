"""What is said of plans and forecasts: one field a sentence, as in `words`, loaded only by the
commands that speak of them. Fields in braces are filled in by `str.format`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class PlanWords(NamedTuple):
    """Every sentence about plans in one language."""

    forecasting: str
    """Work that takes a while."""

    # The plan in force

    title: str
    line: str
    """For today's screen."""
    all_decks: str
    days: str
    minutes: str
    label_new: str
    label_reviews: str
    label_minutes: str
    label_known: str
    label_today: str
    label_tomorrow: str
    new: str
    new_none: str
    reviews: str
    minutes_told: str
    known: str
    today: str
    today_done: str
    tomorrow: str
    tomorrow_sure: str
    gap: str
    """Between two sentences."""
    about_known: str
    kept: str
    dry: str
    """Nothing was kept."""
    none: str
    over: str
    """Its day has come."""
    stopped: str

    # Where time is short

    short: str
    short_minutes: str
    short_never: str
    short_drops: str
    drop: str
    drop_some: str
    drop_more: str
    drop_how: str
    basic: str
    intermediate: str
    expert: str

    # Tables

    col_deck: str
    col_cards: str
    col_begun: str
    col_known: str
    col_span: str
    col_from: str
    col_to: str
    col_new: str
    col_reviews: str
    col_minutes: str
    a_day: str
    """Heading above what the coming days bring."""

    # Days away and backlogs

    away: str
    away_listed: str
    """Between two spans of days."""
    away_none: str
    away_cleared: str
    away_back: str
    moved: str
    moved_none: str
    caught_up: str
    nothing_behind: str
    undo: str
    col_day: str
    col_before: str
    col_after: str

    # Keeping score

    score_title: str
    mornings: str
    score_none: str
    score_load: str
    score_load_none: str
    score_recall: str
    score_recall_none: str
    score_better: str
    score_worse: str
    score_known: str
    score_known_none: str
    col_said: str
    col_happened: str
    col_count: str


def plan_words_in(lang: Lang) -> PlanWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.plans_zh import ZH

        return ZH
    from quizgo.ui.prose.plans_en import EN

    return EN
