"""Many entries written at once: marks, what is taken back, the log of another store.

The entries are inserted together, then each item that they touch is folded once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import Connection, func, insert, select

from quizgo.errors import StoreError
from quizgo.model import Entry, EntryKind, ItemId
from quizgo.schedule.fold import says_what_it_sets, undone
from quizgo.schedule.scheduling import FoldSettings
from quizgo.store.folding import ANSWERS, chunks, entries_of, settle_all
from quizgo.store.log import Pen, brought_by
from quizgo.store.rows import ENTRY, entry_values, to_entry
from quizgo.store.values import Draft
from quizgo.store.watching import Watch


def record_all(
    connection: Connection, pen: Pen, drafts: Collection[Draft], watch: Watch
) -> tuple[Entry, ...]:
    """Log an entry for each draft, in their order."""
    first = _next_sequence(connection, pen)
    entries = tuple(
        Entry(
            id=pen.draw_id(),
            at=draft.at.astimezone(UTC),
            device=pen.device,
            sequence=sequence,
            item=draft.item,
            kind=draft.kind,
            on=draft.on,
            answered=draft.answered,
            value=draft.value,
        )
        for sequence, draft in enumerate(drafts, first)
    )
    _write(connection, entries, pen.settings, watch)
    return entries


def undo_all(
    connection: Connection,
    pen: Pen,
    entries: Collection[str],
    at: datetime,
    on: date,
    watch: Watch,
) -> tuple[Entry, ...]:
    """Take back each entry that is not yet taken back, with what it brought; the undos of it.

    As `log.undo` does it, one after the other.
    """
    known = _known(connection, entries)
    logs = _logs(connection, {entry.item for entry in known.values()})
    sequence = _next_sequence(connection, pen)
    written: list[Entry] = []

    def take_back(wanted: str, draw_id: Callable[[], str]) -> str | None:
        """The id of the undo, where there is something to take back."""
        entry = known.get(wanted)
        if entry is None or wanted in undone(logs[entry.item]):
            return None
        undo = Entry(
            id=draw_id(),
            at=at.astimezone(UTC),
            device=pen.device,
            sequence=sequence + len(written),
            item=entry.item,
            kind=EntryKind.UNDO,
            on=on,
            of=wanted,
        )
        logs[entry.item].append(undo)
        written.append(undo)
        return undo.id

    for wanted in entries:
        id_ = take_back(wanted, pen.draw_id)
        if id_ is not None:
            for one, its_id in zip(brought_by(wanted), brought_by(id_), strict=True):
                take_back(one, partial(str, its_id))
    _write(connection, written, pen.settings, watch)
    return tuple(written)


def absorb(
    connection: Connection, entries: Iterable[Entry], settings: FoldSettings, watch: Watch
) -> int:
    """Insert the entries that are not here yet, and settle their items; how many those were."""
    fresh = {entry.id: entry for entry in entries}
    for entry in fresh.values():
        _refuse_nonsense(entry)
    for ids in chunks(list(fresh)):
        for known in connection.execute(select(ENTRY.c.id).where(ENTRY.c.id.in_(ids))).scalars():
            del fresh[known]
    _write(connection, fresh.values(), settings, watch)
    return len(fresh)


def _refuse_nonsense(entry: Entry) -> None:
    """Raise StoreError where an entry from elsewhere lacks what its kind must have."""
    is_whole = (entry.answered is not None) == (entry.kind in ANSWERS)
    is_undo = entry.kind is EntryKind.UNDO
    if not is_whole or (entry.of is not None) != is_undo or not says_what_it_sets(entry):
        raise StoreError(
            f"Entry {entry.id} of the other log makes no sense as {entry.kind.value}. "
            "Nothing was taken over; that log is damaged."
        )


def _write(
    connection: Connection, entries: Collection[Entry], settings: FoldSettings, watch: Watch
) -> None:
    """Insert the entries and settle their items; `watch` sees both."""
    items = {entry.item for entry in entries}
    with watch(len(entries) + len(items)) as step:
        for some in chunks(entries):
            connection.execute(insert(ENTRY), [entry_values(entry) for entry in some])
            step(len(some))
        settle_all(connection, items, settings, step)


def _next_sequence(connection: Connection, pen: Pen) -> int:
    last = select(func.max(ENTRY.c.sequence)).where(ENTRY.c.device == pen.device)
    return (connection.execute(last).scalar() or 0) + 1


def _known(connection: Connection, wanted: Iterable[str]) -> dict[str, Entry]:
    """The entries with these ids that are in the log, and those that they brought."""
    ids = {one for entry in wanted for one in (entry, *brought_by(entry))}
    return {
        row["id"]: to_entry(row)
        for some in chunks(sorted(ids))
        for row in connection.execute(select(*ENTRY.c).where(ENTRY.c.id.in_(some))).mappings()
    }


def _logs(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, list[Entry]]:
    """The whole log of each item, under that name alone."""
    logs: defaultdict[ItemId, list[Entry]] = defaultdict(list)
    for some in chunks(sorted(items)):
        for entry in entries_of(connection, some):
            logs[entry.item].append(entry)
    return logs
