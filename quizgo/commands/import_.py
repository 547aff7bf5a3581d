"""`import`: decks taken into the learner's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.filing import clear_staged, deck_path, put_in_place, stage
from quizgo.commands.opening import opened
from quizgo.commands.selecting import is_file_word
from quizgo.deck.load import load_bytes
from quizgo.deck.loaded import Loaded
from quizgo.errors import DeckError, QuizgoError, WrongWords
from quizgo.settings import folders_from_environment
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault


@dataclass(frozen=True, slots=True)
class Arrival:
    """A deck file read, and where it goes."""

    source: Path
    target: Path
    data: bytes
    loaded: Loaded

    @property
    def is_there_already(self) -> bool:
        return self.target.is_file() and self.target.read_bytes() == self.data


@click.command("import", epilog="Example: quizgo import channels.yaml --dry-run")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--dry-run", is_flag=True, help="Say what would be taken in; change nothing.")
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], dry_run: bool) -> None:
    """Copy deck files (.yaml) into your decks folder, all of them or none.

    A deck of the same name that is already there is replaced, and a copy of it kept in the
    backups folder; progress stays. Cards with faults are left out of study and listed; exit
    status 1 where there are any.
    """
    folders = folders_from_environment()
    arrivals = [_arrival(path, folders.decks) for path in files]
    _refuse_two_of_one_name(arrivals)
    faults = [fault for arrival in arrivals for fault in arrival.loaded.faults]
    if not dry_run:
        _take_in(arrivals)
    for arrival in arrivals:
        click.echo(_in_words(arrival, dry_run=dry_run))
    for fault in faults:
        click.echo(str(fault), err=True)
    ctx.exit(1 if faults else 0)


def _arrival(path: Path, folder: Path) -> Arrival:
    if not is_file_word(path.name):
        raise WrongWords(f"{path}: only .yaml decks can be imported. Name a .yaml file.")
    data = read_bytes(path)
    if isinstance(data, Fault):
        raise DeckError(str(data))
    loaded = load_bytes(data, path)
    if loaded.deck is None:
        raise DeckError("\n".join(str(fault) for fault in loaded.faults))
    return Arrival(path, deck_path(folder, loaded.deck.name), data, loaded)


def _refuse_two_of_one_name(arrivals: list[Arrival]) -> None:
    sources: dict[Path, Path] = {}
    for arrival in arrivals:
        other = sources.setdefault(arrival.target, arrival.source)
        if other != arrival.source:
            assert arrival.loaded.deck is not None
            name = arrival.loaded.deck.name
            raise QuizgoError(f"{other} and {arrival.source} are both deck {name}. Import one.")


def _take_in(arrivals: list[Arrival]) -> None:
    """Stage all, then rename each; the store then reads what changed in the folder."""
    folders = folders_from_environment()
    at = clock_from_environment().now()
    clear_staged(folders.decks)
    wanted = [arrival for arrival in arrivals if not arrival.is_there_already]
    staged = [(stage(arrival.data, arrival.target), arrival.target) for arrival in wanted]
    for source, target in staged:
        kept = put_in_place(source, target, backups=folders.backups, at=at)
        if kept is not None:
            click.echo(f"{target}: the deck that was there is kept as {kept}", err=True)
    with opened():
        """Opening reads the decks that changed."""


def _in_words(arrival: Arrival, *, dry_run: bool) -> str:
    deck = arrival.loaded.deck
    assert deck is not None
    faults = len(arrival.loaded.faults)
    would = "would go to " if dry_run else ""
    left_out = f", {faults} fault{'s' if faults != 1 else ''}" if faults else ""
    cards = f"{len(deck.cards)} card{'s' if len(deck.cards) != 1 else ''}"
    return f"{deck.name}: {cards}{left_out} → {would}{arrival.target}"
