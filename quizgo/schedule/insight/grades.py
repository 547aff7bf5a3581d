"""Which grades were given, on what occasion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizgo.model import Grade
from quizgo.schedule.insight.answers import Answer, Round


def grades(answers: Iterable[Answer]) -> dict[Round, dict[Grade, int]]:
    """How often each grade was given, in every round."""
    counts = Counter((answer.round, answer.grade) for answer in answers)
    return {round: {grade: counts[round, grade] for grade in Grade} for round in Round}
