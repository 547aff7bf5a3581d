"""What an interview came to: by topic, by level, against the clock, and what to do next.

Facts only, from the interview's own file; whoever shows them words them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from math import sqrt

from quizgo.frozen import dataclass
from quizgo.model import CardId, DeckName, EntryKind, Grade, Level, Text
from quizgo.schedule.sm2 import PASS
from quizgo.session.interview.events import Answered, Asked, History, Question, Setup, Why
from quizgo.session.interview.pool import LEVELS

LEAST_ASKED = 2
"""Questions of a level from which something is said of it."""
HELD_SHARE = 2 / 3
"""The share of a level's questions to be passed by whoever is at that level."""

Z_80 = 1.2816
"""Of the interval that holds the true share in 80 of 100 cases."""
WIDE = 0.3
"""An interval wider than this says little."""


@dataclass(frozen=True, slots=True)
class Told:
    """One question that was answered."""

    number: int
    asked: Asked
    answered: Answered
    is_scheduled: bool
    entry: str | None
    """Of the log."""
    is_undone: bool
    """Its answer was taken back since."""

    @property
    def grade(self) -> Grade:
        return self.answered.review.answered.grade

    @property
    def passed(self) -> bool:
        return self.grade >= PASS

    @property
    def took_seconds(self) -> float:
        return self.answered.review.answered.duration_ms / 1000

    @property
    def over_seconds(self) -> float:
        return max(0.0, self.took_seconds - self.asked.seconds)


@dataclass(frozen=True, slots=True)
class Share:
    """Questions passed of those asked, and where the true share is likely to be."""

    asked: int
    passed: int
    low: float
    high: float

    @property
    def is_wide(self) -> bool:
        return self.high - self.low > WIDE


@dataclass(frozen=True, slots=True)
class TopicResult:
    deck: DeckName
    title: Text
    questions: tuple[Told, ...]

    @property
    def passed(self) -> int:
        return sum(one.passed for one in self.questions)

    @property
    def mean_grade(self) -> float:
        return sum(one.grade for one in self.questions) / len(self.questions)

    @property
    def took_seconds(self) -> float:
        return sum(one.took_seconds for one in self.questions)

    @property
    def given_seconds(self) -> int:
        return sum(one.asked.seconds for one in self.questions)

    @property
    def is_strong(self) -> bool:
        """All passed, and well on the whole."""
        return self.passed == len(self.questions) and self.mean_grade >= Grade.GOOD

    @property
    def is_weak(self) -> bool:
        """Something was not passed."""
        return self.passed < len(self.questions)


@dataclass(frozen=True, slots=True)
class LevelResult:
    level: Level
    share: Share


@dataclass(frozen=True, slots=True)
class Estimate:
    """The level that the answers speak for."""

    reached: Level | None
    """The deepest of which enough was passed; None where no level was."""
    not_reached: Level | None
    """The easiest that was asked enough and not passed enough."""

    @property
    def is_known(self) -> bool:
        return self.reached is not None or self.not_reached is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """Where to read about a question that did not go well."""

    card: CardId
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One interview."""

    number: int
    on: date
    seed: int
    setup: Setup
    ended: Why | None
    """None while it is not finished."""
    questions: tuple[Told, ...]
    gone: tuple[CardId, ...]

    @property
    def seconds(self) -> float:
        return sum(one.took_seconds for one in self.questions)

    @property
    def passed(self) -> int:
        return sum(one.passed for one in self.questions)

    @property
    def self_graded(self) -> int:
        return sum(one.answered.finding.is_self_graded for one in self.questions)

    @property
    def scheduled(self) -> int:
        return sum(one.is_scheduled for one in self.questions)

    @property
    def topics(self) -> tuple[TopicResult, ...]:
        """The weakest first."""
        by_deck: dict[DeckName, list[Told]] = {}
        for one in self.questions:
            by_deck.setdefault(one.asked.topic.deck, []).append(one)
        found = [
            TopicResult(deck, ones[0].asked.topic.title, tuple(ones))
            for deck, ones in by_deck.items()
        ]
        return tuple(sorted(found, key=lambda one: one.mean_grade))

    @property
    def levels(self) -> tuple[LevelResult, ...]:
        """Those of which something was asked."""
        found = []
        for level in LEVELS:
            ones = [one for one in self.questions if one.asked.level is level]
            if ones:
                found.append(LevelResult(level, share(sum(o.passed for o in ones), len(ones))))
        return tuple(found)

    @property
    def estimate(self) -> Estimate:
        enough = [one for one in self.levels if one.share.asked >= LEAST_ASKED]
        held = [one.level for one in enough if one.share.passed >= HELD_SHARE * one.share.asked]
        lost = [one.level for one in enough if one.level not in held]
        reached = held[-1] if held else None
        above = [
            level
            for level in lost
            if reached is None or LEVELS.index(level) > LEVELS.index(reached)
        ]
        return Estimate(reached, above[0] if above else None)

    @property
    def reading(self) -> tuple[Reading, ...]:
        """Of what went worse than good, the worst first."""
        found = [
            Reading(one.asked.card, one.answered.refs)
            for one in sorted(self.questions, key=lambda one: one.grade)
            if one.grade < Grade.GOOD and one.answered.refs
        ]
        return tuple(found)

    @property
    def missed(self) -> tuple[CardId, ...]:
        """The cards that were not passed."""
        return tuple(one.asked.card for one in self.questions if not one.passed)


def report(number: int, history: History, undone: Collection[str] = ()) -> Report:
    """The report of an interview. `undone` are entries of the log that were taken back since."""
    begun = history.begun
    return Report(
        number=number,
        on=begun.on,
        seed=begun.seed,
        setup=begun.setup,
        ended=None if history.ended is None else history.ended.why,
        questions=tuple(_told(history.questions, undone)),
        gone=tuple(history.gone),
    )


def _told(questions: Iterable[Question], undone: Collection[str]) -> Iterable[Told]:
    for number, one in enumerate(questions, start=1):
        if one.answered is None:
            continue
        logged = one.logged
        kind = one.answered.review.kind if logged is None else logged.kind
        yield Told(
            number=number,
            asked=one.asked,
            answered=one.answered,
            is_scheduled=kind is EntryKind.SCHEDULED,
            entry=None if logged is None else logged.entry,
            is_undone=logged is not None and logged.entry in undone,
        )


def share(passed: int, asked: int) -> Share:
    """Wilson's interval, which holds for few answers, too, and stays between 0 and 1."""
    rate, z2 = passed / asked, Z_80 * Z_80
    middle = (rate + z2 / (2 * asked)) / (1 + z2 / asked)
    half = Z_80 * sqrt(rate * (1 - rate) / asked + z2 / (4 * asked * asked)) / (1 + z2 / asked)
    return Share(asked, passed, max(0.0, middle - half), min(1.0, middle + half))
