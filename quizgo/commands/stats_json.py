"""`stats --json`: the whole report for programs, a key a section. Names here are a contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from quizgo.schedule.insight.activity import DayTally
from quizgo.schedule.insight.ahead import Load
from quizgo.schedule.insight.answers import Round
from quizgo.schedule.insight.effort import Effort
from quizgo.schedule.insight.mastery import Mastery
from quizgo.schedule.insight.report import Report, Totals
from quizgo.schedule.insight.retention import Rate, Retention
from quizgo.schedule.insight.spreads import Spread
from quizgo.schedule.insight.standing import Maturity

if TYPE_CHECKING:
    from quizgo.commands.stats import Statistics

Json = dict[str, object]


def as_json_object(found: Statistics, sections: Sequence[str]) -> Json:
    """Days are ISO dates, times milliseconds, shares 0 to 1 or null, E-factors hundredths."""
    report = found.report
    return {
        "date": report.on.isoformat(),
        "since": report.period.since.isoformat(),
        "decks": list(found.scope.decks),
        "query": found.scope.query,
        "first": None if report.first is None else report.first.isoformat(),
        "ahead_of_time": report.ahead_of_time,
        "grain": report.grain,
        **{key: _section(key, found) for key in sections},
    }


def _section(key: str, found: Statistics) -> object:
    return _mastery_by_topic(found) if key == "mastery" else _SECTIONS[key](found.report)


def _totals(report: Report) -> Json:
    streaks = report.streaks
    return {
        "ever": _amounts(report.ever),
        "in_period": _amounts(report.in_period),
        "streak": streaks.current,
        "longest_streak": streaks.longest,
        "days_studied": streaks.studied,
        "days_missed": streaks.missed,
    }


def _amounts(totals: Totals) -> Json:
    return {
        "answers": totals.answers,
        "scheduled": totals.scheduled,
        "introduced": totals.introduced,
        "milliseconds": totals.milliseconds,
        "days": totals.days,
    }


def _heatmap(report: Report) -> list[Json]:
    return list(map(_day, report.days))


def _day(day: DayTally) -> Json:
    return {
        "day": day.day.isoformat(),
        "answers": day.answers,
        "rounds": day.rounds,
        "milliseconds": day.milliseconds,
    }


def _forecast(report: Report) -> Json:
    ahead = report.ahead
    return {
        "backlog": _load(ahead.backlog),
        "days": [{"day": day.isoformat(), **_load(load)} for day, load in ahead.days],
        "months": [
            {"from": month.start.isoformat(), "to": month.end.isoformat(), **_load(load)}
            for month, load in ahead.months
        ],
        "later": _load(ahead.later),
    }


def _load(load: Load) -> Json:
    return {"young": load.young, "mature": load.mature}


def _retention(report: Report) -> Json:
    return {
        "spans": {span: _retained(one) for span, one in report.retention.items()},
        "over_time": [
            {"from": piece.span.start.isoformat(), **_retained(piece.retention)}
            for piece in report.pieces
        ],
    }


def _retained(one: Retention) -> Json:
    return {"young": _rate(one.young), "mature": _rate(one.mature), "all": _rate(one.all)}


def _rate(rate: Rate) -> Json:
    return {"passed": rate.passed, "failed": rate.failed, "share": rate.share}


def _grades(report: Report) -> Json:
    pieces: list[Json] = [
        {"from": piece.span.start.isoformat(), "rounds": piece.rounds} for piece in report.pieces
    ]
    return {
        "rounds": {
            round: {str(int(grade)): count for grade, count in counts.items()}
            for round, counts in report.grades.items()
        },
        "over_time": pieces,
    }


def _spread(spread: Spread) -> Json:
    return {
        "median": spread.middle,
        "bins": [{"low": one.low, "high": one.high, "items": one.items} for one in spread.bins],
    }


def _intervals(report: Report) -> Json:
    return _spread(report.spreads.intervals)


def _ease(report: Report) -> Json:
    made = report.spreads
    return {
        "efactors": _spread(made.efactors),
        "stabilities": _spread(made.stabilities),
        "difficulties": _spread(made.difficulties),
        "retrievabilities": _spread(made.retrievabilities),
    }


def _time(report: Report) -> Json:
    return {
        "all": _effort(report.effort),
        "kinds": {kind: _effort(one) for kind, one in report.kinds.items()},
        "over_time": [
            {"from": piece.span.start.isoformat(), "milliseconds": piece.milliseconds}
            for piece in report.pieces
        ],
    }


def _effort(effort: Effort) -> Json:
    return {
        "answers": effort.answers,
        "milliseconds": effort.milliseconds,
        "median_milliseconds": effort.middle_ms,
    }


def _hours(report: Report) -> list[Json]:
    return [
        {"hour": at, "answers": hour.answers, **_rate(hour.rate)}
        for at, hour in enumerate(report.hours)
    ]


def _hardest(report: Report) -> list[Json]:
    return [
        {
            "id": one.item,
            "lapses": one.lapses,
            **_rate(one.rate),
            "milliseconds": one.milliseconds,
            "leech": one.is_leech,
            "suspended": one.is_suspended,
        }
        for one in report.hardest
    ]


def _states(report: Report) -> Mapping[Maturity, int]:
    return report.states


def _added(report: Report) -> list[Json]:
    return [
        {"from": piece.span.start.isoformat(), "items": piece.rounds[Round.NEW]}
        for piece in report.pieces
    ]


def _mastery_by_topic(found: Statistics) -> Json:
    topics = [
        {
            "title": {"en": topic.title.en, "zh": topic.title.zh},
            "decks": list(topic.decks),
            **_mastery(one),
        }
        for topic, one in zip(found.topics, found.report.topics, strict=True)
    ]
    return {**_mastery(found.report.mastery), "topics": topics}


def _mastery(one: Mastery) -> Json:
    return {"new": one.new, "young": one.young, "mature": one.mature, "share": one.share}


_SECTIONS: Mapping[str, Callable[[Report], object]] = {
    "totals": _totals,
    "heatmap": _heatmap,
    "forecast": _forecast,
    "retention": _retention,
    "grades": _grades,
    "intervals": _intervals,
    "ease": _ease,
    "time": _time,
    "hours": _hours,
    "hardest": _hardest,
    "states": _states,
    "added": _added,
}
