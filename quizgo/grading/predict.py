"""Grades a prediction: what a program prints, or how it ends, against what it does."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from quizgo.grading.answers import Answer, Picked, Written
from quizgo.grading.compare import is_slip
from quizgo.grading.lab_checks import lines_of
from quizgo.grading.programs import ended, printed, run, sample
from quizgo.grading.verdict import (
    ENDINGS,
    Detail,
    Difference,
    Ended,
    EndingDetail,
    OneOfDetail,
    OptionResult,
    Outcome,
    OutputDetail,
    Segment,
    UnfitDetail,
)
from quizgo.model import Asked, Predict

MAX_GIVEN_LINES, MAX_GIVEN_CHARACTERS = 500, 20_000
"""Of an answer, as far as it is looked at."""

CLOSE_FROM = 3
"""Lines of an output from which one line off is close: of two, it would be half of them."""


def judge_prediction(body: Predict, answer: Answer) -> tuple[Outcome, Detail]:
    """Run the program and hold the answer against it.

    Where the program does not run as a question should, the card is at fault, and the
    learner judges. Raises programs.Stopped where the learner stops it.
    """
    if body.what is Asked.ONE_OF:
        return _one_of(body, answer.options if isinstance(answer, Picked) else frozenset())
    outcome = run(body)
    if isinstance(outcome, UnfitDetail):
        return Outcome.SELF, outcome
    if body.what is Asked.ENDING:
        picked = answer.options if isinstance(answer, Picked) else frozenset()
        return _ending(ended(outcome), picked)
    text = answer.text if isinstance(answer, Written) else ""
    given = lines_of(text[:MAX_GIVEN_CHARACTERS])[:MAX_GIVEN_LINES]
    return _output(printed(outcome), given, ended(outcome))


def _one_of(body: Predict, picked: frozenset[int]) -> tuple[Outcome, Detail]:
    """Right are the options that were printed in some run. Close is one too many or too few."""
    sampled = sample(body)
    if isinstance(sampled, UnfitDetail):
        return Outcome.SELF, sampled
    results = tuple(
        OptionResult(index in picked, option.times > 0)
        for index, option in enumerate(sampled.options)
    )
    off = sum(not result.agrees for result in results)
    outcome = (Outcome.RIGHT, Outcome.CLOSE, Outcome.WRONG)[min(off, 2)]
    return outcome if picked else Outcome.NOTHING, OneOfDetail(results, sampled)


def _ending(end: Ended, picked: frozenset[int]) -> tuple[Outcome, EndingDetail]:
    """There is no close: an ending is the right one or another."""
    one = ENDINGS[min(picked)] if len(picked) == 1 else None
    if not picked:
        outcome = Outcome.NOTHING
    else:
        outcome = Outcome.RIGHT if one is end.end else Outcome.WRONG
    return outcome, EndingDetail(end, one)


def _output(
    wanted: tuple[str, ...], given: tuple[str, ...], end: Ended
) -> tuple[Outcome, OutputDetail]:
    right, mine = [list(map(_normal, lines)) for lines in (wanted, given)]
    detail = OutputDetail(wanted, given, _compared(given, mine, wanted, right), end)
    if not any(given):
        return Outcome.NOTHING, detail
    if mine == right:
        return Outcome.RIGHT, detail
    return Outcome.CLOSE if _is_close(mine, right) else Outcome.WRONG, detail


def _normal(line: str) -> str:
    """A line as it is compared: full-width letters count as their narrow ones."""
    return unicodedata.normalize("NFKC", line)


def _is_close(mine: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one line is wrong, missing or too much, among several; or one letter is."""
    start = _agreeing(mine, right)
    mine, right = mine[start:], right[start:]
    end = _agreeing(mine[::-1], right[::-1])
    count = start + len(right)
    mine, right = mine[: len(mine) - end], right[: len(right) - end]
    if len(mine) == len(right) == 1 and is_slip(mine[0], right[0]):
        return True
    return count >= CLOSE_FROM and max(len(mine), len(right)) == 1


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for mine, right in zip(one, other, strict=False):
        if mine != right:
            break
        count += 1
    return count


def _compared(
    given: Sequence[str], mine: Sequence[str], wanted: Sequence[str], right: Sequence[str]
) -> tuple[Segment, ...]:
    """Line by line what the learner has too much and what is missing."""
    found: list[Segment] = []
    for step, low, high, first, last in SequenceMatcher(None, mine, right, False).get_opcodes():
        if step == "equal":
            found += [Segment(Difference.SAME, line) for line in wanted[first:last]]
        else:
            found += [Segment(Difference.EXTRA, line) for line in given[low:high]]
            found += [Segment(Difference.MISSING, line) for line in wanted[first:last]]
    return tuple(found)
