"""A learner as a forecast sees one: memory, speed, grades and regularity, from the log.

Each of them comes with how sure it is. A forecast draws a *likeness* of the learner
for each run: what is not known about the learner is spread over the runs, and that is
what makes an interval honest when the log is short.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from random import Random

from quizgo.frozen import dataclass
from quizgo.model import Entry, EntryKind, ItemId, Kind
from quizgo.schedule.learner.fit import PRIOR, Answers, Belief, belief
from quizgo.schedule.learner.recall import AGAIN, AVERAGE, RATINGS, Parameters, Recall
from quizgo.schedule.learner.speed import USUAL, Sort, Speed, Turn, speed_of

FIRST_ANSWERS = (7.0, 2.0, 8.0, 3.0)
"""How many first answers usually get each rating, again to easy: as if so many had been seen."""

PASSES = (3.0, 13.0, 4.0)
"""The same for reviews that are passed: hard, good, easy."""

REGULAR = (6.0, 1.0)
"""Days studied and days missed, as if so many had been seen."""

REGULAR_DAYS = 30
"""Whether somebody studies every day is judged by so many last days."""

SPEED_DEVIATION = 0.45
"""How far a learner's speed is from the usual one: standard deviation of its share."""

MOMENTARY_DEVIATION = 0.25
"""What no model of memory foresees: standard deviation of a run's log-odds of recall."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the log tells, before anything is concluded from it."""

    answers: Mapping[ItemId, Answers]
    """Of each item since it was new: `(day as an ordinal, rating)`."""
    turns: Sequence[Turn] = ()
    days: Collection[int] = ()
    """Ordinals of the study days with a scheduled answer."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A learner who may be ours: everything that a run needs to act like one."""

    recall: Recall
    first: tuple[float, ...]
    """Running sums of the chances of each rating of a first answer."""
    passes: tuple[float, ...]
    """The same for hard, good and easy, where an answer is right."""
    haste: float
    """Times as long as the learner is thought to take."""
    regularity: float
    """The chance that a day is studied."""


@dataclass(frozen=True, slots=True)
class Learner:
    """What is thought of the learner."""

    ability: Belief = PRIOR
    first: tuple[float, ...] = FIRST_ANSWERS
    passes: tuple[float, ...] = PASSES
    speed: Speed = USUAL
    turns: int = 0
    """So many turns were timed."""
    regular: tuple[float, float] = REGULAR
    parameters: Parameters = AVERAGE

    def drawn(self, chance: Random) -> Likeness:
        """One of the learners that this one may be."""
        ability = self.ability.drawn(chance)
        ability = ability._replace(sureness=ability.sureness + chance.gauss(0, MOMENTARY_DEVIATION))
        doubt = (SPEED_DEVIATION**-2 + self.turns / self.speed.spread**2) ** -0.5
        return Likeness(
            Recall(self.parameters, ability),
            _shares(self.first, chance),
            _shares(self.passes, chance),
            max(0.4, chance.gauss(1, doubt)),
            chance.betavariate(*self.regular),
        )

    @property
    def likeliest(self) -> Recall:
        """The memory that this learner most likely has."""
        return Recall(self.parameters, self.ability.mean)


def learner_of(
    past: Past,
    today: date,
    *,
    parameters: Parameters = AVERAGE,
    off: Collection[int] = (),
) -> Learner:
    """What the log tells of the learner up to the day before `today`.

    `off` are ordinals of days on which nobody expected study.
    """
    first, passes = list(FIRST_ANSWERS), list(PASSES)
    for answers in past.answers.values():
        first[answers[0][1] - 1] += 1
        for _, rating in answers[1:]:
            if rating != AGAIN:
                passes[rating - 2] += 1
    return Learner(
        ability=belief(list(past.answers.values()), parameters),
        first=tuple(first),
        passes=tuple(passes),
        speed=speed_of(past.turns),
        turns=len(past.turns),
        regular=_regularity(past.days, today.toordinal(), off),
        parameters=parameters,
    )


def past_of(logs: Mapping[ItemId, Iterable[Entry]], kinds: Mapping[ItemId, Kind]) -> Past:
    """What the effective entries of each item tell, in their order.

    An item that was reset begins anew, but the time that it took was taken.
    """
    answers: dict[ItemId, list[tuple[int, int]]] = {}
    turns: list[Turn] = []
    days: set[int] = set()
    for item, entries in logs.items():
        course: list[tuple[int, int]] = []
        open_turn: Turn | None = None
        for entry in entries:
            if entry.kind is EntryKind.RESET:
                course = []
            if entry.answered is None or entry.kind is EntryKind.CRAM:
                continue
            day, seconds = entry.on.toordinal(), entry.answered.duration_ms / 1000
            if entry.kind is EntryKind.DRILL:
                if open_turn is not None and course and course[-1][0] == day:
                    open_turn = open_turn._replace(seconds=open_turn.seconds + seconds)
                continue
            if open_turn is not None:
                turns.append(open_turn)
            rating = RATINGS[entry.answered.grade]
            open_turn = Turn(kinds.get(item, Kind.BASIC), _sort(rating, bool(course)), seconds)
            course.append((day, rating))
            days.add(day)
        if open_turn is not None:
            turns.append(open_turn)
        if course:
            answers[item] = course
    return Past(answers, turns, days)


def _sort(rating: int, seen: bool) -> Sort:
    if not seen:
        return Sort.NEW
    return Sort.LAPSE if rating == AGAIN else Sort.PASS


def _regularity(days: Collection[int], today: int, off: Collection[int]) -> tuple[float, float]:
    """Days studied and missed, from the first one studied of late."""
    recent = sorted(day for day in days if today - REGULAR_DAYS <= day < today)
    studied, missed = REGULAR
    if not recent:
        return studied, missed
    expected = sum(day not in off for day in range(recent[0], today))
    return studied + len(recent), missed + max(0, expected - len(recent))


def _shares(counts: Sequence[float], chance: Random) -> tuple[float, ...]:
    """Shares that may lie behind such counts, as running sums; the last is 1."""
    drawn = [chance.gammavariate(count, 1) for count in counts]
    sums = list(accumulate(drawn))
    return tuple(value / sums[-1] for value in sums)
