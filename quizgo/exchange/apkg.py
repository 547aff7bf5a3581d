"""Packages for Anki: notes, cards with their schedule, and every answer.

The form that all versions of Anki read: a zip with `collection.anki2`, a SQLite database of
schema 11, and `media`. Notes, note types and decks have ids of their own that stay the same, so
that a second import brings a package up to date instead of doubling it.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, time

from quizgo.deck import cloze
from quizgo.deck.items import REVERSED
from quizgo.exchange.anki_schema import (
    INDEXES,
    SCHEMA,
    deck_configs,
    deck_entry,
    model_of,
    settings,
)
from quizgo.exchange.flat import Flat, Form
from quizgo.exchange.html import to_html
from quizgo.exchange.tables import fields
from quizgo.frozen import dataclass
from quizgo.model import DeckName, Entry, EntryKind, Grade, ItemState, Progress
from quizgo.schedule.fold import UNTOUCHED, step
from quizgo.schedule.scheduling import Scheduling

ROLLOVER = time(4)
"""When Anki's day begins."""
FIRST_ID = 1_400_000_000_000
"""Ids are moments in milliseconds, or look like them."""
MOST_ID = 2**38
EASES = {
    Grade.BLACKOUT: 1,
    Grade.WRONG: 1,
    Grade.CLOSE: 1,
    Grade.HARD: 2,
    Grade.GOOD: 3,
    Grade.EASY: 4,
}
"""Again, hard, good, easy."""
KINDS = {EntryKind.SCHEDULED: 1, EntryKind.DRILL: 2, EntryKind.CRAM: 3}
"""Anki's review, relearning and filtered; a first answer is learning, 0."""
MOST_MS = 60_000
"""Anki counts no answer longer."""


@dataclass(frozen=True, slots=True)
class CardOut:
    """An item as a card of Anki."""

    part: str
    state: ItemState
    progress: Progress
    entries: Sequence[Entry]
    """What counts of its log, in order."""
    scheduling: Scheduling


@dataclass(frozen=True, slots=True)
class NoteOut:
    """A card of ours as a note of Anki, with its cards."""

    flat: Flat
    cards: Sequence[CardOut]


def apkg(
    notes: Sequence[NoteOut], now: datetime, today: date, *, each: Callable[[], None] = lambda: None
) -> bytes:
    """The bytes of a package. `each` is called behind every note."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", _collection(notes, now, today, each))
        archive.writestr("media", "{}")
    return packed.getvalue()


def _collection(
    notes: Sequence[NoteOut], now: datetime, today: date, each: Callable[[], None]
) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        _Writer(database, now, _first_day(notes, today)).write(notes, each)
        database.executescript(INDEXES)
        database.commit()
        return bytes(database.serialize())


def _first_day(notes: Sequence[NoteOut], today: date) -> date:
    """The day that due days are counted from: none of them is before it."""
    days = [card.progress.memory.due for note in notes for card in note.cards]
    return min([today, *(day for day in days if day is not None)])


class _Writer:
    """Fills the tables of one collection."""

    def __init__(self, database: sqlite3.Connection, now: datetime, first: date) -> None:
        self._database = database
        self._now = int(now.timestamp())
        self._start = datetime.combine(first, ROLLOVER, now.tzinfo)
        self._first = first
        self._ids: set[int] = set()
        self._moments: set[int] = set()

    def write(self, notes: Sequence[NoteOut], each: Callable[[], None]) -> None:
        names = dict.fromkeys(note.flat.deck for note in notes)
        decks = {name: self._new_id(f"deck {name}") for name in names}
        self._write_head(decks)
        for place, note in enumerate(notes, 1):
            self._write_note(note, decks[note.flat.deck], place)
            each()

    def _write_head(self, decks: Mapping[DeckName, int]) -> None:
        entries = {"1": deck_entry(1, "Default", self._now)} | {
            str(id_): deck_entry(id_, name.replace("/", "::"), self._now)
            for name, id_ in decks.items()
        }
        models = {str(model["id"]): model for model in (model_of(form, self._now) for form in Form)}
        row = (
            *(1, int(self._start.timestamp()), self._now * 1000, self._now * 1000),
            *(11, 0, 0, 0),
            *map(json.dumps, (settings(), models, entries, deck_configs(self._now), {})),
        )
        self._database.execute(f"INSERT INTO col VALUES ({', '.join('?' * len(row))})", row)

    def _write_note(self, note: NoteOut, deck: int, place: int) -> None:
        flat = note.flat
        note_id = self._new_id(f"note {flat.id}")
        first, *rest = _fields(note)
        bare = _bare(first)
        checksum = int(hashlib.sha1(bare.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        self._database.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (
                *(note_id, flat.id, model_of(flat.form, 0)["id"], self._now),
                *(_tags(note), "\x1f".join([first, *rest]), bare, checksum),
            ),
        )
        for card in note.cards:
            self._write_card(card, note_id, deck, place, f"card {flat.id}#{card.part}")

    def _write_card(self, card: CardOut, note: int, deck: int, place: int, name: str) -> None:
        progress = card.progress
        memory = progress.memory
        card_id = self._new_id(name)
        is_new = memory.due is None
        kind = 0 if is_new else 2
        queue = -1 if progress.suspended else kind
        due = place if memory.due is None else (memory.due - self._first).days
        self._database.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)",
            (
                *(card_id, note, deck, _ordinal(card.part), self._now, kind, queue, due),
                0 if is_new else max(1, memory.interval_days),
                0 if is_new else memory.efactor * 10,
                *(progress.reviews, progress.lapses, progress.flag, _memory(card)),
            ),
        )
        self._database.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
            list(self._reviews(card, card_id)),
        )

    def _reviews(self, card: CardOut, card_id: int) -> Iterator[tuple[int, ...]]:
        """A row for each answer, with the interval and the ease behind it."""
        progress = UNTOUCHED
        for entry in card.entries:
            before, progress = progress, step(progress, entry, card.scheduling)
            if entry.answered is None:
                continue
            is_first = entry.kind is EntryKind.SCHEDULED and before.reviews == 0
            yield (
                self._moment(entry.at),
                card_id,
                EASES[entry.answered.grade],
                progress.memory.interval_days,
                before.memory.interval_days,
                progress.memory.efactor * 10 if progress.reviews else 0,
                min(entry.answered.duration_ms, MOST_MS),
                0 if is_first else KINDS[entry.kind],
            )

    # Ids ------------------------------------------------------------------------

    def _new_id(self, name: str) -> int:
        """An id that the name always gets, but for the rare two that would share one."""
        digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
        wanted = FIRST_ID + digest % MOST_ID
        while wanted in self._ids:
            wanted += 1
        self._ids.add(wanted)
        return wanted

    def _moment(self, at: datetime) -> int:
        """The id of an answer: its moment, or the next that is free."""
        wanted = int(at.timestamp() * 1000)
        while wanted in self._moments:
            wanted += 1
        self._moments.add(wanted)
        return wanted


def _fields(note: NoteOut) -> list[str]:
    """Front, back, explanation, the learner's note."""
    flat = note.flat
    front, back = fields(flat, with_why=False)
    own = next((card.progress.note for card in note.cards if card.progress.note), "")
    return [front, back, to_html(flat.why), to_html(own)]


def _tags(note: NoteOut) -> str:
    """The deck's tags and the learner's own, with a blank at either end."""
    own = (mark for card in note.cards for mark in card.progress.marks)
    tags = dict.fromkeys([*note.flat.tags, *own])
    return f" {' '.join(tags)} " if tags else ""


def _bare(field: str) -> str:
    """The first field without its marks, by which Anki tells notes apart."""
    return re.sub(r"<[^>]*>", "", field).strip()


def _ordinal(part: str) -> int:
    """Which of its note's cards an item is, from 0."""
    if not part:
        return 0
    return 1 if part == REVERSED else cloze.number_of(part) - 1


_REVIEWED = frozenset({EntryKind.SCHEDULED, EntryKind.DRILL})
"""What Anki takes for a review when it looks for the last one."""


def _memory(card: CardOut) -> str:
    """What Anki keeps of a card in its own short words: when it was last reviewed, without which
    its check of the database changes every card; and under FSRS what that knows."""
    memory = card.progress.memory
    found: dict[str, float] = {}
    if memory.stability is not None and memory.difficulty is not None:
        found |= {"s": round(memory.stability, 4), "d": round(memory.difficulty, 3)}
        found["dr"] = card.scheduling.retention
    answers = [entry.at for entry in card.entries if entry.kind in _REVIEWED]
    if answers:
        found["lrt"] = int(answers[-1].timestamp())
    if not found:
        return ""
    return json.dumps(found, separators=(",", ":"))
