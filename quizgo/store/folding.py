"""Keeping `item` equal to the fold of the log.

What an item's progress is follows from the state of the store alone:

- An item whose text is present has the fold of its own entries and of those under
  its card's earlier names, as long as no card of that name is present itself.
- An item whose text is gone is carried on by a present card that claims it, and has
  no row of its own; where none does, it is an orphan, and folds in the same way.

Two cards that claim the same earlier one both carry its progress on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, islice
from typing import TypeVar

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    distinct,
    func,
    insert,
    select,
    text,
    update,
)

from quizgo.model import CardId, Entry, EntryKind, ItemId
from quizgo.schedule.fold import UNTOUCHED, effective, fold
from quizgo.schedule.queue import mix
from quizgo.schedule.scheduling import FoldSettings, Scheduling
from quizgo.store.rows import (
    CLAIM,
    ENTRY,
    ITEM,
    META,
    PROGRESS,
    Values,
    card_of,
    deck_of,
    progress_values,
    to_entry,
    to_progress,
)
from quizgo.store.values import ItemVersion, Standing
from quizgo.store.watching import Step, Watch, nobody_watches, unseen

CHUNK = 500
"""How many ids go into one statement."""

Thing = TypeVar("Thing")

NEVER_SEEN = Standing(UNTOUCHED, ItemVersion(0))

ANSWERS = frozenset({EntryKind.SCHEDULED, EntryKind.DRILL, EntryKind.CRAM})
"""The kinds of entry that hold an answer."""

CHANGES_MEMORY = frozenset(
    {EntryKind.SCHEDULED, EntryKind.RESET, EntryKind.UNDO, EntryKind.RESCHEDULE}
)
"""The kinds of entry that an item's version counts."""

_NAMES = text(
    """
    WITH RECURSIVE names (card) AS (
        SELECT CAST(:card AS TEXT)
        UNION
        SELECT claim.earlier FROM claim JOIN names ON claim.card = names.card
        WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.id = claim.earlier)
    )
    SELECT card FROM names
    """
)

_HEIRS = text(
    """
    WITH RECURSIVE heirs (card) AS (
        SELECT CAST(:card AS TEXT)
        UNION
        SELECT claim.card FROM claim JOIN heirs ON claim.earlier = heirs.card
        WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.id = heirs.card)
    )
    SELECT card FROM heirs WHERE card != :card
    """
)
"""The cards that carry an absent card's progress on, present or absent themselves."""


def names(connection: Connection, item: ItemId) -> list[ItemId]:
    """The ids whose entries count for an item: its own and its absent earlier ones."""
    card, part = card_of(item)
    return [_item(found, part) for found in connection.execute(_NAMES, {"card": card}).scalars()]


def settle(connection: Connection, item: ItemId, settings: FoldSettings) -> Standing | None:
    """Make an item's row what it should be, and the rows of its heirs.

    Returns where the item stands, under the name of a heir if it is carried on;
    None if nothing is known of it.
    """
    standing = _settled(connection, item, settings)
    for heir in _heirs(connection, item):
        inherited = _settled(connection, heir, settings)
        standing = standing or inherited
    return standing


def settle_all(
    connection: Connection, items: Iterable[ItemId], settings: FoldSettings, step: Step = unseen
) -> None:
    """Settle many items, `step` being called behind each. As quick as the database is.

    Only what claims tie to other cards has to be looked at one by one.
    """
    tied = _tied(connection)
    alone: list[ItemId] = []
    for item in sorted(set(items)):
        if card_of(item)[0] in tied:
            settle(connection, item, settings)
            step()
        else:
            alone.append(item)
    for some in chunks(alone):
        _settle_alone(connection, some, settings)
        step(len(some))


def _settle_alone(connection: Connection, items: list[ItemId], settings: FoldSettings) -> None:
    """Settle items that no claim ties to others."""
    found = connection.execute(select(ITEM.c.id, ITEM.c.present).where(ITEM.c.id.in_(items)))
    rows = {ItemId(id_): present for id_, present in found}
    logs: defaultdict[ItemId, list[Entry]] = defaultdict(list)
    for entry in entries_of(connection, items):
        logs[entry.item].append(entry)
    standings = {
        item: _stand(logs[item], settings.for_item(item))
        for item in items
        if logs[item] or rows.get(item)
    }
    put_standings(connection, ((i, standing) for i, standing in standings.items() if i in rows))
    orphans = [absent_row(i, standing) for i, standing in standings.items() if i not in rows]
    if orphans:
        connection.execute(insert(ITEM), orphans)
    gone = rows.keys() - standings.keys()
    if gone:
        connection.execute(delete(ITEM).where(ITEM.c.id.in_(sorted(gone))))


def is_current(connection: Connection, settings: FoldSettings) -> bool:
    """Whether the stored folds were made with these settings."""
    folded = connection.execute(select(META.c.value).where(META.c.name == "folded")).scalar()
    return bool(folded == settings.name)


def rebuild(connection: Connection, settings: FoldSettings, watch: Watch = nobody_watches) -> None:
    """Fold the whole log again and store what it says; `watch` sees both, item by item."""
    folds: dict[ItemId, Standing] = {}
    with watch(2 * items_with_a_log(connection)) as step:
        for folded, standing in _folds(connection, settings):
            folds[folded] = standing
            step()
        for item in set(_stored(connection)) - folds.keys():
            _write(connection, item, NEVER_SEEN if _is_present(connection, item) else None)
        known = set(connection.execute(select(ITEM.c.id)).scalars())
        for some in chunks(item for item in folds if item in known):
            put_standings(connection, ((item, folds[item]) for item in some))
            step(len(some))
        for item in folds.keys() - known:
            _write(connection, item, folds[item])
            step()
    put(connection, META.name, {"name": "folded"}, {"value": settings.name})


def items_with_a_log(connection: Connection) -> int:
    return int(connection.execute(select(func.count(distinct(ENTRY.c.item)))).scalar_one())


def verify(
    connection: Connection, settings: FoldSettings, step: Step = unseen
) -> tuple[ItemId, ...]:
    """The items whose row is not what the log says. `step` is called behind each that has a log."""
    folds: dict[ItemId, Standing] = {}
    for item, standing in _folds(connection, settings):
        folds[item] = standing
        step()
    stored = _stored(connection)
    items = sorted(folds.keys() | stored.keys())
    return tuple(i for i in items if folds.get(i, NEVER_SEEN) != stored.get(i, NEVER_SEEN))


def refolded(
    connection: Connection, settings: FoldSettings, instead_of: FoldSettings
) -> Iterator[tuple[ItemId, Standing]]:
    """Where the items that other settings schedule otherwise would stand by them."""
    for item, entries in _logs(connection):
        scheduling = settings.for_item(item)
        if scheduling != instead_of.for_item(item):
            yield item, _stand(entries, scheduling)


def refold(
    connection: Connection,
    settings: FoldSettings,
    instead_of: FoldSettings,
    step: Step,
) -> None:
    """Store what other settings make of a store that is folded by `instead_of`."""

    for some in chunks(refolded(connection, settings, instead_of)):
        put_standings(connection, some)
        step(len(some))
    put(connection, META.name, {"name": "folded"}, {"value": settings.name})


def effective_logs(connection: Connection) -> Iterator[tuple[ItemId, list[Entry]]]:
    """The entries that count for each item that the log touches, under all its names."""
    for item, entries in _logs(connection):
        yield item, effective(entries)


# Rows -------------------------------------------------------------------------


def put(connection: Connection, table: str, key: Values, values: Values) -> None:
    """Update the row with this key, or insert it."""
    target = ITEM.metadata.tables[table]
    found = update(target).where(*(target.c[name] == value for name, value in key.items()))
    if connection.execute(found.values(**values)).rowcount == 0:
        connection.execute(insert(target).values(**key, **values))


def put_standings(connection: Connection, standings: Iterable[tuple[ItemId, Standing]]) -> None:
    """Write the progress of many items that have rows."""
    rows = [{"of_item": item, **_columns(standing)} for item, standing in standings]
    if rows:
        connection.execute(update(ITEM).where(ITEM.c.id == bindparam("of_item")), rows)


def absent_row(item: ItemId, standing: Standing) -> Values:
    """The row of an item without text: its place is what its id says."""
    card, part = card_of(item)
    return {
        "id": item,
        "card": card,
        "part": part,
        "deck": deck_of(card),
        "position": 0,
        "present": False,
        "mix": mix(item),
        **_columns(standing),
    }


def chunks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """The things in lists short enough for one statement, as they come."""
    coming = iter(things)
    while some := list(islice(coming, CHUNK)):
        yield some


def _settled(connection: Connection, item: ItemId, settings: FoldSettings) -> Standing | None:
    standing = _folded(connection, item, settings)
    _write(connection, item, standing)
    return standing


def _write(connection: Connection, item: ItemId, standing: Standing | None) -> None:
    if standing is None:
        connection.execute(delete(ITEM).where(ITEM.c.id == item))
        return
    changed = update(ITEM).where(ITEM.c.id == item).values(**_columns(standing))
    if connection.execute(changed).rowcount == 0:
        connection.execute(insert(ITEM).values(**absent_row(item, standing)))


def _columns(standing: Standing) -> Values:
    return {"version": standing.version, **progress_values(standing.progress)}


# Folds ------------------------------------------------------------------------


def _folded(connection: Connection, item: ItemId, settings: FoldSettings) -> Standing | None:
    """What the item's row should say; None where it should have none."""
    log = _log_of(connection, item)
    return None if log is None else _stand(log, settings.for_item(item))


def _log_of(connection: Connection, item: ItemId) -> list[Entry] | None:
    """The entries under all names of an item; None where it has no row of its own."""
    present = _is_present(connection, item)
    if not present and _is_carried(connection, item):
        return None
    entries = entries_of(connection, names(connection, item))
    return entries if present or entries else None


def _folds(connection: Connection, settings: FoldSettings) -> Iterator[tuple[ItemId, Standing]]:
    """What the row of every item that the log touches should say."""
    for item, entries in _logs(connection):
        yield item, _stand(entries, settings.for_item(item))


def _logs(connection: Connection) -> Iterator[tuple[ItemId, list[Entry]]]:
    """The log of every item that has one, or whose card is tied to others by claims."""
    related = _tied(connection)
    by_item = (
        select(*ENTRY.c)
        .order_by(ENTRY.c.item, ENTRY.c.at, ENTRY.c.device, ENTRY.c.sequence)
        .execution_options(yield_per=500)
    )
    entries = connection.execute(by_item).mappings()
    apart = _items_of(connection, related)
    for item, group in groupby(map(to_entry, entries), key=_item_of):
        if card_of(item)[0] in related:
            apart.add(item)
        else:
            yield item, list(group)
    for item in sorted(apart):
        log = _log_of(connection, item)
        if log is not None:
            yield item, log


def _stand(entries: Collection[Entry], scheduling: Scheduling) -> Standing:
    version = sum(entry.kind in CHANGES_MEMORY for entry in entries)
    return Standing(fold(entries, scheduling), ItemVersion(version))


def _stored(connection: Connection) -> dict[ItemId, Standing]:
    """What the rows say that do not say "never seen"."""
    rows = connection.execute(select(ITEM.c.id, ITEM.c.version, *PROGRESS))
    standings = (
        (ItemId(id_), Standing(to_progress(values), ItemVersion(version)))
        for id_, version, *values in rows
    )
    return {item: standing for item, standing in standings if standing != NEVER_SEEN}


def entries_of(connection: Connection, items: list[ItemId]) -> list[Entry]:
    found = connection.execute(select(*ENTRY.c).where(ENTRY.c.item.in_(items)))
    return [to_entry(row) for row in found.mappings()]


def _tied(connection: Connection) -> set[CardId]:
    """The cards at both ends of all claims."""
    claims = connection.execute(select(CLAIM.c.card, CLAIM.c.earlier))
    return {CardId(card) for pair in claims for card in pair}


def _items_of(connection: Connection, cards: Collection[CardId]) -> set[ItemId]:
    return {
        ItemId(item)
        for some in chunks(cards)
        for item in connection.execute(select(ITEM.c.id).where(ITEM.c.card.in_(some))).scalars()
    }


def _is_present(connection: Connection, item: ItemId) -> bool:
    return bool(connection.execute(select(ITEM.c.present).where(ITEM.c.id == item)).scalar())


def _is_carried(connection: Connection, item: ItemId) -> bool:
    return any(_is_present(connection, heir) for heir in _heirs(connection, item))


def _heirs(connection: Connection, item: ItemId) -> list[ItemId]:
    card, part = card_of(item)
    return [_item(heir, part) for heir in connection.execute(_HEIRS, {"card": card}).scalars()]


def _item(card: str, part: str) -> ItemId:
    return ItemId(f"{card}#{part}" if part else card)


def _item_of(entry: Entry) -> ItemId:
    return entry.item
