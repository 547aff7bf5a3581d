"""What a session is made of: today's queue from the store, and the functions it calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from quizgo.commands.journal import StoreJournal
from quizgo.commands.more import StoreShelf, crammed, early, planned
from quizgo.commands.opening import Opened
from quizgo.frozen import dataclass
from quizgo.model import Grade, Item, Progress
from quizgo.schedule import scheduling
from quizgo.schedule.forecast import forecast
from quizgo.schedule.queue import Waiting
from quizgo.session.course import Course, Preview
from quizgo.session.more import More
from quizgo.session.plan import Planned
from quizgo.settings import LeechAction, Show
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
    days_ahead: int = 0
    """Also what falls due in so many days."""
    minutes: int | None = None
    """The time box; None is what the settings say."""
    more: More | None = None
    """Instead of what is due: something that a finished day offers."""


def course(opened: Opened, wish: Wish) -> Course:
    """The session that the wish and the day make."""
    store, day, settings = opened.store, opened.day, opened.settings
    shelf = StoreShelf(opened, wish.selection)
    minutes = settings.time_box_minutes if wish.minutes is None else wish.minutes
    is_of_today = not wish.cram and wish.more is None
    return Course(
        queue=_queue(opened, wish, shelf)[: wish.most],
        journal=StoreJournal(store),
        card=store.card,
        clock=opened.clock,
        day=day,
        seed=opened.seed,
        show=wish.show,
        preview=_preview(opened),
        ahead=lambda: days_ahead(opened, wish.selection),
        drill=store.drilling(day, wish.selection) if is_of_today else (),
        cram=wish.cram,
        scheduling=opened.folds.for_item,
        box_seconds=minutes * 60,
        leech_lapses=settings.leech_lapses,
        suspends_leeches=lambda deck: settings.leech_action_in(deck) is LeechAction.SUSPEND,
        shelf=shelf,
    )


def _queue(opened: Opened, wish: Wish, shelf: StoreShelf) -> list[Planned]:
    if wish.cram:
        return crammed(opened, wish.selection)
    if wish.more is not None:
        return list(shelf.items(wish.more))
    queue = opened.queue(wish.selection).items
    ahead = _ahead(opened, wish, queue) if wish.days_ahead else []
    return [*map(planned, queue), *ahead]


def _ahead(opened: Opened, wish: Wish, queue: Sequence[Waiting]) -> list[Planned]:
    """What falls due in the coming days, without what today brings already."""
    until = opened.day + timedelta(days=wish.days_ahead)
    apart = opened.settings.bury_siblings_in
    items, cards = {one.item for one in queue}, {one.card for one in queue}
    return [
        planned(one, early_on=opened.day)
        for one in early(opened, until, wish.selection)
        if one.item not in items and not (one.card in cards and apart(one.deck))
    ]


def days_ahead(opened: Opened, selection: Selection = EVERYTHING) -> tuple[int, ...]:
    """How many items are due tomorrow and on each of the six days after it."""
    due = opened.store.due_days(opened.day + timedelta(days=DAYS_AHEAD), selection)
    return forecast(due, opened.day + timedelta(days=1), DAYS_AHEAD)


def _preview(opened: Opened) -> Preview:
    """When each grade would bring an item round again, with the learner's settings."""
    settings = opened.folds

    def preview(item: Item, progress: Progress) -> Mapping[Grade, date]:
        memories = scheduling.preview(item.id, progress, opened.day, settings.for_item(item.id))
        return {grade: memory.due for grade, memory in memories.items() if memory.due is not None}

    return preview
