"""`tag` and `untag`: the learner's own tags on cards, beside those that their decks give."""

from __future__ import annotations

import click

from quizgo.commands.marks.marking import cards_argument, mark, query_option
from quizgo.errors import WrongWords
from quizgo.model import EntryKind
from quizgo.text.safe import one_line
from quizgo.text.tags import is_tag


@click.command(epilog="Example: quizgo tag ask-again go/g-struct/sig")
@click.argument("name", metavar="TAG")
@cards_argument
@query_option
def tag(name: str, cards: tuple[str, ...], query: str | None) -> None:
    """Put a tag of your own on cards. `tag:TAG` finds them; the decks stay as they are."""
    mark(cards, query, EntryKind.TAG, _checked(name))


@click.command(epilog="Example: quizgo untag ask-again --query tag:ask-again")
@click.argument("name", metavar="TAG")
@cards_argument
@query_option
def untag(name: str, cards: tuple[str, ...], query: str | None) -> None:
    """Take a tag of your own from cards. Tags that their decks give stay."""
    mark(cards, query, EntryKind.UNTAG, _checked(name))


def _checked(name: str) -> str:
    if not is_tag(name):
        raise WrongWords(
            f"{one_line(name)!r} is no tag. Use one word of at most 60 characters, "
            "without commas, quotes or #."
        )
    return name
