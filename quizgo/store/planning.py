"""What was planned and foretold, note after note: none is ever changed.

What a note says is the commands' matter; here it is a kind and a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, insert, select

from quizgo.model import Planned
from quizgo.store.folding import chunks
from quizgo.store.log import Pen
from quizgo.store.rows import EPOCH, MICROSECOND, PLANNING, Row, Values
from quizgo.store.values import Note

_ORDER = (PLANNING.c.sequence, PLANNING.c.at, PLANNING.c.id)


def write(connection: Connection, pen: Pen, kind: str, text: str, at: datetime, on: date) -> None:
    """Add a note behind all others."""
    last = connection.execute(select(func.max(PLANNING.c.sequence))).scalar() or 0
    note = Planned(pen.draw_id(), last + 1, at, on, kind, text)
    connection.execute(insert(PLANNING).values(**_values(note)))


def notes(connection: Connection, kinds: Collection[str], since: date | None) -> tuple[Note, ...]:
    """The notes of these kinds, the first first; those made on `since` or later."""
    wanted = select(PLANNING.c.kind, PLANNING.c.value, PLANNING.c.on_day).where(
        PLANNING.c.kind.in_(sorted(kinds))
    )
    if since is not None:
        wanted = wanted.where(PLANNING.c.on_day >= since)
    found = connection.execute(wanted.order_by(*_ORDER))
    return tuple(Note(kind, text, on) for kind, text, on in found)


def latest(connection: Connection, kinds: Collection[str]) -> Note | None:
    """The last note of these kinds."""
    found = connection.execute(
        select(PLANNING.c.kind, PLANNING.c.value, PLANNING.c.on_day)
        .where(PLANNING.c.kind.in_(sorted(kinds)))
        .order_by(*(column.desc() for column in _ORDER))
        .limit(1)
    ).first()
    return None if found is None else Note(*found)


def everything(connection: Connection) -> tuple[Planned, ...]:
    """All notes, the first first."""
    found = connection.execute(select(*PLANNING.c).order_by(*_ORDER)).mappings()
    return tuple(map(_to_planned, found))


def absorb(connection: Connection, notes: Iterable[Planned]) -> int:
    """Insert the notes of another store that are not here yet; how many those were.

    Into a store that has none they come as they are. Among others each stands behind those
    that were made before it.
    """
    fresh = {note.id: note for note in notes}
    here = connection.execute(select(PLANNING.c.id, PLANNING.c.at, PLANNING.c.sequence)).all()
    for row in here:
        fresh.pop(row.id, None)
    rows = [_values(note) for note in fresh.values()]
    if here:
        for values in rows:
            earlier = (row.sequence for row in here if row.at <= values["at"])
            values["sequence"] = max(earlier, default=0)
    for some in chunks(rows):
        connection.execute(insert(PLANNING), some)
    return len(fresh)


def _values(note: Planned) -> Values:
    return {
        "id": note.id,
        "sequence": note.sequence,
        "at": (note.at.astimezone(UTC) - EPOCH) // MICROSECOND,
        "on_day": note.on,
        "kind": note.kind,
        "value": note.text,
    }


def _to_planned(row: Row) -> Planned:
    at = EPOCH + row["at"] * MICROSECOND
    return Planned(row["id"], row["sequence"], at, row["on_day"], row["kind"], row["value"])
