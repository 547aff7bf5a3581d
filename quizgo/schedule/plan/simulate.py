"""One future, played day by day: what a learner like ours would study, and then know.

The learner's memory and the scheduler's are apart. The first decides whether an answer
is right, and nobody sees it; the second decides on which day an item comes round. Days
are counted from today, which is 0.

What a day holds follows one rule, the `Pace`, which also sets the limits of real days:
a forecast is of the plan that will be followed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import sqrt
from random import Random
from typing import NamedTuple

from quizgo.frozen import dataclass
from quizgo.model import DeckName, ItemId, Kind, Level, Memory
from quizgo.schedule.learner.fit import Answers
from quizgo.schedule.learner.learner import Likeness
from quizgo.schedule.learner.recall import AGAIN, AVERAGE, HARD, Recall, State
from quizgo.schedule.learner.speed import Speed, share_passed
from quizgo.schedule.plan.values import NOTHING_SPENT, Pace, Quota, Spent
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling
from quizgo.schedule.sm2 import FIRST_INTERVALS, LEAST_EFACTOR

SAFE = 1.7
"""Deviations kept free, so that a day stays within its minutes nine times in ten, although
what is known of the learner lags a little behind the learner."""

_EASE_CHANGE = (0, 0, -14, 0, 10)
"""What a pass does to the E-factor in SM-2, in hundredths, by its rating."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One item that the forecast is about."""

    item: ItemId
    deck: DeckName
    kind: Kind
    level: Level
    memory: Memory
    answers: Answers = ()
    """`(day as an ordinal, rating)` since it was new."""
    scheduling: Scheduling = AS_PUBLISHED
    counts: bool = True
    """Whether the plan is about it; else it only takes time."""


class Filling:
    """A day being filled: reviews first, then new items, as long as they fit.

    Expected seconds are added up, and room is kept for their chance. An untouched day
    always has room for one review, and when half of it is free, for one new item
    however long: else a lab would never come up in ten minutes.
    """

    __slots__ = ("_room", "_spread", "_squares", "_untouched", "new", "reviews", "used")

    def __init__(
        self, seconds: float, spread: float, *, share: float = 1.0, untouched: bool = True
    ) -> None:
        self._room = seconds
        self._untouched = untouched
        self._spread = (SAFE * spread) ** 2 * share
        self._squares = 0.0
        self.used = 0.0
        self.reviews = 0
        self.new = 0

    def takes_review(self, seconds: float) -> bool:
        """Whether there is room for a review that takes so long; then it is taken."""
        if self._fits(seconds) or (self._untouched and not self.reviews):
            self._take(seconds)
            self.reviews += 1
            return True
        return False

    def takes_new(self, seconds: float) -> bool:
        """The same for a new item."""
        if self._fits(seconds) or (self._untouched and not self.new and self.used < self._room / 2):
            self._take(seconds)
            self.new += 1
            return True
        return False

    def _fits(self, seconds: float) -> bool:
        used = self.used + seconds
        chance = (self._squares + seconds * seconds) * self._spread
        return used + sqrt(chance) <= self._room

    def _take(self, seconds: float) -> None:
        self.used += seconds
        self._squares += seconds * seconds


class DayOf(NamedTuple):
    """One day of a future."""

    due: int
    """Reviews that waited in the morning."""
    reviews: int
    new: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Future:
    """One way in which things may go."""

    days: list[DayOf]
    chances: list[float]
    """Of each item: the chance that it is known on the last morning; 0 if never seen."""
    seen: list[bool]


class Stage:
    """The items of a forecast, ready for many runs."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        today: int,
        speed: Speed,
        *,
        share: float = 1.0,
        off: Collection[int] = (),
    ) -> None:
        """`today` is an ordinal, `off` the days on which nobody studies, counted from today.

        `share` is how much of all the items these are: paces are scaled by it.
        """
        self.subjects = subjects
        self.share = share
        self.off = frozenset(off)
        self.spread = speed.spread
        self.seconds = [speed.of(one.kind) for one in subjects]
        self.longest = max((three[0] for three in self.seconds), default=0.0)
        self.passes = speed.passes
        self.answers = [[(day - today, rating) for day, rating in one.answers] for one in subjects]
        self.last = [answers[-1][0] if answers else 0 for answers in self.answers]
        due = [one.memory.due for one in subjects]
        self.fresh = [number for number, day in enumerate(due) if day is None]
        self.waiting = sorted(
            (day.toordinal() - today, number) for number, day in enumerate(due) if day is not None
        )
        self.schedulers = [_fsrs(one.scheduling) for one in subjects]
        """FSRS with the parameters that it has for each item; None under SM-2."""
        self.believed = [
            None if fsrs is None else fsrs.folded(answers)
            for fsrs, answers in zip(self.schedulers, self.answers, strict=True)
        ]
        """What FSRS thinks of the items that it schedules."""

    def states(self, recall: Recall) -> list[State | None]:
        """What each item is to a learner with this memory, from what was answered."""
        return [recall.folded(answers) for answers in self.answers]

    def run(
        self,
        like: Likeness,
        states: Sequence[State | None],
        pace: Pace,
        days: int,
        chance: Random,
        *,
        spent: Spent = NOTHING_SPENT,
    ) -> Future:
        """Play the days from today up to the one before day number `days`."""
        return _Run(self, like, states, days, chance).played(pace, spent)


@lru_cache(maxsize=64)
def _recall_by(parameters: tuple[float, ...]) -> Recall:
    return Recall(parameters or AVERAGE)


def _fsrs(scheduling: Scheduling) -> Recall | None:
    return _recall_by(scheduling.parameters) if scheduling.is_fsrs else None


def quota(stage: Stage, pace: Pace, spent: Spent = NOTHING_SPENT) -> Quota:
    """What today holds at this pace, besides what it has already seen."""
    room = max(0.0, pace.seconds - spent.seconds)
    filling = Filling(room, stage.spread, untouched=spent.is_nothing)
    due = [number for day, number in stage.waiting if day <= 0]
    for number in due[: max(0, pace.reviews - spent.reviews)]:
        if not filling.takes_review(review_seconds(stage.seconds[number], stage.passes)):
            break
    for number in stage.fresh[: max(0, int(pace.new) - spent.new)]:
        if not filling.takes_new(stage.seconds[number][0]):
            break
    return Quota(filling.new, filling.reviews, filling.used)


def review_seconds(three: tuple[float, float, float], passes: float) -> float:
    """What a review takes before anybody knows how it goes."""
    _, passed, failed = three
    return passes * passed + (1 - passes) * failed


class _Run:
    """A future while it is played."""

    def __init__(
        self,
        stage: Stage,
        like: Likeness,
        states: Sequence[State | None],
        days: int,
        chance: Random,
    ) -> None:
        self._stage = stage
        self._like = like
        self._random = chance.random
        self._gauss = chance.gauss
        self._states = list(states)
        self._last = list(stage.last)
        self._repetitions = [one.memory.repetitions for one in stage.subjects]
        self._intervals = [one.memory.interval_days for one in stage.subjects]
        self._efactors = [one.memory.efactor for one in stage.subjects]
        self._believed = list(stage.believed)
        self._days = days
        self._due_on: list[list[int]] = [[] for _ in range(days)]
        for due, number in stage.waiting:
            if due < days:
                self._due_on[max(0, due)].append(number)
        self._fresh = 0
        """How many of the new items were begun."""
        self._reviews = self._passed = 0
        """What the learner's share of passes shows itself to be."""

    def played(self, pace: Pace, spent: Spent) -> Future:
        stage, regularity = self._stage, self._like.regularity
        waiting: list[int] = []
        passed: list[DayOf] = []
        new_left = room_left = 0.0
        for day in range(self._days):
            waiting += self._due_on[day]
            if day in stage.off or (day > 0 and self._random() >= regularity):
                passed.append(DayOf(len(waiting), 0, 0, 0.0))
                continue
            before = spent if day == 0 else NOTHING_SPENT
            room = max(0.0, pace.seconds - before.seconds) * stage.share + room_left
            new_left += max(0.0, pace.new - before.new) * stage.share
            # By tomorrow the learner's real speed begins to show, and the plan goes by it.
            haste = 1.0 if day == 0 else self._like.haste
            filling = Filling(
                room / haste, stage.spread, share=stage.share, untouched=before.is_nothing
            )
            reviews = round(max(0, pace.reviews - before.reviews) * stage.share)
            chosen = self._chosen(filling, waiting, reviews)
            fresh = self._begun(filling, int(new_left))
            seconds = self._studied(chosen, fresh, day)
            passed.append(DayOf(len(waiting), len(chosen), len(fresh), seconds))
            del waiting[: len(chosen)]
            new_left -= int(new_left)
            if stage.share < 1:  # here the rest of a day is somebody's whole item
                room_left = min(max(0.0, room - filling.used * haste), stage.longest)
        return self._ended(passed)

    def _chosen(self, filling: Filling, waiting: list[int], most: int) -> list[int]:
        seconds = self._stage.seconds
        passes = share_passed(self._passed, self._reviews, self._stage.passes)
        chosen = []
        for number in waiting[:most]:
            if not filling.takes_review(review_seconds(seconds[number], passes)):
                break
            chosen.append(number)
        return chosen

    def _begun(self, filling: Filling, most: int) -> list[int]:
        stage = self._stage
        begun = []
        for number in stage.fresh[self._fresh : self._fresh + most]:
            if not filling.takes_new(stage.seconds[number][0]):
                break
            begun.append(number)
        self._fresh += len(begun)
        return begun

    def _studied(self, reviews: list[int], fresh: list[int], day: int) -> float:
        """Answer these items; the seconds that it takes."""
        seconds = self._stage.seconds
        used = squares = 0.0
        for number in reviews:
            took = seconds[number][2 if self._reviewed(number, day) == AGAIN else 1]
            used += took
            squares += took * took
        for number in fresh:
            self._met(number, day)
            used += seconds[number][0]
            squares += seconds[number][0] ** 2
        # Of a sample, the chance of the whole: it is scaled up with the sample.
        spread = self._stage.spread * sqrt(squares * self._stage.share)
        return max(0.0, self._gauss(used * self._like.haste, spread))

    def _met(self, number: int, day: int) -> int:
        """Ask an item for the first time; the rating of its answer."""
        rating = _drawn(self._like.first, self._random()) + AGAIN
        self._states[number] = self._like.recall.first(rating)
        self._schedule(number, day, rating, None)
        return rating

    def _reviewed(self, number: int, day: int) -> int:
        """Ask an item that came round; the rating of its answer."""
        recall, state = self._like.recall, self._states[number]
        if state is None:  # its day was set by hand before it was ever seen
            return self._met(number, day)
        days = max(0, day - self._last[number])
        kept = recall.kept(state.stability, days)
        rating = AGAIN
        self._reviews += 1
        if self._random() < recall.chance(kept):
            self._passed += 1
            rating = _drawn(self._like.passes, self._random()) + HARD
        if days >= 1:
            self._states[number] = recall.changed(state, kept, rating)
        else:
            self._states[number] = recall.after(state, 0, rating)
        self._schedule(number, day, rating, days)
        return rating

    def _schedule(self, number: int, day: int, rating: int, since: int | None) -> None:
        """Find the day on which an item comes round; `since` is None for its first answer."""
        fsrs, scheduling = self._stage.schedulers[number], self._stage.subjects[number].scheduling
        if fsrs is None:
            days = self._by_sm2(number, rating)
        else:
            days = self._by_fsrs(fsrs, number, rating, since)
        days = min(days, scheduling.maximum_days)
        self._intervals[number] = days
        self._last[number] = day
        if day + days < self._days:
            self._due_on[day + days].append(number)

    def _by_sm2(self, number: int, rating: int) -> int:
        if rating == AGAIN:
            self._repetitions[number] = 0
            return 1
        efactor = max(LEAST_EFACTOR, self._efactors[number] + _EASE_CHANGE[rating])
        self._efactors[number] = efactor
        self._repetitions[number] += 1
        first = FIRST_INTERVALS.get(self._repetitions[number])
        return first or -(-self._intervals[number] * efactor // 100)

    def _by_fsrs(self, fsrs: Recall, number: int, rating: int, since: int | None) -> int:
        before = self._believed[number]
        if before is None or since is None:
            after = fsrs.first(rating)
        else:
            after = fsrs.after(before, since, rating)
        self._believed[number] = after
        retention = self._stage.subjects[number].scheduling.retention
        return max(1, round(fsrs.days_until(retention, after.stability)))

    def _ended(self, passed: list[DayOf]) -> Future:
        recall, end = self._like.recall, self._days
        chances = [
            0.0
            if state is None
            else recall.chance(recall.kept(state.stability, max(0, end - self._last[number])))
            for number, state in enumerate(self._states)
        ]
        return Future(passed, chances, [state is not None for state in self._states])


def _drawn(sums: tuple[float, ...], roll: float) -> int:
    """Which of the chances that end at these running sums a roll under 1 falls to."""
    number = 0
    while number < len(sums) - 1 and roll >= sums[number]:
        number += 1
    return number
