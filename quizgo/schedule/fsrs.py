"""FSRS-6: how well an item is remembered, as two numbers, through the package `fsrs`.

*Stability* is the days in which the chance of recall falls from 1 to 0.9;
*difficulty* goes from 1 to 10. Both change with each review, by its grade and by the
days since the one before. The interval is as long as the chance of recall takes to
fall to the retention that the learner wants.

quizgo drills in the session what was failed, so there are no learning steps; days are
study days, so only their difference counts; the spread of intervals is ours, because
the package draws it anew each time. Whoever schedules by SM-2 never imports this.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

from quizgo.frozen import dataclass
from quizgo.model import Grade, Memory
from quizgo.schedule.scheduling import RETENTION
from quizgo.schedule.sm2 import MAXIMUM_DAYS, PASS, Fuzz, as_grade, day_after

PUBLISHED: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)
"""The parameters that fit most people, as the package has them."""

BOUNDS: tuple[tuple[float, float], ...] = tuple(
    zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
)
"""The least and the greatest value of each parameter."""

MOST_STABILITY = float(MAXIMUM_DAYS)
"""In days. Beyond it nothing changes, and powers would overflow."""

LEAST_FUZZED_DAYS = 3
"""Shorter intervals are not spread."""

_DECIMALS = 8
"""Of what is kept. The last bits of a power differ from one C library to the next, and
the same log must fold to the same floats on every machine."""

_DAY_ONE = datetime(1, 1, 1, 12, tzinfo=UTC)
_MOST_ELAPSED = 3_000_000
"""Days. With the maximum interval on top this is within what a datetime holds."""

RATINGS = {
    Grade.BLACKOUT: Rating.Again,
    Grade.WRONG: Rating.Again,
    Grade.CLOSE: Rating.Again,
    Grade.HARD: Rating.Hard,
    Grade.GOOD: Rating.Good,
    Grade.EASY: Rating.Easy,
}


@dataclass(frozen=True, slots=True)
class Trace:
    """What FSRS keeps of an item."""

    stability: float
    """In days."""
    difficulty: float
    """1 to 10."""


def review(
    memory: Memory,
    grade: Grade | int,
    on: date,
    *,
    last_on: date | None,
    retention: float = RETENTION,
    parameters: tuple[float, ...] = (),
    maximum_days: int = MAXIMUM_DAYS,
    fuzz: Fuzz | None = None,
) -> Memory:
    """The memory after one review on the study day `on`; the last one was on `last_on`.

    `parameters` are the learner's own; without any the published ones hold.
    `repetitions` counts passes in a row, as under SM-2; the E-factor stays as it is.
    """
    grade = as_grade(grade)
    trace, days = after(
        trace_of(memory),
        grade,
        elapsed(last_on, on),
        retention=retention,
        parameters=parameters,
        maximum_days=maximum_days,
    )
    if fuzz is not None and days >= LEAST_FUZZED_DAYS:
        days = min(max(1, fuzz.spread(days)), maximum_days)
    return Memory(
        repetitions=memory.repetitions + 1 if grade >= PASS else 0,
        interval_days=days,
        efactor=memory.efactor,
        due=day_after(on, days),
        stability=trace.stability,
        difficulty=trace.difficulty,
    )


def after(
    trace: Trace | None,
    grade: Grade,
    days: int,
    *,
    retention: float = RETENTION,
    parameters: tuple[float, ...] = (),
    maximum_days: int = MAXIMUM_DAYS,
) -> tuple[Trace, int]:
    """What a review leaves, `days` after the last one, and the interval in days that follows.

    None stands for an item that was never reviewed. A review on the same day as the
    last one moves the trace a little, by the package's short-term formula.
    """
    days = min(days, _MOST_ELAPSED)
    card = Card(card_id=0, due=_DAY_ONE)
    if trace is not None:
        card = Card(0, State.Review, None, trace.stability, trace.difficulty, _DAY_ONE, _DAY_ONE)
    on = _DAY_ONE + timedelta(days=days)
    card, _ = scheduler(parameters, retention, maximum_days).review_card(card, RATINGS[grade], on)
    reviewed = Trace(
        min(round(card.stability or 0.0, _DECIMALS), MOST_STABILITY),
        round(card.difficulty or 0.0, _DECIMALS),
    )
    return reviewed, (card.due - on).days


def retrievability(
    memory: Memory, last_on: date, on: date, parameters: tuple[float, ...] = ()
) -> float | None:
    """The chance of recall on a study day; None where FSRS knows nothing of the item."""
    trace = trace_of(memory)
    return None if trace is None else chance(trace.stability, elapsed(last_on, on), parameters)


def chance(stability: float, days: int, parameters: tuple[float, ...] = ()) -> float:
    """The chance of recall so many days after the last review."""
    decay, factor = _curve(parameters)
    return float((1 + factor * days / stability) ** decay)


def days_until(stability: float, wanted: float, parameters: tuple[float, ...] = ()) -> float:
    """After how many days the chance of recall has fallen to `wanted`."""
    decay, factor = _curve(parameters)
    return float(stability / factor * (wanted ** (1 / decay) - 1))


def elapsed(last_on: date | None, on: date) -> int:
    """Days since the last review; a clock that went back does not make them negative."""
    return 0 if last_on is None else max(0, (on - last_on).days)


def trace_of(memory: Memory) -> Trace | None:
    """What FSRS knows of an item; None before its first review, or under SM-2."""
    if memory.stability is None or memory.difficulty is None:
        return None
    return Trace(memory.stability, memory.difficulty)


def out_of_bounds(parameters: tuple[float, ...]) -> int | None:
    """The place of the first of 21 parameters that cannot be used; None where all can."""
    for place, (number, (least, most)) in enumerate(zip(parameters, BOUNDS, strict=True)):
        if not least <= number <= most:
            return place
    return None


@lru_cache(maxsize=256)
def scheduler(parameters: tuple[float, ...], retention: float, maximum_days: int) -> Scheduler:
    """The package's scheduler for these settings."""
    return Scheduler(
        parameters or PUBLISHED,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=maximum_days,
        enable_fuzzing=False,
    )


@lru_cache(maxsize=256)
def _curve(parameters: tuple[float, ...]) -> tuple[float, float]:
    """The exponent and the factor of the forgetting curve."""
    decay = -(parameters or PUBLISHED)[-1]
    return decay, 0.9 ** (1 / decay) - 1
