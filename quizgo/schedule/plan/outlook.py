"""What a plan leads to: how much will be known, and what the days bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import sqrt
from random import Random
from statistics import fmean, median

from quizgo.model import DeckName
from quizgo.schedule.plan.futures import Morning, Progress, best_pace, ours, played, share_seen
from quizgo.schedule.plan.plan import Span
from quizgo.schedule.plan.shortage import FEW_UNSEEN, shortage
from quizgo.schedule.plan.simulate import Future, Stage, Subject, quota
from quizgo.schedule.plan.values import DayAhead, DeckOutlook, Outlook, Pace

LIKENESSES = 40
"""So many learners who may be ours."""
FUTURES_EACH = 2

MOST_PLAYED = 600
"""Of more items a sample is played."""
TOMORROW_SHARE = 0.5
"""Of the work is tomorrow's, for which of everything that is due a day is played."""


def outlook(morning: Morning, progress: Progress = lambda _: None) -> Outlook:
    """What the plan leads to from this morning on, at the best pace."""
    new = best_pace(morning, progress)
    found = outlook_at(morning, new, lambda share: progress(0.3 + 0.6 * share))
    unseen = found.items - found.seen
    if unseen > max(0.5, FEW_UNSEEN * found.items):
        found = replace(found, shortage=shortage(morning, new, round(unseen)))
    progress(1.0)
    return found


def outlook_at(morning: Morning, new: int, progress: Progress = lambda _: None) -> Outlook:
    """The same at a given pace of new items a day."""
    stage = morning.sample(MOST_PLAYED)
    due = _due_tomorrow(morning, morning.pace(new), lambda share: progress(TOMORROW_SHARE * share))

    def of_the_rest(share: float) -> None:
        progress(TOMORROW_SHARE + (1 - TOMORROW_SHARE) * share)

    futures = played(morning, stage, morning.pace(new), LIKENESSES, FUTURES_EACH, of_the_rest)
    about = ours(stage)
    chance = Random(morning.seed)
    items = sum(one.counts for one in morning.subjects)
    full = morning.stage(len(morning.subjects) or 1)
    studied = sorted(day.seconds for one in futures for day in one.days if day.reviews or day.new)
    reviews = [day.reviews for one in futures for day in one.days if day.reviews or day.new]
    scale = stage.share
    return Outlook(
        items=items,
        new_per_day=new,
        known=_known(futures, about, items, chance),
        seen=items * median(share_seen(one, about) for one in futures) if items else 0.0,
        reviews=fmean(reviews) / scale if reviews else 0.0,
        minutes=fmean(studied) / scale / 60 if studied else 0.0,
        full_minutes=quantile(studied, 0.9) / scale / 60 if studied else 0.0,
        due_tomorrow=due,
        days=_days(futures, scale),
        decks=_decks(futures, stage, morning.subjects, chance),
        quota=quota(full, morning.pace(new), morning.spent),
    )


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


def _known(futures: Sequence[Future], about: Sequence[int], items: int, chance: Random) -> Span:
    """The share known, with the luck of the day itself."""
    shares = []
    for one in futures:
        chances = [one.chances[number] for number in about]
        mean = fmean(chances) if chances else 0.0
        luck = sqrt(fmean(p * (1 - p) for p in chances) / items) if chances else 0.0
        shares.append(min(1.0, max(0.0, chance.gauss(mean, luck))))
    return span(shares)


def _due_tomorrow(morning: Morning, pace: Pace, progress: Progress) -> Span:
    """Reviews that will wait tomorrow, if today is studied: of everything, not of a sample."""
    if morning.days < 2:
        return Span(0.0, 0.0, 0.0)
    tomorrow = morning.today + timedelta(days=1)
    fresh = [one for one in morning.subjects if one.memory.due is None]
    near = [one for one in morning.subjects if one.memory.due and one.memory.due <= tomorrow]
    close = replace(
        morning,
        plan=morning.plan._replace(ready=tomorrow + timedelta(days=1)),
        subjects=[*near, *fresh[: int(pace.new)]],
    )
    stage = close.stage(max(1, len(close.subjects)))
    futures = played(close, stage, pace, LIKENESSES, 1, progress)
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
    places: dict[DeckName, list[int]] = {}
    for number, one in enumerate(stage.subjects):
        if one.counts:
            places.setdefault(one.deck, []).append(number)
    return tuple(
        DeckOutlook(
            deck,
            count,
            count * fmean(share_seen(one, places[deck]) for one in futures),
            _known(futures, places[deck], count, chance),
        )
        for deck, count in items.items()
        if deck in places
    )
