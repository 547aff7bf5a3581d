"""Where the items stand: by state, by topic, and which are the hardest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model import DeckName, ItemId, ItemState
from quizgo.schedule.insight.answers import RECALLED, Answer, ItemFacts
from quizgo.schedule.insight.mastery import Mastery
from quizgo.schedule.insight.retention import Rate

MOST_HARD = 10


class Maturity(StrEnum):
    """What an item is to the learner, with review told apart by its interval."""

    NEW = "new"
    YOUNG = "young"
    MATURE = "mature"
    SUSPENDED = "suspended"
    BURIED = "buried"
    ORPHAN = "orphan"


def maturity(one: ItemFacts) -> Maturity:
    """The one class that an item belongs to."""
    if one.state is not ItemState.REVIEW:
        return Maturity(one.state.value)
    return Maturity.MATURE if one.is_mature else Maturity.YOUNG


def by_maturity(items: Iterable[ItemFacts]) -> dict[Maturity, int]:
    """How many items are of each class."""
    counts = Counter(map(maturity, items))
    return {one: counts[one] for one in Maturity}


# Mastery ----------------------------------------------------------------------


def mastery(items: Iterable[ItemFacts]) -> Mastery:
    new = young = mature = 0
    for one in items:
        if one.state in (ItemState.SUSPENDED, ItemState.ORPHAN):
            continue
        if one.progress.memory.due is None:
            new += 1
        elif one.is_mature:
            mature += 1
        else:
            young += 1
    return Mastery(new, young, mature)


def mastery_by(items: Iterable[ItemFacts], topics: Mapping[DeckName, int]) -> tuple[Mastery, ...]:
    """The mastery of each topic; `topics` numbers them from 0 by their decks."""
    groups: list[list[ItemFacts]] = [[] for _ in range(max(topics.values(), default=-1) + 1)]
    for one in items:
        if one.deck in topics:
            groups[topics[one.deck]].append(one)
    return tuple(map(mastery, groups))


# Hardest ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hard:
    """An item that costs trouble."""

    item: ItemId
    lapses: int
    rate: Rate
    """Of its scheduled reviews but the first."""
    milliseconds: int
    """That all its answers took."""
    is_leech: bool
    is_suspended: bool


def hardest(
    items: Iterable[ItemFacts],
    answers: Sequence[Answer],
    *,
    leech_lapses: int,
    most: int = MOST_HARD,
) -> tuple[Hard, ...]:
    """The items with the most lapses; of equals, those that failed more often come first."""
    lapsed = {one.item: one for one in items if one.progress.lapses and _has_text(one)}
    rates = {item: [0, 0] for item in lapsed}
    milliseconds = Counter[ItemId]()
    for answer in answers:
        if answer.item in lapsed:
            milliseconds[answer.item] += answer.duration_ms
            if answer.round in RECALLED:
                rates[answer.item][not answer.is_pass] += 1
    found = [
        Hard(
            item=item,
            lapses=one.progress.lapses,
            rate=Rate(*rates[item]),
            milliseconds=milliseconds[item],
            is_leech=0 < leech_lapses <= one.progress.lapses,
            is_suspended=one.state is ItemState.SUSPENDED,
        )
        for item, one in lapsed.items()
    ]
    return tuple(sorted(found, key=_by_trouble)[:most])


def _by_trouble(one: Hard) -> tuple[int, float, ItemId]:
    share = one.rate.share
    return -one.lapses, 1.0 if share is None else share, one.item


def _has_text(one: ItemFacts) -> bool:
    return one.state is not ItemState.ORPHAN
