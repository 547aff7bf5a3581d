"""How good earlier forecasts were, judged by what came of them.

Three things can be held against the log: how many reviews waited on the next morning,
whether answers were right as often as was thought (with what was known of the learner on
that morning, not later), and whether the share that the last forecast expects lies where
earlier ones put it. What will be known on the day itself nobody can ask in full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import log
from statistics import fmean

from quizgo.frozen import dataclass
from quizgo.schedule.learner.fit import Answers
from quizgo.schedule.learner.recall import AGAIN, AVERAGE, Parameters, Recall
from quizgo.schedule.plan.notes import Foretold
from quizgo.schedule.plan.plan import Span

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
"""Chances of recall are compared with the answers within these."""

_LEAST_CHANCE = 0.001


@dataclass(frozen=True, slots=True)
class LoadScore:
    """Reviews foretold for the next morning."""

    mornings: int
    expected: float
    """On average, as what came."""
    came: float
    error: float
    """Reviews that a forecast was off by, on average."""
    held: int
    """So many intervals held what came."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Reviews that were foretold about the same chance."""

    low: float
    high: float
    reviews: int
    expected: float
    right: float
    """Share."""


@dataclass(frozen=True, slots=True)
class RecallScore:
    """Chances of recall, and the answers. Log loss: the less the better."""

    reviews: int
    expected: float
    right: float
    log_loss: float
    average_log_loss: float
    """Of who always says the share that came out right in the end."""
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class KnownScore:
    """Shares foretold for the day, against what the last forecast expects."""

    mornings: int
    held: int
    first: Span
    """What the first of them said."""


@dataclass(frozen=True, slots=True)
class Score:
    """How the forecasts went; None for what there is nothing yet to judge by."""

    load: LoadScore | None
    recall: RecallScore | None
    known: KnownScore | None


def score(
    said: Sequence[Foretold],
    items: Iterable[Answers],
    studied: Collection[int],
    parameters: Parameters = AVERAGE,
) -> Score:
    """Judge what was said, one forecast a day, the first first.

    `studied` are the ordinals of the days with an answer: what waits on a morning was
    foretold for the case that the day before is studied.
    """
    return Score(_load(said, studied), _recall(said, items, parameters), _known(said))


def _load(said: Sequence[Foretold], studied: Collection[int]) -> LoadScore | None:
    pairs = [
        (one, other.due)
        for one, other in pairwise(said)
        if (other.on - one.on).days == 1 and one.on.toordinal() in studied
    ]
    if not pairs:
        return None
    return LoadScore(
        len(pairs),
        fmean(one.due_tomorrow.mean for one, _ in pairs),
        fmean(came for _, came in pairs),
        fmean(abs(one.due_tomorrow.mean - came) for one, came in pairs),
        sum(_rounded(one.due_tomorrow).holds(came) for one, came in pairs),
    )


def _rounded(span: Span) -> Span:
    """As it was shown: in whole reviews."""
    return Span(span.mean, round(span.low), round(span.high))


def _recall(
    said: Sequence[Foretold], items: Iterable[Answers], parameters: Parameters
) -> RecallScore | None:
    mornings = [one.on.toordinal() for one in said]
    memories = [Recall(parameters, one.ability) for one in said]
    met: list[tuple[float, bool]] = []
    for answers in items:
        for number in range(1, len(answers)):
            day, rating = answers[number]
            before = answers[number - 1][0]
            morning = bisect_right(mornings, day) - 1
            if morning < 0 or day == before:
                continue
            recall = memories[morning]
            state = recall.folded(answers[:number])
            assert state is not None
            chance = recall.chance(recall.kept(state.stability, day - before))
            met.append((chance, rating != AGAIN))
    return _judged(met) if met else None


def _judged(met: Sequence[tuple[float, bool]]) -> RecallScore:
    right = fmean(was_right for _, was_right in met)
    bins = []
    for low, high in pairwise(BINS):
        inside = [(chance, was_right) for chance, was_right in met if low <= chance < high]
        if inside:
            bins.append(
                Bin(
                    low,
                    min(high, 1.0),
                    len(inside),
                    fmean(chance for chance, _ in inside),
                    fmean(was_right for _, was_right in inside),
                )
            )
    return RecallScore(
        len(met),
        fmean(chance for chance, _ in met),
        right,
        fmean(_loss(chance, was_right) for chance, was_right in met),
        fmean(_loss(right, was_right) for _, was_right in met),
        tuple(bins),
    )


def _loss(chance: float, was_right: bool) -> float:
    met = chance if was_right else 1 - chance
    return -log(max(_LEAST_CHANCE, met))


def _known(said: Sequence[Foretold]) -> KnownScore | None:
    """Only of the plan that the last forecast was of: others were of other dates."""
    if len(said) < 2:
        return None
    *earlier, last = said
    ours = [one for one in earlier if one.ready == last.ready]
    if not ours:
        return None
    held = sum(one.known.holds(last.known.mean) for one in ours)
    return KnownScore(len(ours), held, ours[0].known)
