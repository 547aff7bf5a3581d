"""Finds deck files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quizgo.text.bytes_in import read_bytes

SUFFIXES = (".yaml", ".yml")


def deck_files(folder: Path) -> list[Path]:
    """The deck files in `folder` and below, sorted by path.

    Hidden files and folders are passed over, and so is whatever a symbolic link
    leads to outside `folder`. A folder that does not exist has none.
    """
    top = folder.resolve()
    return sorted(path for path in _walk(folder) if _is_deck(path, top))


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the deck files in the folders named; each once, in that order."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in deck_files(path) if path.is_dir() else [path]:
            found[file] = None
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below `folder`. Linked folders are not entered, so there is no way round."""
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in files)


def _is_deck(path: Path, top: Path) -> bool:
    if path.name.startswith(".") or path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    return not path.is_symlink() or path.resolve().is_relative_to(top)


def cards_about(files: Iterable[Path]) -> int:
    """About how many cards the files hold, found without reading them as decks."""
    return sum(_text(file).count(b"\n- ") for file in files)


def _text(file: Path) -> bytes:
    data = read_bytes(file)
    return data if isinstance(data, bytes) else b""
