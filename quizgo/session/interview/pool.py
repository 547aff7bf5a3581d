"""What could be asked: every item that is not put aside, with its topic and how weak it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from quizgo.frozen import dataclass
from quizgo.model import Card, CardId, DeckName, Item, ItemId, Kind, Level, Points, Progress, Text
from quizgo.session.interview.budget import budget

UNSEEN = 0.5
"""How weak an item is that was never reviewed."""

STEADY_DAYS = 21
"""Days of interval or stability from which an item counts as half faded no more."""

LEVELS = tuple(Level)
"""From the easiest to the deepest."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A deck as a topic."""

    deck: DeckName
    title: Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item that could be asked."""

    item: Item
    card: Card
    topic: Heading
    weakness: float
    """From 0, known for long, to 1."""

    @property
    def seconds(self) -> int:
        return budget(self.card)

    @property
    def kind(self) -> Kind:
        return self.card.kind

    @property
    def depth(self) -> int:
        """The place of its level among `LEVELS`."""
        return LEVELS.index(self.card.level)


def weakness(progress: Progress) -> float:
    """How badly an item is known, from 0 to 1: by its last grade, its lapses, how hard it is to
    keep, and how soon it fades.
    """
    if progress.reviews == 0 or progress.last_grade is None:
        return UNSEEN
    memory = progress.memory
    hard = (
        (280 - memory.efactor) / 150 if memory.difficulty is None else (memory.difficulty - 1) / 9
    )
    days = memory.interval_days if memory.stability is None else memory.stability
    return (
        0.3 * (5 - progress.last_grade) / 5
        + 0.3 * progress.lapses / (progress.lapses + 2)
        + 0.2 * min(1.0, max(0.0, hard))
        + 0.2 / (1 + days / STEADY_DAYS)
    )


class Pool:
    """All candidates, the first item of each card that has several first."""

    def __init__(
        self, found: Iterable[tuple[Item, Card, Progress]], headings: Iterable[Heading]
    ) -> None:
        by_deck = {heading.deck: heading for heading in headings}
        by_name = {deck.rpartition("/")[2].casefold(): heading for deck, heading in by_deck.items()}
        self._by_item: dict[ItemId, Candidate] = {}
        self._by_card: dict[CardId, Candidate] = {}
        for item, card, progress in found:
            topic = _topic(card, by_deck, by_name)
            one = Candidate(item, card, topic, weakness(progress))
            self._by_item[item.id] = one
            self._by_card.setdefault(card.id, one)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._by_item.values())

    def item(self, item: ItemId) -> Candidate | None:
        return self._by_item.get(item)

    def card(self, card: CardId) -> Candidate | None:
        """The first item of a card."""
        return self._by_card.get(card)

    def followers(self, card: Card) -> list[Candidate]:
        """The cards that an open question names as what is asked next, as far as they are there."""
        names = card.body.follow if isinstance(card.body, Points) else ()
        ids = (CardId(name if "/" in name else f"{card.deck}/{name}") for name in names)
        return [one for one in map(self.card, ids) if one is not None]


def _topic(card: Card, by_deck: dict[DeckName, Heading], by_name: dict[str, Heading]) -> Heading:
    """The heading that a card belongs to.

    A deck of questions from everywhere is no topic: there a tag names the heading, or most of
    the cards that a question leads to stand under it.
    """
    own = by_deck.get(card.deck) or Heading(card.deck, Text(en=card.deck))
    tagged = (by_name[tag.casefold()] for tag in card.tags if tag.casefold() in by_name)
    named = next(tagged, None)
    if named is not None:
        return named
    follow = card.body.follow if isinstance(card.body, Points) else ()
    decks = Counter(DeckName(name.rpartition("/")[0]) for name in follow if "/" in name)
    deck, count = next(iter(decks.most_common(1)), (card.deck, 0))
    return by_deck.get(deck, own) if 2 * count > len(follow) else own
