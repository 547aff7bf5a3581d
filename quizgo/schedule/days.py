"""Days as learners type them: `2027-01-15`, `+3`, `3d`, `today`, `tomorrow`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from quizgo.schedule.sm2 import MAXIMUM_DAYS

_AHEAD = re.compile(r"\+?([0-9]{1,6})d?")
_NAMED = {"today": 0, "tomorrow": 1, "今天": 0, "明天": 1}


class Why(Enum):
    """What is wrong with a day."""

    UNKNOWN = "unknown"
    PAST = "past"
    FAR = "far"


class BadDay(ValueError):
    """A word that names no day, or one on which nothing can come round; says why."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


def day_meant(word: str, today: date) -> date:
    """The day that a word typed by a person means, from today on.

    Raises BadDay.
    """
    word = word.strip()
    ahead = _days_ahead(word, today)
    if ahead < 0:
        raise BadDay(Why.PAST, f"{word} is past. Name today or a later day.")
    if ahead > MAXIMUM_DAYS:
        message = f"{word} is more than {MAXIMUM_DAYS:,} days ahead. Name an earlier day."
        raise BadDay(Why.FAR, message)
    try:
        return today + timedelta(days=ahead)
    except OverflowError:
        message = f"{word} is after the last day there is. Name an earlier day."
        raise BadDay(Why.FAR, message) from None


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
        message = f"{shown!r} is no day. Write 2027-01-15, +3 or tomorrow."
        raise BadDay(Why.UNKNOWN, message) from None
