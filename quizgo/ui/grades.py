"""Grades as they are typed: 0 to 5, or 1 to 4 where the learner wants four.

Of four, 1 is again, 2 hard, 3 good and 4 easy; they are recorded as 1, 3, 4 and 5.
"""

from __future__ import annotations

from quizgo.model import Grade

FOUR = (Grade.WRONG, Grade.HARD, Grade.GOOD, Grade.EASY)
"""What 1 to 4 stand for."""


def grade_typed(digit: int, *, four_grades: bool) -> Grade | None:
    """The grade that a digit stands for; None for one that stands for none."""
    if four_grades:
        return FOUR[digit - 1] if 1 <= digit <= len(FOUR) else None
    return Grade(digit) if Grade.BLACKOUT <= digit <= Grade.EASY else None


def typed_as(grade: Grade, *, four_grades: bool) -> int:
    """The digit that a grade is typed as."""
    return max(1, int(grade) - 1) if four_grades else int(grade)
