"""Grades as they are typed: 0 to 5, or 1 to 4 where the learner wants four.

Of four, 1 is again, 2 hard, 3 good and 4 easy; they are recorded as 1, 3, 4 and 5.
"""

from __future__ import annotations

from quizgo.model import Grade, Lang
from quizgo.ui.looks import Looks
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words

FOUR = (Grade.WRONG, Grade.HARD, Grade.GOOD, Grade.EASY)
"""What 1 to 4 stand for."""


def grade_typed(digit: int, *, four_grades: bool) -> Grade | None:
    """The grade that a digit stands for; None for one that stands for none."""
    if four_grades:
        return FOUR[digit - 1] if 1 <= digit <= len(FOUR) else None
    return Grade(digit) if Grade.BLACKOUT <= digit <= Grade.EASY else None


def grades_typed(digit: int, *, four_grades: bool) -> list[Grade]:
    """All grades that the digit is shown for; none for one that stands for none."""
    return [grade for grade in Grade if typed_as(grade, four_grades=four_grades) == digit]


def typed_as(grade: Grade, *, four_grades: bool) -> int:
    """The digit that a grade is typed as."""
    return max(1, int(grade) - 1) if four_grades else int(grade)


def words_for(lang: Lang, looks: Looks) -> Words:
    """The sentences of a language, with grades as the learner types them."""
    words = words_in(lang)
    if not looks.four_grades:
        return words
    from quizgo.ui.prose.comfort import comfort_words_in  # most learners have six

    own = comfort_words_in(lang)
    return words._replace(
        digits="".join(str(typed_as(grade, four_grades=True)) for grade in Grade),
        grade_0=words.grade_failed,
        grade_1=words.grade_failed,
        grade_2=words.grade_failed,
        help_grades=own.help_four_grades,
        help_under_four=own.help_four_again,
        plain_grade=own.plain_grade_four,
        plain_bad_grade=own.plain_bad_grade_four,
    )
