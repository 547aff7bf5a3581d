"""`flag`: a number from 1 to 7 that a learner puts on cards, as in Anki."""

from __future__ import annotations

import click

from quizgo.commands.marks.marking import cards_argument, mark, query_option
from quizgo.model import EntryKind


@click.command(epilog="Example: quizgo flag 1 go/g-struct/sig --query prop:lapses>=4")
@click.argument("number", type=click.IntRange(0, 7))
@cards_argument
@query_option
def flag(number: int, cards: tuple[str, ...], query: str | None) -> None:
    """Put flag NUMBER (1 to 7) on cards; 0 takes it away. `flag:1` finds them again."""
    mark(cards, query, EntryKind.FLAG, str(number))
