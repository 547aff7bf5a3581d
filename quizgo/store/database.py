"""Opening a database: is it ours, is it current, may it be written; and its transactions."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import field
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from quizgo.errors import StoreError
from quizgo.frozen import dataclass
from quizgo.schedule.scheduling import FoldSettings
from quizgo.store import decks, folding
from quizgo.store.dialects import APPLICATION_ID, WRITES, Dialect, Server, Sqlite, sqlite_at
from quizgo.store.failures import told
from quizgo.store.log import Pen
from quizgo.store.migrations import MIGRATIONS, NEWEST, Migration
from quizgo.store.watching import Watch

BACKUPS_KEPT = 3
"""Copies from before migrations that stay beside the store."""


def new_id() -> str:
    """An id that no other entry on any machine has."""
    return uuid.uuid4().hex


class Changes:
    """Whether anything was written since the database was opened."""

    __slots__ = ("are_made",)

    def __init__(self) -> None:
        self.are_made = False


@dataclass(frozen=True, slots=True)
class Database:
    """An open database of the newest version."""

    where: str
    """A path, or a URL without its password."""
    dialect: Dialect
    engine: Engine
    pen: Pen
    read_only: bool
    watch: Watch
    """Sees what goes through many entries."""
    changes: Changes = field(default_factory=Changes)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store and changes nothing."""
        with told(self.where), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer overlaps; on disk when it is left."""
        if self.read_only:
            raise StoreError(
                f"The store {self.where} may only be read. Nothing was saved; give yourself "
                "the right to write the file and its folder."
            )
        with told(self.where), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                self.dialect.lock(connection)
                yield connection
        self.changes.are_made = True

    def backup(self, to: Path) -> None:
        if not isinstance(self.dialect, Sqlite):
            raise StoreError(
                f"The store {self.where} is on a server. Back it up with the server's own tools."
            )
        if to.exists():
            raise StoreError(f"{to} is there already. Name another file for the backup.")
        try:
            with told(str(to)):
                self.dialect.copy(to)
        except BaseException:
            to.unlink(missing_ok=True)  # half a backup is worse than none
            raise

    def close(self) -> None:
        self.engine.dispose()


def connect(
    where: Path | str,
    *,
    device: str,
    settings: FoldSettings,
    read_only: bool,
    ids: Callable[[], str],
    watch: Watch,
) -> Database:
    """Open, make or bring up to date the database at a path or URL."""
    dialect = _dialect(where, read_only)
    said = str(dialect.path) if isinstance(dialect, Sqlite) else _shown(dialect)
    read_only = dialect.read_only if isinstance(dialect, Sqlite) else read_only
    pen = Pen(device, settings, ids)
    database = Database(said, dialect, dialect.engine(), pen, read_only, watch)
    try:
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def put_back(where: Path | str, backup: Path) -> None:
    """Make the database what a backup of it holds. Raises StoreError; SQLite only."""
    dialect = _dialect(where, read_only=False)
    if not isinstance(dialect, Sqlite):
        raise StoreError(
            f"The store {_shown(dialect)} is on a server. Restore it with the server's own tools."
        )
    with told(str(dialect.path)):
        dialect.become(backup)


# Which database ---------------------------------------------------------------


def _dialect(where: Path | str, read_only: bool) -> Sqlite | Server:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise StoreError(
                f"{where!r} is no database URL. Write it like sqlite:////home/me/quizgo.db "
                "or postgresql+psycopg://me@host/quizgo."
            ) from error
        if url.get_backend_name() != "sqlite":
            return Server(url)
        if not url.database or url.database == ":memory:":
            raise StoreError(f"The store {where} would keep nothing. Name a file in its URL.")
        where = url.database
    return _file(Path(where).absolute(), read_only)


def _shown(server: Server) -> str:
    return server.url.render_as_string(hide_password=True)


def _file(path: Path, read_only: bool) -> Sqlite:
    """The SQLite file, once it is known to be ours and not newer than we are."""
    try:
        if path.is_dir():
            raise StoreError(f"The store {path} is a folder. Name a file.")
        if path.exists() and not path.is_file():
            raise StoreError(f"The store {path} is no ordinary file. Name another store.")
        if path.exists() and path.stat().st_size > 0:
            _refuse_foreign(path)
        elif read_only:
            raise StoreError(f"There is no store at {path} yet. Study once to make it.")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            return sqlite_at(path, read_only=False, immutable=False)
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be opened: {error.strerror or error}. "
            "Check the path and your rights there."
        ) from error
    folder_writable = os.access(path.parent, os.W_OK)
    read_only = read_only or not (folder_writable and os.access(path, os.W_OK))
    # Even a reader of a write-ahead log needs a file beside it; without one
    # in a locked folder, the file must be taken as it is.
    immutable = read_only and not folder_writable and not _has_wal(path)
    return sqlite_at(path, read_only=read_only, immutable=immutable)


def _refuse_foreign(path: Path) -> None:
    """Raise StoreError where the file is no store, or one of a newer quizgo.

    Reads the header itself: SQLite would write to files in a write-ahead log's
    company. Only where such a log waits to be merged is SQLite asked, read-only.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise StoreError(
            f"The store {path} is no database. Nothing was changed; "
            "move that file away, or name another store."
        )
    version = int.from_bytes(header[60:64])
    application = int.from_bytes(header[68:72])
    pages = int.from_bytes(header[28:32])
    if _has_wal(path):
        version, application, pages = _asked(path)
    if application != APPLICATION_ID and (application or version or pages > 1):
        raise StoreError(
            f"The store {path} is another program's database. Nothing was changed; "
            "name another store."
        )
    _refuse_newer(str(path), version)


def _refuse_newer(where: str, version: int) -> None:
    if version > NEWEST:
        raise StoreError(
            f"The store {where} was written by a newer quizgo (version {version} of the store; "
            f"this quizgo knows {NEWEST}). Nothing was changed; upgrade quizgo."
        )


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _asked(path: Path) -> tuple[int, int, int]:
    with told(str(path)), closing(sqlite_at(path, read_only=True, immutable=False).connect()) as c:
        return (
            _number(c, "PRAGMA user_version"),
            _number(c, "PRAGMA application_id"),
            _number(c, "PRAGMA page_count"),
        )


def _number(connection: sqlite3.Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0])


# Bringing it up to date ---------------------------------------------------------


def _bring_up_to_date(database: Database) -> None:
    with database.reading() as connection:
        version = database.dialect.version(connection)
    _refuse_newer(database.where, version)
    if version < NEWEST:
        _migrate(database, version)
    if database.read_only:
        return
    if isinstance(database.dialect, Sqlite):
        with told(database.where):
            database.dialect.use_wal()  # a restored backup is without
    with database.reading() as connection:
        folds = folding.is_current(connection, database.pen.settings)
        cards = decks.is_current(connection)
    if not (folds and cards):
        _make_current(database, folds=folds, cards=cards)


def _make_current(database: Database, *, folds: bool, cards: bool) -> None:
    """Fold again under other settings; have cards of another form read again."""
    with database.writing() as connection:
        if not folds:
            folding.rebuild(connection, database.pen.settings, database.watch)
        if not cards:
            decks.make_stale(connection)


def _migrate(database: Database, version: int) -> None:
    """All steps in one transaction: killed or failing anywhere, the store is as it was."""
    if database.read_only:
        raise StoreError(
            f"The store {database.where} is of an older version ({version}; this quizgo writes "
            f"{NEWEST}) and may not be written. Open it once where it may be written."
        )
    with database.writing() as connection:
        # Whoever came first with the same idea has done it by now.
        version = database.dialect.version(connection)
        _refuse_newer(database.where, version)
        if 0 < version < NEWEST and isinstance(database.dialect, Sqlite):
            _keep_copy(database.dialect, version)
        for migration in MIGRATIONS[version:]:
            _run(connection, database.dialect, migration)


def _run(connection: Connection, dialect: Dialect, migration: Migration) -> None:
    for statement in migration.statements:
        connection.exec_driver_sql(statement)
    if migration.append_only is not None:
        dialect.make_append_only(connection, migration.append_only)
    dialect.set_version(connection, migration.number)


def _keep_copy(store: Sqlite, version: int) -> None:
    """Copy the store as it is to `NAME.v1-backup`; only the last few copies stay.

    Called under the store's write lock, so that one process alone does it.
    """
    name = store.path.name
    part = store.path.with_name(f"{name}.v{version}-part")
    try:
        part.unlink(missing_ok=True)
        store.copy(part)
        part.replace(store.path.with_name(f"{name}.v{version}-backup"))
        kept = sorted(store.path.parent.glob(f"{name}.v*-backup"), key=_backup_version)
        for old in kept[:-BACKUPS_KEPT]:
            old.unlink()
    except OSError as error:
        raise StoreError(
            f"The store {store.path} is of an older version and cannot be copied before "
            f"it is brought up to date: {error.strerror or error}. Nothing was changed; "
            "see to the folder's rights and free space."
        ) from error


def _backup_version(backup: Path) -> int:
    number = backup.name.rpartition(".v")[2].removesuffix("-backup")
    return int(number) if number.isdecimal() else 0
