"""Packages for Anki, looked at with SQLite and taken in by the real Anki where it is there."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizgo.exchange.apkg import CardOut, NoteOut, apkg
from quizgo.exchange.flat import Flat, Form
from quizgo.model import Answered, DeckName, Entry, EntryKind, Grade, ItemId, ItemState
from quizgo.schedule.fold import fold
from quizgo.schedule.scheduling import AS_PUBLISHED

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def an_entry(
    item: str, days_ago: int, kind: EntryKind, grade: int | None, value: str = ""
) -> Entry:
    answered = None if grade is None else Answered(Grade(grade), Grade(grade), 90_000)
    at = NOW - timedelta(days=days_ago)
    return Entry(
        f"{item} {days_ago} {kind}",
        at,
        "here",
        100 - days_ago,
        ItemId(item),
        kind,
        at.date(),
        answered,
        value=value or None,
    )


def a_card(item: str, *entries: Entry) -> CardOut:
    progress = fold(entries)
    return CardOut(item.partition("#")[2], ItemState.REVIEW, progress, entries, AS_PUBLISHED)


def notes() -> list[NoteOut]:
    deck = DeckName("go/test")
    scheduled = EntryKind.SCHEDULED
    learned = [
        an_entry("go/test/a", 20, scheduled, 4),
        an_entry("go/test/a", 19, scheduled, 5),
        an_entry("go/test/a", 13, scheduled, 1),
        an_entry("go/test/a", 13, EntryKind.DRILL, 4),
        an_entry("go/test/a", 12, scheduled, 3),
        an_entry("go/test/a", 1, EntryKind.FLAG, None, "3"),
        an_entry("go/test/a", 1, EntryKind.NOTE, None, "Ask *Ann*"),
        an_entry("go/test/a", 1, EntryKind.TAG, None, "later"),
    ]
    suspended = an_entry("go/test/b#reversed", 3, EntryKind.SUSPEND, None)
    return [
        NoteOut(
            Flat("go/test/a", deck, Form.BASIC, "What is `g0`?", "A *stack*.", "Why", ("stack",)),
            [a_card("go/test/a", *learned)],
        ),
        NoteOut(
            Flat("go/test/b", deck, Form.REVERSED, "half", "of the queue"),
            [a_card("go/test/b"), a_card("go/test/b#reversed", suspended)],
        ),
        NoteOut(
            Flat("go/test/c", deck, Form.CLOZE, "P has {{c1::256::n}} and {{c3::runnext}}.", ""),
            [a_card("go/test/c#c1"), a_card("go/test/c#c3")],
        ),
        NoteOut(
            Flat("go/e/d", DeckName("go/e"), Form.TYPED, "Who parks?", "gopark"),
            [a_card("go/e/d")],
        ),
    ]


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(apkg(notes(), NOW, TODAY))) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        path = archive.extract("collection.anki2", tmp_path)
    return sqlite3.connect(path)


def test_notes_have_our_ids_fields_and_tags(database: sqlite3.Connection) -> None:
    with closing(database):
        rows = database.execute("SELECT guid, flds, tags FROM notes ORDER BY guid").fetchall()
        assert rows[1] == (
            "go/test/a",
            "What is <code>g0</code>?\x1fA <em>stack</em>.\x1fWhy\x1fAsk <em>Ann</em>",
            " stack later ",
        )
        assert [row[0] for row in rows] == ["go/e/d", "go/test/a", "go/test/b", "go/test/c"]
        names = json.loads(database.execute("SELECT decks FROM col").fetchone()[0]).values()
        assert sorted(deck["name"] for deck in names) == ["Default", "go::e", "go::test"]


def test_cards_keep_their_schedule(database: sqlite3.Connection) -> None:
    with closing(database):
        rows = database.execute(
            "SELECT ord, type, queue, due, ivl, factor, reps, lapses, cards.flags FROM cards "
            "JOIN notes ON notes.id = nid ORDER BY guid, ord"
        ).fetchall()
        # due 2026-11-13, which is the first day: twelve days ago graded 3, after a lapse
        assert rows[1] == (0, 2, 2, 0, 1, 2460, 4, 1, 3)
        assert [rows[0], *rows[2:]] == [
            (0, 0, 0, 4, 0, 0, 0, 0, 0),
            (0, 0, 0, 2, 0, 0, 0, 0, 0),
            (1, 0, -1, 2, 0, 0, 0, 0, 0),
            (0, 0, 0, 3, 0, 0, 0, 0, 0),
            (2, 0, 0, 3, 0, 0, 0, 0, 0),
        ]


def test_every_answer_comes_along(database: sqlite3.Connection) -> None:
    with closing(database):
        rows = database.execute(
            "SELECT ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
        )
        assert rows.fetchall() == [
            (3, 1, 0, 2500, 60_000, 0),
            (4, 6, 1, 2600, 60_000, 1),
            (1, 1, 6, 2600, 60_000, 1),
            (3, 1, 1, 2600, 60_000, 2),
            (2, 1, 1, 2460, 60_000, 1),
        ]


def ids(package: bytes) -> list[object]:
    """Of card, note and deck."""
    with (
        zipfile.ZipFile(io.BytesIO(package)) as archive,
        closing(sqlite3.connect(":memory:")) as database,
    ):
        database.deserialize(archive.read("collection.anki2"))
        return database.execute("SELECT id, nid, did FROM cards ORDER BY id").fetchall()


def test_a_second_package_has_the_same_ids() -> None:
    later = [replace(note) for note in reversed(notes())]
    assert ids(apkg(later, NOW + timedelta(days=3), TODAY)) == ids(apkg(notes(), NOW, TODAY))


def test_a_deck_is_the_same_however_many_of_its_notes_come() -> None:
    first, *_ = notes()
    assert set(ids(apkg([first], NOW, TODAY))) < set(ids(apkg(notes(), NOW, TODAY)))


def test_what_fsrs_knows_comes_along() -> None:
    card = notes()[0].cards[0]
    memory = replace(card.progress.memory, stability=12.345678, difficulty=5.4321)
    known = replace(card, progress=replace(card.progress, memory=memory))
    package = apkg([replace(notes()[0], cards=[known])], NOW, TODAY)
    with (
        zipfile.ZipFile(io.BytesIO(package)) as archive,
        closing(sqlite3.connect(":memory:")) as database,
    ):
        database.deserialize(archive.read("collection.anki2"))
        data = json.loads(database.execute("SELECT data FROM cards").fetchone()[0])
    answered = int((NOW - timedelta(days=12)).timestamp())
    assert data == {"s": 12.3457, "d": 5.432, "dr": 0.9, "lrt": answered}


def test_anki_is_told_when_a_card_was_last_answered(tmp_path: Path) -> None:
    """Its check of the database adds that where it is missing, and then wants a full sync."""
    with zipfile.ZipFile(io.BytesIO(apkg(notes(), NOW, TODAY))) as package:
        (tmp_path / "c.db").write_bytes(package.read("collection.anki2"))
    with closing(sqlite3.connect(tmp_path / "c.db")) as database:
        told = database.execute(
            "SELECT data, (SELECT max(id) FROM revlog WHERE cid = cards.id AND type < 3) FROM cards"
        ).fetchall()
    assert any(last is not None for _, last in told)
    for data, last in told:
        assert (json.loads(data)["lrt"] if data else None) == (last and last // 1000)


def test_the_real_anki_takes_it_with_schedule_and_answers(tmp_path: Path) -> None:
    """It is no dependency of ours, nor of these tests: where it is installed, it is asked."""
    collection = pytest.importorskip("anki.collection")
    path = tmp_path / "out.apkg"
    path.write_bytes(apkg(notes(), NOW, TODAY))
    col = collection.Collection(str(tmp_path / "c.anki2"))
    try:
        for _ in range(2):  # the second time nothing is doubled
            request = collection.ImportAnkiPackageRequest(
                package_path=str(path),
                options=collection.ImportAnkiPackageOptions(
                    with_scheduling=True, with_deck_configs=False
                ),
            )
            col.import_anki_package(request)
        assert col.note_count() == 4
        assert col.card_count() == 6
        card = col.get_card(col.find_cards("g0")[0])
        assert (card.type, card.ivl, card.factor, card.reps, card.lapses) == (2, 1, 2460, 4, 1)
        assert card.user_flag() == 3
        due = datetime.now(UTC).date() + timedelta(days=card.due - col.sched.today)
        assert due == date(2026, 11, 13)
        assert len(col.card_stats_data(card.id).revlog) == 5
        assert col.find_cards("is:suspended") == col.find_cards('deck:"go::test" card:2')
        assert "256" in col.get_card(col.find_cards("runnext")[0]).answer()
        problems, fine = col.fix_integrity()
        assert fine, problems
        assert not re.search(r"[1-9]", problems), problems
    finally:
        col.close()
