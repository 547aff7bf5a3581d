"""Holding one answer against its card.

The graders are imported by the first answer: the first question need not wait for them.
"""

from __future__ import annotations

from dataclasses import replace

from quizgo.grading.answers import Answer, Driven, Program
from quizgo.grading.verdict import Verdict
from quizgo.model import Card, Drive, Lab, Lang, Predict, State
from quizgo.session.state import Question
from quizgo.settings import Show

LANGS: dict[Show, tuple[Lang, ...]] = {
    Show.EN: (Lang.EN,),
    Show.ZH: (Lang.ZH,),
    Show.BOTH: (Lang.EN, Lang.ZH),
}
"""The languages whose texts are on the screen, the leading one first."""


def is_run(card: Card) -> bool:
    """Whether judging an answer to the card runs a program, which may take seconds."""
    return isinstance(card.body, Predict | State | Lab | Drive)


def warm(card: Card) -> None:
    """Have the process that runs programs ready by the time an answer comes. Waits for nothing."""
    if is_run(card):
        from quizgo.grading.sandbox import SANDBOX

        SANDBOX.warm()


def stop() -> None:
    """End the program that runs, from another thread than the one that waits for it."""
    from quizgo.grading.sandbox import SANDBOX

    SANDBOX.stop()


def is_known(question: Question, answer: Answer, *, show: Show) -> bool:
    """Whether the answer can be judged at once, since its program was run before."""
    from quizgo.grading.sandbox import NotKnown, without_waiting

    try:
        with without_waiting():
            judge(question, answer, show=show, seconds=0.0)
    except NotKnown:
        return False
    return True


def judge(question: Question, answer: Answer, *, show: Show, seconds: float) -> Verdict | None:
    """The verdict on `answer`, given after `seconds`; None where the learner stopped it.

    The same answer is judged at once the second time: what programs did is remembered.
    """
    from quizgo.grading.grade import grade
    from quizgo.grading.programs import Stopped

    if isinstance(answer, Program | Driven):
        answer = replace(answer, handed_in=question.hand_ins, some_passed=question.some_passed)
    try:
        return grade(
            question.item,
            question.card.body,
            answer,
            lang=LANGS[show][0],
            seconds=seconds,
            hints=question.hints_shown,
            limit_seconds=question.card.seconds,
        )
    except Stopped:
        return None
