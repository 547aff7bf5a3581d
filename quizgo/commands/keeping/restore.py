"""`restore`: what a backup holds, in place of what is here."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.filing import put_in_place, stage
from quizgo.commands.keeping.backup import backups_in, usual_name
from quizgo.commands.keeping.packing import Packed, pack, unpacked
from quizgo.commands.opening import opened
from quizgo.deck.find import SUFFIXES
from quizgo.errors import QuizgoError, StoreError, WrongWords
from quizgo.frozen import dataclass
from quizgo.settings import Folders, folders_from_environment
from quizgo.store.store import Store
from quizgo.text.safe import one_line
from quizgo.ui.looks import current
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose.keeping import KeepingWords, keeping_words_in
from quizgo.ui.prose.words import counted

EPILOG = """
\b
Examples:
  quizgo restore --dry-run                        what the latest backup would bring
  quizgo restore backups/quizgo-20270115-080000.zip
"""


@dataclass(frozen=True, slots=True)
class Log:
    """What a store's log holds."""

    ids: frozenset[str]
    last: str = ""
    """The day of the last entry."""


@click.command(epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--dry-run", is_flag=True, help="Say what it holds and what it lacks; change nothing."
)
@click.option("--yes", is_flag=True, help="Restore it without asking.")
def restore(file: Path | None, dry_run: bool, yes: bool) -> None:
    """Put back what `quizgo backup` kept: FILE, or the latest in the backups folder.

    Progress becomes what it was then; decks, settings and interviews of the backup take the
    place of those here, and decks that it does not have stay. What was here before is kept as
    a backup itself, so this can be undone. Works where the store is damaged, too.

    To join the progress of two machines instead, see `quizgo sync`.
    """
    if not (dry_run or yes or sys.stdin.isatty()):
        raise WrongWords(
            "Nobody can be asked: stdin is no terminal. Add --yes to restore the backup, "
            "or --dry-run to see what it holds."
        )
    folders = folders_from_environment()
    file = file if file is not None else _latest(folders)
    words = keeping_words_in(current().lang)
    with unpacked(file, folders) as packed:
        then = _log_of(packed.store)
        now = _log_here(folders)
        write_sentences(_what_it_means(file, packed, then, now, words), sys.stdout)
        if dry_run or not (yes or click.confirm(words.ask)):
            write_sentences([words.unchanged], sys.stdout)
            return
        kept = _carry_out(packed, folders, is_readable=now is not None)
    with opened():
        """Opening reads the decks that changed, and folds by the settings that came."""
    sentences = [words.restored, *(words.before_is_in.format(file=path) for path in kept)]
    write_sentences(sentences, sys.stdout)


def _latest(folders: Folders) -> Path:
    found = backups_in(folders)
    if not found:
        raise WrongWords(
            f"There is no backup in {folders.backups}. Name the file: quizgo restore FILE."
        )
    return found[0]


def _log_of(store: Path) -> Log:
    """What the backup's store holds. Raises StoreError where it is none of ours, or damaged."""
    with Store.open(store, device="backup") as opened_store:
        damage = opened_store.damage()
        if damage:
            raise StoreError(f"The store in the backup is damaged ({one_line(damage[0])}).")
        return _log(opened_store)


def _log_here(folders: Folders) -> Log | None:
    """What is here now; None where it cannot be read."""
    if folders.database_url is None and not folders.store.exists():
        return Log(frozenset())
    try:
        with Store.open(folders.database_url or folders.store, device="here") as store:
            return _log(store) if not store.damage() else None
    except StoreError:
        return None


def _log(store: Store) -> Log:
    latest = max((entry.on for entry in store.entries()), default=None)
    return Log(store.entry_ids(), latest.isoformat() if latest is not None else "")


def _what_it_means(
    file: Path, packed: Packed, then: Log, now: Log | None, words: KeepingWords
) -> list[str]:
    decks = sum(path.suffix in SUFFIXES for path in packed.files)
    what = words.listed.join((counted(words.answers, len(then.ids)), counted(words.decks, decks)))
    form = words.holds if then.last else words.holds_nothing
    said = [form.format(file=file, at=f"{packed.at:%Y-%m-%d %H:%M}", what=what, last=then.last)]
    if now is None:
        return [*said, words.unreadable_now]
    lost, changing = len(now.ids - then.ids), len(packed.changing())
    if lost:
        said.append(counted(words.will_lose, lost))
    if changing:
        said.append(counted(words.will_replace, changing))
    return said if lost or changing else [*said, words.loses_nothing]


def _carry_out(packed: Packed, folders: Folders, *, is_readable: bool) -> list[Path]:
    """Put all of it in place, the store first; where what was here before is kept now."""
    at = clock_from_environment().now()
    kept = _keep_what_is_here(folders) if is_readable else _keep_aside(folders, at)
    Store.put_back(folders.database_url or folders.store, packed.store)
    for target, source in packed.changing().items():
        staged = stage(source.read_bytes(), target)
        put_in_place(staged, target, backups=folders.backups, at=at)
    return kept


def _keep_what_is_here(folders: Folders) -> list[Path]:
    with opened() as it:
        usual = usual_name(it)
        target = usual.with_name(f"{usual.stem}-before-restore.zip")
        pack(it, target)
        return [target]


def _keep_aside(folders: Folders, at: datetime) -> list[Path]:
    """Move a store that cannot be read, with what SQLite keeps beside it, to the backups."""
    kept: list[Path] = []
    try:
        folders.backups.mkdir(parents=True, exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            path = folders.store.with_name(folders.store.name + ending)
            if path.exists():
                target = folders.backups / f"damaged-{at:%Y%m%d-%H%M%S}-{path.name}"
                shutil.move(path, target)
                kept.append(target)
    except OSError as error:
        raise QuizgoError(
            f"{folders.store}: cannot be moved to {folders.backups} ({error.strerror}). "
            "Nothing was restored; mend the permissions, then try again."
        ) from error
    return kept
