"""Futures of a plan: what is played, and the pace that leads to the most known.

Every number is drawn from one seed, so the same morning gives the same futures. Of a
large collection an even sample is played, at a pace as much smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from random import Random
from statistics import fmean

from quizgo.frozen import dataclass
from quizgo.schedule.learner.learner import Learner
from quizgo.schedule.plan.plan import Plan
from quizgo.schedule.plan.simulate import Future, Stage, Subject
from quizgo.schedule.plan.values import NOTHING_SPENT, Pace, Spent

MANY_DAYS = 60
"""Over more days than these, fewer items are played."""
LEAST_PLAYED = 100

TRIED = 200
"""Items played to compare paces."""
TRIED_LIKENESSES = 8

_NEARLY_AS_GOOD = 0.015
"""A slower pace is taken where it costs no more than this share."""

Progress = Callable[[float], None]
"""Called with the share of the work that is done."""


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that an outlook follows from."""

    plan: Plan
    today: date
    learner: Learner
    subjects: Sequence[Subject]
    """The plan's items, new ones in the order in which they come up, and whatever
    else of other decks takes time."""
    spent: Spent = NOTHING_SPENT
    reviews_per_day: int = 9_999
    most_new: int = 9_999
    """No pace is faster: what the decks may bring in a day."""
    off: Collection[int] = ()
    """Days without study, counted from today."""
    seed: int = 0

    @property
    def days(self) -> int:
        return (self.plan.ready - self.today).days

    def pace(self, new: float, minutes: float | None = None) -> Pace:
        return Pace(60 * (minutes or self.plan.minutes), new, self.reviews_per_day)

    def sample(self, most: int) -> Stage:
        """A sample of about so many items, fewer where the plan is long."""
        shrunk = round(most * (MANY_DAYS / max(MANY_DAYS, self.days)) ** 0.5)
        return self.stage(max(LEAST_PLAYED, shrunk))

    def stage(self, most: int) -> Stage:
        """The items to play: all of them, or an even sample of about `most`."""
        every = max(1, round(len(self.subjects) / most))
        chosen = self.subjects[self.seed % every :: every]
        return Stage(
            chosen,
            self.today.toordinal(),
            self.learner.speed,
            share=len(chosen) / len(self.subjects) if self.subjects else 1.0,
            off=self.off,
        )


def best_pace(morning: Morning, progress: Progress = lambda _: None) -> int:
    """New items a day, so that the most is known on the day."""
    stage = morning.sample(TRIED)
    fresh = sum(one.memory.due is None for one in morning.subjects)
    if not fresh or morning.days < 1:
        return 0
    items = ours(stage)
    found: dict[int, float] = {}

    def share(new: int) -> float:
        if new not in found:
            futures = played(morning, stage, morning.pace(new), TRIED_LIKENESSES, 1)
            found[new] = fmean(sum(one.chances[item] for item in items) for one in futures)
        return found[new]

    if not morning.most_new:
        return 0
    shortest = min((three[0] for three in stage.seconds), default=1.0)
    fastest = max(1, int(60 * morning.plan.minutes / shortest))
    coarse = _paces(min(fresh, fastest, morning.most_new))
    for number, new in enumerate(coarse):
        share(new)
        progress(0.2 * number / len(coarse))
    best = max(coarse, key=share)
    around = {round(best * times) for times in (0.75, 0.87, 1.15, 1.35)}
    for new in around:
        if 1 <= new <= min(fresh, morning.most_new):
            share(new)
    most = max(found.values())
    return min(new for new, known in found.items() if known >= most * (1 - _NEARLY_AS_GOOD))


def played(
    morning: Morning,
    stage: Stage,
    pace: Pace,
    likenesses: int,
    each: int,
    progress: Progress = lambda _: None,
) -> list[Future]:
    """So many futures for each of so many learners who may be ours."""
    chance = Random(morning.seed)
    futures = []
    for number in range(likenesses):
        like = morning.learner.drawn(chance)
        states = stage.states(like.recall)
        for _ in range(each):
            apart = Random(chance.getrandbits(32))
            futures.append(stage.run(like, states, pace, morning.days, apart, spent=morning.spent))
        progress((number + 1) / likenesses)
    return futures


def ours(stage: Stage) -> list[int]:
    """The items of a stage that the plan is about, by their places."""
    return [number for number, one in enumerate(stage.subjects) if one.counts]


def share_seen(future: Future, items: Sequence[int]) -> float:
    """How many of these items were begun."""
    return fmean(future.seen[number] for number in items) if items else 0.0


def _paces(most: int) -> list[int]:
    """Paces to compare: 1, 2, 3, 4, 6, 9, 14… up to the greatest."""
    paces = [1]
    while paces[-1] < most:
        paces.append(min(most, max(paces[-1] + 1, round(paces[-1] * 1.5))))
    return paces
