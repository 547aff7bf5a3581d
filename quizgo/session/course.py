"""What a session is made of: what the command hands it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from quizgo.clock import Clock
from quizgo.deck.items import items
from quizgo.frozen import dataclass
from quizgo.model import Card, CardId, DeckName, EntryKind, Grade, Item, ItemId, Progress
from quizgo.schedule.leech import LAPSES, LEECH, is_told, lapses_after
from quizgo.schedule.scheduling import PUBLISHED_EVERYWHERE, Scheduling
from quizgo.session.journal import Journal, Mark
from quizgo.session.plan import Planned
from quizgo.session.shelf import NothingMore, Shelf
from quizgo.session.state import Question
from quizgo.settings import Show

Preview = Callable[[Item, Progress], Mapping[Grade, date]]
"""The due date that each grade would give an item."""


def never(deck: DeckName) -> bool:
    """Leeches of no deck are put away."""
    return False


@dataclass(frozen=True, slots=True)
class Course:
    """What a session is made of. Nothing in it knows where cards and log are kept."""

    queue: Sequence[Planned]
    """In the order asked. Without `cram`, items that are neither new nor due are skipped."""
    journal: Journal
    card: Callable[[CardId], Card | None]
    """The card as it reads now; None where it is gone from its deck."""
    clock: Clock
    day: date
    """The study day. It stays the session's day past the rollover."""
    seed: int
    show: Show
    preview: Preview
    ahead: Callable[[], Sequence[int]]
    """How many items are due tomorrow and on the days after; asked at the end."""
    drill: Sequence[Item] = ()
    """Items graded under 4 in earlier sessions of the day."""
    cram: bool = False
    """Answers are logged as cram and change no memory."""
    scheduling: Callable[[ItemId], Scheduling] = PUBLISHED_EVERYWHERE.for_item
    """By which rule an item comes round."""
    box_seconds: float = 0
    """After so long the session offers to stop; 0: never."""
    leech_lapses: int = LAPSES
    """So many lapses make a leech; 0: never."""
    suspends_leeches: Callable[[DeckName], bool] = never
    """Whether a leech of a deck is put away."""
    shelf: Shelf = NothingMore()
    """Where more comes from when all is done."""

    def card_of(self, item: Item) -> Card | None:
        """The card of an item; None where it is gone, or no longer has such a part."""
        card = self.card(item.card)
        return card if card is not None and item in items(card) else None

    def leech_marks(self, question: Question, grade: Grade) -> tuple[Mark, ...]:
        """What a grade brings with it where it makes the item a leech, or shows again that it
        is one."""
        lapses = lapses_after(question.progress, grade)
        is_lapse = lapses > question.progress.lapses
        if question.round is not EntryKind.SCHEDULED or not is_lapse:
            return ()
        if not is_told(lapses, self.leech_lapses):
            return ()
        tag = Mark(EntryKind.TAG, LEECH)
        is_put_away = self.suspends_leeches(question.card.deck)
        return (tag, Mark(EntryKind.SUSPEND)) if is_put_away else (tag,)
