"""Plans, forecasts and scores as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta

from quizgo.schedule.plan.plan import Plan, Span
from quizgo.schedule.plan.score import Score
from quizgo.schedule.plan.values import Outlook, Shortage
from quizgo.ui.plans import Load


def plan_json(plan: Plan) -> dict[str, object]:
    since = None if plan.since is None else plan.since.isoformat()
    return {
        "plan": {
            "date": plan.ready.isoformat(),
            "minutes": plan.minutes,
            "decks": list(plan.decks),
            "since": since,
        }
    }


def outlook_json(ahead: Outlook, today: date) -> dict[str, object]:
    return {
        "items": ahead.items,
        "new_per_day": ahead.new_per_day,
        "reviews_per_day": round(ahead.reviews, 1),
        "minutes_per_day": round(ahead.minutes, 1),
        "full_day_minutes": round(ahead.full_minutes, 1),
        "known": _span(ahead.known),
        "begun": round(ahead.seen),
        "today": {
            "new": ahead.quota.new,
            "reviews": ahead.quota.reviews,
            "seconds": round(ahead.quota.seconds),
        },
        "due_tomorrow": _span(ahead.due_tomorrow),
        "decks": [
            {
                "deck": one.deck,
                "items": one.items,
                "begun": round(one.seen),
                "known": _span(one.known),
            }
            for one in ahead.decks
        ],
        "short": None if ahead.shortage is None else _shortage(ahead.shortage),
        "days": [
            {
                "date": (today + timedelta(days=number)).isoformat(),
                "new": round(day.new, 1),
                "reviews": round(day.reviews, 1),
                "minutes": round(day.minutes, 1),
            }
            for number, day in enumerate(ahead.days)
        ],
    }


def loads_json(loads: Sequence[Load]) -> list[dict[str, object]]:
    return [
        {"date": one.day.isoformat(), "before": one.before, "after": one.after} for one in loads
    ]


def score_json(score: Score, mornings: Sequence[date]) -> dict[str, object]:
    """Each part is null where there is nothing yet to judge by."""
    known = score.known
    return {
        "mornings": [day.isoformat() for day in mornings],
        "load": None if score.load is None else asdict(score.load),
        "recall": None if score.recall is None else asdict(score.recall),
        "known": None if known is None else {**asdict(known), "first": _span(known.first)},
    }


def _span(span: Span) -> dict[str, float]:
    return {name: round(value, 4) for name, value in span._asdict().items()}


def _shortage(short: Shortage) -> dict[str, object]:
    return {
        "not_begun": short.unseen,
        "minutes_needed": short.minutes,
        "drop": [
            {"level": drop.level, "deck": drop.deck, "items": drop.items, "of": drop.of}
            for drop in short.drops
        ],
        "known_without": round(short.share_without, 4),
    }
