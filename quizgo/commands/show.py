"""`show`: one card, whole."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from quizgo.commands.answering import marks_json, schedule_json, write_json
from quizgo.commands.opening import Opened, opened
from quizgo.commands.selecting import items_named
from quizgo.errors import QuizgoError
from quizgo.model import Card, CardId
from quizgo.schedule.scheduling import retrievability
from quizgo.settings import Show
from quizgo.store.values import ItemRow
from quizgo.ui.lines import Line
from quizgo.ui.marks import marks_lines
from quizgo.ui.printing import columns_of, write_lines
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from quizgo.ui.showing import ShownItem, show_lines


@click.command(epilog="Example: quizgo show go/g-struct/stackguard0 --lang both")
@click.argument("card")
@click.option(
    "--lang", type=click.Choice([show.value for show in Show]), help="Language of the card."
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def show(card: str, lang: str | None, as_json: bool) -> None:
    """One card with its answer, and where each of its items stands."""
    with opened() as it:
        named = items_named(it.store, [card])
        cards = {item.card for item in named}
        if len(cards) > 1:
            raise QuizgoError(f"{card} may be {' or '.join(sorted(cards))}. Name one of them.")
        found, rows = _found(it, named[0].card)
        if as_json:
            write_json({"card": _as_json(found), "items": [_item_json(it, row) for row in rows]})
            return
        items = [
            ShownItem(row.item, row.state, row.progress, it.chance(row.item.id, row.progress))
            for row in rows
        ]
        wanted = Show(lang) if lang is not None else it.show
        lines = show_lines(found, items, wanted, words_in(it.lang), columns_of(sys.stdout))
        own = browse_words_in(it.lang)
        for row in rows:
            lines += marks_lines(row.progress, own, columns_of(sys.stdout))
            lines += _curve(it, row)
        write_lines(lines, sys.stdout)


def _curve(opened: Opened, row: ItemRow) -> list[Line]:
    """How the item is forgotten, where FSRS knows."""
    if row.progress.memory.stability is None:
        return []
    from quizgo.ui.prose.stats import stats_words_in
    from quizgo.ui.stats.curve import curve_lines
    from quizgo.ui.stats.signs import can_draw

    scheduling = opened.folds.for_item(row.item.id)
    return list(
        curve_lines(
            row.item.id,
            row.progress,
            lambda day: retrievability(row.progress, day, scheduling),
            stats_words_in(opened.lang),
            columns_of(sys.stdout),
            today=opened.day,
            is_drawn=can_draw(sys.stdout),
        )
    )


def _found(opened: Opened, card: CardId) -> tuple[Card, list[ItemRow]]:
    found = opened.store.card(card)
    if found is None:
        raise QuizgoError(
            f"{card}: its text is gone from the decks; its progress is kept until the id "
            "comes back. `quizgo history` lists its answers."
        )
    items = opened.store.find(card)
    rows = [opened.store.row(item.id, opened.day) for item in items]
    return found, [row for row in rows if row is not None]


def _as_json(card: Card) -> dict[str, object]:
    """Every field of the card, in the deck's own words."""
    fields = {name: value for name, value in asdict(card).items() if name not in ("body", "place")}
    return {**fields, "kind": card.kind, **asdict(card.body), "place": str(card.place)}


def _item_json(opened: Opened, row: ItemRow) -> dict[str, object]:
    return {
        "id": row.item.id,
        "state": row.state,
        **marks_json(row.progress),
        **schedule_json(row.progress, opened.chance(row.item.id, row.progress)),
    }
