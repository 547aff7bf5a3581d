"""What is kept of plans, as text: each note a JSON value that later versions can read.

The plan in force is the last note of a plan, unless one of a stop came later.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from quizgo.errors import QuizgoError
from quizgo.schedule.learner.recall import Ability
from quizgo.schedule.plan.plan import Away, Plan, Span

Value = TypeVar("Value")


class Foretold(NamedTuple):
    """What was said on one morning."""

    on: date
    ready: date
    """The date of the plan."""
    known: Span
    new_per_day: int
    new: int
    reviews: int
    """The day's limits."""
    due: int
    """Reviews that waited, and those already done."""
    due_tomorrow: Span
    ability: Ability
    """What was thought of the learner's memory."""
    items: int


def plan_text(plan: Plan) -> str:
    since = None if plan.since is None else plan.since.isoformat()
    return json.dumps(
        {
            "ready": plan.ready.isoformat(),
            "minutes": plan.minutes,
            "decks": plan.decks,
            "since": since,
        }
    )


def plan_in(text: str) -> Plan:
    """The plan that a note holds. Raises QuizgoError where it holds none."""

    def read(found: Mapping[str, object]) -> Plan:
        since = found["since"]
        return Plan(
            _day(found["ready"]),
            _number(found["minutes"]),
            tuple(str(deck) for deck in _list(found["decks"])),
            None if since is None else _day(since),
        )

    return _read(text, read)


def away_text(away: Sequence[Away]) -> str:
    return json.dumps({"away": [str(one) for one in away]})


def away_in(text: str) -> tuple[Away, ...]:
    def read(found: Mapping[str, object]) -> tuple[Away, ...]:
        ends = [str(one).split("..") for one in _list(found["away"])]
        return tuple(Away(_day(first), _day(last)) for first, last in ends)

    return _read(text, read)


def moved_text(entries: Sequence[str]) -> str:
    return json.dumps({"entries": list(entries)})


def moved_in(text: str) -> tuple[str, ...]:
    return _read(text, lambda found: tuple(str(one) for one in _list(found["entries"])))


def foretold_text(said: Foretold) -> str:
    return json.dumps(
        {
            "ready": said.ready.isoformat(),
            "known": _ends(said.known),
            "new_per_day": said.new_per_day,
            "new": said.new,
            "reviews": said.reviews,
            "due": said.due,
            "due_tomorrow": _ends(said.due_tomorrow),
            "ability": [round(value, 4) for value in said.ability],
            "items": said.items,
        }
    )


def foretold_in(text: str, on: date) -> Foretold:
    def read(found: Mapping[str, object]) -> Foretold:
        lasting, growth, sureness = (_float(one) for one in _list(found["ability"]))
        return Foretold(
            on=on,
            ready=_day(found["ready"]),
            known=_span(found["known"]),
            new_per_day=_number(found["new_per_day"]),
            new=_number(found["new"]),
            reviews=_number(found["reviews"]),
            due=_number(found["due"]),
            due_tomorrow=_span(found["due_tomorrow"]),
            ability=Ability(lasting, growth, sureness),
            items=_number(found["items"]),
        )

    return _read(text, read)


def _read(text: str, read: Callable[[Mapping[str, object]], Value]) -> Value:
    try:
        found = json.loads(text)
        if not isinstance(found, dict):
            raise TypeError("it is no object")
        return read(found)
    except (ValueError, KeyError, TypeError) as error:
        raise QuizgoError(
            f"A note on the plan makes no sense ({error}). The store is damaged; "
            "restore a backup of it."
        ) from error


def _ends(span: Span) -> list[float]:
    return [round(value, 4) for value in (span.mean, span.low, span.high)]


def _span(value: object) -> Span:
    mean, low, high = (_float(one) for one in _list(value))
    return Span(mean, low, high)


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _float(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)
