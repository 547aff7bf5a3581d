"""`schema`: the JSON Schema of decks."""

from __future__ import annotations

import json

import click

from quizgo.deck.json_schema import json_schema


@click.command(epilog="Example: quizgo schema > ~/.config/quizgo.deck.json_schema.json")
def schema() -> None:
    """Print the JSON Schema of deck files.

    Save it, and name it in the first line of a deck, so that your editor completes
    fields and marks mistakes as you type:

    \b
        # yaml-language-server: $schema=/path/to/quizgo.deck.json_schema.json
    """
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
