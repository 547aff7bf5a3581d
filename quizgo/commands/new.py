"""`new`: begin a deck of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.filing import deck_path, put_in_place, stage
from quizgo.deck.json_schema import json_schema
from quizgo.deck.template import is_deck_name, new_deck
from quizgo.errors import QuizgoError, WrongWords
from quizgo.model import DeckName
from quizgo.settings import Folders, folders_from_environment
from quizgo.ui.looks import current
from quizgo.ui.prose.doings import done_words_in

SCHEMA = "deck.schema.json"
"""In the learner's decks folder; each new deck points its editor to it."""


@click.command(epilog="Example: quizgo new my/channels")
@click.argument("deck")
def new(deck: str) -> None:
    """Write a fresh deck with one card of each kind into your decks folder."""
    if not is_deck_name(deck):
        raise WrongWords(
            f"{deck!r} is no name for a deck. Use letters, digits, `-`, `_` and `.`, "
            "with `/` between the parts: my/channels."
        )
    folders = folders_from_environment()
    target = deck_path(folders.decks, DeckName(deck))
    if target.exists():
        raise QuizgoError(f"{target} is there already. Edit it, or choose another name.")
    up = "../" * deck.count("/")
    _write(folders, folders.decks / SCHEMA, json.dumps(json_schema(), ensure_ascii=False, indent=2))
    _write(folders, target, new_deck(deck, schema=up + SCHEMA))
    click.echo(str(target))
    told = done_words_in(current().lang).edit_new
    click.echo(told.format(path=target, deck=deck), err=True)


def _write(folders: Folders, target: Path, text: str) -> None:
    if target.is_file() and target.read_bytes() == text.encode():
        return
    staged = stage(text.encode(), target)
    put_in_place(staged, target, backups=folders.backups, at=clock_from_environment().now())
