"""The same store on a PostgreSQL server, for people who share one across machines."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from quizgo.errors import StoreError
from quizgo.exchange.json_deck import json_in, json_text
from quizgo.model import DayLimits, DeckName, EntryKind, Grade, ItemId, ItemState
from quizgo.schedule.insight.mastery import Mastery
from quizgo.store.migrations import NEWEST
from quizgo.store.store import Store
from quizgo.store.values import AlreadyAnswered, Draft, Selection
from tests.postgres import new_database
from tests.store.making import a_card, a_deck, day, drilled, marked, noon, scheduled, write


def test_course_of_days(postgres_url: str) -> None:
    with Store.open(postgres_url, device="here") as store:
        both = a_card("a", "two", both_ways=True, tags=("hard",))
        store.update_decks([a_deck("a", "one", both), a_deck("b", "one", "two")])
        assert [one.item for one in store.queue(day(0), seed=1).items] == [
            "a/one",
            "a/two",
            "b/one",
            "b/two",
        ]
        first = write(store, scheduled("a/one", 2, day(0)))
        write(store, drilled("a/one", 3, day(0)))
        second = write(store, scheduled("a/two", 4, day(0)))
        write(store, marked("b/one", EntryKind.SUSPEND, day(0)))
        write(store, marked("b/two", EntryKind.BURY, day(0)))
        assert [item.id for item in store.drilling(day(0))] == ["a/one"]
        assert store.today(day(0)).new == 2
        assert store.queue(day(0), seed=1).items == ()
        assert store.queue(day(1), seed=1, limits=DayLimits(0, 9)).reviews == 2
        assert [e.id for e in store.undoable(3)][-1] == second.entry.id
        store.undo(first.entry.id, at=noon(day(0)), on=day(0))
        assert store.today(day(0)).new == 1
        counts = store.counts(day(0))
        assert (counts.new, counts.later, counts.suspended, counts.buried) == (2, 1, 1, 1)
        assert [row.items.total for row in store.decks(day(0))] == [3, 2]
        assert store.due_days(day(9)) == ((day(1), 1),)
        assert store.streak(day(1)).days == 1
        assert store.mean_seconds() == 4.0
        two = frozenset(map(ItemId, ("a/two", "a/two#reversed", "b/two")))
        hard = Selection(tags=("Hard",), items=two)
        assert [row.item.id for row in store.rows(day(0), hard)] == ["a/two", "a/two#reversed"]
        assert [item.id for item in store.find("one")] == ["a/one", "b/one"]
        assert [line.undone for line in store.history([ItemId("a/one")])] == [False, False, True]
        graded = store.history(two, since=day(0), grades=[Grade.GOOD], limit=1)
        assert [line.entry.item for line in graded] == ["a/two"]
        assert store.mastery()[DeckName("a")] == Mastery(new=2, young=1, mature=0)
        assert store.card(both.id) == both
        cards = [card for row, card in store.rows_with_cards(day(0)) if row.item.card == both.id]
        assert cards == [both, both]
        assert len(dict(store.effective())[ItemId("b/two")]) > 0
        assert store.verify() == ()
    with Store.open(postgres_url, device="there") as store:
        assert store.standing(ItemId("a/two")).progress == second.progress


def test_renames_and_orphans(postgres_url: str) -> None:
    with Store.open(postgres_url, device="here") as store:
        store.update_decks([a_deck("d", "a")])
        written = write(store, scheduled("d/a", 4, day(0)))
        store.update_decks([a_deck("d", a_card("d", "b", was=("d/a",)))])
        assert store.standing(ItemId("d/b")).progress == written.progress
        store.update_decks(forget=[Path("/decks/d.yaml")])
        row = store.row(ItemId("d/a"), day(0))
        assert row is not None
        assert row.state is ItemState.ORPHAN
        assert store.verify() == ()


def test_two_machines_share_one_log(postgres_url: str) -> None:
    with (
        Store.open(postgres_url, device="here") as here,
        Store.open(postgres_url, device="there") as there,
    ):
        here.update_decks([a_deck("d", "a")])
        shown = there.standing(ItemId("d/a"))
        first = write(here, scheduled("d/a", 4, day(0)))
        late = there.record(scheduled("d/a", 1, day(0)), expected=shown.version)
        assert late == AlreadyAnswered(ItemId("d/a"), first.progress, first.version)
        write(there, scheduled("d/a", 4, day(1)))
        assert [e.device for e in here.entries()] == ["here", "there"]


def test_logs_are_absorbed(postgres_url: str, store: Store) -> None:
    entries = [write(store, scheduled("d/a", 4, day(number))).entry for number in range(3)]
    with Store.open(postgres_url, device="here") as server:
        assert server.absorb(entries) == 3
        assert server.absorb(entries) == 0
        assert server.standing(ItemId("d/a")) == store.standing(ItemId("d/a"))


def test_log_refuses_to_be_changed(postgres_url: str) -> None:
    with Store.open(postgres_url, device="here") as store:
        write(store, scheduled("d/a", 4, day(0)))
    engine = create_engine(postgres_url)
    for deed in ("UPDATE entry SET grade = 5", "DELETE FROM entry"):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(text(deed))
    engine.dispose()


def test_newer_store_is_refused(postgres_url: str) -> None:
    Store.open(postgres_url, device="here").close()
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE quizgo_schema SET version = {NEWEST + 1}"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer quizgo"):
        Store.open(postgres_url, device="here")


def test_server_that_is_not_there_is_said_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://me:secret@/q?host={tmp_path}"
    with pytest.raises(StoreError, match="cannot be used") as caught:
        Store.open(url, device="here")
    assert "secret" not in str(caught.value)


def test_backup_is_the_server_s_matter(postgres_url: str, tmp_path: Path) -> None:
    with (
        Store.open(postgres_url, device="here") as store,
        pytest.raises(StoreError, match="server's own tools"),
    ):
        store.backup(tmp_path / "copy.db")


def test_what_is_planned_is_noted_and_flags_and_days_set_by_hand_are_kept(
    postgres_url: str,
) -> None:
    with Store.open(postgres_url, device="here") as store:
        store.update_decks([a_deck("a", "one", "two")])
        store.note("plan", "ready by then", at=noon(day(0)), on=day(0))
        store.note("foretold", "80 %", at=noon(day(1)), on=day(1))
        said = [note.text for note in store.notes({"plan", "foretold"})]
        assert said == ["ready by then", "80 %"]
        assert [note.on for note in store.notes({"plan", "foretold"}, since=day(1))] == [day(1)]
        one = ItemId("a/one")
        write(store, scheduled(one, 4, day(0)))
        set_by_hand = (
            (EntryKind.FLAG, "3"),
            (EntryKind.NOTE, "两行\nof it"),
            (EntryKind.TAG, "leech"),
            (EntryKind.RESCHEDULE, day(30).isoformat()),
        )
        store.record_all(
            [Draft(one, kind, noon(day(1)), day(1), value=value) for kind, value in set_by_hand]
        )
        progress = store.standing(one).progress
        assert (progress.flag, progress.note, progress.marks) == (3, "两行\nof it", ("leech",))
        assert progress.memory.due == day(30)
        assert [row.item.id for row in store.rows(day(1), Selection(tags=("leech",)))] == [one]
        assert store.verify() == ()


def test_marks_are_undone_together_and_all_goes_to_another_server(
    postgres_url: str, postgres_server: str
) -> None:
    deck = a_deck("a", "one", a_card("a", "two", both_ways=True))
    items = [ItemId(name) for name in ("a/one", "a/two", "a/two#reversed")]
    with (
        Store.open(postgres_url, device="here") as here,
        Store.open(new_database(postgres_server), device="there") as there,
    ):
        for server in (here, there):
            server.update_decks([deck])
        answers = [write(here, scheduled(item, 4, day(0))) for item in items]
        flags = [Draft(item, EntryKind.FLAG, noon(day(1)), day(1), value="3") for item in items]
        ids = [entry.id for entry in here.record_all(flags)]
        assert [one.id for one in here.undoable(3)] == ids[::-1]
        assert len(here.undo_all(ids, at=noon(day(1)), on=day(1))) == 3
        assert here.undo_all(ids, at=noon(day(1)), on=day(1)) == ()
        assert [here.standing(item).progress for item in items] == [
            answer.progress for answer in answers
        ]
        for number in range(3):  # a plan, and what was foretold each morning
            here.note("forecast", f'{{"第": {number}}}', at=noon(day(number)), on=day(number))
        text = json_text([], [], here.entries(), noon(day(2)), planning=here.planned())
        whole = json_in(text)
        assert there.absorb(whole.log) == 9
        assert there.absorb_planned(whole.planning) == 3
        assert there.absorb(whole.log) == there.absorb_planned(whole.planning) == 0
        assert there.planned() == here.planned()
        assert [*there.entries()] == [*here.entries()]
        assert [there.standing(item).progress for item in items] == [
            answer.progress for answer in answers
        ]
        assert here.verify() == there.verify() == ()
