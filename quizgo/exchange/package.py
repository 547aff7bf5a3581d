"""Anki's packages opened: the right database of the ones inside, unpacked within bounds.

A package that newer versions write has two: `collection.anki21b`, compressed with zstd, and a
decoy of one note for older versions. `meta` says which counts; the decoy is never taken for it.
"""

from __future__ import annotations

import io
import sqlite3
import sys
import zipfile
import zlib
from pathlib import Path

from quizgo.errors import DeckError

MOST_BYTES = 300_000_000
"""Of a database, unpacked: more than a million notes."""

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What `zipfile` raises for a file that is no whole archive. RuntimeError: a member is locked by a
password, or packed in a way that it does not know (NotImplementedError is one)."""

_NEWEST, _NEW, _OLD = "collection.anki21b", "collection.anki21", "collection.anki2"
_BY_VERSION = {1: _OLD, 2: _NEW, 3: _NEWEST}
_SQLITE = b"SQLite format 3\0"


def database_in(package: Path) -> tuple[sqlite3.Connection, int]:
    """The collection in a package, and how many media files came with it. Raises DeckError."""
    try:
        with zipfile.ZipFile(package) as archive:
            names = archive.namelist()
            member = _member(archive, names)
            data = _read(archive, member)
    except BROKEN_ZIP as error:
        raise DeckError(f"This is no whole package of Anki ({error}). Export it again.") from None
    except OSError as error:
        raise DeckError(f"{package}: cannot be read ({error.strerror or error}).") from None
    if member == _NEWEST:
        data = _unpacked(data)
    media = sum(name.isascii() and name.isdecimal() for name in names)
    return _opened(data), media


def _member(archive: zipfile.ZipFile, names: list[str]) -> str:
    """The database that counts."""
    if "meta" in names:
        meta = _read(archive, "meta")
        version = meta[1] if len(meta) >= 2 and meta[0] == 8 else 0
        member = _BY_VERSION.get(version)
        if member is None:
            raise DeckError(
                "This package is of a newer Anki than this quizgo knows. In Anki's export, "
                "choose `Support older Anki versions`."
            )
        if member in names:
            return member
    found = next((name for name in (_NEWEST, _NEW, _OLD) if name in names), None)
    if found is None:
        raise DeckError("This is no package of Anki: there is no collection in it.")
    return found


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large()
    return data


def _too_large() -> DeckError:
    return DeckError(
        f"The collection is larger than {MOST_BYTES // 1_000_000} MB. Export fewer decks at a time."
    )


def _unpacked(data: bytes) -> bytes:
    """What zstd has packed."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    try:
        with zstd.ZstdFile(io.BytesIO(data)) as file:
            unpacked = file.read(MOST_BYTES + 1)
    except (zstd.ZstdError, EOFError):
        raise DeckError("The collection in this package is damaged. Export it again.") from None
    if len(unpacked) > MOST_BYTES:
        raise _too_large()
    return unpacked


def _opened(data: bytes) -> sqlite3.Connection:
    """The database, in memory and for reading."""
    if not data.startswith(_SQLITE) or len(data) < 100:
        raise DeckError("The collection in this package is no database. Export it again.")
    # One that was written with a log beside it cannot be opened without a file.
    data = data[:18] + b"\1\1" + data[20:]
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    database.create_collation("unicase", _compare)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    return database


def _compare(one: str, other: str) -> int:
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
