"""`backup`: all that a learner has, in one file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from quizgo.commands.keeping.packing import pack
from quizgo.commands.opening import Opened, opened
from quizgo.errors import QuizgoError
from quizgo.settings import Folders
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose.keeping import KeepingWords, keeping_words_in
from quizgo.ui.prose.words import counted

DAILY = "-daily.zip"
_NAME = re.compile(r"quizgo-\d{8}-\d{6}(-daily)?\.zip")


@click.command(epilog="Example: quizgo backup --keep 7")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; by default one named after the moment, in the backups folder.",
)
@click.option(
    "--keep",
    type=click.IntRange(1),
    metavar="N",
    help="Of those in the backups folder leave the latest N; older ones go.",
)
def backup(output: Path | None, keep: int | None) -> None:
    """Keep progress, decks, settings and interviews in one .zip file.

    The store is taken as it is at one moment, also while a session is under way.
    `quizgo restore` brings it back, here or on another machine.
    """
    with opened() as it:
        target = output if output is not None else usual_name(it)
        if target.exists():
            raise QuizgoError(f"{target} is there already. Name another file.")
        pack(it, target.absolute())
        made = [path for path in backups_in(it.folders) if not path.name.endswith(DAILY)]
        if keep is not None:
            _forget(made[keep:])
        words = keeping_words_in(it.lang)
        sentence = words.kept.format(file=target, what=what_is_in(it, words))
        write_sentences([sentence], sys.stdout)


def keep_daily(it: Opened) -> None:
    """The backup that a day of study leaves by itself; of earlier ones the latest few stay.

    Where it cannot be made it is told, and the session is none the worse.
    """
    most = it.settings.daily_backups
    now = it.clock.now()
    if most == 0 or it.store.file is None or not it.store.has_changed:
        return
    try:
        if not any(it.folders.backups.glob(f"quizgo-{now:%Y%m%d}-*{DAILY}")):
            pack(it, it.folders.backups / f"quizgo-{now:%Y%m%d-%H%M%S}{DAILY}")
            daily = [path for path in backups_in(it.folders) if path.name.endswith(DAILY)]
            _forget(daily[most:])
    except QuizgoError as error:
        print(f"quizgo: {error}", file=sys.stderr)


def usual_name(it: Opened) -> Path:
    """Where a backup of this moment goes by itself."""
    return it.folders.backups / f"quizgo-{it.clock.now():%Y%m%d-%H%M%S}.zip"


def backups_in(folders: Folders) -> list[Path]:
    """The backups that went where they go by themselves, the latest first."""
    found = folders.backups.glob("quizgo-*.zip")
    return sorted((path for path in found if _NAME.fullmatch(path.name)), reverse=True)


def _forget(old: Iterable[Path]) -> None:
    for path in old:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise QuizgoError(
                f"{path}: cannot be deleted ({error.strerror}). Mend the permissions."
            ) from error


def what_is_in(it: Opened, words: KeepingWords) -> str:
    """How much a backup of now holds."""
    from quizgo.deck.find import deck_files

    parts = (
        counted(words.answers, len(it.store.entry_ids())),
        counted(words.decks, len(deck_files(it.folders.decks))),
    )
    return words.listed.join(parts)
