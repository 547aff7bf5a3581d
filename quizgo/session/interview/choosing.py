"""Which question comes next: a function of what was asked and answered so far."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from quizgo.model import CardId, ItemId
from quizgo.session.interview.events import Asked, History, Question, Why
from quizgo.session.interview.following import FollowUp, Said, follow_up
from quizgo.session.interview.pool import Candidate, Pool
from quizgo.session.state import Lead

GRACE_SECONDS = 15
"""A question may be put that is so much longer than the time left: nothing is cut off."""


def card_of(item: ItemId) -> CardId:
    """The card that an item's id names."""
    return CardId(item.partition("#")[0])


def chosen(history: History, pool: Pool, seconds_left: float) -> Asked | Why:
    """The next question, or why there is none. `seconds_left` is what is left of the interview."""
    setup = history.begun.setup
    if setup.questions is not None and len(history.answered) >= setup.questions:
        return Why.QUESTIONS
    left = seconds_left if setup.is_timed else inf
    followed = _followed(history, pool, left)
    if followed is not None:
        return followed
    mains = list(mains_ahead(history, pool))
    if not mains:
        return Why.POOL
    for one in mains:
        if one.seconds <= left + GRACE_SECONDS:
            return _asked(one, Lead.NEXT if history.questions else Lead.BEGIN)
    return Why.TIME


def mains_ahead(history: History, pool: Pool) -> Iterator[Candidate]:
    """The planned questions that can still be put."""
    had = history.cards
    found = (pool.item(item) for item in history.begun.plan)
    return (one for one in found if one is not None and one.card.id not in had)


def about_to_come(history: History, pool: Pool, seconds_left: float) -> int:
    """How many questions are likely to come after the one that is open.

    Those planned that the time is enough for, once the open one has had its own.
    """
    setup = history.begun.setup
    most = inf if setup.questions is None else setup.questions - len(history.questions)
    left = seconds_left if setup.is_timed else inf
    count = 0
    for one in mains_ahead(history, pool):
        if count >= most:
            break
        if one.seconds <= left + GRACE_SECONDS:
            left -= one.seconds
            count += 1
    return count


def _followed(history: History, pool: Pool, seconds_left: float) -> Asked | None:
    """The question that the last answer leads to."""
    last = history.questions[-1] if history.questions else None
    candidate = None if last is None else pool.item(last.asked.item)
    if last is None or last.answered is None or candidate is None:
        return None
    found = follow_up(
        _said(last, candidate),
        pool,
        had=history.cards,
        seconds=seconds_left,
        seed=history.begun.seed,
    )
    return None if found is None else _following(found, history)


def _said(last: Question, candidate: Candidate) -> Said:
    assert last.answered is not None
    return Said(
        candidate, last.grade, last.answered.ticks, lead=last.asked.lead, chain=last.asked.chain
    )


def _following(found: FollowUp, history: History) -> Asked:
    return _asked(
        found.candidate,
        found.lead,
        after=len(history.questions),
        chain=history.questions[-1].asked.chain + 1,
        found=found,
    )


def _asked(
    one: Candidate,
    lead: Lead,
    *,
    after: int = 0,
    chain: int = 0,
    found: FollowUp | None = None,
) -> Asked:
    return Asked(
        item=one.item.id,
        card=one.card.id,
        kind=one.kind,
        level=one.card.level,
        topic=one.topic,
        seconds=one.seconds,
        lead=lead,
        after=after,
        chain=chain,
        point=None if found is None else found.point,
    )
