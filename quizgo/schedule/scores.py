"""How good foretold chances were: log loss, RMSE in bins, AUC, calibration."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from quizgo.frozen import dataclass
from quizgo.schedule.trials import Trial

LEAST_CHANCE = 0.0001
"""Surer than this, and one surprise would outweigh all else."""

BINS = 20
"""Of chances, for the calibration; each is five hundredths wide."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The reviews whose chance was foretold to be within certain bounds."""

    least: float
    most: float
    count: int
    said: float
    """The mean of what was foretold."""
    happened: float
    """The share that was passed."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How well chances were foretold, against what happened."""

    log_loss: float
    """The mean surprise in nats; less is better."""
    rmse: float
    """The distance of foretold and happened, among alike reviews; less is better."""
    auc: float | None
    """The chance that a pass was foretold to be likelier than a failure. None where there
    were only passes, or only failures."""
    calibration: tuple[Bin, ...]
    """Those that hold something, the unlikeliest first."""


def scores(chances: Sequence[float], found: Sequence[Trial]) -> Scores:
    """The scores of foretold chances, one for each of at least one review."""
    passed = [one.passed for one in found]
    return Scores(
        log_loss=log_loss(chances, passed),
        rmse=_rmse(chances, found),
        auc=_auc(chances, passed),
        calibration=_calibration(chances, passed),
    )


def log_loss(chances: Iterable[float], passed: Sequence[bool]) -> float:
    """The mean surprise by what happened, in nats."""
    total = 0.0
    for chance, happened in zip(chances, passed, strict=True):
        sure = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
        total -= math.log(sure if happened else 1 - sure)
    return total / len(passed)


def _rmse(chances: Sequence[float], found: Sequence[Trial]) -> float:
    """RMSE(bins) as the benchmark of FSRS takes it: by elapsed days, reviews and lapses."""
    bins: defaultdict[tuple[float, float, float], list[float]] = defaultdict(lambda: [0, 0, 0])
    for chance, one in zip(chances, found, strict=True):
        summed = bins[_step(one.days, 3.62), _step(one.number + 1, 1.89), _step(one.lapses, 1.73)]
        summed[0] += 1
        summed[1] += chance
        summed[2] += one.passed
    squares = sum((said - happened) ** 2 / count for count, said, happened in bins.values())
    return math.sqrt(squares / len(found))


@lru_cache(maxsize=4096)
def _step(number: int, base: float) -> float:
    """The bin of a number, each so many times wider than the one before."""
    return -1 if number == 0 else math.floor(math.log(number) / math.log(base))


def _auc(chances: Sequence[float], passed: Sequence[bool]) -> float | None:
    """By ranks; those that are foretold to be equally likely share theirs."""
    passes = sum(passed)
    failures = len(passed) - passes
    if not passes or not failures:
        return None
    ranks, below = 0.0, 0
    ordered = sorted(zip(chances, passed, strict=True))
    for _, group in groupby(ordered, key=itemgetter(0)):
        outcomes = [happened for _, happened in group]
        ranks += sum(outcomes) * (below + (len(outcomes) + 1) / 2)
        below += len(outcomes)
    return (ranks - passes * (passes + 1) / 2) / (passes * failures)


def _calibration(chances: Sequence[float], passed: Sequence[bool]) -> tuple[Bin, ...]:
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, happened in zip(chances, passed, strict=True):
        bins[min(int(chance * BINS), BINS - 1)].append((chance, happened))
    return tuple(
        Bin(
            least=place / BINS,
            most=(place + 1) / BINS,
            count=len(members),
            said=sum(chance for chance, _ in members) / len(members),
            happened=sum(happened for _, happened in members) / len(members),
        )
        for place, members in sorted(bins.items())
    )
