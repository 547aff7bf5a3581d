"""The plan in force, as far as a day needs to know it: read from its notes, quickly.

Every command asks, and most learners have no plan: notes are read by what only a note
needs. What is heavy, forecasts and moves, is `foretelling`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from quizgo.model import DayLimits, TreeLimits
from quizgo.schedule.plan.plan import Away, NoteKind, Plan
from quizgo.schedule.trees import takes_in
from quizgo.store.store import Store

if TYPE_CHECKING:
    from quizgo.schedule.plan.notes import Foretold

PLANS = (NoteKind.PLAN, NoteKind.STOP)


def plan_kept(store: Store) -> Plan | None:
    """The last plan that was made and not stopped, even if its day has come."""
    note = store.latest_note(PLANS)
    if note is None or note.kind != NoteKind.PLAN:
        return None
    from quizgo.schedule.plan.notes import plan_in

    return plan_in(note.text)


def plan_in_force(store: Store, on: date) -> Plan | None:
    """The plan that rules a day."""
    plan = plan_kept(store)
    return plan if plan is not None and on < plan.ready else None


def away_kept(store: Store) -> tuple[Away, ...]:
    """The days away, past ones included."""
    note = store.latest_note([NoteKind.AWAY])
    if note is None:
        return ()
    from quizgo.schedule.plan.notes import away_in

    return away_in(note.text)


def last_foretold(store: Store) -> Foretold | None:
    """The last forecast of the plan in force; None before its first."""
    note = store.latest_note([*PLANS, NoteKind.FORECAST])
    if note is None or note.kind != NoteKind.FORECAST:
        return None
    from quizgo.schedule.plan.notes import foretold_in

    return foretold_in(note.text, note.on)


def needs_morning(store: Store, on: date) -> bool:
    """Whether the day still waits for its forecast, or reviews have to be moved out of it."""
    if store.is_read_only:
        return False
    if plan_in_force(store, on) is not None:
        said = last_foretold(store)
        if said is None or said.on < on:
            return True
    ahead = [one for one in away_kept(store) if one.last >= on]
    if not ahead:
        return False
    due = {max(day, on) for day, _ in store.due_days(max(one.last for one in ahead))}
    return any(day in due for one in ahead for day in one.days)


def limits_under_plan(store: Store, on: date, usual: DayLimits) -> DayLimits:
    """The day's limits as the plan in force has them; the usual ones without a plan.

    They are fixed by the day's forecast. Until that is made, yesterday's pace holds.
    """
    plan = plan_in_force(store, on)
    if plan is None:
        return usual
    said = last_foretold(store)
    if said is None:
        return replace(usual, trees=(*usual.trees, *_others(store, plan)))
    new, reviews = said.new_per_day, usual.reviews
    if said.on == on:
        new, reviews = said.new, min(said.reviews, usual.reviews)
    return DayLimits(new, reviews, (*usual.trees, *_others(store, plan)))


def _others(store: Store, plan: Plan) -> Iterator[TreeLimits]:
    """Nothing new of decks that the plan is not about: the minutes are for the plan."""
    if not plan.decks:
        return
    for deck in store.deck_names():
        if not any(takes_in(pattern, deck) for pattern in plan.decks):
            yield TreeLimits(deck, new=0)
