"""Writing and reading the log of answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, insert, select

from quizgo.model import Entry, EntryKind, ItemId
from quizgo.schedule.fold import FoldSettings, effective, undone
from quizgo.store.folding import NEVER_SEEN, chunks, names, settle
from quizgo.store.rows import ENTRY, ITEM, entry_values, to_entry, to_progress
from quizgo.store.values import (
    AlreadyAnswered,
    Draft,
    ItemVersion,
    Logged,
    NothingToUndo,
    Recorded,
    Standing,
)

_NEWEST_FIRST = (
    ENTRY.c.at.desc(),
    ENTRY.c.device.desc(),
    ENTRY.c.sequence.desc(),
    ENTRY.c.id.desc(),
)


@dataclass(frozen=True, slots=True)
class Pen:
    """What new entries are written with."""

    device: str
    settings: FoldSettings
    draw_id: Callable[[], str]


def standing(connection: Connection, item: ItemId) -> Standing:
    row = connection.execute(select(*ITEM.c).where(ITEM.c.id == item)).mappings().first()
    if row is None:
        return NEVER_SEEN
    return Standing(to_progress(row), ItemVersion(row["version"]))


def record(
    connection: Connection, pen: Pen, draft: Draft, expected: ItemVersion | None
) -> Recorded | AlreadyAnswered:
    """Log the entry, unless its item's memory is no longer at the expected version."""
    if expected is not None:
        now = standing(connection, draft.item)
        if now.version != expected:
            return AlreadyAnswered(draft.item, now.progress, now.version)
    return append(connection, pen, draft)


def append(connection: Connection, pen: Pen, draft: Draft, of: str | None = None) -> Recorded:
    """Log the entry and settle its item."""
    entry = Entry(
        id=pen.draw_id(),
        at=draft.at.astimezone(UTC),
        device=pen.device,
        sequence=_next_sequence(connection, pen.device),
        item=draft.item,
        kind=draft.kind,
        on=draft.on,
        answered=draft.answered,
        of=of,
    )
    connection.execute(insert(ENTRY).values(**entry_values(entry)))
    now = settle(connection, entry.item, pen.settings)
    assert now is not None, f"{entry.item} has an entry and yet no progress"
    return Recorded(entry, now.progress, now.version)


def undo(
    connection: Connection, pen: Pen, entry: str, at: datetime, on: date
) -> Recorded | NothingToUndo:
    """Log that an entry is taken back, unless it is already.

    The undo is logged under the name that the entry itself has, so that the two
    stay together when a card gets another id.
    """
    row = connection.execute(select(*ENTRY.c).where(ENTRY.c.id == entry)).mappings().first()
    if row is None:
        return NothingToUndo(entry)
    item = ItemId(row["item"])
    if entry in undone(_of_items(connection, [item])):
        return NothingToUndo(entry)
    return append(connection, pen, Draft(item, EntryKind.UNDO, at, on), of=entry)


def undoable(connection: Connection, device: str, count: int) -> tuple[Entry, ...]:
    """The device's last entries that count, newest first; undos are not among them."""
    found: list[Entry] = []
    counting: dict[ItemId, set[str]] = {}
    for entry in _newest(connection, device):
        if len(found) == count:
            break
        if entry.item not in counting:
            entries = _of_items(connection, [entry.item])
            counting[entry.item] = {one.id for one in effective(entries)}
        if entry.id in counting[entry.item]:
            found.append(entry)
    return tuple(found)


def history(
    connection: Connection, items: Collection[ItemId] | None, limit: int | None
) -> tuple[Logged, ...]:
    """Entries newest first, each with whether it was taken back."""
    wanted = select(*ENTRY.c).order_by(*_NEWEST_FIRST).limit(limit)
    if items is not None:
        ids = {name for item in items for name in names(connection, item)}
        wanted = wanted.where(ENTRY.c.item.in_(sorted(ids)))
    entries = [to_entry(row) for row in connection.execute(wanted).mappings()]
    touched = sorted({entry.item for entry in entries})
    gone = {
        one
        for some in chunks(touched)
        for one in undone(_of_items(connection, [ItemId(item) for item in some]))
    }
    return tuple(Logged(entry, undone=entry.id in gone) for entry in entries)


def entries(connection: Connection) -> Iterator[Entry]:
    """The whole log in its total order."""
    ordered = (
        select(*ENTRY.c)
        .order_by(ENTRY.c.at, ENTRY.c.device, ENTRY.c.sequence, ENTRY.c.id)
        .execution_options(yield_per=500)
    )
    for row in connection.execute(ordered).mappings():
        yield to_entry(row)


def _next_sequence(connection: Connection, device: str) -> int:
    last = connection.execute(
        select(func.max(ENTRY.c.sequence)).where(ENTRY.c.device == device)
    ).scalar()
    return 1 if last is None else int(last) + 1


def _newest(connection: Connection, device: str) -> Iterator[Entry]:
    wanted = (
        select(*ENTRY.c)
        .where(ENTRY.c.device == device, ENTRY.c.kind != EntryKind.UNDO.value)
        .order_by(ENTRY.c.sequence.desc())
        .execution_options(yield_per=20)
    )
    for row in connection.execute(wanted).mappings():
        yield to_entry(row)


def _of_items(connection: Connection, items: list[ItemId]) -> list[Entry]:
    found = connection.execute(select(*ENTRY.c).where(ENTRY.c.item.in_(items)))
    return [to_entry(row) for row in found.mappings()]
