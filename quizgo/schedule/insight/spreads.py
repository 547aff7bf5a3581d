"""How items spread over intervals, E-factors, and what FSRS knows of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.model import ItemState
from quizgo.schedule.insight.answers import ItemFacts
from quizgo.schedule.scheduling import hardness

DAYS = (0, 1, 2, 4, 7, 14, 21, 30, 60, 90, 180, 365)
"""Where bins of days begin; 0 holds what is under a day. The last has no end."""
EFACTORS = (130, 150, 170, 190, 210, 230, 250, 270, 290)
"""In hundredths."""
DIFFICULTIES = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
RETRIEVABILITIES = (0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


class Bin(NamedTuple):
    """Items from `low` up to but without `high`."""

    low: float
    high: float | None
    """None for the last one, which has no end."""
    items: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How many items lie in which bin."""

    bins: tuple[Bin, ...]
    middle: float | None
    """The median; None where there are no items."""

    @property
    def total(self) -> int:
        return sum(one.items for one in self.bins)


@dataclass(frozen=True, slots=True)
class Spreads:
    """All spreads of the items that were learned, suspended ones left out."""

    intervals: Spread
    """Days."""
    efactors: Spread
    """Hundredths, of what SM-2 schedules."""
    stabilities: Spread
    """Days."""
    difficulties: Spread
    """0 to 1, as Anki has it."""
    retrievabilities: Spread
    """Chances, 0 to 1. These three are of what FSRS schedules."""


def spreads(items: Iterable[ItemFacts]) -> Spreads:
    learned = [
        one
        for one in items
        if one.state in (ItemState.REVIEW, ItemState.BURIED) and one.progress.memory.due is not None
    ]
    memories = [one.progress.memory for one in learned]
    sm2 = [memory for memory in memories if memory.stability is None]
    return Spreads(
        intervals=spread([memory.interval_days for memory in memories], DAYS),
        efactors=spread([memory.efactor for memory in sm2], EFACTORS),
        stabilities=spread(_known(memory.stability for memory in memories), DAYS),
        difficulties=spread(_known(map(hardness, memories)), DIFFICULTIES),
        retrievabilities=spread(_known(one.retrievability for one in learned), RETRIEVABILITIES),
    )


def spread(values: Sequence[float], starts: Sequence[float]) -> Spread:
    """The values in bins that begin at `starts`; what is below the first counts there."""
    counts = [0] * len(starts)
    for value in values:
        counts[max(0, bisect_right(starts, value) - 1)] += 1
    ends = [*starts[1:], None]
    bins = tuple(Bin(*one) for one in zip(starts, ends, counts, strict=True))
    return Spread(bins, float(median(values)) if values else None)


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]
