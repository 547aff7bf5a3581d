"""Packages of Anki taken in: notes as cards of ours, answers and schedule as entries of the log.

Answers are graded as near as can be (again 1, hard 3, good 4, easy 5): the first of a day is
scheduled, the others are drill. Ease and intervals then follow our own rule; the day on which
a card is due is kept, as are flags and what is suspended. Entries have ids that stay the same,
so a second import of a grown package adds only what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizgo.deck.items import REVERSED
from quizgo.errors import DeckError
from quizgo.exchange.anki_schema import FIELDS
from quizgo.exchange.collection import CardIn, Collection, NoteIn, NoteType, collection
from quizgo.exchange.flat import Form
from quizgo.exchange.html import to_markdown, to_plain
from quizgo.exchange.package import database_in
from quizgo.exchange.taken import Gathered, Taken, gathered
from quizgo.frozen import dataclass
from quizgo.model import Answered, Entry, EntryKind, Grade, ItemId
from quizgo.model.losses import Loss, Lost

DEVICE = "anki"
"""Who wrote the entries."""
GRADES = {1: Grade.WRONG, 2: Grade.HARD, 3: Grade.GOOD, 4: Grade.EASY}
OUTSIDE, BY_HAND = 3, 4
"""Kinds of answers: outside the schedule; and from here on no answers at all."""

DayOf = Callable[[datetime], date]
"""The study day that a moment belongs to."""


@dataclass(slots=True)
class Package:
    """What a package gives."""

    gathered: Gathered
    log: list[Entry] = field(default_factory=list)


def apkg_in(path: Path, day_of: DayOf) -> Package:
    """The decks and the log of a package. Raises DeckError where it is none."""
    database, media = database_in(path)
    with closing(database):
        found = collection(database)
    if found.is_decoy:
        raise DeckError(
            "There is only Anki's note for old programs in this package. In Anki's export, "
            "choose `Support older Anki versions`."
        )
    cards, left = [], 0
    for number, note in enumerate(found.notes, 1):
        card, pictures = _taken(note, number)
        cards.append(card)
        media += pictures * (media == 0)
        left += len(note.cards) > _most_cards(card)
    whole = Package(gathered(cards, path))
    for number, note in enumerate(found.notes, 1):
        card_id = whole.gathered.ids.get(number)
        if card_id is not None:
            whole.log += _entries(note, cards[number - 1], card_id, found, day_of)
    whole.gathered.left += _losses(media, left, found)
    return whole


def _losses(media: int, left: int, found: Collection) -> list[Lost]:
    learned = sum(card.is_review for note in found.notes for card in note.cards)
    counts = ((Loss.MEDIA, media), (Loss.FURTHER_CARDS, left), (Loss.EASE, learned))
    return [*(Lost(what, n) for what, n in counts if n), Lost(Loss.LOOKS)]


# Notes ----------------------------------------------------------------------------


def _taken(note: NoteIn, number: int) -> tuple[Taken, int]:
    """The note as a card, and how many pictures and sounds stand in it."""
    form = _form(note)
    texts, media = [], 0
    for value in note.fields:
        markdown, count = to_markdown(value)
        texts.append(markdown)
        media += count
    names = dict(zip(note.type.fields, texts, strict=False))
    front, back, *rest = [*texts, "", ""]
    if tuple(note.type.fields) == FIELDS:
        rest = [names["Why"]]
    if form is Form.TYPED:
        back = to_plain(note.fields[1]) if len(note.fields) > 1 else ""
    why = "\n\n".join(text for text in rest if text)
    deck = note.cards[0].deck if note.cards else ""
    taken = Taken(number, front, back, why, form=form, id=note.guid, deck=deck, tags=note.tags)
    return taken, media


def _form(note: NoteIn) -> Form:
    if note.type.is_cloze:
        return Form.CLOZE
    if any("{{type:" in question for question in note.type.questions[:1]):
        return Form.TYPED
    is_two = any(card.ordinal == 1 for card in note.cards)
    return Form.REVERSED if is_two and _asks_back(note.type) else Form.BASIC


def _asks_back(type_: NoteType) -> bool:
    """Whether the second card asks for the first field by the second."""
    if len(type_.questions) < 2 or len(type_.fields) < 2:
        return False
    return f"{{{{{type_.fields[1]}}}}}" in type_.questions[1]


def _most_cards(card: Taken) -> int:
    """So many cards of a note have an item of ours."""
    return {Form.CLOZE: 1_000, Form.REVERSED: 2}.get(card.form or Form.BASIC, 1)


# The log --------------------------------------------------------------------------


def _entries(
    note: NoteIn, taken: Taken, card_id: str, found: Collection, day_of: DayOf
) -> Iterator[Entry]:
    own = note.fields[3] if tuple(note.type.fields) == FIELDS and len(note.fields) > 3 else ""
    for card in note.cards:
        part = _part(card, taken)
        if part is None:
            continue
        item = ItemId(f"{card_id}#{part}" if part else card_id)
        writer = _Writer(item, card, day_of)
        yield from writer.answers()
        yield from writer.marks(_due_day(card, found, day_of), to_plain(own))


def _part(card: CardIn, taken: Taken) -> str | None:
    """Which item of the card of ours it is; None for none."""
    if taken.form is Form.CLOZE:
        return f"c{card.ordinal + 1}"
    if card.ordinal == 0:
        return ""
    return REVERSED if taken.form is Form.REVERSED and card.ordinal == 1 else None


def _due_day(card: CardIn, found: Collection, day_of: DayOf) -> date | None:
    if not card.is_review or abs(card.due) > 100_000:  # learning again: a moment, soon
        return None
    first = day_of(datetime.fromtimestamp(found.created, UTC))
    return first + timedelta(days=card.due)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the entries of one item."""

    item: ItemId
    card: CardIn
    day_of: DayOf

    def answers(self) -> Iterator[Entry]:
        days: set[date] = set()
        for review in self.card.reviews:
            if review.ease not in GRADES or review.kind >= BY_HAND:
                continue
            at = datetime.fromtimestamp(review.id / 1000, UTC)
            on = self.day_of(at)
            kind = EntryKind.DRILL if on in days else EntryKind.SCHEDULED
            if review.kind == OUTSIDE:
                kind = EntryKind.CRAM
            else:
                days.add(on)
            grade = GRADES[review.ease]
            answered = Answered(grade, grade, max(0, review.time))
            yield self._entry(f"{review.id}-{self.card.id}", at, review.id, kind, answered)

    def marks(self, due: date | None, note: str) -> Iterator[Entry]:
        """What is set besides answers, written when the card was changed last."""
        if due is not None:
            yield self._mark(EntryKind.RESCHEDULE, due.isoformat())
        if self.card.is_suspended:
            yield self._mark(EntryKind.SUSPEND)
        if self.card.flag:
            yield self._mark(EntryKind.FLAG, str(self.card.flag))
        if note:
            yield self._mark(EntryKind.NOTE, note)

    def _mark(self, kind: EntryKind, value: str | None = None) -> Entry:
        last = max((review.id for review in self.card.reviews), default=0)
        moment = max(self.card.modified * 1000, last) + 1
        at = datetime.fromtimestamp(moment / 1000, UTC)
        name = f"{kind}-{self.card.id}-{moment}"
        return self._entry(name, at, moment, kind, None, value)

    def _entry(
        self,
        name: str,
        at: datetime,
        sequence: int,
        kind: EntryKind,
        answered: Answered | None,
        value: str | None = None,
    ) -> Entry:
        return Entry(
            id=f"anki-{name}",
            at=at,
            device=DEVICE,
            sequence=sequence,
            item=self.item,
            kind=kind,
            on=self.day_of(at),
            answered=answered,
            value=value,
        )
