"""The main questions of an interview, in their order: a function of candidates, time and seed.

Each strand gets its share of the time. Within a strand the weakest come first, but topics and
levels that were had already stand back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from zlib import crc32

from quizgo.model import CardId, DeckName, ItemId, Level
from quizgo.session.interview.budget import SHARES, Strand, strand
from quizgo.session.interview.pool import Candidate

CHANCE = 0.3
"""How much of weakness the seed may outweigh."""
SAME_TOPIC, SAME_LEVEL = 0.35, 0.1
"""How far an item stands back for each earlier question of its topic, or level."""

SPARE = 2
"""So many times what the time is enough for is planned: who is quick gets further."""
MOST_PLANNED = 200

LARGEST_SHARE = 3
"""No question may take more than a third of the time, as long as there are shorter ones."""


def chance(seed: int, item: ItemId) -> float:
    """What the seed draws for an item, from 0 to 1: the same on every machine."""
    return crc32(f"{seed}/{item}".encode()) / 2**32


def mix(
    candidates: Iterable[Candidate], *, seconds: int | None, questions: int | None, seed: int
) -> tuple[ItemId, ...]:
    """The items to be asked, the first first; each card at most once.

    Of `seconds` and `questions` one may be None: then only the other ends the interview.
    """
    assert seconds is not None or questions is not None, "something ends it"
    found = list(candidates)
    if seconds is not None:
        found = _fitting(found, seconds)
    return _Mix(found, seed).planned(
        None if seconds is None else SPARE * seconds,
        None if questions is None else SPARE * questions,
    )


def _fitting(candidates: list[Candidate], seconds: int) -> list[Candidate]:
    """Those that leave room for others; the shortest where none does."""
    least = min((one.seconds for one in candidates), default=0)
    most = max(seconds // LARGEST_SHARE, least)
    return [one for one in candidates if one.seconds <= most]


class _Mix:
    """A mix as it grows."""

    def __init__(self, candidates: list[Candidate], seed: int) -> None:
        self._left: dict[Strand, list[Candidate]] = {each: [] for each in Strand}
        for one in candidates:
            self._left[strand(one.card)].append(one)
        self._worth = {
            one.item.id: one.weakness + CHANCE * chance(seed, one.item.id) for one in candidates
        }
        self._spent: Counter[Strand] = Counter()
        self._topics: Counter[DeckName] = Counter()
        self._levels: Counter[Level] = Counter()
        self._cards: set[CardId] = set()

    def planned(self, seconds: int | None, questions: int | None) -> tuple[ItemId, ...]:
        most = MOST_PLANNED if questions is None else min(questions, MOST_PLANNED)
        plan: list[ItemId] = []
        while len(plan) < most and (seconds is None or self._spent.total() < seconds):
            chosen = self._next()
            if chosen is None:
                break
            plan.append(chosen.item.id)
        return tuple(plan)

    def _next(self) -> Candidate | None:
        open_ = [each for each in Strand if self._left[each]]
        if not open_:
            return None
        each = min(open_, key=lambda one: self._spent[one] / SHARES[one])
        chosen = max(self._left[each], key=lambda one: (self._value(one), one.item.id))
        self._take(chosen, each)
        return chosen

    def _value(self, one: Candidate) -> float:
        had = SAME_TOPIC * self._topics[one.topic.deck] + SAME_LEVEL * self._levels[one.card.level]
        return self._worth[one.item.id] - had

    def _take(self, chosen: Candidate, each: Strand) -> None:
        self._spent[each] += chosen.seconds
        self._topics[chosen.topic.deck] += 1
        self._levels[chosen.card.level] += 1
        self._left[each] = [one for one in self._left[each] if one.card.id != chosen.card.id]
