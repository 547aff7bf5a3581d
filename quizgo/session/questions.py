"""Cards as they are asked: how their pieces are arranged, what is kept when a question changes."""

from __future__ import annotations

import zlib
from dataclasses import replace

from quizgo.deck.vary import instance
from quizgo.grading.shuffle import shuffled
from quizgo.grading.verdict import ENDINGS, DriveDetail, LabDetail, Refusal
from quizgo.model import Asked, Card, Choice, Drive, Lab, Order, Points, Predict, Progress
from quizgo.schedule.scheduling import Scheduling
from quizgo.session.plan import Turn
from quizgo.session.state import Asking, Judged, Question, State, Ticking


def posed(
    turn: Turn, card: Card, progress: Progress, *, seed: int, scheduling: Scheduling
) -> Question:
    """A card as it is asked at its turn, drawn and shuffled by what the seed and the turn give."""
    drawn = zlib.crc32(f"{seed}/{turn.item.id}/{turn.times}".encode())
    card = instance(card, drawn)
    return Question(
        item=turn.item,
        card=card,
        round=turn.round,
        progress=progress,
        seed=drawn,
        shuffle=arranged(card, drawn),
        scheduling=scheduling,
    )


def once_more(judged: Judged) -> Question:
    """The question of an answer, to be answered again. The first answer goes on to count."""
    return replace(
        judged.question,
        attempt=judged.question.attempt + 1,
        first=judged.first,
        tried=None,
        hand_ins=0,
        some_passed=False,
    )


def rewritten(old: Question, card: Card) -> Question:
    """The same question with the card's new text."""
    card = instance(card, old.seed)
    return replace(
        old,
        card=card,
        tried=None,
        shuffle=arranged(card, old.seed),
        hints_shown=min(old.hints_shown, len(card.hints)),
    )


def knowing(state: Asking | Ticking | Judged, progress: Progress) -> State:
    """The same state, with what is now known of its item."""
    return replace(state, question=replace(state.question, progress=progress))


def arranged(card: Card, seed: int) -> tuple[int, ...]:
    """Where each piece of the card stands. Endings of a program always stand the same."""
    count = _pieces(card)
    is_ending = isinstance(card.body, Predict) and card.body.what is Asked.ENDING
    return tuple(range(count)) if is_ending else shuffled(count, seed)


def _pieces(card: Card) -> int:
    """How many things of the card there are to pick from or to put in order."""
    match card.body:
        case Choice(options=options):
            return len(options)
        case Order(steps=steps):
            return len(steps)
        case Predict(what=Asked.ENDING):
            return len(ENDINGS)
        case Predict(options=options):
            return len(options)
        case _:
            return 0


def tried(question: Question, detail: LabDetail | DriveDetail | Refusal) -> Question:
    """The question of a lab after a program that did not pass, or of a drive after wrong moves."""
    if isinstance(detail, Refusal):
        return replace(question, tried=detail)
    some_passed = detail.some_right if isinstance(detail, DriveDetail) else any(detail.passed)
    return replace(
        question,
        tried=detail,
        hand_ins=question.hand_ins + 1,
        some_passed=question.some_passed or some_passed,
    )


def repeats(card: Card | None) -> bool:
    """Whether the card comes round again in the drill: writing a program once is enough."""
    return card is None or not isinstance(card.body, Lab | Drive)


def has_same_shape(old: Card, new: Card) -> bool:
    """Whether an answer to `old` can be held against `new`."""
    points = [len(card.body.points) if isinstance(card.body, Points) else 0 for card in (old, new)]
    return old.kind is new.kind and _pieces(old) == _pieces(new) and points[0] == points[1]
