"""How much of what was learned was still known when it was asked: true retention.

Only scheduled reviews of items learned before count. Drills and crams come too soon
after an answer to say anything, and a new item could not be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.schedule.insight.answers import RECALLED, Answer, Round
from quizgo.schedule.insight.periods import Bucket, Period, last_days, place_in, shifted


@dataclass(frozen=True, slots=True)
class Rate:
    """Answers that passed (a grade of 3 or more) and that did not."""

    passed: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        return self.passed + self.failed

    @property
    def share(self) -> float | None:
        """Of the passes among all, 0 to 1; None where there is nothing to judge by."""
        return self.passed / self.total if self.total else None

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.passed + other.passed, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Retention:
    """Rates of young and mature items."""

    young: Rate = Rate()
    mature: Rate = Rate()

    @property
    def all(self) -> Rate:
        return self.young + self.mature


class Span(StrEnum):
    """The spans of Anki's table. Weeks, months and years end today and are 7, 30, 365 days."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


def retention(answers: Iterable[Answer]) -> Retention:
    """The retention in these answers."""
    young, mature = [0, 0], [0, 0]
    for answer in answers:
        if answer.round in RECALLED:
            counts = mature if answer.round is Round.MATURE else young
            counts[not answer.is_pass] += 1
    return Retention(Rate(*young), Rate(*mature))


def retention_table(answers: Sequence[Answer], on: date) -> dict[Span, Retention]:
    """The retention in each span up to the day `on`."""
    return {
        span: retention(answer for answer in answers if answer.on in period)
        for span, period in _spans(on).items()
    }


def retention_over(answers: Iterable[Answer], pieces: Sequence[Bucket]) -> tuple[Retention, ...]:
    """The retention in each piece of a period."""
    groups: list[list[Answer]] = [[] for _ in pieces]
    period = Period(pieces[0].start, pieces[-1].end)
    for answer in answers:
        if answer.round in RECALLED and answer.on in period:
            groups[place_in(pieces, answer.on)].append(answer)
    return tuple(map(retention, groups))


def _spans(on: date) -> dict[Span, Period]:
    yesterday = shifted(on, -1)
    return {
        Span.TODAY: Period(on, on),
        Span.YESTERDAY: Period(yesterday, yesterday),
        Span.WEEK: last_days(on, 7),
        Span.MONTH: last_days(on, 30),
        Span.YEAR: last_days(on, 365),
        Span.ALL: Period(date.min, on),
    }
