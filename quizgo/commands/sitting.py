"""What a session is made of: today's queue from the store, and the functions it calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from quizgo.commands.journal import StoreJournal
from quizgo.commands.opening import Opened
from quizgo.model import Grade, Item, ItemState, Progress
from quizgo.schedule import scheduling
from quizgo.schedule.forecast import forecast
from quizgo.schedule.queue import Waiting
from quizgo.session.plan import Planned
from quizgo.session.session import Course, Preview
from quizgo.settings import Show
from quizgo.store.store import EVERYTHING
from quizgo.store.values import Selection

DAYS_AHEAD = 7


@dataclass(frozen=True, slots=True)
class Wish:
    """What the learner asked for in one session."""

    selection: Selection = EVERYTHING
    show: Show = Show.EN
    most: int | None = None
    """At most so many items."""
    cram: bool = False


def course(opened: Opened, wish: Wish) -> Course:
    """The session that the wish and the day make."""
    store, day, seed = opened.store, opened.day, opened.seed
    drill: Sequence[Item] = ()
    if wish.cram:
        queue = _crammed(opened, wish.selection, seed)
    else:
        waiting = opened.queue(wish.selection)
        queue = [planned(one) for one in waiting.items]
        drill = store.drilling(day, wish.selection)
    return Course(
        queue=queue[: wish.most],
        journal=StoreJournal(store),
        card=store.card,
        clock=opened.clock,
        day=day,
        seed=seed,
        show=wish.show,
        preview=_preview(opened),
        ahead=lambda: days_ahead(opened, wish.selection),
        drill=drill,
        cram=wish.cram,
        scheduling=opened.folds.for_item,
    )


def days_ahead(opened: Opened, selection: Selection = EVERYTHING) -> tuple[int, ...]:
    """How many items are due tomorrow and on each of the six days after it."""
    due = opened.store.due_days(opened.day + timedelta(days=DAYS_AHEAD), selection)
    return forecast(due, opened.day + timedelta(days=1), DAYS_AHEAD)


def planned(waiting: Waiting) -> Planned:
    """An item of the queue as the session wants it."""
    part = waiting.item.removeprefix(waiting.card).removeprefix("#")
    return Planned(Item(waiting.item, waiting.card, part), is_new=waiting.due is None)


def _crammed(opened: Opened, selection: Selection, seed: int) -> list[Planned]:
    """Every selected item that is not put aside, due or not, in an order of the seed."""
    rows = [
        row
        for row in opened.store.rows(opened.day, selection)
        if row.state in (ItemState.NEW, ItemState.REVIEW)
    ]
    rows.sort(key=lambda row: crc32(f"{seed}\n{row.item.id}".encode()))
    return [Planned(row.item, is_new=row.progress.reviews == 0) for row in rows]


def _preview(opened: Opened) -> Preview:
    """When each grade would bring an item round again, with the learner's settings."""
    settings = opened.folds

    def preview(item: Item, progress: Progress) -> Mapping[Grade, date]:
        memories = scheduling.preview(item.id, progress, opened.day, settings.for_item(item.id))
        return {grade: memory.due for grade, memory in memories.items() if memory.due is not None}

    return preview
