"""How far decks are learned, counted by the database: a list of decks reads no items."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from quizgo.model import DeckName
from quizgo.schedule.insight.mastery import MATURE_DAYS, Mastery
from quizgo.store.rows import ITEM


def mastery(connection: Connection) -> dict[DeckName, Mastery]:
    """The mastery of each deck that has items, as `insight.standing.mastery` defines it."""
    is_mature = ITEM.c.due.is_not(None) & (ITEM.c.interval_days >= MATURE_DAYS)
    wanted = (
        select(
            ITEM.c.deck,
            func.count(),
            func.count(ITEM.c.due),
            func.sum(case((is_mature, 1), else_=0)),
        )
        .where(ITEM.c.present, ~ITEM.c.suspended)
        .group_by(ITEM.c.deck)
    )
    return {
        DeckName(deck): Mastery(new=total - seen, young=seen - mature, mature=mature)
        for deck, total, seen, mature in connection.execute(wanted)
    }
