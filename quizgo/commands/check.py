"""`check`: every fault in decks, as `path:line: what, and what to do`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from quizgo.deck.check import together
from quizgo.deck.find import cards_about, deck_files, expand
from quizgo.deck.load import load
from quizgo.deck.loaded import Loaded
from quizgo.errors import QuizgoError
from quizgo.grading.check import check as tried_out
from quizgo.grading.check import practical
from quizgo.model import Deck
from quizgo.settings import folders_from_environment
from quizgo.text.faults import Fault
from quizgo.ui.done import checked_line
from quizgo.ui.looks import current
from quizgo.ui.progress import progress
from quizgo.ui.prose.comfort import comfort_words_in


@click.command(epilog="Example: quizgo check decks/ my-deck.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Look for faults in deck files and folders: yours and the bundled ones by default.

    Programs of cards are run: each must compile, end, and have one answer.

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
    click.echo(checked_line(len(files), len(faults), current().lang), err=True)
    ctx.exit(1 if faults else 0)


def _faults(files: Sequence[Path], own: Sequence[Path], bundled: Sequence[Path]) -> list[Fault]:
    """The faults of the files, file by file, by line: of form, then of what they run.

    A deck of the learner's may have the name of a bundled one.
    """
    loaded = _loaded(list(dict.fromkeys((*files, *own, *bundled))))
    theirs = {path.resolve() for path in bundled}
    of_bundled = _decks(loaded, [path for path in files if path.resolve() in theirs])
    of_others = _decks(loaded, [path for path in files if path.resolve() not in theirs])
    faults = [fault for file in files for fault in loaded[file].faults]
    faults += together(of_others, beside=_decks(loaded, [*own, *bundled]))
    faults += together(of_bundled, beside=_decks(loaded, own))
    faults += _tried_out([*of_others, *of_bundled])
    place = {file: index for index, file in enumerate(files)}
    return sorted(faults, key=lambda fault: (place[fault.path], fault.line))


def _loaded(files: Sequence[Path]) -> dict[Path, Loaded]:
    words = comfort_words_in(current().lang)
    with progress(words.reading_decks, cards_about(files)) as step:
        return {file: load(file, each=step) for file in files}


def _tried_out(decks: Sequence[Deck]) -> tuple[Fault, ...]:
    words = comfort_words_in(current().lang)
    with progress(words.checking, len(practical(decks))) as step:
        return tried_out(decks, done=step)


def _decks(loaded: Mapping[Path, Loaded], files: Iterable[Path]) -> list[Deck]:
    return [deck for file in files if (deck := loaded[file].deck) is not None]
