"""`decks`: the tree of decks, with counts."""

from __future__ import annotations

import sys

import click

from quizgo.commands.answering import write_json_rows
from quizgo.commands.opening import opened
from quizgo.commands.today import by_deck
from quizgo.schedule.insight.mastery import NO_MASTERY, Mastery
from quizgo.store.values import DeckRow
from quizgo.ui.prose import words_in
from quizgo.ui.tables import DeckLine, decks_table, write_table
from quizgo.ui.today import DeckToday


@click.command(epilog="Example: quizgo decks --json")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def decks(as_json: bool) -> None:
    """The decks there are, in the order in which to learn them.

    What is due and new is what today brings within its limits, as `due` and a session
    have it; `--json` has the counts before any limit, too. Mastered is what has an interval
    of 21 days or more.
    """
    with opened() as it:
        rows = it.store.decks(it.day)
        today = {deck.name: deck for deck in by_deck(it, it.queue())}
        brings = [today.get(row.name, DeckToday(row.name, "", 0, 0)) for row in rows]
        known = it.store.mastery()
        mastered = [known.get(row.name, NO_MASTERY) for row in rows]
        if as_json:
            write_json_rows(map(_as_json, rows, brings, mastered))
            return
        lines = [
            DeckLine(
                name=row.name,
                title=row.title.in_(it.lang),
                cards=row.cards,
                due=deck.due,
                new=deck.new,
                mature=mastery.mature,
                learnable=mastery.total,
            )
            for row, deck, mastery in zip(rows, brings, mastered, strict=True)
        ]
        write_table(decks_table(lines, words_in(it.lang)), words_in(it.lang), sys.stdout)
        for row in rows:
            if row.faults:
                click.echo(
                    f"quizgo: {row.path}: {row.faults} faults. `quizgo check` lists them.", err=True
                )


def _as_json(row: DeckRow, today: DeckToday, mastery: Mastery) -> dict[str, object]:
    return {
        "deck": row.name,
        "title": {"en": row.title.en, "zh": row.title.zh},
        "path": str(row.path),
        "order": row.order,
        "cards": row.cards,
        "items": row.items.total,
        "new": row.items.new,
        "due": row.items.due,
        "new_today": today.new,
        "due_today": today.due,
        "later": row.items.later,
        "suspended": row.items.suspended,
        "buried": row.items.buried,
        "young": mastery.young,
        "mature": mastery.mature,
        "mastered": mastery.share,
        "faults": row.faults,
    }
