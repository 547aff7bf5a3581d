"""Numbers put into words."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.schedule.insight.periods import Bucket, Grain
from quizgo.schedule.insight.spreads import Bin
from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.stats.charts import Heat

NONE = "–"
"""Where there is nothing to judge by."""


def percent(share: float | None, words: StatsWords) -> str:
    """A share of 0 to 1. Only all is 100 and only nothing is 0."""
    if share is None:
        return NONE
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(99, max(1, whole))
    return words.percent.format(n=whole)


def lasting(milliseconds: float, words: StatsWords) -> str:
    """How long something took, in the two units that matter."""
    seconds = round(milliseconds / 1000)
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return words.hours_minutes.format(hours=hours, minutes=minutes)
    if minutes >= 10:
        return words.minutes.format(minutes=minutes)
    if minutes:
        return words.minutes_seconds.format(minutes=minutes, seconds=seconds % 60)
    return words.seconds.format(seconds=seconds)


def ease(hundredths: float) -> str:
    return f"{hundredths / 100:.2f}"


def short_float(value: float) -> str:
    """With one digit behind the point, which a whole number does without."""
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


def bucket_label(bucket: Bucket, grain: Grain) -> str:
    """A piece of a period by its start, as finely as the grain is."""
    match grain:
        case Grain.DAY | Grain.WEEK:
            return bucket.start.isoformat()
        case Grain.MONTH:
            return bucket.start.isoformat()[:7]
        case Grain.YEAR:
            return bucket.start.isoformat()[:4]


def days_bin(one: Bin, words: StatsWords) -> str:
    """A bin of whole days: both ends are in it."""
    if one.high is None:
        return words.over.format(low=f"{one.low:.0f}")
    if one.high <= 1:
        return words.under_a_day
    low, high = round(one.low), round(one.high) - 1
    return str(low) if low == high else f"{low}–{high}"


def efactor_bin(one: Bin, words: StatsWords) -> str:
    if one.high is None:
        return words.over.format(low=ease(one.low))
    return f"{ease(one.low)}–{ease(one.high - 1)}"


def share_bin(one: Bin, words: StatsWords) -> str:
    high = 1.0 if one.high is None else one.high
    return f"{round(one.low * 100)}–{percent(high, words)}"


def level_names(heat: Heat, words: StatsWords) -> Iterator[str]:
    """How many each shade of a heatmap stands for, from the palest on."""
    for low, above in zip(heat.levels, (*heat.levels[1:], None), strict=True):
        if above is None:
            yield words.heat_top.format(low=low)
        elif above == low + 1:
            yield str(low)
        else:
            yield words.heat_level.format(low=low, high=above - 1)
