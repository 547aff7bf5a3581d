"""Grades a typed line, for `typed` and for a `cloze` that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.deck import cloze
from quizgo.frozen import dataclass
from quizgo.grading.compare import MAX_GIVEN, difference, is_slip, nearest, normal
from quizgo.grading.verdict import Difference, Outcome, Segment, TypedDetail
from quizgo.model import Cloze, Ignore, Lang, Typed
from quizgo.text.patterns import compile_pattern

CLOZE_IGNORES = frozenset({Ignore.CASE, Ignore.SPACE})
"""What a typed gap is forgiven: it stands in a sentence, so its case and blanks are chance."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How a typed line compares."""

    outcome: Outcome
    detail: TypedDetail


def shown_answer(body: Typed) -> str:
    """The answer that is shown: the first accepted one that is no expression."""
    return _plain(body)[0]


def gap_answer(body: Cloze, part: str, lang: Lang) -> str:
    """What the gaps of an item hide, as it would be typed: `running, runnable`."""
    source = body.text.in_(lang)
    return ", ".join(_unmarked(text) for text in cloze.hidden(source, cloze.number_of(part)))


def judge_typed(body: Typed, given: str) -> Finding:
    """How `given` compares with what a `typed` card accepts."""
    return _judge(given, _plain(body), body.ignore, _expressions(body))


def judge_gap(body: Cloze, part: str, given: str, lang: Lang) -> Finding:
    """How `given` compares with what the gaps of an item hide, in either language.

    Several gaps are typed in a row, with blanks, commas or semicolons between.
    """
    langs = (lang, Lang.EN if lang is Lang.ZH else Lang.ZH)
    accepted = [gap_answer(body, part, each) for each in langs]
    text = _unmarked(given).replace(";", ",").replace("；", ",").replace("、", ",")
    finding = _judge(text, accepted, CLOZE_IGNORES, ())
    if finding.outcome is Outcome.RIGHT or not any("," in each for each in accepted):
        return finding
    loose = CLOZE_IGNORES | {Ignore.PUNCTUATION}
    by_blanks = _judge(text, accepted, loose, ())
    return by_blanks if by_blanks.outcome is Outcome.RIGHT else finding


def _judge(
    given: str,
    accepted: Sequence[str],
    ignore: frozenset[Ignore],
    expressions: Sequence[str],
) -> Finding:
    given = given.strip()
    if not given:
        missing = (Segment(Difference.MISSING, accepted[0]),)
        return Finding(Outcome.NOTHING, TypedDetail("", accepted[0], missing))
    mine = normal(given, ignore)
    equal = next((each for each in accepted if normal(each, ignore) == mine), None)
    if equal is None and _is_expressed(given, ignore, expressions):
        equal = given
    if equal is not None:
        same = (Segment(Difference.SAME, equal),)
        return Finding(Outcome.RIGHT, TypedDetail(given, equal, same))
    slips = [each for each in accepted if is_slip(mine, normal(each, ignore))]
    wanted = slips[0] if slips else nearest(given, accepted, ignore)
    outcome = Outcome.CLOSE if slips else Outcome.WRONG
    return Finding(outcome, TypedDetail(given, wanted, difference(given, wanted, ignore)))


def _is_expressed(given: str, ignore: frozenset[Ignore], expressions: Sequence[str]) -> bool:
    """Whether an expression accepts the line. Of what is ignored, case and blanks apply."""
    if len(given) > MAX_GIVEN:
        return False
    texts = {normal(given), normal(given, ignore & {Ignore.SPACE})}
    compiled = [compile_pattern(each, ignore_case=Ignore.CASE in ignore) for each in expressions]
    return any(each.matches(text) for each in compiled for text in texts)


def _plain(body: Typed) -> list[str]:
    return [each.source for each in body.accept if not each.is_regex]


def _expressions(body: Typed) -> list[str]:
    return [each.source for each in body.accept if each.is_regex]


def _unmarked(text: str) -> str:
    """A gap without the marks that Markdown puts around a word."""
    text = text.replace("`", "").strip()
    return text[2:-2] if len(text) > 4 and text[:2] == "**" == text[-2:] else text
