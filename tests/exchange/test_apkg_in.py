"""Packages that the real Anki wrote, in its newest form and in the old one, taken in."""

from __future__ import annotations

import contextlib
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.errors import DeckError
from quizgo.exchange.apkg import apkg
from quizgo.exchange.apkg_in import Package, apkg_in
from quizgo.exchange.package import database_in
from quizgo.exchange.plain import Fields
from quizgo.model import EntryKind
from quizgo.model.losses import Loss, Lost
from quizgo.schedule.fold import fold
from tests.exchange.test_apkg import NOW, TODAY, notes

PACKAGES = Path(__file__).with_name("packages")
"""Four notes, written by Anki 26.09: one answered easy, one good twice, one set due in five days,
one suspended."""


def day_of(at: datetime) -> date:
    return (at - timedelta(hours=4)).date()


def taken(name: str) -> Package:
    return apkg_in(PACKAGES / name, day_of)


def cards(package: Package) -> dict[str, Fields]:
    found: dict[str, Fields] = {}
    for deck in package.gathered.decks:
        for card in deck.cards:
            assert isinstance(card, dict)
            found[str(card.get("ask", card.get("text")))] = {"deck": deck.name, **card}
    return found


@pytest.mark.parametrize("name", ["legacy.apkg", "latest.apkg", "all.colpkg"])
def test_notes_of_every_form_become_cards(name: str) -> None:
    package = taken(name)
    found = cards(package)
    assert package.gathered.faults == []
    assert list(found) == [
        "What is **g0**?",
        "half",
        "Who parks?",
        "P has {{c1::256::n}} and {{c2::runnext}}.",
    ]
    basic, reversed_, typed, gaps = found.values()
    assert basic["deck"] == reversed_["deck"] == typed["deck"] == "Go/Runtime"
    assert basic["answer"] == "A stack.\\\n\\[a.png\\]"
    assert basic["tags"] == ["hard", "stack"]
    assert reversed_["reversed"] is True
    assert (typed["kind"], typed["accept"]) == ("typed", ["gopark"])
    assert (gaps["kind"], gaps["why"]) == ("cloze", "see *proc.go*")
    assert [deck.title for deck in package.gathered.decks] == ["Go/Runtime", "中文"]


@pytest.mark.parametrize("name", ["legacy.apkg", "latest.apkg"])
def test_answers_and_schedule_become_the_log(name: str) -> None:
    package = taken(name)
    ids = package.gathered.ids
    made = {line: fold(e for e in package.log if e.item == card) for line, card in ids.items()}
    kinds = [(str(entry.kind), entry.value) for entry in package.log if entry.item == ids[1]]
    assert kinds == [("scheduled", None), ("reschedule", "2026-11-28"), ("flag", "3")]
    assert (made[1].reviews, made[1].flag, made[1].memory.due) == (1, 3, date(2026, 11, 28))
    assert (made[2].reviews, made[2].memory.due) == (1, date(2026, 11, 25))
    first_gap = fold(entry for entry in package.log if entry.item == f"{ids[3]}#c1")
    assert (first_gap.reviews, first_gap.memory.due) == (0, date(2026, 11, 29))
    assert made[4].suspended
    assert len({entry.id for entry in package.log}) == len(package.log)


def test_losses_are_told() -> None:
    assert taken("legacy.apkg").gathered.left == [
        Lost(Loss.MEDIA, 1),
        Lost(Loss.EASE, 3),
        Lost(Loss.LOOKS),
    ]


def test_old_and_new_form_give_the_same() -> None:
    one, other = taken("legacy.apkg"), taken("latest.apkg")
    assert [deck.fields for deck in one.gathered.decks] == [
        deck.fields for deck in other.gathered.decks
    ]
    assert one.log == other.log


def test_what_we_export_comes_back_with_its_ids_marks_and_days(tmp_path: Path) -> None:
    path = tmp_path / "out.apkg"
    path.write_bytes(apkg(notes(), NOW, TODAY))
    package = apkg_in(path, day_of)
    assert sorted(package.gathered.ids.values()) == [
        "go/e/d",
        "go/test/a",
        "go/test/b",
        "go/test/c",
    ]
    before = notes()[0].cards[0].progress
    after = fold(entry for entry in package.log if entry.item == "go/test/a")
    assert (after.reviews, after.lapses, after.flag) == (before.reviews, before.lapses, before.flag)
    assert after.memory.due == before.memory.due
    assert after.note == "Ask Ann"
    kinds = {entry.kind for entry in package.log if entry.item == "go/test/b#reversed"}
    assert kinds == {EntryKind.SUSPEND}


# Broken ones ------------------------------------------------------------------------

Change = Callable[[dict[str, bytes]], None]


def repacked(path: Path, change: Change) -> Path:
    """A package whose members were changed."""
    with zipfile.ZipFile(PACKAGES / "legacy.apkg") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def only_decoy(members: dict[str, bytes]) -> None:
    del members["collection.anki21"], members["meta"]


def newer(members: dict[str, bytes]) -> None:
    members["meta"] = b"\x08\x09"


def nothing(members: dict[str, bytes]) -> None:
    members.clear()


def no_database(members: dict[str, bytes]) -> None:
    members["collection.anki21"] = b"hello"


def cut(members: dict[str, bytes]) -> None:
    members["collection.anki21"] = members["collection.anki21"][:20_000]


def other_database(members: dict[str, bytes]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (a)")
    members["collection.anki21"] = bytes(database.serialize())
    database.close()


def not_packed(members: dict[str, bytes]) -> None:
    members["meta"] = b"\x08\x03"
    members["collection.anki21b"] = b"no zstd"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (only_decoy, "only Anki's note for old programs"),
        (newer, "a newer Anki than this quizgo knows"),
        (nothing, "no collection in it"),
        (no_database, "is no database"),
        (cut, "makes no sense"),
        (other_database, "makes no sense"),
        (not_packed, "is damaged"),
    ],
)
def test_a_broken_package_is_refused_in_a_sentence(
    tmp_path: Path, change: Change, said: str
) -> None:
    with pytest.raises(DeckError, match=said):
        apkg_in(repacked(tmp_path / "a.apkg", change), day_of)


@given(st.binary(max_size=200), st.integers(0, 30_000), st.integers(1, 500))
def test_no_bytes_whatever_bring_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int, length: int
) -> None:
    path = tmp_path_factory.mktemp("junk") / "a.apkg"
    whole = (PACKAGES / "legacy.apkg").read_bytes()
    for data in (junk, whole[:at] + junk + whole[at + length :]):
        path.write_bytes(data)
        with contextlib.suppress(DeckError):
            database_in(path)[0].close()
            apkg_in(path, day_of)
