"""What a grader found, put into words: shared by the screen and plain mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizgo.frozen import dataclass
from quizgo.grading.answers import Ordered
from quizgo.grading.verdict import (
    ChoiceDetail,
    Difference,
    EndingDetail,
    OneOfDetail,
    OptionResult,
    OrderDetail,
    Outcome,
    PointsDetail,
    Segment,
    TypedDetail,
)
from quizgo.model import Choice, Lang, Order, Points, Predict
from quizgo.session.state import Judged
from quizgo.settings import Show
from quizgo.ui.content import short
from quizgo.ui.programs import ending_results, ending_texts, option_text
from quizgo.ui.prose.words import Words
from quizgo.ui.telling import grade_word

GOOD, BAD, QUIET = "class:good", "class:bad", "class:quiet"
MARK_GOOD, MARK_BAD, MARK_QUIET = "+", "-", " "
"""Signs that say the same as the colours."""


@dataclass(frozen=True, slots=True)
class Part:
    """One option, step or point of an answer, with what became of it."""

    number: int
    """As the learner saw it."""
    text: str
    """Markdown."""
    is_good: bool | None
    """None where there is nothing to say of it."""
    remark: str
    reasons: tuple[str, ...] = ()
    """Markdown."""

    @property
    def mark(self) -> str:
        return {True: MARK_GOOD, False: MARK_BAD, None: MARK_QUIET}[self.is_good]

    @property
    def style(self) -> str:
        return {True: GOOD, False: BAD, None: QUIET}[self.is_good]


def outcome_word(outcome: Outcome, words: Words) -> str:
    """Right, close, wrong or nothing; empty where the learner judges."""
    match outcome:
        case Outcome.RIGHT:
            return words.right
        case Outcome.CLOSE:
            return words.close
        case Outcome.WRONG:
            return words.wrong
        case Outcome.NOTHING:
            return words.nothing
        case Outcome.SELF:
            return ""
        case _:
            assert_never(outcome)


def first_counts(judged: Judged, words: Words) -> str:
    """From the second attempt on: which grade the first one is worth. Else empty."""
    if judged.question.attempt == 1:
        return ""
    word = grade_word(judged.proposed, words)
    return words.first_counts.format(grade=words.digits[judged.proposed], word=word)


def parts(judged: Judged, show: Show, words: Words) -> list[Part]:
    """The options in the order shown, the steps in the right one, the points, or the endings."""
    body, detail = judged.question.card.body, judged.verdict.detail
    match body:
        case Choice() if isinstance(detail, ChoiceDetail):
            return _options(judged, body, detail, show, words)
        case Order():
            return _steps(judged, body, show)
        case Points() if isinstance(detail, PointsDetail):
            return [
                Part(
                    number,
                    short(point.text, show),
                    made,
                    words.point_made if made else words.point_missed,
                )
                for number, (point, made) in enumerate(
                    zip(body.points, detail.ticks, strict=True), start=1
                )
            ]
        case Predict() if isinstance(detail, EndingDetail):
            return _endings(judged, detail, show, words)
        case Predict() if isinstance(detail, OneOfDetail):
            return _one_of(judged, body, detail, words)
        case _:
            return []


def _options(
    judged: Judged, body: Choice, detail: ChoiceDetail, show: Show, words: Words
) -> list[Part]:
    found = []
    for number, index in enumerate(judged.question.shuffle, start=1):
        option, result = body.options[index], detail.options[index]
        reason = short(option.why, show) if option.why is not None else ""
        found.append(
            Part(
                number,
                short(option.text, show),
                result.agrees if result.picked or result.right else None,
                _option_remark(result, words),
                (reason,) if reason else (),
            )
        )
    return found


def _endings(judged: Judged, detail: EndingDetail, show: Show, words: Words) -> list[Part]:
    shown = ending_texts()
    return [
        Part(index + 1, short(shown[index], show), result.agrees, _option_remark(result, words))
        for index, result in ending_results(judged, detail)
    ]


def _one_of(judged: Judged, body: Predict, detail: OneOfDetail, words: Words) -> list[Part]:
    """The outputs in the order shown, with how often each was printed."""
    found = []
    for number, index in enumerate(judged.question.shuffle, start=1):
        result, times = detail.options[index], detail.sampled.options[index].times
        printed = words.one_of_times.format(n=times, runs=detail.sampled.runs)
        found.append(
            Part(
                number,
                option_text(body.options[index]).in_(Lang.EN),
                result.agrees if result.picked or result.right else None,
                _option_remark(result, words),
                (printed,),
            )
        )
    return found


def _option_remark(result: OptionResult, words: Words) -> str:
    if result.right:
        return words.right_picked if result.picked else words.right_missed
    return words.wrong_picked if result.picked else words.wrong_left


def _steps(judged: Judged, body: Order, show: Show) -> list[Part]:
    """The right order; numbers are those under which the steps were shown."""
    shown_as = {index: number for number, index in enumerate(judged.question.shuffle, start=1)}
    given = judged.answer.steps if isinstance(judged.answer, Ordered) else ()
    return [
        Part(
            shown_as[index],
            short(step, show),
            given[index] == index if index < len(given) else False,
            "",
        )
        for index, step in enumerate(body.steps)
    ]


def wrong_step(judged: Judged, show: Show, words: Words) -> str:
    """The first wrong step of an order, said in a sentence of Markdown; empty where none is."""
    body, detail = judged.question.card.body, judged.verdict.detail
    if not isinstance(body, Order) or not isinstance(detail, OrderDetail):
        return ""
    if detail.first_wrong is None or not isinstance(judged.answer, Ordered):
        return ""
    at, given = detail.first_wrong, judged.answer.steps
    if not given or at >= len(body.steps):
        return ""
    wanted = words.quoted.format(text=short(body.steps[at], show))
    if at >= len(given):
        return words.order_short.format(number=at + 1, wanted=wanted)
    return words.first_wrong_step.format(
        number=at + 1,
        given=words.quoted.format(text=short(body.steps[given[at]], show)),
        wanted=wanted,
    )


def differences(detail: TypedDetail, words: Words) -> list[str]:
    """How a typed answer differs from the accepted one, in sentences without colour."""
    lines = [words.you_typed.format(text=detail.given)] if detail.given.strip() else []
    if not lines or all(one.difference is Difference.SAME for one in detail.segments):
        return lines
    for difference, form in (
        (Difference.MISSING, words.missing),
        (Difference.EXTRA, words.extra),
    ):
        stretches = _stretches(detail.segments, difference, words)
        if stretches:
            lines.append(form.format(text=stretches))
    return lines


def _stretches(segments: Sequence[Segment], difference: Difference, words: Words) -> str:
    found = [one.text for one in segments if one.difference is difference]
    return words.listed.join(words.quoted.format(text=text) for text in found)
