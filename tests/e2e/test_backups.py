"""Backups of all that a learner has, and bringing them back."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.learner import Learner

DECK = """\
deck: my/t
cards:
- {{id: one, kind: basic, ask: "{ask}", answer: "1"}}
"""
LATER = "2027-01-16T09:00:00+08:00"


def answer(learner: Learner, now: str) -> None:
    learner.run("study", "my/t", "--plain", "--ahead", "1", input="x\n4\n", now=now)


def answers(learner: Learner) -> int:
    return len(json.loads(learner.run("history", "--json")))


def backup(learner: Learner) -> Path:
    learner.run("backup")
    return next((learner.home.path / "backups").glob("quizgo-????????-??????.zip"))


@pytest.fixture
def later(learner: Learner) -> Learner:
    """Somebody who made a backup, and then went on."""
    learner.write("decks/my/t.yaml", DECK.format(ask="First?"))
    learner.write("config.yaml", "new_per_day: 7\ndaily_backups: 0\n")
    answer(learner, "2027-01-15T09:00:00+08:00")
    backup(learner)
    answer(learner, LATER)
    learner.write("decks/my/t.yaml", DECK.format(ask="Second?"))
    learner.write("decks/my/other.yaml", DECK.format(ask="Third?").replace("my/t", "my/other"))
    learner.write("config.yaml", "new_per_day: 9\ndaily_backups: 0\n")
    return learner


def test_backup_comes_back_as_it_was(later: Learner) -> None:
    assert answers(later) == 2
    said = later.run("restore", "--yes", now=LATER)
    assert "1 answer or mark made since then is not in it." in said
    assert "2 files of yours are replaced." in said
    assert answers(later) == 1
    assert "First?" in later.run("show", "my/t/one")
    assert "Third?" in later.run("show", "my/other/one")
    assert later.run("config", "get", "new_per_day") == "7"
    assert "every card stands where its log says" in later.run("doctor", now=LATER)


def test_restoring_can_be_taken_back(later: Learner) -> None:
    later.run("restore", "--yes", now=LATER)
    [before] = later.home.path.glob("backups/*-before-restore.zip")
    later.run("restore", str(before), "--yes", now=LATER)
    assert answers(later) == 2
    assert "Second?" in later.run("show", "my/t/one")
    assert later.run("config", "get", "new_per_day") == "9"


def test_rehearsal_and_no_answer_change_nothing(later: Learner) -> None:
    assert "Nothing was changed." in later.run("restore", "--dry-run")
    assert "--yes" in later.run("restore", status=2)
    assert answers(later) == 2
    assert not list(later.home.path.glob("backups/*-before-restore.zip"))


@pytest.mark.parametrize("damage", [b"no database at all" * 500, None])
def test_damaged_store_is_replaced_and_kept_aside(later: Learner, damage: bytes | None) -> None:
    store = later.home.path / "quizgo.db"
    whole = store.read_bytes()
    store.write_bytes(damage or whole[:8192] + b"\xff" * (len(whole) - 8192))
    later.run("doctor", status=1)
    assert "cannot be read; it is kept aside" in later.run("restore", "--yes")
    assert answers(later) == 1
    [kept] = later.home.path.glob("backups/damaged-*-quizgo.db")
    assert kept.read_bytes() != whole


def test_backup_comes_back_on_another_machine(later: Learner, elsewhere: Learner) -> None:
    [file] = later.home.path.glob("backups/quizgo-????????-??????.zip")
    for old in elsewhere.home.path.glob("quizgo.db*"):
        old.unlink()
    elsewhere.run("restore", str(file), "--yes")
    assert answers(elsewhere) == 1
    assert not list(elsewhere.home.path.glob(".restore-*"))


def test_day_of_study_leaves_a_backup_and_the_last_few_stay(learner: Learner) -> None:
    learner.write("decks/my/t.yaml", DECK.format(ask="First?"))
    learner.write("config.yaml", "daily_backups: 2\n")
    for day in (15, 16, 22):
        for hour in (8, 9):
            answer(learner, f"2027-01-{day}T0{hour}:00:00+08:00")
    kept = sorted(path.name for path in learner.home.path.glob("backups/*"))
    assert kept == ["quizgo-20270116-080000-daily.zip", "quizgo-20270122-080000-daily.zip"]
    learner.run("restore", "--yes", now="2027-01-22T10:00:00+08:00")
    assert answers(learner) == 3


def test_no_backup_is_left_where_none_is_wished_or_nothing_was_answered(learner: Learner) -> None:
    learner.run("study", "go/gobuf", "--plain", input="")
    learner.write("config.yaml", "daily_backups: 0\n")
    learner.write("decks/my/t.yaml", DECK.format(ask="First?"))
    answer(learner, LATER)
    assert not (learner.home.path / "backups").exists()


def test_what_a_killed_restore_left_is_cleared_away(later: Learner) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = later.home.path / f".restore-{gone.pid}-abc"
    left.mkdir()
    (left / "0").write_text("half of a store")
    later.run("restore", "--yes")
    assert not list(later.home.path.glob(".restore-*"))


def test_last_few_backups_stay_where_that_is_wished(learner: Learner) -> None:
    for hour in range(1, 5):
        learner.run("backup", "--keep", "2", now=f"2027-01-15T0{hour}:00:00+08:00")
    kept = sorted(path.name for path in learner.home.path.glob("backups/*"))
    assert kept == ["quizgo-20270115-030000.zip", "quizgo-20270115-040000.zip"]


def test_file_that_is_there_is_not_overwritten(learner: Learner, tmp_path: Path) -> None:
    file = tmp_path / "mine.zip"
    learner.run("backup", "-o", str(file))
    learner.run("backup", "-o", str(file), status=1)
    assert "is there already" in learner.said


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as zip_:
        for name, data in members.items():
            zip_.writestr(name, data)
    return path


MANIFEST = b'{"format": "quizgo-backup", "version": %d, "at": "2027-01-15T08:00:00+08:00"}'


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "is no backup of quizgo"),
        ({"backup.json": b"[]"}, "is no backup of quizgo"),
        ({"backup.json": MANIFEST % 1}, "there is no quizgo.db in it"),
        ({"backup.json": MANIFEST % 2}, "Upgrade quizgo"),
        ({"backup.json": MANIFEST % 1, "quizgo.db": b"x" * 5000}, "is no database"),
    ],
)
def test_what_is_no_backup_is_refused(
    learner: Learner, tmp_path: Path, members: dict[str, bytes], reason: str
) -> None:
    before = (learner.home.path / "quizgo.db").read_bytes()
    learner.run("restore", str(_zip(tmp_path / "x.zip", **members)), "--yes", status=1)
    assert reason in learner.said
    assert (learner.home.path / "quizgo.db").read_bytes() == before


def test_no_zip_and_no_file_are_refused(learner: Learner, tmp_path: Path) -> None:
    text = tmp_path / "t.zip"
    text.write_text("no zip")
    for file, reason in ((text, "is no backup"), (tmp_path / "gone.zip", "no such file")):
        learner.run("restore", str(file), "--yes", status=1)
        assert reason in learner.said
    assert "Name the file" in learner.run("restore", "--yes", status=2)


def test_members_of_foreign_names_are_put_nowhere(later: Learner, tmp_path: Path) -> None:
    [file] = later.home.path.glob("backups/quizgo-????????-??????.zip")
    with zipfile.ZipFile(file, "a") as zip_:
        for name in ("decks/../../out.yaml", "/tmp/out.yaml", "out.py", "decks/x\\..\\out.yaml"):
            zip_.writestr(name, "deck: x\n")
    later.run("restore", str(file), "--yes")
    found = [path for path in tmp_path.rglob("*out*") if path.suffix != ".zip"]
    assert found == []
