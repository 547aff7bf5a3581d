"""Which items a study day holds, and in what order they come.

1. Reviews: the longest overdue day first, down to what is due today. Of items due
   the same day, which ones fit under the limit goes by a fixed mix of their ids,
   and in what order they come by the session's seed.
2. New items, in the order of the decks, mixed in evenly up to the day's limit.

Limits count across the sessions of a day, and hold at every level of the tree of
decks at once: an item counts at its deck and at all above it. Siblings (items of one
card) never share a day where their deck keeps them apart: of two, the one that comes
first here stays, and none comes on a day on which one of them was already answered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from itertools import groupby
from zlib import crc32

from quizgo.frozen import dataclass
from quizgo.model import CardId, DayLimits, DeckName, ItemId
from quizgo.schedule.trees import takes_in

USUAL_SECONDS = 15.0
"""What an answer takes, as long as the learner has given none."""

Apart = Callable[[DeckName], bool]
"""Whether siblings of a deck must not share a day."""


def always(deck: DeckName) -> bool:
    """Siblings are kept apart in every deck."""
    return True


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that may come today. It is neither suspended nor buried."""

    item: ItemId
    card: CardId
    due: date | None
    """None for an item that is new."""

    @property
    def deck(self) -> DeckName:
        return DeckName(self.card.rpartition("/")[0])


@dataclass(frozen=True, slots=True)
class Seen:
    """What a day has seen of one deck."""

    new: int = 0
    """Items reviewed for the first time."""
    reviews: int = 0
    """Items reviewed again."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the day has already seen, in all sessions and all decks."""

    decks: Mapping[DeckName, Seen] = field(default_factory=dict)
    cards: Collection[CardId] = ()
    """Cards of which an item was answered on schedule."""

    @property
    def new(self) -> int:
        return sum(seen.new for seen in self.decks.values())

    @property
    def reviews(self) -> int:
        return sum(seen.reviews for seen in self.decks.values())


NOTHING_DONE = Done()


@dataclass(frozen=True, slots=True)
class Queue:
    """The items of a session, in the order they are asked."""

    items: tuple[Waiting, ...]

    @property
    def new(self) -> int:
        return sum(one.due is None for one in self.items)

    @property
    def reviews(self) -> int:
        return len(self.items) - self.new


class Room:
    """What a day still has room for. What is taken in leaves less."""

    def __init__(
        self,
        limits: DayLimits,
        done: Done = NOTHING_DONE,
        apart: Apart = always,
    ) -> None:
        trees = limits.trees
        self._new = _Budget(
            limits.new,
            {tree.pattern: tree.new for tree in trees if tree.new is not None},
            {deck: seen.new for deck, seen in done.decks.items()},
        )
        self._reviews = _Budget(
            limits.reviews,
            {tree.pattern: tree.reviews for tree in trees if tree.reviews is not None},
            {deck: seen.reviews for deck, seen in done.decks.items()},
        )
        self._cards = set(done.cards)
        self._apart = apart

    def is_open_for_new(self, deck: DeckName) -> bool:
        """Whether no level that the deck belongs to has had all its new items."""
        return self._new.is_open(deck)

    def filled(self, waiting: Iterable[Waiting], *, is_new: bool) -> Iterator[Waiting]:
        """Those of `waiting` that find room, in their order."""
        budget = self._new if is_new else self._reviews
        if budget.is_spent():
            return
        for one in waiting:
            deck = one.deck
            if one.card in self._cards and self._apart(deck):
                continue
            if not budget.is_open(deck):
                continue
            self._cards.add(one.card)
            budget.take(deck)
            yield one
            if budget.is_spent():
                break


class _Budget:
    """How many items may still come, in all and at each level that has a limit of its own."""

    def __init__(self, most: int, trees: Mapping[str, int], seen: Mapping[DeckName, int]) -> None:
        self._all = most
        self._trees = dict(trees)
        self._levels: dict[DeckName, tuple[str, ...]] = {}
        for deck, count in seen.items():
            self.take(deck, count)

    def is_spent(self) -> bool:
        return self._all <= 0

    def is_open(self, deck: DeckName) -> bool:
        return not self.is_spent() and all(self._trees[one] > 0 for one in self._levels_of(deck))

    def take(self, deck: DeckName, count: int = 1) -> None:
        self._all -= count
        for level in self._levels_of(deck):
            self._trees[level] -= count

    def _levels_of(self, deck: DeckName) -> tuple[str, ...]:
        levels = self._levels.get(deck)
        if levels is None:
            levels = tuple(pattern for pattern in self._trees if takes_in(pattern, deck))
            self._levels[deck] = levels
        return levels


def today(due: Iterable[Waiting], fresh: Iterable[Waiting], *, room: Room, seed: int) -> Queue:
    """The queue for what is left of the day.

    `due` holds what is due today or before, in the order of `due_order`; `fresh` the
    new items in the order of the decks. Neither is read further than needed.
    """
    reviews = list(room.filled(due, is_new=False))
    new = list(room.filled(fresh, is_new=True))
    return Queue(tuple(_mixed(_shuffled(reviews, seed), new)))


def due_order(waiting: Waiting) -> tuple[date, int, ItemId]:
    """The place of an item among those that are due."""
    assert waiting.due is not None
    return waiting.due, mix(waiting.item), waiting.item


def mix(item: ItemId) -> int:
    """A number under 2**31 that shuffles ids, the same on every machine."""
    return crc32(item.encode()) >> 1


def estimate(count: int, mean_seconds: float) -> int:
    """Seconds that `count` items will take."""
    return round(count * mean_seconds)


def _shuffled(reviews: list[Waiting], seed: int) -> list[Waiting]:
    """Day by day as they were due, and by the seed within a day."""

    def by_seed(waiting: Waiting) -> tuple[int, ItemId]:
        return crc32(f"{seed}\n{waiting.item}".encode()), waiting.item

    return [one for _, day in groupby(reviews, key=_due) for one in sorted(day, key=by_seed)]


def _due(waiting: Waiting) -> date | None:
    return waiting.due


def _mixed(reviews: list[Waiting], new: list[Waiting]) -> list[Waiting]:
    """All reviews and all new items, each in its order, the new ones spread evenly.

    A review comes first, so that the day begins with what is longest overdue.
    """
    mixed: list[Waiting] = []
    done = 0
    for number, one in enumerate(new, start=1):
        upto = -(-number * len(reviews) // (len(new) + 1))
        mixed += reviews[done:upto]
        mixed.append(one)
        done = upto
    return mixed + reviews[done:]
