"""Writing and reading the log of answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from quizgo.frozen import dataclass
from quizgo.model import Entry, EntryKind, ItemId
from quizgo.schedule.fold import effective, step, undone
from quizgo.schedule.scheduling import FoldSettings
from quizgo.store.folding import CHANGES_MEMORY, NEVER_SEEN, entries_of, settle
from quizgo.store.prepared import Prepared
from quizgo.store.rows import (
    CLAIM,
    ENTRY,
    EPOCH,
    ITEM,
    MICROSECOND,
    PROGRESS,
    entry_values,
    progress_values,
    to_entry,
    to_progress,
)
from quizgo.store.selecting import is_one_of
from quizgo.store.values import (
    AlreadyAnswered,
    Draft,
    ItemVersion,
    Latest,
    NothingToUndo,
    Recorded,
    Standing,
)

NEWEST_FIRST = (
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
    row = connection.execute(select(ITEM.c.version, *PROGRESS).where(ITEM.c.id == item)).first()
    if row is None:
        return NEVER_SEEN
    version, *values = row
    return Standing(to_progress(values), ItemVersion(version))


def record(
    connection: Connection,
    pen: Pen,
    draft: Draft,
    expected: ItemVersion | None,
    bringing: Sequence[Draft],
) -> Recorded | AlreadyAnswered:
    """Log the entry and those it brings, unless its item is no longer at the expected version."""
    before = _look(connection, pen.device, draft.item)
    now = before.standing
    if expected is not None and now.version != expected:
        return AlreadyAnswered(draft.item, now.progress, now.version)
    written = _append(connection, pen, draft, before)
    for id_, one in zip(brought_by(written.entry.id), bringing, strict=False):
        last = append(connection, _with_id(pen, id_), one)
        if one.item == draft.item:
            written = Recorded(written.entry, last.progress, last.version)
    return written


def append(connection: Connection, pen: Pen, draft: Draft, of: str | None = None) -> Recorded:
    """Log the entry and bring its item up to date."""
    return _append(connection, pen, draft, _look(connection, pen.device, draft.item), of)


def undo(
    connection: Connection, pen: Pen, entry: str, at: datetime, on: date
) -> Recorded | NothingToUndo:
    """Log that an entry is taken back, unless it is already.

    The undo is logged under the name that the entry itself has, so that the two
    stay together when a card gets another id. What the entry brought goes with it, by
    undos that this one brings: undoing it in turn brings all of it back.
    """
    taken_back = _undo(connection, pen, entry, at, on)
    if isinstance(taken_back, NothingToUndo):
        return taken_back
    brought = _brought(connection, entry)
    for one, id_ in zip(brought, brought_by(taken_back.entry.id), strict=False):
        last = _undo(connection, _with_id(pen, id_), one, at, on)
        if isinstance(last, Recorded) and last.entry.item == taken_back.entry.item:
            taken_back = Recorded(taken_back.entry, last.progress, last.version)
    return taken_back


def _undo(
    connection: Connection, pen: Pen, entry: str, at: datetime, on: date
) -> Recorded | NothingToUndo:
    row = connection.execute(select(*ENTRY.c).where(ENTRY.c.id == entry)).mappings().first()
    if row is None:
        return NothingToUndo(entry)
    item = ItemId(row["item"])
    if entry in undone(entries_of(connection, [item])):
        return NothingToUndo(entry)
    return append(connection, pen, Draft(item, EntryKind.UNDO, at, on), of=entry)


def undoable(connection: Connection, device: str, count: int) -> tuple[Entry, ...]:
    """The device's last entries that count, newest first; undos are not among them."""
    found: list[Entry] = []
    counting: dict[ItemId, set[str]] = {}
    for entry in _newest(connection, device):
        if len(found) == count:
            break
        if BROUGHT in entry.id:
            continue  # it goes with the one that brought it
        if entry.item not in counting:
            entries = entries_of(connection, [entry.item])
            counting[entry.item] = {one.id for one in effective(entries)}
        if entry.id in counting[entry.item]:
            found.append(entry)
    return tuple(found)


def latest(connection: Connection) -> Latest | None:
    """How far the log has come, by what counts of it; None before the first entry."""
    at = _first_counting(connection, ENTRY.c.at.desc(), ENTRY.c.sequence.desc())
    on = _first_counting(connection, ENTRY.c.on_day.desc())
    return None if at is None or on is None else Latest(at.at, on.on)


def is_behind(connection: Connection, at: datetime, on: date) -> bool:
    """Whether the log has an entry, be it taken back, that is later than a moment or a day."""
    later = select(
        or_(
            exists().where(ENTRY.c.at > (at - EPOCH) // MICROSECOND),
            exists().where(ENTRY.c.on_day > on),
        )
    )
    return bool(connection.execute(later).scalar())


def _first_counting(connection: Connection, *order: ColumnElement[Any]) -> Entry | None:
    """The first entry in an order that is no undo and was not taken back."""
    wanted = (
        select(*ENTRY.c)
        .where(ENTRY.c.kind != EntryKind.UNDO.value)
        .order_by(*order)
        .execution_options(yield_per=20)
    )
    gone: dict[ItemId, set[str]] = {}
    with connection.execute(wanted) as found:
        for entry in map(to_entry, found.mappings()):
            if entry.item not in gone:
                gone[entry.item] = undone(entries_of(connection, [entry.item]))
            if entry.id not in gone[entry.item]:
                return entry
    return None


def ids(connection: Connection) -> frozenset[str]:
    """The ids of all entries."""
    return frozenset(connection.execute(select(ENTRY.c.id)).scalars())


def entries(connection: Connection, only: Collection[str] | None = None) -> Iterator[Entry]:
    """The whole log in its total order, or those of its entries that have these ids."""
    ordered = (
        select(*ENTRY.c)
        .order_by(ENTRY.c.at, ENTRY.c.device, ENTRY.c.sequence, ENTRY.c.id)
        .execution_options(yield_per=500)
    )
    if only is not None:
        ordered = ordered.where(is_one_of(connection, ENTRY.c.id, only))
    with connection.execute(ordered) as found:
        for row in found.mappings():
            yield to_entry(row)


# What an entry brings -----------------------------------------------------------
#
# A failed answer may make its item a leech: the tag is logged with the answer and
# taken back with it. Such an entry has the id of the one that brought it and a number.

BROUGHT = "+"
MOST_BROUGHT = 4
"""How many entries one may bring."""


def brought_by(entry: str) -> tuple[str, ...]:
    """The ids of the entries that one may bring."""
    return tuple(f"{entry}{BROUGHT}{number}" for number in range(1, MOST_BROUGHT + 1))


def _brought(connection: Connection, entry: str) -> list[str]:
    wanted = select(ENTRY.c.id).where(ENTRY.c.id.in_(brought_by(entry))).order_by(ENTRY.c.id)
    return list(connection.execute(wanted).scalars())


def _with_id(pen: Pen, id_: str) -> Pen:
    return replace(pen, draw_id=lambda: id_)


# Writing ------------------------------------------------------------------------
#
# This is what the learner waits for after each answer: three statements, made once,
# in one transaction. Only where an entry is not simply the next of its item is the
# item's whole log read and folded.

_BEFORE = Prepared(
    select(
        select(func.max(ENTRY.c.sequence))
        .where(ENTRY.c.device == bindparam("of_device"))
        .scalar_subquery(),
        select(func.max(ENTRY.c.at)).where(ENTRY.c.item == bindparam("of_item")).scalar_subquery(),
        exists().where(CLAIM.c.card == ITEM.c.card),
        ITEM.c.present,
        ITEM.c.version,
        *PROGRESS,
    ).select_from(
        select(literal_column("1").label("one"))
        .subquery()
        .outerjoin(ITEM, ITEM.c.id == bindparam("of_item"))
    )
)
"""What must be known before an entry is written; one row, also for an unknown item."""

_INSERT = Prepared(insert(ENTRY), tuple(column.name for column in ENTRY.c))

_UPDATE = Prepared(
    update(ITEM).where(ITEM.c.id == bindparam("of_item")),
    ("version", *progress_values(NEVER_SEEN.progress)),
)


@dataclass(frozen=True, slots=True)
class _Before:
    """How things stand before an entry is written."""

    next_sequence: int
    last_at: int | None
    """The moment of the item's latest entry."""
    stands_alone: bool
    """The item is present and carries no other one's progress on."""
    standing: Standing


def _look(connection: Connection, device: str, item: ItemId) -> _Before:
    found = _BEFORE.one(connection, {"of_device": device, "of_item": item})
    sequence, last_at, has_claims, present, version, *values = found
    standing = NEVER_SEEN
    if version is not None:
        standing = Standing(to_progress(values), ItemVersion(version))
    return _Before((sequence or 0) + 1, last_at, bool(present) and not has_claims, standing)


def _append(
    connection: Connection, pen: Pen, draft: Draft, before: _Before, of: str | None = None
) -> Recorded:
    entry = Entry(
        id=pen.draw_id(),
        at=draft.at.astimezone(UTC),
        device=pen.device,
        sequence=before.next_sequence,
        item=draft.item,
        kind=draft.kind,
        on=draft.on,
        answered=draft.answered,
        of=of,
        value=draft.value,
    )
    values = entry_values(entry)
    _INSERT.run(connection, values)
    if entry.kind is EntryKind.UNDO or not _is_next(before, values["at"]):
        now = settle(connection, entry.item, pen.settings)
        assert now is not None, f"{entry.item} has an entry and yet no progress"
        return Recorded(entry, now.progress, now.version)
    progress = step(before.standing.progress, entry, pen.settings.for_item(entry.item))
    version = ItemVersion(before.standing.version + (entry.kind in CHANGES_MEMORY))
    _UPDATE.run(
        connection, {"of_item": entry.item, "version": version, **progress_values(progress)}
    )
    return Recorded(entry, progress, version)


def _is_next(before: _Before, at: int) -> bool:
    """Whether an entry of this moment is simply the next step of its item."""
    return before.stands_alone and (before.last_at is None or before.last_at < at)


# Reading ------------------------------------------------------------------------


def _newest(connection: Connection, device: str) -> Iterator[Entry]:
    wanted = (
        select(*ENTRY.c)
        .where(ENTRY.c.device == device, ENTRY.c.kind != EntryKind.UNDO.value)
        .order_by(ENTRY.c.sequence.desc())
        .execution_options(yield_per=20)
    )
    with connection.execute(wanted) as found:
        for row in found.mappings():
            yield to_entry(row)
