"""Synthetic learners: people whose memory, speed and habits are known, and who really study.

They answer the items that the true schedule brings, on real days, and leave a real log.
What a forecast is told is that log alone. Their memories are no member of the family
that a forecast believes in: all 21 parameters differ, and every item has a twist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from random import Random

from quizgo.model import (
    Answered,
    DayLimits,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    ItemId,
    Kind,
    Level,
    Progress,
)
from quizgo.schedule.fold import UNTOUCHED, step
from quizgo.schedule.learner.learner import Past, past_of
from quizgo.schedule.learner.recall import AVERAGE, RATINGS, Ability, Recall, State
from quizgo.schedule.plan.simulate import Subject
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling

START = date(2026, 9, 1)

GRADES = (Grade.WRONG, Grade.HARD, Grade.GOOD, Grade.EASY)
"""The grade behind each rating of FSRS."""


@dataclass
class Person:
    """One learner, as only the test knows them."""

    recall: Recall
    first: tuple[float, ...] = (0.35, 0.1, 0.4, 0.15)
    """How likely each rating of a first answer is."""
    passes: tuple[float, ...] = (0.15, 0.65, 0.2)
    slowness: float = 1.0
    regularity: float = 0.95
    twist: float = 0.35
    """How much items differ, beyond what their grades show."""


def average_person() -> Person:
    return Person(Recall())


def weak_person() -> Person:
    ability = Ability(lasting=-0.7, sureness=-0.3)
    return Person(Recall(AVERAGE, ability), first=(0.6, 0.15, 0.2, 0.05), slowness=1.4)


def strong_person() -> Person:
    ability = Ability(lasting=0.7, growth=0.2)
    return Person(Recall(AVERAGE, ability), first=(0.15, 0.05, 0.5, 0.3), slowness=0.7)


def forgetful_person() -> Person:
    w = list(AVERAGE)
    w[20] = 0.3
    return Person(Recall(w, Ability(growth=-0.5)))


def irregular_person() -> Person:
    return Person(Recall(), regularity=0.55)


NAMED: dict[str, Callable[[], Person]] = {
    "average": average_person,
    "weak": weak_person,
    "strong": strong_person,
    "forgetful": forgetful_person,
    "irregular": irregular_person,
}


def anybody(chance: Random) -> Person:
    """Somebody drawn from the street."""
    w = [value * exp(chance.gauss(0, 0.15)) for value in AVERAGE]
    w[:4] = sorted(value * exp(chance.gauss(0, 0.4)) for value in AVERAGE[:4])
    w[20] = min(0.5, max(0.08, AVERAGE[20] * exp(chance.gauss(0, 0.3))))
    ability = Ability(chance.gauss(0, 0.4), chance.gauss(0, 0.25), chance.gauss(0, 0.25))
    first = [chance.gammavariate(8 * share, 1) for share in (0.35, 0.1, 0.4, 0.15)]
    passes = [chance.gammavariate(12 * share, 1) for share in (0.15, 0.65, 0.2)]
    return Person(
        Recall(w, ability),
        tuple(first),
        tuple(passes),
        slowness=exp(chance.gauss(0, 0.3)),
        regularity=chance.betavariate(9, 1.5),
    )


@dataclass
class Study:
    """A person and what they study: the truth, and the log that it leaves."""

    person: Person
    chance: Random
    items: list[ItemId]
    day: date = START
    scheduling: Scheduling = AS_PUBLISHED
    seconds_a_day: dict[date, float] = field(default_factory=dict)
    progress: dict[ItemId, Progress] = field(default_factory=dict)
    entries: dict[ItemId, list[Entry]] = field(default_factory=dict)
    answers: dict[ItemId, list[tuple[int, int]]] = field(default_factory=dict)
    """What `past` says of them, kept beside: a year has many mornings."""
    _states: dict[ItemId, State] = field(default_factory=dict)
    _twists: dict[ItemId, float] = field(default_factory=dict)
    _entries_made: int = 0

    def study(self, limits: DayLimits) -> None:
        """One day, with everything that the limits let through, and on to the next."""
        due = sorted(filter(self._is_due, self.items), key=self._due)
        new = [item for item in self.items if item not in self.progress]
        chosen = due[: limits.reviews] + new[: limits.new]
        self.seconds_a_day[self.day] = sum(map(self._answer, chosen))
        self.rest()

    def rest(self) -> None:
        self.day += timedelta(days=1)

    def is_willing(self) -> bool:
        """Whether today is a day on which this person studies."""
        return self.chance.random() < self.person.regularity

    def past(self) -> Past:
        """What the log tells a forecast."""
        return past_of(self.entries, {})

    def subjects(self) -> list[Subject]:
        return [
            Subject(
                item,
                DeckName("d"),
                Kind.BASIC,
                Level.BASIC,
                self.progress.get(item, UNTOUCHED).memory,
                self.answers.get(item, ()),
                self.scheduling,
            )
            for item in self.items
        ]

    def share_known(self) -> float:
        """How much of everything this person would answer right this morning."""
        known = sum(
            self.chance.random() < self._chance(item) for item in self.items if item in self._states
        )
        return known / len(self.items)

    def _due(self, item: ItemId) -> tuple[date, ItemId]:
        due = self.progress[item].memory.due
        assert due is not None
        return due, item

    def _is_due(self, item: ItemId) -> bool:
        due = self.progress.get(item, UNTOUCHED).memory.due
        return due is not None and due <= self.day

    def _chance(self, item: ItemId) -> float:
        recall, last = self.person.recall, self.progress[item].last_on
        assert last is not None
        days = (self.day - last).days * self._twists[item]
        return recall.chance(recall.kept(self._states[item].stability, days))

    def _answer(self, item: ItemId) -> float:
        """Ask an item; the seconds that it takes, with its repeats."""
        rating = self._rating(item)
        usual = (25.0, 12.0, 28.0)[0 if item not in self._states else 1 if rating > 1 else 2]
        took = usual * self.person.slowness * self.chance.lognormvariate(-0.15, 0.55)
        self._learn(item, rating)
        drill = took * 0.3 if rating < RATINGS[Grade.GOOD] else 0.0
        self._log(item, EntryKind.SCHEDULED, GRADES[rating - 1], took - drill)
        if drill:
            self._log(item, EntryKind.DRILL, Grade.GOOD, drill)
        return took

    def _rating(self, item: ItemId) -> int:
        if item not in self._states:
            self._twists[item] = exp(self.chance.gauss(0, self.person.twist))
            return self.chance.choices((1, 2, 3, 4), self.person.first)[0]
        if self.chance.random() < self._chance(item):
            return self.chance.choices((2, 3, 4), self.person.passes)[0]
        return 1

    def _learn(self, item: ItemId, rating: int) -> None:
        recall = self.person.recall
        if item not in self._states:
            self._states[item] = recall.first(rating)
            return
        last = self.progress[item].last_on
        assert last is not None
        days = (self.day - last).days * self._twists[item]
        self._states[item] = recall.after(self._states[item], max(1.0, days), rating)

    def _log(self, item: ItemId, kind: EntryKind, grade: Grade, seconds: float) -> None:
        self._entries_made += 1
        entry = Entry(
            id=str(self._entries_made),
            at=datetime.combine(self.day, time(8), UTC) + timedelta(seconds=self._entries_made),
            device="here",
            sequence=self._entries_made,
            item=item,
            kind=kind,
            on=self.day,
            answered=Answered(grade, grade, round(seconds * 1000)),
        )
        self.entries.setdefault(item, []).append(entry)
        if kind is EntryKind.SCHEDULED:
            answer = (self.day.toordinal(), RATINGS[grade])
            self.answers.setdefault(item, []).append(answer)
        progress = self.progress.get(item, UNTOUCHED)
        self.progress[item] = step(progress, entry, self.scheduling)


def begun(person: Person, items: int, seed: int) -> Study:
    """A person with so many new items before them."""
    return Study(person, Random(seed), [ItemId(f"d/{number:04}") for number in range(items)])
