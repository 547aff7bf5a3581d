"""What is looked at on the browse screen, and what the learner is asked for in its last line."""

from __future__ import annotations

from enum import Enum

from quizgo.frozen import dataclass
from quizgo.model import EntryKind, ItemId


class Pane(Enum):
    """What is shown of the card under the cursor."""

    CARD = "card"
    HISTORY = "history"
    WHY = "why"


class Asked(Enum):
    """What the learner is asked for in the last line."""

    TAG = "tag"
    UNTAG = "untag"
    NOTE = "note"
    DUE = "due"
    SURE = "sure"
    """Whether several cards are to be changed: y or n."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the last line, about these items."""

    asked: Asked
    items: tuple[ItemId, ...]
    kind: EntryKind = EntryKind.RESET
    """For SURE: what is to be done."""
    value: str | None = None
    text: str = ""
    """What stands there to be changed."""
