"""Interviews as JSON: the same facts as in a report, under names that stay."""

from __future__ import annotations

from quizgo.commands.interview.files import Held
from quizgo.schedule.sm2 import PASS
from quizgo.session.interview.events import Why
from quizgo.session.interview.report import Estimate, LevelResult, Report, Told, TopicResult

Json = dict[str, object]


def held_json(held: Held) -> Json:
    """One line of the list."""
    history = held.history
    if history is None:
        return {"number": held.number, "state": "damaged", "file": str(held.path)}
    setup = history.begun.setup
    return {
        "number": held.number,
        "state": state_of(held),
        "on": history.begun.on.isoformat(),
        "begun": history.begun.at.isoformat(),
        "minutes": setup.seconds // 60,
        "level": setup.level,
        "topics": list(setup.topics),
        "decks": list(setup.decks),
        "seed": history.begun.seed,
        "questions": len(history.answered),
        "passed": sum(each.grade >= PASS for each in history.answered),
        "file": str(held.path),
    }


def state_of(held: Held) -> str:
    """`finished`, `open`, `closed` (another was begun instead) or `damaged`."""
    if held.complaint or held.history is None:
        return "damaged"
    ended = held.history.ended
    if ended is None:
        return "open"
    return "closed" if ended.why is Why.CLOSED else "finished"


def report_json(report: Report) -> Json:
    setup = report.setup
    return {
        "number": report.number,
        "on": report.on.isoformat(),
        "seed": report.seed,
        "minutes": setup.seconds // 60,
        "level": setup.level,
        "topics": list(setup.topics),
        "decks": list(setup.decks),
        "feedback": setup.feedback,
        "ended": report.ended,
        "seconds": round(report.seconds, 3),
        "passed": report.passed,
        "questions": [_question(one) for one in report.questions],
        "by_topic": [_topic(one) for one in report.topics],
        "by_level": [_level(one) for one in report.levels],
        "estimate": _estimate(report.estimate),
        "read": [{"card": one.card, "refs": list(one.refs)} for one in report.reading],
        "missed": list(report.missed),
        "gone": list(report.gone),
    }


def _question(one: Told) -> Json:
    answered = one.answered.review.answered
    return {
        "number": one.number,
        "item": one.asked.item,
        "kind": one.asked.kind,
        "level": one.asked.level,
        "topic": one.asked.topic.deck,
        "lead": one.asked.lead,
        "after": one.asked.after or None,
        "grade": int(one.grade),
        "proposed": int(answered.proposed),
        "outcome": one.answered.finding.outcome,
        "hints": answered.hints,
        "duration_ms": answered.duration_ms,
        "budget_ms": 1000 * one.asked.seconds,
        "points": list(one.answered.ticks),
        "logged_as": "scheduled" if one.is_scheduled else "cram",
        "entry": one.entry,
        "undone": one.is_undone,
    }


def _topic(one: TopicResult) -> Json:
    return {
        "topic": one.deck,
        "questions": len(one.questions),
        "passed": one.passed,
        "mean_grade": round(one.mean_grade, 2),
        "seconds": round(one.took_seconds, 3),
        "budget": one.given_seconds,
    }


def _level(one: LevelResult) -> Json:
    return {
        "level": one.level,
        "questions": one.share.asked,
        "passed": one.share.passed,
        "low": round(one.share.low, 4),
        "high": round(one.share.high, 4),
    }


def _estimate(one: Estimate) -> Json:
    return {"reached": one.reached, "not_reached": one.not_reached}
