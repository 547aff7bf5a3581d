"""`suspend`, `resume`, `bury`, `reset`: what a learner may do to a card besides answering it."""

from __future__ import annotations

import click

from quizgo.commands.opening import Opened, opened
from quizgo.commands.searching import QUERY_HELP, matching
from quizgo.commands.selecting import items_named
from quizgo.errors import QuizgoError
from quizgo.model import EntryKind, Item
from quizgo.store.values import Draft

_cards = click.argument("cards", nargs=-1, metavar="[CARD]...")
_query = click.option("--query", help=QUERY_HELP)


@click.command(epilog="Example: quizgo suspend go/g-struct/sig")
@_cards
@_query
def suspend(cards: tuple[str, ...], query: str | None) -> None:
    """Keep cards out of study until they are resumed. Their progress stays."""
    _mark(cards, query, EntryKind.SUSPEND, "suspended")


@click.command(epilog="Example: quizgo resume --query is:suspended")
@_cards
@_query
def resume(cards: tuple[str, ...], query: str | None) -> None:
    """Bring suspended or buried cards back into study."""
    _mark(cards, query, EntryKind.RESUME, "resumed")


@click.command(epilog="Example: quizgo bury go/g-struct/sig")
@_cards
@_query
def bury(cards: tuple[str, ...], query: str | None) -> None:
    """Keep cards out of study until tomorrow."""
    _mark(cards, query, EntryKind.BURY, "buried until tomorrow")


@click.command(epilog="Example: quizgo reset go/g-struct/sig")
@_cards
@_query
def reset(cards: tuple[str, ...], query: str | None) -> None:
    """Make cards new again. Their history stays in the log; `quizgo undo` takes it back."""
    _mark(cards, query, EntryKind.RESET, "new again")


def _mark(words: tuple[str, ...], query: str | None, kind: EntryKind, done: str) -> None:
    is_empty = query is not None and not query.strip()  # which would mean every card
    if is_empty or not (words or query):
        raise click.UsageError("Name a CARD, or say with --query which cards are meant.")
    with opened() as it:
        items = items_named(it.store, words)
        if query is not None:
            items = list(dict.fromkeys([*items, *_meant(it, query)]))
        at = it.clock.now()
        it.store.record_all([Draft(item.id, kind, at, it.day) for item in items])
    for item in items:
        click.echo(f"{item.id}: {done}")


def _meant(opened: Opened, query: str) -> list[Item]:
    found = [row.item for row in matching(opened, query)]
    if not found:
        raise QuizgoError(
            f"No card is meant by {query!r}. `quizgo cards` shows what a query finds."
        )
    return found
