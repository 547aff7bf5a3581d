"""An answer in, a verdict out: the table of grades, for every kind of question.

    right, unaided, quick   5        close      2
    right, unaided          4        wrong      1
    right with a hint       3        nothing    0

Self-graded kinds propose 4, and so does a card whose program is at fault. Open answers
go by how many points they made, labs and drives by how many hand-ins it took. With a hint nothing
is proposed above 3.
"""

from __future__ import annotations

from itertools import pairwise
from typing import assert_never

from quizgo.grading.answers import (
    Answer,
    Driven,
    Ordered,
    Picked,
    Program,
    Shown,
    TypedAnswer,
    Written,
)
from quizgo.grading.drive import judge_drive
from quizgo.grading.lab import judge_lab, lab_grade
from quizgo.grading.points import find_points, points_grade
from quizgo.grading.predict import judge_prediction
from quizgo.grading.state import judge_state
from quizgo.grading.typed import judge_gap, judge_typed
from quizgo.grading.verdict import (
    ChoiceDetail,
    Detail,
    DriveDetail,
    GivenUp,
    LabDetail,
    NoDetail,
    OptionResult,
    OrderDetail,
    Outcome,
    PointsDetail,
    Refusal,
    Verdict,
)
from quizgo.model import (
    Basic,
    Body,
    Choice,
    Cloze,
    Drive,
    Grade,
    Item,
    Lab,
    Lang,
    Order,
    Points,
    Predict,
    State,
    Typed,
)

QUICK_SECONDS = 15
"""What quick means for `typed`, `cloze` and `choice` where the card does not say."""

QUICK_SECONDS_LONG = 60
"""For `order`, `predict` and `state`."""

_GRADES = {
    Outcome.CLOSE: Grade.CLOSE,
    Outcome.WRONG: Grade.WRONG,
    Outcome.NOTHING: Grade.BLACKOUT,
    Outcome.SELF: Grade.GOOD,
}


def grade(
    item: Item,
    body: Body,
    answer: Answer,
    *,
    lang: Lang,
    seconds: float,
    hints: int = 0,
    limit_seconds: int | None = None,
) -> Verdict:
    """Judge the first answer to an item.

    `seconds` is how long it took, `hints` how many were shown, `limit_seconds` the
    card's own `seconds`. An answer of another kind than the question's counts as
    none; `basic`, and a `cloze` that is not typed, leave the judgement to the learner.
    """
    outcome, detail = _judge(item, body, answer, lang)
    if isinstance(detail, PointsDetail):
        proposed = points_grade(sum(detail.ticks), len(detail.ticks))
    elif isinstance(detail, LabDetail | DriveDetail | Refusal | GivenUp):
        proposed = lab_grade(detail, answer)
    elif outcome is Outcome.RIGHT:
        limit = _quick(body) if limit_seconds is None else limit_seconds
        proposed = Grade.EASY if seconds <= limit else Grade.GOOD
    else:
        proposed = _GRADES[outcome]
    return Verdict(min(proposed, Grade.HARD) if hints else proposed, outcome, detail)


def _quick(body: Body) -> int:
    return QUICK_SECONDS_LONG if isinstance(body, Order | Predict | State) else QUICK_SECONDS


def _judge(item: Item, body: Body, answer: Answer, lang: Lang) -> tuple[Outcome, Detail]:
    match body:
        case Basic() | Cloze(typed=False):
            return Outcome.SELF, NoDetail()
        case Cloze():
            gap = judge_gap(body, item.part, _line(answer), lang)
            return gap.outcome, gap.detail
        case Typed():
            finding = judge_typed(body, _line(answer))
            return finding.outcome, finding.detail
        case Choice():
            return _choice(body, answer.options if isinstance(answer, Picked) else frozenset())
        case Order():
            return _order(body, answer.steps if isinstance(answer, Ordered) else ())
        case Points():
            return _points(body, answer)
        case Predict():
            return judge_prediction(body, answer)
        case State():
            return judge_state(body, answer)
        case Lab():
            return judge_lab(body, answer)
        case Drive():
            return judge_drive(body, answer)
    assert_never(body)


def _line(answer: Answer) -> str:
    return answer.text if isinstance(answer, TypedAnswer) else ""


def _choice(body: Choice, picked: frozenset[int]) -> tuple[Outcome, ChoiceDetail]:
    """Close is one option too many or one too few."""
    results = tuple(
        OptionResult(index in picked, option.right) for index, option in enumerate(body.options)
    )
    off = sum(not result.agrees for result in results)
    if not any(result.picked for result in results):
        outcome = Outcome.NOTHING
    else:
        outcome = (Outcome.RIGHT, Outcome.CLOSE, Outcome.WRONG)[min(off, 2)]
    return outcome, ChoiceDetail(results)


def _order(body: Order, steps: tuple[int, ...]) -> tuple[Outcome, OrderDetail]:
    """Close is one step out of place, among three or more."""
    count = len(body.steps)
    right = tuple(range(count))
    if not steps:
        return Outcome.NOTHING, OrderDetail(0)
    if steps == right:
        return Outcome.RIGHT, OrderDetail(None)
    agreeing = [mine == wanted for mine, wanted in zip(steps, right, strict=False)]
    first_wrong = agreeing.index(False) if False in agreeing else min(len(steps), count)
    is_close = count >= 3 and sorted(steps) == list(right) and _is_one_move(steps)
    return Outcome.CLOSE if is_close else Outcome.WRONG, OrderDetail(first_wrong)


def _is_one_move(steps: tuple[int, ...]) -> bool:
    """Whether taking one step out leaves the others in order."""
    for index in range(len(steps)):
        rest = steps[:index] + steps[index + 1 :]
        if all(one < other for one, other in pairwise(rest)):
            return True
    return False


def _points(body: Points, answer: Answer) -> tuple[Outcome, PointsDetail]:
    """Close is a passing part of the points."""
    made, text = _made(body, answer)
    ticks = tuple(index in made for index in range(len(body.points)))
    reached = points_grade(sum(ticks), len(ticks))
    if reached is Grade.EASY:
        outcome = Outcome.RIGHT
    elif reached >= Grade.HARD:
        outcome = Outcome.CLOSE
    else:
        outcome = Outcome.WRONG if text.strip() or any(ticks) else Outcome.NOTHING
    return outcome, PointsDetail(ticks)


def _made(body: Points, answer: Answer) -> tuple[frozenset[int], str]:
    match answer:
        case Written(text, ticks):
            return find_points(body, text) if ticks is None else ticks, text
        case Shown() | TypedAnswer() | Picked() | Ordered() | Program() | Driven():
            return frozenset(), ""
    assert_never(answer)
