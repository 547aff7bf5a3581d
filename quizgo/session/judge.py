"""Holding one answer against its card.

The graders are imported by the first answer: the first question need not wait for them.
"""

from __future__ import annotations

from quizgo.grading.answers import Answer
from quizgo.grading.verdict import Verdict
from quizgo.model import Lang
from quizgo.session.state import Question
from quizgo.settings import Show

LANGS: dict[Show, tuple[Lang, ...]] = {
    Show.EN: (Lang.EN,),
    Show.ZH: (Lang.ZH,),
    Show.BOTH: (Lang.EN, Lang.ZH),
}
"""The languages whose texts are on the screen, the leading one first."""


def judge(question: Question, answer: Answer, *, show: Show, seconds: float) -> Verdict:
    """The verdict on `answer`, given after `seconds`."""
    from quizgo.grading.grade import grade

    return grade(
        question.item,
        question.card.body,
        answer,
        lang=LANGS[show][0],
        seconds=seconds,
        hints=question.hints_shown,
        limit_seconds=question.card.seconds,
    )
