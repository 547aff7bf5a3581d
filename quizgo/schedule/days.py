"""Days as learners type them: `2027-01-15`, `+3`, `3d`, `today`, `tomorrow`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from quizgo.schedule.sm2 import MAXIMUM_DAYS

_AHEAD = re.compile(r"\+?([0-9]{1,6})d?")
_NAMED = {"today": 0, "tomorrow": 1, "今天": 0, "明天": 1}


class BadDay(ValueError):
    """A word that names no day, or one on which nothing can come round; says why."""


def day_meant(word: str, today: date) -> date:
    """The day that a word typed by a person means, from today on.

    Raises BadDay.
    """
    word = word.strip()
    ahead = _days_ahead(word, today)
    if ahead < 0:
        raise BadDay(f"{word} is past. Name today or a later day.")
    if ahead > MAXIMUM_DAYS:
        raise BadDay(f"{word} is more than {MAXIMUM_DAYS:,} days ahead. Name an earlier day.")
    try:
        return today + timedelta(days=ahead)
    except OverflowError:
        raise BadDay(f"{word} is after the last day there is. Name an earlier day.") from None


def _days_ahead(word: str, today: date) -> int:
    if word.casefold() in _NAMED:
        return _NAMED[word.casefold()]
    found = _AHEAD.fullmatch(word)
    if found is not None:
        return int(found[1])
    try:
        return (date.fromisoformat(word) - today).days
    except ValueError:
        shown = word if word.isprintable() else ascii(word)
        raise BadDay(f"{shown!r} is no day. Write 2027-01-15, +3 or tomorrow.") from None
