"""What a query may ask of one item, as a plain row."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator
from enum import Enum

from quizgo.deck import cloze
from quizgo.frozen import dataclass
from quizgo.model import (
    Card,
    Cloze,
    DeckName,
    Grade,
    ItemId,
    ItemState,
    Kind,
    Level,
    Pattern,
    Progress,
    Text,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """One item on a study day. Days are counted from that day on, or back from it."""

    item: ItemId
    deck: DeckName
    state: ItemState
    progress: Progress
    kind: Kind | None = None
    """None for an orphan, like all that only its text could say."""
    tags: tuple[str, ...] = ()
    due_in: int | None = None
    """Days until it is due, negative when overdue; None before the first review."""
    is_drilled: bool = False
    """Still to be drilled on the day."""
    retrievability: float | None = None
    """The chance of recalling it on the day; None where FSRS knows none."""
    introduced: int | None = None
    """Days since its first scheduled review."""
    added: int | None = None
    """Days since the log first names it."""
    answers: tuple[tuple[int, Grade], ...] = ()
    """How many days ago it was answered, in whatever round, and with which grade, by the
    digit that is typed for it."""
    level: Level | None = None
    since: str | None = None
    until: str | None = None
    texts: tuple[str, ...] = ()
    """All that its card says, by `texts_of`."""


def texts_of(card: Card) -> tuple[str, ...]:
    """All that a card says, in every language, each text as `folded` makes it.

    A text with marks of Markdown comes twice, with and without them, so that words on
    both sides of a mark are found together.
    """
    found: dict[str, None] = {}
    for text in _said(card):
        found[folded(text)] = None
        bare = text.replace("`", "").replace("**", "")
        if bare != text:
            found[folded(bare)] = None
    return tuple(found)


def folded(text: str) -> str:
    """A text as it is compared: without difference of case or of composed letters."""
    return unicodedata.normalize("NFC", text).casefold()


def _said(card: Card) -> Iterator[str]:
    if isinstance(card.body, Cloze):
        for text in _written(card.body.text):
            yield cloze.answer(text)
    else:
        yield from _written(card.body)
    yield from _written(card.why)
    yield from _written(card.hints)


def _written(value: object) -> Iterator[str]:
    """The strings in a value of the model: texts, programs, patterns, at any depth."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from (text for text in (value.en, value.zh) if text is not None)
    elif isinstance(value, Pattern):
        yield value.source
    elif isinstance(value, tuple):
        for member in value:
            yield from _written(member)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _written(getattr(value, field.name))
