"""How one learner remembers: FSRS-6 run forward, bent by three numbers of the learner's own.

A prediction needs the chance of recall, whichever scheduler sets the days. The model
of FSRS-6 gives it from the days and grades of an item alone. Its 21 parameters are
those of the average learner, or fitted ones; an `Ability` says how this learner
differs, in few enough numbers that a short log can tell them.

Kept apart from the scheduling through the `fsrs` package because a forecast takes
hundreds of thousands of steps: these work on two floats and make no objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import NamedTuple

Parameters = Sequence[float]
"""The 21 parameters of FSRS-6."""

AVERAGE: tuple[float, ...] = (
    *(0.212, 1.2931, 2.3065, 8.2956),
    *(6.4133, 0.8334, 3.0194, 0.001),
    *(1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483),
    *(0.6014, 1.8729),
    *(0.5425, 0.0912, 0.0658),
    0.1542,
)
"""The parameters of FSRS-6 for the average learner, as its authors publish them."""

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, AGAIN, AGAIN, HARD, GOOD, EASY)
"""The rating of FSRS that each grade from 0 to 5 is."""

LEAST_STABILITY = 0.001


class Ability(NamedTuple):
    """How a learner differs from the average one. All zero is the average."""

    lasting: float = 0.0
    """Logarithm of how much longer each memory lasts."""
    growth: float = 0.0
    """Logarithm of how much more each pass strengthens a memory."""
    sureness: float = 0.0
    """Added to the log-odds of every recall: slips count down, lucky guesses up."""


AVERAGE_ABILITY = Ability()


class State(NamedTuple):
    """The memory of one item."""

    stability: float
    """Days until the average learner's recall falls to 90 %."""
    difficulty: float
    """From 1 to 10."""


class Recall:
    """The memory of one learner: how states begin, change and fade."""

    __slots__ = (
        "_bonus",
        "_decay",
        "_easy_pull",
        "_factor",
        "_first",
        "_growth",
        "_lapse_limit",
        "_odds",
        "_w",
    )

    def __init__(
        self, parameters: Parameters = AVERAGE, ability: Ability = AVERAGE_ABILITY
    ) -> None:
        w = tuple(parameters)
        self._w = w
        self._decay = -w[20]
        self._factor = (0.9 ** (1 / self._decay) - 1) * exp(-ability.lasting)
        self._growth = exp(w[8] + ability.growth)
        self._bonus = (0.0, 0.0, w[15], 1.0, w[16])
        self._lapse_limit = exp(w[17] * w[18])
        self._odds = exp(ability.sureness)
        begun = [w[4] - exp(w[5] * (rating - 1)) + 1 for rating in (1, 2, 3, 4)]
        self._easy_pull = w[7] * begun[3]
        self._first = tuple(
            State(max(w[index], LEAST_STABILITY), min(max(difficulty, 1.0), 10.0))
            for index, difficulty in enumerate(begun)
        )

    def first(self, rating: int) -> State:
        """The memory after an item's first answer."""
        return self._first[rating - 1]

    def kept(self, stability: float, days: float) -> float:
        """The share of the memory that is there after `days`, before slips and guesses."""
        return float((1.0 + self._factor * days / stability) ** self._decay)

    def days_until(self, kept: float, stability: float) -> float:
        """After how many days so much of the memory is left."""
        return float((kept ** (1 / self._decay) - 1) / self._factor * stability)

    def chance(self, kept: float) -> float:
        """The chance that the answer is right, where so much of the memory is kept."""
        odds = self._odds
        return kept * odds / (1.0 - kept + kept * odds)

    def after(self, state: State, days: float, rating: int) -> State:
        """The memory after an answer, `days` after the one before it."""
        if days < 1:
            stability = self._same_day(state.stability, rating)
            return State(stability, self._harder(state.difficulty, rating))
        return self.changed(state, self.kept(state.stability, days), rating)

    def changed(self, state: State, kept: float, rating: int) -> State:
        """The memory after an answer on a later day, when so much of it was kept."""
        w = self._w
        stability, difficulty = state
        gone = 1.0 - kept
        if rating == AGAIN:
            lapsed = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
            stability = min(lapsed * exp(gone * w[14]), stability / self._lapse_limit)
            if stability < LEAST_STABILITY:
                stability = LEAST_STABILITY
        else:
            gain = self._growth * (11 - difficulty) * stability ** -w[9]
            stability *= 1 + gain * (exp(gone * w[10]) - 1) * self._bonus[rating]
        return State(stability, self._harder(difficulty, rating))

    def folded(self, answers: Iterable[tuple[int, int]]) -> State | None:
        """The memory that answers leave, each `(day, rating)`, in order; None without any."""
        state, before = None, 0
        for day, rating in answers:
            if state is None:
                state = self.first(rating)
            else:
                state = self.after(state, day - before, rating)
            before = day
        return state

    def _harder(self, difficulty: float, rating: int) -> float:
        w = self._w
        moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
        moved = self._easy_pull + (1 - w[7]) * moved
        return 1.0 if moved < 1.0 else 10.0 if moved > 10.0 else moved

    def _same_day(self, stability: float, rating: int) -> float:
        w = self._w
        gain = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return float(max(LEAST_STABILITY, stability * (max(gain, 1.0) if rating >= HARD else gain)))
