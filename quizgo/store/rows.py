"""The tables, and the one place where rows become values and values rows.

`entry` is the log and the truth. `item` holds, for everything that was ever to be
scheduled, its place in the decks and the fold of its log; `deck_file`, `deck`,
`card` and `claim` are the decks as last read. `planning` keeps what was planned and
foretold. `migrations` makes these tables; what stands here must say the same, and a
test holds the two together.

A moment is kept as microseconds since 1970 UTC, which sorts and loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import DOUBLE_PRECISION, BigInteger, Boolean, Date, Integer, RowMapping, Table
from sqlmodel import Field, SQLModel

from quizgo.errors import StoreError
from quizgo.model import (
    Answered,
    CardId,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    Item,
    ItemId,
    Memory,
    Progress,
)


class EntryRow(SQLModel, table=True):
    """One line of the log. Triggers refuse to change or delete it."""

    __tablename__ = "entry"

    id: str = Field(primary_key=True)
    at: int = Field(sa_type=BigInteger)
    device: str
    sequence: int = Field(sa_type=BigInteger)
    item: str
    kind: str
    on_day: date = Field(sa_type=Date)
    grade: int | None = Field(sa_type=Integer, nullable=True)
    proposed: int | None = Field(sa_type=Integer, nullable=True)
    duration_ms: int | None = Field(sa_type=BigInteger, nullable=True)
    hints: int | None = Field(sa_type=Integer, nullable=True)
    attempts: int | None = Field(sa_type=Integer, nullable=True)
    seed: int | None = Field(sa_type=BigInteger, nullable=True)
    of: str | None
    value: str | None


class ItemRow(SQLModel, table=True):
    """One item: its place in the decks, and the fold of its log."""

    __tablename__ = "item"

    id: str = Field(primary_key=True)
    card: str
    part: str
    deck: str
    position: int = Field(sa_type=BigInteger)
    """Of the item in its deck."""
    present: bool = Field(sa_type=Boolean)
    """Its text is in a deck. An item that is not present is an orphan."""
    mix: int = Field(sa_type=BigInteger)
    version: int = Field(sa_type=BigInteger)
    repetitions: int = Field(sa_type=BigInteger)
    interval_days: int = Field(sa_type=BigInteger)
    efactor: int = Field(sa_type=BigInteger)
    due: date | None = Field(sa_type=Date, nullable=True)
    reviews: int = Field(sa_type=BigInteger)
    lapses: int = Field(sa_type=BigInteger)
    first_on: date | None = Field(sa_type=Date, nullable=True)
    last_on: date | None = Field(sa_type=Date, nullable=True)
    last_grade: int | None = Field(sa_type=Integer, nullable=True)
    suspended: bool = Field(sa_type=Boolean)
    buried_on: date | None = Field(sa_type=Date, nullable=True)
    drill_on: date | None = Field(sa_type=Date, nullable=True)
    stability: float | None = Field(sa_type=DOUBLE_PRECISION, nullable=True)
    difficulty: float | None = Field(sa_type=DOUBLE_PRECISION, nullable=True)
    flag: int = Field(sa_type=Integer)
    note: str
    marks: str
    """Each between two newlines, like the tags of a card; empty where there are none."""


class DeckFileRow(SQLModel, table=True):
    """A file that was read, its content's stamp and its faults."""

    __tablename__ = "deck_file"

    path: str = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    mtime_ns: int = Field(sa_type=BigInteger)
    digest: str
    deck: str | None
    shadowed: bool = Field(sa_type=Boolean)
    faults: str
    """A JSON list of [line, message, card]."""


class DeckRow(SQLModel, table=True):
    """A deck whose cards are kept: one of the files that name it."""

    __tablename__ = "deck"

    name: str = Field(primary_key=True)
    path: str = Field(foreign_key="deck_file.path")
    title_en: str | None
    title_zh: str | None
    about_en: str | None
    about_zh: str | None
    place: int = Field(sa_type=BigInteger)
    """The `order` that the deck's author gave it."""
    rank: int = Field(sa_type=Integer)
    """Its place in the whole tree, from 0."""


class CardRow(SQLModel, table=True):
    """A card as its deck has it."""

    __tablename__ = "card"

    id: str = Field(primary_key=True)
    deck: str = Field(foreign_key="deck.name")
    kind: str
    tags: str
    """Each between two newlines, so that one can be looked for whole."""
    body: str
    """The whole card, by `deck.encode`."""


class ClaimRow(SQLModel, table=True):
    """A card that carries on an earlier one's progress: its `was`.

    Kept when the card's text goes, so that a chain of renames stays whole.
    """

    __tablename__ = "claim"

    card: str = Field(primary_key=True)
    earlier: str = Field(primary_key=True)


class MetaRow(SQLModel, table=True):
    """A fact about the store itself: `folded` is the settings of the stored folds."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True)
    value: str


class PlanningRow(SQLModel, table=True):
    """A note on what was planned or foretold. Triggers refuse to change or delete it."""

    __tablename__ = "planning"

    id: str = Field(primary_key=True)
    sequence: int = Field(sa_type=BigInteger)
    at: int = Field(sa_type=BigInteger)
    on_day: date = Field(sa_type=Date)
    kind: str
    value: str


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


ENTRY = _table(EntryRow)
ITEM = _table(ItemRow)
DECK_FILE = _table(DeckFileRow)
DECK = _table(DeckRow)
CARD = _table(CardRow)
CLAIM = _table(ClaimRow)
META = _table(MetaRow)
PLANNING = _table(PlanningRow)

Values = dict[str, Any]
"""A row to be written, by its columns."""

Row = RowMapping
"""A row that was read, by its columns."""

_GRADES = tuple(Grade)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def entry_values(entry: Entry) -> Values:
    answered = entry.answered
    return {
        "id": entry.id,
        "at": (entry.at - EPOCH) // MICROSECOND,
        "device": entry.device,
        "sequence": entry.sequence,
        "item": entry.item,
        "kind": entry.kind.value,
        "on_day": entry.on,
        "grade": answered and int(answered.grade),
        "proposed": answered and int(answered.proposed),
        "duration_ms": answered and answered.duration_ms,
        "hints": answered and answered.hints,
        "attempts": answered and answered.attempts,
        "seed": answered and answered.seed,
        "of": entry.of,
        "value": entry.value,
    }


def to_entry(row: Row) -> Entry:
    """The entry that a row of `entry` holds; StoreError where it makes no sense."""
    try:
        return Entry(
            id=row["id"],
            at=EPOCH + row["at"] * MICROSECOND,
            device=row["device"],
            sequence=row["sequence"],
            item=ItemId(row["item"]),
            kind=EntryKind(row["kind"]),
            on=row["on_day"],
            answered=_to_answered(row),
            of=row["of"],
            value=row["value"],
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise StoreError(
            f"Entry {row['id']} of the log makes no sense ({error}). "
            "The store is damaged; restore a backup of it."
        ) from error


def _to_answered(row: Row) -> Answered | None:
    if row["grade"] is None:
        return None
    return Answered(
        grade=Grade(row["grade"]),
        proposed=Grade(row["proposed"]),
        duration_ms=row["duration_ms"],
        hints=row["hints"],
        attempts=row["attempts"],
        seed=row["seed"],
    )


def progress_values(progress: Progress) -> Values:
    memory = progress.memory
    return {
        "repetitions": memory.repetitions,
        "interval_days": memory.interval_days,
        "efactor": memory.efactor,
        "due": memory.due,
        "reviews": progress.reviews,
        "lapses": progress.lapses,
        "first_on": progress.first_on,
        "last_on": progress.last_on,
        "last_grade": None if progress.last_grade is None else int(progress.last_grade),
        "suspended": progress.suspended,
        "buried_on": progress.buried_on,
        "drill_on": progress.drill_on,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "flag": progress.flag,
        "note": progress.note,
        "marks": joined(progress.marks),
    }


PROGRESS = (
    ITEM.c.repetitions,
    ITEM.c.interval_days,
    ITEM.c.efactor,
    ITEM.c.due,
    ITEM.c.reviews,
    ITEM.c.lapses,
    ITEM.c.first_on,
    ITEM.c.last_on,
    ITEM.c.last_grade,
    ITEM.c.suspended,
    ITEM.c.buried_on,
    ITEM.c.drill_on,
    ITEM.c.stability,
    ITEM.c.difficulty,
    ITEM.c.flag,
    ITEM.c.note,
    ITEM.c.marks,
)
"""The columns of a progress, in the order that `to_progress` takes them.

By place, because looking each up by its name doubles the time of a long list.
"""


def to_progress(values: Sequence[Any]) -> Progress:
    """The progress in the values of the columns `PROGRESS`."""
    repetitions, interval_days, efactor, due, reviews, lapses, *rest = values
    first_on, last_on, grade, suspended, buried_on, drill_on, *rest = rest
    stability, difficulty, flag, note, marks = rest
    return Progress(
        memory=Memory(repetitions, interval_days, efactor, due, stability, difficulty),
        reviews=reviews,
        lapses=lapses,
        first_on=first_on,
        last_on=last_on,
        last_grade=None if grade is None else _GRADES[grade],
        suspended=suspended,
        buried_on=buried_on,
        drill_on=drill_on,
        flag=flag,
        note=note,
        marks=apart(marks),
    )


def joined(tags: Sequence[str]) -> str:
    """Tags in one column: each between two newlines, so that one can be looked for whole."""
    return "\n" + "\n".join(tags) + "\n" if tags else ""


def apart(tags: str) -> tuple[str, ...]:
    """The tags that `joined` put together."""
    return tuple(tags.split("\n")[1:-1]) if tags else ()


def to_item(row: Row) -> Item:
    return Item(ItemId(row["id"]), CardId(row["card"]), row["part"])


def deck_of(card: str) -> DeckName:
    """The deck's name within a card's or an item's id."""
    return DeckName(card.rpartition("/")[0])


def card_of(item: str) -> tuple[CardId, str]:
    """The card and the part within an item's id."""
    card, _, part = item.partition("#")
    return CardId(card), part
