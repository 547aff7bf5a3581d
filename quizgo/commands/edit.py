"""`edit`: a card's text in the learner's editor."""

from __future__ import annotations

import click

from quizgo.commands.editing import edit_card
from quizgo.commands.opening import opened
from quizgo.commands.selecting import items_named
from quizgo.errors import QuizgoError


@click.command(epilog="Example: EDITOR=vim quizgo edit go/g-struct/sig")
@click.argument("card")
@click.pass_context
def edit(ctx: click.Context, card: str) -> None:
    """Open a card's YAML at its line in $VISUAL or $EDITOR, and read the deck again.

    A bundled deck is copied into your decks folder first; the copy counts from then on.
    """
    with opened() as it:
        found = it.store.card(items_named(it.store, [card])[0].card)
        if found is None:
            raise QuizgoError(f"{card}: its text is gone from the decks. Its progress is kept.")
        faults = edit_card(it, found)
    for fault in faults:
        click.echo(fault)
    ctx.exit(1 if faults else 0)
