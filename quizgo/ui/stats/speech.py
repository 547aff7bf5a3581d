"""What the sections speak with."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.ui.prose.stats import StatsWords
from quizgo.ui.prose.words import Words
from quizgo.ui.stats.charts import Role, Series


class Speech(NamedTuple):
    """The sentences of one language, and the topics' names in it."""

    words: Words
    stats: StatsWords
    topics: tuple[str, ...]


def maturity_series(words: StatsWords, *, has_new: bool) -> tuple[Series, ...]:
    """Mature, young and, where asked for, new: the best known first."""
    mature = Series(words.series_mature, Role.MATURE)
    young = Series(words.series_young, Role.YOUNG)
    new = Series(words.series_new, Role.NEW)
    return (mature, young, new) if has_new else (mature, young)
