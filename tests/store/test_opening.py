"""Opening a store: new, old, newer, foreign, broken, locked, read-only."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlmodel import SQLModel

from quizgo.errors import StoreError
from quizgo.model import ItemId
from quizgo.schedule.scheduling import FoldSettings, Scheduling
from quizgo.store import dialects
from quizgo.store.migrations import MIGRATIONS, NEWEST
from quizgo.store.store import Store
from tests.store.making import a_deck, a_store_of_version_1, day, scheduled, write

ONE = ItemId("go/g/one")


def one_answer(path: Path) -> None:
    with Store.open(path, device="here") as store:
        store.update_decks([a_deck("go/g", "one")])
        write(store, scheduled(ONE, 4, day(0)))


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def refusal(path: Path | str) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path, device="here")
    message = str(caught.value)
    assert "Traceback" not in message
    assert message.endswith((".", "psycopg[binary]"))
    return message


def test_new_store_is_made_with_its_folder_and_full_durability(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b ü%20?#" / "quizgo.db"
    one_answer(path)
    assert path.exists()
    assert pragma(path, "journal_mode") == "wal"
    assert pragma(path, "user_version") == NEWEST
    with Store.open(path, device="here") as store, store._database.reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "recursive_triggers")
        }
    assert said == {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def test_url_of_a_file_is_that_file(path: Path) -> None:
    one_answer(path)
    with Store.open(f"sqlite:///{path}", device="here") as store:
        assert len(list(store.entries())) == 1


def test_tables_are_what_the_code_says_they_are(path: Path) -> None:
    one_answer(path)
    engine = create_engine(f"sqlite:///{path}")
    found = inspect(engine)
    as_found = {"VARCHAR": "TEXT", "DOUBLE PRECISION": "REAL"}
    for name, table in SQLModel.metadata.tables.items():
        there = {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        said = {
            c.name: (as_found.get(kind, kind), c.nullable)
            for c, kind in ((c, str(c.type.compile(engine.dialect))) for c in table.columns)
        }
        assert there == said
        assert found.get_pk_constraint(name)["constrained_columns"] == [
            column.name for column in table.primary_key
        ]
    engine.dispose()


# Older and newer ----------------------------------------------------------------


def test_older_store_is_copied_and_brought_up_to_date(path: Path) -> None:
    a_store_of_version_1(path)
    with Store.open(path, device="here") as store:
        assert store.standing(ONE).progress.memory.due == day(1)
        assert store.verify() == ()
    assert pragma(path, "user_version") == NEWEST
    backup = path.with_name("quizgo.db.v1-backup")
    assert pragma(backup, "user_version") == 1
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    assert not list(path.parent.glob("*-part"))


def test_only_the_last_copies_are_kept(path: Path) -> None:
    for version in (2, 7, 10, 11):
        path.with_name(f"quizgo.db.v{version}-backup").write_text("old")
    a_store_of_version_1(path)
    Store.open(path, device="here").close()
    kept = {backup.name for backup in path.parent.glob("*-backup")}
    assert kept == {f"quizgo.db.v{version}-backup" for version in (7, 10, 11)}


def test_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    one_answer(path)
    assert pragma(path, "user_version") == NEWEST


def test_store_whose_making_was_interrupted_is_made(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    one_answer(path)


def test_failed_migration_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizgo.store import database

    a_store_of_version_1(path)
    broken = replace(MIGRATIONS[1], statements=(*MIGRATIONS[1].statements, "SELECT * FROM gone"))
    monkeypatch.setattr(database, "MIGRATIONS", (MIGRATIONS[0], broken))
    refusal(path)
    assert pragma(path, "user_version") == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall() == [("entry",)]


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_newer_store_is_refused_untouched(path: Path, journal: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE entry (id)")
        connection.execute(f"PRAGMA application_id = {dialects.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NEWEST + 3}")
        connection.commit()
    before = path.read_bytes()
    message = refusal(path)
    assert f"version {NEWEST + 3} " in message
    assert f"knows {NEWEST})" in message
    assert "upgrade quizgo" in message
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_newer_version_that_waits_in_the_write_ahead_log_is_seen(path: Path) -> None:
    one_answer(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
        before = path.read_bytes()
        assert "newer quizgo" in refusal(path)
        assert path.read_bytes() == before


def test_changed_settings_fold_the_log_again(path: Path) -> None:
    with Store.open(path, device="here") as store:
        for number in range(4):
            write(store, scheduled(ONE, 5, day(number)))
    with Store.open(
        path, device="here", settings=FoldSettings(Scheduling(maximum_days=9))
    ) as store:
        assert store.standing(ONE).progress.memory.interval_days == 9
        assert store.verify() == ()


# What is no store -----------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"hello", b"\0" * 4096, b"SQLite format 3\0", os.urandom(5000)]
)
def test_file_that_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert f"{path} is no database" in refusal(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")
    before = path.read_bytes()
    assert "another program's database" in refusal(path)
    assert path.read_bytes() == before


def test_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert "no ordinary file" in refusal(path)


def test_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be opened" in refusal(tmp_path / "file" / "quizgo.db")


def test_damaged_page_is_said_and_nothing_is_changed(path: Path) -> None:
    one_answer(path)
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)
    with (
        pytest.raises(StoreError, match=r"is damaged.*restore a backup"),
        Store.open(path, device="here") as store,
    ):
        list(store.entries())
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense://x/y", "needs a driver"),
        ("://", "is no database URL"),
        ("sqlite://", "would keep nothing"),
        ("sqlite:///:memory:", "would keep nothing"),
    ],
)
def test_url_that_leads_nowhere_is_refused(url: str, said: str) -> None:
    assert said in refusal(url)


def test_password_in_a_url_is_not_shown() -> None:
    assert "secret" not in refusal("nonsense://me:secret@host/db")


# What may not be written ------------------------------------------------------------


def test_store_that_another_program_writes_for_long_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "WAIT_SECONDS", 0.05)
    one_answer(path)
    with Store.open(path, device="here") as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"is being written by another program"):
            store.record(scheduled(ONE, 4, day(1)))
        assert len(list(store.entries())) == 1
        other.rollback()
        write(store, scheduled(ONE, 4, day(1)))


def test_store_opened_for_reading_reads_and_refuses_to_write(path: Path) -> None:
    one_answer(path)
    with Store.open(path, device="here", read_only=True) as store:
        assert store.is_read_only
        assert store.queue(day(1), seed=1).reviews == 1
        with pytest.raises(StoreError, match="may only be read"):
            store.record(scheduled(ONE, 4, day(1)))


def test_reading_a_store_that_is_not_there_makes_none(path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        Store.open(path, device="here", read_only=True)
    assert not path.exists()


AS_NOBODY = """
import os, sys
from pathlib import Path
from quizgo.errors import StoreError
from quizgo.store.store import Store
from tests.store.making import day, scheduled
# All that is imported late must be imported while it may be read.
Store.open(Path(sys.argv[1]).parent / "other.db", device="root").close()
os.setgid(65534)
os.setuid(65534)
try:
    with Store.open(Path(sys.argv[1]), device="nobody") as store:
        print(len(list(store.entries())), store.queue(day(1), seed=1).reviews)
        store.record(scheduled("go/g/one", 4, day(1)))
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.getuid() != 0, reason="needs to become somebody with fewer rights")
@pytest.mark.parametrize("locked", ["file", "folder", "both"])
def test_locked_file_or_folder_can_still_be_read(locked: str) -> None:
    # Not under tmp_path, whose parents are closed to others.
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    path = folder / "quizgo.db"
    try:
        one_answer(path)
        path.chmod(0o444 if locked != "folder" else 0o666)
        folder.chmod(0o555 if locked != "file" else 0o777)
        before = path.read_bytes()
        said = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.startswith("1 1\n")
        assert "may only be read. Nothing was saved" in said.stdout
        assert path.read_bytes() == before
    finally:
        shutil.rmtree(folder)


ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from quizgo.errors import StoreError
from quizgo.store.store import Store
from tests.store.making import day, scheduled
path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.open(path, device="here") as store:
    most = path.with_name(path.name + "-wal").stat().st_size + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    saved = 0
    try:
        for number in range(1000):
            store.record(scheduled(f"d/{number}", 4, day(0)))
            saved += 1
    except StoreError as error:
        print(saved)
        print(error)
"""


def test_full_disk_loses_nothing_that_was_saved(path: Path) -> None:
    one_answer(path)
    said = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    saved, message = said.stdout.splitlines()
    assert "Nothing was saved" in message
    assert "disk" in message
    with Store.open(path, device="here") as store:
        assert len(list(store.entries())) == int(saved) + 1
        assert store.verify() == ()


def test_backup_into_nowhere_is_said(path: Path, tmp_path: Path) -> None:
    one_answer(path)
    to = tmp_path / "nowhere" / "copy.db"
    with (
        Store.open(path, device="here") as store,
        pytest.raises(StoreError, match=r"nowhere/copy.db cannot be opened"),
    ):
        store.backup(to)


def test_backup_put_in_the_store_s_place_goes_on(path: Path, tmp_path: Path) -> None:
    one_answer(path)
    copy = tmp_path / "copy.db"
    with Store.open(path, device="here") as store:
        store.backup(copy)
    assert pragma(copy, "journal_mode") == "delete"
    copy.replace(path)
    with Store.open(path, device="here") as store:
        write(store, scheduled(ONE, 4, day(1)))
    assert pragma(path, "journal_mode") == "wal"


def test_backup_is_a_whole_store(path: Path, tmp_path: Path) -> None:
    one_answer(path)
    copy = tmp_path / "copy.db"
    with Store.open(path, device="here") as store:
        store.backup(copy)
        with pytest.raises(StoreError, match="is there already"):
            store.backup(copy)
    with Store.open(copy, device="here") as store:
        assert len(list(store.entries())) == 1
        assert store.verify() == ()
