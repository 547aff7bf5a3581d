"""All that is counted, at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import DeckName, Grade, Kind
from quizgo.schedule.insight.activity import DayTally, Streaks, streaks, tallies
from quizgo.schedule.insight.ahead import Ahead, ahead
from quizgo.schedule.insight.answers import SCHEDULED, Answer, ItemFacts, Round
from quizgo.schedule.insight.effort import Effort, Hour, by_hour, effort, effort_by_kind
from quizgo.schedule.insight.grades import grades
from quizgo.schedule.insight.mastery import Mastery
from quizgo.schedule.insight.periods import Bucket, Grain, Period, buckets, grain_of, place_in
from quizgo.schedule.insight.retention import Retention, Span, retention_over, retention_table
from quizgo.schedule.insight.spreads import Spreads, spreads
from quizgo.schedule.insight.standing import (
    Hard,
    Maturity,
    by_maturity,
    hardest,
    mastery,
    mastery_by,
)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was answered."""

    answers: int
    scheduled: int
    introduced: int
    """Items answered for the first time."""
    milliseconds: int
    days: int
    """On which something was answered."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of the period saw."""

    span: Bucket
    rounds: dict[Round, int]
    milliseconds: int
    retention: Retention


@dataclass(frozen=True, slots=True)
class Report:
    """Everything `stats` tells. What has no period in its name is of the whole log."""

    on: date
    period: Period
    first: date | None
    """The day of the first answer; None where there is none."""
    ahead_of_time: int
    """Answers whose day is still to come, which a clock set wrong leaves. Counted nowhere else."""
    ever: Totals
    in_period: Totals
    streaks: Streaks
    days: tuple[DayTally, ...]
    """Of the period, those on which something was answered."""
    grain: Grain
    pieces: tuple[Piece, ...]
    """The whole period, cut by the grain."""
    retention: dict[Span, Retention]
    grades: dict[Round, dict[Grade, int]]
    """In the period, like the following three."""
    effort: Effort
    kinds: dict[Kind, Effort]
    hours: tuple[Hour, ...]
    ahead: Ahead
    states: dict[Maturity, int]
    spreads: Spreads
    mastery: Mastery
    topics: tuple[Mastery, ...]
    """In the order of the topics that were given."""
    hardest: tuple[Hard, ...]


def report(
    answers: Sequence[Answer],
    items: Sequence[ItemFacts],
    *,
    on: date,
    period: Period,
    topics: Mapping[DeckName, int],
    leech_lapses: int,
    waits: Iterable[Period] = (),
    away: Collection[date] = (),
) -> Report:
    """The report of the day `on`, with which `period` ends.

    `topics` is as `mastery_by` takes them, `waits` and `away` as `streaks` does.
    """
    known = [answer for answer in answers if answer.on <= on]
    inside = [answer for answer in known if answer.on in period]
    ever = tallies(known)
    days = tuple(day for day in ever if day.day in period)
    grain = grain_of(period)
    return Report(
        on=on,
        period=period,
        first=ever[0].day if ever else None,
        ahead_of_time=len(answers) - len(known),
        ever=totals(ever),
        in_period=totals(days),
        streaks=streaks(ever, period, waits, away),
        days=days,
        grain=grain,
        pieces=_pieces(days, inside, buckets(period, grain)),
        retention=retention_table(known, on),
        grades=grades(inside),
        effort=effort(inside),
        kinds=effort_by_kind(inside),
        hours=by_hour(inside),
        ahead=ahead(items, on),
        states=by_maturity(items),
        spreads=spreads(items),
        mastery=mastery(items),
        topics=mastery_by(items, topics),
        hardest=hardest(items, known, leech_lapses=leech_lapses),
    )


def totals(days: Sequence[DayTally]) -> Totals:
    return Totals(
        answers=sum(day.answers for day in days),
        scheduled=sum(day.rounds[round] for day in days for round in SCHEDULED),
        introduced=sum(day.rounds[Round.NEW] for day in days),
        milliseconds=sum(day.milliseconds for day in days),
        days=len(days),
    )


def _pieces(
    days: Sequence[DayTally], inside: Sequence[Answer], spans: Sequence[Bucket]
) -> tuple[Piece, ...]:
    rounds = [dict.fromkeys(Round, 0) for _ in spans]
    milliseconds = [0] * len(spans)
    for day in days:
        place = place_in(spans, day.day)
        milliseconds[place] += day.milliseconds
        for round, count in day.rounds.items():
            rounds[place][round] += count
    retained = retention_over(inside, spans)
    return tuple(Piece(*one) for one in zip(spans, rounds, milliseconds, retained, strict=True))
