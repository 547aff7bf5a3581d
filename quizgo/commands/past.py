"""Days gone by, as they are typed."""

from __future__ import annotations

from datetime import date, datetime

from quizgo.errors import QuizgoError, WrongWords


def past_day(word: str, today: date) -> date:
    """The day that a word like 2026-09-01 names.

    Raises WrongWords for what is no day, QuizgoError for one that is still to come.
    """
    try:
        day = datetime.strptime(word, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise WrongWords(f"{word!r} is no day. Write it like 2026-09-01.") from None
    if day > today:
        raise QuizgoError(f"{day} is still to come; today is {today}. Name an earlier day.")
    return day
