"""Which items a study day holds, and in what order they come.

1. Reviews: the longest overdue day first, down to what is due today. Of items due
   the same day, which ones fit under the limit goes by a fixed mix of their ids,
   and in what order they come by the session's seed.
2. New items, in the order of the decks, mixed in evenly up to the day's limit.

Limits count across the sessions of a day. Siblings (items of one card) never share
a day: of two, the one that comes first here stays, and none comes on a day on which
one of them was already answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from zlib import crc32

from quizgo.model import CardId, DayLimits, ItemId


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that may come today. It is neither suspended nor buried."""

    item: ItemId
    card: CardId
    due: date | None
    """None for an item that is new."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the day has already seen, in all sessions and all decks."""

    new: int = 0
    """Items reviewed for the first time."""
    reviews: int = 0
    """Items reviewed again."""
    cards: Collection[CardId] = ()
    """Cards of which an item was answered on schedule."""


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


def today(
    due: Iterable[Waiting],
    fresh: Iterable[Waiting],
    *,
    done: Done,
    limits: DayLimits,
    seed: int,
) -> Queue:
    """The queue for what is left of the day.

    `due` holds what is due today or before, in the order of `due_order`; `fresh` the
    new items in the order of the decks. Neither is read further than needed.
    """
    taken = set(done.cards)
    reviews = _take(due, limits.reviews - done.reviews, taken)
    new = _take(fresh, limits.new - done.new, taken)
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


def _take(waiting: Iterable[Waiting], most: int, taken: set[CardId]) -> list[Waiting]:
    """At most `most` items, none of a card in `taken`; their cards are added to it."""
    chosen: list[Waiting] = []
    if most <= 0:
        return chosen
    for one in waiting:
        if one.card in taken:
            continue
        taken.add(one.card)
        chosen.append(one)
        if len(chosen) == most:
            break
    return chosen


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
