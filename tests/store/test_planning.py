"""Notes on plans: in order, for ever, and nothing of the log's."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from quizgo.store.store import Store
from quizgo.store.values import Note
from tests.store.making import day, noon


def test_notes_come_back_in_their_order_by_kind(path: Path) -> None:
    with Store.open(path, device="here") as store:
        for kind, words, on in (("plan", "a", 0), ("away", "b", 0), ("plan", "c", 1)):
            store.note(kind, words, at=noon(day(0)), on=day(on))
    with Store.open(path, device="here") as store:
        assert store.notes(["plan"]) == (Note("plan", "a", day(0)), Note("plan", "c", day(1)))
        assert store.notes(["plan", "away"], since=day(1)) == (Note("plan", "c", day(1)),)
        assert store.latest_note(["away", "plan"]) == Note("plan", "c", day(1))
        assert store.latest_note(["forecast"]) is None


def test_a_note_is_never_changed(path: Path) -> None:
    with Store.open(path, device="here") as store:
        store.note("forecast", "80 %", at=noon(day(0)), on=day(0))
    engine = create_engine(f"sqlite:///{path}")
    for deed in ("DELETE FROM planning", "UPDATE planning SET value = '90 %'"):
        with engine.connect() as connection, pytest.raises(IntegrityError, match="append-only"):
            connection.execute(text(deed))
    engine.dispose()


def test_notes_of_another_store_stand_behind_those_made_before_them(
    store: Store, path: Path
) -> None:
    for number in (0, 2):
        store.note("plan", f"here {number}", at=noon(day(number)), on=day(number))
    with Store.open(path.with_name("other.db"), device="there") as other:
        other.note("plan", "there 1", at=noon(day(1)), on=day(1))
        theirs = other.planned()
    assert store.absorb_planned(theirs) == 1
    assert store.absorb_planned(theirs) == 0
    assert [note.text for note in store.notes(["plan"])] == ["here 0", "there 1", "here 2"]
    latest = store.latest_note(["plan"])
    assert latest is not None
    assert latest.text == "here 2"
