"""Deck files put in place so that a crash leaves the old one or the new one, never half."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgo.errors import QuizgoError
from quizgo.model import DeckName

STAGED = ".staged-"
"""How a file begins that was not yet put in place."""


def deck_path(folder: Path, name: DeckName) -> Path:
    """Where a deck of this name lives in the learner's folder."""
    return folder.joinpath(*name.split("/")).with_name(name.rpartition("/")[2] + ".yaml")


def stage(data: bytes, target: Path) -> Path:
    """Write `data` to disk beside `target`, ready to be renamed to it."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f"{STAGED}{os.getpid()}-{target.name}")
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _cannot_write(target, error) from error
    return staged


def put_in_place(staged: Path, target: Path, *, backups: Path, at: datetime) -> Path | None:
    """Rename a staged file to its target; the copy kept of what it replaced, if anything."""
    try:
        kept = _keep(target, backups, at)
        staged.replace(target)
    except OSError as error:
        raise _cannot_write(target, error) from error
    return kept


def replace_file(target: Path, data: bytes) -> None:
    """Write a file, whole or not at all; of what it replaces no copy is kept."""
    staged = stage(data, target)
    try:
        staged.replace(target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise _cannot_write(target, error) from error


def keep_copy(data: bytes, name: Path, backups: Path, at: datetime) -> Path:
    """Put what was in a file among the backups."""
    kept = _kept_name(name, backups, at)
    replace_file(kept, data)
    return kept


@contextmanager
def work_folder(where: Path, name: str) -> Iterator[Path]:
    """A folder in `where` for files in the making, gone when the block ends.

    What a killed process left of its own goes, too. Raises OSError.
    """
    where.mkdir(parents=True, exist_ok=True)
    for left in where.glob(f".{name}-*-*"):
        if not _is_running(left.name.removeprefix(f".{name}-").partition("-")[0]):
            shutil.rmtree(left)
    with TemporaryDirectory(prefix=f".{name}-{os.getpid()}-", dir=where) as made:
        yield Path(made)


def clear_staged(folder: Path) -> None:
    """Remove what an interrupted import left. Nobody was told that it was there."""
    if not folder.is_dir():
        return
    for staged in folder.rglob(f"{STAGED}*"):
        if not _is_running(staged.name.removeprefix(STAGED).partition("-")[0]):
            staged.unlink(missing_ok=True)


def _keep(target: Path, backups: Path, at: datetime) -> Path | None:
    if not target.exists():
        return None
    backups.mkdir(parents=True, exist_ok=True)
    kept = _kept_name(target, backups, at)
    shutil.copy2(target, kept)
    return kept


def _kept_name(file: Path, backups: Path, at: datetime) -> Path:
    return backups / f"{file.stem}-{at:%Y%m%d-%H%M%S-%f}{file.suffix}"


def _is_running(pid: str) -> bool:
    if not pid.isdecimal():
        return False
    if os.name == "nt":  # os.kill would end the process there; its staged files stay
        return True
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _cannot_write(target: Path, error: OSError) -> QuizgoError:
    reason = error.strerror or str(error)
    return QuizgoError(
        f"{target}: cannot be written ({reason}). "
        "Make room or mend the permissions, then try again."
    )
