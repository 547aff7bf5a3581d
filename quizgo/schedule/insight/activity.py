"""Study days: how much was done on each, and how many follow on each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quizgo.schedule.insight.answers import SCHEDULED, Answer, Round
from quizgo.schedule.insight.periods import Period

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
    """Study days in a row. A day counts that has a scheduled review."""

    current: int
    """Up to today; up to yesterday while today is still to come."""
    longest: int
    longest_until: date | None
    """The last day of the longest, the latest of several; None where there is none."""
    studied: int
    """Days of the period with a scheduled review."""
    missed: int
    """Days of the period without, from the first study day ever on; today is not missed yet."""


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


def streaks(days: Iterable[DayTally], period: Period) -> Streaks:
    """The streaks up to the end of the period, which is today. `days` are in order."""
    studied = [
        one.day.toordinal()
        for one in days
        if one.day <= period.until and any(one.rounds[round] for round in SCHEDULED)
    ]
    longest, until, run, before = 0, 0, 0, None
    for day in studied:
        run = run + 1 if day - 1 == before else 1
        before = day
        if run >= longest:
            longest, until = run, day
    today = period.until.toordinal()
    inside = sum(day >= period.since.toordinal() for day in studied)
    first = max(studied[0], period.since.toordinal()) if studied else today
    return Streaks(
        current=run if before is not None and before >= today - 1 else 0,
        longest=longest,
        longest_until=date.fromordinal(until) if longest else None,
        studied=inside,
        missed=today - first + 1 - inside - (today not in studied[-1:]) if studied else 0,
    )
