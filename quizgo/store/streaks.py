"""What a streak is made of, read from the log: days with reviews, and whether a day had any due.

A log is long and its days are few, so days are walked by an index. That something was due
in a gap is seen at the first item looked at, as a rule: what is answered first after a gap
is what was due the longest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import Connection, Date, bindparam, exists, func, select, text

from quizgo.model import EntryKind, ItemId
from quizgo.schedule.fold import fold, undone
from quizgo.schedule.scheduling import FoldSettings
from quizgo.schedule.streak import Streak
from quizgo.schedule.streak import streak as streak_of
from quizgo.store.folding import names
from quizgo.store.rows import ENTRY, ITEM, to_entry

_DAYS = (
    text(
        """
        WITH RECURSIVE studied (on_day) AS (
            SELECT min(on_day) FROM entry WHERE kind = 'scheduled'
            UNION ALL
            SELECT (
                SELECT min(entry.on_day) FROM entry
                WHERE entry.kind = 'scheduled' AND entry.on_day > studied.on_day
            )
            FROM studied WHERE studied.on_day IS NOT NULL
        )
        SELECT on_day FROM studied WHERE on_day <= :on_day
        """
    )
    .bindparams(bindparam("on_day", type_=Date))
    .columns(on_day=Date)
)
"""The days with a scheduled review up to one of them, the first first."""


def streak(
    connection: Connection, settings: FoldSettings, on: date, away: Collection[date]
) -> Streak:
    """Days in a row up to a study day."""

    def was_due(after: date, until: date) -> bool:
        return _is_left(connection, after, until) or _was_due(connection, settings, after, until)

    idle = _taken_back(connection)
    found = connection.execute(_DAYS, {"on_day": on}).scalars()
    return streak_of([day for day in found if day not in idle], on, was_due, away)


def _taken_back(connection: Connection) -> set[date]:
    """The days all of whose reviews were taken back."""
    undos = connection.execute(select(*ENTRY.c).where(ENTRY.c.kind == EntryKind.UNDO.value))
    gone = undone(map(to_entry, undos.mappings()))
    if not gone:
        return set()
    reviews = select(ENTRY.c.id, ENTRY.c.on_day).where(ENTRY.c.kind == EntryKind.SCHEDULED.value)
    taken: dict[date, int] = {}
    for id_ in gone:
        row = connection.execute(reviews.where(ENTRY.c.id == id_)).first()
        if row is not None:
            taken[row.on_day] = taken.get(row.on_day, 0) + 1
    return {day for day, count in taken.items() if count == _reviews(connection, day)}


def _reviews(connection: Connection, day: date) -> int:
    wanted = select(func.count()).where(
        ENTRY.c.on_day == day, ENTRY.c.kind == EntryKind.SCHEDULED.value
    )
    return connection.execute(wanted).scalar_one()


def _is_left(connection: Connection, after: date, until: date) -> bool:
    """Whether something due by then was not even reviewed since."""
    left = exists().where(
        ITEM.c.present, ~ITEM.c.suspended, ITEM.c.due <= until, ITEM.c.last_on <= after
    )
    return bool(connection.execute(select(left)).scalar())


def _was_due(connection: Connection, settings: FoldSettings, after: date, until: date) -> bool:
    """Whether something that was reviewed later was due by then, as the log stood."""
    for item in _reviewed_later(connection, after):
        entries = connection.execute(
            select(*ENTRY.c).where(
                ENTRY.c.item.in_(names(connection, item)), ENTRY.c.on_day <= until
            )
        )
        progress = fold(map(to_entry, entries.mappings()), settings.for_item(item))
        due = progress.memory.due
        if due is not None and due <= until and not progress.suspended:
            return True
    return False


def _reviewed_later(connection: Connection, after: date) -> Iterator[ItemId]:
    """The items that were known by then and reviewed since, in the order of those reviews."""
    known = exists().where(ITEM.c.id == ENTRY.c.item, ITEM.c.first_on <= after)
    wanted = (
        select(ENTRY.c.item)
        .where(ENTRY.c.on_day > after, ENTRY.c.kind == EntryKind.SCHEDULED.value, known)
        .order_by(ENTRY.c.on_day, ENTRY.c.at)
        .execution_options(yield_per=20)
    )
    seen: set[str] = set()
    with connection.execute(wanted) as found:
        for item in found.scalars():
            if item not in seen:
                seen.add(item)
                yield ItemId(item)
