"""How long answers take a learner, by kind of question and how the answer goes.

A *turn* is one item on one day: its scheduled answer and the repeats that follow in
the session. What the log says is mixed with what such turns usually take, so that
three quick answers promise nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from math import sqrt
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.model import Kind


class Sort(IntEnum):
    """How a turn goes."""

    NEW = 0
    """The first answer to the item."""
    PASS = 1
    LAPSE = 2


class Turn(NamedTuple):
    """One turn that was taken."""

    kind: Kind
    sort: Sort
    seconds: float
    """Of all its answers."""


USUAL_SECONDS = (25.0, 12.0, 28.0)
"""A plain question takes so long when it is new, passed, failed; repeats included."""

TIMES_AS_LONG = {
    Kind.BASIC: 1.0,
    Kind.CLOZE: 0.8,
    Kind.TYPED: 1.0,
    Kind.CHOICE: 1.2,
    Kind.ORDER: 2.0,
    Kind.POINTS: 4.0,
    Kind.PREDICT: 3.0,
    Kind.STATE: 3.0,
    Kind.LAB: 20.0,
    Kind.DRIVE: 5.0,
}
"""How much longer than a plain question the others take."""

AWAY_FROM_DESK = 10.0
"""A turn counts for at most so many times what is usual: somebody went for tea."""

WEIGHT = 15
"""What is usual weighs as much as so many turns that were taken."""

USUAL_SPREAD = 0.7
"""Standard deviation of a turn, as a share of its mean."""


USUAL_PASSES = 0.88
"""The share of reviews that are passed."""

PASSES_WEIGHT = 50


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds a turn takes, and how much that varies."""

    seconds: dict[tuple[Kind, Sort], float]
    spread: float = USUAL_SPREAD
    """Standard deviation of a turn, as a share of its mean."""
    passes: float = USUAL_PASSES
    """The share of this learner's reviews that are passed: failing one takes longer."""

    def of(self, kind: Kind) -> tuple[float, float, float]:
        """Mean seconds of a turn of this kind: new, passed, failed."""
        return (
            self.seconds[kind, Sort.NEW],
            self.seconds[kind, Sort.PASS],
            self.seconds[kind, Sort.LAPSE],
        )


def usual(kind: Kind, sort: Sort) -> float:
    """What a turn takes before anything is known of the learner."""
    return USUAL_SECONDS[sort] * TIMES_AS_LONG[kind]


def speed_of(turns: Iterable[Turn]) -> Speed:
    """The speed that turns show: each kind's own where it was met often, else the overall one."""
    most = {(kind, sort): AWAY_FROM_DESK * usual(kind, sort) for kind in Kind for sort in Sort}
    taken = [(kind, sort, min(seconds, most[kind, sort])) for kind, sort, seconds in turns]
    by_sort: defaultdict[Sort, list[float]] = defaultdict(list)
    for kind, sort, seconds in taken:
        by_sort[sort].append(seconds / usual(kind, sort))
    overall = _mixed(1.0, [share for shares in by_sort.values() for share in shares])
    of_sort = {sort: _mixed(overall, by_sort[sort]) for sort in Sort}
    by_kind: defaultdict[tuple[Kind, Sort], list[float]] = defaultdict(list)
    for kind, sort, seconds in taken:
        by_kind[kind, sort].append(seconds)
    means = {
        (kind, sort): _mixed(usual(kind, sort) * of_sort[sort], by_kind[kind, sort])
        for kind in Kind
        for sort in Sort
    }
    squares = [(seconds / means[kind, sort] - 1) ** 2 for kind, sort, seconds in taken]
    reviews = len(by_sort[Sort.PASS]) + len(by_sort[Sort.LAPSE])
    return Speed(
        means,
        sqrt(_mixed(USUAL_SPREAD**2, squares)),
        share_passed(len(by_sort[Sort.PASS]), reviews),
    )


def share_passed(passes: int, reviews: int, before: float = USUAL_PASSES) -> float:
    """The share of reviews that a learner passes, where so many did; `before` any was seen."""
    return (before * PASSES_WEIGHT + passes) / (PASSES_WEIGHT + reviews)


def _mixed(expected: float, seen: list[float]) -> float:
    return (expected * WEIGHT + sum(seen)) / (WEIGHT + len(seen))


USUAL = speed_of(())
"""What is thought before the first turn."""
