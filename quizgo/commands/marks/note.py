"""`note`: the learner's own words on a card."""

from __future__ import annotations

import sys

import click

from quizgo.commands.editing import write_text
from quizgo.commands.marks.marking import write
from quizgo.commands.opening import opened
from quizgo.commands.selecting import items_named
from quizgo.errors import QuizgoError, WrongWords
from quizgo.model import EntryKind

MOST_CHARACTERS = 20_000
"""Of a note: as many as of a text in a deck."""


@click.command(epilog='Example: quizgo note go/g-struct/sig "See runtime/signal_unix.go"')
@click.argument("card")
@click.argument("text", required=False)
def note(card: str, text: str | None) -> None:
    """Keep a note of your own on a card; without TEXT in $VISUAL or $EDITOR, or from a pipe.

    An empty note takes it away. `note:WORD` finds it.
    """
    with opened() as it:
        items = items_named(it.store, [card])
        before = it.store.standing(items[0].id).progress.note
        if text is None:
            text = write_text(before) if sys.stdin.isatty() else sys.stdin.read()
        text = text.strip()
        refuse_unkeepable(text)
        write(it, items, EntryKind.NOTE, text)


def refuse_unkeepable(text: str) -> None:
    """Raise WrongWords for a note that no store can keep."""
    if len(text) > MOST_CHARACTERS:
        raise WrongWords(f"The note is longer than {MOST_CHARACTERS:,} characters. Shorten it.")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise QuizgoError("The note holds what is no text. Write it in UTF-8.")
