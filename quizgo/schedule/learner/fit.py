"""What a log tells of a learner's ability, and how surely.

Before any log an ability is drawn around the average one, as wide as learners differ.
Each review then speaks for the abilities under which its outcome was likely. The most
likely ability is found by Newton's method, and how surely by the curvature there
(Laplace's approximation): both need no chance, so the same log gives the same belief.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log, sqrt
from random import Random

from quizgo.frozen import dataclass
from quizgo.schedule.learner.recall import AGAIN, AVERAGE, Ability, Parameters, Recall

Answers = Sequence[tuple[int, int]]
"""One item's answers since it was new: `(day, rating)`, in order."""

PRIOR_DEVIATIONS = (0.7, 0.5, 0.4)
"""How far learners are from the average one, by the numbers of an `Ability`."""

TRUST = 0.4
"""What one review counts for: those of one item and one day say partly the same."""

MOST_REVIEWS = 2_500
"""More are not looked at: the belief is sharp enough, and the morning short."""

_STEP = 0.05
_ROUNDS = 12
_LEAST_CHANCE = 1e-4

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


@dataclass(frozen=True, slots=True)
class Belief:
    """What is thought of a learner's ability: a normal distribution."""

    mean: Ability
    root: Matrix
    """Lower triangle whose product with its transpose is the covariance."""

    def drawn(self, chance: Random) -> Ability:
        """One of the abilities that the learner may have."""
        z = [chance.gauss(0, 1) for _ in range(3)]
        return Ability(
            *(
                self.mean[row] + sum(self.root[row][column] * z[column] for column in range(3))
                for row in range(3)
            )
        )


PRIOR = Belief(
    Ability(),
    (
        (PRIOR_DEVIATIONS[0], 0.0, 0.0),
        (0.0, PRIOR_DEVIATIONS[1], 0.0),
        (0.0, 0.0, PRIOR_DEVIATIONS[2]),
    ),
)
"""Before the first review."""


def belief(items: Sequence[Answers], parameters: Parameters = AVERAGE) -> Belief:
    """What the answers of all items, taken together, tell of the learner.

    Where there are very many, those of evenly chosen items are looked at.
    """
    chosen = _chosen(items)
    if not chosen:
        return PRIOR

    def likely(ability: Vector) -> float:
        return TRUST * likelihood(chosen, Recall(parameters, Ability(*ability))) - sum(
            (value / deviation) ** 2 / 2
            for value, deviation in zip(ability, PRIOR_DEVIATIONS, strict=True)
        )

    return _peak(likely)


def likelihood(items: Sequence[Answers], recall: Recall) -> float:
    """Logarithm of how likely the reviews were: all answers but the first, a day apart."""
    total = 0.0
    for answers in items:
        before, rating = answers[0]
        state = recall.first(rating)
        for day, rating in answers[1:]:
            days = day - before
            if days >= 1:
                right = recall.chance(recall.kept(state.stability, days))
                met = right if rating != AGAIN else 1 - right
                total += log(met if met > _LEAST_CHANCE else _LEAST_CHANCE)
            state = recall.after(state, days, rating)
            before = day
    return total


def _chosen(items: Sequence[Answers]) -> list[Answers]:
    reviewed = [answers for answers in items if len(answers) > 1]
    reviews = sum(len(answers) - 1 for answers in reviewed)
    every = max(1, -(-reviews // MOST_REVIEWS))
    return reviewed[::every]


def _peak(likely: Callable[[Vector], float]) -> Belief:
    """The top of a hill with one peak, and how wide it is there."""
    at: Vector = (0.0, 0.0, 0.0)
    best = likely(at)
    for _ in range(_ROUNDS):
        slope, root = _slope_and_root(likely, at, best)
        step = _product(root, _product_across(root, slope))
        moved, found = at, best
        for share in (1.0, 0.5, 0.25, 0.1):
            tried = _plus(at, step, share)
            height = likely(tried)
            if height > best:
                moved, found = tried, height
                break
        if found - best < 1e-3:
            break
        at, best = moved, found
    return Belief(Ability(*at), _slope_and_root(likely, at, best)[1])


def _slope_and_root(
    likely: Callable[[Vector], float], at: Vector, height: float
) -> tuple[Vector, Matrix]:
    """The slope at a place, and the root of the covariance that the curvature there means."""
    h = _STEP
    up = [likely(_moved(at, i, h)) for i in range(3)]
    down = [likely(_moved(at, i, -h)) for i in range(3)]
    slope = tuple((up[i] - down[i]) / (2 * h) for i in range(3))
    curve = [[0.0] * 3 for _ in range(3)]
    for i in range(3):
        # Never flatter than the prior alone would be.
        steep = -(up[i] - 2 * height + down[i]) / h**2
        curve[i][i] = max(steep, PRIOR_DEVIATIONS[i] ** -2)
        for j in range(i):
            both = likely(_moved(_moved(at, i, h), j, h)) - up[i] - up[j] + height
            most = 0.95 * sqrt(curve[i][i] * curve[j][j])
            curve[i][j] = curve[j][i] = max(-most, min(most, -both / h**2))
    assert len(slope) == 3
    return slope, _root_of_inverse(curve)


def _root_of_inverse(curve: list[list[float]]) -> Matrix:
    """A lower triangle L with L Lᵀ the inverse of a symmetric matrix.

    The inverse of the upper triangle U with U Uᵀ = curve, transposed.
    """
    upper = [[0.0] * 3 for _ in range(3)]
    for j in (2, 1, 0):
        for i in range(j, -1, -1):
            rest = curve[i][j] - sum(upper[i][k] * upper[j][k] for k in range(j + 1, 3))
            upper[i][j] = sqrt(max(rest, 1e-6)) if i == j else rest / upper[j][j]
    lower = [[0.0] * 3 for _ in range(3)]
    for j in range(3):
        lower[j][j] = 1 / upper[j][j]
        for i in range(j + 1, 3):
            lower[i][j] = -sum(upper[k][i] * lower[k][j] for k in range(j, i)) / upper[i][i]
    first, second, third = ((row[0], row[1], row[2]) for row in lower)
    return first, second, third


def _product(root: Matrix, vector: Vector) -> Vector:
    a, b, c = (sum(row[k] * vector[k] for k in range(3)) for row in root)
    return a, b, c


def _product_across(root: Matrix, vector: Vector) -> Vector:
    """The product with the transposed matrix."""
    a, b, c = (sum(root[k][column] * vector[k] for k in range(3)) for column in range(3))
    return a, b, c


def _moved(at: Vector, index: int, by: float) -> Vector:
    a, b, c = (value + by * (place == index) for place, value in enumerate(at))
    return a, b, c


def _plus(at: Vector, step: Vector, share: float) -> Vector:
    a, b, c = (value + share * more for value, more in zip(at, step, strict=True))
    return a, b, c
