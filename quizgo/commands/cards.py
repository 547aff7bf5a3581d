"""`cards`: what is there, item by item, with its schedule."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

import click

from quizgo.commands.answering import marks_json, schedule_json, write_json_rows
from quizgo.commands.opening import Opened, opened
from quizgo.commands.reading import unbarred
from quizgo.commands.searching import QueryCommand, matching, tell_unknown
from quizgo.schedule.scheduling import hardness
from quizgo.store.values import ItemRow
from quizgo.ui.prose import words_in
from quizgo.ui.tables import CardLine, cards_table, write_table

EPILOG = """
Words must all stand in the card, in any language and case. `*` stands for any characters, `_`
for one.

\b
  "exact words"  re:EXPRESSION  deck:go/*  tag:stack  tag:none  id:sig
  flag:1 (to 7; 0 none)  note:word  note:* (any)
  is:due  is:new  is:review  is:learn  is:suspended  is:buried  is:orphan
  is:leech  (8 lapses or more)
  prop:ivl>10  prop:ease<2.0  prop:lapses>=3  prop:reps=0  prop:due<=3
  prop:s<21  prop:d>0.5  prop:r<0.9  (FSRS: stability, difficulty, recall today)
  added:7  introduced:7  rated:3  rated:3:1  (within so many days; the grade)
  kind:predict  level:expert  since:1.21  until:1.13

`-` negates, `or` joins, parentheses group. Quote all of it for the shell.

Example: quizgo cards 'deck:go/* is:due -(tag:gc or "write barrier")'
"""


@click.command(cls=QueryCommand, epilog=EPILOG)
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def cards(query: tuple[str, ...], as_json: bool) -> None:
    """The cards there are, or those that QUERY means, with their state and schedule."""
    with opened() as it:
        rows = _found(it, " ".join(query))
        if as_json:
            found = unbarred(rows)
            write_json_rows(_as_json(row, it.chance(row.item.id, row.progress)) for row in found)
        else:
            lines = (line_of(row, it.chance(row.item.id, row.progress)) for row in rows)
            write_table(cards_table(lines, words_in(it.lang)), words_in(it.lang), sys.stdout)


def _found(opened: Opened, query: str) -> Iterator[ItemRow]:
    rows = matching(opened, query)
    first = next(rows, None)
    if first is None:
        tell_unknown(opened, query)
        return iter(())
    return chain([first], rows)


def _as_json(row: ItemRow, chance: float | None) -> dict[str, object]:
    return {
        "id": row.item.id,
        "deck": row.deck,
        "kind": row.kind,
        "tags": list(row.tags),
        "state": row.state,
        **marks_json(row.progress),
        **schedule_json(row.progress, chance),
    }


def line_of(row: ItemRow, chance: float | None) -> CardLine:
    """A row as the table shows it."""
    memory = row.progress.memory
    return CardLine(
        item=row.item.id,
        kind=row.kind,
        state=row.state,
        due=memory.due,
        interval_days=memory.interval_days,
        efactor=memory.efactor,
        stability=memory.stability,
        hardness=hardness(memory),
        chance=chance,
        reviews=row.progress.reviews,
        lapses=row.progress.lapses,
        tags=row.tags,
    )
