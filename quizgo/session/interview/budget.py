"""How long a question may take, and what share of an interview each sort of question has."""

from __future__ import annotations

from enum import Enum

from quizgo.model import Card, Kind


class Strand(Enum):
    """What a question asks of a candidate, in the order in which an interview begins."""

    TALK = "talk"
    """Open questions."""
    CODE = "code"
    """Programs to be read."""
    HANDS = "hands"
    """Programs to be written, schedulers to be played."""
    QUICK = "quick"
    """What is said in a word."""


STRANDS: dict[Kind, Strand] = {
    Kind.POINTS: Strand.TALK,
    Kind.PREDICT: Strand.CODE,
    Kind.STATE: Strand.CODE,
    Kind.LAB: Strand.HANDS,
    Kind.DRIVE: Strand.HANDS,
    Kind.BASIC: Strand.QUICK,
    Kind.CLOZE: Strand.QUICK,
    Kind.TYPED: Strand.QUICK,
    Kind.CHOICE: Strand.QUICK,
    Kind.ORDER: Strand.QUICK,
}

SHARES: dict[Strand, int] = {
    Strand.TALK: 45,
    Strand.CODE: 25,
    Strand.HANDS: 20,
    Strand.QUICK: 10,
}
"""Of the time of an interview, in hundredths."""

USUAL_SECONDS: dict[Kind, int] = {
    Kind.POINTS: 150,
    Kind.PREDICT: 120,
    Kind.STATE: 120,
    Kind.LAB: 480,
    Kind.DRIVE: 180,
    Kind.ORDER: 75,
    Kind.BASIC: 45,
    Kind.CHOICE: 45,
    Kind.CLOZE: 30,
    Kind.TYPED: 30,
}
"""Where the card does not say."""


def strand(card: Card) -> Strand:
    return STRANDS[card.kind]


def budget(card: Card) -> int:
    """The seconds that a question is given: the card's own, else those of its kind."""
    return USUAL_SECONDS[card.kind] if card.seconds is None else card.seconds
