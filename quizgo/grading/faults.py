"""How a fault found by running a card is told: at its line of the deck, in one line."""

from __future__ import annotations

from quizgo.model import Card
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line

LONGEST_QUOTE = 200
"""Characters of a message or an output that a fault quotes."""


def quoted(text: str) -> str:
    return one_line(text)[:LONGEST_QUOTE]


def at(card: Card, first_line: int, message: str, *, line: int = 1) -> Fault:
    """A fault in line `line` of a program that begins in `first_line` of the deck."""
    own_id = card.id.removeprefix(f"{card.deck}/")
    return Fault(card.place.path, max(first_line, card.place.line) + line - 1, message, own_id)
