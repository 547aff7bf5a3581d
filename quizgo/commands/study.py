"""`study`: a session, on the screen or in plain lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from quizgo.commands.morning import begin_day
from quizgo.commands.opening import Opened, opened
from quizgo.commands.selecting import QUERY_HELP, files_among, selection
from quizgo.commands.sitting import Wish, course
from quizgo.errors import DeckError, QuizgoError
from quizgo.model import Card
from quizgo.session.session import Session
from quizgo.settings import Show
from quizgo.store.values import Selection
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.streams import is_plain_place

STATUS = {Ending.FINISHED: 0, Ending.QUIT: 0, Ending.INTERRUPTED: 130, Ending.HUNG_UP: 129}
"""What a session leaves to the shell. 129 is what a hang-up leaves: 128 and the signal."""


@click.command(epilog="Example: quizgo study go/g-struct --tag preemption --new 10 --lang both")
@click.argument("decks", nargs=-1, metavar="[DECK|FILE.yaml]...")
@click.option("--tag", "tags", multiple=True, help="Only cards with this tag; may be repeated.")
@click.option("--query", help=QUERY_HELP)
@click.option(
    "--new", type=click.IntRange(0), help="The day's limit of new cards, instead of all others."
)
@click.option(
    "--ahead",
    type=click.IntRange(1, 365),
    help="Also what falls due in so many days. Scheduled from today on: SM-2 knows no early "
    "review, so the next interval is as long as if the card had been due.",
)
@click.option(
    "--minutes", type=click.IntRange(0, 600), help="Offer to stop after so many; 0: never."
)
@click.option("--limit", type=click.IntRange(1), help="At most so many cards.")
@click.option("--cram", is_flag=True, help="All cards, due or not; the schedule stays as it is.")
@click.option("--plain", is_flag=True, help="Lines instead of a screen: for pipes, screen readers.")
@click.option("--lang", type=click.Choice([show.value for show in Show]), help="Language of cards.")
@click.pass_context
def study(
    ctx: click.Context,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    query: str | None,
    new: int | None,
    ahead: int | None,
    minutes: int | None,
    limit: int | None,
    cram: bool,
    plain: bool,
    lang: str | None,
) -> None:
    """Study what is due, then new cards up to the day's limit.

    Without a deck: all decks. A FILE.yaml is studied where it lies. Every answer is on
    disk before the next card shows: `q`, Ctrl-C or a power cut lose nothing.
    """
    files = files_among(decks)
    with opened(files) as it:
        tell_faults(it, files)
        if new is not None:
            it = replace(it, most_new=new)
        begin_day(it)
        show = Show(lang) if lang is not None else it.show
        chosen = selection(it, decks, tags)
        if query is not None:
            from quizgo.commands.searching import narrowed  # most sessions are of all cards

            chosen = narrowed(it, query, chosen)
        wish = Wish(chosen, show, limit, cram, days_ahead=ahead or 0, minutes=minutes)
        ctx.exit(sit_down(it, wish, plain=plain or is_plain_place()))


def tell_faults(opened: Opened, files: Sequence[Path]) -> None:
    """Say on stderr what is wrong in the files named; DeckError where no card is left."""
    known = opened.store.files()
    for path in files:
        file = known[path.absolute()]
        faults = "\n".join(str(fault) for fault in file.faults)
        if faults and file.deck is not None:
            if not opened.store.items(Selection(decks=(file.deck,))):
                raise DeckError(faults)
            print(faults, file=sys.stderr)


def sit_down(opened: Opened, wish: Wish, *, plain: bool) -> int:
    """Hold one session; its exit status."""
    session = Session(course(opened, wish))
    desk = Desk(
        lang=opened.lang,
        edit=lambda card: _edited(opened, card),
        write=_written,
        looks=opened.looks,
    )
    ending = _held(session, desk, plain=plain)
    if ending is not Ending.HUNG_UP and opened.store.has_changed:
        from quizgo.commands.keeping.backup import keep_daily  # when the learner has gone

        keep_daily(opened)
    return STATUS[ending]


def _held(session: Session, desk: Desk, *, plain: bool) -> Ending:
    if plain:
        from quizgo.ui.plain import study_plain

        return study_plain(session, desk, lines=sys.stdin, out=sys.stdout)
    from quizgo.ui.study.app import study as study_on_screen

    return study_on_screen(session, desk)


def _written(source: str) -> tuple[str, tuple[str, ...]]:
    from quizgo.commands.editing import write_program  # few sessions edit

    return write_program(source)


def _edited(opened: Opened, card: Card) -> tuple[str, ...]:
    from quizgo.commands.editing import edit_card  # few sessions edit

    try:
        return edit_card(opened, card)
    except QuizgoError as error:
        return (str(error),)
