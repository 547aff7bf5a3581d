"""The bundled decks cover the headings of the notes, with enough cards of every kind and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pytest

from quizgo.deck.headings import HEADINGS
from quizgo.model import Card, Lang, Level
from tests.bundled import CARDS, DECKS, QUIZ_KINDS

LEAST = 400
"""Cards that ask for knowledge, over all decks."""

LEAST_A_HEADING = 15

QUIZ = tuple(card for card in CARDS if card.kind in QUIZ_KINDS)
BY_DECK = {str(deck.name): [card for card in deck.cards if card in QUIZ] for deck in DECKS}


def _counts(cards: Iterable[Card]) -> list[int]:
    cards = list(cards)
    kinds = Counter(card.kind for card in cards)
    levels = Counter(card.level for card in cards)
    return [len(cards), *(kinds[kind] for kind in QUIZ_KINDS), *(levels[level] for level in Level)]


def _table() -> Iterator[str]:
    """A line a heading and below it a line a deck: cards by kind and by level."""
    yield _row("", ["cards", *QUIZ_KINDS, *Level])
    for heading in HEADINGS:
        yield heading.title.in_(Lang.ZH)
        yield from (_row(f"  {deck}", _counts(BY_DECK[deck])) for deck in heading.decks)
    yield _row("all", _counts(QUIZ))


def _row(name: str, entries: Sequence[int | str]) -> str:
    return f"{name:<22}" + "".join(f"{entry:>13}" for entry in entries)


def test_every_heading_of_the_notes_has_cards() -> None:
    """`pytest -s` shows the table."""
    print(*_table(), sep="\n")
    assert len(QUIZ) >= LEAST
    for heading in HEADINGS:
        assert sum(len(BY_DECK[deck]) for deck in heading.decks) >= LEAST_A_HEADING, heading


def test_kinds_and_levels_are_spread() -> None:
    kinds = Counter(card.kind for card in QUIZ)
    levels = Counter(card.level for card in QUIZ)
    assert all(kinds[kind] >= 20 for kind in QUIZ_KINDS), kinds
    assert all(levels[level] >= len(QUIZ) // 6 for level in Level), levels


def test_no_two_decks_have_the_same_place() -> None:
    orders = [deck.order for deck in DECKS]
    assert len(set(orders)) == len(orders)


MISCONCEPTIONS = {
    "half of a full queue is moved, without the new one": "go/scheduling/full-ring",
    "who yields or is preempted goes to the local queue": "go/scheduling/yielded",
    "half rounded down is stolen": "go/scheduling/steal-share",
    "stolen from the tail": "go/scheduling/steal-end",
    "a blocked call hands its P over at once": "go/gpm/p-taken-when",
    "sysmon detects deadlocks and runs timers": "go/gpm/not-for-sysmon",
    "sysmon has a P": "go/gpm/sysmon-p",
    "a P in a system call is in Psyscall": "go/gpm/p-state-of-syscall",
    "from Gsyscall straight to Grunnable": "go/gpm/states-after-syscall",
    "a stack starts with 2 KB": "go/goroutines/start-size-today",
    "an endless loop cannot be preempted": "go/preemption/endless-loop",
    "timers are run by timerproc": "go/passive/who-runs-timers",
    "GOMAXPROCS ignores the container": "go/init/in-a-container",
    "gobuf holds the return value, and all registers": "go/g-struct/gobuf-contents",
    "every 61st time a batch is taken": "go/scheduling/sixty-one-takes",
    "a new goroutine joins the tail": "go/scheduling/new-goroutine",
    "the network is polled after stealing": "go/scheduling/find-order",
    "woken by the network, it goes to its old P": "go/scheduling/network-ready",
    "GOMAXPROCS is the number of threads": "go/gpm/gomaxprocs-limits",
    "a goroutine's stack cannot overflow": "go/goroutines/endless-recursion",
    "a thread's stack is memory used": "go/goroutines/sleeping-threads-ram",
    "a goroutine switch is as a thread switch": "go/goroutines/kernel-switch",
}
"""What many believe, and the card on which they find out."""


@pytest.mark.parametrize("wanted", MISCONCEPTIONS.values(), ids=list(MISCONCEPTIONS))
def test_a_card_catches_the_misconception(wanted: str) -> None:
    (card,) = (card for card in CARDS if card.id == wanted)
    assert card.why is not None
    assert "misconception" in card.tags
