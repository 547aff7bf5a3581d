"""`check`: every fault in decks, as `path:line: what, and what to do`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quizgo.deck.check import check as faults_in
from quizgo.deck.find import deck_files, expand
from quizgo.deck.load import load
from quizgo.errors import QuizgoError
from quizgo.model import Deck
from quizgo.settings import folders_from_environment
from quizgo.text.faults import Fault


@click.command(epilog="Example: quizgo check decks/ my-deck.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Look for faults in deck files and folders: yours and the bundled ones by default.

    Each fault is a line `path:line: what is wrong, and what to do` on stdout. Exit status 1
    where there is one.
    """
    folders = folders_from_environment()
    own, bundled = deck_files(folders.decks), deck_files(folders.bundled)
    files = expand(paths) if paths else [*own, *bundled]
    for folder in paths:
        if folder.is_dir() and not deck_files(folder):
            raise QuizgoError(f"{folder}: there is no .yaml file in this folder. Name another.")
    faults = _faults(files, own, bundled)
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{_counted(len(files), 'deck file')}, {_counted(len(faults), 'fault')}.", err=True)
    ctx.exit(1 if faults else 0)


def _faults(files: Sequence[Path], own: Sequence[Path], bundled: Sequence[Path]) -> list[Fault]:
    """The faults of the files. A deck of the learner's may have the name of a bundled one."""
    theirs = {path.resolve() for path in bundled}
    from_bundled = [path for path in files if path.resolve() in theirs]
    others = [path for path in files if path.resolve() not in theirs]
    faults = list(faults_in(others, beside=_decks([*own, *bundled])))
    faults += faults_in(from_bundled, beside=_decks(own))
    return faults


def _decks(files: Sequence[Path]) -> list[Deck]:
    return [deck for file in files if (deck := load(file).deck) is not None]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count or 'no'} {noun}s"
