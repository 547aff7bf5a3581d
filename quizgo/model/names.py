"""What things are called: decks, cards, items; texts in two languages; places in files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NewType

from quizgo.frozen import dataclass

DeckName = NewType("DeckName", str)
"""A deck's name, a path of words: `go/g-struct`."""

CardId = NewType("CardId", str)
"""`deck/id`: the deck's name, a slash, the card's `id` as written in the deck."""

ItemId = NewType("ItemId", str)
"""The card's id, followed by `#part` where the card is more than one item."""


class Lang(StrEnum):
    """The languages that decks and the interface speak."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown in one or both languages. At least one of the two is there."""

    en: str | None = None
    zh: str | None = None

    def in_(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where that one is missing."""
        first, second = (self.zh, self.en) if lang is Lang.ZH else (self.en, self.zh)
        return first if first is not None else (second or "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. `line` counts from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
