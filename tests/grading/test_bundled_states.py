"""The bundled questions about a moment of a run have the answers that their authors meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.deck.vary import instances
from quizgo.grading.answers import TypedAnswer
from quizgo.grading.check import check
from quizgo.grading.state import Looked, judge_state, look
from quizgo.grading.verdict import Outcome
from quizgo.model import AnswerAs, Card, Level, State

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "inside.yaml").deck
assert DECK is not None

ANSWERS = {
    "ring-after-go": ("worker#1 worker#2 worker#3",),
    "runnext-after-go": ("worker#3", "worker#4", "worker#6"),
    "overflow-global": ("129",),
    "overflow-ring": ("128",),
    "after-gosched": ("main",),
    "receivers-in-line": ("worker#3 worker#1 worker#2",),
    "close-wakes": ("worker#2 worker#1",),
    "full-buffer": ("worker#1 worker#2",),
    "value-moves-up": ("20 30",),
    "select-sudogs": ("2",),
    "mutex-waiter": ("sync.Mutex.Lock",),
    "stack-doubled": ("4096",),
    "asked-to-yield": ("stackPreempt",),
    "preempted-where": ("worker#2",),
    "locked-main": ("0",),
    "p-in-syscall-old": ("Psyscall",),
    "p-in-syscall-new": ("Prunning",),
    "timers-of-a-p": ("4",),
    "nil-channel": ("chan receive (nil chan)",),
    "idle-ps": ("3",),
}
"""By card, and by instance where it varies."""


def test_every_card_has_an_answer_and_one_only() -> None:
    assert DECK is not None
    assert [card.id.rpartition("/")[2] for card in DECK.cards] == list(ANSWERS)
    assert check([DECK]) == ()


def test_all_levels_and_ways_of_answering_are_there() -> None:
    assert DECK is not None
    assert {card.level for card in DECK.cards} == set(Level)
    bodies = [card.body for card in DECK.cards if isinstance(card.body, State)]
    assert {body.as_ for body in bodies} == set(AnswerAs)
    assert all(card.why is not None for card in DECK.cards)


@pytest.mark.parametrize("card", DECK.cards, ids=list(ANSWERS))
def test_the_answer_is_the_one_that_is_meant(card: Card) -> None:
    wanted = ANSWERS[card.id.rpartition("/")[2]]
    for answer, instance in zip(wanted, instances(card), strict=True):
        body = instance.body
        assert isinstance(body, State)
        looked = look(body)
        assert isinstance(looked, Looked)
        assert looked.shown == answer
        assert judge_state(body, TypedAnswer(answer))[0] is Outcome.RIGHT
        assert judge_state(body, TypedAnswer("something else"))[0] is Outcome.WRONG
