"""How long answers took, and at what hour they were given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from quizgo.frozen import dataclass
from quizgo.model import Kind
from quizgo.schedule.insight.answers import RECALLED, Answer
from quizgo.schedule.insight.retention import Rate


@dataclass(frozen=True, slots=True)
class Effort:
    """How long some answers took."""

    answers: int
    milliseconds: int
    middle_ms: float
    """The median: a card left open over lunch does not move it."""


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of the day."""

    answers: int
    rate: Rate
    """Of the young and mature items among them."""


NO_EFFORT = Effort(0, 0, 0.0)


def effort(answers: Iterable[Answer]) -> Effort:
    durations = [answer.duration_ms for answer in answers]
    return _effort(durations) if durations else NO_EFFORT


def effort_by_kind(answers: Iterable[Answer]) -> dict[Kind, Effort]:
    """By the kind of the question, of those that still have a text."""
    durations: defaultdict[Kind, list[int]] = defaultdict(list)
    for answer in answers:
        if answer.kind is not None:
            durations[answer.kind].append(answer.duration_ms)
    return {kind: _effort(durations[kind]) for kind in Kind if kind in durations}


def by_hour(answers: Iterable[Answer]) -> tuple[Hour, ...]:
    """The 24 hours of the learner's local day."""
    given, passed, failed = [0] * 24, [0] * 24, [0] * 24
    for answer in answers:
        given[answer.hour] += 1
        if answer.round in RECALLED:
            (passed if answer.is_pass else failed)[answer.hour] += 1
    return tuple(
        Hour(many, Rate(good, bad)) for many, good, bad in zip(given, passed, failed, strict=True)
    )


def _effort(durations: list[int]) -> Effort:
    return Effort(len(durations), sum(durations), float(median(durations)))
