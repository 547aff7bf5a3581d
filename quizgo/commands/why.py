"""`why`: how a card's due date came about, in words."""

from __future__ import annotations

import sys

import click

from quizgo.commands.answering import schedule_json, write_json_rows
from quizgo.commands.opening import opened
from quizgo.commands.selecting import items_named
from quizgo.ui.grades import words_for
from quizgo.ui.printing import write_sentences
from quizgo.ui.telling import why_lines


@click.command(epilog="Example: quizgo why go/g-struct/stackguard0")
@click.argument("card")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, an object an item.")
def why(card: str, as_json: bool) -> None:
    """In words: why a card is due on the day it is due."""
    with opened() as it:
        words = words_for(it.lang, it.looks)
        rows, lines = [], []
        for item in items_named(it.store, [card]):
            progress = it.store.standing(item.id).progress
            sentences = why_lines(
                item.id, progress, words, today=it.day, scheduling=it.folds.for_item(item.id)
            )
            lines += sentences
            rows.append(
                {
                    "id": item.id,
                    **schedule_json(progress, it.chance(item.id, progress)),
                    "why": sentences,
                }
            )
        if as_json:
            write_json_rows(rows)
        else:
            write_sentences(lines, sys.stdout)
