"""`new`: begin a deck of one's own."""

from __future__ import annotations

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.filing import deck_path, put_in_place, stage
from quizgo.deck.names import deck_name
from quizgo.deck.template import template
from quizgo.errors import QuizgoError, WrongWords
from quizgo.settings import folders_from_environment


@click.command(epilog="Example: quizgo new my/channels")
@click.argument("deck")
def new(deck: str) -> None:
    """Write a fresh deck with one card of each kind into your decks folder."""
    name = deck_name(deck)
    if name is None:
        raise WrongWords(
            f"{deck!r} is no name for a deck. Use letters, digits, `-`, `_` and `.`, "
            "with `/` between the parts: my/channels."
        )
    folders = folders_from_environment()
    target = deck_path(folders.decks, name)
    if target.exists():
        raise QuizgoError(f"{target} is there already. Edit it, or choose another name.")
    staged = stage(template(name).encode(), target)
    at = clock_from_environment().now()
    put_in_place(staged, target, backups=folders.backups, at=at)
    click.echo(str(target))
    click.echo(f"Edit it, then: quizgo check {target} && quizgo study {name}", err=True)
