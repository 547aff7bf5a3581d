"""Study days: how much was done on each, and how many follow on each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from quizgo.frozen import dataclass
from quizgo.schedule.insight.answers import SCHEDULED, Answer, Round
from quizgo.schedule.insight.periods import Period, is_within, merged
from quizgo.schedule.streak import streak

NO_COUNTS = dict.fromkeys(Round, 0)


@dataclass(frozen=True, slots=True)
class DayTally:
    """What one study day saw."""

    day: date
    rounds: dict[Round, int]
    """Answers, by every round."""
    milliseconds: int

    @property
    def answers(self) -> int:
        return sum(self.rounds.values())


@dataclass(frozen=True, slots=True)
class Streaks:
    """Days in a row, by the rules of `schedule.streak`; and days that break a row."""

    current: int
    longest: int
    studied: int
    """Days of the period with a scheduled review."""
    missed: int
    """Days of the period, since the first review ever, on which something was due and nothing
    was done; without days away and today."""


def tallies(answers: Iterable[Answer]) -> tuple[DayTally, ...]:
    """The days on which something was answered, in order."""
    rounds: defaultdict[date, Counter[Round]] = defaultdict(Counter)
    milliseconds: Counter[date] = Counter()
    for answer in answers:
        rounds[answer.on][answer.round] += 1
        milliseconds[answer.on] += answer.duration_ms
    return tuple(
        DayTally(day, {**NO_COUNTS, **rounds[day]}, milliseconds[day]) for day in sorted(rounds)
    )


def streaks(
    days: Iterable[DayTally],
    period: Period,
    waits: Iterable[Period],
    away: Collection[date] = (),
) -> Streaks:
    """The streaks up to the end of the period, which is today.

    `days` are in order; `waits` is when any of the items was due and not yet answered.
    """
    today = period.until
    studied = [day.day for day in days if day.day <= today and _is_studied(day)]
    spans = merged(waits)

    def was_due(after: date, until: date) -> bool:
        return is_within(spans, until)

    row = streak(studied, today, was_due, away)
    seen = set(studied)
    first = max(studied[0], period.since) if studied else today
    missed = sum(
        day not in seen and day not in away and day != today and is_within(spans, day)
        for day in Period(first, today)
    )
    return Streaks(row.days, row.longest, sum(day in period for day in studied), missed)


def _is_studied(day: DayTally) -> bool:
    return any(day.rounds[round] for round in SCHEDULED)
