"""Small decks and answers for tests of the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from quizgo.deck.loaded import Loaded
from quizgo.model import (
    Answered,
    Basic,
    Card,
    CardId,
    Deck,
    DeckName,
    EntryKind,
    Grade,
    ItemId,
    Place,
    Text,
)
from quizgo.store.dialects import APPLICATION_ID
from quizgo.store.migrations import MIGRATIONS
from quizgo.store.rows import entry_values
from quizgo.store.store import Store
from quizgo.store.values import Draft, FreshFile, Recorded, Stamp

MONDAY = date(2026, 11, 23)

STAMP = Stamp(1, 1, "")


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def noon(on: date) -> datetime:
    return datetime.combine(on, time(12), tzinfo=UTC)


def a_card(
    deck: str,
    name: str,
    *,
    tags: tuple[str, ...] = (),
    was: tuple[str, ...] = (),
    both_ways: bool = False,
) -> Card:
    return Card(
        id=CardId(f"{deck}/{name}"),
        deck=DeckName(deck),
        body=Basic(Text(en=f"What is {name}?"), Text(en="It is."), reversed=both_ways),
        place=Place(Path(f"/decks/{deck}.yaml"), 1),
        tags=tags,
        was=was,
    )


def a_deck(name: str, *cards: str | Card, order: int = 0) -> FreshFile:
    path = Path(f"/decks/{name}.yaml")
    made = tuple(card if isinstance(card, Card) else a_card(name, card) for card in cards)
    return FreshFile(
        path, STAMP, Loaded(Deck(DeckName(name), Text(en=name), path, made, order=order))
    )


def answered(grade: int, *, milliseconds: int = 4000) -> Answered:
    return Answered(Grade(grade), Grade.GOOD, milliseconds)


def scheduled(item: str, grade: int, on: date) -> Draft:
    return Draft(ItemId(item), EntryKind.SCHEDULED, noon(on), on, answered(grade))


def drilled(item: str, grade: int, on: date) -> Draft:
    return Draft(ItemId(item), EntryKind.DRILL, noon(on), on, answered(grade))


def marked(item: str, kind: EntryKind, on: date) -> Draft:
    return Draft(ItemId(item), kind, noon(on), on)


def write(store: Store, draft: Draft) -> Recorded:
    written = store.record(draft)
    assert isinstance(written, Recorded)
    return written


def a_store_of_version_1(path: Path) -> None:
    """What the first migration made, with one answer in it."""
    with Store.open(path.with_name("new.db"), device="here") as store:
        entry = write(store, scheduled(ItemId("go/g/one"), 4, day(0))).entry
    values = entry_values(entry)
    del values["value"]  # came with the third
    with closing(sqlite3.connect(path)) as connection:
        for statement in MIGRATIONS[0].statements:
            connection.execute(statement)
        values["on_day"] = values["on_day"].isoformat()
        marks = ", ".join("?" * len(values))
        connection.execute(
            f"INSERT INTO entry ({', '.join(values)}) VALUES ({marks})", list(values.values())
        )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
