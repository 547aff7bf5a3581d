"""Cards, decks, and the items that are scheduled."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from quizgo.frozen import dataclass
from quizgo.model.names import CardId, DeckName, ItemId, Place, Text
from quizgo.model.practical import Drive, Lab, Predict, State
from quizgo.model.questions import Basic, Choice, Cloze, Level, Order, Points, Typed

Body = Basic | Cloze | Typed | Choice | Order | Points | Predict | State | Lab | Drive
"""What is asked, by kind."""


class Kind(StrEnum):
    """The kinds of question, as a deck names them."""

    BASIC = "basic"
    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    ORDER = "order"
    POINTS = "points"
    PREDICT = "predict"
    STATE = "state"
    LAB = "lab"
    DRIVE = "drive"


KIND_OF: dict[type, Kind] = {
    Basic: Kind.BASIC,
    Cloze: Kind.CLOZE,
    Typed: Kind.TYPED,
    Choice: Kind.CHOICE,
    Order: Kind.ORDER,
    Points: Kind.POINTS,
    Predict: Kind.PREDICT,
    State: Kind.STATE,
    Lab: Kind.LAB,
    Drive: Kind.DRIVE,
}
"""The kind that each body is written as."""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a deck, as its author meant it."""

    id: CardId
    deck: DeckName
    body: Body
    place: Place
    why: Text | None = None
    hints: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    level: Level = Level.BASIC
    refs: tuple[str, ...] = ()
    since: str | None = None
    """First Go version it holds for, `1.14`."""
    until: str | None = None
    """Last Go version it holds for."""
    seconds: int | None = None
    """What "quick" means for this card; None is the default of its kind."""
    was: tuple[str, ...] = ()
    """Earlier ids, `deck/id`, whose progress this card carries on."""

    @property
    def kind(self) -> Kind:
        return KIND_OF[type(self.body)]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Deck:
    """One deck file, read without fault."""

    name: DeckName
    title: Text
    path: Path
    cards: tuple[Card, ...]
    about: Text | None = None
    order: int = 0
    """Place among its siblings in the tree of decks; equal ones go by name."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is scheduled: a card, or one part of a card that splits."""

    id: ItemId
    card: CardId
    part: str = ""
    """Empty for the whole card; `reversed`, or `c1`, `c2`… for the gaps of a cloze."""


class ItemState(StrEnum):
    """What an item is to the learner."""

    NEW = "new"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    ORPHAN = "orphan"
    """Its text is gone; its progress is kept until the id comes back."""
