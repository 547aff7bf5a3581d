"""`import`: decks taken into the learner's folder."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.arriving import Arrival, Arrived, arrived
from quizgo.commands.filing import clear_staged, put_in_place, stage
from quizgo.commands.opening import opened
from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.model import Entry, Planned
from quizgo.settings import folders_from_environment
from quizgo.ui.done import imported_line
from quizgo.ui.looks import current
from quizgo.ui.losses import left_behind_line
from quizgo.ui.prose.doings import done_words_in

if TYPE_CHECKING:
    from quizgo.commands.changes import Change
    from quizgo.session.interview.events import Event

MOST_TOLD = 200
"""Faults that are told one by one."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came besides decks, of all files."""

    log: Sequence[Entry] = ()
    planning: Sequence[Planned] = ()
    interviews: Sequence[list[Event]] = ()
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """How much of it was not here yet."""

    log: int = 0
    planning: int = 0
    interviews: int = 0
    changes: int = 0


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
    .json           what `quizgo export` wrote: log, plans and interviews included
    .apkg .colpkg   packages of Anki, with answers and the days cards are due
    """
    folders = folders_from_environment()
    found = [arrived(path, folders.decks) for path in files]
    gc.freeze()  # all of it stays until the end, and takes long to look through
    arrivals = [arrival for one in found for arrival in one.decks]
    _refuse_two_of_one_name(arrivals)
    brought = Brought(
        [entry for one in found for entry in one.log],
        [note for one in found for note in one.planning],
        [interview for one in found for interview in one.interviews],
        [change for one in found for change in one.changes],
    )
    fresh = Fresh() if dry_run else _take_in(arrivals, brought)
    for arrival in arrivals:
        click.echo(_in_words(arrival, dry_run=dry_run))
    for sentence in _what_came(brought, fresh, dry_run=dry_run):
        click.echo(sentence)
    ctx.exit(1 if _tell_what_is_left(found) else 0)


def _what_came(brought: Brought, fresh: Fresh, *, dry_run: bool) -> Iterator[str]:
    """Of what came besides decks, how much was not here yet."""
    words = done_words_in(current().lang)
    for there, new, found, taken in (
        (len(brought.log), fresh.log, words.log_found, words.log_taken),
        (len(brought.planning), fresh.planning, words.planning_found, words.planning_taken),
        (
            len(brought.interviews),
            fresh.interviews,
            words.interviews_found,
            words.interviews_taken,
        ),
        (len(brought.changes), fresh.changes, words.changes_found, words.changes_taken),
    ):
        if there:
            yield found.format(n=there) if dry_run else taken.format(n=new, of=there)


def _tell_what_is_left(found: Sequence[Arrived]) -> bool:
    """Say on stderr what was not taken; whether cards are among it."""
    faults = [fault for one in found for fault in one.faults]
    faults += [fault for one in found for deck in one.decks for fault in deck.loaded.faults]
    for fault in faults[:MOST_TOLD]:
        click.echo(str(fault), err=True)
    if len(faults) > MOST_TOLD:
        click.echo(f"… and {len(faults) - MOST_TOLD:,} faults more.", err=True)
    for one in found:
        for lost in one.left:
            line = left_behind_line(one.decks[0].source, lost, current().lang)
            click.echo(line, err=True)
    return bool(faults)


def _refuse_two_of_one_name(arrivals: list[Arrival]) -> None:
    sources: dict[Path, Path] = {}
    for arrival in arrivals:
        other = sources.setdefault(arrival.target, arrival.source)
        if other != arrival.source:
            assert arrival.loaded.deck is not None
            name = arrival.loaded.deck.name
            raise QuizgoError(f"{other} and {arrival.source} are both deck {name}. Import one.")


def _take_in(arrivals: list[Arrival], brought: Brought) -> Fresh:
    """Stage all, take the rest in, then rename; the store then reads what changed in the folder."""
    folders = folders_from_environment()
    at = clock_from_environment().now()
    clear_staged(folders.decks)
    wanted = [arrival for arrival in arrivals if not arrival.is_there_already]
    staged = [(stage(arrival.data, arrival.target), arrival.target) for arrival in wanted]
    fresh = _absorbed(brought, [source for source, _ in staged])
    for source, target in staged:
        kept = put_in_place(source, target, backups=folders.backups, at=at)
        if kept is not None:
            told = done_words_in(current().lang).deck_kept
            click.echo(told.format(path=target, kept=kept), err=True)
    with opened():
        """Opening reads the decks that changed."""
    return fresh


def _absorbed(brought: Brought, staged: Sequence[Path]) -> Fresh:
    """Take in what is no deck, or leave nothing behind where it makes no sense."""
    if not (brought.log or brought.planning or brought.interviews or brought.changes):
        return Fresh()
    from quizgo.commands import changes
    from quizgo.commands.interview.moving import arriving

    try:
        with opened() as it, arriving(it.folders, brought.interviews) as write_interviews:
            log = it.store.absorb(brought.log)
            planning = it.store.absorb_planned(brought.planning) if brought.planning else 0
            interviews = write_interviews()
            return Fresh(log, planning, interviews, changes.take_in(it.folders, brought.changes))
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
