"""`suspend`, `resume`, `bury`, `reset`: what a learner may do to a card besides answering it."""

from __future__ import annotations

import click

from quizgo.commands.marks.marking import cards_argument, mark, query_option
from quizgo.model import EntryKind


@click.command(epilog="Example: quizgo suspend go/g-struct/sig")
@cards_argument
@query_option
def suspend(cards: tuple[str, ...], query: str | None) -> None:
    """Keep cards out of study until they are resumed. Their progress stays."""
    mark(cards, query, EntryKind.SUSPEND)


@click.command(epilog="Example: quizgo resume --query is:suspended")
@cards_argument
@query_option
def resume(cards: tuple[str, ...], query: str | None) -> None:
    """Bring suspended or buried cards back into study."""
    mark(cards, query, EntryKind.RESUME)


@click.command(epilog="Example: quizgo bury go/g-struct/sig")
@cards_argument
@query_option
def bury(cards: tuple[str, ...], query: str | None) -> None:
    """Keep cards out of study until tomorrow."""
    mark(cards, query, EntryKind.BURY)


@click.command(epilog="Example: quizgo reset go/g-struct/sig")
@cards_argument
@query_option
def reset(cards: tuple[str, ...], query: str | None) -> None:
    """Make cards new again. Their history stays in the log; `quizgo undo` takes it back."""
    mark(cards, query, EntryKind.RESET)
