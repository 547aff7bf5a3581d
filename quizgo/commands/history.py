"""`history`: the log, newest first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import tzinfo

import click

from quizgo.commands.answering import write_json_rows
from quizgo.commands.opening import Opened, opened
from quizgo.commands.past import past_day
from quizgo.commands.reading import newest_first, unbarred
from quizgo.commands.searching import matching, tell_unknown
from quizgo.commands.selecting import QUERY_HELP, items_named
from quizgo.errors import WrongWords
from quizgo.model import Grade, ItemId
from quizgo.store.values import Asked, Logged
from quizgo.ui.grades import grades_typed, words_for
from quizgo.ui.looks import Looks
from quizgo.ui.tables import HistoryLine, history_table, write_table

USUAL_LIMIT = 50


@click.command(epilog="Example: quizgo history --query deck:go/gc --since 2026-09-01 --grade 1")
@click.argument("card", nargs=-1)
@click.option("--query", help=QUERY_HELP)
@click.option("--since", metavar="DAY", help="From this day on, as 2026-09-01.")
@click.option(
    "--grade",
    "grades",
    type=click.IntRange(0, 5),
    multiple=True,
    help="Only answers graded so, as you type grades: 0 to 5, or 1 to 4; may be repeated.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"At most so many entries. In a table {USUAL_LIMIT}, unless told otherwise.",
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array; all entries.")
def history(
    card: tuple[str, ...],
    query: str | None,
    since: str | None,
    grades: tuple[int, ...],
    limit: int | None,
    as_json: bool,
) -> None:
    """What was answered, undone, suspended, buried and reset, newest first."""
    with opened() as it:
        asked = Asked(
            _items(it, card, query),
            since=None if since is None else past_day(since, it.day),
            grades=_grades(grades, it.looks),
            limit=limit or (None if as_json else USUAL_LIMIT),
        )
        found = newest_first(it, asked)
        if as_json:
            write_json_rows(map(_as_json, unbarred(found)))
            return
        zone = it.clock.now().tzinfo
        lines = [line_of(entry, zone) for entry in found]
        words = words_for(it.lang, it.looks)
        write_table(history_table(lines, words), words, sys.stdout)


def _grades(digits: Sequence[int], looks: Looks) -> list[Grade]:
    """The grades that are meant by digits as the learner types them. Raises WrongWords."""
    meant: list[Grade] = []
    for digit in digits:
        found = grades_typed(digit, four_grades=looks.four_grades)
        if not found:
            raise WrongWords(f"{digit} is no grade of four. Give --grade 1, 2, 3 or 4.")
        meant += found
    return meant


def _items(opened: Opened, cards: Sequence[str], query: str | None) -> list[ItemId] | None:
    """The items of the cards named and of what the query means; None means all."""
    named = [item.id for item in items_named(opened.store, cards)] if cards else None
    if query is None:
        return named
    meant = {row.item.id for row in matching(opened, query)}
    if not meant:
        tell_unknown(opened, query)
    return sorted(meant) if named is None else [item for item in named if item in meant]


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
