"""What stands in a collection of Anki, of either form: note types, decks, notes, cards, answers."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any, TypeAlias

from quizgo.errors import DeckError
from quizgo.frozen import dataclass

Json: TypeAlias = Any
"""What `json` reads: anything."""

_CLOZE = 1
"""The kind of a note type whose cards are gaps."""
_PROTOBUF_FROM = 15
"""From this version of the schema on, note types and decks have tables of their own."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """How notes of a sort become cards."""

    name: str
    fields: Sequence[str]
    questions: Sequence[str]
    """The template of each card's question."""
    is_cloze: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the log of answers."""

    id: int
    """Milliseconds since 1970."""
    ease: int
    """1 again to 4 easy; 0: the schedule was set by hand."""
    kind: int
    """0 learning, 1 review, 2 relearning, 3 outside the schedule, more: by hand."""
    time: int
    """Milliseconds."""


@dataclass(frozen=True, slots=True)
class CardIn:
    """A card."""

    id: int
    deck: str
    """With `::` between its words."""
    ordinal: int
    modified: int
    """Seconds since 1970."""
    is_review: bool
    is_suspended: bool
    due: int
    """Days from the collection's first day; of cards in review."""
    flag: int
    reviews: Sequence[Review]


@dataclass(slots=True)
class NoteIn:
    """A note with its cards."""

    id: int
    guid: str
    type: NoteType
    tags: tuple[str, ...]
    fields: Sequence[str]
    cards: list[CardIn] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Collection:
    """All of it. `created` is in seconds since 1970."""

    created: int
    notes: Sequence[NoteIn]

    @property
    def is_decoy(self) -> bool:
        """What newer packages show to older programs."""
        notes = self.notes
        return len(notes) == 1 and "update to the latest Anki" in " ".join(notes[0].fields)


def collection(database: sqlite3.Connection) -> Collection:
    """What stands in a database of Anki. Raises DeckError where it is none."""
    try:
        created, version = database.execute("SELECT crt, ver FROM col").fetchone()
        is_new = int(version) >= _PROTOBUF_FROM
        types = dict(_new_types(database) if is_new else _old_types(database))
        decks = dict(_new_decks(database) if is_new else _old_decks(database))
        cards = _cards(database, decks)
        return Collection(int(created), list(_notes(database, types, cards)))
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise DeckError(
            f"The collection in this package makes no sense ({type(error).__name__}: {error}). "
            "In Anki, run `Check Database`, and export it again."
        ) from None


def _notes(
    database: sqlite3.Connection, types: dict[int, NoteType], cards: dict[int, list[CardIn]]
) -> Iterator[NoteIn]:
    query = "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
    for id_, guid, type_, tags, fields in database.execute(query):
        yield NoteIn(
            int(id_),
            str(guid),
            types[int(type_)],
            tuple(str(tags).split()),
            str(fields).split("\x1f"),
            cards.get(int(id_), []),
        )


def _cards(database: sqlite3.Connection, decks: dict[int, str]) -> dict[int, list[CardIn]]:
    """The cards of each note; one that is lent to another deck stands in its own."""
    reviews = _reviews(database)
    found: dict[int, list[CardIn]] = defaultdict(list)
    query = (
        "SELECT id, nid, did, odid, ord, mod, type, queue, due, odue, flags FROM cards ORDER BY ord"
    )
    for row in database.execute(query):
        id_, note, deck, home, ordinal, modified, kind, queue, due, home_due, flags = map(int, row)
        found[note].append(
            CardIn(
                id_,
                decks.get(home or deck, "Default"),
                ordinal,
                modified,
                is_review=kind in (2, 3),
                is_suspended=queue == -1,
                due=home_due if home and home_due else due,
                flag=flags & 7,
                reviews=reviews.get(id_, []),
            )
        )
    return found


def _reviews(database: sqlite3.Connection) -> dict[int, list[Review]]:
    found: dict[int, list[Review]] = defaultdict(list)
    query = "SELECT id, cid, ease, type, time FROM revlog ORDER BY id"
    for row in database.execute(query):
        id_, card, ease, kind, time = map(int, row)
        found[card].append(Review(id_, ease, kind, time))
    return found


# As JSON ----------------------------------------------------------------------------


def _old_types(database: sqlite3.Connection) -> Iterator[tuple[int, NoteType]]:
    models: Json = json.loads(database.execute("SELECT models FROM col").fetchone()[0])
    for id_, model in models.items():
        yield (
            int(id_),
            NoteType(
                str(model["name"]),
                [str(each["name"]) for each in sorted(model["flds"], key=lambda one: one["ord"])],
                [str(each["qfmt"]) for each in sorted(model["tmpls"], key=lambda one: one["ord"])],
                model["type"] == _CLOZE,
            ),
        )


def _old_decks(database: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    decks: Json = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    for id_, deck in decks.items():
        yield int(id_), str(deck["name"])


# As tables --------------------------------------------------------------------------


def _new_types(database: sqlite3.Connection) -> Iterator[tuple[int, NoteType]]:
    fields: dict[int, list[str]] = defaultdict(list)
    for type_, name in database.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields[int(type_)].append(str(name))
    questions: dict[int, list[str]] = defaultdict(list)
    for type_, config in database.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        questions[int(type_)].append(_text_in(config, 1))
    for id_, name, config in database.execute("SELECT id, name, config FROM notetypes"):
        kind = _message(config).get(1, 0)
        yield int(id_), NoteType(str(name), fields[id_], questions[id_], kind == _CLOZE)


def _new_decks(database: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for id_, name in database.execute("SELECT id, name FROM decks"):
        yield int(id_), str(name).replace("\x1f", "::")


def _text_in(message: bytes, number: int) -> str:
    value = _message(message).get(number, b"")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _message(data: bytes) -> dict[int, int | bytes]:
    """The fields of a protobuf message by their numbers; of repeated ones the last.

    Raises ValueError.
    """
    found: dict[int, int | bytes] = {}
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            found[number], at = _varint(data, at)
        elif wire == 2:
            length, at = _varint(data, at)
            found[number] = data[at : at + length]
            at += length
        elif wire in (1, 5):
            at += 8 if wire == 1 else 4
        else:
            raise ValueError("a note type cannot be read")
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where the next thing begins."""
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7
    raise ValueError("a number breaks off")
