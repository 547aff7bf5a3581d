"""`cards`: what is there, item by item, with its schedule."""

from __future__ import annotations

import sys

import click

from quizgo.commands.answering import schedule_json, write_json_rows
from quizgo.commands.opening import Opened, opened
from quizgo.store.values import ItemRow, Selection
from quizgo.ui.prose import words_in
from quizgo.ui.tables import CardLine, cards_table, write_table


@click.command(epilog="Example: quizgo cards deck:go/g-struct tag:stack stackguard0")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def cards(query: tuple[str, ...], as_json: bool) -> None:
    """The cards there are, with their state and schedule.

    QUERY: `deck:NAME` (with the decks below it; `*` matches any), `tag:NAME`, a deck's
    name, or words that stand in the card. All of them must hold.
    """
    with opened() as it:
        rows = it.store.rows(it.day, _selection(it, query))
        if as_json:
            write_json_rows(map(_as_json, rows))
        else:
            lines = (_line(row) for row in rows)
            write_table(cards_table(lines, words_in(it.lang)), words_in(it.lang), sys.stdout)


def _selection(opened: Opened, query: tuple[str, ...]) -> Selection:
    decks, tags, words = [], [], []
    for term in query:
        kind, colon, name = term.partition(":")
        if colon and kind == "deck":
            decks.append(name)
        elif colon and kind == "tag":
            tags.append(name)
        elif opened.store.deck_names(Selection(decks=(term,))):
            decks.append(term)
        else:
            words.append(term)
    return Selection(tuple(decks), tuple(tags), tuple(words))


def _as_json(row: ItemRow) -> dict[str, object]:
    return {
        "id": row.item.id,
        "deck": row.deck,
        "kind": row.kind,
        "tags": list(row.tags),
        "state": row.state,
        **schedule_json(row.progress),
    }


def _line(row: ItemRow) -> CardLine:
    memory = row.progress.memory
    return CardLine(
        item=row.item.id,
        kind=row.kind,
        state=row.state,
        due=memory.due,
        interval_days=memory.interval_days,
        efactor=memory.efactor,
        reviews=row.progress.reviews,
        lapses=row.progress.lapses,
        tags=row.tags,
    )
