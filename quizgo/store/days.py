"""Study days: what waits, what was done, how it went on."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, case, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from quizgo.model import CardId, DayLimits, DeckName, EntryKind, Item, ItemId, Kind, Text
from quizgo.schedule.queue import Apart, Done, Queue, Room, Seen, Waiting
from quizgo.schedule.queue import today as queue_of
from quizgo.schedule.sm2 import PASS
from quizgo.store.folding import ANSWERS
from quizgo.store.rows import CARD, DECK, DECK_FILE, ENTRY, ITEM, Row, to_item
from quizgo.store.selecting import Conditions, conditions
from quizgo.store.values import Counts, DeckRow, Selection, Today

MEAN_OF = 500
"""How many of the latest answers the mean is taken of."""

BOUNDLESS = DayLimits(new=sys.maxsize, reviews=sys.maxsize)


# What waits ---------------------------------------------------------------------


def queue(
    connection: Connection,
    on: date,
    seed: int,
    limits: DayLimits,
    selection: Selection,
    apart: Apart,
) -> Queue:
    """What is left of the day. Rows are read only as far as the limits reach."""
    may_come = [*_may_come(on), *conditions(connection, selection)]
    room = Room(limits, done(connection, on), apart)
    due = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.due)
        .where(*may_come, ITEM.c.due <= on)
        .order_by(ITEM.c.due, ITEM.c.mix, ITEM.c.id)
    )
    return queue_of(
        _waiting(connection, due),
        _fresh(connection, may_come, room.is_open_for_new),
        room=room,
        seed=seed,
    )


def early(
    connection: Connection, on: date, until: date, selection: Selection, apart: Apart
) -> tuple[Waiting, ...]:
    """What falls due up to a coming day, soonest first, without what was answered today."""
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.due)
        .where(*_may_come(on), ITEM.c.due <= until)
        .where(or_(ITEM.c.last_on.is_(None), ITEM.c.last_on != on))
        .where(*conditions(connection, selection))
        .order_by(ITEM.c.due, ITEM.c.mix, ITEM.c.id)
    )
    room = Room(BOUNDLESS, Done(cards=done(connection, on).cards), apart)
    return tuple(room.filled(_waiting(connection, wanted), is_new=False))


def forgotten(connection: Connection, on: date, selection: Selection) -> tuple[Item, ...]:
    """The items whose last scheduled review was on this day and failed."""
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.part)
        .where(ITEM.c.last_on == on, ITEM.c.last_grade < PASS, *_may_come(on))
        .where(*conditions(connection, selection))
        .order_by(ITEM.c.mix, ITEM.c.id)
    )
    return tuple(to_item(row) for row in connection.execute(wanted).mappings())


def drilling(connection: Connection, on: date, selection: Selection) -> tuple[Item, ...]:
    """The day's items that still wait to be drilled, in the order they were answered."""
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.part)
        .join(CARD, CARD.c.id == ITEM.c.card)
        .where(ITEM.c.last_on == on, ITEM.c.drill_on == on, *_may_come(on))
        .where(CARD.c.kind != Kind.LAB.value)  # writing a program once a day is enough
        .where(*conditions(connection, selection))
    )
    items = [to_item(row) for row in connection.execute(wanted).mappings()]
    answered = (
        select(ENTRY.c.item, func.max(ENTRY.c.at).label("at"))
        .where(ENTRY.c.on_day == on, ENTRY.c.kind == EntryKind.SCHEDULED.value)
        .group_by(ENTRY.c.item)
    )
    times = {row.item: row.at for row in connection.execute(answered)}
    return tuple(sorted(items, key=lambda item: (times.get(item.id, 0), item.id)))


def counts(connection: Connection, on: date, selection: Selection) -> Counts:
    """How many of the selected items are in which state."""
    by_deck = _counts(connection, on, conditions(connection, selection))
    return reduce(add, by_deck.values(), Counts())


def decks(connection: Connection, on: date) -> tuple[DeckRow, ...]:
    """All decks in the order of their tree, with what they hold."""
    items = _counts(connection, on, [])
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


def done(connection: Connection, on: date) -> Done:
    """What a day has seen. Scheduled reviews only; an item counts once."""
    answered = connection.execute(
        select(ITEM.c.card, ITEM.c.deck, ITEM.c.first_on).where(ITEM.c.last_on == on)
    ).all()
    new = Counter(DeckName(row.deck) for row in answered if row.first_on == on)
    reviews = Counter(DeckName(row.deck) for row in answered if row.first_on != on)
    return Done(
        {deck: Seen(new[deck], reviews[deck]) for deck in new | reviews},
        {CardId(row.card) for row in answered},
    )


def today(connection: Connection, on: date) -> Today:
    seen = done(connection, on)
    answers, milliseconds = connection.execute(
        select(func.count(), func.sum(ENTRY.c.duration_ms)).where(
            ENTRY.c.on_day == on, ENTRY.c.kind.in_(sorted(ANSWERS))
        )
    ).one()
    return Today(seen.new, seen.reviews, answers, float(milliseconds or 0) / 1000)


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


def _may_come(on: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions of an item that is not hidden on a study day."""
    return (
        ITEM.c.present,
        ~ITEM.c.suspended,
        or_(ITEM.c.buried_on.is_(None), ITEM.c.buried_on != on),
    )


def _waiting(connection: Connection, wanted: Select[Any]) -> Iterator[Waiting]:
    with connection.execute(wanted.execution_options(yield_per=100)) as found:
        for id_, card, due in found:
            yield Waiting(ItemId(id_), CardId(card), due)


def _fresh(
    connection: Connection, may_come: Conditions, is_open: Callable[[DeckName], bool]
) -> Iterator[Waiting]:
    """The new items in the order of the decks, one deck after the other.

    A deck is left as soon as it `is_open` no more.
    """
    is_new = (ITEM.c.present, ~ITEM.c.suspended, ITEM.c.due.is_(None))
    with_new = (
        select(DECK.c.name)
        .where(exists().where(ITEM.c.deck == DECK.c.name, *is_new))
        .order_by(DECK.c.rank, DECK.c.name)
    )
    for deck in map(DeckName, connection.execute(with_new).scalars().all()):
        wanted = (
            select(ITEM.c.id, ITEM.c.card, ITEM.c.due)
            .where(ITEM.c.deck == deck, *may_come, ITEM.c.due.is_(None))
            .order_by(ITEM.c.position)
        )
        for one in _waiting(connection, wanted):
            if not is_open(deck):
                break
            yield one


def _counts(connection: Connection, on: date, selected: Conditions) -> dict[str, Counts]:
    """How many items of each deck are in which state.

    Two passes over an index: one that takes nobody for buried, and one over the
    few that are.
    """
    numbers = (
        func.count().label("all"),
        func.count(ITEM.c.due).label("seen"),
        func.sum(case((ITEM.c.due <= on, 1), else_=0)).label("due"),
    )
    by_deck: defaultdict[str, Counts] = defaultdict(Counts)
    everyone = (
        select(ITEM.c.deck, ITEM.c.suspended, *numbers)
        # Naming the decks leads SQLite to the index that holds all that is counted.
        .where(ITEM.c.deck.in_(select(DECK.c.name)), ITEM.c.present, *selected)
        .group_by(ITEM.c.deck, ITEM.c.suspended)
    )
    for row in connection.execute(everyone).mappings():
        if row["suspended"]:
            by_deck[row["deck"]] += Counts(suspended=row["all"])
        else:
            by_deck[row["deck"]] += Counts(
                new=row["all"] - row["seen"], due=row["due"], later=row["seen"] - row["due"]
            )
    hidden = select(ITEM.c.deck, *numbers).where(
        ITEM.c.buried_on == on, ITEM.c.present, ~ITEM.c.suspended, *selected
    )
    for row in connection.execute(hidden.group_by(ITEM.c.deck)).mappings():
        by_deck[row["deck"]] += Counts(
            new=row["seen"] - row["all"],
            due=-row["due"],
            later=row["due"] - row["seen"],
            buried=row["all"],
        )
    return by_deck


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
