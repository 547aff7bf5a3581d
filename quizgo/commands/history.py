"""`history`: the log, newest first."""

from __future__ import annotations

import sys
from datetime import tzinfo

import click

from quizgo.commands.answering import write_json_rows
from quizgo.commands.opening import opened
from quizgo.commands.selecting import items_named
from quizgo.store.values import Logged
from quizgo.ui.prose import words_in
from quizgo.ui.tables import HistoryLine, history_table, write_table

USUAL_LIMIT = 50


@click.command(epilog="Example: quizgo history go/g-struct/sig --limit 10")
@click.argument("card", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"At most so many entries. In a table {USUAL_LIMIT}, unless told otherwise.",
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array; all entries.")
def history(card: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """What was answered, undone, suspended, buried and reset, newest first."""
    with opened() as it:
        items = [item.id for item in items_named(it.store, card)] if card else None
        if as_json:
            write_json_rows(map(_as_json, it.store.history(items, limit=limit)))
            return
        zone = it.clock.now().tzinfo
        entries = it.store.history(items, limit=limit or USUAL_LIMIT)
        lines = [line_of(entry, zone) for entry in entries]
        write_table(history_table(lines, words_in(it.lang)), words_in(it.lang), sys.stdout)


def _as_json(logged: Logged) -> dict[str, object]:
    entry, answered = logged.entry, logged.entry.answered
    answer: dict[str, object] = {}
    if answered is not None:
        answer = {
            "grade": answered.grade,
            "proposed": answered.proposed,
            "duration_ms": answered.duration_ms,
            "hints": answered.hints,
            "attempts": answered.attempts,
            "seed": answered.seed,
        }
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "device": entry.device,
        "sequence": entry.sequence,
        "item": entry.item,
        "kind": entry.kind,
        "on": entry.on.isoformat(),
        "of": entry.of,
        "value": entry.value,
        "undone": logged.undone,
        **answer,
    }


def line_of(logged: Logged, zone: tzinfo | None) -> HistoryLine:
    """An entry as a list shows it, its moment in `zone`."""
    entry, answered = logged.entry, logged.entry.answered
    return HistoryLine(
        at=entry.at.astimezone(zone),
        item=entry.item,
        kind=entry.kind,
        grade=None if answered is None else answered.grade,
        duration_ms=None if answered is None else answered.duration_ms,
        undone=logged.undone,
        value=entry.value,
    )
