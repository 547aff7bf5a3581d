"""What SQLite and PostgreSQL do differently: engines, versions, locks, triggers.

Everything else in the store is said in words that both understand.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import QueuePool

from quizgo.errors import StoreError
from quizgo.frozen import dataclass

APPLICATION_ID = 0x717A676F
"""`qzgo`: marks a SQLite file as ours."""

WAIT_SECONDS = 10.0
"""How long to wait for another process that writes."""

WRITES = "quizgo_writes"
"""The execution option of connections whose transactions write."""


class Dialect(Protocol):
    """One kind of database."""

    def engine(self) -> Engine: ...

    def version(self, connection: Connection) -> int:
        """The number of the last migration that was run; 0 in an empty database."""
        ...

    def set_version(self, connection: Connection, number: int) -> None: ...

    def lock(self, connection: Connection) -> None:
        """Let no other process write until the transaction ends."""
        ...

    def make_append_only(self, connection: Connection, table: str) -> None: ...

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """What is wrong with the file that holds it all."""
        ...


@dataclass(frozen=True, slots=True)
class Sqlite:
    """A file. Its version is `user_version`; a write begins IMMEDIATE, which locks it."""

    path: Path
    uri: str
    read_only: bool

    def engine(self) -> Engine:
        engine = create_engine("sqlite://", creator=self.connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.uri,
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,  # transactions are begun by `_begin` alone
            check_same_thread=False,  # the pool hands it to one thread at a time
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE is a DELETE too
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def version(self, connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def set_version(self, connection: Connection, number: int) -> None:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")

    def lock(self, connection: Connection) -> None:
        """Nothing left to do: BEGIN IMMEDIATE has locked it."""

    def make_append_only(self, connection: Connection, table: str) -> None:
        for deed in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{deed.lower()} BEFORE {deed} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
            )

    def use_wal(self) -> None:
        """Switch the file to a write-ahead log, where readers and a writer do not wait."""
        with closing(self.connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """What SQLite finds wrong with the file."""
        found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        said = [str(one) for one in found if one != "ok"]
        return (*said, *(f"a row of {row[0]} refers to nothing" for row in broken[:20]))

    def become(self, other: Path) -> None:
        """Take over all that another file holds, in one transaction, also while others read."""
        uri = other.absolute().as_uri() + "?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as theirs, closing(self.connect()) as ours:
            theirs.backup(ours)

    def copy(self, to: Path) -> None:
        """A whole, consistent copy of the file, also while others write."""
        with closing(self.connect()) as ours, closing(sqlite3.connect(to)) as theirs:
            ours.backup(theirs)
            theirs.execute("PRAGMA journal_mode = DELETE")  # one file, not three


@dataclass(frozen=True, slots=True)
class Server:
    """PostgreSQL, or whatever else SQLAlchemy reaches by this URL."""

    url: URL

    def engine(self) -> Engine:
        try:
            return create_engine(self.url, pool_pre_ping=True)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise StoreError(
                f"The database URL {self.url.render_as_string()} needs a driver that is "
                f"not installed ({error}). Install it beside quizgo, "
                "for PostgreSQL with: pip install psycopg[binary]"
            ) from error

    def version(self, connection: Connection) -> int:
        if not connection.dialect.has_table(connection, "quizgo_schema"):
            return 0
        found = connection.exec_driver_sql("SELECT version FROM quizgo_schema").scalar()
        return int(found or 0)

    def set_version(self, connection: Connection, number: int) -> None:
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS quizgo_schema (version INTEGER NOT NULL)"
        )
        connection.exec_driver_sql("DELETE FROM quizgo_schema")
        connection.exec_driver_sql(f"INSERT INTO quizgo_schema (version) VALUES ({number})")

    def lock(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """A server looks after its own files."""
        return ()

    def make_append_only(self, connection: Connection, table: str) -> None:
        if connection.dialect.name != "postgresql":
            return
        connection.exec_driver_sql(
            f"CREATE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuses()"
        )


def sqlite_at(path: Path, *, read_only: bool, immutable: bool) -> Sqlite:
    """The SQLite file at `path`; `immutable` reads one in a folder that may not be written."""
    mode = "mode=ro&immutable=1" if immutable else "mode=ro" if read_only else "mode=rwc"
    return Sqlite(path, f"file:{quote(str(path))}?{mode}", read_only)


def _begin(connection: Connection) -> None:
    # By the driver itself, which takes a tenth of the time; its errors are told as well.
    driver = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    writes = connection.get_execution_options().get(WRITES, False)
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
