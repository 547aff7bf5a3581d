"""What a card splits into: the items that are scheduled."""

from __future__ import annotations

from quizgo.deck import cloze
from quizgo.model import Basic, Card, Cloze, Item, ItemId

REVERSED = "reversed"
"""The part of a `basic` card that asks the other way round."""


def items(card: Card) -> tuple[Item, ...]:
    """The items of a card, in the order in which they are learned."""
    match card.body:
        case Basic(reversed=True):
            return _item(card, ""), _item(card, REVERSED)
        case Cloze() as body:
            return tuple(_item(card, part) for part in cloze.parts(body))
    return (_item(card, ""),)


def _item(card: Card, part: str) -> Item:
    return Item(ItemId(f"{card.id}#{part}" if part else card.id), card.id, part)
