"""`check`: every fault in decks, as `path:line: what, and what to do`."""

from __future__ import annotations

from pathlib import Path

import click

from quizgo.deck.check import check as faults_of_form
from quizgo.deck.find import deck_files
from quizgo.errors import QuizgoError
from quizgo.settings import folders_from_environment


@click.command(epilog="Example: quizgo check decks/ my-deck.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Look for faults in deck files and folders: yours and the bundled ones by default.

    Each fault is a line `path:line: what is wrong, and what to do` on stdout. Exit status 1
    where there is one.
    """
    files = _files(paths)
    faults = faults_of_form(files)
    for fault in faults:
        click.echo(str(fault))
    decks = f"{len(files)} deck file{'s' if len(files) != 1 else ''}"
    count = f"{len(faults)} fault{'s' if len(faults) != 1 else ''}" if faults else "no faults"
    click.echo(f"{decks}, {count}.", err=True)
    ctx.exit(1 if faults else 0)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    if not paths:
        folders = folders_from_environment()
        return [*deck_files(folders.decks), *deck_files(folders.bundled)]
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = deck_files(path)
            if not inside:
                raise QuizgoError(f"{path}: there is no .yaml file in this folder. Name another.")
            files.update(dict.fromkeys(inside))
        else:
            files[path] = None  # a missing file is a fault like any other
    return list(files)
