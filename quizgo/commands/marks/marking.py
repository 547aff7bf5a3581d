"""From words typed to entries of the log: which items are meant, and what is written of each."""

from __future__ import annotations

from collections.abc import Sequence

import click

from quizgo.commands.opening import Opened, opened
from quizgo.commands.searching import matching
from quizgo.commands.selecting import QUERY_HELP, items_named
from quizgo.errors import QuizgoError
from quizgo.model import EntryKind, Item
from quizgo.store.values import Draft
from quizgo.ui.done import marked_line

cards_argument = click.argument("cards", nargs=-1, metavar="[CARD]...")
query_option = click.option("--query", help=QUERY_HELP)


def mark(
    words: Sequence[str], query: str | None, kind: EntryKind, value: str | None = None
) -> None:
    """Write one entry for each item meant, all or none, and say so of each."""
    refuse_nobody(words, query)
    with opened() as it:
        items = items_meant(it, words, query)
        write(it, items, kind, value)


def refuse_nobody(words: Sequence[str], query: str | None) -> None:
    """Raise UsageError where no card is named; an empty query would mean every card."""
    is_empty = query is not None and not query.strip()
    if is_empty or not (words or query):
        raise click.UsageError("Name a CARD, or say with --query which cards are meant.")


def items_meant(opened: Opened, words: Sequence[str], query: str | None) -> list[Item]:
    """The items of the cards named and of those that the query means, each once.

    Raises QuizgoError where a card is unknown or the query means none.
    """
    items = items_named(opened.store, words)
    return items if query is None else list(dict.fromkeys([*items, *_found(opened, query)]))


def write(opened: Opened, items: Sequence[Item], kind: EntryKind, value: str | None = None) -> None:
    """One entry for each item, all or none; and a line that says so of each."""
    at, on = opened.clock.now(), opened.day
    opened.store.record_all([Draft(item.id, kind, at, on, value=value) for item in items])
    for item in items:
        click.echo(marked_line(item.id, kind, value, opened.lang))


def _found(opened: Opened, query: str) -> list[Item]:
    found = [row.item for row in matching(opened, query)]
    if not found:
        raise QuizgoError(
            f"No card is meant by {query!r}. `quizgo cards` shows what a query finds."
        )
    return found
