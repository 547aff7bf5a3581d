"""When time is short: how many minutes would do, and what to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, median

from quizgo.model import DeckName, Level
from quizgo.schedule.plan.futures import (
    TRIED,
    TRIED_LIKENESSES,
    Morning,
    best_pace,
    ours,
    played,
    share_seen,
)
from quizgo.schedule.plan.simulate import Future, Stage, Subject
from quizgo.schedule.plan.values import Drop, Shortage

FEW_UNSEEN = 0.01
"""Time is short when more than this share is never begun."""

LONGEST_MINUTES = 960

_DEEPEST_FIRST = (Level.EXPERT, Level.INTERMEDIATE, Level.BASIC)


def shortage(morning: Morning, new: int, unseen: int) -> Shortage:
    """What would help where so many items never come up at a pace of `new` a day."""
    stage = morning.sample(TRIED)
    futures = played(morning, stage, morning.pace(new), TRIED_LIKENESSES, 1)
    left = median(_seconds_unseen(stage, one) for one in futures) / stage.share
    drops = _drops(morning, left)
    lighter = replace(morning, subjects=_without(morning.subjects, drops))
    rest = lighter.sample(TRIED)
    futures = played(lighter, rest, lighter.pace(best_pace(lighter)), TRIED_LIKENESSES, 1)
    items = ours(rest)
    share = fmean(fmean(one.chances[n] for n in items) for one in futures) if items else 0.0
    return Shortage(unseen, _minutes_needed(morning), drops, share)


def _seconds_unseen(stage: Stage, future: Future) -> float:
    """How long the items that never came up would have taken, the first time."""
    return sum(three[0] for three, seen in zip(stage.seconds, future.seen, strict=True) if not seen)


def _minutes_needed(morning: Morning) -> int | None:
    """The fewest minutes a day, in steps of five, with which everything is begun."""
    stage = morning.sample(TRIED)
    items = ours(stage)
    fresh = sum(one.memory.due is None for one in morning.subjects)
    studied = max(1, morning.days - sum(0 <= day < morning.days for day in morning.off))

    def is_enough(minutes: int) -> bool:
        pace = morning.pace(min(2 * fresh / studied + 1, morning.most_new), minutes)
        futures = played(morning, stage, pace, TRIED_LIKENESSES, 1)
        return median(share_seen(one, items) for one in futures) >= 1 - FEW_UNSEEN

    low = high = morning.plan.minutes
    while low < LONGEST_MINUTES:
        high = min(2 * low, LONGEST_MINUTES)
        if is_enough(high):
            break
        low = high
    else:
        return None
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
    for level in _DEEPEST_FIRST:
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
