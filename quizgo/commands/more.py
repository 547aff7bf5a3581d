"""What a learner who is done may go on with, and what is taken from days to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from zlib import crc32

from quizgo.commands.opening import Opened
from quizgo.model import DayLimits, DeckName, Item, ItemState
from quizgo.schedule.queue import Waiting
from quizgo.session.more import More, MoreKind
from quizgo.session.plan import Planned
from quizgo.store.store import EVERYTHING
from quizgo.store.values import Selection

MORE_NEW = 10
"""How many new cards are offered at a time."""
DAYS_EARLY = 7
"""How far ahead is looked for what falls due next."""
MOST_DECKS = 9
"""One digit each."""


class StoreShelf:
    """What there is besides the day's own, among the items that a session was about."""

    def __init__(self, opened: Opened, selection: Selection = EVERYTHING) -> None:
        self._opened = opened
        self._selection = selection

    def offers(self) -> tuple[More, ...]:
        found = [
            More(MoreKind.NEW, len(self._new())),
            self._early_offer(),
            More(MoreKind.FORGOTTEN, len(self._forgotten())),
            *map(self._deck_offer, self._decks_of_today()),
        ]
        return tuple(more for more in found if more.count)

    def items(self, more: More) -> Sequence[Planned]:
        match more.kind:
            case MoreKind.NEW:
                return [planned(one) for one in self._new()[: more.count]]
            case MoreKind.EARLY:
                assert more.until is not None, "what comes early comes before some day"
                day = self._opened.day
                return [planned(one, early_on=day) for one in self._early(more.until)]
            case MoreKind.FORGOTTEN:
                return [Planned(one, is_new=False, is_crammed=True) for one in self._forgotten()]
            case MoreKind.DECK:
                assert more.deck is not None, "a deck has a name"
                return crammed(self._opened, self._in_deck(more.deck))

    def _new(self) -> Sequence[Waiting]:
        """New items over the limits of the day, in the order of the decks."""
        it = self._opened
        limits = DayLimits(new=it.store.today(it.day).new + MORE_NEW, reviews=0)
        apart = it.settings.bury_siblings_in
        queue = it.store.queue(
            it.day, seed=it.seed, limits=limits, selection=self._selection, apart=apart
        )
        return queue.items

    def _early(self, until: date) -> Sequence[Waiting]:
        return early(self._opened, until, self._selection)

    def _early_offer(self) -> More:
        """What is due over the day's limit; where nothing is, what falls due on the next day."""
        day = self._opened.day
        found = self._early(day + timedelta(days=DAYS_EARLY))
        first = min((one.due for one in found if one.due is not None), default=day)
        until = max(day, first)
        count = sum(one.due is not None and one.due <= until for one in found)
        return More(MoreKind.EARLY, count, until=until)

    def _forgotten(self) -> Sequence[Item]:
        return self._opened.store.forgotten(self._opened.day, self._selection)

    def _decks_of_today(self) -> list[DeckName]:
        """The decks of which something was answered today, in the order of the tree."""
        store = self._opened.store
        seen = store.done(self._opened.day).decks
        return [name for name in store.deck_names(self._selection) if name in seen][:MOST_DECKS]

    def _deck_offer(self, deck: DeckName) -> More:
        counts = self._opened.store.counts(self._opened.day, self._in_deck(deck))
        return More(MoreKind.DECK, counts.new + counts.due + counts.later, deck=deck)

    def _in_deck(self, deck: DeckName) -> Selection:
        return Selection((deck,), self._selection.tags, self._selection.items)


def early(opened: Opened, until: date, selection: Selection = EVERYTHING) -> Sequence[Waiting]:
    """What falls due up to a day, soonest first, without what was answered today."""
    apart = opened.settings.bury_siblings_in
    return opened.store.early(opened.day, until, selection, apart)


def planned(waiting: Waiting, *, early_on: date | None = None) -> Planned:
    """An item of the queue as the session wants it; `early_on` is the day it is asked ahead on."""
    part = waiting.item.removeprefix(waiting.card).removeprefix("#")
    is_early = early_on is not None and waiting.due is not None and waiting.due > early_on
    item = Item(waiting.item, waiting.card, part)
    return Planned(item, is_new=waiting.due is None, is_early=is_early)


def crammed(opened: Opened, selection: Selection) -> list[Planned]:
    """Every selected item that is not put aside, due or not, in an order of the day."""
    seed = opened.seed
    rows = [
        row
        for row in opened.store.rows(opened.day, selection)
        if row.state in (ItemState.NEW, ItemState.REVIEW)
    ]
    rows.sort(key=lambda row: crc32(f"{seed}\n{row.item.id}".encode()))
    return [Planned(row.item, is_new=row.progress.reviews == 0, is_crammed=True) for row in rows]
