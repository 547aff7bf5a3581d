"""Everything as JSON: decks in their own words, where each item stands, and the log.

    {"format": "quizgo", "version": 1, "exported_at": "2027-01-15T00:00:00+00:00",
     "decks": [{"deck": "go/x", "title": …, "cards": [{"id": …, "kind": …, …}]}],
     "items": [{"id": "go/x/y", "due": …, …}],
     "log": [{"id": …, "at": …, "device": …, "sequence": …, "item": …, "kind": …, "on": …, …}],
     "planning": [{"id": …, "sequence": …, "at": …, "on": …, "kind": …, "text": …}],
     "interviews": [[{"event": "begun", …}, …]],
     "scheduler_changes": [{"at": …, "before": {"scheduler": "sm2"}, "after": {…}}]}

`items` says what the log folds to, for other programs; it is not read again. The rest is: decks,
log, what was planned and foretold, the interviews that were held, event by event, and the latest
changes of schedulers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from quizgo.errors import DeckError
from quizgo.exchange.plain import Fields
from quizgo.frozen import dataclass
from quizgo.model import (
    Answered,
    Entry,
    EntryKind,
    Grade,
    Item,
    ItemId,
    ItemState,
    Planned,
    Progress,
)

FORMAT, VERSION = "quizgo", 1
PARTS = ("decks", "log", "planning", "interviews", "scheduler_changes")
"""What is read again."""
MOST_PLAN = 10_000_000
"""Characters of a note: one may name each entry that moved a card."""
MOST_DEPTH = 12
"""Lists and mappings in each other; a card needs seven."""

Json: TypeAlias = Any
"""What `json` reads: anything."""

Interview: TypeAlias = list[dict[str, Json]]
"""Its events, in the words of whoever keeps them."""

Change: TypeAlias = Json
"""Of a scheduler, likewise."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands."""

    item: Item
    state: ItemState
    progress: Progress


@dataclass(frozen=True, slots=True)
class Whole:
    """What a file holds that can be taken in."""

    decks: list[Fields]
    log: list[Entry]
    planning: list[Planned]
    interviews: list[Interview]
    changes: list[Change]


def json_text(
    decks: Iterable[Fields],
    items: Iterable[Standing],
    log: Iterable[Entry],
    at: datetime,
    *,
    planning: Iterable[Planned] = (),
    interviews: Iterable[Interview] = (),
    changes: Iterable[Change] = (),
) -> str:
    """The whole file, a deck, an item, an entry, a note, an interview or a change a line."""
    parts = {
        "decks": decks,
        "items": map(_item_fields, items),
        "log": map(entry_fields, log),
        "planning": map(planned_fields, planning),
        "interviews": interviews,
        "scheduler_changes": changes,
    }
    head = {"format": FORMAT, "version": VERSION, "exported_at": at.astimezone(UTC).isoformat()}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    for name, rows in parts.items():
        inside = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        lines.append(f"{json.dumps(name)}: [\n{inside}\n]" if inside else f"{json.dumps(name)}: []")
    return "{" + ",\n".join(lines) + "}\n"


def _item_fields(standing: Standing) -> dict[str, object]:
    progress = standing.progress
    memory = progress.memory
    return {
        "id": standing.item.id,
        "card": standing.item.card,
        "state": str(standing.state),
        "due": None if memory.due is None else memory.due.isoformat(),
        "interval_days": memory.interval_days,
        "efactor": memory.efactor,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "repetitions": memory.repetitions,
        "reviews": progress.reviews,
        "lapses": progress.lapses,
        "flag": progress.flag,
        "note": progress.note,
        "marks": list(progress.marks),
    }


def entry_fields(entry: Entry) -> dict[str, object]:
    """An entry of the log; what it has not is left out."""
    fields: dict[str, object] = {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "device": entry.device,
        "sequence": entry.sequence,
        "item": entry.item,
        "kind": str(entry.kind),
        "on": entry.on.isoformat(),
    }
    if entry.of is not None:
        fields["of"] = entry.of
    if entry.value is not None:
        fields["value"] = entry.value
    if entry.answered is not None:
        answered = entry.answered
        fields |= {
            "grade": int(answered.grade),
            "proposed": int(answered.proposed),
            "duration_ms": answered.duration_ms,
            "hints": answered.hints,
            "attempts": answered.attempts,
            "seed": answered.seed,
        }
    return fields


def planned_fields(note: Planned) -> dict[str, object]:
    """A note on what was planned or foretold."""
    return {
        "id": note.id,
        "sequence": note.sequence,
        "at": note.at.isoformat(),
        "on": note.on.isoformat(),
        "kind": note.kind,
        "text": note.text,
    }


# Reading ----------------------------------------------------------------------------


def json_in(text: str) -> Whole:
    """What `json_text` wrote, perhaps by other hands. Raises DeckError.

    Decks are as they stand there: whoever reads them must check them as any deck.
    """
    try:
        value: Json = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DeckError(f"This is no JSON{where}. Export it again.") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise DeckError('This JSON is not of quizgo: it has no `"format": "quizgo"`.')
    if value.get("version") != VERSION:
        raise DeckError(f"This quizgo reads version {VERSION} of its JSON. Upgrade quizgo.")
    parts = [value.get(name, []) for name in PARTS]
    if not all(isinstance(part, list) for part in parts):
        *most, last = (f"`{name}`" for name in PARTS)
        raise DeckError(f"{', '.join(most)} and {last} must be lists.")
    decks, log, planning, interviews, changes = parts
    return Whole(
        [_deck(deck, number) for number, deck in enumerate(decks, 1)],
        [_entry(entry, number) for number, entry in enumerate(log, 1)],
        [_planned(note, number) for number, note in enumerate(planning, 1)],
        [_interview(one, number) for number, one in enumerate(interviews, 1)],
        changes,
    )


def _deck(value: Json, number: int) -> Fields:
    if not isinstance(value, dict) or not _is_plain(value, MOST_DEPTH):
        raise DeckError(f"Deck {number} is not written as a deck. Nothing was taken over.")
    return value


def _is_plain(value: Json, depth: int) -> bool:
    """Whether a value is one that a deck may hold."""
    match value:
        case bool() | int():
            return True
        case str():
            return not any("\ud800" <= letter <= "\udfff" for letter in value)
        case list():
            return depth > 0 and all(_is_plain(member, depth - 1) for member in value)
        case dict():
            return (
                depth > 0
                and bool(value)
                and all(_is_plain(each, 1) for each in value)
                and all(_is_plain(member, depth - 1) for member in value.values())
            )
        case _:
            return False


def _entry(value: Json, number: int) -> Entry:
    try:
        return entry_of(value)
    except ValueError as error:
        raise DeckError(
            f"Entry {number} of the log makes no sense ({error}). Nothing was taken over."
        ) from None


def _planned(value: Json, number: int) -> Planned:
    try:
        return planned_of(value)
    except ValueError as error:
        raise DeckError(
            f"Note {number} of `planning` makes no sense ({error}). Nothing was taken over."
        ) from None


def entry_of(value: Json) -> Entry:
    """What `entry_fields` wrote. Raises ValueError where it makes no sense."""
    with _sense():
        return Entry(
            id=_text(value["id"]),
            at=_moment(value["at"]),
            device=_text(value["device"]),
            sequence=_number(value["sequence"]),
            item=ItemId(_text(value["item"])),
            kind=EntryKind(value["kind"]),
            on=date.fromisoformat(value["on"]),
            answered=_answered(value) if "grade" in value else None,
            of=_text(value["of"]) if "of" in value else None,
            value=_text(value["value"], least=0) if "value" in value else None,
        )


def planned_of(value: Json) -> Planned:
    """What `planned_fields` wrote. Raises ValueError where it makes no sense."""
    with _sense():
        return Planned(
            id=_text(value["id"]),
            sequence=_number(value["sequence"]),
            at=_moment(value["at"]),
            on=date.fromisoformat(value["on"]),
            kind=_text(value["kind"]),
            text=_text(value["text"], least=0, most=MOST_PLAN),
        )


@contextmanager
def _sense() -> Iterator[None]:
    """Whatever is wrong with a value read, as a ValueError that says what."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None


def _interview(value: Json, number: int) -> Interview:
    if not isinstance(value, list) or not all(isinstance(event, dict) for event in value):
        raise DeckError(f"Interview {number} is no list of events. Nothing was taken over.")
    return value


def _answered(value: Json) -> Answered:
    return Answered(
        Grade(_number(value["grade"])),
        Grade(_number(value["proposed"])),
        *(_number(value[name]) for name in ("duration_ms", "hints", "attempts", "seed")),
    )


def _text(value: Json, least: int = 1, most: int = 20_000) -> str:
    if not isinstance(value, str) or not least <= len(value) <= most or "\0" in value:
        raise ValueError("a text is expected")
    value.encode()  # half a surrogate pair is no text
    return value


def _number(value: Json) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("a number is expected")
    return value


def _moment(value: Json) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError("the time has no zone")
    return at.astimezone(UTC)
