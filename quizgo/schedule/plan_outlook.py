"""What a plan leads to: many futures played, and the pace that leads to the most known.

Every number is drawn from one seed, so the same morning gives the same outlook. Of a
large collection an even sample is played, at a pace as much smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt
from random import Random
from statistics import fmean, median

from quizgo.model import DeckName, Level
from quizgo.schedule.learner import Learner
from quizgo.schedule.plan import (
    NOTHING_SPENT,
    DayAhead,
    DeckOutlook,
    Drop,
    Outlook,
    Pace,
    Plan,
    Shortage,
    Span,
    Spent,
)
from quizgo.schedule.simulate import Future, Stage, Subject, quota

LIKENESSES = 40
"""So many learners who may be ours."""
FUTURES_EACH = 2

MOST_PLAYED = 600
"""Of more items a sample is played; over more than `MANY_DAYS` of fewer still."""
MANY_DAYS = 60
LEAST_PLAYED = 100

_TRIED = 200
"""Items played to compare paces."""
_TRIED_LIKENESSES = 8
_NEARLY_AS_GOOD = 0.015
"""A slower pace is taken where it costs no more than this share."""
_FEW_UNSEEN = 0.01
"""Time is short when more than this share is never begun."""
_LONGEST_MINUTES = 960
_LEVELS = (Level.EXPERT, Level.INTERMEDIATE, Level.BASIC)

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


def outlook(morning: Morning, progress: Progress = lambda _: None) -> Outlook:
    """What the plan leads to from this morning on, at the best pace."""
    new = best_pace(morning, progress)
    found = outlook_at(morning, new, lambda share: progress(0.3 + 0.6 * share))
    unseen = found.items - found.seen
    if unseen > max(0.5, _FEW_UNSEEN * found.items):
        found = replace(found, shortage=_shortage(morning, new, round(unseen)))
    progress(1.0)
    return found


def outlook_at(morning: Morning, new: int, progress: Progress = lambda _: None) -> Outlook:
    """The same at a given pace of new items a day."""
    stage = morning.sample(MOST_PLAYED)
    futures = _played(morning, stage, morning.pace(new), LIKENESSES, FUTURES_EACH, progress)
    ours = [number for number, one in enumerate(stage.subjects) if one.counts]
    chance = Random(morning.seed)
    items = sum(one.counts for one in morning.subjects)
    full = morning.stage(len(morning.subjects) or 1)
    studied = sorted(day.seconds for one in futures for day in one.days if day.reviews or day.new)
    reviews = [day.reviews for one in futures for day in one.days if day.reviews or day.new]
    scale = stage.share
    return Outlook(
        items=items,
        new_per_day=new,
        known=_known(futures, ours, items, chance),
        seen=items * median(_share_seen(one, ours) for one in futures) if items else 0.0,
        reviews=fmean(reviews) / scale if reviews else 0.0,
        minutes=fmean(studied) / scale / 60 if studied else 0.0,
        full_minutes=quantile(studied, 0.9) / scale / 60 if studied else 0.0,
        due_tomorrow=_due_tomorrow(morning, morning.pace(new)),
        days=_days(futures, scale),
        decks=_decks(futures, stage, morning.subjects, chance),
        quota=quota(full, morning.pace(new), morning.spent),
    )


def best_pace(morning: Morning, progress: Progress = lambda _: None) -> int:
    """New items a day, so that the most is known on the day."""
    stage = morning.sample(_TRIED)
    fresh = sum(one.memory.due is None for one in morning.subjects)
    if not fresh or morning.days < 1:
        return 0
    found: dict[int, float] = {}

    def share(new: int) -> float:
        if new not in found:
            futures = _played(morning, stage, morning.pace(new), _TRIED_LIKENESSES, 1)
            found[new] = fmean(sum(one.chances) for one in futures) / max(1, len(stage.subjects))
        return found[new]

    shortest = min((three[0] for three in stage.seconds), default=1.0)
    coarse = _paces(min(fresh, max(1, int(60 * morning.plan.minutes / shortest))))
    for number, new in enumerate(coarse):
        share(new)
        progress(0.2 * number / len(coarse))
    best = max(coarse, key=share)
    around = {round(best * times) for times in (0.75, 0.87, 1.15, 1.35)}
    for new in around:
        if 1 <= new <= fresh:
            share(new)
    most = max(found.values())
    return min(new for new, known in found.items() if known >= most * (1 - _NEARLY_AS_GOOD))


def quantile(values: Sequence[float], share: float) -> float:
    """The value under which this share of sorted values lies, between two where it must be."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def span(values: Sequence[float]) -> Span:
    """The mean of values, and the ends of the four fifths in the middle."""
    ordered = sorted(values)
    return Span(fmean(ordered), quantile(ordered, 0.1), quantile(ordered, 0.9))


def _paces(most: int) -> list[int]:
    """Paces to compare: 1, 2, 3, 4, 6, 9, 14… up to the greatest."""
    paces = [1]
    while paces[-1] < most:
        paces.append(min(most, max(paces[-1] + 1, round(paces[-1] * 1.5))))
    return paces


def _played(
    morning: Morning,
    stage: Stage,
    pace: Pace,
    likenesses: int,
    each: int,
    progress: Progress = lambda _: None,
) -> list[Future]:
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


def _known(futures: Sequence[Future], ours: Sequence[int], items: int, chance: Random) -> Span:
    """The share known, with the luck of the day itself."""
    shares = []
    for one in futures:
        chances = [one.chances[number] for number in ours]
        mean = fmean(chances) if chances else 0.0
        luck = sqrt(fmean(p * (1 - p) for p in chances) / items) if chances else 0.0
        shares.append(min(1.0, max(0.0, chance.gauss(mean, luck))))
    return span(shares)


def _share_seen(future: Future, ours: Sequence[int]) -> float:
    return fmean(future.seen[number] for number in ours) if ours else 0.0


def _due_tomorrow(morning: Morning, pace: Pace) -> Span:
    """Reviews that will wait tomorrow, if today is studied: of everything, not of a sample."""
    if morning.days < 2:
        return Span(0.0, 0.0, 0.0)
    tomorrow = morning.today + timedelta(days=1)
    fresh = [one for one in morning.subjects if one.memory.due is None]
    near = [one for one in morning.subjects if one.memory.due and one.memory.due <= tomorrow]
    close = replace(
        morning,
        plan=replace(morning.plan, ready=tomorrow + timedelta(days=1)),
        subjects=[*near, *fresh[: int(pace.new)]],
    )
    stage = close.stage(max(1, len(close.subjects)))
    futures = _played(close, stage, pace, LIKENESSES, 1)
    return span([one.days[1].due for one in futures])


def _days(futures: Sequence[Future], scale: float) -> tuple[DayAhead, ...]:
    return tuple(
        DayAhead(
            fmean(day.new for day in same) / scale,
            fmean(day.reviews for day in same) / scale,
            fmean(day.seconds for day in same) / scale / 60,
        )
        for same in zip(*(one.days for one in futures), strict=True)
    )


def _decks(
    futures: Sequence[Future], stage: Stage, subjects: Sequence[Subject], chance: Random
) -> tuple[DeckOutlook, ...]:
    items: dict[DeckName, int] = {}
    for one in subjects:
        if one.counts:
            items[one.deck] = items.get(one.deck, 0) + 1
    played: dict[DeckName, list[int]] = {}
    for number, one in enumerate(stage.subjects):
        if one.counts:
            played.setdefault(one.deck, []).append(number)
    return tuple(
        DeckOutlook(
            deck,
            count,
            count * fmean(_share_seen(one, played[deck]) for one in futures),
            _known(futures, played[deck], count, chance),
        )
        for deck, count in items.items()
        if deck in played
    )


# When time is short ---------------------------------------------------------------


def _shortage(morning: Morning, new: int, unseen: int) -> Shortage:
    stage = morning.sample(_TRIED)
    futures = _played(morning, stage, morning.pace(new), _TRIED_LIKENESSES, 1)
    left = median(_seconds_unseen(stage, one) for one in futures) / stage.share
    drops = _drops(morning, left)
    lighter = replace(morning, subjects=_without(morning.subjects, drops))
    rest = lighter.sample(_TRIED)
    futures = _played(lighter, rest, lighter.pace(best_pace(lighter)), _TRIED_LIKENESSES, 1)
    ours = [number for number, one in enumerate(rest.subjects) if one.counts]
    share = fmean(fmean(one.chances[n] for n in ours) for one in futures) if ours else 0.0
    return Shortage(unseen, _minutes_needed(morning), drops, share)


def _seconds_unseen(stage: Stage, future: Future) -> float:
    """How long the items that never came up would have taken, the first time."""
    return sum(three[0] for three, seen in zip(stage.seconds, future.seen, strict=True) if not seen)


def _minutes_needed(morning: Morning) -> int | None:
    """The fewest minutes a day, in steps of five, with which everything is begun."""
    stage = morning.sample(_TRIED)
    ours = [number for number, one in enumerate(stage.subjects) if one.counts]
    fresh = sum(one.memory.due is None for one in morning.subjects)
    studied = max(1, morning.days - sum(0 <= day < morning.days for day in morning.off))

    def is_enough(minutes: int) -> bool:
        pace = morning.pace(2 * fresh / studied + 1, minutes)
        futures = _played(morning, stage, pace, _TRIED_LIKENESSES, 1)
        return median(_share_seen(one, ours) for one in futures) >= 1 - _FEW_UNSEEN

    low, high = morning.plan.minutes, 2 * morning.plan.minutes
    while not is_enough(high):
        if high >= _LONGEST_MINUTES:
            return None
        low, high = high, min(2 * high, _LONGEST_MINUTES)
    while high - low > max(1, low // 10):
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return -(-high // 5) * 5


def _drops(morning: Morning, seconds: float) -> tuple[Drop, ...]:
    """New items that would take so long: the deepest level first, in it the last deck first."""
    groups: dict[tuple[Level, DeckName], list[float]] = {}
    for one in morning.subjects:
        if one.counts and one.memory.due is None:
            seconds_new = morning.learner.speed.of(one.kind)[0]
            groups.setdefault((one.level, one.deck), []).append(seconds_new)
    decks = list(dict.fromkeys(deck for _, deck in reversed(groups)))
    drops: list[Drop] = []
    for level in _LEVELS:
        for deck in decks:
            group = groups.get((level, deck), [])
            count = 0
            while count < len(group) and seconds > 0:
                count += 1
                seconds -= group[-count]
            if count:
                drops.append(Drop(level, deck, count, len(group)))
    return tuple(drops)


def _without(subjects: Sequence[Subject], drops: Sequence[Drop]) -> list[Subject]:
    left = {(drop.level, drop.deck): drop.items for drop in drops}
    kept = []
    for one in reversed(subjects):
        group = (one.level, one.deck)
        if one.counts and one.memory.due is None and left.get(group, 0) > 0:
            left[group] -= 1
        else:
            kept.append(one)
    return kept[::-1]
