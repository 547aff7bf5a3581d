"""The plan in force in one line, for today's screen: light, because it is drawn every day."""

from __future__ import annotations

from quizgo.model import Lang
from quizgo.schedule.plan.notes import Foretold
from quizgo.schedule.plan.plan import Span
from quizgo.ui.prose.plans import plan_words_in


def plan_line(said: Foretold, lang: Lang) -> str:
    """`Ready by 2027-01-15: 55% known then, 38–66%.`"""
    return plan_words_in(lang).line.format(
        ready=said.ready.isoformat(), share=percent(said.known.mean), span=span_told(said.known)
    )


def percent(share: float) -> str:
    return f"{share:.0%}"


def span_told(span: Span) -> str:
    """`38–66%`."""
    return f"{round(100 * span.low)}–{percent(span.high)}"
