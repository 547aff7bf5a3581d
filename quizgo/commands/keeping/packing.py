"""What a backup holds: one zip file with the store, the learner's decks, settings and interviews.

    backup.json             what this is, of when and of which machine
    quizgo.db               the store, as it was at one moment
    config.yaml             the settings file
    scheduler-changes.json  settings that can still be taken back
    decks/…, interviews/…   file by file

Whatever else a file of this name holds is not touched: a backup may come from anywhere.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from quizgo.commands.changes import changes_file
from quizgo.commands.filing import work_folder
from quizgo.commands.interview.files import folder_of
from quizgo.commands.opening import Opened, device_of
from quizgo.deck.find import SUFFIXES, deck_files
from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.settings import Folders
from quizgo.ui.looks import current
from quizgo.ui.progress import Step, progress
from quizgo.ui.prose.keeping import keeping_words_in

FORMAT, VERSION = "quizgo-backup", 1
MANIFEST, STORE, CONFIG, CHANGES = (
    "backup.json",
    "quizgo.db",
    "config.yaml",
    "scheduler-changes.json",
)
DECKS, INTERVIEWS = "decks/", "interviews/"
MOST_BYTES = 8_000_000_000
"""Unpacked: no log of a life is as large."""
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Packed:
    """A backup that was opened, its files unpacked into a folder of its own."""

    at: datetime
    store: Path
    files: dict[Path, Path]
    """Where each other file belongs, and where it is now."""

    def changing(self) -> dict[Path, Path]:
        """Those of the files that are not there in the same words already."""
        return {
            target: source
            for target, source in self.files.items()
            if not (target.is_file() and target.read_bytes() == source.read_bytes())
        }


def pack(it: Opened, target: Path) -> None:
    """Write a backup of all there is, whole or not at all. Raises QuizgoError."""
    try:
        with work_folder(target.parent, "backup") as work:
            store = work / STORE
            it.store.backup(store)
            staged = work / "staged.zip"
            writing = keeping_words_in(it.lang).backing_up
            with (
                zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_,
                progress(writing, store.stat().st_size // PIECE) as step,
            ):
                zip_.writestr(MANIFEST, _manifest(it))
                _add(zip_, store, STORE, step)
                for path, name in _others(it.folders):
                    zip_.write(path, name)
            with staged.open("rb+") as file:
                os.fsync(file.fileno())
            staged.replace(target)
    except OSError as error:
        raise QuizgoError(
            f"{target}: cannot be written ({error.strerror}). Make room or mend the permissions, "
            "or name another file."
        ) from error


def _add(zip_: zipfile.ZipFile, path: Path, name: str, step: Step) -> None:
    with path.open("rb") as source, zip_.open(name, "w", force_zip64=True) as target:
        _copy(source, target, step)


def _copy(source: IO[bytes], target: IO[bytes], step: Step) -> None:
    while piece := source.read(PIECE):
        target.write(piece)
        step()


def _manifest(it: Opened) -> str:
    value = {
        "format": FORMAT,
        "version": VERSION,
        "at": it.clock.now().isoformat(timespec="seconds"),
        "device": device_of(it.folders),
    }
    return json.dumps(value, indent=1) + "\n"


def _others(folders: Folders) -> Iterator[tuple[Path, str]]:
    """Every other file there is, and its name in the backup."""
    for path, name in ((folders.config, CONFIG), (changes_file(folders), CHANGES)):
        if path.is_file():
            yield path, name
    for top, prefix, found in (
        (folders.decks, DECKS, deck_files(folders.decks)),
        (folder_of(folders), INTERVIEWS, sorted(folder_of(folders).glob("*.jsonl"))),
    ):
        for path in found:
            yield path, prefix + path.relative_to(top).as_posix()


# Opening one ------------------------------------------------------------------------


@contextmanager
def unpacked(backup: Path, folders: Folders) -> Iterator[Packed]:
    """A backup's files, for as long as the block lasts. Raises QuizgoError where it is none."""
    with ExitStack() as stack:
        try:
            work = stack.enter_context(work_folder(folders.store.parent, "restore"))
        except OSError as error:
            raise QuizgoError(
                f"{folders.store.parent}: cannot be written ({error.strerror}). "
                "Make room or mend the permissions, then try again."
            ) from error
        yield _read(backup, work, folders)


def _read(backup: Path, work: Path, folders: Folders) -> Packed:
    try:
        with zipfile.ZipFile(backup) as zip_:
            at = _moment(zip_)
            total = sum(member.file_size for member in zip_.infolist())
            if total > MOST_BYTES:
                raise _no_backup(backup, f"it unpacks to more than {MOST_BYTES // 10**9} GB")
            files: dict[Path, Path] = {}
            reading = keeping_words_in(current().lang).restoring
            with progress(reading, total // PIECE) as step:
                for number, member in enumerate(zip_.infolist()):
                    target = _place(member.filename, folders)
                    if target is not None:
                        files[target] = _out(zip_, member, work / str(number), step)
    except FileNotFoundError as error:
        raise QuizgoError(f"{backup}: there is no such file. Check the path.") from error
    except OSError as error:
        raise QuizgoError(f"{backup}: cannot be read ({error.strerror}).") from error
    except (zipfile.BadZipFile, RuntimeError, ValueError, KeyError, EOFError, zlib.error) as error:
        raise _no_backup(backup, str(error)) from error
    store = files.pop(folders.store, None)
    if store is None:
        raise _no_backup(backup, f"there is no {STORE} in it")
    return Packed(at, store, files)


def _moment(zip_: zipfile.ZipFile) -> datetime:
    value = json.loads(zip_.read(MANIFEST))
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError(f"its {MANIFEST} is not of quizgo")
    if value.get("version") != VERSION:
        raise QuizgoError(f"This quizgo reads version {VERSION} of backups. Upgrade quizgo.")
    return datetime.fromisoformat(str(value.get("at")))


def _place(name: str, folders: Folders) -> Path | None:
    """Where a member belongs; None where nowhere of ours."""
    whole = {STORE: folders.store, CONFIG: folders.config, CHANGES: changes_file(folders)}
    if name in whole:
        return whole[name]
    parts = PurePosixPath(name).parts
    if any(part in ("..", "/") or set(part) & set("\\:\0") for part in parts):
        return None
    if name.startswith(DECKS) and name.endswith(SUFFIXES):
        return folders.decks.joinpath(*parts[1:])
    if name.startswith(INTERVIEWS) and name.endswith(".jsonl") and len(parts) == 2:
        return folder_of(folders) / parts[1]
    return None


def _out(zip_: zipfile.ZipFile, member: zipfile.ZipInfo, to: Path, step: Step) -> Path:
    with zip_.open(member) as source, to.open("wb") as target:
        _copy(source, target, step)
    return to


def _no_backup(backup: Path, why: str) -> QuizgoError:
    return QuizgoError(
        f"{backup} is no backup of quizgo: {why}. `quizgo paths` says where backups are."
    )
