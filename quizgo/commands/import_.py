"""`import`: decks taken into the learner's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.arriving import Arrival, Arrived, arrived
from quizgo.commands.filing import clear_staged, put_in_place, stage
from quizgo.commands.opening import opened
from quizgo.errors import QuizgoError
from quizgo.model import Entry
from quizgo.settings import folders_from_environment
from quizgo.ui.done import imported_line
from quizgo.ui.looks import current
from quizgo.ui.prose.doings import done_words_in

MOST_TOLD = 200
"""Faults that are told one by one."""


@click.command("import", epilog="Example: quizgo import channels.yaml words.csv --dry-run")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--dry-run", is_flag=True, help="Say what would be taken in; change nothing.")
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], dry_run: bool) -> None:
    """Take decks into your decks folder, all files or none.

    .yaml .csv .tsv .txt .md .json .apkg .colpkg, told apart by their endings.

    A deck of the same name that is already there is replaced, and a copy of it kept in the
    backups folder; progress stays. Cards with faults are left out of study and listed; exit
    status 1 where there are any.

    \b
    .csv .tsv .txt  a card a line; named columns, else question, answer, tags;
                    the lines that Anki writes in front are understood
    .md             Q: question, A: answer, C: text with {{c1::gaps}}
    .json           what `quizgo export` wrote, its log included
    .apkg .colpkg   packages of Anki, with answers and the days cards are due
    """
    folders = folders_from_environment()
    found = [arrived(path, folders.decks) for path in files]
    arrivals = [arrival for one in found for arrival in one.decks]
    _refuse_two_of_one_name(arrivals)
    log = [entry for one in found for entry in one.log]
    fresh = 0 if dry_run else _take_in(arrivals, log)
    words = done_words_in(current().lang)
    for arrival in arrivals:
        click.echo(_in_words(arrival, dry_run=dry_run))
    if log:
        told = words.log_found if dry_run else words.log_taken
        click.echo(told.format(n=len(log) if dry_run else fresh, of=len(log)))
    ctx.exit(1 if _tell_what_is_left(found) else 0)


def _tell_what_is_left(found: Sequence[Arrived]) -> bool:
    """Say on stderr what was not taken; whether cards are among it."""
    faults = [fault for one in found for fault in one.faults]
    faults += [fault for one in found for deck in one.decks for fault in deck.loaded.faults]
    for fault in faults[:MOST_TOLD]:
        click.echo(str(fault), err=True)
    if len(faults) > MOST_TOLD:
        click.echo(f"… and {len(faults) - MOST_TOLD:,} faults more.", err=True)
    for one in found:
        for note in one.notes:
            click.echo(f"{one.decks[0].source}: left behind: {note}", err=True)
    return bool(faults)


def _refuse_two_of_one_name(arrivals: list[Arrival]) -> None:
    sources: dict[Path, Path] = {}
    for arrival in arrivals:
        other = sources.setdefault(arrival.target, arrival.source)
        if other != arrival.source:
            assert arrival.loaded.deck is not None
            name = arrival.loaded.deck.name
            raise QuizgoError(f"{other} and {arrival.source} are both deck {name}. Import one.")


def _take_in(arrivals: list[Arrival], log: Sequence[Entry]) -> int:
    """Stage all, take the log in, then rename; the store then reads what changed in the folder.

    How many entries of the log were not known yet.
    """
    folders = folders_from_environment()
    at = clock_from_environment().now()
    clear_staged(folders.decks)
    wanted = [arrival for arrival in arrivals if not arrival.is_there_already]
    staged = [(stage(arrival.data, arrival.target), arrival.target) for arrival in wanted]
    fresh = _absorbed(log, [source for source, _ in staged]) if log else 0
    for source, target in staged:
        kept = put_in_place(source, target, backups=folders.backups, at=at)
        if kept is not None:
            told = done_words_in(current().lang).deck_kept
            click.echo(told.format(path=target, kept=kept), err=True)
    with opened():
        """Opening reads the decks that changed."""
    return fresh


def _absorbed(log: Sequence[Entry], staged: Sequence[Path]) -> int:
    """Take in a log, or leave nothing behind where it makes no sense."""
    try:
        with opened() as it:
            return it.store.absorb(log)
    except QuizgoError:
        for path in staged:
            path.unlink(missing_ok=True)
        raise


def _in_words(arrival: Arrival, *, dry_run: bool) -> str:
    deck = arrival.loaded.deck
    assert deck is not None
    return imported_line(
        deck.name,
        len(deck.cards),
        len(arrival.loaded.faults),
        arrival.target,
        current().lang,
        dry_run=dry_run,
    )
