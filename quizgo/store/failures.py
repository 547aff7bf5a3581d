"""Driver errors, said to the person at the terminal: what, where, what to do.

A violated constraint or a wrong statement is our own fault and stays as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from quizgo.errors import StoreError

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "is being written by another program. Close that one and try again.",
    sqlite3.SQLITE_LOCKED: "is being written by another program. Close that one and try again.",
    sqlite3.SQLITE_READONLY: (
        "may not be written. Nothing was saved; give yourself the right to write "
        "the file and its folder."
    ),
    sqlite3.SQLITE_FULL: (
        "cannot grow: the disk is full. Nothing was saved; make room and try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reports an error or is full. "
        "Nothing was saved; check the disk and its free space."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged. Nothing was changed; copy the file away and restore a backup of it."
    ),
    sqlite3.SQLITE_NOTADB: (
        "is no database. Nothing was changed; move that file away, or name another store."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened. Check that its folder exists and that you may read and write there."
    ),
    sqlite3.SQLITE_PERM: "may not be opened. Give yourself the right to read and write it.",
    sqlite3.SQLITE_AUTH: "may not be opened. Give yourself the right to read and write it.",
    sqlite3.SQLITE_TOOBIG: "cannot hold something this large. Shorten the card and try again.",
}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the database reports into a StoreError that names the store."""
    try:
        yield
    except (IntegrityError, ProgrammingError, InterfaceError):
        raise
    except DBAPIError as error:
        raise StoreError(_sentence(where, error.orig)) from error
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        raise StoreError(_sentence(where, error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{error.object!r} is no text that can be saved or looked up. Write it in UTF-8."
        ) from error


def _sentence(where: str, error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        # An extended code keeps the plain one in its low byte.
        code = getattr(error, "sqlite_errorcode", -1) & 0xFF
        if code in _SENTENCES:
            return f"The store {where} {_SENTENCES[code]}"
    said = " ".join(str(error).split())
    return f"The store {where} cannot be used: {said}. Check that it can be reached."
