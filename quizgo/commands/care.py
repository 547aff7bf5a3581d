"""`suspend`, `resume`, `bury`, `reset`: what a learner may do to a card besides answering it."""

from __future__ import annotations

import click

from quizgo.commands.opening import opened
from quizgo.commands.selecting import items_named
from quizgo.model import EntryKind
from quizgo.store.values import Draft

_cards = click.argument("cards", nargs=-1, required=True, metavar="CARD...")


@click.command(epilog="Example: quizgo suspend go/g-struct/sig")
@_cards
def suspend(cards: tuple[str, ...]) -> None:
    """Keep cards out of study until they are resumed. Their progress stays."""
    _mark(cards, EntryKind.SUSPEND, "suspended")


@click.command(epilog="Example: quizgo resume go/g-struct/sig")
@_cards
def resume(cards: tuple[str, ...]) -> None:
    """Bring suspended or buried cards back into study."""
    _mark(cards, EntryKind.RESUME, "resumed")


@click.command(epilog="Example: quizgo bury go/g-struct/sig")
@_cards
def bury(cards: tuple[str, ...]) -> None:
    """Keep cards out of study until tomorrow."""
    _mark(cards, EntryKind.BURY, "buried until tomorrow")


@click.command(epilog="Example: quizgo reset go/g-struct/sig")
@_cards
def reset(cards: tuple[str, ...]) -> None:
    """Make cards new again. Their history stays in the log; `quizgo undo` takes it back."""
    _mark(cards, EntryKind.RESET, "new again")


def _mark(words: tuple[str, ...], kind: EntryKind, done: str) -> None:
    with opened() as it:
        items = items_named(it.store, words)
        at = it.clock.now()
        it.store.record_all([Draft(item.id, kind, at, it.day) for item in items])
    for item in items:
        click.echo(f"{item.id}: {done}")
