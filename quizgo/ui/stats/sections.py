"""A report put into words and charts, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from quizgo.frozen import dataclass
from quizgo.model import Lang
from quizgo.schedule.insight.report import Report
from quizgo.text.safe import one_line
from quizgo.ui.grades import words_for
from quizgo.ui.looks import Looks
from quizgo.ui.prose.stats import stats_words_in
from quizgo.ui.prose.words import counted
from quizgo.ui.stats import days, items, recall
from quizgo.ui.stats.charts import Section, Told
from quizgo.ui.stats.speech import Speech

_SIX: Final = Looks()


@dataclass(frozen=True, slots=True)
class Scope:
    """What the statistics are of, where they are not of everything."""

    decks: tuple[str, ...] = ()
    query: str = ""


SECTIONS: Final[Mapping[str, Callable[[Report, Speech], Section]]] = {
    "totals": days.totals,
    "heatmap": days.heatmap,
    "forecast": items.forecast,
    "retention": recall.retention,
    "grades": recall.grades,
    "intervals": items.intervals,
    "ease": items.ease_section,
    "time": days.time,
    "hours": recall.hours,
    "hardest": items.hardest,
    "states": items.states,
    "added": days.added,
    "mastery": items.mastery,
}
"""By the name that is typed, in the order in which they are shown."""


def told(
    report: Report,
    scope: Scope,
    lang: Lang,
    topics: Sequence[str],
    only: Sequence[str] = tuple(SECTIONS),
    *,
    looks: Looks = _SIX,
) -> Told:
    """The sections in one language. `topics` names what the report's topics are, in order.

    Grades are named as `looks` has them typed.
    """
    speech = Speech(words_for(lang, looks), stats_words_in(lang), tuple(map(one_line, topics)))
    return Told(
        title=speech.stats.title.format(day=report.on.isoformat()),
        sentences=tuple(_opening(report, scope, speech)),
        sections=tuple(make(report, speech) for key, make in SECTIONS.items() if key in only),
    )


def _opening(report: Report, scope: Scope, speech: Speech) -> Iterator[str]:
    words = speech.stats
    if scope.decks:
        decks = words.list_and.join(map(one_line, scope.decks))
        yield words.of_decks.format(decks=decks)
    if scope.query:
        yield words.of_query.format(query=one_line(scope.query))
    if not report.ever.answers:
        yield words.nothing
    if report.ahead_of_time:
        yield counted(words.ahead_of_time, report.ahead_of_time)
