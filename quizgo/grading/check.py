"""Practical cards tried out: whether what they ask has an answer, and one only.

Every instance of a card that varies is run, up to `MOST_INSTANCES` of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import assert_never

from quizgo.deck.vary import instances
from quizgo.grading.check_drives import drive_faults
from quizgo.grading.check_labs import lab_faults
from quizgo.grading.faults import LONGEST_QUOTE, at, quoted
from quizgo.grading.programs import MAX_CHARACTERS, MAX_LINES, ended, printed, run, sample
from quizgo.grading.ran import Ran
from quizgo.grading.state import look
from quizgo.grading.verdict import Ended, Unfit, UnfitDetail
from quizgo.model import Asked, Card, Deck, Drive, Lab, Predict, State
from quizgo.text.faults import Fault

SEEDS = range(1, 6)
"""What a program is run with that leaves something to chance."""

MOST_INSTANCES = 12

__all__ = ["LONGEST_QUOTE", "check", "practical"]


_Practical = Predict | State | Lab | Drive


def check(decks: Iterable[Deck], *, done: Callable[[], None] | None = None) -> tuple[Fault, ...]:
    """Run every practical card, and tell of those whose program is no question.

    `done` is called behind each of them.
    """
    faults: list[Fault] = []
    for card in practical(decks):
        faults += _faults(card)
        if done is not None:
            done()
    return tuple(faults)


def practical(decks: Iterable[Deck]) -> list[Card]:
    """The cards that have a program to be run."""
    return [card for deck in decks for card in deck.cards if isinstance(card.body, _Practical)]


def _faults(card: Card) -> Iterator[Fault]:
    """The faults of the first instance that has any."""
    for each in islice(instances(card), MOST_INSTANCES):
        body = each.body
        found = list(_of_body(each, body)) if isinstance(body, _Practical) else []
        yield from found
        if found:
            return


def _of_body(card: Card, body: Predict | State | Lab | Drive) -> Iterator[Fault]:
    if isinstance(body, Drive):
        yield from drive_faults(card, body)
        return
    if isinstance(body, Lab):
        yield from lab_faults(card, body)
        return
    if isinstance(body, State):
        yield from _state(card, body)
        return
    fault = _one_of(card, body) if body.what is Asked.ONE_OF else _prediction(card, body)
    if fault is not None:
        yield fault


# Predictions ----------------------------------------------------------------


def _prediction(card: Card, body: Predict) -> Fault | None:
    outcome = run(body)
    if isinstance(outcome, UnfitDetail):
        return at(card, body.go_line, _unfit(outcome), line=outcome.line)
    return _left_to_chance(card, body, outcome) if outcome.chance else None


def _left_to_chance(card: Card, body: Predict, outcome: Ran) -> Fault | None:
    """Chance may enter a program, but nothing that is asked may depend on it."""
    first = _answer(body, outcome)
    for seed in SEEDS:
        other = run(body, seed=seed)
        if isinstance(other, UnfitDetail) or _answer(body, other) != first:
            message = (
                f"The answer depends on chance ({', '.join(outcome.chance)}): with seed {seed} "
                "it is another. Write a program that has one answer."
            )
            return at(card, body.go_line, message)
    return None


def _answer(body: Predict, outcome: Ran) -> tuple[str, ...] | Ended:
    return ended(outcome) if body.what is Asked.ENDING else printed(outcome)


def _one_of(card: Card, body: Predict) -> Fault | None:
    sampled = sample(body)
    if isinstance(sampled, UnfitDetail):
        return at(card, body.go_line, _unfit(sampled), line=sampled.line)
    if not any(option.times for option in sampled.options):
        message = f"In {sampled.runs} runs the program printed none of `options`. Mend them."
        return at(card, body.go_line, message)
    return None


# States ---------------------------------------------------------------------


def _state(card: Card, body: State) -> Iterator[Fault]:
    """A moment that comes, a query that has an answer, the same whatever chance decides."""
    first = look(body)
    if isinstance(first, UnfitDetail):
        yield _no_state(card, body, first)
        return
    for seed in SEEDS if first.chance else ():
        other = look(body, seed=seed)
        if isinstance(other, UnfitDetail) or other.shown != first.shown:
            found = other.text if isinstance(other, UnfitDetail) else other.shown
            message = (
                f"The answer depends on chance ({', '.join(first.chance)}): it is {first.shown}, "
                f"and with seed {seed} {quoted(found)}. Ask what is always so."
            )
            yield at(card, body.query_line, message)
            return


def _no_state(card: Card, body: State, found: UnfitDetail) -> Fault:
    """What is wrong, at the line of the field that is to be mended."""
    text = quoted(found.text)
    if found.why is Unfit.MOMENT:
        return at(card, body.when_line, f"`when`: {text.rstrip('.')}. Mend it.")
    if found.why is Unfit.QUERY:
        message = f"`query`, column {found.line}: {text.rstrip('.')}."
        return at(card, body.query_line, message)
    return at(card, body.go_line, _unfit(found), line=found.line)


def _unfit(found: UnfitDetail) -> str:
    text = quoted(found.text)
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
        case Unfit.MOMENT | Unfit.QUERY:
            return text
        case Unfit.FAILED:
            return f"The program could not be run: {text}. Write it another way."
        case _:
            assert_never(found.why)
