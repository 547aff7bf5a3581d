"""Study days: what waits, what was done, how it went on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from quizgo.model import CardId, DayLimits, DeckName, EntryKind, Item, ItemId, Text
from quizgo.schedule.queue import Done, Queue, Waiting
from quizgo.schedule.queue import today as queue_of
from quizgo.store.rows import CARD, DECK, DECK_FILE, ENTRY, ITEM, Row, to_item
from quizgo.store.selecting import conditions
from quizgo.store.values import Counts, DeckRow, Selection, Today

ANSWERS = (EntryKind.SCHEDULED.value, EntryKind.DRILL.value, EntryKind.CRAM.value)

MEAN_OF = 500
"""How many of the latest answers the mean is taken of."""


# What waits ---------------------------------------------------------------------


def queue(
    connection: Connection, on: date, seed: int, limits: DayLimits, selection: Selection
) -> Queue:
    """What is left of the day. Rows are read only as far as the limits reach."""
    open_to_all = [*_open(on), *conditions(connection, selection)]
    due = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.due)
        .where(*open_to_all, ITEM.c.due <= on)
        .order_by(ITEM.c.due, ITEM.c.mix, ITEM.c.id)
    )
    fresh = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.due)
        .select_from(DECK.join(ITEM, ITEM.c.deck == DECK.c.name))
        .where(*open_to_all, ITEM.c.due.is_(None))
        .order_by(DECK.c.rank, DECK.c.name, ITEM.c.position)
    )
    return queue_of(
        _waiting(connection, due),
        _waiting(connection, fresh),
        done=_done(connection, on),
        limits=limits,
        seed=seed,
    )


def drilling(connection: Connection, on: date, selection: Selection) -> tuple[Item, ...]:
    """The day's items that still wait to be drilled, in the order they were answered."""
    answered = (
        select(ENTRY.c.item, func.max(ENTRY.c.at).label("at"))
        .where(ENTRY.c.on_day == on, ENTRY.c.kind == EntryKind.SCHEDULED.value)
        .group_by(ENTRY.c.item)
        .subquery()
    )
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.part)
        .outerjoin(answered, answered.c.item == ITEM.c.id)
        .where(ITEM.c.last_on == on, ITEM.c.drill_on == on, *_open(on))
        .where(*conditions(connection, selection))
        .order_by(answered.c.at, ITEM.c.id)
    )
    return tuple(to_item(row) for row in connection.execute(wanted).mappings())


def counts(connection: Connection, on: date, selection: Selection) -> Counts:
    """How many of the selected items are in which state."""
    wanted = _counted(on).where(ITEM.c.present, *conditions(connection, selection))
    return _to_counts(connection.execute(wanted).mappings().one())


def decks(connection: Connection, on: date) -> tuple[DeckRow, ...]:
    """All decks in the order of their tree, with what they hold."""
    by_deck = _counted(on).add_columns(ITEM.c.deck).where(ITEM.c.present).group_by(ITEM.c.deck)
    items = {row["deck"]: _to_counts(row) for row in connection.execute(by_deck).mappings()}
    many = select(CARD.c.deck, func.count().label("cards")).group_by(CARD.c.deck)
    cards = {row.deck: row.cards for row in connection.execute(many)}
    found = connection.execute(
        select(*DECK.c, DECK_FILE.c.faults)
        .join(DECK_FILE, DECK_FILE.c.path == DECK.c.path)
        .order_by(DECK.c.rank, DECK.c.name)
    ).mappings()
    return tuple(
        _to_deck(row, cards.get(row["name"], 0), items.get(row["name"], Counts())) for row in found
    )


def due_days(
    connection: Connection, until: date, selection: Selection
) -> tuple[tuple[date, int], ...]:
    """How many selected items fall due on each day, oldest first."""
    wanted = (
        select(ITEM.c.due, func.count())
        .where(ITEM.c.present, ~ITEM.c.suspended, ITEM.c.due <= until)
        .where(*conditions(connection, selection))
        .group_by(ITEM.c.due)
        .order_by(ITEM.c.due)
    )
    return tuple((due, count) for due, count in connection.execute(wanted))


# What was done ------------------------------------------------------------------


def today(connection: Connection, on: date) -> Today:
    done = _done(connection, on)
    answers, milliseconds = connection.execute(
        select(func.count(), func.sum(ENTRY.c.duration_ms)).where(
            ENTRY.c.on_day == on, ENTRY.c.kind.in_(ANSWERS)
        )
    ).one()
    return Today(done.new, done.reviews, answers, float(milliseconds or 0) / 1000)


def streak(connection: Connection, on: date) -> int:
    """Study days in a row with a scheduled review; today may still be to come."""
    studied = (
        select(ENTRY.c.on_day)
        .where(ENTRY.c.kind == EntryKind.SCHEDULED.value, ENTRY.c.on_day <= on)
        .distinct()
        .order_by(ENTRY.c.on_day.desc())
        .execution_options(yield_per=30)
    )
    days = 0
    expected = on.toordinal()
    for day in connection.execute(studied).scalars():
        if days == 0 and day.toordinal() == expected - 1:
            expected -= 1
        if day.toordinal() != expected:
            break
        days += 1
        expected -= 1
    return days


def mean_seconds(connection: Connection) -> float | None:
    latest = (
        select(ENTRY.c.duration_ms)
        .where(ENTRY.c.kind == EntryKind.SCHEDULED.value)
        .order_by(ENTRY.c.at.desc())
        .limit(MEAN_OF)
        .subquery()
    )
    mean = connection.execute(select(func.avg(latest.c.duration_ms))).scalar()
    return None if mean is None else float(mean) / 1000


# Below --------------------------------------------------------------------------


def _open(on: date) -> tuple[ColumnElement[bool], ...]:
    """Items that may come on a study day."""
    return (
        ITEM.c.present,
        ~ITEM.c.suspended,
        or_(ITEM.c.buried_on.is_(None), ITEM.c.buried_on != on),
    )


def _waiting(connection: Connection, wanted: Select[Any]) -> Iterator[Waiting]:
    for id_, card, due in connection.execute(wanted.execution_options(yield_per=100)):
        yield Waiting(ItemId(id_), CardId(card), due)


def _done(connection: Connection, on: date) -> Done:
    answered = connection.execute(
        select(ITEM.c.card, ITEM.c.first_on).where(ITEM.c.last_on == on)
    ).all()
    new = sum(row.first_on == on for row in answered)
    return Done(new, len(answered) - new, {CardId(row.card) for row in answered})


def _counted(on: date) -> Select[Any]:
    buried = and_(~ITEM.c.suspended, ITEM.c.buried_on == on, ITEM.c.buried_on.is_not(None))
    awake = and_(*_open(on))
    states = {
        "new": and_(awake, ITEM.c.due.is_(None)),
        "due": and_(awake, ITEM.c.due <= on),
        "later": and_(awake, ITEM.c.due > on),
        "suspended": ITEM.c.suspended,
        "buried": buried,
    }
    return select(
        *(func.sum(case((state, 1), else_=0)).label(name) for name, state in states.items())
    )


def _to_counts(row: Row) -> Counts:
    return Counts(*(int(row[name] or 0) for name in ("new", "due", "later", "suspended", "buried")))


def _to_deck(row: Row, cards: int, items: Counts) -> DeckRow:
    about = Text(row["about_en"], row["about_zh"])
    return DeckRow(
        name=DeckName(row["name"]),
        title=Text(row["title_en"], row["title_zh"]),
        about=None if about == Text() else about,
        path=Path(row["path"]),
        order=row["place"],
        cards=cards,
        items=items,
        faults=len(json.loads(row["faults"])),
    )
