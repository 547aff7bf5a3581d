"""What a learner hands in, by kind of question. Values, as the front ends make them.

Options and steps are named by their index in the deck, not by where the shuffle
put them: `shuffle.shuffled` says which index stands where.
"""

from __future__ import annotations

from quizgo.frozen import dataclass

END_OF_WRITING = (".", "。")
"""Alone on a line, it ends an answer of several lines."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer was turned over; the learner grades (`basic`, and `cloze` that is not typed)."""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """A line typed for `typed`, or for a `cloze` that is typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """The options picked in a `choice`, by their index in the deck.

    For a `predict` of an ending: the index in `verdict.ENDINGS`; for one-of, in its options.
    """

    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ordered:
    """The steps of an `order` as the learner put them, by their index in the deck.

    The right answer is (0, 1, 2, …).
    """

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An open answer to `points`, with the points ticked once the learner has corrected them;
    or the output that a `predict` foretells.
    """

    text: str
    ticks: frozenset[int] | None = None
    """Indexes of the points made; None asks the grader to find them in the text."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program handed in to a `lab`, or the end of trying."""

    source: str
    gives_up: bool = False
    """The reference answer is asked for; the source is where the learner stood."""
    handed_in: int = 0
    """Hand-ins before this one. The session counts them."""
    some_passed: bool = False
    """Whether some check held in one of them."""


@dataclass(frozen=True, slots=True)
class Driven:
    """The moves made in a `drive`, or the end of trying."""

    moves: tuple[int, ...]
    """Which of the candidates, decision by decision."""
    gives_up: bool = False
    """The right moves are asked for."""
    handed_in: int = 0
    """Hand-ins before this one. The session counts them."""
    some_passed: bool = False
    """Whether some move was right in one of them."""


Answer = Shown | TypedAnswer | Picked | Ordered | Written | Program | Driven
