"""`browse`: all cards on the full screen, found as one types, and changed several at once."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import click

from quizgo.commands.cards import EPILOG
from quizgo.commands.editing import edit_card, write_text
from quizgo.commands.history import line_of
from quizgo.commands.opening import Opened, opened
from quizgo.commands.searching import QueryCommand, facts_of, with_card, with_log
from quizgo.commands.sitting import Wish
from quizgo.commands.study import sit_down
from quizgo.errors import WrongWords
from quizgo.model import ItemId
from quizgo.search.facts import Facts
from quizgo.search.reading import parse
from quizgo.store.values import Draft, Selection
from quizgo.ui.browse.app import browse as browse_on_screen
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.desk import Change, Closed, Desk
from quizgo.ui.grades import words_for
from quizgo.ui.prose.browse import browse_words_in
from quizgo.ui.streams import is_plain_place
from quizgo.ui.tables import HistoryLine
from quizgo.ui.telling import why_lines


@click.command(cls=QueryCommand, epilog=EPILOG.replace("quizgo cards", "quizgo browse"))
@click.argument("query", nargs=-1)
@click.pass_context
def browse(ctx: click.Context, query: tuple[str, ...]) -> None:
    """All cards, or those that QUERY means, on the full screen; `?` there lists the keys.

    Look at them with their history and why they are due; suspend, bury, tag, flag, reset,
    reschedule, edit or study them, one or several at once. `u` takes back.
    """
    words = " ".join(query)
    parse(words)
    if is_plain_place():
        raise WrongWords("`quizgo browse` needs a terminal. `quizgo cards` lists cards in a pipe.")
    with opened() as it:
        ctx.exit(_stay(it, words))


def _stay(opened: Opened, query: str) -> int:
    """The screen, and the sessions that are held from it; the exit status."""
    browser = Browser(
        desk_of(opened),
        browse_words_in(opened.lang),
        time.monotonic,
        show=opened.show,
        query=query,
    )
    while True:
        leaving = browse_on_screen(
            browser, words_for(opened.lang, opened.looks), write=write_text, looks=opened.looks
        )
        if isinstance(leaving, Closed):
            return leaving.status
        selection = Selection(items=leaving.items)
        sit_down(opened, Wish(selection, browser.show, cram=leaving.cram), plain=False)
        browser.came_back(sorted(leaving.items))


def desk_of(opened: Opened) -> Desk:
    """What the screen works with: the store and the deck files behind functions."""
    return Desk(
        day=opened.day,
        lang=opened.lang,
        rows=lambda: _rows(opened),
        with_texts=lambda: _with_texts(opened),
        with_log=lambda rows: _with_log(opened, rows),
        with_chance=lambda rows: _with_chance(opened, rows),
        again=lambda items: _again(opened, items),
        card=opened.store.card,
        history=lambda item: _history(opened, item),
        why=lambda item: _why(opened, item),
        record=lambda changes: _record(opened, changes),
        undo=lambda entries: _undo(opened, entries),
        edit=lambda card: edit_card(opened, card),
        decks=opened.store.deck_names,
    )


# Reading --------------------------------------------------------------------


def _rows(opened: Opened) -> Iterator[Facts]:
    for row in opened.store.rows(opened.day):
        yield facts_of(row, opened.day)


def _with_texts(opened: Opened) -> Iterator[Facts]:
    for row, card in opened.store.rows_with_cards(opened.day):
        facts = facts_of(row, opened.day)
        yield facts if card is None else with_card(facts, card)


def _with_log(opened: Opened, rows: Sequence[Facts]) -> list[Facts]:
    log = dict(opened.store.effective())
    return [
        with_log(facts, log[facts.item], opened) if facts.item in log else facts for facts in rows
    ]


def _with_chance(opened: Opened, rows: Sequence[Facts]) -> list[Facts]:
    return [
        replace(facts, retrievability=opened.chance(facts.item, facts.progress)) for facts in rows
    ]


def _again(opened: Opened, items: Collection[ItemId]) -> Mapping[ItemId, Facts]:
    rows = opened.store.rows(opened.day, Selection(items=frozenset(items)))
    return {row.item.id: facts_of(row, opened.day) for row in rows}


def _history(opened: Opened, item: ItemId) -> list[HistoryLine]:
    zone = opened.clock.now().tzinfo
    return [line_of(entry, zone) for entry in opened.store.history([item])]


def _why(opened: Opened, item: ItemId) -> list[str]:
    progress = opened.store.standing(item).progress
    return why_lines(
        item,
        progress,
        words_for(opened.lang, opened.looks),
        today=opened.day,
        scheduling=opened.folds.for_item(item),
    )


# Writing --------------------------------------------------------------------


def _record(opened: Opened, changes: Sequence[Change]) -> tuple[str, ...]:
    at, on = opened.clock.now(), opened.day
    written = opened.store.record_all(
        [Draft(one.item, one.kind, at, on, value=one.value) for one in changes]
    )
    return tuple(entry.id for entry in written)


def _undo(opened: Opened, entries: Sequence[str]) -> None:
    opened.store.undo_all(entries, at=opened.clock.now(), on=opened.day)
