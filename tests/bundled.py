"""The bundled decks, for tests that hold what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quizgo.deck.load import load
from quizgo.model import Basic, Card, Choice, Cloze, Deck, Kind, Order, Points, Text

FOLDER = Path(__file__).parents[1] / "decks"


def _decks() -> tuple[Deck, ...]:
    loaded = [load(path) for path in sorted(FOLDER.rglob("*.yaml"))]
    assert [fault for each in loaded for fault in each.faults] == []
    decks = [each.deck for each in loaded if each.deck is not None]
    return tuple(sorted(decks, key=lambda deck: deck.order))


DECKS = _decks()
"""In the order in which to learn."""

CARDS = tuple(card for deck in DECKS for card in deck.cards)

QUIZ_KINDS = (Kind.BASIC, Kind.CLOZE, Kind.TYPED, Kind.CHOICE, Kind.ORDER, Kind.POINTS)
"""The kinds that ask for knowledge; the others run programs."""


def question(card: Card) -> Text:
    """What the card asks; of a cloze, the sentence with its gaps."""
    body = card.body
    return body.text if isinstance(body, Cloze) else body.ask


def texts(card: Card) -> Iterator[Text]:
    """Every text of the card that a learner gets to read."""
    yield question(card)
    match card.body:
        case Basic(answer=answer):
            yield answer
        case Choice(options=options):
            for option in options:
                yield option.text
                if option.why is not None:
                    yield option.why
        case Order(steps=steps):
            yield from steps
        case Points(points=points):
            yield from (point.text for point in points)
        case _:
            pass
    if card.why is not None:
        yield card.why
    yield from card.hints
