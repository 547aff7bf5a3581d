"""What was planned and foretold, note after note: none is ever changed.

What a note says is the commands' matter; here it is a kind and a text.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from quizgo.store.log import Pen
from quizgo.store.rows import EPOCH, PLANNING
from quizgo.store.values import Note


def write(connection: Connection, pen: Pen, kind: str, text: str, at: datetime, on: date) -> None:
    """Add a note behind all others."""
    last = connection.execute(select(func.max(PLANNING.c.sequence))).scalar() or 0
    connection.execute(
        insert(PLANNING).values(
            id=pen.draw_id(),
            sequence=last + 1,
            at=(at.astimezone(UTC) - EPOCH) // timedelta(microseconds=1),
            on_day=on,
            kind=kind,
            value=text,
        )
    )


def notes(connection: Connection, kinds: Collection[str], since: date | None) -> tuple[Note, ...]:
    """The notes of these kinds, the first first; those made on `since` or later."""
    wanted = select(PLANNING.c.kind, PLANNING.c.value, PLANNING.c.on_day).where(
        PLANNING.c.kind.in_(sorted(kinds))
    )
    if since is not None:
        wanted = wanted.where(PLANNING.c.on_day >= since)
    found = connection.execute(wanted.order_by(PLANNING.c.sequence))
    return tuple(Note(kind, text, on) for kind, text, on in found)


def latest(connection: Connection, kinds: Collection[str]) -> Note | None:
    """The last note of these kinds."""
    found = connection.execute(
        select(PLANNING.c.kind, PLANNING.c.value, PLANNING.c.on_day)
        .where(PLANNING.c.kind.in_(sorted(kinds)))
        .order_by(PLANNING.c.sequence.desc())
        .limit(1)
    ).first()
    return None if found is None else Note(*found)
