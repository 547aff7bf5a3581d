"""A PostgreSQL server for tests, where one is installed; the fixtures are in `conftest`."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_NUMBERS = itertools.count()


@contextmanager
def running() -> Iterator[str]:
    """The folder of a running server's socket. A server refuses to run as root."""
    pytest.importorskip("psycopg")
    if shutil.which("initdb") is None or shutil.which("pg_ctl") is None:
        pytest.skip("no PostgreSQL server is installed")
    somebody = "postgres" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="qz", dir="/tmp"))
    data = str(folder / "data")

    def call(*words: str) -> None:
        subprocess.run(
            words, user=somebody, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    options = f"-c listen_addresses='' -c fsync=off -k {folder}"
    try:
        if somebody is not None:
            shutil.chown(folder, somebody)
        call("initdb", "-D", data, "-A", "trust", "-U", "quizgo", "-N")
        start = ("-w", "-t", "600", "-l", str(folder / "log"), "-o", options, "start")
        call("pg_ctl", "-D", data, *start)
        try:
            yield str(folder)
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def new_database(server: str) -> str:
    """The URL of a database of its own."""
    name = f"q{next(_NUMBERS)}"
    engine = create_engine(f"postgresql+psycopg://quizgo@/postgres?host={server}")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql+psycopg://quizgo@/{name}?host={server}"
