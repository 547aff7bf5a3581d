"""The log as it is looked back upon: newest first, of some items, from a day on, by grades."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from quizgo.model import Entry, EntryKind, ItemId
from quizgo.schedule.fold import undone
from quizgo.store.folding import names
from quizgo.store.log import NEWEST_FIRST
from quizgo.store.rows import CLAIM, ENTRY, card_of, to_entry
from quizgo.store.selecting import is_one_of
from quizgo.store.values import Asked, Logged


def newest_first(connection: Connection, asked: Asked) -> Iterator[Logged]:
    """Entries newest first, each with whether it was taken back."""
    meant = _conditions(connection, asked)
    gone = undone(_undos(connection, meant[:1] if asked.items is not None else []))
    wanted = _newest_of(asked, meant).execution_options(yield_per=500)
    with connection.execute(wanted) as found:
        for row in found.mappings():
            entry = to_entry(row)
            yield Logged(entry, undone=entry.id in gone)


def many(connection: Connection, asked: Asked) -> int:
    """How many entries these are."""
    wanted = _newest_of(asked, _conditions(connection, asked)).subquery()
    return connection.execute(select(func.count()).select_from(wanted)).scalar_one()


def _newest_of(asked: Asked, meant: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return select(*ENTRY.c).where(*meant).order_by(*NEWEST_FIRST).limit(asked.limit)


def _conditions(connection: Connection, asked: Asked) -> list[ColumnElement[bool]]:
    """What an entry must meet; the first is about its item, where items were asked for."""
    found: list[ColumnElement[bool]] = []
    if asked.items is not None:
        found.append(is_one_of(connection, ENTRY.c.item, _all_names(connection, asked.items)))
    if asked.since is not None:
        found.append(ENTRY.c.on_day >= asked.since)
    if asked.grades:
        found.append(ENTRY.c.grade.in_(sorted(map(int, asked.grades))))
    return found


def _undos(connection: Connection, meant: Sequence[ColumnElement[bool]]) -> list[Entry]:
    wanted = select(*ENTRY.c).where(ENTRY.c.kind == EntryKind.UNDO.value, *meant)
    return [to_entry(row) for row in connection.execute(wanted).mappings()]


def _all_names(connection: Connection, items: Collection[ItemId]) -> set[ItemId]:
    """The items' ids and their earlier ones, which few cards have."""
    heirs = set(connection.execute(select(CLAIM.c.card)).scalars())
    found: set[ItemId] = set()
    for item in items:
        found.update(names(connection, item) if card_of(item)[0] in heirs else (item,))
    return found
