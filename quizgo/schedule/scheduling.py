"""By which rule an item comes round, and what that rule says of it.

`Scheduling` is what holds for one item, `FoldSettings` what holds for each deck.
FSRS is imported when the first item that it schedules is met.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import TypeVar

from quizgo.frozen import dataclass
from quizgo.model import Grade, ItemId, Memory, Progress, Scheduler
from quizgo.schedule import sm2
from quizgo.schedule.sm2 import MAXIMUM_DAYS, Fuzz
from quizgo.schedule.trees import takes_in

Value = TypeVar("Value")

RETENTION = 0.9
"""The chance of recall at the end of an interval: what SM-2 aims at, and FSRS by default."""


@dataclass(frozen=True, slots=True)
class Scheduling:
    """How one item is scheduled."""

    maximum_days: int = MAXIMUM_DAYS
    fuzz: bool = False
    scheduler: Scheduler = Scheduler.SM2
    retention: float = RETENTION
    """FSRS only: the chance of recall wanted when the item comes round."""
    parameters: tuple[float, ...] = ()
    """FSRS only: the learner's own 21 numbers; empty for the published ones."""

    @property
    def is_fsrs(self) -> bool:
        return self.scheduler is Scheduler.FSRS


AS_PUBLISHED = Scheduling()
"""SM-2 as Wozniak wrote it, up to the maximum interval."""


@dataclass(frozen=True, slots=True)
class OfDecks:
    """What is otherwise for some decks. None leaves it as it is."""

    pattern: str
    """As `trees.takes_in` reads it."""
    scheduler: Scheduler | None = None
    retention: float | None = None
    parameters: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class FoldSettings:
    """What of the settings changes how logs fold."""

    everywhere: Scheduling = AS_PUBLISHED
    decks: tuple[OfDecks, ...] = ()
    """The first that says something of a deck holds; the longest pattern stands first."""

    def for_item(self, item: ItemId) -> Scheduling:
        """How an item is scheduled: by the deck that its id names."""
        return self.for_deck(deck_in(item)) if self.decks else self.everywhere

    def for_deck(self, deck: str) -> Scheduling:
        return _for_deck(self, deck) if self.decks else self.everywhere

    @property
    def name(self) -> str:
        """What tells these settings from all others under which a log folds otherwise."""
        usual = self.everywhere
        fuzz = f"maximum_days={usual.maximum_days} fuzz={usual.fuzz}"
        if not usual.is_fsrs and not any(one.scheduler is Scheduler.FSRS for one in self.decks):
            return fuzz  # what FSRS would need says nothing then
        return f"{fuzz} FSRS-6 {json.dumps(asdict(self), sort_keys=True)}"


PUBLISHED_EVERYWHERE = FoldSettings()


def deck_in(item: ItemId) -> str:
    """The deck's name within an item's id."""
    return item.partition("#")[0].rpartition("/")[0]


# Reviews ------------------------------------------------------------------------


def review(
    item: ItemId, progress: Progress, grade: Grade, on: date, scheduling: Scheduling
) -> Memory:
    """The memory of an item after one more scheduled review.

    `item` is the name that the spread of intervals goes by.
    """
    fuzz = Fuzz(item, progress.reviews) if scheduling.fuzz else None
    if scheduling.is_fsrs:
        from quizgo.schedule import fsrs

        return fsrs.review(
            progress.memory,
            grade,
            on,
            last_on=progress.last_on,
            retention=scheduling.retention,
            parameters=scheduling.parameters,
            maximum_days=scheduling.maximum_days,
            fuzz=fuzz,
        )
    return sm2.review(progress.memory, grade, on, maximum_days=scheduling.maximum_days, fuzz=fuzz)


def preview(
    item: ItemId, progress: Progress, on: date, scheduling: Scheduling
) -> dict[Grade, Memory]:
    """What each grade would make of the memory, from 0 to 5."""
    return {grade: review(item, progress, grade, on, scheduling) for grade in Grade}


def retrievability(progress: Progress, on: date, scheduling: Scheduling) -> float | None:
    """The chance, by FSRS, that the item is recalled on a study day.

    None for an item that is new or that SM-2 schedules, which knows no chances.
    """
    if progress.memory.stability is None or progress.last_on is None:
        return None
    from quizgo.schedule import fsrs

    return fsrs.retrievability(progress.memory, progress.last_on, on, scheduling.parameters)


def hardness(memory: Memory) -> float | None:
    """The difficulty of FSRS as Anki shows it: 0 to 1. None where FSRS knows none."""
    return None if memory.difficulty is None else (memory.difficulty - 1) / 9


def _first(
    settings: FoldSettings, deck: str, chosen: Callable[[OfDecks], Value | None], usual: Value
) -> Value:
    for one in settings.decks:
        value = chosen(one)
        if value is not None and takes_in(one.pattern, deck):
            return value
    return usual


@lru_cache(maxsize=10_000)
def _for_deck(settings: FoldSettings, deck: str) -> Scheduling:
    usual = settings.everywhere
    return Scheduling(
        usual.maximum_days,
        usual.fuzz,
        _first(settings, deck, lambda one: one.scheduler, usual.scheduler),
        _first(settings, deck, lambda one: one.retention, usual.retention),
        _first(settings, deck, lambda one: one.parameters, usual.parameters),
    )
