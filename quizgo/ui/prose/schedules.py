"""What is said of FSRS, and of days set by hand: one field a sentence, as in `words`.

Loaded only where there is such an item to speak of.

Fields in braces are filled in by `str.format`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class ScheduleWords(NamedTuple):
    """Every sentence about FSRS in one language."""

    # Lists and pages

    col_stability: str
    col_difficulty: str
    col_recall: str
    """The chance of recalling it today."""

    # Why it is due

    why_first: str
    why_passed: str
    why_failed: str
    """What the last answer did, in a word; which one depends on the answer."""
    why_state: str
    why_wanted: str
    """How the interval follows from the retention that is wanted."""
    why_bounded: str
    why_spread: str
    """Why the interval is another than that."""
    why_interval: str
    why_today: str
    why_by_hand: str
    """The day was moved after the interval was set, by whichever rule."""
    n_days: str
    """A number of days that need not be whole."""


def schedule_words_in(lang: Lang) -> ScheduleWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.schedules_zh import ZH

        return ZH
    from quizgo.ui.prose.schedules_en import EN

    return EN
