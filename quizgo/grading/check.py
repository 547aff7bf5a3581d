"""Practical cards tried out: whether what they ask has an answer, and one only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from quizgo.grading.programs import MAX_CHARACTERS, MAX_LINES, ended, printed, run
from quizgo.grading.verdict import Ended, Unfit, UnfitDetail
from quizgo.model import Asked, Card, Deck, Predict
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line

if TYPE_CHECKING:
    from quizgo.gosim import Outcome

SEEDS = range(1, 6)
"""What a program is run with that leaves something to chance."""

LONGEST_QUOTE = 200
"""Characters of a message or an output that a fault quotes."""


def check(decks: Iterable[Deck]) -> tuple[Fault, ...]:
    """Run every practical card, and tell of those whose program is no question."""
    return tuple(
        fault
        for deck in decks
        for card in deck.cards
        if isinstance(card.body, Predict) and (fault := _fault(card, card.body)) is not None
    )


def _fault(card: Card, body: Predict) -> Fault | None:
    outcome = run(body)
    if isinstance(outcome, UnfitDetail):
        return _at(card, body, _unfit(outcome), line=outcome.line)
    if outcome.choices:
        return _left_to_chance(card, body, outcome)
    return None


def _left_to_chance(card: Card, body: Predict, outcome: Outcome) -> Fault | None:
    """Chance may enter a program, but nothing that is asked may depend on it."""
    first = _answer(body, outcome)
    for seed in SEEDS:
        other = run(body, seed=seed)
        if isinstance(other, UnfitDetail) or _answer(body, other) != first:
            drawn = ", ".join(sorted({choice.kind for choice in outcome.choices}))
            message = (
                f"The answer depends on chance ({drawn}): with seed {seed} it is another. "
                "Write a program that has one answer."
            )
            return _at(card, body, message)
    return None


def _answer(body: Predict, outcome: Outcome) -> tuple[str, ...] | Ended:
    return ended(outcome) if body.what is Asked.ENDING else printed(outcome)


def _unfit(found: UnfitDetail) -> str:
    text = one_line(found.text)[:LONGEST_QUOTE]
    match found.why:
        case Unfit.COMPILE:
            return f"The program does not compile: {text}. Mend it."
        case Unfit.LIMIT:
            return f"The program does not come to an end: {text}. Make it smaller."
        case Unfit.SILENT:
            return "The program prints nothing on stdout. Print with fmt, or ask `what: ending`."
        case Unfit.LONG:
            return (
                f"The program prints {text} lines. Print at most {MAX_LINES} lines "
                f"of {MAX_CHARACTERS:,} characters in all."
            )
        case Unfit.UNTYPABLE:
            return (
                f'The program prints "{text}", which cannot be typed as a line of an answer. '
                "Print plain words."
            )
        case Unfit.FAILED:
            return f"The program could not be run: {text}. Write it another way."
        case _:
            assert_never(found.why)


def _at(card: Card, body: Predict, message: str, *, line: int = 1) -> Fault:
    own_id = card.id.removeprefix(f"{card.deck}/")
    return Fault(card.place.path, max(body.go_line, card.place.line) + line - 1, message, own_id)
