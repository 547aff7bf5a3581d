"""From a judged answer to the facts that a report tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from quizgo.deck import cloze
from quizgo.deck.items import REVERSED
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
from quizgo.grading.typed import shown_answer
from quizgo.grading.verdict import (
    ChoiceDetail,
    Difference,
    DriveDetail,
    EndingDetail,
    GivenUp,
    LabDetail,
    OneOfDetail,
    OptionResult,
    OrderDetail,
    OutputDetail,
    PointsDetail,
    Segment,
    TypedDetail,
)
from quizgo.model import (
    Basic,
    Card,
    Choice,
    Cloze,
    GoRules,
    Lab,
    Order,
    Points,
    Predict,
    Text,
    Typed,
)
from quizgo.session.interview.findings import Checked, FailedOn, Finding, Remark, Sign, Told
from quizgo.session.state import Judged, Question

MOST_GIVEN = 4_000
"""Characters of what was typed that are kept."""


def asked_text(question: Question) -> Text:
    """What was asked, in the languages that there are: Markdown."""
    body, part = question.card.body, question.item.part
    if isinstance(body, Basic):
        return body.answer if part == REVERSED else body.ask
    if isinstance(body, Cloze):
        number = cloze.number_of(part)
        return _each(body.text, lambda source: cloze.question(source, number))
    return body.ask


def finding(judged: Judged) -> Finding:
    """The facts of an answer."""
    question, detail = judged.question, judged.verdict.detail
    found = Finding(
        outcome=judged.verdict.outcome,
        given=_given(judged.answer)[:MOST_GIVEN],
        lines=tuple(_lines(judged)),
        tries=judged.first.hand_ins,
    )
    match detail:
        case OutputDetail():
            return replace(found, is_output=True)
        case OrderDetail(first_wrong=first_wrong):
            return replace(found, first_wrong=first_wrong)
        case EndingDetail(ended=ended, picked=picked):
            return replace(found, ended=ended.end, said=picked)
        case LabDetail():
            return _of_lab(found, question.card, detail)
        case GivenUp():
            return _given_up(replace(found, gave_up=True), question)
        case _:
            return found


def _given(answer: Answer) -> str:
    match answer:
        case Written(text=text) | TypedAnswer(text=text):
            return text
        case Shown() | Picked() | Ordered() | Program() | Driven():
            return ""
        case _:
            assert_never(answer)


# Lines ------------------------------------------------------------------------


def _lines(judged: Judged) -> Iterator[Told]:
    """What of the answer was right and what was not; and what would have been right."""
    question, detail = judged.question, judged.verdict.detail
    body = question.card.body
    match detail:
        case PointsDetail(ticks=ticks) if isinstance(body, Points):
            for point, made in zip(body.points, ticks, strict=True):
                yield _signed(point.text, is_good=made, remark=Remark.NOT_MADE)
        case ChoiceDetail(options=results) if isinstance(body, Choice):
            yield from _picked([option.text for option in body.options], results)
        case OneOfDetail(options=results) if isinstance(body, Predict):
            yield from _picked([Text(en=option) for option in body.options], results, is_code=True)
        case OrderDetail() if isinstance(body, Order):
            steps = judged.answer.steps if isinstance(judged.answer, Ordered) else ()
            for index, step in enumerate(body.steps):
                yield _signed(step, is_good=index < len(steps) and steps[index] == index)
        case OutputDetail(lines=lines):
            yield from map(_printed, lines)
        case TypedDetail(given=given, nearest=nearest):
            yield from _typed(given, nearest)
        case _:
            yield from _whole(question)


def _signed(text: Text, *, is_good: bool, remark: Remark = Remark.NONE) -> Told:
    return Told(Sign.GOOD, text) if is_good else Told(Sign.BAD, text, remark)


def _picked(
    texts: list[Text], results: tuple[OptionResult, ...], *, is_code: bool = False
) -> Iterator[Told]:
    """The options that are right or were picked."""
    for text, result in zip(texts, results, strict=True):
        if result.right and result.picked:
            yield Told(Sign.GOOD, text, is_code=is_code)
        elif result.right:
            yield Told(Sign.BAD, text, Remark.LEFT, is_code)
        elif result.picked:
            yield Told(Sign.BAD, text, Remark.PICKED, is_code)


_SIGNS = {
    Difference.SAME: Sign.PLAIN,
    Difference.MISSING: Sign.GOOD,
    Difference.EXTRA: Sign.BAD,
}


def _printed(segment: Segment) -> Told:
    """A line of an output: printed, or said in vain."""
    return Told(_SIGNS[segment.difference], Text(en=segment.text), is_code=True)


def _typed(given: str, nearest: str) -> Iterator[Told]:
    if given.strip() and given.strip() != nearest.strip():
        yield Told(Sign.BAD, Text(en=given), is_code=True)
    yield Told(Sign.GOOD, Text(en=nearest), is_code=True)


def _whole(question: Question) -> Iterator[Told]:
    """The answer of a card that is one text."""
    body, part = question.card.body, question.item.part
    if isinstance(body, Basic):
        yield Told(Sign.PLAIN, body.ask if part == REVERSED else body.answer)
    elif isinstance(body, Cloze):
        yield Told(Sign.PLAIN, _each(body.text, cloze.answer))
    elif isinstance(body, Typed):
        yield Told(Sign.PLAIN, Text(en=shown_answer(body)), is_code=True)


# Programs ---------------------------------------------------------------------


def _of_lab(found: Finding, card: Card, detail: LabDetail) -> Finding:
    body, failure = card.body, detail.failure
    assert isinstance(body, Lab)
    checks = tuple(
        Checked(check.kind, check.words, check.is_regex, passed)
        for check, passed in zip(body.checks, detail.passed, strict=True)
    )
    if failure is None:
        return replace(found, checks=checks)
    failed_on = FailedOn(GoRules(failure.rules), failure.procs, failure.seed)
    return replace(found, checks=checks, failed_on=failed_on)


def _given_up(found: Finding, question: Question) -> Finding:
    """What the last hand-in came to, where there was one."""
    match question.tried:
        case LabDetail() as detail:
            return _of_lab(found, question.card, detail)
        case DriveDetail(wrong=wrong):
            return replace(found, first_wrong=wrong)
        case _:
            return found


def _each(text: Text, change: Callable[[str], str]) -> Text:
    en = None if text.en is None else change(text.en)
    zh = None if text.zh is None else change(text.zh)
    return Text(en, zh)
