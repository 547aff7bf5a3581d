"""What an interviewer asks next on the answer just given.

An open question may name cards that lead on. The one that is about a point left out comes first;
after a good answer the deepest of them, after a bad one the easiest. Any other answer leads to a
deeper card of its topic if it was good, to an easier one if it failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from quizgo.frozen import dataclass
from quizgo.grading.points import find_points
from quizgo.model import Card, CardId, Grade, Points, Text
from quizgo.search.facts import texts_of
from quizgo.session.interview.budget import Strand, strand
from quizgo.session.interview.mix import CHANCE, chance
from quizgo.session.interview.pool import Candidate, Pool
from quizgo.session.state import Lead

MOST_FOLLOW_UPS = 2
"""In a row; then another topic has its lead."""

SHARED_TAG = 0.5
"""How much nearer a card is for each tag that it shares with the question before."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that the answer before led to."""

    candidate: Candidate
    lead: Lead
    point: Text | None = None
    """The point that was left out and that this is about."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, as far as it decides what is asked next."""

    candidate: Candidate
    grade: Grade
    ticks: tuple[bool, ...] = ()
    """Of an open question: which points were made."""
    lead: Lead = Lead.NEXT
    """Why the question itself was asked."""
    chain: int = 0
    """How many follow-ups stand before it in a row, itself included."""


def follow_up(
    said: Said, pool: Pool, *, had: Collection[CardId], seconds: float, seed: int
) -> FollowUp | None:
    """What the answer leads to, of cards not `had` that take at most `seconds`."""
    if said.chain >= MOST_FOLLOW_UPS:
        return None
    named = [
        one
        for one in pool.followers(said.candidate.card)
        if one.card.id not in had and one.seconds <= seconds
    ]
    if named:
        return _named(said, named)
    others = [
        one
        for one in pool
        if one.topic == said.candidate.topic
        and one.card.id not in had
        and one.seconds <= seconds
        and strand(one.card) is not Strand.HANDS
    ]
    return _deeper_or_easier(said, others, seed)


def _named(said: Said, named: Sequence[Candidate]) -> FollowUp:
    on_a_gap = _on_what_was_left_out(said, named)
    if on_a_gap is not None:
        return on_a_gap
    if said.grade >= Grade.GOOD:
        deepest = max(named, key=lambda one: one.depth)
        is_deeper = deepest.depth > said.candidate.depth
        return FollowUp(deepest, Lead.DEEPER if is_deeper else Lead.NAMED)
    if said.grade < Grade.HARD:
        easiest = min(named, key=lambda one: one.depth)
        is_easier = easiest.depth < said.candidate.depth
        return FollowUp(easiest, Lead.EASIER if is_easier else Lead.NAMED)
    return FollowUp(named[0], Lead.NAMED)


def _on_what_was_left_out(said: Said, named: Sequence[Candidate]) -> FollowUp | None:
    """The card that is most about one point that was not made.

    Words of a point are met in many cards: the fewer cards speak of the point, and the fewer points
    a card speaks of, the surer that the card is about it.
    """
    body = said.candidate.card.body
    assert isinstance(body, Points)
    about = [_about(one.card, body) for one in named]
    spoken_of = Counter(index for points in about for index in points)
    gaps = [
        (spoken_of[index] + len(points), place, index)
        for place, points in enumerate(about)
        for index in points
        if index < len(said.ticks) and not said.ticks[index]
    ]
    if not gaps:
        return None
    _, place, index = min(gaps)
    return FollowUp(named[place], Lead.MISSED, body.points[index].text)


def _about(card: Card, body: Points) -> frozenset[int]:
    """The points of a question that another card speaks of."""
    return find_points(body, "\n".join(texts_of(card)))


def _deeper_or_easier(said: Said, others: Sequence[Candidate], seed: int) -> FollowUp | None:
    """A card of the nearest level above or below, by what it has to do with the question."""
    depth = said.candidate.depth
    if said.grade >= Grade.GOOD and said.lead is not Lead.EASIER:
        lead, levels = Lead.DEEPER, {one.depth for one in others if one.depth > depth}
        level = min(levels, default=None)
    elif said.grade < Grade.HARD:
        lead, levels = Lead.EASIER, {one.depth for one in others if one.depth < depth}
        level = max(levels, default=None)
    else:
        return None
    if level is None:
        return None
    tags = {tag.casefold() for tag in said.candidate.card.tags}

    def nearness(one: Candidate) -> tuple[float, str]:
        shared = len(tags & {tag.casefold() for tag in one.card.tags})
        drawn = CHANCE * chance(seed, one.item.id)
        return SHARED_TAG * shared + one.weakness + drawn, one.item.id

    best = max((one for one in others if one.depth == level), key=nearness)
    return FollowUp(best, lead)
